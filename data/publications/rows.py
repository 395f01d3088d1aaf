"""How is the record read from a database's tables, and added to them?

One transaction's ``storage.Writing``, the same statements for SQLite and for
PostgreSQL.

One case: a plan's versions are one query, which finds the plan's numbers by
their index and each version's entries by theirs.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, or_, select

from data.publications.entries import NUMBERING, Entry, Upload
from data.publications.records import EventKind, Person
from data.publications.schema import DRAFTS, ENTRIES, NUMBERS, UPLOADS

_NUMBERING = [kind.name for kind in NUMBERING]
_ENTRIES = (
    select(ENTRIES, NUMBERS.c.number)
    .outerjoin(NUMBERS, NUMBERS.c.version_id == ENTRIES.c.version_id)
    .order_by(ENTRIES.c.id)
)


class Rows:
    """The tables within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # --- reading -----------------------------------------------------------

    def last_entry(self) -> int:
        """The id of the newest entry; 0 where there is none."""
        return self._number(select(func.max(ENTRIES.c.id)))

    def last_version(self) -> int:
        """The id of the newest version; 0 where there is none."""
        return self._number(select(func.max(DRAFTS.c.id)))

    def of_plan(self, plan_key: str) -> tuple[Entry, ...]:
        """The entries of the plan's numbered versions, oldest first."""
        return self._entries(_ENTRIES.where(NUMBERS.c.plan_key == plan_key))

    def of_version(self, version_id: int) -> tuple[Entry, ...]:
        """The entries of one version, oldest first."""
        return self._entries(_ENTRIES.where(ENTRIES.c.version_id == version_id))

    def of_drafts(self) -> tuple[Entry, ...]:
        """The entries of every version without a number, oldest first."""
        query = _ENTRIES.where(
            ENTRIES.c.version_id.is_not(None), NUMBERS.c.number.is_(None)
        )
        return self._entries(query)

    def of_numbering(self) -> tuple[Entry, ...]:
        """The entries that gave a number, oldest first, over all plans."""
        return self._entries(_ENTRIES.where(ENTRIES.c.kind.in_(_NUMBERING)))

    def every_entry(self, plan_key: str | None = None) -> tuple[Entry, ...]:
        """All entries, or those of one plan and of its numbered versions."""
        query = _ENTRIES
        if plan_key is not None:
            mine = or_(ENTRIES.c.plan_key == plan_key, NUMBERS.c.plan_key == plan_key)
            query = query.where(mine)
        return self._entries(query)

    def upload(self, version_id: int, position: int) -> Upload | None:
        """One file with its bytes; None where there is no such file."""
        query = select(UPLOADS).where(
            UPLOADS.c.version_id == version_id, UPLOADS.c.position == position
        )
        row = self._connection.execute(query).first()
        if row is None:
            return None
        return Upload(
            version_id=row.version_id,
            position=row.position,
            name=row.name,
            sha256=row.sha256,
            size=row.size,
            content=bytes(row.content),
        )

    def uploads(self) -> tuple[tuple[int, int], ...]:
        """The version and position of every file, in order."""
        key = (UPLOADS.c.version_id, UPLOADS.c.position)
        rows = self._connection.execute(select(*key).order_by(*key))
        return tuple((version_id, position) for version_id, position in rows)

    # --- adding ------------------------------------------------------------

    def add_version(self, version_id: int) -> None:
        """Make room for a version with this id."""
        self._connection.execute(insert(DRAFTS).values(id=version_id))

    def add_entry(self, entry: Entry) -> None:
        """Keep an entry; its ``number`` is not looked at."""
        self._connection.execute(
            insert(ENTRIES).values(
                id=entry.id,
                kind=entry.kind.name,
                version_id=entry.version_id,
                plan_key=entry.plan_key,
                at=entry.at,
                by_identity=entry.by.identity,
                by_name=entry.by.name,
                role=entry.role,
                note=entry.note,
                details=json.dumps(dict(entry.details), ensure_ascii=False),
            )
        )

    def add_upload(self, upload: Upload) -> None:
        """Keep the bytes of a file."""
        self._connection.execute(
            insert(UPLOADS).values(
                version_id=upload.version_id,
                position=upload.position,
                name=upload.name,
                sha256=upload.sha256,
                size=upload.size,
                content=upload.content,
            )
        )

    def add_number(self, version_id: int, plan_key: str, number: int) -> None:
        """Give a version its number within its plan, once for ever."""
        self._connection.execute(
            insert(NUMBERS).values(
                version_id=version_id, plan_key=plan_key, number=number
            )
        )

    def _number(self, query: Select[Any]) -> int:
        return int(self._connection.execute(query).scalar() or 0)

    def _entries(self, query: Select[Any]) -> tuple[Entry, ...]:
        return tuple(_entry(row) for row in self._connection.execute(query))


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        id=row.id,
        kind=EventKind[row.kind],
        version_id=row.version_id,
        plan_key=row.plan_key,
        at=row.at,
        by=Person(row.by_identity, row.by_name),
        role=row.role,
        note=row.note,
        details=json.loads(row.details),
        number=row.number,
    )
