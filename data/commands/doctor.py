"""Is this installation right, and where it is not, what is to be done?

Each thing looked at is one line: whether it is right, a sentence, the remedy.
Nothing is changed, and no secret is printed.

One case: ``second_person`` is set and sign-in is not. "Wrong: a second person has
to clear each version, and without sign-in nobody can."
"""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator

from data import words
from data.commands import machine
from data.commands.finding import Finding, Kind
from data.commands.sign_in import sign_in
from data.publications import StoreUnavailable
from data.publications.examine import examine
from data.publications.settings import ADDRESS, address, deployment
from data.publications.sql import folder_of, nothing_at, where

_MB = 1_000_000
_TOO_LITTLE, _LITTLE = 100 * _MB, 1_000 * _MB


def doctor(_asked: Namespace) -> int:
    """Print what was found; 1 where anything is wrong, else 0."""
    found = list(_look())
    for one in found:
        print(words.without_controls(str(one)))
    wrong = sum(one.kind is Kind.WRONG for one in found)
    if wrong:
        print(f"{words.capital(words.count(wrong, 'thing'))} to put right.")
    else:
        print("All is right.")
    return 1 if wrong else 0


def _look() -> Iterator[Finding]:
    try:
        said = machine.read()
        url = address(deployment(said))
    except StoreUnavailable as error:
        yield Finding.wrong(str(error))
        yield from limits(sys.platform)
        return
    yield from settings()
    yield from store(url)
    yield from disk(url)
    yield from sign_in(said)
    yield from limits(sys.platform)


def settings() -> Iterator[Finding]:
    """The secrets file, and who may read it."""
    there = [file for file in machine.files() if file.is_file()]
    if not there:
        yield Finding.right("There is no secrets file, and none is needed.")
    for file in there:
        if sys.platform != "win32" and file.stat().st_mode & 0o077:
            yield Finding.wrong(
                f"{file} can be read by others on this machine.",
                f"Run: chmod 600 {file}",
            )
        else:
            yield Finding.right(f"{file} is read, and only its owner may read it.")


def store(url: str) -> Iterator[Finding]:
    """The record: where it is, whether it is whole and can be added to."""
    try:
        place = where(url)
        if nothing_at(url):
            yield Finding.right(
                f"There is no record yet; it will be {place}. It is made when the "
                "dashboard starts."
            )
            return
        found = examine(url)
    except StoreUnavailable as error:
        yield Finding.wrong(
            str(error),
            f"It is looked for where {ADDRESS} or the secrets say.{_cause(error)}",
        )
        return
    if not found.up_to_date:
        yield Finding.note(
            f"The record is {place}, as an earlier release kept it.",
            "Copy it first: it is moved when the dashboard starts.",
        )
        return
    events = words.count(found.events or 0, "event")
    files = words.count(found.files or 0, "file")
    yield Finding.right(f"The record is {place}, with {events} and {files}.")
    if found.damaged:
        yield Finding.wrong(
            f"Not what was uploaded: {words.listed(found.damaged)}.",
            "Put back the latest backup.",
        )
    if found.in_the_way:
        yield Finding.wrong(found.in_the_way)


def _cause(error: StoreUnavailable) -> str:
    """What the database itself said, which holds no password."""
    cause = getattr(error.__cause__, "orig", error.__cause__)
    first = str(cause).strip().partition("\n")[0] if cause else ""
    return f" It said: {first}." if first else ""


def disk(url: str) -> Iterator[Finding]:
    """The room left where the record is kept."""
    folder = folder_of(url)
    if folder is None:
        yield Finding.right("The record's disk is the database server's own.")
        return
    there = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    free = shutil.disk_usage(there).free
    room = f"{words.number(free // _MB)} MB are free where the record is kept."
    if free < _TOO_LITTLE:
        yield Finding.wrong(room, "Make room: a version that finds none is refused.")
    elif free < _LITTLE:
        yield Finding.note(room, "Make room before it runs out.")
    else:
        yield Finding.right(room)


def limits(system: str) -> Iterator[Finding]:
    """Whether a workbook's reader can be bounded by the system."""
    if system == "win32":
        yield Finding.note(
            "This system has no process limits: a hostile workbook is stopped by the "
            "clock and by caps on what a file may hold, and may take much memory until "
            "then.",
            "Take workbooks only from people you know, or serve from Linux.",
        )
    elif system == "darwin":
        yield Finding.note(
            "This system bounds a reader's time but not its memory.",
            "Serve from Linux where workbooks come from many hands.",
        )
    else:
        yield Finding.right("A workbook's reader is bounded in time and memory.")
