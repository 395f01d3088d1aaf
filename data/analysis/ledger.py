"""Which dates has each action had, in which version, and published by whom?

``ledger(versions)`` follows every action through all versions of a plan, oldest
first, and keeps what each version changed about it. An action no longer listed
stays in the ledger; where its ref is listed again it is followed on. The original
date is the first that any version gave.

One case: Westmere's 6.1, first due 30 April 2023, is moved by 92 days in version
4, to 31 July, and by 61 in version 5, to 30 September: 153 days in two moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from data.analysis import dues
from data.analysis.changes import NO_REASON, Change, Changes, Kind, changes
from data.analysis.changes.matching import Refs
from data.plan import Action, Due, Plan

DATES = (Kind.MOVED_LATER, Kind.MOVED_EARLIER, Kind.DATE_CHANGED)
HISTORY = (
    "version",
    "as_at",
    "kind",
    "then",
    "now",
    "days",
    "reason",
    "by",
    "cells",
    "made_up",
)
MOVES = ("ref", "action", "lead_agency", *HISTORY)


@dataclass(frozen=True)
class Version:
    """One published version: its number, its plan, and who published it when.

    ``by`` is "" and ``published`` None where the reader is not told. ``forecast``
    is the one stored when it opened, as JSON has it; None where none was, or where
    the reader is not told. ``confirmed`` are pairs of refs, the earlier first, that an
    officer said are one action from this version on.
    """

    number: int
    plan: Plan
    by: str = ""
    published: date | None = None
    forecast: Mapping[str, Any] | None = field(default=None, hash=False)
    confirmed: tuple[Refs, ...] = ()

    @property
    def as_at(self) -> date:
        """The date at which its position was taken."""
        return self.plan.as_at


@dataclass(frozen=True)
class Step:
    """One change of one action, with the version that made it."""

    version: Version
    change: Change

    @property
    def moves_date(self) -> bool:
        """Whether the current date is another one than before."""
        return self.change.kind in DATES

    @property
    def recorded(self) -> str:
        """The reason recorded in that version; "" where none is."""
        return "" if self.change.reason == NO_REASON else self.change.reason


Steps = tuple[Step, ...]


@dataclass(frozen=True)
class Entry:
    """One action through the versions.

    ``first`` is how it stood when first listed, ``action`` how it stood when last
    listed, in ``last``.
    """

    first: Action
    since: Version
    action: Action
    last: Version
    steps: Steps = ()

    @property
    def ref(self) -> str:
        """Its ref, as last listed."""
        return self.action.ref

    @property
    def original(self) -> Due:
        """The first date that any version gave."""
        given = [self.first.original_due, self.action.original_due]
        return next((due for due in given if due.on), given[0])

    @property
    def current(self) -> Due:
        """The latest date given."""
        return dues.current(self.action)

    @property
    def days(self) -> int:
        """Days from the original to the current date; 0 where either is missing."""
        first, latest = self.original.on, self.current.on
        return (latest - first).days if first and latest else 0

    @property
    def moves(self) -> Steps:
        """Every change of its current date, oldest first."""
        return tuple(step for step in self.steps if step.moves_date)

    def within(self, after: int, until: int) -> Steps:
        """Its steps made by versions later than ``after``, up to ``until``."""
        return tuple(
            step for step in self.steps if after < step.version.number <= until
        )

    def history(self) -> pd.DataFrame:
        """A row per change, oldest first; columns as HISTORY.

        ``as_at`` is a date, ``kind`` a heading's words, ``days`` a whole number or
        None, ``by`` who published the version, "" where that is not told.
        """
        return _frame([_step_row(step) for step in self.steps], HISTORY)


@dataclass(frozen=True)
class Ledger:
    """Every action that any version listed, by ref; ``versions`` oldest first."""

    versions: tuple[Version, ...]
    entries: tuple[Entry, ...]

    def entry(self, ref: str) -> Entry | None:
        """The action that carries, or last carried, this ref; listed ones first."""
        return self._by_ref.get(_key(ref))

    @cached_property
    def gone(self) -> tuple[Entry, ...]:
        """The actions that the newest version does not list."""
        newest = self.versions[-1] if self.versions else None
        return tuple(one for one in self.entries if one.last is not newest)

    def moves(self) -> pd.DataFrame:
        """Every date move of every action, by version and ref; columns as MOVES."""
        made = [(step, entry) for entry in self.entries for step in entry.moves]
        made.sort(key=lambda one: one[0].version.number)  # stable: by ref within one
        return _frame([_move_row(*one) for one in made], MOVES)

    @cached_property
    def _by_ref(self) -> dict[str, Entry]:
        gone = set(map(id, self.gone))
        ordered = sorted(self.entries, key=lambda one: id(one) not in gone)
        return {_key(one.ref): one for one in ordered}


def ledger(versions: Sequence[Version], *, confirmed: Iterable[Refs] = ()) -> Ledger:
    """Every action of all versions, oldest version first, with what changed it.

    Beside what each version had confirmed of it, ``confirmed`` are pairs of refs that
    an officer said are one action, whichever version it was. A version that lists no
    actions is passed over: nothing can be told of it.
    """
    pairs = tuple(confirmed)
    book = _Book()
    for version in versions:
        if version.plan.actions:
            book.add(version, (*version.confirmed, *pairs))
    return Ledger(tuple(versions), tuple(book.entries()))


def confirmed(versions: Iterable[Version]) -> tuple[Refs, ...]:
    """What was confirmed on the way, end to end: the first ref with the last.

    ``versions`` are those after the earlier end, up to the later, oldest first. One
    case: 1.4 became 1.9 in version 3 and 1.9 became 2.2 in version 5: 1.4 is 2.2.
    """
    ends: dict[str, str] = {}
    for version in versions:
        stood = {now: then for then, now in ends.items()}
        for then, now in version.confirmed:
            ends[stood.get(then, then)] = now
    return tuple(ends.items())


class _Book:
    """The entries so far, and the list that the next version is compared with."""

    def __init__(self) -> None:
        self._held: dict[int, Entry] = {}  # by the action as last listed
        self._before: Plan | None = None

    def entries(self) -> list[Entry]:
        return list(self._held.values())

    def add(self, version: Version, confirmed: tuple[Refs, ...]) -> None:
        """Follow every action known so far into this version."""
        known = tuple(entry.action for entry in self._held.values())
        # Beside the newest list stands what was listed before it, so that an action
        # listed again is followed on and no other takes its place.
        before = self._before or replace(version.plan, actions=())
        found = changes(
            replace(before, actions=known), version.plan, confirmed=confirmed
        )
        self._held = self._followed(found, version)
        self._before = version.plan

    def _followed(self, found: Changes, version: Version) -> dict[int, Entry]:
        entries: list[Entry] = []
        for line in found.lines:
            steps = tuple(Step(version, change) for change in line.changes)
            if line.before:
                held = self._held[id(line.before)]
                entries.append(self._on(held, line.after, version, steps))
            elif line.after:
                own = steps if self._before else ()  # in the first, all are new
                entries.append(Entry(line.after, version, line.after, version, own))
        return {id(entry.action): entry for entry in entries}

    def _on(
        self, entry: Entry, now: Action | None, version: Version, steps: Steps
    ) -> Entry:
        """The entry with this version in it; what was gone before stays as it is."""
        away = entry.last.plan is not self._before
        if now is None:
            return entry if away else replace(entry, steps=entry.steps + steps)
        if away:
            steps = (_listed_again(entry, now, version), *steps)
        return replace(entry, action=now, last=version, steps=entry.steps + steps)


def _listed_again(entry: Entry, action: Action, version: Version) -> Step:
    """The step by which an action that was no longer listed is listed again."""
    then = f"Last listed in version {entry.last.number}, then not listed"
    change = Change(
        kind=Kind.ADDED,
        ref=action.ref,
        action=action.action,
        agency="; ".join(action.lead_agency),
        then=then,
        now="Listed again",
        days=None,
        reason=action.update.strip() or NO_REASON,
        cells_before=(),
        cells_after=action.row.pick("ref", "action"),
        made_up=action.row.made_up,
    )
    return Step(version, change)


def _move_row(step: Step, entry: Entry) -> dict[str, object]:
    return {
        "ref": entry.ref,
        "action": entry.action.action,
        "lead_agency": "; ".join(entry.action.lead_agency),
        **_step_row(step),
    }


def _step_row(step: Step) -> dict[str, object]:
    change = step.change
    return {
        "version": step.version.number,
        "as_at": step.version.as_at,
        "kind": str(change.kind),
        "then": change.then,
        "now": change.now,
        "days": change.days,
        "reason": change.reason,
        "by": step.version.by,
        "cells": change.cells_after or change.cells_before,
        "made_up": change.made_up,
    }


def _frame(rows: Sequence[dict[str, object]], columns: Sequence[str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(columns), dtype=object)
    return table.astype({"made_up": bool})


def _key(ref: str) -> str:
    return " ".join(ref.split()).casefold()
