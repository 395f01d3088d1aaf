"""Do Westmere's seven versions tell the story planted in them?"""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import date

import pytest

from data.plan import Action, CohortPoint, Delivery, Rating
from data.workbook.issue import Severity
from tests.samples.readings import WESTMERE, actions, plan, reading

JANUARY, MAY, JULY = 1, 6, 7
VERSIONS = range(1, 8)
THEN, NOW = actions(WESTMERE, JANUARY), actions(WESTMERE, JULY)


def _counted(of: dict[str, Action]) -> list[Action]:
    return [action for action in of.values() if action.counted]


def _complete(of: dict[str, Action]) -> set[str]:
    return {ref for ref, action in of.items() if action.complete}


# --- July ------------------------------------------------------------------


def test_july_has_65_actions_4_superseded_and_50_of_61_complete() -> None:
    counted = _counted(NOW)
    evidenced = [action for action in counted if action.complete and action.evidenced]

    assert len(NOW) == 61 + 4
    assert len(counted) == 61
    assert len(_complete(NOW)) == 50
    assert len(evidenced) == 33


def test_of_julys_11_open_actions_6_are_past_their_original_date() -> None:
    left = [action for action in _counted(NOW) if not action.complete]
    position = date(2023, 6, 30)
    past = {a.ref for a in left if a.original_due.on and a.original_due.on < position}
    past_too = {a.ref for a in left if a.current_due.on and a.current_due.on < position}

    assert len(left) == 61 - 50
    assert past == {"2.3", "5.6", "6.1", "6.4", "7.2", "7.5"}
    assert past_too == {"2.3", "6.4"}


@pytest.mark.parametrize(
    ("finding", "counted", "complete", "evidenced"),
    [
        ("Front door", 12, 12, 10),
        ("Identification and flagging", 9, 8, 6),
        ("Scrutiny and quality assurance", 8, 4, 2),
        ("Contextual safeguarding team", 7, 3, 1),
        ("Education as a protective factor", 6, 5, 2),
        ("Emergency departments", 10, 9, 8),
        ("Workforce training and awareness", 9, 9, 4),
    ],
)
def test_each_finding_has_its_share_of_the_actions(
    finding: str, counted: int, complete: int, evidenced: int
) -> None:
    own = [action for action in _counted(NOW) if action.finding == finding]

    assert len(own) == counted
    assert sum(action.complete for action in own) == complete
    assert sum(action.complete and action.evidenced for action in own) == evidenced


def test_julys_only_warnings_are_17_blank_evidence_cells_and_one_unknown_status() -> (
    None
):
    read = reading(WESTMERE.versions[-1])
    warnings = Counter(issue.code for issue in read.of(Severity.WARNING))

    assert read.of(Severity.ERROR) == ()
    assert warnings == {"evidence_blank": 50 - 33, "unknown_status": 1}


def test_one_status_is_explained_nowhere_and_two_house_words_are() -> None:
    unknown = [a for a in NOW.values() if a.delivery is Delivery.UNKNOWN]
    words = {action.row.raw("delivery") for action in NOW.values()}

    assert [(a.ref, a.row.raw("delivery")) for a in unknown] == [("7.6", "Amber E")]
    assert {rating.word for rating in plan(WESTMERE, JULY).ratings} == {
        "Closed",
        "Ongoing",
    }
    assert {"Closed", "Ongoing"} < words


def test_one_of_two_priority_actions_is_agreed_as_addressed_by_july() -> None:
    findings = plan(WESTMERE, JULY).findings
    agreed = [finding for finding in findings if finding.agreed_on]

    assert len(findings) == 7
    assert [str(finding.kind) for finding in findings].count("Priority action") == 2
    assert [(f.name, f.agreed_by, f.agreed_on) for f in agreed] == [
        ("Front door", "Improvement Board", date(2023, 5, 3))
    ]


def test_every_action_is_worded_differently() -> None:
    assert len({action.action for action in NOW.values()}) == len(NOW)


# --- the story -------------------------------------------------------------


def test_the_pace_is_14_to_50_complete_over_seven_months() -> None:
    complete = [len(_complete(actions(WESTMERE, number))) for number in VERSIONS]
    counted = [len(_counted(actions(WESTMERE, number))) for number in VERSIONS]

    assert complete == [14, 21, 28, 36, 41, 46, 50]
    assert counted == [60, 60, 62, 63, 62, 61, 61]


def test_37_are_newly_complete_14_of_them_without_evidence_recorded() -> None:
    new = _complete(NOW) - _complete(THEN)
    without = [ref for ref in new if not NOW[ref].evidenced]
    late = [
        ref
        for ref in new
        if (NOW[ref].completed_on or date.max) > (NOW[ref].original_due.on or date.max)
    ]

    assert len(_complete(THEN)) == 14
    assert len(new) == 37
    assert len(without) == 14
    assert len(late) == 8


def test_4_are_added_2_superseded_and_1_is_no_longer_listed() -> None:
    superseded = {
        ref for ref in THEN if THEN[ref].counted and ref in NOW and not NOW[ref].counted
    }

    assert set(NOW) - set(THEN) == {"4.10", "6.7", "7.6", "7.8"}
    assert set(THEN) - set(NOW) == {"5.4"}
    assert superseded == {"1.9", "3.9"}
    assert len(_counted(NOW)) == 60 + 4 - 2 - 1


def test_5_4_is_listed_in_progress_until_april_and_not_since_may() -> None:
    listed = ["5.4" in actions(WESTMERE, number) for number in VERSIONS]

    assert listed == [True] * 5 + [False] * 2
    assert actions(WESTMERE, 5)["5.4"].delivery is Delivery.IN_PROGRESS


def test_2_3_is_reopened_in_may_and_loses_its_completion_date() -> None:
    course = [actions(WESTMERE, number)["2.3"] for number in VERSIONS]

    assert [action.complete for action in course] == [True] * 5 + [False] * 2
    assert course[0].completed_on == date(2022, 12, 20)
    assert course[MAY - 1].completed_on is None


def test_7_actions_move_later_in_9_moves_and_keep_their_original_date() -> None:
    moved = {}
    moves = 0
    for ref in THEN.keys() & NOW.keys():
        dues = [actions(WESTMERE, n)[ref].current_due.on for n in VERSIONS]
        firsts = {actions(WESTMERE, n)[ref].original_due.on for n in VERSIONS}
        moves += sum(a != b for a, b in itertools.pairwise(dues))
        assert len(firsts) == 1
        if dues[-1] and dues[0] and dues[-1] != dues[0]:
            moved[ref] = (dues[-1] - dues[0]).days

    assert moves == 9
    assert moved == {
        "2.6": 31,
        "3.8": 30,
        "4.7": 31,
        "5.6": 51,
        "6.1": 153,
        "7.2": 92,
        "7.5": 122,
    }


@pytest.mark.parametrize("ref", ["2.6", "3.8", "4.7"])
def test_an_action_re_dated_just_before_completion_looks_on_time(ref: str) -> None:
    action = NOW[ref]

    assert action.completed_on
    assert action.original_due.on
    assert action.current_due.on
    assert action.original_due.on < action.completed_on <= action.current_due.on


def test_two_actions_are_re_worded() -> None:
    before, after = THEN["7.4"].action, NOW["7.4"].action
    assert "evidences improved outcomes" in before
    assert after == before.replace("evidences improved outcomes", "reports on activity")

    before, after = THEN["3.6"].action, NOW["3.6"].action
    assert after == before.replace("all", "eligible")

    same = (THEN.keys() & NOW.keys()) - {"7.4", "3.6"}
    assert all(THEN[ref].action == NOW[ref].action for ref in same)


def test_three_ratings_worsen_and_one_rises_with_nothing_else_changed() -> None:
    order = [Rating.ON_TRACK, Rating.AT_RISK, Rating.OFF_TRACK]
    worse, alone = set(), set()
    for number in VERSIONS[1:]:
        before, after = actions(WESTMERE, number - 1), actions(WESTMERE, number)
        for ref in before.keys() & after.keys():
            old, new = before[ref], after[ref]
            if old.rating is None or new.rating is None or old.rating is new.rating:
                continue
            if order.index(new.rating) > order.index(old.rating):
                worse.add((ref, number))
            elif old.update == new.update and old.current_due == new.current_due:
                alone.add((ref, number))

    assert worse == {("6.1", 2), ("7.5", 3), ("6.4", 7)}
    assert alone == {("6.6", 5)}


def test_r1_is_scored_lower_in_may_though_no_linked_action_finished() -> None:
    april, may = (
        next(risk for risk in plan(WESTMERE, number).risks if risk.ref == "R1")
        for number in (5, 6)
    )
    finished = _complete(actions(WESTMERE, 6)) - _complete(actions(WESTMERE, 5))

    assert april.current
    assert may.current
    assert (april.current.value, may.current.value) == (16, 12)
    assert not finished & set(may.actions)


def test_most_open_actions_have_something_new_to_say_by_july() -> None:
    still_open = [ref for ref in THEN.keys() & NOW.keys() if not NOW[ref].complete]
    new = [ref for ref in still_open if THEN[ref].update != NOW[ref].update]

    assert len(new) > len(still_open) / 2


# --- results and cohort ----------------------------------------------------


def test_a_version_holds_only_results_known_by_its_position() -> None:
    for number in VERSIONS:
        held = plan(WESTMERE, number)
        assert all(audit.period.end <= held.as_at for audit in held.audits)
        assert all(point.on <= held.as_at for point in held.cohort)

    march, april = (
        {(a.measure, a.period.label) for a in plan(WESTMERE, number).audits}
        for number in (4, 5)
    )
    assert ("M1", "Q4 2022/23") in april - march


@pytest.mark.parametrize(
    ("on", "total"),
    [
        (date(2022, 3, 31), 158),
        (date(2022, 6, 30), 164),
        (date(2022, 9, 30), 171),
        (date(2022, 12, 31), 186),
        (date(2023, 3, 31), 6 + 51 + 105 + 9),
        (date(2023, 6, 30), 4 + 46 + 90 + 8),
    ],
)
def test_the_cohorts_groups_add_up_to_its_total(on: date, total: int) -> None:
    points = [point for point in plan(WESTMERE, JULY).cohort if point.on == on]

    assert len(points) == 4
    assert sum(point.count for point in points) == total


def test_the_cohort_covers_36_months_and_changes_definition_once() -> None:
    points = plan(WESTMERE, JULY).cohort
    changed = {point.on for point in points if point.definition_changed}

    assert len({point.on for point in points}) == 36
    assert changed == {date(2022, 10, 31)}


def test_joined_and_left_add_up_on_each_side_of_the_definition_change() -> None:
    groups: dict[str, list[CohortPoint]] = {}
    for point in plan(WESTMERE, JULY).cohort:
        groups.setdefault(point.group, []).append(point)

    for points in groups.values():
        for before, after in itertools.pairwise(points):
            if after.definition_changed:
                continue
            assert after.joined is not None
            assert after.left is not None
            assert before.count + after.joined - after.left == after.count


def test_12_joined_and_35_left_between_march_and_june() -> None:
    recent = [p for p in plan(WESTMERE, JULY).cohort if p.on > date(2023, 3, 31)]
    joined = sum(point.joined or 0 for point in recent)
    left = sum(point.left or 0 for point in recent)

    assert (joined, left) == (12, 35)
    assert 171 + joined - left == 148
