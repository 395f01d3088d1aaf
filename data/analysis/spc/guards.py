"""What may be said of a series, and what is it too short or too flat for?

The chart calculates whenever it can; these guards are of our own. Below 6 points
there are no limits, up to 12 they are trial limits, and a series that does not
vary, or whose limits collapsed, cannot be judged.

One case: 8 points at 5, then 8 at 9, all of them outside limits that screening
collapsed onto the mean: none is shown as flagged, and a rebase is suggested.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isnan, nan

import pandas as pd

from data import words
from data.analysis.spc.chart import LIMITS, Direction
from data.plan import Wording

FEW, TRIAL = 6, 12  # below the first no limits; up to the second, trial limits


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


def caution(frame: pd.DataFrame, *, called: str = "rebase") -> str:
    """What the series is too short or too flat for; "" where it is neither.

    Each phase with a guard has its sentence, the latest last. ``called`` is the
    word for what parts the phases.
    """
    if frame.empty:
        return "There are no points, so nothing can be said."
    phases = sorted(set(frame["phase"]))
    told = [(phase, guard(frame, phase)) for phase in phases]
    return words.paragraph(
        f"{_when(phase, phases[-1], called)}{_CAUTIONS[found](_count(frame, phase))}"
        for phase, found in told
        if found
    )


def _count(frame: pd.DataFrame, phase: int) -> int:
    return int(frame.loc[frame["phase"] == phase, "value"].count())


def _when(phase: int, last: int, called: str) -> str:
    if not last:
        return ""
    if phase == last:
        return f"Since the latest {called}: "
    return f"Before {'the' if last == 1 else 'a later'} {called}: "


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
