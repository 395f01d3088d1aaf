"""May this file come in, and what stands in its cells?

The only door for an uploaded file, a stored version and a sample alike. What
can be told from its first bytes is told first; then a fresh isolated process
looks at its parts and reads it, whatever kind of spreadsheet it is, under limits
of memory, time and size, and answers in JSON. The server never opens a workbook
itself, so that nothing in one can harm it.

One case: a workbook saved with a password is refused with "This file is
protected with a password. Save a copy without it, then upload that."
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from data import words
from data.workbook.issue import Issue, Severity
from data.workbook.raw import Content, RawBook, RawCell, RawSheet
from data.workbook.unseen import sentences

READER = Path(__file__).parent / "isolated" / "__main__.py"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
# In an .xls file, a password's record after the one that begins the book.
_LOCKED = re.compile(
    rb"\x09\x08(?:\x10\0\0\x06\x05\0.{12}|\x08\0\0\x05\x05\0.{4})"
    rb"(?:\x86\0\0\0)?\x2f\0",
    re.DOTALL,
)
# How the records of Excel 2, 3 and 4 begin.
_OLDER = tuple(map(bytes.fromhex, ("09000400", "09020600", "09040600")))
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_LIST = ".csv"
_MB = 1024**2
# All that an interpreter needs of its surroundings, on any system.
_NEEDED = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_PARSER = ("openpyxl", "et_xmlfile", "python_calamine")
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would open one
# What a damaged file may do to a parser that is not written in Python.
_CRASHED = {
    -int(getattr(signal, name))
    for name in ("SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE")
    if hasattr(signal, name)
}
_OUT_OF_TIME = -int(getattr(signal, "SIGXCPU", 0)) or None


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one workbook may ask of the server."""

    file_bytes: int = 10 * _MB
    unpacked_bytes: int = 200 * _MB
    parts: int = 2_000
    sheets: int = 100
    area: int = 2_000_000  # rows × columns in use on one sheet
    cells: int = 250_000  # that are not blank, in the whole workbook
    characters: int = 20_000_000
    strings: int = 1_000_000  # that cells may share
    fills: int = 100_000  # blank cells that are told for their colour
    memory_bytes: int = 1536 * _MB
    cpu_seconds: int = 8
    wall_seconds: float = 9.0


_SAVE_AS = "Open it in your spreadsheet program, save it as .xlsx, then upload that."
_COPY_ROWS = "Copy the plan's rows into a new workbook, then upload that."
REFUSALS: Mapping[str, tuple[str, str]] = {
    "refused_empty": (
        "This file is empty.",
        "Check that it finished saving, then upload it again.",
    ),
    "refused_too_large": (
        f"This file is larger than {Limits().file_bytes // _MB} MB.",
        "Remove pictures and sheets that are not part of the plan, then upload it.",
    ),
    "refused_password": (
        "This file is protected with a password.",
        "Save a copy without it, then upload that.",
    ),
    "refused_old_format": (
        "This file is in a format older than Excel 97.",
        _SAVE_AS,
    ),
    "refused_not_a_workbook": (
        "This file is not a spreadsheet of a kind that is read here, whatever its "
        "name says.",
        _SAVE_AS,
    ),
    "refused_unsafe": (
        "This file is put together as no spreadsheet program does it, and could do "
        "harm.",
        _COPY_ROWS,
    ),
    "refused_damaged": (
        "This file is damaged, or is not a whole workbook.",
        _SAVE_AS,
    ),
    "refused_too_big_inside": (
        "This workbook holds far more than an action plan: too many sheets, rows or "
        "columns are in use, or there is too much text.",
        _COPY_ROWS,
    ),
    "refused_timed_out": ("This workbook took too long to read.", _COPY_ROWS),
    "refused_no_sheets": ("This workbook has no sheets.", _SAVE_AS),
}


class Refused(Exception):
    """The file cannot come in; ``issue`` says why and what to do."""

    def __init__(self, code: str) -> None:
        """Refuse for one of the reasons in REFUSALS."""
        message, remedy = REFUSALS[code]
        super().__init__(f"{message} {remedy}")
        self.issue = Issue(code, Severity.ERROR, "", "", message, remedy)


def read(content: bytes, name: str, *, limits: Limits | None = None) -> RawBook:
    """The workbook's cells that are not blank, sheet by sheet.

    Raises:
        Refused: when the file cannot be opened or asks too much.
        RuntimeError: when the reader itself cannot start.
    """
    allowed = limits or Limits()
    _look_at_the_bytes(content, name, allowed)
    answer = _isolated(content, allowed)
    said = tuple(sentences(answer["kind"], answer["unseen"]))
    return RawBook(name, tuple(_sheets(answer, _stem(name))), said)


def _look_at_the_bytes(content: bytes, name: str, limits: Limits) -> None:
    if not content:
        raise Refused("refused_empty")
    if len(content) > limits.file_bytes:
        raise Refused("refused_too_large")
    if content.startswith(_OLE):
        if _ENCRYPTED in content or _LOCKED.search(content):
            raise Refused("refused_password")
        if not any(stream in content for stream in _STREAMS):
            raise Refused("refused_not_a_workbook")  # an old letter, or a message
    elif content.startswith(_OLDER):
        raise Refused("refused_old_format")
    elif not content.startswith(_ZIP) and not name.lower().endswith(_LIST):
        raise Refused("refused_not_a_workbook")


def _isolated(content: bytes, limits: Limits) -> dict[str, Any]:
    """What the reader answers; it is ended when it takes too long."""
    told = json.dumps({**asdict(limits), "packages": _packages()})
    try:
        done = subprocess.run(  # noqa: S603 - our own reader, by its full path
            [sys.executable, "-I", str(READER), told],
            input=content,
            capture_output=True,
            timeout=limits.wall_seconds,
            check=False,
            env={name: os.environ[name] for name in _NEEDED if name in os.environ},
            creationflags=_NO_WINDOW,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("refused_timed_out") from error
    if done.returncode == _OUT_OF_TIME:
        raise Refused("refused_timed_out")
    if done.returncode in _CRASHED:
        raise Refused("refused_damaged")
    if done.returncode != 0:  # ended by the memory it asked for
        raise Refused("refused_too_big_inside")
    answer: dict[str, Any] = json.loads(done.stdout)
    if "refused" in answer:
        raise Refused(answer["refused"])
    if "fault" in answer:
        message = f"The workbook reader could not start: {answer['fault']}"
        raise RuntimeError(message)
    return answer


def _packages() -> list[str]:
    """The folders this process would find the parser in.

    An isolated interpreter overlooks PYTHONPATH and a user's own packages.
    """
    found = (find_spec(name) for name in _PARSER)
    origins = (spec.origin for spec in found if spec and spec.origin)
    return sorted({str(Path(origin).parents[1]) for origin in origins})


def _stem(name: str) -> str:
    """``Actions`` of ``plans/Actions.csv``: all the title that a list has."""
    last = words.without_controls(name).replace("\\", "/").rpartition("/")[2]
    return last[: -len(_LIST)] if last.lower().endswith(_LIST) else last


def _sheets(answer: Mapping[str, Any], untitled: str) -> Iterator[RawSheet]:
    """Each sheet of an answer, with its cells that show anything."""
    told = [_held(*one) for one in answer["told"]]
    looks = [tuple(look) for look in answer["looks"]]
    for sheet in answer["sheets"]:
        cells = (
            RawCell(row, column, *told[held], *looks[look])
            for row, column, held, look in zip(*sheet["cells"], strict=True)
        )
        yield RawSheet(
            words.without_controls(sheet["title"]) or untitled,
            tuple(cell for cell in cells if cell.text or cell.fill),
            hidden=sheet["hidden"],
            hidden_rows=frozenset(sheet["rows"]),
            hidden_columns=frozenset(sheet["columns"]),
            merged=tuple((a, b, c, d) for a, b, c, d in sheet["merged"]),
        )


def _held(kind: str, text: str, value: Any) -> tuple[Content, str, Any]:
    """What a cell holds, the control characters of its text left out."""
    content, said = Content(kind), words.without_controls(text)
    if content is Content.TEXT:
        return content, said, said
    return (
        content,
        said,
        date.fromisoformat(value) if content is Content.DATE else value,
    )
