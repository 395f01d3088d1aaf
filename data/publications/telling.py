"""How is an event told to a reader of the record? Who, when, and what it was done to.

One case: the entry that cleared draft 12 is told as "Cleared", about "B. Head, Head
of quality", of version 7.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from data import words
from data.publications.entries import Entry, files_of
from data.publications.records import EventKind, EventRecord


def told(entry: Entry) -> EventRecord:
    """An entry as a reader of the record sees it."""
    return EventRecord(
        kind=entry.kind,
        plan_key=entry.plan_key,
        version=entry.number or entry.details.get("version"),
        draft=entry.version_id,
        at=entry.at,
        by=entry.by,
        role=entry.role,
        note=entry.note,
        about=_about(entry),
    )


def _about(entry: Entry) -> str:
    given = entry.details
    if files := files_of(entry):
        return words.listed(f"{one['name']} (SHA-256 {one['sha256']})" for one in files)
    if entry.kind in _ABOUT:
        return _ABOUT[entry.kind](given)
    return str(given.get("subject") or given.get("plan_name") or given.get("name", ""))


def _when(given: Mapping[str, Any]) -> str:
    opens_at = datetime.fromisoformat(given["opens_at"])
    return f"from {words.moment(words.local(opens_at))}"


def _how_many(given: Mapping[str, Any]) -> str:
    """``3 answers``, or ``8 answers, 7 of them remembered``."""
    said = words.count(len(given["answers"]), "answer")
    known = len(given["remembered_from"])
    if not known:
        return said
    return f"{said}, {words.number(known)} of them remembered"


_ABOUT: Mapping[EventKind, Callable[[Mapping[str, Any]], str]] = {
    EventKind.OPENED: _when,
    EventKind.CLEARED: lambda given: f"{given['name']}, {given['role']}",
    EventKind.MATCH_CONFIRMED: lambda given: (
        f"{given['then_ref']} is {given['now_ref']}"
    ),
    EventKind.ANSWERED: _how_many,
    EventKind.CHECKED: lambda given: f"{given['partner']}: {given['who']}",
}
