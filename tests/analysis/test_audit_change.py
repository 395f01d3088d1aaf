"""Is this audit's result a change at all, and how large may the change be?"""

from __future__ import annotations

import pytest

from data.analysis import measures
from data.analysis.audit_change import Verdict, between, change
from tests.analysis.books import measured

M1 = "M1 | Front door | Practice | Higher"


def of(audits, measure=M1):
    return change(measured(measure, audits), "M1")


def test_15_of_50_then_45_of_50_is_larger_than_chance_would_usually_give():
    found = of("M1 | Q1 2022/23 | 15 of 50\nM1 | Q4 2022/23 | 45 of 50")
    assert found.verdict is Verdict.LARGER
    assert found.difference == pytest.approx(60)
    assert (round(found.low), round(found.high)) == (42, 72)
    assert found.better is True


def test_8_of_10_then_9_of_10_is_a_change_that_chance_alone_could_give():
    found = of("M1 | Q1 2022/23 | 8 of 10\nM1 | Q4 2022/23 | 9 of 10")
    assert found.verdict is Verdict.CHANCE
    assert (round(found.low), round(found.high)) == (-24, 42)


@pytest.mark.parametrize(
    ("better", "good"), [("Higher", False), ("Lower", True), ("Context", None)]
)
def test_a_fall_is_good_or_bad_by_the_measures_own_direction(better, good):
    found = of(
        "M1 | Q1 2022/23 | 45 of 50\nM1 | Q4 2022/23 | 15 of 50",
        f"M1 | | Practice | {better}",
    )
    assert found.verdict is Verdict.LARGER
    assert found.better is good


def test_no_change_is_neither_good_nor_bad():
    found = of("M1 | Q1 2022/23 | 5 of 10\nM1 | Q4 2022/23 | 10 of 20")
    assert (found.verdict, found.difference, found.better) == (Verdict.CHANCE, 0, None)


def test_a_percentage_without_its_base_has_no_interval_whatever_stood_before_it():
    found = of("M1 | Q1 2022/23 | 30%\nM1 | Q4 2022/23 | 90%")
    assert found.verdict is Verdict.BASE_NOT_GIVEN
    assert (found.difference, found.low, found.high) == (None, None, None)
    assert found.before.text == "30%, number of cases not given"


@pytest.mark.parametrize(
    ("audits", "verdict"),
    [
        ("", Verdict.NO_RESULT),
        ("M1 | Q4 2022/23 | 45 of 50", Verdict.NO_EARLIER),
        ("M1 | Q4 2022/23 | 96%", Verdict.BASE_NOT_GIVEN),
        ("M1 | Q1 2022/23 | 30%\nM1 | Q4 2022/23 | 9 of 10", Verdict.NO_EARLIER_BASE),
        ("M1 | 2022/23 | 45 of 50\nM1 | Q4 2022/23 | 9 of 10", Verdict.NOT_ALIKE),
        ("M1 | Q4 2022/23 | 51 of 50", Verdict.CONTRADICTS),
        ("M1 | Q4 2022/23 | 0 of 0", Verdict.CONTRADICTS),
        ("M1 | Q4 2022/23 | 27", Verdict.COUNTED),
        ("M1 | Q4 2022/23 | -", Verdict.NO_FIGURE),
    ],
)
def test_where_nothing_can_be_said_of_a_change_it_says_why(audits, verdict):
    found = of(audits)
    assert found.verdict is verdict
    assert (found.difference, found.low, found.high) == (None, None, None)


def test_the_nearest_earlier_result_that_compares_is_used():
    found = of(
        "M1 | Q1 2022/23 | 15 of 50\nM1 | Q3 2022/23 | 70%\nM1 | Q4 2022/23 | 45 of 50"
    )
    assert found.before.text == "15 of 50 cases"


@pytest.mark.parametrize(
    "said",
    [
        "Same 50 cases as Q1",
        "The same children as before",
        "A re-audit of the same case files",
        "same randomly chosen records",
    ],
)
def test_the_same_cases_audited_twice_are_not_two_samples(said):
    found = of(f"M1 | Q1 2022/23 | 15 of 50\nM1 | Q4 2022/23 | 45 of 50 | {said}")
    assert found.verdict is Verdict.SAME_CASES
    assert found.difference == pytest.approx(60)
    assert (found.low, found.high) == (None, None)


@pytest.mark.parametrize(
    "said",
    [
        "Every tenth case, chosen the same way",
        "Not the same cases as in Q1",
        "The same sample size",
        "Every case in the quarter",
    ],
)
def test_cases_chosen_the_same_way_are_not_the_same_cases(said):
    found = of(f"M1 | Q1 2022/23 | 15 of 50\nM1 | Q4 2022/23 | 45 of 50 | {said}")
    assert found.verdict is Verdict.LARGER


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("Every tenth  case", "every tenth case", True),
        ("Every tenth case", "Every case", False),
        ("", "Every case", None),
        ("", "", None),
    ],
)
def test_whether_cases_were_chosen_alike_is_told_where_both_say(first, second, alike):
    found = of(
        f"M1 | Q1 2022/23 | 15 of 50 | {first}\nM1 | Q4 2022/23 | 45 of 50 | {second}"
    )
    assert found.chosen_alike is alike


def test_it_rests_on_the_cells_of_both_results_and_knows_what_is_made_up():
    found = of("M1 | Q1 2022/23 | 1 of 5 | | Yes\nM1 | Q4 2022/23 | 4 of 5")
    assert [cell.raw for cell in found.cells] == ["1 of 5", "4 of 5"]
    assert found.made_up
    assert not of("M1 | Q4 2022/23 | 4 of 5").made_up


def test_a_measure_nobody_defined_is_a_key_error():
    with pytest.raises(KeyError, match="M9"):
        change(measured(M1), "M9")


def test_only_proportions_can_be_set_against_each_other():
    plan = measured(M1, "M1 | Q1 2022/23 | 30%\nM1 | Q4 2022/23 | 9 of 10")
    before, now = measures.of(plan, plan.measures[0])
    with pytest.raises(ValueError, match=r"30%.* in Q1 2022/23 is no proportion"):
        between(before, now)
