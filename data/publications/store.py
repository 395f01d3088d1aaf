"""What was published, and may this be published next?

``Store`` is the only way in and out of the record. It adds a version with its
event in one transaction, keeps the bytes exactly, and checks them against their
SHA-256 on the way out. It may be called from many threads at once.

One case: two officers compared their files with version 6. The first publishes
version 7; the second is refused, with a sentence, and compares again.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from data.plan import Classification
from data.publications.database import connect, reading, writing
from data.publications.errors import ASK, NotPublished, StoreUnavailable
from data.publications.records import (
    EventKind,
    EventRecord,
    FileRecord,
    PlanRecord,
    VersionRecord,
    plan_key,
)
from data.publications.schema import EVENTS, FILES, PLANS, VERSIONS

ADDRESS = "SCRUTINY_STORE"
DEFAULT_FILE = Path(__file__).resolve().parents[2] / "store" / "publications.sqlite3"


def utc_now() -> datetime:
    """Now, aware, in UTC."""
    return datetime.now(UTC)


def open_store(url: str | None = None) -> Store:
    """The store at this URL, else at SCRUTINY_STORE, else in the default file.

    Raises:
        StoreUnavailable: when it cannot be opened; the text says what to do.
    """
    return Store(url or os.environ.get(ADDRESS) or f"sqlite:///{DEFAULT_FILE}")


class Store:
    """The append-only record of published versions.

    Every method raises StoreUnavailable, with a sentence, when the database
    cannot be read or written.
    """

    def __init__(self, url: str, *, now: Callable[[], datetime] = utc_now) -> None:
        """Open the database at a SQLAlchemy URL, making its tables if need be."""
        self._engine = connect(url)
        self._now = now

    def close(self) -> None:
        """Let go of the database's files."""
        self._engine.dispose()

    # --- reading -----------------------------------------------------------

    def plans(self) -> tuple[PlanRecord, ...]:
        """Every plan that has a version, in the order they were first published."""
        newest = (
            select(VERSIONS.c.plan_key, func.max(VERSIONS.c.number).label("number"))
            .group_by(VERSIONS.c.plan_key)
            .subquery()
        )
        query = (
            select(PLANS.c.key, VERSIONS.c.plan_name)
            .join(VERSIONS, VERSIONS.c.plan_key == PLANS.c.key)
            .join(
                newest,
                (newest.c.plan_key == VERSIONS.c.plan_key)
                & (newest.c.number == VERSIONS.c.number),
            )
            .order_by(PLANS.c.added_at, PLANS.c.key)
        )
        with reading(self._engine) as connection:
            return tuple(PlanRecord(*row) for row in connection.execute(query))

    def versions(self, plan_key: str) -> tuple[VersionRecord, ...]:
        """The plan's versions, oldest first; none for a plan it does not know."""
        with reading(self._engine) as connection:
            return _versions(connection, plan_key)

    def content(self, plan_key: str, number: int, name: str = "") -> bytes:
        """The bytes of a version's file of this name, or of its first.

        Raises:
            LookupError: when there is no such version or file.
            StoreUnavailable: when the bytes are not those that were published.
        """
        query = (
            select(FILES.c.content, FILES.c.sha256)
            .join(VERSIONS, VERSIONS.c.id == FILES.c.version_id)
            .where(VERSIONS.c.plan_key == plan_key, VERSIONS.c.number == number)
            .order_by(FILES.c.position)
        )
        if name:
            query = query.where(FILES.c.name == name)
        with reading(self._engine) as connection:
            found = connection.execute(query).first()
        if found is None:
            message = f"There is no version {number} of {plan_key} with such a file."
            raise LookupError(message)
        content = bytes(found.content)
        if _sha256(content) != found.sha256:
            message = (
                f"The file of version {number} is damaged: it is not what was "
                f"published. {ASK} put back the latest copy of the record."
            )
            raise StoreUnavailable(message)
        return content

    def events(self, plan_key: str) -> tuple[EventRecord, ...]:
        """Everything that was done to the plan's record, oldest first."""
        query = (
            select(
                EVENTS.c.kind,
                VERSIONS.c.number,
                EVENTS.c.at,
                EVENTS.c.by,
                EVENTS.c.note,
            )
            .outerjoin(VERSIONS, VERSIONS.c.id == EVENTS.c.version_id)
            .where(EVENTS.c.plan_key == plan_key)
            .order_by(EVENTS.c.id)
        )
        with reading(self._engine) as connection:
            return tuple(
                EventRecord(EventKind(kind), number, at, by, note)
                for kind, number, at, by, note in connection.execute(query)
            )

    # --- adding ------------------------------------------------------------

    def publish(
        self,
        *,
        plan_name: str,
        as_at: date,
        classification: Classification,
        file_name: str,
        content: bytes,
        by: str,
        note: str,
        expected_latest: int | None,
    ) -> VersionRecord:
        """Add the plan's next version and its event: both, or neither.

        ``expected_latest`` is the number of the version the officer compared
        the file with; None where the plan had none.

        Raises:
            NotPublished: when another version was published since, or the same
                bytes are already the plan's live version.
        """
        key = _key(plan_name)
        file = FileRecord(file_name, _sha256(content), len(content))
        with writing(self._engine) as connection:
            versions = _versions(connection, key)
            live = versions[-1] if versions else None
            check_can_follow(live, expected_latest, file, plan_name)
            version = VersionRecord(
                plan_key=key,
                plan_name=plan_name,
                number=live.number + 1 if live else 1,
                as_at=as_at,
                classification=classification,
                published_at=self._now(),
                published_by=by,
                note=note,
                files=(file,),
            )
            _add(connection, version, content)
        return version


def check_can_follow(
    live: VersionRecord | None,
    expected_latest: int | None,
    file: FileRecord,
    plan_name: str,
) -> None:
    """Raise NotPublished where this file may not follow the live version."""
    if (live.number if live else None) != expected_latest:
        newest = f", the newest by {live.published_by}" if live else ""
        message = (
            f"The published versions of {plan_name} have changed since you compared "
            f"your file with them{newest}. Compare again before you publish."
        )
        raise NotPublished(message)
    if live and file.sha256 in {kept.sha256 for kept in live.files}:
        message = (
            f"This is the same file as version {live.number} of {plan_name}, which "
            "readers see already. Upload the file you meant to publish."
        )
        raise NotPublished(message)


def _key(plan_name: str) -> str:
    try:
        return plan_key(plan_name)
    except ValueError as error:
        message = f"{error} Correct it on the workbook's Plan sheet."
        raise NotPublished(message) from error


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _versions(connection: Connection, key: str) -> tuple[VersionRecord, ...]:
    files = _files(connection, key)
    query = (
        select(VERSIONS).where(VERSIONS.c.plan_key == key).order_by(VERSIONS.c.number)
    )
    return tuple(
        _version(row, tuple(files[row.id])) for row in connection.execute(query)
    )


def _version(row: Row[Any], files: tuple[FileRecord, ...]) -> VersionRecord:
    return VersionRecord(
        plan_key=row.plan_key,
        plan_name=row.plan_name,
        number=row.number,
        as_at=row.as_at,
        classification=Classification(row.classification),
        published_at=row.published_at,
        published_by=row.published_by,
        note=row.note,
        files=files,
    )


def _files(connection: Connection, key: str) -> dict[int, list[FileRecord]]:
    query = (
        select(FILES.c.version_id, FILES.c.name, FILES.c.sha256, FILES.c.size)
        .join(VERSIONS, VERSIONS.c.id == FILES.c.version_id)
        .where(VERSIONS.c.plan_key == key)
        .order_by(FILES.c.version_id, FILES.c.position)
    )
    found: dict[int, list[FileRecord]] = defaultdict(list)
    for version_id, name, sha256, size in connection.execute(query):
        found[version_id].append(FileRecord(name, sha256, size))
    return found


def _add(connection: Connection, version: VersionRecord, content: bytes) -> None:
    if version.number == 1:
        connection.execute(
            insert(PLANS).values(key=version.plan_key, added_at=version.published_at)
        )
    added = connection.execute(
        insert(VERSIONS)
        .values(
            plan_key=version.plan_key,
            number=version.number,
            plan_name=version.plan_name,
            as_at=version.as_at,
            classification=version.classification.value,
            published_at=version.published_at,
            published_by=version.published_by,
            note=version.note,
        )
        .returning(VERSIONS.c.id)
    ).scalar_one()
    file = version.files[0]
    connection.execute(
        insert(FILES).values(
            version_id=added,
            position=1,
            name=file.name,
            sha256=file.sha256,
            size=file.size,
            content=content,
        )
    )
    connection.execute(
        insert(EVENTS).values(
            plan_key=version.plan_key,
            version_id=added,
            kind=EventKind.PUBLISHED.value,
            at=version.published_at,
            by=version.published_by,
            note=version.note,
        )
    )
