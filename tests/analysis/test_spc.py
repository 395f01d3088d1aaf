"""Has this series changed, or does it only vary as it always did?

``oracle`` says the rules' prose again over plain lists, slowly and by another
road: a set of labels for each point and each rule, the first chosen at the end.
"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.analysis import spc
from data.analysis.spc import Assurance, Guard, xmr

NAN = math.nan


# --- the rules again, from the prose ------------------------------------------


def average(values):
    known = [Fraction(value) for value in values if value is not None]
    return float(sum(known) / len(known)) if known else None


def phase_limits(values, *, fix_after, screen):
    basis = values if fix_after is None else values[:fix_after]
    centre = average(basis)
    ranges = [
        abs(basis[at] - basis[at - 1])
        for at in range(1, len(basis))
        if basis[at] is not None and basis[at - 1] is not None
    ]
    size = average(ranges)
    if screen and size is not None:
        size = average([one for one in ranges if one < 3.267 * size])
    if centre is None or size is None:
        return centre, None, None, None, None
    near = 2 * (2.66 / 3)
    return (
        centre,
        centre - 2.66 * size,
        centre + 2.66 * size,
        centre - near * size,
        centre + near * size,
    )


def label(values, at, limits):
    """The first rule that flags this point, looking from the point outwards."""
    if values[at] is None:
        return ""
    found = (rule(values, at, limits) for rule in (beyond, going, close, shifted))
    return next(filter(None, found), "")


def beyond(values, at, limits):
    _, lower, upper, *_ = limits
    if upper is None:
        return ""
    return (values[at] > upper) * "Above UCL" or (values[at] < lower) * "Below LCL"


def going(values, at, limits):
    up = any(rises(values, first, 1) for first in range(at - 6, at + 1))
    down = any(rises(values, first, -1) for first in range(at - 6, at + 1))
    if up and down:
        up = values[at + 1] > values[at]
    if up or down:
        return f"7 Point Trend ({'In' if up else 'De'}creasing)"
    return ""


def close(values, at, limits):
    if limits[1] is None:
        return ""
    for side, word in ((1, "Above"), (-1, "Below")):
        for first in range(at - 2, at + 1):
            three = window(values, first, 3)
            if not all_beyond(three, limits[0], side):
                continue
            near = [is_near(one, limits, side) for one in three]
            if near[at - first] and sum(near) >= 2:
                return f"2 in 3 {word} CL"
    return ""


def shifted(values, at, limits):
    for side, word in ((1, "Above"), (-1, "Below")):
        for first in range(at - 6, at + 1):
            if all_beyond(window(values, first, 7), limits[0], side):
                return f"7 Points {word} CL"
    return ""


def window(values, first, size):
    if first < 0 or first + size > len(values):
        return [None]
    return values[first : first + size]


def rises(values, first, way):
    seven = window(values, first, 7)
    if None in seven:
        return False
    return all((seven[at + 1] - seven[at]) * way > 0 for at in range(6))


def all_beyond(values, centre, side):
    return all(one is not None and (one - centre) * side > 0 for one in values)


def is_near(value, limits, side):
    _, lower, upper, near_lower, near_upper = limits
    if side > 0:
        return near_upper < value <= upper
    return lower <= value < near_lower


def oracle(values, *, better="higher", rebase_at=(), fix_after=None, screen=True):
    rows = []
    edges = sorted({0, len(values), *rebase_at})
    for phase, (first, last) in enumerate(pairwise(edges)):
        own = values[first:last]
        limits = phase_limits(own, fix_after=fix_after, screen=screen)
        for at, value in enumerate(own):
            cause = label(own, at, limits)
            rows.append((value, phase, *limits, cause, kind(cause, better)))
    return rows


def kind(cause, better):
    if not cause:
        return "common"
    high = "Above" in cause or "Increasing" in cause
    if better == "context":
        return "high" if high else "low"
    return "improvement" if high == (better == "higher") else "concern"


def is_nan(value):
    return isinstance(value, float) and math.isnan(value)


def rows(frame):
    return [
        tuple(None if is_nan(one) else one for one in row)
        for row in frame.itertuples(index=False, name=None)
    ]


# --- any series ---------------------------------------------------------------

NUMBERS = st.one_of(
    st.integers(0, 12),
    st.sampled_from([0.1, 0.2, 0.3, 33.3, 50.0, 66.7]),
    st.floats(-100, 100, allow_nan=False).map(lambda value: round(value, 1)),
)


@st.composite
def drifting(draw):
    """Long runs one way, with ties and gaps, so that trends and shifts occur."""
    steps = draw(st.lists(st.sampled_from([1, 1, 1, 1, 1, 2, 0, -1, -7]), max_size=45))
    way = draw(st.sampled_from([1, -1]))
    values, at = [], draw(st.integers(-5, 5))
    for step in steps:
        values.append(None if step == -7 else at)
        at += way * (step if step != -7 else 1)
    return values


@st.composite
def levels(draw):
    """A few levels with small noise, so that limits are passed and collapse."""
    noise = st.sampled_from([0, 0, 0, 1, -1, 2])
    found = []
    for level in draw(st.lists(st.sampled_from([0, 3, 8, 20, -15]), max_size=5)):
        size = draw(st.integers(1, 11))
        found += [level + draw(noise) for _ in range(size)]
    return found


SERIES = st.one_of(
    st.lists(st.one_of(NUMBERS, st.none()), max_size=40), drifting(), levels()
)


@st.composite
def charts(draw):
    values = draw(SERIES)
    starts = st.sets(st.integers(0, max(0, len(values) - 1)), max_size=3)
    options = {
        "better": draw(st.sampled_from(["higher", "lower", "context"])),
        "rebase_at": tuple(draw(starts)) if values else (),
        "fix_after": draw(st.sampled_from([None, None, 12, 15])),
        "screen": draw(st.booleans()),
    }
    return values, options


@settings(max_examples=300, deadline=None, derandomize=True)
@given(charts())
@example(([], {}))
@example(([None, None], {}))
@example(([5], {}))
@example(([*range(7), *range(6, 14)], {}))
def test_every_series_is_judged_as_the_prose_says(chart):
    values, options = chart
    assert rows(xmr(values, **options)) == oracle(values, **options)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None)
@given(charts())
def test_so_are_ten_thousand_of_them(chart):
    values, options = chart
    assert rows(xmr(values, **options)) == oracle(values, **options)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(charts(), st.floats(-50, 50))
def test_a_target_changes_no_column(chart, target):
    values, options = chart
    aimed = xmr(values, target=target, **options)
    assert rows(aimed) == rows(xmr(values, **options))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.integers(-20, 20), max_size=40))
def test_upside_down_every_cause_is_its_opposite(values):
    turned = {"Above UCL": "Below LCL", "2 in 3 Above CL": "2 in 3 Below CL"}
    turned |= {"7 Points Above CL": "7 Points Below CL"}
    turned |= {"7 Point Trend (Increasing)": "7 Point Trend (Decreasing)"}
    turned |= {down: up for up, down in turned.items()} | {"": ""}
    frame = xmr(values, screen=False)
    mirrored = xmr([-value for value in values], screen=False)
    assert [turned[one] for one in frame["special_cause"]] == list(
        mirrored["special_cause"]
    )


@settings(max_examples=200, deadline=None, derandomize=True)
@given(charts())
def test_what_may_be_said_takes_away_and_never_adds(chart):
    values, options = chart
    frame = xmr(values, **options)
    before = rows(frame)
    shown = spc.judged(frame)
    assert rows(frame) == before
    for all_of_it, kept in zip(before, rows(shown), strict=True):
        assert kept[:3] == all_of_it[:3]
        assert kept[7] in {"", all_of_it[7]}
    assert isinstance(spc.caution(frame), str)


# --- worked by hand -----------------------------------------------------------


def causes(values, **options):
    return list(xmr(values, **options)["special_cause"])


def first(frame, *columns):
    return [frame[column].iloc[0] for column in columns]


def test_the_limits_of_four_points_are_worked_by_hand():
    frame = xmr([10, 12, 11, 15])
    centre, mean_range = (10 + 12 + 11 + 15) / 4, (2 + 1 + 4) / 3
    assert first(frame, "centre", "lower", "upper") == [
        centre,
        centre - 2.66 * mean_range,
        centre + 2.66 * mean_range,
    ]
    near = 2 * (2.66 / 3) * mean_range
    assert first(frame, "near_lower", "near_upper") == [centre - near, centre + near]


def test_a_long_range_is_screened_once_and_the_mean_worked_out_again():
    values = [1, 2, 1, 2, 1, 2, 1, 20, 1, 2]
    ranges = [1, 1, 1, 1, 1, 1, 19, 19, 1]
    assert 3.267 * sum(ranges) / 9 < 19
    assert xmr(values)["upper"].iloc[0] == 3.3 + 2.66 * 1
    kept = xmr(values, screen=False)["upper"].iloc[0]
    assert kept == 3.3 + 2.66 * (sum(ranges) / 9)


def test_a_range_of_just_the_screening_length_is_left_out():
    """Of ranges 0 and 0 alone the mean is 0, and neither is strictly shorter."""
    assert math.isnan(xmr([3, 3, 3])["upper"].iloc[0])
    assert xmr([0, 0, 0, 0, 1])["upper"].iloc[0] == 1 / 5  # 1 is 4 times 1 / 4


def test_of_a_constant_series_only_the_centre_is_known():
    frame = xmr([4, 4, 4, 4, 4, 4, 4, 4])
    assert set(frame["centre"]) == {4}
    assert frame[["lower", "upper", "near_lower", "near_upper"]].isna().all().all()
    assert set(frame["special_cause"]) == {""}


def test_without_screening_a_constant_series_has_limits_on_its_centre():
    frame = xmr([4, 4, 4], screen=False)
    assert first(frame, "centre", "lower", "upper") == [4, 4, 4]
    assert set(frame["special_cause"]) == {""}


def test_one_point_has_a_centre_and_no_limits():
    frame = xmr([7])
    assert first(frame, "value", "phase", "centre") == [7, 0, 7]
    assert math.isnan(frame["upper"].iloc[0])
    assert first(frame, "special_cause", "kind") == ["", "common"]


def test_a_series_without_points_is_an_empty_frame():
    assert list(xmr([]).columns) == list(spc.COLUMNS)
    assert spc.variation(xmr([])) == ""


def test_a_missing_value_takes_away_both_its_ranges():
    frame = xmr([1, 2, None, 50, 51])
    assert first(frame, "centre", "upper") == [26, 26 + 2.66 * 1]
    assert math.isnan(frame["value"].iloc[2])
    assert frame["special_cause"].iloc[2] == ""


def test_a_mean_is_rounded_once_so_that_a_tie_with_it_is_one():
    assert set(xmr([0.1, 0.2, 0.3])["centre"]) == {0.2}


def test_a_point_on_the_limit_is_not_outside_it():
    frame = xmr([0, 0, 0, 0, 0.0], screen=False)
    assert set(frame["special_cause"]) == {""}
    limit = xmr([1, 2] * 8)["upper"].iloc[0]
    on_it = causes([*[1, 2] * 8, limit], fix_after=16)
    over = causes([*[1, 2] * 8, math.nextafter(limit, 9)], fix_after=16)
    assert (on_it[-1], over[-1]) == ("", "Above UCL")


# Twelve points on which limits are fixed: centre 10, mean range 2.
EVEN = [9, 11] * 6
UPPER, NEAR = 10 + 2.66 * 2, 10 + 2 * (2.66 / 3) * 2


def after_even(*values, **options):
    return causes([*EVEN, *values], fix_after=12, **options)[12:]


def test_two_of_three_near_the_limit_on_one_side_are_flagged_and_the_third_not():
    assert NEAR < 14 < UPPER
    assert after_even(14, 11, 14) == ["2 in 3 Above CL", "", "2 in 3 Above CL"]
    assert after_even(6, 9, 6) == ["2 in 3 Below CL", "", "2 in 3 Below CL"]


def test_two_in_three_on_opposite_sides_of_the_centre_are_not_flagged():
    assert after_even(14, 9, 14) == ["", "", ""]
    assert after_even(14, 6, 14) == ["", "", ""]
    assert after_even(14, 10, 14) == ["", "", ""]


def test_a_point_outside_the_limit_does_not_count_as_one_of_the_two():
    assert after_even(16, 14, 11) == ["Above UCL", "", ""]
    found = after_even(14, 16, 14)
    assert found == ["2 in 3 Above CL", "Above UCL", "2 in 3 Above CL"]


def test_two_in_three_needs_three_points():
    assert after_even(9, 14, 14) == ["", "", ""]
    assert after_even(9, 14, 14, 11)[1:3] == ["2 in 3 Above CL"] * 2


UP, DOWN = "7 Point Trend (Increasing)", "7 Point Trend (Decreasing)"
CLIMB = [7, 8, 9, 10, 11, 12, 13]


@pytest.mark.parametrize(
    ("better", "rising", "falling"),
    [
        ("higher", "improvement", "concern"),
        ("lower", "concern", "improvement"),
        ("context", "high", "low"),
    ],
)
def test_a_trend_of_seven_has_one_kind_whichever_way_it_goes(better, rising, falling):
    up = xmr([*EVEN, *CLIMB], fix_after=12, better=better).iloc[12:]
    assert set(up["special_cause"]) == {UP}
    assert set(up["kind"]) == {rising}
    down = xmr([*EVEN, *CLIMB[::-1]], fix_after=12, better=better).iloc[12:]
    assert set(down["special_cause"]) == {DOWN}
    assert set(down["kind"]) == {falling}


def test_a_trend_that_crosses_the_centre_is_of_one_kind_on_both_sides():
    trend = xmr([*EVEN, *CLIMB], fix_after=12).iloc[12:]
    assert set(trend["value"] > trend["centre"]) == {True, False}
    assert set(trend["kind"]) == {"improvement"}


def test_six_points_and_a_tie_are_no_trend():
    assert after_even(*CLIMB[:6], 11) == [""] * 7
    assert after_even(*CLIMB[:4], *CLIMB[3:]) == [""] * 8


def test_a_point_in_two_trends_takes_the_way_of_its_next_step():
    found = after_even(*CLIMB, *CLIMB[-2::-1])
    assert found == [UP] * 6 + [DOWN] * 7


def test_a_trend_that_ends_in_a_tie_with_the_next_one_keeps_its_way():
    """Where the reference calls the last of the first seven decreasing."""
    onwards = [13, 13.1, 13.2, 13.3, 13.4, 13.5, 13.6]
    assert after_even(*CLIMB, *onwards) == [UP] * 14


def test_a_gap_breaks_a_trend_a_shift_and_two_in_three():
    assert after_even(*CLIMB[:4], None, *CLIMB[4:]) == [""] * 8
    assert after_even(11, 11, 11, None, 11, 11, 11, 11) == [""] * 8
    assert after_even(14, None, 14) == ["", "", ""]


def test_seven_on_one_side_are_a_shift_and_one_on_the_centre_breaks_it():
    assert after_even(*[11] * 7)[-7:] == ["7 Points Above CL"] * 7
    assert after_even(9, *[11] * 3, 10, *[11] * 3) == [""] * 8


def test_the_first_rule_that_applies_names_the_point():
    found = after_even(11, 12, 12.5, 13, 14, 15, 16)
    assert found == ["7 Point Trend (Increasing)"] * 6 + ["Above UCL"]
    found = after_even(11, 11, 11, 11, 11, 14, 14)
    assert found == ["7 Points Above CL"] * 5 + ["2 in 3 Above CL"] * 2


def test_no_run_crosses_a_rebase_and_each_phase_has_its_own_limits():
    frame = xmr([1, 2, 3, 4, 5, 6, 7], rebase_at=[4])
    assert list(frame["phase"]) == [0] * 4 + [1] * 3
    assert list(frame["centre"]) == [2.5] * 4 + [6] * 3
    assert set(frame["special_cause"]) == {""}


def test_a_rebase_at_the_start_or_named_twice_changes_nothing():
    values = [*EVEN, 20]
    assert rows(xmr(values, rebase_at=[0])) == rows(xmr(values))
    assert rows(xmr(values, rebase_at=[6, 6])) == rows(xmr(values, rebase_at=[6]))


def test_limits_fixed_after_twelve_count_positions_missing_ones_too():
    values = [None, *EVEN, 30]
    frame = xmr(values, fix_after=12)
    assert frame["centre"].iloc[0] == sum(EVEN[:11]) / 11
    assert frame["special_cause"].iloc[-1] == "Above UCL"


def test_each_phase_fixes_its_own_limits():
    frame = xmr([*EVEN, 50, *[29, 31] * 6, 99], fix_after=12, rebase_at=[13])
    assert set(frame["centre"]) == {10, 30}
    assert frame["special_cause"].iloc[-1] == "Above UCL"


@pytest.mark.parametrize("points", [0, 1, 11])
def test_fixing_after_fewer_than_twelve_is_an_error(points):
    with pytest.raises(ValueError, match="12 points or more"):
        xmr(EVEN, fix_after=points)


@pytest.mark.parametrize("at", [-1, 12, 40])
def test_a_rebase_outside_the_series_is_an_error(at):
    with pytest.raises(ValueError, match="from 0 to 11"):
        xmr(EVEN, rebase_at=[at])


def test_what_is_no_number_or_no_direction_is_an_error():
    with pytest.raises(ValueError, match="nothing infinite"):
        xmr([1, math.inf])
    with pytest.raises(ValueError, match="higher, lower or context, not 'up'"):
        xmr([1], better="up")


# --- variation and assurance --------------------------------------------------


def test_variation_is_the_last_points():
    assert spc.variation(xmr([*EVEN, 20], fix_after=12)) == "improvement"
    assert spc.variation(xmr([*EVEN, 20, 10], fix_after=12)) == "common"
    assert spc.variation(xmr([*EVEN, 20], fix_after=12, better="context")) == "high"


@pytest.mark.parametrize(
    ("target", "better", "expected"),
    [
        (20, "higher", Assurance.MISSED),
        (20, "lower", Assurance.MET),
        (2, "higher", Assurance.MET),
        (2, "lower", Assurance.MISSED),
        (10, "higher", Assurance.EITHER),
        (UPPER, "higher", Assurance.EITHER),
        (20, "context", None),
        (None, "higher", None),
    ],
)
def test_assurance_sets_the_target_against_the_last_limits(target, better, expected):
    frame = xmr(EVEN, better=better, screen=False)
    assert spc.assurance(frame, target, better=better) is expected


def test_assurance_rests_on_the_latest_phase():
    frame = xmr([*EVEN, *[29, 31] * 6], rebase_at=[12])
    assert spc.assurance(frame, 20, better="higher") is Assurance.MET


@pytest.mark.parametrize("values", [[], [1, 2, 3], [4] * 12])
def test_nothing_is_said_of_a_target_without_limits_that_may_be_drawn(values):
    assert spc.assurance(xmr(values), 10, better="higher") is None


# --- our own guards -----------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], "There are no points, so nothing can be said."),
        ([None], "No points are too few to call a trend."),
        ([1], "1 point is too few to call a trend."),
        ([1, 2, 1, 2, 1], "5 points are too few to call a trend."),
        (
            [1, 2] * 3,
            "Trial limits, resting on 6 points: they will move as more are added.",
        ),
        (
            [1, 2] * 6,
            "Trial limits, resting on 12 points: they will move as more are added.",
        ),
        ([*[1, 2] * 6, 1], ""),
        ([4] * 13, "All 13 points are the same, so the series cannot be judged."),
        (
            [1, None] * 13,
            "All 13 points are the same, so the series cannot be judged.",
        ),
    ],
)
def test_a_series_too_short_or_too_flat_says_so(values, expected):
    assert spc.caution(xmr(values)) == expected


def test_limits_collapsed_by_screening_say_so_and_suggest_a_rebase():
    frame = xmr([5] * 8 + [9] * 8)
    assert frame["upper"].iloc[0] == frame["lower"].iloc[0]
    assert set(frame["special_cause"]) == {"Above UCL", "Below LCL"}
    assert "collapsed by screening" in spc.caution(frame)
    assert "rebase" in spc.caution(frame)
    assert set(spc.judged(frame)["special_cause"]) == {""}
    rebased = xmr([5] * 8 + [9] * 8, rebase_at=[8])
    assert spc.guard(rebased, 1) is Guard.FLAT


def test_points_that_never_stand_next_to_one_another_cannot_be_judged():
    frame = xmr([1, None, 2, None, 3, None, 4, None, 5, None, 6])
    assert spc.guard(frame, 0) is Guard.NO_RANGE
    assert "cannot be judged" in spc.caution(frame)


def test_each_phase_has_its_own_caution():
    frame = xmr([*EVEN, 9, 1, 2], rebase_at=[13])
    assert spc.caution(frame) == (
        "Since the latest rebase: 2 points are too few to call a trend."
    )
    frame = xmr([1, 2, *EVEN, 9, *[1] * 6], rebase_at=[2, 15])
    assert spc.caution(frame) == (
        "Before a later rebase: 2 points are too few to call a trend. Since the "
        "latest rebase: all 6 points are the same, so the series cannot be judged."
    )


def test_what_may_not_be_said_is_taken_out_and_the_centre_stays():
    frame = xmr([1, 1, 1, 1, 9])
    assert frame["special_cause"].iloc[4] == "Above UCL"
    shown = spc.judged(frame)
    assert set(shown["special_cause"]) == {""}
    assert set(shown["kind"]) == {"common"}
    assert shown["upper"].isna().all()
    assert set(shown["centre"]) == {2.6}


def test_trial_limits_are_drawn():
    frame = xmr([*EVEN[:8], 30])
    assert list(spc.judged(frame)["upper"]) == list(frame["upper"])
