"""What stands in the record now? The half of the store that only reads.

Every reader's every click asks ``marker`` and perhaps ``versions``: one query
each, by an index.

One case: ``live("westmere-jtai-action-plan")`` is version 6 until 10:00, and
from then on version 7, which was cleared last week and told to open at 10:00.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

from data.publications.answering import remembered
from data.publications.clearing import basis_of
from data.publications.errors import ASK, StoreUnavailable
from data.publications.records import (
    Answer,
    Basis,
    EventRecord,
    PlanRecord,
    Stage,
    VersionRecord,
    live_of,
)
from data.publications.retelling import retold
from data.publications.storage import Reading, Storage
from data.publications.telling import told


def utc_now() -> datetime:
    """Now, aware, in UTC."""
    return datetime.now(UTC)


def sha256_of(content: bytes) -> str:
    """The SHA-256 of these bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


class Record:
    """The record as it stands at each moment.

    Every method raises StoreUnavailable, with a sentence, when whatever keeps
    the record cannot be read.
    """

    def __init__(
        self, storage: Storage, *, now: Callable[[], datetime] = utc_now
    ) -> None:
        """The record kept here; ``now`` says which versions have opened."""
        self._storage = storage
        self._now = now

    @property
    def storage(self) -> Storage:
        """Whatever keeps the record: what a backup is taken from."""
        return self._storage

    def close(self) -> None:
        """Let go of the files and connections of whatever keeps it."""
        self._storage.close()

    def marker(self) -> int:
        """A number that grows with every event: what a cache is keyed by.

        What opens by itself is no event; ``records.next_opening`` says when.
        """
        with self._storage.reading() as rows:
            return rows.last_entry()

    def plans(self) -> tuple[PlanRecord, ...]:
        """Every plan with a numbered version, in the order they were first so."""
        named: dict[str, str] = {}
        with self._storage.reading() as rows:
            for entry in rows.of_numbering():
                named[entry.plan_key] = entry.details["plan_name"]
        return tuple(PlanRecord(key, name) for key, name in named.items())

    def versions(self, plan_key: str) -> tuple[VersionRecord, ...]:
        """The plan's numbered versions, oldest first, whatever their stage."""
        with self._storage.reading() as rows:
            return retold(rows.of_plan(plan_key), self._now())

    def drafts(self) -> tuple[VersionRecord, ...]:
        """Every version without a number, oldest first, but those set aside."""
        with self._storage.reading() as rows:
            found = retold(rows.of_drafts(), self._now())
        return tuple(one for one in found if one.stage is not Stage.DISCARDED)

    def version(self, version_id: int) -> VersionRecord:
        """One version, at whatever stage.

        Raises:
            LookupError: when there is none with this id.
        """
        with self._storage.reading() as rows:
            return one_version(rows, version_id, self._now())

    def live(self, plan_key: str) -> VersionRecord | None:
        """The version that is open now; None where none is."""
        return live_of(self.versions(plan_key))

    def basis(self, plan_key: str) -> Basis:
        """What an officer compares with now, to be handed back on clearing."""
        return basis_of(self.versions(plan_key))

    def remembered(self, plan_key: str, layout: str) -> tuple[Answer, ...]:
        """What is known of a layout's questions from the plan's earlier versions.

        Of each question the newest answer that holds for the next file, with the
        version in which it was given. ``plan_key`` is "" where the file does not
        say which plan it is of: then what every plan of this layout agrees on.
        """
        if not layout:
            return ()
        with self._storage.reading() as rows:
            entries = rows.of_plan(plan_key) if plan_key else rows.every_entry()
            drafts = rows.of_drafts() if plan_key else ()
            versions = retold((*entries, *drafts), self._now())
        return remembered(versions, plan_key, layout)

    def content(self, version_id: int, position: int | None = None) -> bytes:
        """The bytes of a version's file, or of the first of those in force.

        Raises:
            LookupError: when there is no such version or file.
            StoreUnavailable: when the bytes are not those that were uploaded.
        """
        with self._storage.reading() as rows:
            if position is None:
                position = _first(one_version(rows, version_id, self._now()))
            found = rows.upload(version_id, position)
        if found is None:
            message = f"There is no file {position} in version or draft {version_id}."
            raise LookupError(message)
        if sha256_of(found.content) != found.sha256:
            message = (
                f"{found.name} is damaged: it is not what was uploaded. {ASK} put "
                "back the latest copy of the record."
            )
            raise StoreUnavailable(message)
        return found.content

    def events(self, plan_key: str | None = None) -> tuple[EventRecord, ...]:
        """Everything that was done, oldest first; to one plan, or to all."""
        with self._storage.reading() as rows:
            return tuple(told(entry) for entry in rows.every_entry(plan_key))


def one_version(rows: Reading, version_id: int, now: datetime) -> VersionRecord:
    """One version as it stands among the others of its plan.

    Raises:
        LookupError: when there is none with this id.
    """
    found = retold(rows.of_version(version_id), now)
    if not found:
        message = f"There is no version or draft {version_id}."
        raise LookupError(message)
    (version,) = found
    if version.number is None:
        return version
    plan = retold(rows.of_plan(version.plan_key), now)
    return next(one for one in plan if one.id == version_id)


def _first(version: VersionRecord) -> int:
    if not version.files:
        message = f"{version.title} has no file."
        raise LookupError(message)
    return version.files[0].position
