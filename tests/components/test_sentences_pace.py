"""When may it be finished? What the forecast says, and what it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from components.sentences import pace
from data.analysis.earned_schedule import earned_schedule
from data.analysis.forecast import Forecast, Made, Monthly, Outlook, made, scored
from tests.samples.readings import BOOKS, CHESHIRE_EAST, INCLUSION, plan, reading
from tests.spec.plans import plan_of

JUNE, JANUARY = date(2023, 6, 30), date(2024, 1, 31)


def outlook(chances: dict[int, float], last: float = 1.0) -> Outlook:
    """Chances by month: each holds until the next, and ``last`` from month 24."""
    finished, reached = [], 0.0
    for month in range(1, 61):
        reached = chances.get(month, last if month >= 24 else reached)
        finished.append(round(1000 * reached))
    edge = (61,) * 60
    return Outlook(tuple(finished), edge, edge, edge)


def foreseen(
    slowing: dict[int, float],
    steady: dict[int, float] | None = None,
    *,
    sign_off: date | None = JANUARY,
    last: float = 1.0,
    made_up: bool = False,
) -> Made:
    found = Forecast(
        (7, 3, 4, 6, 7, 8, 5, 6, 4),
        61,
        0,
        1000,
        None,
        outlook(slowing, last),
        outlook(steady or slowing, last),
    )
    return Made(7, JUNE, sign_off, 61, 0, 0, found, made_up)


def refused(sentence: str) -> Made:
    return Made(1, JUNE, JANUARY, 61, 0, 0, Forecast((), 61, 0, 1000, sentence))


SIX_IN_TEN = {5: 0.5, 7: 0.62, 12: 0.87}


# --- by sign-off -----------------------------------------------------------------


def test_the_chance_of_finishing_by_sign_off_is_said_as_agreed():
    assert pace.by_sign_off(foreseen(SIX_IN_TEN)) == (
        "About 6 in 10 chance (62%) that all 61 are reported complete by 31 January "
        "2024, if the pace slows as it usually does. This does not predict sign-off."
    )


def test_if_the_pace_holds_it_is_a_chance_of_its_own():
    said = pace.by_sign_off(foreseen(SIX_IN_TEN, {7: 0.93}), "steady")
    assert said.startswith("About 9 in 10 chance (93%)")
    assert said.endswith("if the pace so far holds. This does not predict sign-off.")


def test_sign_off_within_a_month_is_given_the_chance_of_the_month_before():
    said = pace.by_sign_off(foreseen(SIX_IN_TEN, sign_off=date(2024, 2, 15)))
    assert (
        "by 31 January 2024, the last month's end before sign-off is due on 15 "
        "February 2024, if the pace slows" in said
    )


@pytest.mark.parametrize(
    ("sign_off", "said"),
    [
        (
            date(2023, 7, 15),
            "Sign-off is due by 15 July 2023, less than a month on; 11 of 61 were "
            "still to be completed.",
        ),
        (
            date(2023, 3, 31),
            "Sign-off was due by 31 March 2023; 11 of 61 were still to be completed.",
        ),
        (
            None,
            "No date is given for sign-off, so no chance of finishing by it is given.",
        ),
    ],
)
def test_where_no_month_ends_before_sign_off_no_chance_is_made_up(sign_off, said):
    assert pace.by_sign_off(foreseen(SIX_IN_TEN, sign_off=sign_off)) == said


# --- the two sentences ------------------------------------------------------------


def test_the_two_sentences_give_each_pace_its_two_dates():
    slows, holds = pace.said(foreseen(SIX_IN_TEN, {3: 0.66, 4: 0.9}))
    assert slows == (
        "If it slows, as finite plans usually do: about 5 in 10 chance (50%) that all "
        "61 are reported complete by 30 November 2023, about 9 in 10 chance (87%) by "
        "30 June 2024."
    )
    assert holds == (
        "If the pace so far holds: about 7 in 10 chance (66%) that all 61 are "
        "reported complete by 30 September 2023, about 9 in 10 chance (90%) by 31 "
        "October 2023."
    )


def test_one_month_for_both_chances_is_said_once():
    slows, _ = pace.said(foreseen({4: 0.9}))
    assert slows.endswith(
        "about 9 in 10 chance (90%) that all 61 are reported complete by 31 October "
        "2023."
    )


def test_a_date_past_the_horizon_cannot_be_dated():
    only_50, _ = pace.said(foreseen({5: 0.5}, last=0.6))
    assert only_50.endswith(
        "; a date that is 85% sure cannot be dated from this record."
    )
    neither, _ = pace.said(foreseen({5: 0.2}, last=0.3))
    assert neither == (
        "If it slows, as finite plans usually do, when all 61 are reported complete "
        "cannot be dated from this record."
    )


def test_what_rests_on_made_up_rows_says_so_itself():
    one = foreseen(SIX_IN_TEN, made_up=True)
    for said in (pace.by_sign_off(one), *pace.said(one)):
        assert said.endswith("The actions are made up.")


# --- headings ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (
            foreseen(SIX_IN_TEN),
            "About 9 in 10 chance: all 61 reported complete by June 2024",
        ),
        (
            foreseen({5: 0.5}, last=0.6),
            "About 5 in 10 chance: all 61 reported complete by November 2023",
        ),
        (
            foreseen({5: 0.2}, last=0.3),
            "When all 61 are reported complete cannot be dated from this record",
        ),
        (refused("No forecast."), "No forecast of when it will be finished"),
    ],
)
def test_the_heading_says_the_finding(one, said):
    assert pace.heading(one) == said


def test_every_samples_heading_can_be_taken_in_at_a_glance():
    for _, version in BOOKS:
        heading = pace.heading(made(reading(version).plan, 1))
        assert len(heading.split()) <= 12, heading


# --- refused -------------------------------------------------------------------------


def test_a_refusal_is_the_one_sentence_in_every_place():
    one = made(plan(CHESHIRE_EAST, 1), 1)
    assert pace.said(one) == (one.refused,)
    assert pace.by_sign_off(one) == pace.dates(one) == one.refused


# --- what it goes by, how it did, the timetable --------------------------------------


def test_what_it_goes_by_names_all_that_is_left_out():
    seen = Monthly(JUNE, (0, 3, 4), 12, 15, before=1, undated=2, made_up=True)
    assert pace.made_from(seen) == (
        "7 actions completed in 3 months to 30 June 2023, 5 still to complete. 1 "
        "action complete before then is no part of the pace. 2 actions reported "
        "complete with no day of completion are left out of it. The actions are made "
        "up."
    )


def test_nothing_left_is_said_as_none_and_a_refusal_as_it_is():
    assert "none still to complete" in pace.made_from(Monthly(JUNE, (3,), 3, 3))
    assert pace.made_from(Monthly(JUNE, (), 3, 3)) == "No month of work is recorded."
    assert pace.made_from(Monthly(JUNE, (), 3, 3, refused="Not known.")) == "Not known."


def test_earlier_forecasts_are_counted_and_called_no_proofs():
    frame = scored([(number, plan(INCLUSION, number)) for number in (10, 18, 24)])
    assert pace.earlier(frame) == (
        "Of earlier forecasts, 1 of 2 of the 50% dates and 2 of 2 of the 85% dates "
        "were met. They share one end, so they are not independent proofs."
    )


def test_before_an_end_is_known_nothing_is_held_against_it():
    nothing = "What earlier forecasts said cannot be held against an end yet."
    assert pace.earlier(scored([(1, plan(INCLUSION, 8))])) == nothing
    assert pace.earlier(scored([])) == nothing


def test_the_timetable_is_told_with_what_the_formula_hides():
    table = """
    Status      | Original due    | Completed on    | Times
    Complete    | 31 January 2023 | 31 January 2023 | 4
    Complete    | 30 April 2023   | 3 April 2023    | 1
    In progress | 30 April 2023   |                 | 1
    In progress | TBC             |                 | 1
    """
    found = earned_schedule(plan_of(table, as_at="30 April 2023"))
    assert pace.timetable(found) == (
        "With 5 complete the plan stands where its original dates had it after 3.5 "
        "months; it has taken 4 months (SPI(t) 0.88). 2 months of that are a stretch "
        "in which nothing was due. 1 action without an original date is left out."
    )
    assert "no timetable" in pace.timetable(earned_schedule(plan_of()))


def test_words_of_a_page_fit_a_frame_with_no_rows():
    empty = pd.DataFrame({"met_50": [], "met_85": []})
    assert "cannot be held" in pace.earlier(empty)


def test_one_action_left_out_before_the_months_is_still_among_all_of_them():
    one = replace(foreseen(SIX_IN_TEN), counted=64, before=3)
    assert "all 64 are reported complete" in pace.by_sign_off(one)
