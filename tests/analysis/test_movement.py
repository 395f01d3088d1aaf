"""Has a measure moved, for better or worse, and since its finding was agreed?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.analysis import movement
from data.analysis.movement import Moved
from data.release import gate
from tests.analysis.books import measured, months
from tests.samples.readings import INCLUSION, WESTMERE, plan
from tests.spec.plans import plan_of

EVEN = [11, 13] * 6
FINDINGS = """
Finding    | Kind            | Agreed as addressed on | Agreed by
Front door | Priority action | 3 May 2022             | Board
"""
M1 = "M1 | Front door | Practice | Higher"


def of(audits, measure=M1, findings=FINDINGS):
    book = measured(measure, audits, plan=plan_of(findings=findings))
    return movement.of(book, book.measures[0])


@pytest.mark.parametrize(
    ("audits", "better", "moved"),
    [
        ("", "Higher", Moved.MISSING),
        ("M1 | Q1 2022/23 | -", "Higher", Moved.MISSING),
        ("M1 | Q1 2022/23 | 96%", "Higher", Moved.UNKNOWN),
        ("M1 | Q1 2022/23 | 9 of 10", "Higher", Moved.UNKNOWN),
        ("M1 | Q1 2022/23 | 5\nM1 | Q2 2022/23 | 50", "Higher", Moved.UNKNOWN),
        ("M1 | Q1 2022/23 | 8 of 10\nM1 | Q4 2022/23 | 9 of 10", "Higher", "UNCHANGED"),
        ("M1 | Q1 2022/23 | 15 of 50\nM1 | Q4 2022/23 | 45 of 50", "Higher", "BETTER"),
        ("M1 | Q1 2022/23 | 15 of 50\nM1 | Q4 2022/23 | 45 of 50", "Lower", "WORSE"),
        ("M1 | Q1 2022/23 | 15 of 50\nM1 | Q4 2022/23 | 45 of 50", "Context", "OTHER"),
        (months(2021, *EVEN, 12), "Higher", Moved.UNCHANGED),
        (months(2021, *EVEN, 40), "Higher", Moved.BETTER),
        (months(2021, *EVEN, 40), "Lower", Moved.WORSE),
        (months(2021, *EVEN, 40), "Context", Moved.OTHER),
    ],
)
def test_a_measure_moves_by_its_limits_or_else_by_its_last_two_audits(
    audits, better, moved
):
    expected = Moved[moved] if isinstance(moved, str) else moved
    assert of(audits, f"M1 | Front door | Practice | {better}").moved is expected


def test_the_same_cases_audited_twice_cannot_tell():
    again = "M1 | Q1 2022/23 | 1 of 50\nM1 | Q4 2022/23 | 50 of 50 | The same cases"
    assert of(again).moved is Moved.UNKNOWN


def test_what_is_withheld_from_the_public_is_not_called_missing():
    public = gate.for_public(plan(WESTMERE, 7))
    moves = {one.ref: movement.of(public, one).moved for one in public.measures}
    assert moves["M1"] is Moved.WITHHELD
    assert moves["M3"] is Moved.BETTER


# --- after the finding was agreed --------------------------------------------

BEFORE = "M1 | Q4 2021/22 | 45 of 50"


def test_a_measure_that_fell_after_its_finding_was_agreed_is_told_with_both():
    fell = of(f"{BEFORE}\nM1 | Q2 2022/23 | 30 of 50").fell
    assert (fell.before.text, fell.after.text) == ("45 of 50 cases", "30 of 50 cases")
    assert fell.beyond_chance is True


def test_a_small_fall_is_told_as_one_that_chance_alone_could_give():
    assert of(f"{BEFORE}\nM1 | Q2 2022/23 | 44 of 50").fell.beyond_chance is False
    again = f"{BEFORE}\nM1 | Q2 2022/23 | 40 of 50 | The same cases"
    assert of(again).fell.beyond_chance is None
    counted = "M1 | Q4 2021/22 | 45\nM1 | Q2 2022/23 | 44"
    assert of(counted).fell.beyond_chance is None


@pytest.mark.parametrize(
    "audits",
    [
        BEFORE,
        f"{BEFORE}\nM1 | Q2 2022/23 | 45 of 50",
        f"{BEFORE}\nM1 | Q2 2022/23 | 46 of 50",
        f"{BEFORE}\nM1 | Q1 2022/23 | 30 of 50",  # it straddles the agreement
        f"{BEFORE}\nM1 | Q2 2022/23 | 60%",
        "M1 | Q2 2022/23 | 45 of 50\nM1 | Q3 2022/23 | 30 of 50",
    ],
)
def test_nothing_fell_where_no_worse_result_lies_wholly_after_it(audits):
    assert of(audits).fell is None


def test_it_fell_by_its_own_direction():
    rose = f"{BEFORE}\nM1 | Q2 2022/23 | 50 of 50"
    assert of(rose, "M1 | Front door | Practice | Lower").fell
    assert of(rose, "M1 | Front door | Practice | Context").fell is None


def test_a_finding_nobody_agreed_has_nothing_to_fall_after():
    audits = f"{BEFORE}\nM1 | Q2 2022/23 | 30 of 50"
    assert of(audits, findings="Finding | Kind\nFront door | Priority action").fell is (
        None
    )
    assert of(audits, findings=FINDINGS.replace("2022", "2029")).fell is None
    assert of(audits, "M1 | | Practice | Higher").fell is None


def test_a_series_fell_where_its_limits_say_so_after_the_agreement():
    fell = of(months(2021, *EVEN, 12, 12, 12, 1)).fell
    assert fell.after.audit.period.label == "July 2022"
    assert fell.beyond_chance is True
    assert of(months(2021, *EVEN, 12, 12, 12, 11)).fell is None


def test_a_series_that_was_a_concern_already_did_not_fall_after_it():
    assert of(months(2021, *EVEN[:11], 1, 1, 1, 1, 1)).fell is None


def test_no_measure_of_the_inclusion_plan_fell_after_its_finding_was_agreed():
    book = plan(INCLUSION, 24)
    assert [movement.of(book, one).fell for one in book.measures] == [None] * 5


def test_a_measure_the_plan_does_not_have_is_a_key_error():
    book = measured(M1)
    with pytest.raises(KeyError, match="M9"):
        movement.of(book, replace(book.measures[0], ref="M9"))
