"""How does a sample become a workbook? Rows keyed by the contract's columns.

A row is a mapping from a column's key to its value; headings, their order and
the sheets' titles all come from the contract, so that a sample can never have
a heading the template lacks. Dates are written as real dates, text as text.

One case: ``book({"name": "A plan"}, {}, made_up=True)`` is a workbook of one
sheet, Plan, with the row "Plan", "A plan", "Yes".
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.workbook import contract
from data.workbook.writing import fixed_bytes

Value = str | int | float | date | None
Row = Mapping[str, Value]

FOLDER = Path(__file__).parent
TABLES = FOLDER / "tables"
_DATE = "d mmmm yyyy"
_WIDE = 60
_BOLD = Font(bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")


def book(plan: Row, tables: Mapping[str, Sequence[Row]], *, made_up: bool) -> bytes:
    """The bytes of a workbook: the Plan sheet, then ``tables`` by sheet key.

    Raises:
        KeyError: when a row has a key that its sheet's columns lack.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    page = workbook.create_sheet(contract.PLAN.title)
    _labelled(page, plan, made_up=made_up)
    add_tables(workbook, tables, made_up=made_up)
    return fixed_bytes(workbook)


def add_tables(
    workbook: Workbook, tables: Mapping[str, Sequence[Row]], *, made_up: bool
) -> None:
    """Add a sheet in the template's layout for each of ``tables``, by sheet key."""
    for sheet in contract.SHEETS:
        if sheet.key in tables and sheet is not contract.PLAN:
            page = workbook.create_sheet(sheet.title)
            _table(page, sheet, tables[sheet.key], made_up=made_up)


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the text tables beside this script, by heading."""
    with (TABLES / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def day(text: str) -> date | None:
    """A date of a text table, such as ``2023-01-31``; None where it is blank."""
    return date.fromisoformat(text) if text else None


def _labelled(page: Worksheet, plan: Row, *, made_up: bool) -> None:
    known = {column.key for column in contract.PLAN.columns}
    _refuse_unknown(plan, known, contract.PLAN.title)
    mark = ["Yes"] if made_up else []
    _write(page, 1, ["Label", "Value", *([contract.MADE_UP.heading] if mark else [])])
    for number, column in enumerate(contract.PLAN.columns, start=2):
        _write(page, number, [column.heading, plan.get(column.key), *mark])
    _finish(page, widths=[24, _WIDE, 12])


def _table(
    page: Worksheet, sheet: contract.Sheet, rows: Iterable[Row], *, made_up: bool
) -> None:
    mark = ["Yes"] if made_up else []
    headings = [column.heading for column in sheet.columns]
    _write(page, 1, [*headings, *([contract.MADE_UP.heading] if mark else [])])
    known = {column.key for column in sheet.columns}
    longest = [len(heading) for heading in headings]
    for number, row in enumerate(rows, start=2):
        _refuse_unknown(row, known, sheet.title)
        values = [row.get(column.key) for column in sheet.columns]
        _write(page, number, [*values, *mark])
        longest = [max(a, _length(b)) for a, b in zip(longest, values, strict=True)]
    _finish(page, widths=[*(min(size + 2, _WIDE) for size in longest), 12])


def _refuse_unknown(row: Row, known: set[str], title: str) -> None:
    if unknown := set(row) - known:
        message = f"{title} has no column {sorted(unknown)}"
        raise KeyError(message)


def _write(page: Worksheet, number: int, values: Sequence[Value]) -> None:
    for position, value in enumerate(values, start=1):
        if value is None or value == "":
            continue
        cell = page.cell(row=number, column=position, value=value)
        cell.alignment = _WRAP
        if isinstance(value, date):
            cell.number_format = _DATE
        elif isinstance(value, str):
            cell.data_type = "s"  # text stays text, whatever it begins with


def _finish(page: Worksheet, widths: Sequence[int]) -> None:
    page.freeze_panes = "A2"
    for cell in page[1]:
        cell.font = _BOLD
    for position, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(position)].width = width


def _length(value: Value) -> int:
    return 18 if isinstance(value, date) else len(str(value or ""))
