"""Can the whole record be carried elsewhere, and put back?

One case: ``python -m data backup july.zip`` says "Saved 58 events, 7 versions and
drafts and 9 files (1.2 MB) to july.zip."
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from data import words
from data.commands import machine
from data.publications import StoreUnavailable, open_store
from data.publications.backup import Moved, NotMoved, save
from data.publications.restore import load
from data.publications.settings import address, deployment
from data.publications.sql import nothing_at
from data.publications.storage import Storage

_MB = 1_000_000


def backup(asked: Namespace) -> int:
    """Save the record of this deployment into ``asked.file``."""
    return _moved(save, asked.file, "Saved {} to {}.", needed=True)


def restore(asked: Namespace) -> int:
    """Put ``asked.file`` into the empty record of this deployment."""
    put_back = "Put back {} from {}. Every file is what was saved, by its SHA-256."
    return _moved(load, asked.file, put_back, needed=False)


def _moved(
    move: Callable[[Storage, Path], Moved], file: Path, said: str, *, needed: bool
) -> int:
    try:
        settings = deployment(machine.read())
        url = address(settings)
        if needed:
            _check_there_is_one(url)
        store = open_store(url, said=settings)
        try:
            moved = move(store.storage, file)
        finally:
            store.close()
    except (NotMoved, StoreUnavailable) as error:
        print(words.without_controls(str(error)), file=sys.stderr)
        return 1
    print(said.format(_counted(moved), words.without_controls(file.name)))
    return 0


def _check_there_is_one(url: str) -> None:
    if nothing_at(url):
        message = "There is no record yet, so there is nothing to save."
        raise NotMoved(message)


def _counted(moved: Moved) -> str:
    """``58 events, 7 versions and drafts and 9 files (1.2 MB)``."""
    parts = (
        words.count(moved.events, "event"),
        words.count(moved.versions, "version or draft", "versions and drafts"),
        words.count(moved.files, "file"),
    )
    return f"{words.listed(parts)} ({words.number(moved.size / _MB)} MB)"
