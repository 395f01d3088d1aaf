"""How is one act on a version written down?

An act reads its version, changes what it must and writes its one event, all in
the transaction that it was given.

One case: withdrawing version 7 writes one entry, and hands back version 7 as it
stands from then on: Withdrawn, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from data.publications.entries import Entry, Upload
from data.publications.errors import NotPublished
from data.publications.reading import one_version, sha256_of
from data.publications.records import EventKind, Person, VersionRecord, plan_key
from data.publications.storage import Writing

OFFICER = "Officer"
_NAME = "Give your name, so that the record can say who did this."


@dataclass(frozen=True, slots=True)
class Acting:
    """An officer at work on one version, in one transaction, at one moment."""

    rows: Writing
    version: VersionRecord
    by: Person
    now: datetime

    def write(
        self,
        kind: EventKind,
        *,
        note: str = "",
        key: str | None = None,
        **details: Any,
    ) -> VersionRecord:
        """Write what was done; the version as it stands from then on.

        ``key`` where the version is of another plan from now on.
        """
        said(self.by.name, _NAME)
        entry = Entry(
            id=self.rows.last_entry() + 1,
            kind=kind,
            version_id=self.version.id,
            plan_key=self.version.plan_key if key is None else key,
            at=self.now,
            by=self.by,
            role=OFFICER,
            note=note.strip(),
            details=details,
        )
        self.rows.add_entry(entry)
        return one_version(self.rows, self.version.id, self.now)

    def keep(self, file_name: str, content: bytes) -> dict[str, Any]:
        """Keep the bytes of one more file; what its event says of it."""
        upload = Upload(
            version_id=self.version.id,
            position=len(self.version.every_file) + 1,
            name=file_name,
            sha256=sha256_of(content),
            size=len(content),
            content=content,
        )
        self.rows.add_upload(upload)
        return {
            "position": upload.position,
            "name": upload.name,
            "sha256": upload.sha256,
            "size": upload.size,
        }


def said(text: str, asked: str) -> str:
    """The text without space around it; NotPublished, asking, for an empty one."""
    if not text.strip():
        raise NotPublished(asked)
    return text.strip()


def key_of(plan_name: str) -> str:
    """The key of a plan's name, "" for an unnamed one.

    Raises:
        NotPublished: for a name with neither letter nor digit.
    """
    try:
        return plan_key(plan_name) if plan_name else ""
    except ValueError as error:
        message = f"{error} Correct it on the workbook's Plan sheet."
        raise NotPublished(message) from error


def iso(day: date | None) -> str | None:
    """A day as an entry keeps it: ``2023-06-30``."""
    return day.isoformat() if day else None


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC; ValueError for one that names no zone."""
    if moment.tzinfo is None:
        message = "a moment needs its time zone"
        raise ValueError(message)
    return moment.astimezone(UTC)
