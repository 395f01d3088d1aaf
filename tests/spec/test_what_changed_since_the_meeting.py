"""What a committee is told of the time since its last meeting.

Westmere is made up. Its meeting of 16 January 2023 had version 1 and that of 10
July has version 7; what is planted in the versions between is told here in full,
each by ref. Each section is a part of the page.
"""

from __future__ import annotations

import pytest

from components.sentences import ledger as ledger_says
from components.sentences import review, since_groups
from components.sentences import since as says
from data.analysis import given, meetings, moved, since, timeliness
from data.analysis.ledger import Version, ledger
from data.analysis.since import Comparison, Group
from data.analysis.timeliness import Timing
from data.samples import westmere_story as story
from tests.samples import readings

VERSIONS = tuple(
    Version(number, readings.plan(readings.WESTMERE, number), by="A. Officer")
    for number in range(1, 8)
)
OFFERED = meetings.choices(VERSIONS[-1].plan, VERSIONS)
SINCE = Comparison.of(VERSIONS, meetings.default(OFFERED))
BOOK = ledger(VERSIONS)


def rows(group: Group) -> dict[str, dict]:
    found = since.rows(SINCE, group)
    return {row["ref"]: row for row in found.to_dict("records")}


# --- Which two are compared ----------------------------------------------------


def test_the_last_meeting_with_another_version_is_compared_with_the_newest():
    assert [
        (one.key, one.version) for one in (SINCE.chosen.then, SINCE.chosen.now)
    ] == [
        ("2023-01-16", 1),
        ("2023-07-10", 7),
    ]


def test_a_meeting_before_which_another_version_is_due_is_not_offered():
    assert [one.label for one in OFFERED if one.meeting] == [
        "Meeting of 10 July 2023: version 7",
        "Meeting of 16 January 2023: version 1",
    ]
    assert [one.version for one in OFFERED if not one.meeting] == [7, 6, 5, 4, 3, 2, 1]


# --- The answer ----------------------------------------------------------------


def test_the_heading_names_both_days_and_the_year_once():
    assert says.heading(SINCE) == "What changed between 16 January and 10 July 2023"


def test_the_rate_is_restated_with_what_is_no_longer_listed():
    assert says.lead(SINCE) == (
        "14 of 60 actions were reported complete then; 50 of 61 now. One action in "
        "January's list is not in July's. With it, the figure would be 50 of 62."
    )
    assert len(says.lead(SINCE).split()) <= 60


def test_three_counts_no_longer_listed_first():
    assert [(one.label, one.text, one.note) for one in says.cards(SINCE)] == [
        ("No longer listed", "1", "no reason recorded"),
        ("Moved later", "7", "9 moves in all; the longest 153 days"),
        ("Completed", "37", "14 with no evidence recorded"),
    ]


def test_the_overview_says_it_in_one_line():
    assert says.in_one_line(SINCE) == (
        "Since 16 January: 37 completed, 7 moved later, 1 no longer listed"
    )


# --- No longer listed, reopened ------------------------------------------------


def test_5_4_is_no_longer_listed_since_version_6_and_no_reason_is_recorded():
    (gone,) = rows(Group.NO_LONGER_LISTED).values()
    assert gone["ref"] == "5.4"
    assert gone["then"] == "In progress, due 31 May 2023"
    assert (gone["now"], gone["made"]) == (
        "Not listed",
        "Since version 6 (31 May 2023)",
    )
    assert gone["reason"] == "No reason recorded"
    assert set(story.GONE) == {"5.4"}


def test_2_3_is_reopened_with_the_reason_of_the_version_that_reopened_it():
    (again,) = rows(Group.REOPENED).values()
    assert again["ref"] == "2.3"
    assert again["then"].startswith("Complete")
    assert again["made"] == "Since version 6 (31 May 2023)"
    assert again["reason"] == story.UPDATES["2.3"][6]
    assert set(story.REOPENED) == {"2.3"}


# --- Moved later ---------------------------------------------------------------


def test_each_move_of_every_date_is_told_with_the_version_that_made_it():
    told = BOOK.moves()
    assert [(row["ref"], row["version"]) for row in told.to_dict("records")] == sorted(
        [(ref, version) for ref, course in story.MOVED.items() for version in course],
        key=lambda one: (one[1], float(one[0])),
    )
    assert len(told) == 9


@pytest.mark.parametrize(
    ("ref", "days", "made"),
    [
        ("6.1", 153, ["Version 4: 92 days later", "Version 5: 61 days later"]),
        ("7.5", 122, ["Version 4: 61 days later", "Version 6: 61 days later"]),
        ("7.2", 92, ["Version 6: 92 days later"]),
        ("5.6", 51, ["Version 6: 51 days later"]),
        ("2.6", 31, ["Version 3: 31 days later"]),
        ("4.7", 31, ["Version 5: 31 days later"]),
        ("3.8", 30, ["Version 4: 30 days later"]),
    ],
)
def test_a_date_moved_is_told_in_days_and_move_by_move(ref, days, made):
    row = rows(Group.MOVED_LATER)[ref]
    assert row["days"] == days
    assert row["made"].split("\n") == made
    assert len(made) == len(story.MOVED[ref])


def test_the_longest_moves_stand_first():
    assert list(rows(Group.MOVED_LATER))[:3] == ["6.1", "7.5", "7.2"]


def test_the_reason_of_each_move_is_the_one_its_version_recorded():
    assert rows(Group.MOVED_LATER)["6.1"]["reason"].split("\n") == [
        f"Version {number}: {story.UPDATES['6.1'][number]}" for number in (4, 5)
    ]


def test_what_was_moved_more_than_once_is_named():
    assert since_groups.group_note(SINCE, Group.MOVED_LATER) == (
        "Dates were moved 9 times in all. The longest moves stand first. More than "
        "once: 6.1 and 7.5 (2 times each)."
    )


def test_the_chart_is_of_original_against_current_dates():
    found = moved.moved(SINCE)
    assert list(found["ref"])[:2] == ["6.1", "7.5"]
    assert found["moved_days"].tolist() == [153, 122, 92, 51, 31, 31, 30]
    assert says.moves_headline(SINCE) == (
        "Seven actions moved later, now 30 to 153 days after their original dates"
    )


# --- Overdue, evidence, words ---------------------------------------------------


def test_two_are_newly_past_their_current_date():
    found = rows(Group.NEWLY_OVERDUE)
    assert list(found) == ["2.3", "6.4"]
    assert found["6.4"]["then"] == "In progress, due 31 May 2023"
    assert found["6.4"]["now"] == "In progress, 30 days past 31 May 2023"


def test_14_of_those_completed_have_no_evidence_recorded():
    found = rows(Group.UNEVIDENCED)
    assert len(found) == 14
    assert {row["now"] for row in found.values()} == {"Complete, no evidence recorded"}


def test_the_two_re_worded_are_marked_word_by_word():
    found = since_groups.rows(SINCE, Group.RE_WORDED, ()).to_dict("records")
    assert [row["ref"] for row in found] == sorted(story.REWORDED)
    bitesize = found[0]
    assert [text for text, out in bitesize["then_shown"].pieces if out] == ["all"]
    assert [text for text, new in bitesize["now_shown"].pieces if new] == ["eligible"]
    assert bitesize["then_shown"].taken_out
    assert not bitesize["now_shown"].taken_out


# --- Completed ------------------------------------------------------------------


def test_37_are_completed_by_date_and_evidence():
    table = timeliness.table(SINCE).set_index("evidence")
    assert table.loc["All completed"].tolist() == [29, 3, 5, 0, 37]
    assert table.loc["Evidence recorded"].tolist() == [19, 1, 3, 0, 23]
    assert table.loc["No evidence recorded"].tolist() == [10, 2, 2, 0, 14]
    assert 29 + 3 + 5 == 23 + 14 == 37


def test_2_6_3_8_and_4_7_are_in_time_only_against_a_date_moved_later():
    found = timeliness.completed(SINCE).set_index("ref")
    by_moved = found[found["timing"] == str(Timing.BY_MOVED)]
    assert list(by_moved.index) == ["2.6", "3.8", "4.7"]
    assert by_moved.loc["2.6", "days_late_original"] == 27
    assert by_moved.loc["2.6", "days_late_current"] == 0
    assert since_groups.group_note(SINCE, Group.COMPLETED) == (
        "29 by the original date, 8 after it. Of those after it, 3 are in time only "
        "against a date moved later: 2.6, 3.8 and 4.7."
    )


# --- Added, and the rest --------------------------------------------------------


def test_four_are_added_and_the_number_counted_adds_up():
    assert list(rows(Group.ADDED)) == ["4.10", "6.7", "7.6", "7.8"]
    assert set(rows(Group.ADDED)) == set(story.ADDED)
    assert since_groups.group_note(SINCE, Group.ADDED) == (
        "60 counted then + 4 added − 1 no longer listed − 2 superseded = 61 now."
    )
    assert 60 + 4 - 1 - 2 == 61


def test_what_was_superseded_says_by_what():
    assert {ref: row["now"] for ref, row in rows(Group.SUPERSEDED).items()} == {
        "1.9": "Superseded by 1.7, left out of the count",
        "3.9": "Superseded by 3.7, left out of the count",
    }


def test_ratings_and_assurance_are_told_apart():
    assert list(rows(Group.RE_RATED)) == ["6.4", "7.5"]
    assert list(rows(Group.ASSURANCE_RAISED)) == ["1.1", "1.2", "1.3", "2.2", "4.1"]
    assert rows(Group.ASSURANCE_LOWERED) == {}


def test_the_groups_stand_in_their_order_and_the_empty_ones_in_one_line():
    held = since_groups.groups(SINCE)
    assert [str(one) for one in held[:8]] == [
        "no longer listed",
        "reopened",
        "moved later",
        "newly overdue",
        "complete without evidence recorded",
        "re-worded",
        "completed",
        "added",
    ]
    assert since_groups.nothing_in(SINCE) == (
        "No change in: original dates, actions split or merged, dates moved earlier, "
        "dates given or taken away, assurance lowered, words used for assurance, "
        "leads, evidence of other actions, days of completion or refs."
    )


# --- Dates given to the committee -----------------------------------------------


def test_a_date_given_again_is_told_with_the_first():
    found = given.dates(VERSIONS).set_index("event")
    team = found.loc["Contextual safeguarding team operational (6.1)"]
    assert team["position"] == "Not yet due"
    assert (team["first_given"], team["first_version"]) == ("30 April 2023", 1)
    assert found["first_given"].notna().sum() == 1
    assert says.dates_given(SINCE) == (
        "1 met, 1 met late, 2 not yet due, 1 with no update recorded. 1 date was "
        "given again: the position is against the newest one."
    )


def test_a_recommendation_without_a_status_has_no_update_recorded():
    found = given.recommendations(VERSIONS[-1].plan)
    assert found["status"].tolist() == ["Agreed"] * 2 + ["No update recorded"] * 3


# --- Then and now ---------------------------------------------------------------


def test_every_headline_figure_stands_then_and_now():
    table = review.headline(SINCE).set_index("figure")
    assert table.loc["Reported complete"].tolist()[:3] == [
        "14 of 60 (23%)",
        "50 of 61 (82%)",
        "36 more",
    ]
    assert table.loc["Children identified as at risk"].tolist()[:3] == [
        "186",
        "148",
        "38 fewer",
    ]


def test_every_finding_stands_then_and_now():
    found = review.finding(SINCE, "Front door (priority action)").set_index("question")
    assert found.loc["Actions reported complete"].tolist() == ["5 of 13", "12 of 12"]
    assert found.loc["Agreed as addressed"].tolist() == [
        "No agreement recorded",
        "Agreed as addressed by Improvement Board on 3 May 2023",
    ]
    assert len(review.findings(SINCE)) == 2 * len(review.names(SINCE)) == 2 * 7


# --- One action's history -------------------------------------------------------


def test_6_1_has_its_original_date_two_moves_and_who_published_them():
    entry = BOOK.entry("6.1")
    assert (entry.original.on.isoformat(), entry.days) == ("2023-04-30", 153)
    assert [step.version.number for step in entry.moves] == [4, 5]
    told = ledger_says.history(BOOK, "6.1")
    assert set(told["by"]) == {"A. Officer"}
    assert ledger_says.headline(BOOK, "6.1") == "6.1 over 7 versions: 2 date moves"
    assert ledger_says.lead(BOOK, "6.1") == (
        "Original date 30 April 2023, current date 30 September 2023, 153 days later."
    )


def test_an_update_that_is_a_reason_stands_once_in_the_history():
    told = ledger_says.history(BOOK, "6.1")
    assert list(zip(told["version"], told["kind"], strict=True)) == [
        (7, "New update"),
        (6, "New update"),
        (5, "Re-rated"),
        (5, "Moved later"),
        (4, "Moved later"),
        (3, "New update"),
        (2, "Re-rated"),
    ]


def test_5_4_keeps_its_history_though_it_is_no_longer_listed():
    assert [entry.ref for entry in BOOK.gone] == ledger_says.gone(BOOK) == ["5.4"]
    assert ledger_says.lead(BOOK, "5.4") == (
        "Not in this version's list: last listed in version 5, position at 30 April "
        "2023. Original date 31 May 2023, not moved."
    )
