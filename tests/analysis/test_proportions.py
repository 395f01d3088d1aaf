from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.analysis.proportions import newcombe, wilson


@st.composite
def counts(draw):
    n = draw(st.integers(1, 5000))
    return draw(st.integers(0, n)), n


# Newcombe, Statistics in Medicine 1998; 17: 857 to 872, table I, method 3.
@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilsons_interval_is_as_published(x, n, low, high):
    assert wilson(x, n) == pytest.approx((low, high), abs=5e-5)


# Newcombe, Statistics in Medicine 1998; 17: 873 to 890, table II, method 10:
# published for p1 − p2, so the second proportion stands first here.
@pytest.mark.parametrize(
    ("x1", "n1", "x2", "n2", "low", "high"),
    [
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (10, 10, 0, 20, 0.6791, 1.0),
        (10, 10, 0, 10, 0.6075, 1.0),
    ],
)
def test_newcombes_interval_is_as_published(x1, n1, x2, n2, low, high):
    difference, *interval = newcombe(x2, n2, x1, n1)
    assert difference == pytest.approx(x1 / n1 - x2 / n2)
    assert interval == pytest.approx([low, high], abs=5e-5)


def test_risk_assessments_from_15_to_45_of_50_rose_by_42_to_72_points():
    assert newcombe(15, 50, 45, 50) == pytest.approx((0.6, 0.42, 0.72), abs=0.005)


def test_8_of_10_then_9_of_10_tells_little():
    _, low, high = newcombe(8, 10, 9, 10)
    assert (round(100 * low), round(100 * high)) == (-24, 42)


def test_none_and_all_reach_the_very_end_and_no_further():
    assert wilson(0, 7)[0] == 0.0
    assert wilson(7, 7)[1] == 1.0
    assert 0 < wilson(0, 7)[1] < 1
    assert 0 < wilson(7, 7)[0] < 1


def test_a_higher_confidence_gives_a_wider_interval():
    low, high = wilson(9, 10)
    wide_low, wide_high = wilson(9, 10, confidence=0.99)
    assert wide_low < low < high < wide_high


@given(counts(), st.floats(0.01, 0.9999))
def test_the_interval_lies_within_nought_and_one_and_holds_the_share(count, confidence):
    x, n = count
    low, high = wilson(x, n, confidence)
    assert 0 <= low <= x / n <= high <= 1


@given(counts())
def test_what_is_met_and_what_is_not_are_mirror_images(count):
    x, n = count
    low, high = wilson(x, n)
    assert wilson(n - x, n) == pytest.approx((1 - high, 1 - low))


@given(counts(), counts())
def test_a_change_told_backwards_is_the_same_with_its_sign_turned(first, second):
    difference, low, high = newcombe(*first, *second)
    assert newcombe(*second, *first) == pytest.approx((-difference, -high, -low))
    assert -1 <= low <= difference <= high <= 1


@pytest.mark.parametrize(
    ("x", "n"),
    [(0, 0), (1, 0), (0, -5), (-1, 10), (11, 10), (1.5, 10), (1, 10.5)],
)
def test_counts_that_cannot_be_are_refused(x, n):
    with pytest.raises(ValueError, match=r"proportion needs|cases meeting"):
        wilson(x, n)
    with pytest.raises(ValueError, match=r"proportion needs|cases meeting"):
        newcombe(1, 2, x, n)
    with pytest.raises(ValueError, match=r"proportion needs|cases meeting"):
        newcombe(x, n, 1, 2)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_is_not_a_number_is_refused(value):
    with pytest.raises(ValueError, match="from 0 to 10"):
        wilson(value, 10)
    with pytest.raises(ValueError, match="above nought"):
        wilson(1, value)


@pytest.mark.parametrize("confidence", [0, 1, -0.5, 1.5, 95])
def test_a_confidence_outside_nought_and_one_is_refused(confidence):
    with pytest.raises(ValueError, match="between 0 and 1"):
        wilson(1, 2, confidence)
    with pytest.raises(ValueError, match="between 0 and 1"):
        newcombe(1, 2, 1, 2, confidence)
