"""How is one event written down?

The record is one list of entries; a version's stage, files and number are read
off its entries and nothing else. What is particular to a kind stands in
``details``, as plain JSON:

| kind | details |
|---|---|
| UPLOADED, FILE_ADDED, FILE_REPLACED | position, name, sha256, size; replaces; plan_name, as_at |
| FILE_LEFT_OUT | position |
| PLAN_CHOSEN | plan_name |
| CHECKED | partner, who, on |
| CLEARED | name, role, on, plan_name, as_at, classification, live, newest; released, paragraph, or null |
| OPENED | opens_at; forecast, as it was made, or null |
| NOTED | subject |
| MATCH_CONFIRMED | then_ref, now_ref |
| ANSWERED | layout; answers by question; kept, a list of questions; remembered_from: draft, at and by, by question; plan_name, as_at |
| PUBLISHED | plan_name, as_at, classification, files (a list as of UPLOADED) |
| ROLE_REFUSED, DOWNLOADED, FILE_REFUSED | version: the number asked for, or null |

One case: the entry that cleared draft 12 says ``"live": 6``: the officer had
compared it with version 6.
"""  # noqa: E501 - a table's row is one line

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from data.publications.records import EventKind, Person

# The kinds that give a version its number.
NUMBERING = (EventKind.CLEARED, EventKind.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as it is kept.

    ``version_id`` is None where it concerns no version; ``number`` is that of
    its version, None while that has none. ``id`` counts from 1 without gaps.
    """

    id: int
    kind: EventKind
    version_id: int | None
    plan_key: str
    at: datetime
    by: Person
    role: str = ""
    note: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """The bytes of one file of a version."""

    version_id: int
    position: int
    name: str
    sha256: str
    size: int
    content: bytes


def files_of(entry: Entry) -> Sequence[Mapping[str, Any]]:
    """What an entry says of each file that it brought; nothing for most kinds."""
    if entry.version_id is None:
        return []
    found: Sequence[Mapping[str, Any]] = entry.details.get("files", [])
    return [entry.details] if "sha256" in entry.details else found
