"""What is a change, and in what shape are many of them handed on?

A ``Line`` is one action as both versions have it; a ``Change`` is one thing that
is different about it; an ``Edit`` is one field of it. An action completed between
two versions is one line with one change "Completed", whose edits are its status,
its completion date, and the rating that went with being open.

One case: 2.6 is completed and was moved later first: one line, two changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property

import pandas as pd

from data.plan import Action, Cell, Wording

NO_REASON = "No reason recorded"
# Every field of an action; its row is where it stands, not what it says.
FIELDS = tuple(one.name for one in fields(Action) if one.name != "row")
COLUMNS = (
    "ref",
    "action",
    "lead_agency",
    "then",
    "now",
    "days",
    "reason",
    "cells",
    "made_up",
    "direction",
    "doubtful",
)


class Kind(Wording):
    """What sort of change it is; the value is the heading of its group."""

    NO_LONGER_LISTED = "No longer listed"
    REOPENED = "Reopened"
    MOVED_LATER = "Moved later"
    MOVED_EARLIER = "Moved earlier"
    DATE_CHANGED = "Date given or taken away"
    RE_DATED_ORIGINAL = "Original date altered"
    RE_WORDED = "Re-worded"
    COMPLETED = "Completed"
    SUPERSEDED = "Superseded"
    SPLIT_OR_MERGED = "Split or merged"
    STATUS_CHANGED = "Status changed"
    RE_RATED = "Re-rated"
    ASSURANCE_CHANGED = "Assurance changed"
    EVIDENCE_CHANGED = "Evidence changed"
    COMPLETION_RE_DATED = "Completion date changed"
    RE_OWNED = "Lead changed"
    REF_CHANGED = "Ref changed"
    OTHER = "Other details changed"
    NEW_UPDATE = "New update"
    ADDED = "Added"
    NOT_COMPARED = "Recorded in one version only"


class Direction(Wording):
    """Which way a date, a rating or an assurance went; NONE where it has none."""

    LATER = "later"
    EARLIER = "earlier"
    RAISED = "raised"
    LOWERED = "lowered"
    NONE = ""


@dataclass(frozen=True)
class Edit:
    """One field of an action, as each version has it; None where not listed."""

    field: str
    then: object
    now: object


@dataclass(frozen=True)
class Change:
    """One thing that is different about one action.

    Attributes:
        kind: what sort of change it is.
        ref, action, agency: as the later version has them, or the earlier one
            where it is no longer listed; agencies are one text.
        then, now: the two positions in words; "" where it was not listed.
        days: whole days from the earlier date to the later one, below 0 where it
            moved earlier; None where the change is not one of two dates.
        reason: the later version's Update where that is new, else NO_REASON;
            "" for a new update itself.
        cells_before, cells_after: the cells it rests on, in each workbook.
        made_up: whether either row is marked made up.
        direction: which way it went.
        doubtful: the sentence why the two rows may not be one action; else "".
        edits: the fields that it stands for.
    """

    kind: Kind
    ref: str
    action: str
    agency: str
    then: str
    now: str
    days: int | None
    reason: str
    cells_before: tuple[Cell, ...]
    cells_after: tuple[Cell, ...]
    made_up: bool
    direction: Direction = Direction.NONE
    doubtful: str = ""
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True)
class Line:
    """One action in two versions; ``before`` or ``after`` is None if not listed."""

    before: Action | None
    after: Action | None
    doubtful: str = ""
    changes: tuple[Change, ...] = ()

    @property
    def kinds(self) -> frozenset[Kind]:
        """The sorts of change it has."""
        return frozenset(change.kind for change in self.changes)


class _Of:
    """A group of changes, named as an attribute of ``Changes``."""

    def __init__(self, *kinds: Kind) -> None:
        self._kinds = kinds

    def __get__(self, held: Changes, owner: type[Changes]) -> tuple[Change, ...]:
        return held.of(*self._kinds)


@dataclass(frozen=True)
class Changes:
    """All that is different between two versions, by ref.

    ``lines`` holds every action of both once. ``notes`` are sentences on what
    one of the versions does not record; ``refused`` says why nothing can be
    compared, and then there are no lines. ``positions`` are the dates at which
    the two were taken, and ``evidence_known`` whether each records evidence.
    """

    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    refused: str = ""
    positions: tuple[date, date] | None = None
    evidence_known: tuple[bool, bool] = (True, True)

    added = _Of(Kind.ADDED)
    no_longer_listed = _Of(Kind.NO_LONGER_LISTED)
    completed = _Of(Kind.COMPLETED)
    reopened = _Of(Kind.REOPENED)
    superseded = _Of(Kind.SUPERSEDED)
    split_or_merged = _Of(Kind.SPLIT_OR_MERGED)
    date_moved = _Of(Kind.MOVED_LATER, Kind.MOVED_EARLIER, Kind.DATE_CHANGED)
    moved_later = _Of(Kind.MOVED_LATER)
    moved_earlier = _Of(Kind.MOVED_EARLIER)
    re_worded = _Of(Kind.RE_WORDED)
    re_rated = _Of(Kind.RE_RATED)
    assurance_changed = _Of(Kind.ASSURANCE_CHANGED)
    re_owned = _Of(Kind.RE_OWNED)
    re_dated_original = _Of(Kind.RE_DATED_ORIGINAL)
    status_changed = _Of(Kind.STATUS_CHANGED)
    evidence_changed = _Of(Kind.EVIDENCE_CHANGED)
    completion_re_dated = _Of(Kind.COMPLETION_RE_DATED)
    ref_changed = _Of(Kind.REF_CHANGED)
    other = _Of(Kind.OTHER)
    new_update = _Of(Kind.NEW_UPDATE)
    not_compared = _Of(Kind.NOT_COMPARED)

    @cached_property
    def all(self) -> tuple[Change, ...]:
        """Every change, by ref."""
        return tuple(change for line in self.lines for change in line.changes)

    @property
    def unchanged(self) -> tuple[Line, ...]:
        """The actions in both versions about which nothing is known to differ."""
        return tuple(line for line in self.lines if line.kinds <= {Kind.NOT_COMPARED})

    @property
    def doubtful(self) -> tuple[Line, ...]:
        """The actions of which it is not certain that both rows are one."""
        return tuple(line for line in self.lines if line.doubtful)

    def of(self, *kinds: Kind) -> tuple[Change, ...]:
        """The changes of these kinds, by ref."""
        return tuple(change for change in self.all if change.kind in kinds)

    def frame(self, *kinds: Kind) -> pd.DataFrame:
        """A row per change of these kinds, by ref; all kinds where none is named.

        Columns as COLUMNS: texts, but ``days`` a whole number or None, ``cells``
        those of the later version (of the earlier where it is no longer listed)
        and ``made_up`` whether either row is.
        """
        found = self.of(*kinds) if kinds else self.all
        return _frame(found)


def _frame(found: Iterable[Change]) -> pd.DataFrame:
    rows = [_row(change) for change in found]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return table.astype({"made_up": bool})


def _row(change: Change) -> tuple[object, ...]:
    return (
        change.ref,
        change.action,
        change.agency,
        change.then,
        change.now,
        change.days,
        change.reason,
        change.cells_after or change.cells_before,
        change.made_up,
        str(change.direction),
        change.doubtful,
    )
