"""Under each course considered, when would the plan's own changes have been seen?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.analysis.courses import Course, Tried, papers, tried
from data.analysis.ledger import Version
from data.plan import Meeting, Option, Plan, Recommendation
from tests.analysis.test_falls import line, versions
from tests.samples.readings import CHESHIRE_EAST, INCLUSION, WESTMERE, plan

JANUARY, JULY, NEXT = date(2023, 1, 16), date(2023, 7, 10), date(2024, 1, 15)
SIGN_OFF = date(2024, 1, 31)
HALF_YEARLY, NOTHING, LESS_OFTEN = range(3)


def sample(which, until: int, *asked: int) -> Tried:
    kept = [Version(n, plan(which, n)) for n in range(1, until + 1)]
    return tried(kept, *asked)


def option(text: str, months: int | None = None) -> Option:
    return Option(text, "", "", months)


def small(*considered: Option, met=(JANUARY, JULY, NEXT), **sheets: object) -> Tried:
    """Three versions in which one date moves, with these options and meetings."""
    kept = versions(line(), line("30 June 2023"), line("30 June 2023"))
    newest = replace(
        kept[-1].plan,
        options=considered,
        meetings=tuple(Meeting(on, "Committee") for on in met),
        **sheets,
    )
    return tried([*kept[:-1], Version(3, newest)])


def course(found: Tried, name: str) -> Course:
    return next(one.course for one in found.trials if one.course.name == name)


def seen(found: Tried, at: int) -> set[tuple[str, str, date, date | None]]:
    rows = found.falls.assign(first=found.trials[at].found["first_seen"])
    columns = rows[["ref", "kind", "on", "first"]]
    return set(columns.itertuples(index=False, name=None))


# --- Westmere: told by ref and date ------------------------------------------------

MOVED, WORSE = "date moved later", "rating worsened"
PLANTED = {
    ("6.1", WORSE, date(2023, 1, 31)): (160, 349),
    ("2.6", MOVED, date(2023, 2, 28)): (132, 321),
    ("7.5", WORSE, date(2023, 2, 28)): (132, 321),
    ("3.8", MOVED, date(2023, 3, 31)): (101, 290),
    ("6.1", MOVED, date(2023, 3, 31)): (101, 290),
    ("7.5", MOVED, date(2023, 3, 31)): (101, 290),
    ("4.7", MOVED, date(2023, 4, 30)): (71, 260),
    ("6.1", MOVED, date(2023, 4, 30)): (71, 260),
    ("2.3", "complete, then reopened", date(2023, 5, 31)): (40, 229),
    ("5.4", "no longer listed", date(2023, 5, 31)): (40, 229),
    ("5.6", MOVED, date(2023, 5, 31)): (40, 229),
    ("7.2", MOVED, date(2023, 5, 31)): (40, 229),
    ("7.5", MOVED, date(2023, 5, 31)): (40, 229),
    ("6.4", WORSE, date(2023, 6, 30)): (10, 199),
}


def test_every_planted_fall_of_westmere_is_told_for_each_course():
    found = sample(WESTMERE, 7)
    assert seen(found, HALF_YEARLY) == {(*fall, JULY) for fall in PLANTED}
    assert seen(found, NOTHING) == {(*fall, None) for fall in PLANTED}
    assert seen(found, LESS_OFTEN) == {(*fall, NEXT) for fall in PLANTED}
    for at, place in ((HALF_YEARLY, 0), (LESS_OFTEN, 1)):
        waits = found.trials[at].found["delay_days"].tolist()
        assert waits == [waited[place] for waited in PLANTED.values()]


def test_westmere_s_courses_are_recommended_never_and_an_assumed_year():
    found = sample(WESTMERE, 7)
    recommended, nothing, less = (one.course for one in found.trials)
    assert (recommended.name, recommended.meetings) == (
        "As recommended",
        (JANUARY, JULY, NEXT),
    )
    assert (nothing.name, nothing.never, nothing.meetings) == ("Do nothing", True, ())
    assert (less.months, less.assumed, less.meetings) == (12, True, (JANUARY, NEXT))
    assert (found.begins, found.met, found.papers_days) == (JANUARY, True, 10)
    assert [one.summary.never for one in found.trials] == [0, 14, 0]
    assert [one.summary.over for one in found.trials] == [4, 0, 4]


def test_a_day_s_more_for_papers_hides_what_changed_on_the_day_they_went_out():
    found = sample(WESTMERE, 7, 12, 11)
    late = found.trials[HALF_YEARLY].found.iloc[-1]
    assert (found.falls.iloc[-1]["ref"], late["first_seen"]) == ("6.4", NEXT)


def test_the_assumed_interval_is_the_reader_s_to_change():
    less = sample(WESTMERE, 7, 9).trials[LESS_OFTEN]
    assert less.course.meetings == (JANUARY, date(2023, 10, 16))
    assert less.course.assumed
    none = sample(WESTMERE, 7, 24).trials[LESS_OFTEN]
    assert none.summary.never == 14


def test_a_record_of_two_versions_is_too_short_and_one_of_three_is_not():
    assert not sample(WESTMERE, 2).on_record
    assert sample(WESTMERE, 3).on_record


# --- the second plan, over its months ------------------------------------------------


def test_falls_after_sign_off_are_left_out_and_counted():
    found = sample(INCLUSION, 24)
    assert (len(found.falls), found.left_out) == (31, 26)
    assert found.falls["on"].max() == date(2022, 3, 31)


def test_the_second_plan_s_last_months_are_in_no_paper_under_either_calendar():
    found = sample(INCLUSION, 24)
    agreed, yearly, ended = (one.course for one in found.trials)
    assert agreed.name == "As recommended on 25 January 2021"
    met = (date(2021, 1, 25), date(2021, 7, 12), date(2022, 1, 17))
    assert agreed.meetings == met
    assert (yearly.months, yearly.assumed) == (12, False)
    assert yearly.meetings == (met[0], met[2])  # near 25 January 2022, as listed
    assert ended.never
    assert [one.summary.never for one in found.trials] == [13, 13, 31]
    unseen = found.falls[found.trials[0].found["first_seen"].isna()]
    assert unseen["on"].min() == date(2022, 1, 31)


# --- one version, and nothing -------------------------------------------------------


def test_cheshire_east_has_intervals_and_no_record():
    found = sample(CHESHIRE_EAST, 1)
    assert (found.versions, found.on_record, found.papers_days) == (0, False, 0)
    recommended, nothing, less = (one.course for one in found.trials)
    assert recommended.wait(0).mean == 175 / 2
    assert nothing.wait(0) is None
    assert less.wait(0).longest == pytest.approx(365.25)
    assert less.wait(10).mean == pytest.approx(365.25 / 2 + 10)


def test_without_options_or_meetings_there_is_no_course_to_try():
    found = small(met=())
    assert found.trials == ()
    assert not found.on_record


def test_without_meetings_a_calendar_begins_with_the_plan_itself():
    found = small(option("Report each quarter", 3), met=())
    assert (found.met, found.begins) == (False, date(2023, 1, 31))
    (quarterly,) = (one.course for one in found.trials)
    assert quarterly.meetings == (
        date(2023, 4, 30),
        date(2023, 7, 31),
        date(2023, 10, 31),
        date(2024, 1, 31),
    )


def test_without_a_sign_off_date_nothing_can_be_followed_to_it():
    found = small(option("Do nothing"), sign_off_due=None)
    assert not found.on_record
    assert [one.summary.all for one in found.trials] == [0, 0]


def test_no_version_or_no_month_is_refused():
    for kept, months in (([], 12), ([Version(1, plan(WESTMERE, 1))], 0)):
        with pytest.raises(ValueError, match="at least one version"):
            tried(kept, months)


# --- what an option says of reporting ------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Do nothing",
        "To do nothing.",
        "End reports to the committee",
        "Stop receiving updates",
        "No further reports",
    ],
)
def test_an_option_to_end_reports_is_never(text: str):
    assert course(small(option(text)), text).never


@pytest.mark.parametrize(
    "text", ["Receive less frequent updates", "Report less often", "Fewer reports"]
)
def test_less_often_without_an_interval_is_an_assumption(text: str):
    found = course(small(option(text)), text)
    assert (found.months, found.assumed) == (12, True)


def test_an_interval_given_is_no_assumption_whatever_the_words():
    found = course(small(option("Less frequent updates", 8)), "Less frequent updates")
    assert (found.months, found.assumed) == (8, False)


def test_an_option_on_something_else_is_not_tried_and_is_named():
    found = small(option("Close the plan early"), option("Do nothing"))
    assert found.not_tested == ("Close the plan early",)
    assert len(found.trials) == 2


def test_without_a_recommendation_on_reporting_the_meetings_are_the_committee_s_own():
    note = Recommendation(JULY, "Note the report")
    agreed = Recommendation(JANUARY, "Agree to receive a report every six months")
    assert small().trials[0].course.name == "The committee's own meetings"
    found = small(recommendations=(note, agreed)).trials[0].course.name
    assert found == "As recommended on 16 January 2023"


# --- calendars ---------------------------------------------------------------------


def every(months: int, *met: date, sign_off: date = SIGN_OFF) -> tuple[date, ...]:
    found = small(option("Other", months), met=met, sign_off_due=sign_off)
    return course(found, "Other").meetings


def test_the_calendar_begins_with_the_first_meeting_since_the_plan_was_submitted():
    before = date(2022, 11, 7)
    found = small(met=(before, JULY), submitted=date(2022, 12, 5))
    assert (found.begins, found.trials[0].course.meetings) == (JULY, (JULY,))


def test_a_listed_meeting_within_two_weeks_is_taken_and_one_further_off_is_not():
    start = date(2023, 2, 6)
    near, far = date(2023, 8, 20), date(2023, 8, 21)
    assert every(6, start, near) == (start, near)
    assert every(6, start, far) == (start, date(2023, 8, 6))


def test_a_meeting_taken_in_place_of_a_later_day_may_still_be_before_sign_off():
    start = date(2023, 2, 6)
    early = date(2024, 1, 29)
    assert every(12, start, early, sign_off=early) == (start, early)
    assert every(12, start, sign_off=early) == (start,)


def test_an_uneven_calendar_is_taken_as_it_is():
    met = (date(2023, 2, 6), date(2023, 3, 1), date(2023, 12, 4))
    found = small(met=met)
    (own,) = found.trials
    assert own.found["first_seen"].tolist() == [date(2023, 3, 1)]
    gaps = (23, 278)
    assert own.course.wait(5).mean == pytest.approx(
        (gaps[0] ** 2 + gaps[1] ** 2) / (2 * sum(gaps)) + 5
    )


def test_one_meeting_has_no_interval():
    assert Course("Own", (JULY,), recommended=True).wait(0) is None


def test_papers_go_out_the_middle_number_of_days_before_halfway_rounded_up():
    def given(*days: int) -> Plan:
        met = tuple(
            Meeting(JULY, "Committee", date.fromordinal(JULY.toordinal() - one))
            for one in days
        )
        return replace(plan(CHESHIRE_EAST, 1), meetings=(*met, Meeting(NEXT, "C")))

    assert papers(given(5, 10, 7)) == 7
    assert papers(given(5, 10)) == 8
    assert papers(given()) is None
    assert papers(given(-2)) is None  # papers after the meeting tell nothing
