"""Are the forecast's dates met as often as they say? A short trial, and in full.

The short one draws few plans, so its bounds are as wide as the binomial says that
so few may stray; the one in full holds the bars, and the committed table to them.
"""

from __future__ import annotations

import math
from functools import cache

import pytest

from data.analysis.forecast import PACES
from tests.analysis import calibrate

PLANS, DRAWS = 160, 1000
RARE = 0.0005  # how often a sound forecast may fail the short trial at each end


def up_to(x: int, n: int, p: float) -> float:
    """P(X ≤ x) where X is binomial."""
    return sum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(x + 1))


def too_few(met: int, n: int, least: float) -> bool:
    return up_to(met, n, least) < RARE


def too_many(met: int, n: int, most: float) -> bool:
    return up_to(n - met, n, 1 - most) < RARE


@cache
def short(name: str) -> tuple[calibrate.Trial, ...]:
    family = calibrate.FAMILIES.get(name, calibrate.prior)
    return tuple(calibrate.trials(family, PLANS, DRAWS))


@pytest.mark.parametrize("chance", calibrate.CHANCES)
def test_a_few_plans_of_the_models_own_are_done_by_their_dates_about_as_often(chance):
    found = calibrate.score(short(calibrate.PRIOR), chance)
    low, high = calibrate.BARS_OF_PRIOR[chance]
    assert found.stated >= 15
    assert not too_few(found.met, found.stated, low / 100)
    assert not too_many(found.met, found.stated, high / 100)


@pytest.mark.parametrize("name", calibrate.FAMILIES)
def test_a_few_plans_the_model_does_not_know_are_done_by_their_85_per_cent_date(name):
    found = calibrate.score(short(name), 0.85)
    assert found.stated >= 15
    assert not too_few(found.met, found.stated, calibrate.BARS[0.85][0] / 100)


def test_the_short_trial_catches_a_forecast_that_never_slows():
    for name in (calibrate.PRIOR, "Rate proportional to what remains"):
        found = calibrate.score(short(name), 0.85, "steady")
        assert too_few(found.met, found.stated, 0.8)


def test_the_short_trial_catches_a_forecast_far_too_cautious():
    found = calibrate.score(short("Constant pace"), 0.5)
    assert too_many(found.met, found.stated, 0.57)


def test_plans_are_drawn_alike_each_time_and_followed_to_their_end():
    again = tuple(calibrate.trials(calibrate.due_dates, PLANS, DRAWS))
    assert again == short("Due-date-driven")
    assert all(one.took >= 1 for one in again)


def test_the_committed_table_has_a_row_for_every_family_and_pace():
    rows = [
        line
        for line in calibrate.DOCUMENT.read_text("utf-8").splitlines()
        if line.startswith("| ")
    ]
    families = [calibrate.PRIOR, *calibrate.FAMILIES, *calibrate.NO_BAR]
    named = [row.split("|")[1].strip() for row in rows[2:]]
    assert named == [name for name in families for _ in PACES]


def test_a_new_table_takes_the_place_of_the_old_and_of_nothing_else():
    text = "Before.\n\n| plans | a |\n| --- | --- |\n| Old | 1 |\n\nAfter.\n"
    table = "| plans | b |\n| --- | --- |\n| New | 2 |\n"
    assert calibrate.with_table(text, table) == f"Before.\n\n{table}\nAfter.\n"


@pytest.mark.long
def test_in_full_every_bar_is_met_and_the_committed_table_says_what_came_out():
    results = calibrate.in_full()
    assert [
        line
        for name, found in results.items()
        for line in calibrate.misses(name, found)
    ] == []
    assert calibrate.table(results) in calibrate.DOCUMENT.read_text("utf-8")
