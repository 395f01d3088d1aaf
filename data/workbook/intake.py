"""May this file come in, and what stands in its cells?

The only door for an uploaded file, a stored version and a sample alike. What
can be told from the bytes alone is told first; then a fresh isolated process
reads the workbook under limits of memory, time and size, and answers in JSON.
The server never parses a workbook itself, so that nothing in one can harm it.

One case: a workbook saved with a password is refused with "This file is
protected with a password. Save a copy without it, then upload that."
"""

from __future__ import annotations

import io
import json
import math
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data import words
from data.workbook.issue import Issue, Severity
from data.workbook.raw import Content, RawBook, RawCell, RawSheet

READER = Path(__file__).with_name("_reader.py")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_WORKBOOK = "xl/workbook.xml"
_ENCRYPTED_ENTRY = 0x1


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one workbook may ask of the server."""

    file_bytes: int = 10 * 1024**2
    unpacked_bytes: int = 200 * 1024**2
    parts: int = 2_000
    sheets: int = 100
    area: int = 2_000_000  # rows × columns of one sheet's used range
    cells: int = 500_000
    memory_bytes: int = 1536 * 1024**2
    cpu_seconds: int = 8
    wall_seconds: float = 9.0


SAVE_AS_XLSX = (
    "Open it in your spreadsheet program, save it as .xlsx, then upload that."
)
REFUSALS: Mapping[str, tuple[str, str]] = {
    "refused_empty": (
        "This file is empty.",
        "Check that it finished saving, then upload it again.",
    ),
    "refused_too_large": (
        "This file is larger than 10 MB.",
        "Remove pictures and sheets that are not part of the plan, then upload it.",
    ),
    "refused_password": (
        "This file is protected with a password.",
        "Save a copy without it, then upload that.",
    ),
    "refused_old_format": (
        "This file is in an old format, such as .xls.",
        SAVE_AS_XLSX,
    ),
    "refused_not_a_workbook": (
        "This file is not an Excel workbook, whatever its name says.",
        SAVE_AS_XLSX,
    ),
    "refused_damaged": (
        "This file is damaged, or is not a whole workbook.",
        SAVE_AS_XLSX,
    ),
    "refused_too_big_inside": (
        "This workbook holds far more than an action plan: too many sheets, rows or "
        "columns are in use.",
        "Copy the plan's rows into a new workbook, then upload that.",
    ),
    "refused_timed_out": (
        "This workbook took too long to read.",
        "Copy the plan's rows into a new workbook, then upload that.",
    ),
    "refused_no_sheets": (
        "This workbook shows no sheets we can read. It may have been saved as "
        "“Strict Open XML”.",
        "Save it as an ordinary .xlsx workbook, then upload that.",
    ),
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
    """
    allowed = limits or Limits()
    _look_at_the_bytes(content, allowed)
    _look_at_the_parts(content, allowed)
    answer = _isolated(content, allowed)
    if "refused" in answer:
        raise Refused(answer["refused"])
    sheets = tuple(
        RawSheet(
            words.without_controls(sheet["title"]), tuple(map(_cell, sheet["cells"]))
        )
        for sheet in answer["sheets"]
    )
    return RawBook(name, sheets)


def _look_at_the_bytes(content: bytes, limits: Limits) -> None:
    if not content:
        raise Refused("refused_empty")
    if len(content) > limits.file_bytes:
        raise Refused("refused_too_large")
    if content.startswith(_OLE):
        encrypted = _ENCRYPTED in content
        raise Refused("refused_password" if encrypted else "refused_old_format")
    if not content.startswith(_ZIP):
        raise Refused("refused_not_a_workbook")


def _look_at_the_parts(content: bytes, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused("refused_damaged") from error
    names = [part.filename for part in parts]
    if any(part.flag_bits & _ENCRYPTED_ENTRY for part in parts):
        raise Refused("refused_password")
    if len(set(names)) < len(names) or any(".." in name.split("/") for name in names):
        raise Refused("refused_damaged")
    if (
        len(parts) > limits.parts
        or sum(part.file_size for part in parts) > limits.unpacked_bytes
    ):
        raise Refused("refused_too_big_inside")
    if _WORKBOOK not in names:
        raise Refused("refused_not_a_workbook")


def _isolated(content: bytes, limits: Limits) -> dict[str, Any]:
    """What the reader answers; it is ended when it takes too long."""
    caps = (
        limits.memory_bytes,
        limits.cpu_seconds,
        limits.sheets,
        limits.area,
        limits.cells,
    )
    command = [sys.executable, "-I", str(READER), *(str(cap) for cap in caps)]
    try:
        done = subprocess.run(  # noqa: S603 - our own reader, by its full path
            command,
            input=content,
            capture_output=True,
            timeout=limits.wall_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("refused_timed_out") from error
    if done.returncode != 0:
        # Ended by a limit: processor time, or memory beyond what it could tell.
        raise Refused("refused_too_big_inside")
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise Refused("refused_damaged") from error
    return answer


def _cell(told: list[Any]) -> RawCell:
    row, column, content, text, value = told
    kind = Content(content)
    if kind is Content.DATE:
        value = date.fromisoformat(value)
    elif kind is Content.NUMBER and not math.isfinite(value):
        kind, value = Content.ERROR, None
    elif kind is Content.TEXT:
        value = words.without_controls(value)
    return RawCell(row, column, kind, words.without_controls(text), value)
