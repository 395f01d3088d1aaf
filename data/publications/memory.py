"""A record kept in plain Python, for tests and trials: gone when it is closed.

One case: a transaction works on a copy of the lists; its end puts the copy in
their place, and a refusal in the middle leaves them as they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Lock

from data.publications.entries import NUMBERING, Entry, Upload


@dataclass
class Rows:
    """One state of the record; see ``storage.Writing`` for what each gives."""

    versions: list[int] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    files: dict[tuple[int, int], Upload] = field(default_factory=dict)
    numbers: dict[int, tuple[str, int]] = field(default_factory=dict)

    def copy(self) -> Rows:
        """The same state, to be added to."""
        return Rows(
            list(self.versions),
            list(self.entries),
            dict(self.files),
            dict(self.numbers),
        )

    def last_entry(self) -> int:
        """The id of the newest entry; 0 where there is none."""
        return self.entries[-1].id if self.entries else 0

    def last_version(self) -> int:
        """The id of the newest version; 0 where there is none."""
        return self.versions[-1] if self.versions else 0

    def of_plan(self, plan_key: str) -> tuple[Entry, ...]:
        """The entries of the plan's numbered versions, oldest first."""
        mine = {key for key, (plan, _) in self.numbers.items() if plan == plan_key}
        return self._numbered(one for one in self.entries if one.version_id in mine)

    def of_version(self, version_id: int) -> tuple[Entry, ...]:
        """The entries of one version, oldest first."""
        return self._numbered(
            one for one in self.entries if one.version_id == version_id
        )

    def of_drafts(self) -> tuple[Entry, ...]:
        """The entries of every version without a number, oldest first."""
        return tuple(
            one
            for one in self.entries
            if one.version_id is not None and one.version_id not in self.numbers
        )

    def of_numbering(self) -> tuple[Entry, ...]:
        """The entries that gave a number, oldest first, over all plans."""
        return self._numbered(one for one in self.entries if one.kind in NUMBERING)

    def every_entry(self, plan_key: str | None = None) -> tuple[Entry, ...]:
        """All entries, or those of one plan and of its numbered versions."""
        mine = {key for key, (plan, _) in self.numbers.items() if plan == plan_key}
        return self._numbered(
            one
            for one in self.entries
            if plan_key is None or one.plan_key == plan_key or one.version_id in mine
        )

    def upload(self, version_id: int, position: int) -> Upload | None:
        """One file with its bytes; None where there is no such file."""
        return self.files.get((version_id, position))

    def uploads(self) -> tuple[tuple[int, int], ...]:
        """The version and position of every file, in order."""
        return tuple(sorted(self.files))

    def add_version(self, version_id: int) -> None:
        """Make room for a version with this id."""
        self.versions.append(version_id)

    def add_entry(self, entry: Entry) -> None:
        """Keep an entry; its ``number`` is not looked at."""
        self.entries.append(replace(entry, number=None))

    def add_upload(self, upload: Upload) -> None:
        """Keep the bytes of a file."""
        self.files[upload.version_id, upload.position] = upload

    def add_number(self, version_id: int, plan_key: str, number: int) -> None:
        """Give a version its number within its plan, once for ever."""
        self.numbers[version_id] = (plan_key, number)

    def _numbered(self, entries: Iterator[Entry]) -> tuple[Entry, ...]:
        none = ("", None)
        return tuple(
            replace(one, number=self.numbers.get(one.version_id or 0, none)[1])
            for one in entries
        )


class InMemory:
    """A ``storage.Storage`` that keeps everything in this process."""

    def __init__(self) -> None:
        self._rows = Rows()
        self._turn = Lock()

    @contextmanager
    def reading(self) -> Iterator[Rows]:
        """The state as it is now; what is written later does not touch it."""
        yield self._rows

    @contextmanager
    def writing(self) -> Iterator[Rows]:
        """A copy of the state, which takes its place at the end."""
        with self._turn:
            rows = self._rows.copy()
            yield rows
            self._rows = rows

    def close(self) -> None:
        """Nothing is held."""
