"""How does a saved record come back, and is it what was saved?

The backup is checked from end to end before anything is written; then all of it
is written in one transaction, read back, and compared before that ends.

One case: one byte of one file in the zip was changed. Its SHA-256 is not the one
in the event that brought it, so nothing is put back, and the store stays empty.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from data.publications.backup import ENTRIES, FORMAT, RECORD, Moved, NotMoved, path_of
from data.publications.entries import NUMBERING, Entry, Upload, files_of
from data.publications.reading import sha256_of
from data.publications.records import EventKind, Person
from data.publications.storage import Storage, Writing


def load(storage: Storage, source: Path) -> Moved:
    """Put a saved record into an empty store: all of it, checked, or nothing.

    Raises:
        NotMoved: when the store is not empty, or the file is not a whole backup.
        StoreUnavailable: when the store cannot be written.
    """
    try:
        with zipfile.ZipFile(source) as kept:
            entries = _checked(kept)
            with storage.writing() as rows:
                _check_empty(rows)
                return _put_back(rows, entries, kept)
    except OSError as error:
        message = (
            f"{source.name} could not be read: {error.strerror or error}. "
            "Check its name and folder."
        )
        raise NotMoved(message) from error
    except (zipfile.BadZipFile, EOFError, LookupError, TypeError, ValueError) as error:
        message = (
            f"{source.name} is not a whole backup, so nothing was put back. "
            "Use another copy of it."
        )
        raise NotMoved(message) from error


# --- checking ----------------------------------------------------------------


def _checked(kept: zipfile.ZipFile) -> tuple[Entry, ...]:
    """Every event, once each file and every count is what was saved."""
    said, lines = json.loads(kept.read(RECORD)), kept.read(ENTRIES)
    _check(said["format"] == FORMAT, "it has another format")
    _check(said["sha256"][ENTRIES] == sha256_of(lines), "the events were changed")
    entries = tuple(_entry(json.loads(line)) for line in lines.splitlines())
    ids = [one.id for one in entries]
    _check(ids == sorted(set(ids)), "the events are out of order")
    files = sum(1 for entry in entries for _ in _uploads(entry, kept))
    _check(said["events"] == len(entries), "an event is missing")
    _check(said["files"] == files, "a file is missing")
    return entries


def _check(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - it reads as a sentence
    if not holds:
        raise ValueError(otherwise)


def _check_empty(rows: Writing) -> None:
    if rows.last_entry() or rows.last_version():
        message = (
            "The record is not empty, and a backup is put only into an empty one. "
            "Give SCRUTINY_STORE the address of a new one."
        )
        raise NotMoved(message)


def _entry(said: Mapping[str, Any]) -> Entry:
    return Entry(
        id=said["id"],
        kind=EventKind[said["kind"]],
        version_id=said["version_id"],
        plan_key=said["plan_key"],
        at=datetime.fromisoformat(said["at"]),
        by=Person(said["by"]["identity"], said["by"]["name"]),
        role=said["role"],
        note=said["note"],
        details=said["details"],
        number=said["number"],
    )


def _uploads(entry: Entry, kept: zipfile.ZipFile) -> Iterator[Upload]:
    """The files that this event brought, each what it was by its SHA-256."""
    for said in files_of(entry):
        key = (int(entry.version_id or 0), int(said["position"]))
        content = kept.read(path_of(key, said["name"]))
        whole = (sha256_of(content), len(content)) == (said["sha256"], said["size"])
        _check(whole, f"file {key[1]} of draft {key[0]} was changed")
        yield Upload(*key, said["name"], said["sha256"], said["size"], content)


# --- writing -----------------------------------------------------------------


def _put_back(
    rows: Writing, entries: tuple[Entry, ...], kept: zipfile.ZipFile
) -> Moved:
    versions = {one.version_id for one in entries if one.version_id is not None}
    for version_id in sorted(versions):
        rows.add_version(version_id)
    keys: list[tuple[int, int]] = []
    size = 0
    for entry in entries:
        rows.add_entry(entry)
        if entry.kind in NUMBERING and entry.version_id and entry.number:
            rows.add_number(entry.version_id, entry.plan_key, entry.number)
        for upload in _uploads(entry, kept):
            rows.add_upload(upload)
            keys.append((upload.version_id, upload.position))
            size += upload.size
    _check_the_same(rows, entries, sorted(keys))
    return Moved(len(entries), len(versions), len(keys), size)


def _check_the_same(
    rows: Writing, entries: tuple[Entry, ...], keys: list[tuple[int, int]]
) -> None:
    """Read all of it back before the transaction ends."""
    _check(rows.every_entry() == entries, "the events came out otherwise")
    _check(list(rows.uploads()) == keys, "the files came out otherwise")
    for key in keys:
        upload = rows.upload(*key)
        whole = upload is not None and sha256_of(upload.content) == upload.sha256
        _check(whole, f"file {key[1]} of draft {key[0]} came out otherwise")
