"""Is a record whole, and can it be added to? Nothing in it is changed.

One case: a record of the first release is still as that kept it. It is said to
be of an earlier release, and is moved only when the dashboard opens it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from data.publications.errors import StoreUnavailable
from data.publications.reading import sha256_of
from data.publications.sql import Database
from data.publications.storage import Storage


@dataclass(frozen=True)
class Examined:
    """What was found. The counts are None where an earlier release kept it.

    ``damaged`` names the files that are not what was uploaded; ``in_the_way`` is
    the sentence that says why nothing can be added, "" where it can.
    """

    up_to_date: bool
    events: int | None = None
    files: int | None = None
    damaged: tuple[str, ...] = ()
    in_the_way: str = ""


class _Undone(Exception):
    """What was tried is taken back."""


def examine(url: str) -> Examined:
    """Read every file in the record at this address, and try to add to it.

    Raises:
        StoreUnavailable: when it cannot be opened or read.
    """
    database = Database(url, as_it_is=True)
    try:
        if not database.up_to_date:
            return Examined(up_to_date=False)
        events, files, damaged = _read(database)
        return Examined(
            up_to_date=True,
            events=events,
            files=files,
            damaged=damaged,
            in_the_way=_in_the_way(database),
        )
    finally:
        database.close()


def _read(storage: Storage) -> tuple[int, int, tuple[str, ...]]:
    damaged = []
    with storage.reading() as rows:
        events = len(rows.every_entry())
        keys = rows.uploads()
        for version_id, position in keys:
            upload = rows.upload(version_id, position)
            if upload and sha256_of(upload.content) != upload.sha256:
                damaged.append(f"{upload.name} of draft {version_id}")
    return events, len(keys), tuple(damaged)


def _in_the_way(storage: Storage) -> str:
    try:
        _add_and_take_back(storage)
    except _Undone:
        return ""
    except StoreUnavailable as error:
        return str(error)


def _add_and_take_back(storage: Storage) -> NoReturn:
    with storage.writing() as rows:
        rows.add_version(rows.last_version() + 1)
        raise _Undone
