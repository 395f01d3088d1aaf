"""How does the whole record travel in one file, readable without us?

A zip that any program opens:

| in it | what it is |
|---|---|
| README.txt | this description, in words |
| record.json | format, counts, and the SHA-256 of entries.jsonl |
| entries.jsonl | every event, one JSON object a line, oldest first |
| files/12-1.xlsx | the bytes of file 1 of draft 12, as they were uploaded |

Each file's SHA-256 stands in the event that brought it and each number in the
entries of its version. The same record gives the same bytes.

One case: a record kept in SQLite is saved, put into an empty PostgreSQL, and
saved again from there: the two zips are the same.
"""

from __future__ import annotations

import json
import os
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from data.publications.entries import Entry
from data.publications.reading import sha256_of
from data.publications.storage import Reading, Storage

FORMAT = "scrutiny dashboard record 1"
RECORD, ENTRIES, README = "record.json", "entries.jsonl", "README.txt"
_EXTENSION = re.compile(r"\.[a-z0-9]{1,8}")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say: it says no time
_READ_ME = f"""\
The whole record of a scrutiny dashboard's published versions.

{RECORD} says how many events and files there are, and the SHA-256 of {ENTRIES}.
{ENTRIES} holds every event, one JSON object a line, oldest first: its kind, when
(in UTC) and by whom, the draft it concerns ("version_id"), that draft's number
within its plan once it has one, and in "details" what is particular to the kind.
files/12-1.xlsx is file 1 of draft 12, byte for byte; its name, size and SHA-256
stand in the event that brought it.

To put it back:  python -m data restore FILE
"""


class NotMoved(Exception):
    """The record was not saved or put back; the text says why and what to do."""


@dataclass(frozen=True)
class Moved:
    """What travelled: how many events, versions (drafts too), files and bytes."""

    events: int
    versions: int
    files: int
    size: int


def save(storage: Storage, to: Path) -> Moved:
    """Write the whole record, as it is at one moment, into a new file.

    The file appears under its name only when all of it is on the disk, and only
    its owner may read it: a restricted version is in it too.

    Raises:
        NotMoved: when there is such a file already, or it cannot be written.
        StoreUnavailable: when the record cannot be read, or a file is damaged.
    """
    if to.exists():
        message = f"{to.name} is there already. Give another name."
        raise NotMoved(message)
    part = to.with_name(f"{to.name}.part")
    try:
        with storage.reading() as rows, _told_of(to):
            return _into_place(rows, part, to)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _told_of(to: Path) -> Iterator[None]:
    """A disk that fails is the backup's trouble here, not the record's."""
    try:
        yield
    except OSError as error:
        message = (
            f"{to.name} could not be written: {error.strerror or error}. "
            "Check the folder and the room on its disk."
        )
        raise NotMoved(message) from error


def _into_place(rows: Reading, part: Path, to: Path) -> Moved:
    part.unlink(missing_ok=True)  # left by a backup that was cut off
    only_mine = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(only_mine, "wb") as out:
        moved = _written(rows, out)
        out.flush()
        os.fsync(out.fileno())
    part.replace(to)
    return moved


def _written(rows: Reading, out: IO[bytes]) -> Moved:
    entries = rows.every_entry()
    lines = "".join(f"{_line(entry)}\n" for entry in entries).encode()
    keys, size = rows.uploads(), 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        _put(made, README, _READ_ME.encode())
        _put(made, ENTRIES, lines)
        for key in keys:
            upload = rows.upload(*key)
            if upload is None or sha256_of(upload.content) != upload.sha256:
                message = (
                    f"File {key[1]} of draft {key[0]} is damaged, so nothing was "
                    "saved. Restore the latest backup."
                )
                raise NotMoved(message)
            _put(made, path_of(key, upload.name), upload.content)
            size += upload.size
        versions = {one.version_id for one in entries if one.version_id is not None}
        moved = Moved(len(entries), len(versions), len(keys), size)
        _put(made, RECORD, _manifest(moved, lines))
    return moved


def _put(made: zipfile.ZipFile, name: str, content: bytes) -> None:
    told = zipfile.ZipInfo(name, _LONG_AGO)
    told.compress_type = zipfile.ZIP_DEFLATED
    told.external_attr = 0o600 << 16
    made.writestr(told, content)


def _manifest(moved: Moved, lines: bytes) -> bytes:
    said = {
        "format": FORMAT,
        "events": moved.events,
        "files": moved.files,
        "sha256": {ENTRIES: sha256_of(lines)},
    }
    return f"{json.dumps(said, indent=2)}\n".encode()


def path_of(key: tuple[int, int], name: str) -> str:
    """Where the zip holds a file: ``files/12-1.xlsx``."""
    extension = PurePosixPath(name).suffix.lower()
    kept = extension if _EXTENSION.fullmatch(extension) else ".bin"
    return f"files/{key[0]}-{key[1]}{kept}"


def _line(entry: Entry) -> str:
    said = {
        "id": entry.id,
        "kind": entry.kind.name,
        "version_id": entry.version_id,
        "number": entry.number,
        "plan_key": entry.plan_key,
        "at": entry.at.isoformat(),
        "by": {"identity": entry.by.identity, "name": entry.by.name},
        "role": entry.role,
        "note": entry.note,
        "details": dict(entry.details),
    }
    return json.dumps(said, ensure_ascii=False)
