"""The isolated reader: a workbook on standard input, JSON on standard output.

It runs as a script of its own, in a fresh interpreter started with ``-I``, and
imports nothing of the project: whatever a hostile file does to it, the server
goes on. Its limits are set before the parser is imported. It answers with one
JSON object: ``{"sheets": [{"title", "cells": [[row, column, content, text,
value], …]}]}``, or ``{"refused": code, "detail": text}``.

Arguments: memory in bytes, CPU seconds, most sheets, most area, most cells.
"""

from __future__ import annotations

import io
import json
import sys
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

if sys.platform != "win32":  # Windows has no such limits; wall clock and caps remain
    import resource

PUZZLING = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")


class Refusal(Exception):
    """The workbook is too big inside, or has nothing to read."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code, self.detail = code, detail


def main() -> None:
    """Read, and answer in JSON."""
    memory, seconds, *caps = (int(text) for text in sys.argv[1:])
    limit(memory, seconds)
    content = sys.stdin.buffer.read()
    try:
        answer: dict[str, Any] = {"sheets": list(sheets(content, *caps))}
    except Refusal as refusal:
        answer = {"refused": refusal.code, "detail": refusal.detail}
    except MemoryError:
        answer = {"refused": "refused_too_big_inside", "detail": "memory"}
    except Exception as error:  # whatever a damaged file does
        answer = {"refused": "refused_damaged", "detail": type(error).__name__}
    sys.stdout.write(json.dumps(answer))


def limit(memory: int, seconds: int) -> None:
    """Bound this process's memory, time and files, where the system can."""
    if sys.platform == "win32":
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def sheets(
    content: bytes, most_sheets: int, most_area: int, most_cells: int
) -> Iterator[dict[str, Any]]:
    """Each visible or hidden sheet's cells that are not blank, row by row."""
    # Imported here, after the limits: the parser is what needs them.
    from openpyxl import load_workbook  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # extensions it drops; nothing is saved
        formulas = load_workbook(io.BytesIO(content), keep_links=False)
        if not formulas.worksheets:
            raise Refusal("refused_no_sheets")
        if len(formulas.worksheets) > most_sheets:
            raise Refusal(
                "refused_too_big_inside", f"{len(formulas.worksheets)} sheets"
            )
        for sheet in formulas.worksheets:
            if sheet.max_row * sheet.max_column > most_area:
                raise Refusal("refused_too_big_inside", sheet.dimensions)
        values = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    left = most_cells
    for asked, saved in zip(formulas.worksheets, values.worksheets, strict=True):
        cells = list(read(asked, saved, left))
        left -= len(cells)
        yield {"title": asked.title, "cells": cells}


def read(asked: Any, saved: Any, most: int) -> Iterator[list[Any]]:
    """One sheet's cells: what was typed, and what was saved as its value."""
    number = 0
    for row in asked.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            number += 1
            if number > most:
                raise Refusal("refused_too_big_inside", f"{most} cells")
            found = described(cell, saved.cell(cell.row, cell.column))
            if found is not None:
                yield [cell.row, cell.column, *found]


def described(cell: Any, saved: Any) -> tuple[str, str, Any] | None:
    """A cell's content, its text as the officer would know it, and its value."""
    if cell.data_type == "f":
        formula = getattr(cell.value, "text", cell.value)
        text = str(formula)
        if saved.value is None:
            return "unsaved", text if text.startswith("=") else f"={text}", None
    value = saved.value
    if saved.data_type == "e" or (cell.data_type == "f" and value in PUZZLING):
        return "error", str(value), None
    return told(value)


def told(value: Any) -> tuple[str, str, Any] | None:
    """A value as (content, text, JSON value); None for empty text."""
    if isinstance(value, bool):
        return "boolean", "Yes" if value else "No", value
    if isinstance(value, datetime):
        value = value.date() if value.time() == time(0) else value
    if isinstance(value, datetime):
        return (
            "text",
            value.strftime("%d/%m/%Y %H:%M"),
            value.strftime("%d/%m/%Y %H:%M"),
        )
    if isinstance(value, date):
        return "date", value.strftime("%d/%m/%Y"), value.isoformat()
    if isinstance(value, int | float):
        return "number", plain(value), float(value)
    if isinstance(value, time | timedelta):
        return "text", str(value), str(value)
    text = str(value)
    return ("text", text, text) if text.strip() else None


def plain(value: float) -> str:
    """A number as it is typed: 50, not 50.0."""
    whole = isinstance(value, int) or value.is_integer()
    return str(int(value)) if whole and abs(value) < 1e15 else repr(value)


if __name__ == "__main__":
    main()
