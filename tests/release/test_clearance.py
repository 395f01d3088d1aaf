"""At clearing: what is released stands beside everything released before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from data.plan import (
    AuditResult,
    Better,
    CohortPoint,
    Measure,
    Period,
    Plan,
    Shows,
)
from data.release import clearance
from data.release.clearance import Clearance, NotReleased, from_record
from data.release.one_way import Row
from tests.samples.readings import INCLUSION, WESTMERE
from tests.samples.readings import plan as sample

JUNE = date(2023, 6, 30)
Q4 = Period("Q4 2022/23", date(2023, 1, 1), date(2023, 3, 31))
GROUPS = ("Under 12", "12 to 14", "15 to 17", "18 and over")


def plan(*counts: int, audits: tuple[AuditResult, ...] = ()) -> Plan:
    points = tuple(
        CohortPoint(JUNE, group, count)
        for group, count in zip(GROUPS, counts, strict=False)
    )
    one = Measure("M1", "Seen", Better.HIGHER, Shows.PRACTICE, children=True)
    return Plan("P", "W", JUNE, cohort=points, measures=(one,), audits=audits)


def test_the_first_version_is_released_by_the_rule_alone():
    found = clearance.clearance(plan(4, 46, 90, 8), 5)
    row = found.shown["children at 2023-06-30"]
    assert (row.texts, row.total) == (("c", "45", "90", ""), "150")
    assert found.given_up == {}
    assert found.checked == 2


def test_what_is_kept_is_read_as_it_was():
    found = clearance.clearance(plan(4, 46, 90, 8), 5)
    assert from_record(found.as_record()) == found


def test_two_tables_of_the_same_numbers_are_attacked_together():
    # 4 and 4: with a total of 10, 8 to 12, both shown as c are 4
    names = ("under 12", "12 to 14")
    first = Row(("c", ""), "10", 5, names)
    second = Row(("", "c"), "10", 5, names)
    assert clearance.tells(first, ()) is not None
    assert clearance.tells(first, [second]) is None
    assert clearance.tells(replace(first, texts=("", "")), [second]) is not None


def test_where_an_earlier_table_would_tell_with_it_the_groups_are_given_up():
    name = "children at 2023-06-30"
    names = ("under 12", "12 to 14")
    earlier = Clearance(5, {name: Row(("", "c"), "10", 5, names)})
    found = clearance.clearance(plan(4, 4), 5, [earlier])
    assert found.shown[name].texts == ("", "")
    assert found.shown[name].total == "10"
    assert found.given_up == {name: clearance.GROUPS}


def test_a_number_that_two_versions_contradict_was_revised():
    names = ("under 12", "12 to 14")
    earlier = Row(("c", "45"), "50", 5, names)
    later = Row(("10", "45"), "55", 5, names)
    assert clearance.tells(later, [earlier]) is not None


def test_a_percentage_beside_counts_released_before_releases_nothing():
    counts = AuditResult("M1", Q4, met=48, cases=50)
    before = clearance.clearance(plan(audits=(counts,)), 5)
    percentage = AuditResult("M1", Q4, percentage=96)
    with pytest.raises(NotReleased, match="percentage"):
        clearance.clearance(plan(audits=(percentage,)), 5, [before])


def test_noughts_and_wholes_are_for_a_person_to_judge():
    whole = AuditResult("M1", Q4, met=20, cases=20)
    assert clearance.to_judge(plan(0, 46, audits=(whole,))) == (
        "children at 2023-06-30: none under 12",
        "m1 in Q4 2022/23: none not met",
    )


@pytest.mark.parametrize(
    ("name", "versions"), [(WESTMERE, (1, 7)), (INCLUSION, (6, 7))]
)
def test_all_that_a_sample_releases_together_recovers_nothing(name, versions):
    earlier: list[Clearance] = []
    for number in versions:
        found = clearance.clearance(sample(name, number), 5, earlier)
        assert found.given_up == {}
        earlier.insert(0, found)


@pytest.mark.parametrize("seed", range(20))
def test_no_history_of_versions_narrows_a_hidden_number(seed):
    check_history(seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20, 220))
def test_no_long_history_of_versions_narrows_a_hidden_number(seed):
    check_history(seed)


def check_history(seed: int) -> None:
    """Five versions of one date, corrected here and there, released one by one."""
    rng = Random(seed)  # noqa: S311 - a test's numbers
    counts = [rng.choice((rng.randint(0, 6), rng.randint(0, 60))) for _ in range(4)]
    earlier: list[Clearance] = []
    name = "children at 2023-06-30"
    for _ in range(5):
        at = rng.randrange(4)
        counts[at] = max(0, counts[at] + rng.choice((-3, -1, 0, 1, 2, 12)))
        found = clearance.clearance(plan(*counts), 5, earlier)
        rows = [one.shown[name] for one in earlier]
        assert clearance.tells(found.shown[name], rows) is not None
        earlier.insert(0, found)
