"""How do rows become a workbook in the template's layout?

A row is a mapping from a column's key to its value; headings, their order and the
sheets' titles all come from the contract, so that no sheet can have a heading the
template lacks. Dates are written as real dates, text as text.

One case: ``book({"name": "A plan", "made_up": "Yes"}, {})`` is a workbook of one
sheet, Plan, with the row "Plan", "A plan", "Yes".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.workbook import contract

Value = str | int | float | date | None
Row = Mapping[str, Value]

_DATE = "d mmmm yyyy"
_WIDE = 60
_MARK_WIDTH = 12
_BOLD = Font(bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")
_EVERY: Mapping[str, Collection[str]] = MappingProxyType({})


def book(
    plan: Row,
    tables: Mapping[str, Sequence[Row]],
    present: Mapping[str, Collection[str]] = _EVERY,
) -> Workbook:
    """The workbook: the Plan sheet, then ``tables`` by sheet key.

    ``present`` holds the keys of the columns that a sheet has; a sheet it does not
    name has all of them. A "made_up" in a row adds the column of that name.

    Raises:
        KeyError: when a row has a key that its sheet's columns lack.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    page = workbook.create_sheet(contract.PLAN.title)
    _labelled(page, _columns(contract.PLAN, present), plan)
    marked = bool(plan.get(contract.MADE_UP.key))
    add_tables(workbook, tables, present, marked=marked)
    return workbook


def add_tables(
    workbook: Workbook,
    tables: Mapping[str, Sequence[Row]],
    present: Mapping[str, Collection[str]] = _EVERY,
    *,
    marked: bool,
) -> None:
    """Add a sheet for each of ``tables``, by sheet key, in the template's order.

    ``marked`` gives each the column "Made up", whether or not a row is.
    """
    for sheet in contract.SHEETS:
        if sheet.key in tables and sheet is not contract.PLAN:
            page = workbook.create_sheet(sheet.title)
            columns = _columns(sheet, present)
            _table(page, columns, tables[sheet.key], marked=marked)


def _columns(
    sheet: contract.Sheet, present: Mapping[str, Collection[str]]
) -> list[contract.Column]:
    return [
        column
        for column in sheet.columns
        if column.key in present.get(sheet.key, (column.key,))
    ]


def _labelled(page: Worksheet, columns: Sequence[contract.Column], plan: Row) -> None:
    _refuse_unknown([plan], columns, page.title)
    mark = plan.get(contract.MADE_UP.key)
    write(page, 1, ["Label", "Value", mark and contract.MADE_UP.heading])
    for number, column in enumerate(columns, start=2):
        write(page, number, [column.heading, plan.get(column.key), mark])
    _finish(page, widths=[24, _WIDE, _MARK_WIDTH])


def _table(
    page: Worksheet,
    columns: Sequence[contract.Column],
    rows: Sequence[Row],
    *,
    marked: bool,
) -> None:
    _refuse_unknown(rows, columns, page.title)
    mark = contract.MADE_UP
    marked = marked or any(row.get(mark.key) for row in rows)
    headings = [column.heading for column in columns]
    write(page, 1, [*headings, mark.heading if marked else None])
    longest = [len(heading) for heading in headings]
    for number, row in enumerate(rows, start=2):
        values = [row.get(column.key) for column in columns]
        write(page, number, [*values, row.get(mark.key)])
        longest = [max(a, _length(b)) for a, b in zip(longest, values, strict=True)]
    _finish(page, widths=[*(min(size + 2, _WIDE) for size in longest), _MARK_WIDTH])


def _refuse_unknown(
    rows: Iterable[Row], columns: Iterable[contract.Column], title: str
) -> None:
    known = {column.key for column in columns} | {contract.MADE_UP.key}
    for row in rows:
        if unknown := set(row) - known:
            message = f"{title} has no column {sorted(unknown)}"
            raise KeyError(message)


def write(page: Worksheet, number: int, values: Sequence[Value]) -> None:
    """Values into a row from column A; text stays text, whatever it begins with."""
    for position, value in enumerate(values, start=1):
        if value is None or value == "":
            continue
        cell = page.cell(row=number, column=position, value=value)
        cell.alignment = _WRAP
        if isinstance(value, date):
            cell.number_format = _DATE
        elif isinstance(value, str):
            cell.data_type = "s"


def _finish(page: Worksheet, widths: Sequence[int]) -> None:
    page.freeze_panes = "A2"
    for cell in page[1]:
        cell.font = _BOLD
    for position, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(position)].width = width


def _length(value: Value) -> int:
    return 18 if isinstance(value, date) else len(str(value or ""))
