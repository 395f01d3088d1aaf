"""Why may the number of children at risk have moved, and can the record tell?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.analysis import cohort_reasons
from data.analysis.cohort_reasons import Shown
from data.plan import CohortPoint
from data.release import gate
from tests.analysis.books import measured, months
from tests.samples.readings import CHESHIRE_EAST, WESTMERE, plan
from tests.spec.plans import day

EVEN = [11, 13] * 6
ACTIVITY = "M1 | | Activity"
OUTCOME = "M1 | | Outcome for children"
DATES = ("31 December 2022", "31 March 2023", "30 June 2023")


def book(*rows, measures="", audits=""):
    """Three quarter ends, each as (count, joined, left)."""
    cohort = tuple(
        CohortPoint(day(on), "All", count, joined=joined, left=left)
        for on, (count, joined, left) in zip(DATES, rows, strict=True)
    )
    return replace(measured(measures, audits), cohort=cohort)


def shown(*rows, **given):
    return [one.shown for one in cohort_reasons.reasons(book(*rows, **given))]


# 100, then 98 after 10 joined and 12 left, then a fall.
START = (100, None, None)
THEN = (98, 10, 12)


def test_a_fall_with_more_leaving_shows_the_first_reason_in_part():
    assert shown(START, THEN, (88, 10, 20)) == [
        Shown.IN_PART,
        Shown.CANNOT,
        Shown.NO,
    ]


def test_a_fall_with_fewer_joining_shows_the_third_in_part():
    assert shown(START, THEN, (92, 6, 12)) == [Shown.NO, Shown.CANNOT, Shown.IN_PART]


def test_more_checks_made_while_fewer_joined_is_mixed():
    more = months(2021, *EVEN, 40)
    found = shown(START, THEN, (92, 6, 12), measures=ACTIVITY, audits=more)
    assert found[2] is Shown.MIXED
    fewer = months(2021, *EVEN, 1)
    found = shown(START, THEN, (92, 6, 12), measures=ACTIVITY, audits=fewer)
    assert found[2] is Shown.IN_PART


def test_an_outcome_beside_no_more_leaving_is_mixed():
    found = shown(
        START, THEN, (92, 6, 12), measures=OUTCOME, audits="M1 | Q1 2023/24 | 11 of 19"
    )
    assert found[0] is Shown.MIXED


def test_a_rise_has_three_reasons_of_its_own():
    found = cohort_reasons.frame(book(START, THEN, (110, 20, 8)))
    assert list(found["reason"]) == [
        "More children at risk",
        "Better identification",
        "Fewer leaving the list",
    ]
    assert list(found["shown"]) == ["In part"] * 3


@pytest.mark.parametrize("last", [(88, None, None), (88, 10, None)])
def test_what_is_not_recorded_cannot_be_checked(last):
    found = cohort_reasons.reasons(book(START, THEN, last))
    assert found[0].shown is Shown.CANNOT
    assert found[0].record == "How many left is not recorded."


def test_without_a_period_before_nothing_can_be_compared():
    found = cohort_reasons.reasons(book(START, (98, None, None), (88, 10, 20)))
    assert found[0].shown is Shown.CANNOT
    assert found[0].record == "20 left; not known for the period before."


def test_a_number_that_did_not_move_needs_no_reason():
    assert shown(START, THEN, (98, 10, 10)) == []
    assert cohort_reasons.frame(plan(CHESHIRE_EAST, 1)).empty


def test_westmeres_fall_cannot_be_told_apart():
    found = cohort_reasons.frame(plan(WESTMERE, 7))
    assert list(found["shown"]) == ["Mixed", "Cannot be checked", "Mixed"]
    assert found["record"].iloc[2] == (
        "12 joined, 21 in the period before. Screening tools completed: more than "
        "usual since January 2023."
    )
    assert found["made_up"].all()


def test_the_public_is_told_that_joined_and_left_are_not_shown_to_it():
    found = cohort_reasons.frame(gate.for_public(plan(WESTMERE, 7)))
    assert set(found["shown"]) == {"Cannot be checked"}
    assert found["record"].iloc[0].startswith("How many left is not shown to the")
