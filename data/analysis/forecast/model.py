"""When will the rest be finished, going by the months so far?

A plan's last actions are usually its hardest, so past months resampled at an even
pace promise too early a date. Instead every month is drawn from a pace that may
slow: with N actions in all and R still to do at a month's start, the completions
of that month are negative binomial with

    mean  N · f · (R / N)^γ        and size k (k = ∞ is Poisson),

f the share of the plan completed a month at first, γ how far the pace slows as
the plan empties. Every combination of f, γ and k on a grid is weighed by how well
it tells the months seen; draws from the grid are then carried on month by month
to the last action, or to the horizon.

What the method leaves open, and how it is settled here:

- N is every action counted now, those added on the way included, and R at the
  start of a past month is N less the completions before it: what was added later
  is work that was always to be done.
- A month drawn past R completes R. A past month cannot have done so, or nothing
  would be left to forecast; so months seen are weighed without that limit.
- "If the pace so far holds" is the grid with γ = 0 alone, f and k weighed anew.
- A grid point is drawn in proportion to its weight, by evenly spaced shares of the
  whole rather than by lot, which takes chance out of one of the two stages.

Source: judged by trial for this dashboard, see tests/analysis/calibration.md. The
negative binomial as a Poisson whose rate is gamma: Greenwood and Yule, Journal of
the Royal Statistical Society 1920; 83: 255 to 279.

One case: 7, 3, 4, 6, 7 and 8 completions of 61 actions leave 26 to do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

METHOD = 1  # goes up whenever the same months would give another forecast
HORIZON = 60  # months past which nothing is dated
SURE = (0.85, 0.5, 0.15)  # how sure each edge of the band is, the lowest first

SHARES = np.geomspace(0.01, 0.6, 40)  # f, evenly spaced in its logarithm
SLOWING = ((0.0, 0.4), (0.5, 0.25), (1.0, 0.25), (1.5, 0.1))  # γ and its weight
SIZES = (2.0, 4.0, 8.0, math.inf)  # k, each as likely as another

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Grid:
    """Every combination of f, γ and k, one an entry, and its weight before data."""

    share: Floats
    slowing: Floats
    size: Floats
    weight: Floats

    @classmethod
    def whole(cls) -> Grid:
        """The grid as the method fixes it: 640 entries, their weights adding to 1."""
        powers, weights = zip(*SLOWING, strict=True)
        axes = np.meshgrid(SHARES, powers, SIZES, indexing="ij")
        prior = np.meshgrid(SHARES, weights, SIZES, indexing="ij")[1]
        share, slowing, size = (axis.ravel() for axis in axes)
        return cls(share, slowing, size, prior.ravel() / prior.sum())

    def steady(self) -> Grid:
        """The entries whose pace does not slow, their weights adding to 1."""
        return self._kept(self.slowing == 0.0)

    def _kept(self, kept: NDArray[np.bool_]) -> Grid:
        weight = self.weight[kept]
        fields = (self.share[kept], self.slowing[kept], self.size[kept])
        return Grid(*fields, weight / weight.sum())

    def weighed(self, completed: Sequence[int], total: int) -> Grid:
        """The same entries, weighed by the months seen."""
        log = np.log(self.weight) + _log_likelihood(self, completed, total)
        weight = np.exp(log - log.max())
        return Grid(self.share, self.slowing, self.size, weight / weight.sum())

    def mean(self, remaining: Any, total: int, at: Any = slice(None)) -> Floats:
        """The completions expected of a month that starts with so many left."""
        left = np.power(np.asarray(remaining) / total, self.slowing[at])
        mean: Floats = total * self.share[at] * left
        return mean


@dataclass(frozen=True)
class Outlook:
    """What the draws came to, month by month up to the horizon.

    ``finished`` holds how many of the draws had completed every action by the end
    of each month; ``low``, ``middle`` and ``high`` the most actions complete by
    then in at least 85%, 50% and 15% of them, so that ``low`` reaches the total in
    the month of the 85% date and ``middle`` in that of the 50% date.
    """

    finished: tuple[int, ...]
    low: tuple[int, ...]
    middle: tuple[int, ...]
    high: tuple[int, ...]


def outlook(
    grid: Grid, completed: Sequence[int], total: int, *, seed: int, draws: int
) -> Outlook:
    """Draws from a grid that the months seen have weighed, carried on to the end.

    The same arguments give the same draws under one release of numpy; another
    release may draw otherwise, which is why forecasts are stored as made.
    """
    chance = np.random.default_rng(seed)
    picked = _shared_out(grid.weight, draws)
    left = np.full(draws, total - sum(completed), dtype=np.int64)
    ranks = [math.ceil(sure * draws) - 1 for sure in SURE]
    finished, complete = [], []
    for _ in range(HORIZON):
        open_ = np.flatnonzero(left)
        left[open_] -= _month(grid, picked[open_], left[open_], total, chance)
        finished.append(int(draws - np.count_nonzero(left)))
        most_left = np.partition(left, ranks)[ranks]
        complete.append([total - int(few) for few in most_left])
    low, middle, high = (tuple(column) for column in zip(*complete, strict=True))
    return Outlook(tuple(finished), low, middle, high)


def _month(
    grid: Grid, at: Ints, left: Ints, total: int, chance: np.random.Generator
) -> Ints:
    """The completions of one month, a draw an entry, never more than are left."""
    size = grid.size[at]
    bound = np.where(np.isinf(size), 1.0, size)
    uneven = np.where(np.isinf(size), 1.0, chance.gamma(bound) / bound)
    drawn: Ints = chance.poisson(grid.mean(left, total, at) * uneven)
    return np.minimum(drawn, left)


def _shared_out(weight: Floats, draws: int) -> Ints:
    """Which entry each draw takes: every entry its share of them, to one draw."""
    places = (np.arange(draws) + 0.5) / draws
    return np.searchsorted(np.cumsum(weight), places).clip(max=len(weight) - 1)


def _log_likelihood(grid: Grid, completed: Sequence[int], total: int) -> Floats:
    """The logarithm of the chance of the months seen, but for a constant."""
    log = np.zeros_like(grid.share)
    remaining = total
    for done in completed:
        mean = grid.mean(remaining, total)
        log += _log_chance(done, mean, grid.size)
        remaining -= done
    return log


def _log_chance(done: int, mean: Floats, size: Floats) -> Floats:
    """The logarithm of P(done) without log done!, the same at every entry."""
    log: Floats = done * np.log(mean) - mean
    for k in SIZES:
        if math.isinf(k):
            continue
        at = size == k
        constant = math.lgamma(done + k) - math.lgamma(k) + k * math.log(k)
        log[at] = constant + done * np.log(mean[at]) - (done + k) * np.log(k + mean[at])
    return log
