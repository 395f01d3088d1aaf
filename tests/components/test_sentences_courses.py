"""When changes would have reached a committee paper: what is said of each course."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from components.sentences import courses as says
from components.sentences import courses_shown as shows
from data.analysis.courses import Tried, tried
from data.analysis.ledger import Version
from data.plan import Meeting, Option
from tests.analysis.test_courses import option, sample, small
from tests.samples.readings import CHESHIRE_EAST, INCLUSION, WESTMERE
from tests.spec.plans import plan_of

MET = (date(2023, 1, 16), date(2023, 7, 10), date(2024, 1, 15))
HEADER = "Ref | Action | Original due | Current due | Status"
MONTHS = ["31 January 2023", "28 February 2023", "31 March 2023", "30 April 2023"]
HOURS = "May 2023", "June 2023", "July 2023", "August 2023"


def moved_each_month(*numbers: int, met=MET, options: tuple[Option, ...] = ()) -> Tried:
    """Versions in which so many of eight actions move by another month, one by one."""
    kept = []
    for at, position in enumerate(MONTHS[: len(numbers) + 1]):
        number = numbers[at - 1] if at else 0
        lines = [
            f"{ref} | Action {ref} | 31 March 2023 | "
            f"{HOURS[at - 1] if ref <= number else '31 March 2023'} | In progress"
            for ref in range(1, 9)
        ]
        plan = plan_of("\n".join([HEADER, *lines]), as_at=position)
        kept.append(Version(at + 1, plan))
    newest = replace(
        kept[-1].plan,
        meetings=tuple(Meeting(on, "Committee") for on in met),
        options=options,
    )
    return tried([*kept[:-1], Version(len(kept), newest)])


# --- Westmere --------------------------------------------------------------------


def test_westmere_s_courses_are_told_as_the_page_promises():
    recommended, nothing, less = says.said(sample(WESTMERE, 7))
    assert recommended == (
        "As recommended, all 14 changes would first have appeared in the paper of "
        "10 July 2023, 205 days before sign-off. The 14 would have waited 77 days on "
        "average and 160 at the longest; none missed. Four were over before first "
        "appearing: rating worsened 6.1; date moved later 2.6, 3.8 and 4.7."
    )
    assert nothing == (
        "Do nothing. With no reports, 14 of 14 changes in this record would not have "
        "appeared before sign-off."
    )
    assert less.startswith(
        "Receive less frequent updates (every 12 months, assumed). With yearly "
        "reports, all 14 changes would first have appeared in the paper of 15 January "
        "2024, 16 days before sign-off. The 14 would have waited 266 days on average "
        "and 349 at the longest; none missed."
    )


def test_what_fell_is_counted_by_kind_and_said_to_be_made_up():
    assert says.fell(sample(WESTMERE, 7)) == (
        "14 changes: 9 dates moved later, 3 ratings worsened, 1 action reopened and 1 "
        "action no longer listed. The record is made up."
    )


def test_a_reader_s_own_months_are_called_theirs():
    less = says.said(sample(WESTMERE, 7, 9))[2]
    assert "(every 9 months, your assumption). With reports every 9 months, " in less


def test_the_second_plan_names_what_would_be_missed_and_what_is_left_out():
    found = sample(INCLUSION, 24)
    yearly = says.said(found)[1]
    assert yearly.startswith(
        "Report once a year. With yearly reports, 13 of 31 changes in this record "
        "would not have appeared before sign-off: date moved later 1.8 (twice), 4.6,"
    )
    assert "; rating worsened 4.6, 2.7 and 1.8." in yearly
    assert "148 days on average and 323 at the longest; 13 missed." in yearly
    assert (
        "26 changes after 31 March 2022 are left out: no paper before sign-off could "
        "hold them." in says.fell(found)
    )


# --- few and many ------------------------------------------------------------------


def test_fewer_than_five_are_named_without_an_average():
    (own,) = says.said(moved_each_month(1, 1, 2))
    assert "average" not in own
    assert own.endswith(
        "Seen: 1 (date moved later) after 132 days, 1 (date moved later) after 101 "
        "days, 1 (date moved later) after 71 days and 2 (date moved later) after 71 "
        "days."
    )


def test_a_mean_never_stands_without_the_number_missed():
    for kept in ((5, 5), (5, 5, 5), (1, 8)):
        for told in says.said(moved_each_month(*kept)):
            assert ("average" in told) == ("missed" in told)


def test_one_change_is_one_and_a_paper_on_the_day_of_sign_off_is_at_it():
    (own,) = says.said(small(met=(date(2023, 1, 16), date(2024, 1, 31))))
    assert own == (
        "At the committee's own meetings, the one change in this record would first "
        "have appeared in the paper of 31 January 2024, at sign-off. Seen: 1.1 (date "
        "moved later) after 337 days."
    )


def test_where_papers_differ_the_last_is_told():
    met = (date(2023, 1, 16), date(2023, 3, 1), date(2023, 7, 10))
    (own,) = says.said(moved_each_month(1, 1, met=met))
    assert (
        "all 2 changes would first have appeared before sign-off, the last in the "
        "paper of 10 July 2023, 205 days before sign-off." in own
    )


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (1, "monthly reports"),
        (3, "quarterly reports"),
        (6, "six-monthly reports"),
        (12, "yearly reports"),
        (8, "reports every 8 months"),
    ],
)
def test_an_interval_is_called_by_its_usual_name(months: int, said: str):
    assert f"With {said}, " in says.said(small(option("Other", months)))[1]


# --- what is missing -----------------------------------------------------------------


def test_cheshire_east_is_told_as_arithmetic_and_not_as_its_record():
    found = sample(CHESHIRE_EAST, 1)
    assert says.missing(found) == (
        "No published version of this plan lists its actions. From three on, each "
        "course is tried on the plan's own changes."
    )
    assert says.said(found) == [
        "As recommended, between the 2 meetings listed, a change would wait 88 days on "
        "average and 175 at the longest. No meeting after 10 July 2023 is listed "
        "before sign-off.",
        "Do nothing. No paper would show any change.",
        "Receive less frequent updates (every 12 months, assumed). With yearly "
        "reports, a change would wait 183 days on average and 365 at the longest.",
    ]
    assert says.fell(found) == ""
    assert says.ARITHMETIC.endswith("not this plan's record")


def test_two_versions_are_arithmetic_with_the_days_for_papers_and_made_up():
    found = sample(WESTMERE, 2)
    assert says.missing(found).startswith("Two published versions of this plan list ")
    assert says.said(found)[2].endswith(
        "a change would wait 193 days on average and 375 at the longest, the 10 days "
        "from papers included."
    )
    assert says.fell(found) == "The meetings and options are made up."


def test_without_courses_meetings_or_options_the_page_says_which():
    assert says.missing(small(met=())).startswith(
        "The workbook lists no meetings and no option with a reporting interval"
    )
    assert "no meeting up to sign-off" in says.not_supplied(
        small(option("Do nothing"), met=())
    )
    assert "lists no other option" in says.not_supplied(small())
    assert says.not_supplied(small(option("Close early"), option("Do nothing"))) == (
        "“Close early” says nothing of how often to report, and is not tried."
    )


def test_without_a_sign_off_date_or_any_fall_the_page_says_so_and_draws_nothing():
    assert says.missing(small(sign_off_due=None)).startswith(
        "No date is given for sign-off"
    )
    still = moved_each_month(0, 0)
    assert says.missing(still).startswith("Over 3 versions no date was moved later")
    assert says.said(still) == []
    assert not says.drawable(still)
    assert says.adjusts(still) == (False, False)


def test_what_a_reader_can_change_is_what_would_change_something():
    assert says.adjusts(sample(WESTMERE, 7)) == (True, True)
    assert says.adjusts(sample(INCLUSION, 24)) == (False, True)
    assert says.adjusts(small(option("Do nothing"), met=())) == (False, False)


# --- how it was counted, and what is drawn -------------------------------------------


def test_the_method_says_what_counts_when_and_from_which_day():
    told = "\n".join(shows.method(sample(WESTMERE, 7)))
    assert "dated by the position of the version that first shows it" in told
    assert "the meeting of 16 January 2023, the first listed since the plan" in told
    assert "within 14 days" in told
    assert "go out 10 days before its meeting" in told
    assert "12 months is an assumption made here" in told


def test_the_method_of_arithmetic_says_what_it_takes_for_granted():
    told = shows.method(sample(CHESHIRE_EAST, 1))
    assert told[0].startswith("Changes are taken to come evenly over time.")
    assert told[1].startswith("A paper is taken to hold what happened up to the day")


def test_a_box_says_what_the_workbook_gives():
    assert shows.papers_label(10).endswith("(the workbook's: 10)")
    assert shows.papers_label(None).endswith("(the workbook gives none: 0)")


def test_the_headline_sets_the_first_course_beside_the_worst_in_fifteen_words():
    found = sample(WESTMERE, 7)
    assert shows.headline(found) == (
        "As recommended, 14 of 14 changes reach a paper; with no reports, none"
    )
    assert shows.headline(small()) == ("Listed meetings: 1 of 1 change reaches a paper")
    rare = small(option("Other", 24))
    for one in (found, rare, sample(INCLUSION, 12), sample(WESTMERE, 7, 24)):
        assert len(shows.headline(one).split()) <= 15


def test_the_table_has_every_change_under_every_course():
    found = sample(WESTMERE, 7)
    columns, rows = shows.columns(found), shows.rows(found)
    assert list(columns.values())[3:6] == [
        "As recommended",
        "Do nothing",
        "Receive less frequent updates",
    ]
    assert len(rows) == 14
    assert rows["paper_0"].iloc[-1] == "10 July 2023, 10 days later"
    assert set(rows["paper_1"]) == {"None before sign-off"}
    assert rows["over_text"].tolist().count("No") == 10


def test_two_courses_of_one_name_keep_a_column_each():
    found = small(option("Less often", 9), option("Less often", 18))
    names = list(shows.columns(found).values())
    assert len(names) == len(set(names))


def test_the_chart_in_words_tells_every_row():
    assert shows.in_words(sample(INCLUSION, 24)).endswith(
        "As recommended on 25 January 2021, at the meetings listed: 18 of 31 appear, "
        "85 days on average, 13 never; Report once a year, every 12 months: 18 of 31 "
        "appear, 148 days on average, 13 never; End reports to the committee, no "
        "reports: None of 31 appears."
    )
