"""Which points of a phase has chance alone not made? One helper a rule.

Each rule labels the points it flags, "" for the rest; ``causes`` takes the first
that applies. A missing value is NaN and breaks every run. Comparisons are strict.

One case: 14, 11, 14 about a centre of 10 with the near limit at 13.5 and the
limit at 15.3 are "2 in 3 Above CL", "", "2 in 3 Above CL".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import nan

OUTSIDE = ("Above UCL", "Below LCL")
TREND = ("7 Point Trend (Increasing)", "7 Point Trend (Decreasing)")
NEAR = ("2 in 3 Above CL", "2 in 3 Below CL")
SHIFT = ("7 Points Above CL", "7 Points Below CL")
UP = frozenset(pair[0] for pair in (OUTSIDE, TREND, NEAR, SHIFT))

RUN = 7  # points in a trend or a shift


@dataclass(frozen=True, slots=True)
class Limits:
    """A phase's centre and limits, NaN where they are undefined."""

    centre: float = nan
    lower: float = nan
    upper: float = nan
    near_lower: float = nan
    near_upper: float = nan


def causes(points: Sequence[float], limits: Limits) -> list[str]:
    """The label of each point, "" where none applies."""
    labels = [rule(points, limits) for rule in _RULES]
    return [next(filter(None, found), "") for found in zip(*labels, strict=True)]


def _outside(points: Sequence[float], limits: Limits) -> list[str]:
    """A point beyond a limit."""
    above, below = OUTSIDE
    return [
        above if value > limits.upper else below if value < limits.lower else ""
        for value in points
    ]


def _trend(points: Sequence[float], limits: Limits) -> list[str]:  # noqa: ARG001
    """Six steps the same way: all seven points, in the way that they go.

    A point that ends one trend and starts another goes the way it goes next.
    """
    steps = [_sign(later - value) for value, later in pairwise(points)]
    ways = [0] * len(points)
    for first in range(len(steps) - RUN + 2):
        run = set(steps[first : first + RUN - 1])
        if run in ({1}, {-1}):
            ways[first : first + RUN] = [*run] * RUN  # the later trend prevails
    return [_side_of(way, TREND) for way in ways]


def _two_in_three(points: Sequence[float], limits: Limits) -> list[str]:
    """Two of three between the near limit and the limit, all on one side."""
    sides = _sides(points, limits)
    near = [
        limits.near_upper < value <= limits.upper
        or limits.lower <= value < limits.near_lower
        for value in points
    ]
    labels = [""] * len(points)
    for first in range(len(points) - 2):
        window = range(first, first + 3)
        if (
            abs(sum(sides[at] for at in window)) == 3
            and sum(near[first : first + 3]) > 1
        ):
            for at in window:
                labels[at] = labels[at] or (_side_of(sides[at], NEAR) * near[at])
    return labels


def _shift(points: Sequence[float], limits: Limits) -> list[str]:
    """Seven in a row on one side of the centre."""
    sides = _sides(points, limits)
    labels = [""] * len(points)
    for first in range(len(points) - RUN + 1):
        if abs(sum(sides[first : first + RUN])) == RUN:
            labels[first : first + RUN] = [_side_of(sides[first], SHIFT)] * RUN
    return labels


_RULES: tuple[Callable[[Sequence[float], Limits], list[str]], ...] = (
    _outside,
    _trend,
    _two_in_three,
    _shift,
)


def _sides(points: Sequence[float], limits: Limits) -> list[int]:
    """1 above the centre, -1 below it, 0 on it or missing."""
    return [_sign(value - limits.centre) for value in points]


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _side_of(sign: int, labels: tuple[str, str]) -> str:
    return {1: labels[0], -1: labels[1]}.get(sign, "")
