"""Does Westmere's second plan slow down, move its dates and finish late?"""

from __future__ import annotations

from collections import Counter
from datetime import date

from data.workbook.issue import Severity
from tests.samples.readings import INCLUSION, actions, plan, reading

VERSIONS = range(1, 25)
LAST = plan(INCLUSION, 24)


def _complete(number: int) -> int:
    return sum(action.complete for action in plan(INCLUSION, number).actions)


def test_all_41_counted_actions_are_complete_only_in_the_last_version() -> None:
    assert len(LAST.actions) == 41 + 1
    assert _complete(24) == 41
    assert _complete(23) == 39


def test_it_finishes_nine_months_after_sign_off_was_due() -> None:
    last = max(action.completed_on or date.min for action in LAST.actions)

    assert LAST.sign_off_due == date(2022, 3, 31)
    assert last == date(2022, 12, 13)


def test_the_pace_falls_from_the_first_year_to_the_second() -> None:
    assert _complete(12) == 27
    assert _complete(24) - _complete(12) == 41 - 27


def test_nothing_once_complete_is_reopened() -> None:
    for number in VERSIONS[1:]:
        before, after = actions(INCLUSION, number - 1), actions(INCLUSION, number)
        assert all(after[ref].complete for ref in before if before[ref].complete)


def test_many_dates_move_some_more_than_once_and_none_earlier() -> None:
    moves: Counter[str] = Counter()
    for number in VERSIONS[1:]:
        before, after = actions(INCLUSION, number - 1), actions(INCLUSION, number)
        for ref, action in after.items():
            old, new = before[ref].current_due.on, action.current_due.on
            assert old
            assert new
            assert new >= old
            moves[ref] += new > old

    assert sum(count > 0 for count in moves.values()) == 25
    assert max(moves.values()) == 4


def test_four_measures_have_36_monthly_results_to_judge_a_trend_by() -> None:
    results = Counter(audit.measure for audit in LAST.audits)

    assert results == {"M1": 36, "M2": 36, "M3": 36, "M5": 36, "M4": 12}
    assert Counter(a.measure for a in plan(INCLUSION, 1).audits)["M1"] == 13


def test_risks_are_scored_on_a_scale_of_five() -> None:
    assert LAST.risk_scale == 5
    assert {band.word for band in LAST.risk_bands} == {
        "Low",
        "Medium",
        "High",
        "Very high",
    }


def test_versions_warn_of_blank_evidence_and_of_few_children_in_updates() -> None:
    codes = {
        issue.code
        for version in INCLUSION.versions
        for issue in reading(version).of(Severity.WARNING)
    }

    assert codes == {"evidence_blank", "tells_of_a_child"}
