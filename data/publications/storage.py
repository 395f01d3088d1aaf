"""What does the record need of whatever keeps it?

A transaction in which entries, files and numbers are added and read: all of it
is kept, or none. Three keep it: ``memory`` (plain Python), SQLite and
PostgreSQL (``sql``). One suite of tests holds all three to the same contract.

One case: two officers clear at once. Each asks for ``writing``; the second gets
it when the first has finished, and sees what the first wrote.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from data.publications.entries import Entry, Upload


class Reading(Protocol):
    """One state of the record, the same throughout."""

    def last_entry(self) -> int:
        """The id of the newest entry; 0 where there is none."""

    def last_version(self) -> int:
        """The id of the newest version; 0 where there is none."""

    def of_plan(self, plan_key: str) -> tuple[Entry, ...]:
        """The entries of the plan's numbered versions, oldest first."""

    def of_version(self, version_id: int) -> tuple[Entry, ...]:
        """The entries of one version, oldest first."""

    def of_drafts(self) -> tuple[Entry, ...]:
        """The entries of every version without a number, oldest first."""

    def of_numbering(self) -> tuple[Entry, ...]:
        """The entries that gave a number, oldest first, over all plans."""

    def every_entry(self, plan_key: str | None = None) -> tuple[Entry, ...]:
        """All entries, or those of one plan and of its numbered versions."""

    def upload(self, version_id: int, position: int) -> Upload | None:
        """One file with its bytes; None where there is no such file."""

    def uploads(self) -> tuple[tuple[int, int], ...]:
        """The version and position of every file, in order."""


class Writing(Reading, Protocol):
    """The one transaction that adds at this moment."""

    def add_version(self, version_id: int) -> None:
        """Make room for a version with this id."""

    def add_entry(self, entry: Entry) -> None:
        """Keep an entry; its ``number`` is not looked at."""

    def add_upload(self, upload: Upload) -> None:
        """Keep the bytes of a file."""

    def add_number(self, version_id: int, plan_key: str, number: int) -> None:
        """Give a version its number within its plan, once for ever."""


class Storage(Protocol):
    """Where the record is kept; it may be used from many threads at once."""

    def reading(self) -> AbstractContextManager[Reading]:
        """A transaction that sees one state of the record throughout."""

    def writing(self) -> AbstractContextManager[Writing]:
        """A transaction that nothing else writes beside: all is kept, or none."""

    def close(self) -> None:
        """Let go of files and connections."""
