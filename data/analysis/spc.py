"""Has this series changed, or does it only vary as it always did?

An XmR chart as NHS Making Data Count draws it (NHSRplotthedots 0.2), in stages:
phases, limits, rules, kinds. It calculates whenever it can; whether a series is
long enough to say anything is told by ``caution``, and ``judged`` takes out what
may not be said or drawn.

One case: 12 screening tools a month on average, then six months of 21 to 27: of
the six, those above the upper limit are "Above UCL", an improvement where more
is better, "high" where the direction is contextual.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isinf, isnan, nan
from statistics import mean
from typing import Literal

import pandas as pd

from data import words
from data.plan import Wording

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
OUTSIDE = ("Above UCL", "Below LCL")
TREND = ("7 Point Trend (Increasing)", "7 Point Trend (Decreasing)")
NEAR = ("2 in 3 Above CL", "2 in 3 Below CL")
SHIFT = ("7 Points Above CL", "7 Points Below CL")

FAR = 2.66  # times the mean moving range: three standard deviations
CLOSE = 2 * (FAR / 3)
SCREEN = 3.267  # times the mean: a moving range as long as this is left out
RUN = 7  # points in a trend or a shift
FEWEST_FIXED = 12
FEW, TRIAL = 6, 12  # below the first no limits; up to the second, trial limits

Direction = Literal["higher", "lower", "context"]
_BETTER: dict[str, tuple[str, str]] = {
    "higher": ("improvement", "concern"),
    "lower": ("concern", "improvement"),
    "context": ("high", "low"),
}
_UP = {pair[0] for pair in (OUTSIDE, TREND, NEAR, SHIFT)}


@dataclass(frozen=True, slots=True)
class Limits:
    """A phase's centre and limits, NaN where they are undefined."""

    centre: float = nan
    lower: float = nan
    upper: float = nan
    near_lower: float = nan
    near_upper: float = nan


class Guard(Wording):
    """Why a phase's limits are not to be drawn, or only with a word of caution."""

    TOO_FEW = "too few to call a trend"
    FLAT = "no variation"
    NO_RANGE = "no limits"
    COLLAPSED = "limits collapsed by screening"
    TRIAL = "trial limits"


class Assurance(Wording):
    """What the limits say of a target, if the process goes on as it is."""

    MET = "would be met at almost every point"
    MISSED = "would be missed at almost every point"
    EITHER = "would be met at some points and missed at others by chance alone"


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
        causes = _causes(points, limits)
        rows += [
            (value, phase, *_five(limits), cause, _kind(cause, better))
            for value, cause in zip(points, causes, strict=True)
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


def _five(limits: Limits) -> tuple[float, ...]:
    return (
        limits.centre,
        limits.lower,
        limits.upper,
        limits.near_lower,
        limits.near_upper,
    )


# --- special causes: each rule labels the points it flags ---------------------


def _causes(points: Sequence[float], limits: Limits) -> list[str]:
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


def _kind(cause: str, better: Direction) -> str:
    if not cause:
        return "common"
    up, down = _BETTER[better]
    return up if cause in _UP else down


# --- what may be said --------------------------------------------------------


def variation(frame: pd.DataFrame) -> str:
    """The kind of the last point; "" of an empty series."""
    return "" if frame.empty else str(frame["kind"].iloc[-1])


def assurance(
    frame: pd.DataFrame, target: float | None, *, better: Direction
) -> Assurance | None:
    """What the last limits say of a target.

    None where there is no target, no direction to judge it by, or no limits that
    may be drawn: the reference calls the last of these inconsistent.
    """
    if target is None or better == "context" or frame.empty:
        return None
    last = judged(frame).iloc[-1]
    if isnan(last["upper"]):
        return None
    over, under = target > last["upper"], target < last["lower"]
    if not over and not under:
        return Assurance.EITHER
    return Assurance.MISSED if over == (better == "higher") else Assurance.MET


def guard(frame: pd.DataFrame, phase: int) -> Guard | None:
    """Why this phase's limits may not be drawn, or need a word; None if sound."""
    own = frame[frame["phase"] == phase]
    known = own["value"].dropna()
    if len(known) < FEW:
        return Guard.TOO_FEW
    if known.nunique() == 1:
        return Guard.FLAT
    if isnan(own["upper"].iloc[0]):
        return Guard.NO_RANGE
    if own["upper"].iloc[0] == own["lower"].iloc[0]:
        return Guard.COLLAPSED
    return Guard.TRIAL if len(known) <= TRIAL else None


def judged(frame: pd.DataFrame) -> pd.DataFrame:
    """The same points with only the limits and causes that may be shown.

    Columns as COLUMNS. In a phase too short, too flat or collapsed, the limits
    are NaN, no point is flagged and every kind is "common"; the centre stays.
    """
    shown = frame.copy()
    for phase in sorted(set(frame["phase"])):
        if guard(frame, phase) not in {None, Guard.TRIAL}:
            own = shown["phase"] == phase
            shown.loc[own, list(LIMITS[1:])] = nan
            shown.loc[own, "special_cause"] = ""
            shown.loc[own, "kind"] = "common"
    return shown


def caution(frame: pd.DataFrame) -> str:
    """What the series is too short or too flat for; "" where it is neither.

    Each phase with a guard has its sentence, the latest last.
    """
    if frame.empty:
        return "There are no points, so nothing can be said."
    phases = sorted(set(frame["phase"]))
    told = [(phase, guard(frame, phase)) for phase in phases]
    return words.paragraph(
        f"{_when(phase, phases[-1])}{_CAUTIONS[found](_count(frame, phase))}"
        for phase, found in told
        if found
    )


def _count(frame: pd.DataFrame, phase: int) -> int:
    return int(frame.loc[frame["phase"] == phase, "value"].count())


def _when(phase: int, last: int) -> str:
    if not last:
        return ""
    if phase == last:
        return "Since the latest rebase: "
    return f"Before {'the' if last == 1 else 'a later'} rebase: "


def _too_few(count: int) -> str:
    are = words.plural(count, "is", "are")
    return f"{words.count(count, 'point')} {are} too few to call a trend"


_CAUTIONS: dict[Guard, Callable[[int], str]] = {
    Guard.TOO_FEW: _too_few,
    Guard.FLAT: lambda count: (
        f"all {count} points are the same, so the series cannot be judged"
    ),
    Guard.NO_RANGE: lambda _: (
        "no limits can be worked out, because none of the points they would rest on "
        "differs from its neighbour: the series cannot be judged"
    ),
    Guard.COLLAPSED: lambda _: (
        "limits collapsed by screening: but for a jump or two the points do not "
        "vary, so the series cannot be judged as one. Consider a rebase at the jump"
    ),
    Guard.TRIAL: lambda count: (
        f"trial limits, resting on {count} points: they will move as more are added"
    ),
}
