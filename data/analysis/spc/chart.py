"""An XmR chart's numbers: phases, limits, special causes and their kinds.

One case: 10, 12, 11 and 15 have a centre of 12, a mean moving range of 7/3 and
limits of 12 ± 2.66 × 7/3.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from itertools import pairwise
from math import isinf, isnan, nan
from statistics import mean
from typing import Literal

import pandas as pd

from data import words
from data.analysis.spc.rules import UP, Limits, causes

COLUMNS = (
    "value",
    "phase",
    "centre",
    "lower",
    "upper",
    "near_lower",
    "near_upper",
    "special_cause",
    "kind",
)
LIMITS = ("centre", "lower", "upper", "near_lower", "near_upper")

FAR = 2.66  # times the mean moving range: three standard deviations
CLOSE = 2 * (FAR / 3)
SCREEN = 3.267  # times the mean: a moving range as long as this is left out
FEWEST_FIXED = 12

Direction = Literal["higher", "lower", "context"]
_BETTER: dict[str, tuple[str, str]] = {
    "higher": ("improvement", "concern"),
    "lower": ("concern", "improvement"),
    "context": ("high", "low"),
}


def xmr(
    values: Iterable[float | None],
    *,
    better: Direction = "higher",
    target: float | None = None,  # noqa: ARG001 - it changes no column
    rebase_at: Iterable[int] = (),
    fix_after: int | None = None,
    screen: bool = True,
) -> pd.DataFrame:
    """Centre, limits and special causes, one row a point in the order given.

    Columns as COLUMNS. ``value`` and the limits are in the values' own unit, NaN
    where missing or undefined; ``phase`` counts from 0; ``special_cause`` is ""
    or one of OUTSIDE, TREND, NEAR and SHIFT, the first that applies in that
    order; ``kind`` is "common", "improvement", "concern", "high" or "low".

    Args:
        values: numbers in date order, None (or NaN) for a gap, which breaks
            every run.
        better: which way is an improvement; "context" where neither is.
        target: the target, for callers that keep it with the rest.
        rebase_at: positions, from 0, at which a new phase starts. It is a
            person's choice; no run crosses it.
        fix_after: rest the limits on the phase's first so many positions.
        screen: leave out moving ranges of 3.267 times their mean or more, once.

    The rules are NHSRplotthedots 0.2's, with two exceptions: a gap inside seven
    points breaks their trend, where the reference stops with an error; and the
    last point of a trend keeps that trend's direction where the next point ties
    with it and starts another, where the reference calls it decreasing.

    Raises:
        ValueError: an infinite value, an unknown direction, ``fix_after`` below
            12, or a position outside the series.
    """
    series = [_number(value) for value in values]
    _check(better, fix_after)
    rows: list[tuple[object, ...]] = []
    for phase, points in enumerate(_phases(series, rebase_at)):
        limits = _limits(points[:fix_after], screen=screen)
        labels = causes(points, limits)
        rows += [
            (value, phase, *astuple(limits), cause, _kind(cause, better))
            for value, cause in zip(points, labels, strict=True)
        ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    numbers = {"value": float, "phase": int, **dict.fromkeys(LIMITS, float)}
    return frame.astype({**numbers, "special_cause": object, "kind": object})


# --- phases and limits -------------------------------------------------------


def _number(value: float | None) -> float:
    number = nan if value is None else float(value)
    if isinf(number):
        message = "a series holds numbers and gaps, and nothing infinite"
        raise ValueError(message)
    return number


def _check(better: str, fix_after: int | None) -> None:
    if better not in _BETTER:
        message = f"better is one of {words.listed(_BETTER, last='or')}, not {better!r}"
        raise ValueError(message)
    if fix_after is not None and fix_after < FEWEST_FIXED:
        message = f"limits are fixed after {FEWEST_FIXED} points or more"
        raise ValueError(message)


def _phases(series: Sequence[float], rebase_at: Iterable[int]) -> list[list[float]]:
    starts = sorted({0, *rebase_at})
    if not series and starts == [0]:
        return []
    if starts[0] < 0 or starts[-1] >= len(series):
        message = f"a phase starts at a position from 0 to {len(series) - 1}"
        raise ValueError(message)
    edges = pairwise([*starts, len(series)])
    return [list(series[first:last]) for first, last in edges]


def _limits(points: Sequence[float], *, screen: bool) -> Limits:
    centre = _mean(points)
    ranges = [abs(later - value) for value, later in pairwise(points)]
    average = _mean(ranges)
    if screen:
        average = _mean([one for one in ranges if one < SCREEN * average])
    far, close = FAR * average, CLOSE * average
    return Limits(centre, centre - far, centre + far, centre - close, centre + close)


def _mean(values: Sequence[float]) -> float:
    """Of those that are not missing, rounded once; NaN where there is none.

    ``statistics.mean`` is exact where a running sum is not: of 0.1, 0.2 and 0.3
    it is 0.2, so that the second stands on the centre, as in R.
    """
    known = [value for value in values if not isnan(value)]
    return mean(known) if known else nan


def _kind(cause: str, better: Direction) -> str:
    if not cause:
        return "common"
    up, down = _BETTER[better]
    return up if cause in UP else down
