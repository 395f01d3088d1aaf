"""What went the wrong way in a plan's own history, when, and until when?

Four things count: a date moved later, a rating worsened, an action complete and then
reopened, an action no longer listed. Each is told from the ledger. The record holds
positions, not days of change, so that a fall is dated by the position of the version
that first shows it, and was over by that of the version that shows it over: it may
have happened at any time since the position before. What the first version already
shows as moved is not told, as nothing says when.

A move is over once the action is complete or superseded, or its date is back where
it stood; a worse rating likewise, or once the rating is back; a reopened action once
it is complete again; one no longer listed once it is listed again. What happens to
an action that is complete already is over as it happens.

One case, Westmere: 2.6 is moved later in version 3 (28 February 2023) and complete
in version 4, so that it was over by 31 March; 5.4 is no longer listed from version 6.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from data.analysis.changes import Change, Direction, Kind
from data.analysis.changes.said import rung
from data.analysis.ledger import DATES, Entry, Step, Version, ledger
from data.plan import Rating, Wording

COLUMNS = (
    "ref",
    "action",
    "lead_agency",
    "kind",
    "then",
    "now",
    "on",
    "version",
    "over",
    "cells",
    "made_up",
)
_ENDS = frozenset((Kind.COMPLETED, Kind.SUPERSEDED))
_OPENS = frozenset((Kind.REOPENED, Kind.STATUS_CHANGED))


class Fall(Wording):
    """What went the wrong way, as it follows a ref or a number."""

    MOVED_LATER = "date moved later"
    WORSENED = "rating worsened"
    REOPENED = "complete, then reopened"
    NO_LONGER_LISTED = "no longer listed"


_OF_KIND = {
    Kind.MOVED_LATER: Fall.MOVED_LATER,
    Kind.RE_RATED: Fall.WORSENED,
    Kind.REOPENED: Fall.REOPENED,
    Kind.NO_LONGER_LISTED: Fall.NO_LONGER_LISTED,
}


def falls(versions: Sequence[Version]) -> pd.DataFrame:
    """A row per fall, by date; columns as COLUMNS. Versions are oldest first.

    ``kind`` is a Fall's words, ``then`` and ``now`` the positions in words, ``on``
    and ``over`` dates (``over`` None where it is not over in the newest version),
    ``version`` the number of the one that first shows it.
    """
    found = [
        (step, entry, at, kind)
        for entry in ledger(versions).entries
        for at, step in enumerate(entry.steps)
        if (kind := _fall(step.change))
    ]
    found.sort(key=lambda one: one[0].version.number)  # stable: by ref within one
    rows = [_row(entry, at, kind) for _, entry, at, kind in found]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return table.astype({"version": int, "made_up": bool})


def _fall(change: Change) -> Fall | None:
    if change.kind is Kind.RE_RATED and change.direction is not Direction.LOWERED:
        return None
    return _OF_KIND.get(change.kind)


def _row(entry: Entry, at: int, kind: Fall) -> dict[str, object]:
    step = entry.steps[at]
    change = step.change
    over = _over(entry, at, kind)
    return {
        "ref": entry.ref,
        "action": entry.action.action,
        "lead_agency": "; ".join(entry.action.lead_agency),
        "kind": str(kind),
        "then": change.then,
        "now": change.now or "Not listed",
        "on": step.version.as_at,
        "version": step.version.number,
        "over": over.as_at if over else None,
        "cells": change.cells_after or change.cells_before,
        "made_up": change.made_up,
    }


# --- when it was over --------------------------------------------------------------


def _over(entry: Entry, at: int, kind: Fall) -> Version | None:
    """The first version that shows it over; None where none does."""
    step, later = entry.steps[at], entry.steps[at + 1 :]
    found = [_BACK[kind](step, later)] if kind in _BACK else []
    if kind is Fall.NO_LONGER_LISTED:
        found.append(_first(later, lambda one: one.change.kind is Kind.ADDED))
    else:
        found.append(_finished(entry, step.version))
    known = [version for version in found if version]
    return min(known, key=lambda version: version.number, default=None)


def _finished(entry: Entry, since: Version) -> Version | None:
    """The first version, from this one on, in which the action is finished with."""
    finished = entry.first.complete or not entry.first.counted
    for step in entry.steps:
        if step.version.number > since.number and finished:
            return since
        if step.change.kind in _ENDS | _OPENS:
            finished = step.change.kind in _ENDS
            if finished and step.version.number > since.number:
                return step.version
    return since if finished else None


def _date_back(step: Step, later: Sequence[Step]) -> Version | None:
    """The version whose date is again no later than before the move."""
    days = step.change.days or 0
    for one in later:
        if one.change.kind in DATES:
            days += one.change.days or 0
            if days <= 0:
                return one.version
    return None


def _rating_back(step: Step, later: Sequence[Step]) -> Version | None:
    """The version whose rating is again as good as before."""
    before = _rated(step.change)[0]
    return _first(
        later,
        lambda one: (
            one.change.kind is Kind.RE_RATED and _rated(one.change)[1] >= before
        ),
    )


def _rated(change: Change) -> tuple[int, int]:
    """The rungs of the two ratings of a change of one."""
    (edit,) = (one for one in change.edits if one.field == "rating")
    then, now = (
        value if isinstance(value, Rating) else None for value in (edit.then, edit.now)
    )
    return rung(then), rung(now)


def _first(steps: Sequence[Step], is_one: Callable[[Step], bool]) -> Version | None:
    return next((one.version for one in steps if is_one(one)), None)


_BACK: Mapping[Fall, Callable[[Step, Sequence[Step]], Version | None]] = {
    Fall.MOVED_LATER: _date_back,
    Fall.WORSENED: _rating_back,
}
