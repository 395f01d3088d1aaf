"""What does a page's data look like as a workbook? A cover, notes, one table a sheet.

By the Government Analysis Function's rules for spreadsheets: each table is tagged as a
table, its header in one row; no cell of it is merged or blank; nothing is said by
colour alone. Numbers are numbers, dates are dates, and text is never a formula. The
same tables are the same bytes.

One case: the actions of Westmere's version 7 stand on the sheet "actions", named in
A1, their header in row 3, "Not given" where the plan gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from components.exports.tabular import MADE_UP
from components.written import NOTHING, written
from data import words
from data.workbook.writing import fixed_bytes

MOST = 32_767  # characters that a cell of a spreadsheet can hold
CUT = " [cut here: a spreadsheet's cell holds no more; the CSV file has the whole]"
HEADER_ROW = 3
COVER, NOTES = "Cover sheet", "Notes"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TITLE = Font(bold=True, size=16)
_BOLD = Font(bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_DATE = "d mmmm yyyy"
_SHEET_NAME = 31
_WIDEST = 60
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_]")


@dataclass(frozen=True)
class Sheet:
    """One table: ``columns`` maps each column of ``rows`` to its heading.

    ``name`` is its sheet's, ``title`` says what it holds, ``nothing`` stands in a cell
    for which there is no value.
    """

    name: str
    title: str
    rows: pd.DataFrame
    columns: Mapping[str, str]
    nothing: str = NOTHING


@dataclass(frozen=True)
class Cover:
    """What the workbook says of itself: its title, then a line each."""

    title: str
    lines: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]


def book(cover: Cover, sheets: Sequence[Sheet]) -> bytes:
    """The whole workbook as .xlsx."""
    workbook = Workbook()
    workbook.properties.title = cover.title
    workbook.properties.language = "en-GB"
    page = workbook.worksheets[0]
    page.title = COVER
    _down(page, (cover.title, *cover.lines))
    names = _names(sheets)
    notes = pd.DataFrame(
        [
            *((name, one.title) for name, one in zip(names, sheets, strict=True)),
            *cover.notes,
        ],
        columns=["about", "note"],
    )
    headings = {"about": "Sheet or word", "note": "What it holds or means"}
    told = Sheet(NOTES, "Notes", notes, headings)
    for title, one in zip((NOTES, *names), (told, *sheets), strict=True):
        _table(workbook.create_sheet(title), one)
    return fixed_bytes(workbook)


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """A name for each sheet that no other has, as short as a spreadsheet asks."""
    taken = {COVER.casefold(), NOTES.casefold()}
    found = []
    for one in sheets:
        name, number = one.name[:_SHEET_NAME], 2
        while name.casefold() in taken:
            end = f"-{number}"
            name, number = f"{one.name[: _SHEET_NAME - len(end)]}{end}", number + 1
        taken.add(name.casefold())
        found.append(name)
    return found


def _down(page: Worksheet, lines: Iterable[str]) -> None:
    """A line a row, the first as the title."""
    for row, line in enumerate(lines, 1):
        _put(page, row, 1, line)
    page["A1"].font = _TITLE
    page.column_dimensions["A"].width = 100


def _table(page: Worksheet, one: Sheet) -> None:
    marked = "made_up" in one.rows and bool(one.rows["made_up"].any())
    columns = {**one.columns, **({"made_up": MADE_UP} if marked else {})}
    _put(page, 1, 1, one.title)
    page["A1"].font = _TITLE
    page["A1"].alignment = Alignment()
    _put(page, 2, 1, "This sheet contains one table.")
    page["A2"].alignment = Alignment()
    headings = _headings(columns.values())
    for at, (name, heading) in enumerate(zip(columns, headings, strict=True), 1):
        _put(page, HEADER_ROW, at, heading)
        page.cell(HEADER_ROW, at).font = _BOLD
        values = [_value(each, one.nothing) for each in one.rows[name]]
        for row, value in enumerate(values, HEADER_ROW + 1):
            _put(page, row, at, value)
        longest = max((len(str(value)) for value in values), default=0)
        page.column_dimensions[get_column_letter(at)].width = min(
            max(longest, len(heading)) + 2, _WIDEST
        )
    page.freeze_panes = f"A{HEADER_ROW + 1}"
    _tag(page, len(columns), len(one.rows))


def _tag(page: Worksheet, columns: int, rows: int) -> None:
    """Say to a spreadsheet, and to who reads it aloud, which cells are the table."""
    if not rows:
        return
    last = f"{get_column_letter(columns)}{HEADER_ROW + rows}"
    name = f"table_{_NOT_IN_NAMES.sub('_', page.title)}"
    tagged = Table(displayName=name, name=name, ref=f"A{HEADER_ROW}:{last}")
    tagged.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    page.add_table(tagged)


def _headings(headings: Iterable[str]) -> list[str]:
    """The headings, none twice: a table's columns each have a name of their own."""
    found: list[str] = []
    for one in headings:
        same = sum(
            other.partition(" (")[0].casefold() == one.casefold() for other in found
        )
        found.append(f"{one} ({same + 1})" if same else one)
    return found


def _value(value: object, nothing: str) -> str | int | float | date:
    """A number or a date as itself; all else as text, and never blank."""
    if isinstance(value, bool):
        return written(value)
    if isinstance(value, int | float) and not pd.isna(value):
        return value
    text = written(value).strip()
    if isinstance(value, date) and text:
        return value
    return text or nothing


def _put(page: Worksheet, row: int, column: int, value: str | float | date) -> None:
    cell = page.cell(row, column)
    if isinstance(value, str):
        cell.value = held(value)
        cell.data_type = "s"  # text stays text, whatever it begins with
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = _DATE
    cell.alignment = _WRAPPED


def held(text: str) -> str:
    """Text that a cell can hold: no control character, no more than its letters."""
    plain = ILLEGAL_CHARACTERS_RE.sub("", words.without_controls(text))
    return plain if len(plain) <= MOST else f"{plain[: MOST - len(CUT)]}{CUT}"
