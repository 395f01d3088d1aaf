"""When will it be finished? Against the method worked out in full, cell by cell."""

from __future__ import annotations

import math
import time
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.analysis.forecast import HORIZON, PACES, forecast

SEEN = [7, 3, 4, 6, 7, 8]
ALL = 61


@st.composite
def records(draw):
    months = draw(st.lists(st.integers(0, 9), min_size=6, max_size=15).filter(any))
    return months, sum(months) + draw(st.integers(1, 60))


# --- the method, worked out without draws ------------------------------------


def chance_of(done, mean, k):
    """P(done) as the textbook has it."""
    if math.isinf(k):
        return math.exp(-mean) * mean**done / math.factorial(done)
    spread = math.gamma(done + k) / (math.gamma(k) * math.factorial(done))
    return spread * (k / (k + mean)) ** k * (mean / (k + mean)) ** done


def worked_out(completed, total, powers):
    """P(all complete within 1, 2 … 60 months): every cell's chain, step by step."""
    weights, chances = [], []
    for f in (0.01 * 60 ** (step / 39) for step in range(40)):
        for power, prior in powers.items():
            for k in (2, 4, 8, math.inf):
                weight, left = prior, total
                for done in completed:
                    mean = total * f * (left / total) ** power
                    weight *= chance_of(done, mean, k)
                    left -= done
                weights.append(weight)
                chances.append(chain(total, left, f, power, k))
    weighed = np.average(chances, axis=0, weights=weights)
    return list(weighed)


def chain(total, left, f, power, k):
    steps = np.zeros((left + 1, left + 1))
    steps[0, 0] = 1
    for start in range(1, left + 1):
        mean = total * f * (start / total) ** power
        for done in range(start):
            steps[start, start - done] = chance_of(done, mean, k)
        steps[start, 0] = 1 - steps[start].sum()
    stands = np.eye(left + 1)[left]
    finished = []
    for _ in range(60):
        stands = stands @ steps
        finished.append(stands[0])
    return finished


@pytest.mark.parametrize(
    ("completed", "total"), [([1, 0, 2, 1, 0, 1], 8), ([3, 2, 2, 1, 1, 0, 1], 14)]
)
@pytest.mark.parametrize(
    ("pace", "powers"),
    [("slowing", {0: 0.4, 0.5: 0.25, 1: 0.25, 1.5: 0.1}), ("steady", {0: 1})],
)
def test_the_draws_agree_with_every_cell_worked_out(completed, total, pace, powers):
    exact = worked_out(completed, total, powers)
    draws = 40_000
    found = forecast(completed, total, draws=draws)
    for month, chance in enumerate(exact, 1):
        most = 4.5 * math.sqrt(chance * (1 - chance) / draws) + 2 / draws
        assert found.chance_within(month, pace) == pytest.approx(chance, abs=most)


def test_a_rate_that_slows_as_the_plan_empties_is_told_from_one_that_holds():
    slowed = forecast([20, 14, 10, 7, 5, 3, 2, 2, 1], 68)
    held = forecast([7, 7, 8, 6, 7, 7, 7, 8, 7], 68)
    assert slowed.remaining == held.remaining == 4
    assert slowed.months(0.85) > 2 * held.months(0.85)


def test_the_pace_that_holds_is_the_more_hopeful_and_westmeres_is_as_was():
    found = forecast(SEEN, ALL)
    assert found.remaining == 61 - (7 + 3 + 4 + 6 + 7 + 8)
    assert found.chance_within(7) == pytest.approx(0.64, abs=0.03)
    assert found.chance_within(7, "steady") == pytest.approx(0.93, abs=0.03)
    assert found.months(0.5) == 6


# --- what holds of every forecast --------------------------------------------


@settings(max_examples=25, deadline=None)
@given(records(), st.sampled_from(PACES), st.floats(0, 1))
def test_a_month_is_the_first_whose_chance_reaches_it(record, pace, probability):
    found = forecast(*record, draws=300)
    month = found.months(probability, pace)
    last = HORIZON if month is None else month - 1
    for earlier in range(1, last + 1):
        assert found.chance_within(earlier, pace) < probability
    if month is not None:
        assert found.chance_within(month, pace) >= probability


@settings(max_examples=25, deadline=None)
@given(records(), st.sampled_from(PACES))
def test_chances_never_fall_and_stay_within_nought_and_one(record, pace):
    found = forecast(*record, draws=300)
    chances = [found.chance_within(month, pace) for month in range(1, HORIZON + 3)]
    assert all(0 <= early <= late <= 1 for early, late in pairwise(chances))
    assert chances[HORIZON:] == [chances[HORIZON - 1]] * 2


@settings(max_examples=25, deadline=None)
@given(records(), st.sampled_from(PACES))
def test_the_bands_edges_reach_the_total_in_the_months_of_their_chances(record, pace):
    found = forecast(*record, draws=300)
    seen = found.outlook(pace)
    for edge, sure in ((seen.low, 0.85), (seen.middle, 0.5), (seen.high, 0.15)):
        month = found.months(sure, pace)
        reached = [at for at, done in enumerate(edge, 1) if done == found.total]
        assert reached[:1] == ([] if month is None else [month])
        assert sorted(edge) == list(edge)
    assert all(
        sum(found.completed) <= low <= middle <= high
        for low, middle, high in zip(seen.low, seen.middle, seen.high, strict=True)
    )


def test_the_same_arguments_give_the_same_forecast_and_another_seed_much_the_same():
    assert forecast(SEEN, ALL) == forecast(tuple(SEEN), ALL)
    other = forecast(SEEN, ALL, seed=1)
    assert other != forecast(SEEN, ALL)
    assert other.chance_within(7) == pytest.approx(0.64, abs=0.03)


def test_actions_added_later_are_work_still_to_do():
    before, after = forecast(SEEN, ALL), forecast(SEEN, ALL + 8)
    assert after.remaining == before.remaining + 8
    assert after.months(0.85) > before.months(0.85)


def test_a_plan_hardly_begun_cannot_be_dated():
    found = forecast([1, 0, 0, 0, 0, 0, 0, 0, 0, 1], 120)
    assert found.months(0.85) is None
    assert found.chance_within(500) == found.chance_within(60) < 0.85


def test_counts_may_come_from_a_frame_or_an_array():
    assert forecast(pd.Series(SEEN), np.int64(ALL)) == forecast(SEEN, ALL)
    assert forecast(np.array(SEEN, dtype=float), 61.0) == forecast(SEEN, ALL)


# --- what is refused, in a sentence ------------------------------------------


@pytest.mark.parametrize(
    ("completed", "total", "said"),
    [
        (SEEN[:5], 61, "No forecast: 5 months of completions are recorded"),
        ([3], 61, "No forecast: 1 month of completions is recorded"),
        ([], 61, "No forecast: no months of completions are recorded"),
        ([0] * 6, 61, "no action was completed in the 6 months recorded"),
        (SEEN, 35, "All 35 actions are reported complete"),
        ([1], 1, "The only action is reported complete"),
        ([], 0, "No action is counted"),
    ],
)
def test_a_forecast_without_ground_is_refused_with_its_reason(completed, total, said):
    found = forecast(completed, total)
    assert said in found.refused
    for pace in PACES:
        with pytest.raises(ValueError, match=r"forecast|counted"):
            found.chance_within(3, pace)
        with pytest.raises(ValueError, match=r"forecast|counted"):
            found.months(0.5, pace)


def test_six_months_with_one_completion_are_enough():
    assert forecast([0, 0, 0, 0, 0, 1], 2).refused is None


@pytest.mark.parametrize(
    ("completed", "total"),
    [
        ([*SEEN, -1], 61),
        ([*SEEN, None], 61),
        ([*SEEN, math.nan], 61),
        ([*SEEN, pd.NA], 61),
        ([*SEEN, math.inf], 61),
        ([*SEEN, 1.5], 61),
        ([*SEEN, "4"], 61),
        (SEEN, -1),
        (SEEN, 61.5),
        (SEEN, None),
        (SEEN, math.nan),
        (SEEN, 34),
        ([9], 8),
    ],
)
def test_counts_that_cannot_be_are_an_error(completed, total):
    with pytest.raises(ValueError, match=r"whole number from nought|cannot be"):
        forecast(completed, total)


@pytest.mark.parametrize("draws", [0, -5, 1.5, None])
def test_a_forecast_needs_a_whole_number_of_draws(draws):
    with pytest.raises(ValueError, match="draw"):
        forecast(SEEN, ALL, draws=draws)


@pytest.mark.parametrize("months", [0, -1, 1.5, math.nan, math.inf, None, "6"])
def test_a_month_is_a_whole_number_from_one(months):
    with pytest.raises(ValueError, match="whole number from 1"):
        forecast(SEEN, ALL, draws=50).chance_within(months)


@pytest.mark.parametrize("probability", [-0.1, 1.1, 85, math.nan, None])
def test_a_probability_lies_between_nought_and_one(probability):
    with pytest.raises(ValueError, match="between 0 and 1"):
        forecast(SEEN, ALL, draws=50).months(probability)


def test_there_are_two_paces_and_no_other():
    with pytest.raises(ValueError, match="slowing or steady"):
        forecast(SEEN, ALL, draws=50).chance_within(6, "faster")


# --- how long it takes --------------------------------------------------------


@pytest.mark.parametrize("total", [61, 2000])
def test_a_forecast_is_made_in_a_blink(total):
    """20 ms on an idle machine; the bound leaves room for a busy one."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        forecast(SEEN, total)
        taken.append(time.process_time() - start)
    assert min(taken) < 0.2
