"""The isolated reader: a workbook on standard input, JSON on standard output.

It runs as a script of its own, in a fresh interpreter started with ``-I``, and
imports nothing of the project: whatever a hostile file does to it, the server
goes on. Its one argument is JSON: the limits of ``intake.Limits`` and the folders
the parser is in. The limits are set before the first byte is read.

Only the cells that are there are read, once, as they stream by: openpyxl's own
sheets would make a cell for every place up to the last one used, and one for
every place of a merged range. Styles are read only to know dates and percentages;
comments, links, pictures and pivots not at all.

It answers ``{"sheets": [[title, [[row, column, content, text, value], …]], …]}``
or ``{"refused": code}``, or ``{"fault": text}`` where it lacks a part of its own.
One case: B2 holding 28 February 2023 is
``[2, 2, "date", "28/02/2023", "2023-02-28"]``.
"""
# ruff: noqa: PLC0415, SLF001 - openpyxl comes after the limits; its styles are private

from __future__ import annotations

import io
import json
import re
import sys
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

if sys.platform != "win32":  # Windows has no such limits; wall clock and caps remain
    import resource

ROWS, COLUMNS = 1_048_576, 16_384  # of any sheet, in any program
LONGEST_TEXT = 32_767  # characters that a spreadsheet program lets a cell hold
ENCRYPTED = 0x1
STRICT = b"http://purl.oclc.org/ooxml/"
OTHER_FORMATS = {"xl/workbook.bin", "content.xml"}  # .xlsb and .ods
# openpyxl would load them if it could. numpy alone takes more address space on a
# server with many processors than the whole reader may have.
UNWANTED = ("numpy", "lxml", "defusedxml")
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.')  # parts of a number format
_ESCAPED = re.compile(r"_x(?!D[89A-F])([0-9A-F]{4})_", re.IGNORECASE)

Told = tuple[str, str, Any]  # content, text and JSON value
Cells = dict[tuple[int, int], Told]


class Refusal(Exception):
    """The file cannot be read; its text is the code of ``intake.REFUSALS``."""


def main() -> None:
    """Read, and answer in JSON."""
    limits = json.loads(sys.argv[1])
    bound(limits["memory_bytes"], limits["cpu_seconds"])
    sys.path += limits["packages"]
    for name in UNWANTED:
        sys.modules[name] = None  # type: ignore[assignment] # never found
    try:
        said = json.dumps({"sheets": book(sys.stdin.buffer.read(), limits)})
    except Refusal as refusal:
        said = json.dumps({"refused": str(refusal)})
    except MemoryError:
        said = json.dumps({"refused": "refused_too_big_inside"})
    except ImportError as error:  # the installation is at fault, not the file
        said = json.dumps({"fault": str(error)})
    except Exception:  # whatever a damaged file does
        said = json.dumps({"refused": "refused_damaged"})
    sys.stdout.write(said)


def bound(memory: int, seconds: int) -> None:
    """Bound this process's memory, time and files, as far as the system can."""
    if sys.platform == "win32":
        return
    for what, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, seconds, seconds + 1),  # told first, then killed
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        most = resource.getrlimit(what)[1]
        most = hard if most == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (min(soft, most), most))
        except (ValueError, OSError):  # macOS knows RLIMIT_AS and cannot set it
            continue


def book(content: bytes, limits: dict[str, Any]) -> list[list[Any]]:
    """Each sheet's title and cells, in the workbook's order, hidden ones too."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        look_at_the_parts(package.infolist(), limits)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it leaves out; nothing is saved
        return list(sheets(opened(content), limits))


def look_at_the_parts(parts: list[zipfile.ZipInfo], limits: dict[str, Any]) -> None:
    """Refuse by the archive's list of parts, before anything is unpacked."""
    names = {part.filename for part in parts}
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise Refusal("refused_password")
    if len(names) < len(parts) or any(".." in name.split("/") for name in names):
        raise Refusal("refused_damaged")
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > limits["parts"] or unpacked > limits["unpacked_bytes"]:
        raise Refusal("refused_too_big_inside")
    if names & OTHER_FORMATS:
        raise Refusal("refused_other_format")
    if not any(name.startswith("xl/workbook") for name in names):
        raise Refusal("refused_not_a_workbook")


def opened(content: bytes) -> Any:
    """The workbook with its strings and styles, and no sheet read yet."""
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.styles.stylesheet import apply_stylesheet

    reader = ExcelReader(io.BytesIO(content), data_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    return reader


def sheets(reader: Any, limits: dict[str, Any]) -> Iterator[list[Any]]:
    """The title and the cells of each sheet; KeyError where its part is missing."""
    found = list(reader.parser.find_sheets())
    if not found:
        main_part = reader.archive.read(reader.parser.workbook_part_name)
        strict = STRICT in main_part
        raise Refusal("refused_strict" if strict else "refused_no_sheets")
    if len(found) > limits["sheets"]:
        raise Refusal("refused_too_big_inside")
    tally = Tally(limits)
    for sheet, relation in found:
        if "chartsheet" in relation.Type:
            continue
        with reader.archive.open(relation.target) as source:
            cells = read(source, reader, tally)
        yield [sheet.name, [[*at, *cells[at]] for at in sorted(cells)]]


class Tally:
    """What has been read so far, against what may be."""

    def __init__(self, limits: dict[str, Any]) -> None:
        self.area, self.cells = limits["area"], limits["cells"]
        self.characters = limits["characters"]

    def count(self, text: str, area: int) -> None:
        """One more cell; ``area`` is rows × columns of its sheet so far."""
        self.cells -= 1
        self.characters -= len(text)
        spent = self.cells < 0 or self.characters < 0
        if spent or area > self.area or len(text) > LONGEST_TEXT:
            raise Refusal("refused_too_big_inside")


def read(source: Any, reader: Any, tally: Tally) -> Cells:
    """One sheet's cells that are not blank and not hidden beneath a merged one."""
    from openpyxl.worksheet import _reader as xml
    from openpyxl.xml.functions import iterparse

    parser = xml.WorkSheetParser(
        source,
        reader.shared_strings,
        data_only=True,
        epoch=reader.wb.epoch,
        date_formats=reader.wb._date_formats,
        timedelta_formats=reader.wb._timedelta_formats,
    )
    percent = percent_styles(reader.wb)
    cells: Cells = {}
    last_row = last_column = 0
    for _, element in iterparse(source):
        if element.tag == xml.ROW_TAG:
            parsed = parser.parse_row(element)[1]
            for cell, node in zip(parsed, element, strict=True):
                formula = node.find(xml.FORMULA_TAG)
                told = described(cell, formula, percent=cell["style_id"] in percent)
                if told is not None:
                    row, column = at = place(cell)
                    last_row = max(last_row, row)
                    last_column = max(last_column, column)
                    tally.count(told[1], last_row * last_column)
                    cells[at] = told
            element.clear()
        elif element.tag == xml.MERGE_TAG:
            uncover(cells, [merged.get("ref", "") for merged in element])
    return cells


def place(cell: dict[str, Any]) -> tuple[int, int]:
    """Row and column; a place that no sheet has is damage."""
    row, column = cell["row"], cell["column"]
    if not (1 <= row <= ROWS and 1 <= column <= COLUMNS):
        raise Refusal("refused_damaged")
    return row, column


def uncover(cells: Cells, merged: list[str]) -> None:
    """Leave out what stands beneath merged cells, where nobody can see it."""
    from openpyxl.utils.cell import range_boundaries

    for reference in merged:
        bounds = range_boundaries(reference)
        left, top = bounds[0] or 1, bounds[1] or 1
        right, bottom = bounds[2] or COLUMNS, bounds[3] or ROWS
        for row, column in list(cells):
            inside = top <= row <= bottom and left <= column <= right
            if inside and (row, column) != (top, left):
                del cells[row, column]


def percent_styles(workbook: Any) -> frozenset[int]:
    """The styles that show 0.96 as 96%."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    formats = BUILTIN_FORMATS | dict(
        enumerate(workbook._number_formats, BUILTIN_FORMATS_MAX_SIZE)
    )
    return frozenset(
        number
        for number, style in enumerate(workbook._cell_styles)
        if "%" in _NOT_SHOWN.sub("", formats.get(style.numFmtId) or "")
    )


def described(cell: dict[str, Any], formula: Any, *, percent: bool) -> Told | None:
    """A cell's content, its text as the officer would know it, and its value."""
    value, kind = cell["value"], cell["data_type"]
    if value is None:
        # A formula that came to an empty text is saved as a text of no letters.
        if formula is None or kind in ("s", "str"):
            return None
        return "unsaved", f"={formula.text or ''}", None
    if kind == "e":
        return "error", str(value), None
    return told(value, percent=percent)


def told(value: Any, *, percent: bool) -> Told | None:
    """A value as (content, text, JSON value); None for empty text."""
    if isinstance(value, bool):
        return "boolean", str(value).upper(), value
    if isinstance(value, datetime) and value.time() != time(0):
        return "date", f"{value:%d/%m/%Y %H:%M}", value.date().isoformat()
    if isinstance(value, date):  # a datetime too
        return "date", f"{value:%d/%m/%Y}", value.isoformat()[:10]
    if isinstance(value, int | float) and abs(value) <= sys.float_info.max:
        number = float(f"{100 * value:.13g}") if percent else float(value)
        text = f"{number:.15g}"
        return "number", f"{text}%" if percent else text, number
    # Text itself, an hour of the day, or a number beyond any that there is.
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return ("text", text, text) if text else None


if __name__ == "__main__":
    main()
