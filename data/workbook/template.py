"""What does an officer fill in? The workbook to download, made from the contract.

A sheet of instructions, then each sheet of the contract with its headings, its
drop-downs and one example row. The example is all text and marked "Example" in
its last column, so that reading knows it again and leaves it out.

One case: on Actions, row 1 holds "Ref" in A1, row 2 the example "1.1", and the
Status column offers "Not started", "In progress", "Complete" and "Superseded".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data import words
from data.workbook import contract
from data.workbook.contract import Column, Kind, Sheet
from data.workbook.issue import Severity
from data.workbook.row import OWN_WORDS
from data.workbook.rules import RULES
from data.workbook.writing import fixed_bytes

INSTRUCTIONS = "Instructions"
LAST_ROW = 2000  # as far down as the drop-downs reach
LABELS = ("Label", "Value", contract.MADE_UP.heading)
GUIDE = ("Sheet", "Column", "Required", "What to write")
FIRST_ROW = 2

_BOLD = Font(bold=True)
_TITLE = Font(bold=True, size=16)
_SHADED = PatternFill("solid", fgColor="E8E8E8")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_DATE = "d mmmm yyyy"
_TEXT = "@"
# Text stays as it is typed: "1.10" no number, "June 2023" not the first of June.
_FORMATS = {
    Kind.DATE: _DATE,
    Kind.WHOLE: "General",
    Kind.NUMBER: "General",
    Kind.PERCENT: "General",
    Kind.WORD: "General",
    Kind.YES_NO: "General",
}
_WRITTEN = {
    Kind.TEXT: "Text.",
    Kind.NAMES: "One name, or several parted by semicolons.",
    Kind.DATE: "A date, such as 28 February 2023 or 28/02/2023.",
    Kind.DUE: "A date, or a month such as June 2023.",
    Kind.WHOLE: "A whole number, 0 or more.",
    Kind.NUMBER: "A number.",
    Kind.PERCENT: "A percentage from 0 to 100.",
    Kind.PERIOD: "A period: Q1 2022/23, June 2023 or 2022/23.",
    Kind.BANDS: "Ranges of scores with their words.",
}
HOW_TO_FILL = (
    "Fill in the Plan sheet and at least one other. A sheet you have no use for "
    "may stay as it is, or be deleted.",
    "Each sheet is one table. Leave row 1 as it is, write one row for each entry, "
    "and merge no cells. The order of the columns does not matter.",
    "The first row of each table is an example, marked Example in the last column. "
    "It is left out when the workbook is read; you may write over it, clearing "
    "that mark, or delete it.",
    "Write a date as a real date, or as 7 June 2023 or 07/06/2023, between 2000 "
    "and 2100. Where a month will do, June 2023 means its last day. A quarter is "
    "a financial quarter: Q1 2022/23 is April to June 2022.",
    "Leave a cell blank where nothing is recorded. A blank is shown as not "
    "recorded, never as nought.",
    "Write Yes under Made up for a row that is an illustration and not a record. "
    "It is labelled as made up wherever it is shown.",
    "Columns and sheets of your own may stay. They are named when the workbook is "
    "checked, and are not read or shown.",
)
WHEN_CHECKED = {
    Severity.ERROR: "Publishing waits until all of these hold",
    Severity.WARNING: "You are asked to confirm where one of these does not hold",
}


def build() -> bytes:
    """The template as .xlsx, the same bytes every time."""
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = INSTRUCTIONS
    _instructions(page)
    for sheet in contract.SHEETS:
        page = workbook.create_sheet(sheet.title)
        if sheet.labelled:
            _labelled(page, sheet)
        else:
            _table(page, sheet)
    return fixed_bytes(workbook)


# --- the instructions --------------------------------------------------------


def _instructions(page: Worksheet) -> None:
    for letter, width in zip("ABCD", (24, 28, 12, 80), strict=True):
        page.column_dimensions[letter].width = width
    _put(page, 1, ["How to fill in this workbook"])
    page["A1"].font = _TITLE
    page["A1"].alignment = Alignment()
    row = _paragraphs(page, FIRST_ROW, HOW_TO_FILL)
    row = _guide(page, row + 1)
    for severity, heading in WHEN_CHECKED.items():
        _put(page, row + 1, [heading])
        page.cell(row + 1, 1).font = _BOLD
        page.cell(row + 1, 1).alignment = Alignment()
        held = (rule.checks for rule in RULES if rule.severity is severity)
        row = _paragraphs(page, row + 2, held)


def _paragraphs(page: Worksheet, row: int, texts: Iterable[str]) -> int:
    """A text a row, across the width of the sheet; the row after the last."""
    for text in texts:
        _put(page, row, [text])
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=4)
        page.row_dimensions[row].height = 15.0 * (1 + len(text) // 120)
        row += 1
    return row


def _guide(page: Worksheet, row: int) -> int:
    """Every column of every sheet and how to fill it; the row after the last."""
    _put(page, row, GUIDE)
    _head(page, row)
    for sheet in contract.SHEETS:
        row += 1
        _put(page, row, [sheet.title, "", "", words.sentence(sheet.holds)])
        page.cell(row, 1).font = _BOLD
        for column in sheet.columns:
            row += 1
            required = "Yes" if column.required else "No"
            _put(page, row, [sheet.title, column.heading, required, written(column)])
    return row + 1


def written(column: Column) -> str:
    """What to write in a column: "A whole number, 0 or more. 4 or 5."""
    if column.choices:
        how = f"{words.listed(column.choices, last='or')}."
    else:
        how = _WRITTEN[column.kind]
    return words.paragraph([how, column.help])


# --- the sheets --------------------------------------------------------------


def _labelled(page: Worksheet, sheet: Sheet) -> None:
    """Labels down column A; the cells beside them are for the officer."""
    _put(page, 1, LABELS)
    _head(page, 1)
    for row, column in enumerate(sheet.columns, start=FIRST_ROW):
        _put(page, row, [column.heading])
        value = page.cell(row, 2)
        value.number_format = _format(column)
        value.alignment = _WRAPPED
        offer(page, column, f"B{row}")
    last = len(sheet.columns) + 1
    offer(page, contract.MADE_UP, f"C{FIRST_ROW}:C{last}")
    for letter, width in zip("ABC", (26, 70, 12), strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A2"


def _table(page: Worksheet, sheet: Sheet) -> None:
    """Headings, and beneath them the one example row."""
    columns = tuple(contract.columns(sheet))
    _put(page, 1, [column.heading for column in columns])
    _put(page, FIRST_ROW, list(_example(sheet)))
    for position, column in enumerate(columns, start=1):
        letter = get_column_letter(position)
        offer(page, column, f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")
        whole = page.column_dimensions[letter]
        whole.width = _width(column)
        whole.number_format = _format(column)
        whole.alignment = _WRAPPED
        page.cell(FIRST_ROW, position).number_format = _format(column)
    _head(page, 1)
    page.freeze_panes = "A2"


def _example(sheet: Sheet) -> Iterator[str]:
    yield from (column.example for column in sheet.columns)
    yield contract.EXAMPLE_MARK


def offer(page: Worksheet, column: Column, cells: str) -> None:
    """A drop-down where the column has a closed list.

    A word of the partnership's own is let through where the Ratings sheet may
    explain it, after a question; anywhere else it is not accepted.
    """
    if not column.choices:
        return
    own = page.title == contract.ACTIONS.title and column.words in OWN_WORDS
    offered = DataValidation(
        type="list",
        formula1=f'"{",".join(column.choices)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning" if own else "stop",
        errorTitle=column.heading,
        error="Say what this word means on the Ratings sheet."
        if own
        else "Choose one of the words in the list.",
    )
    offered.add(cells)
    page.add_data_validation(offered)


def _put(page: Worksheet, row: int, texts: Iterable[str]) -> None:
    """Texts into a row from column A, as text whatever they begin with."""
    for position, text in enumerate(texts, start=1):
        if text:
            cell = page.cell(row, position, text)
            cell.data_type = "s"
            cell.alignment = _WRAPPED


def _head(page: Worksheet, row: int) -> None:
    for cell in page[row]:
        cell.font = _BOLD
        cell.fill = _SHADED


def _format(column: Column) -> str:
    return _FORMATS.get(column.kind, _TEXT)


def _width(column: Column) -> float:
    """Wide enough for the heading and the example, within reason."""
    longest = max(
        len(column.heading), len(column.example), *map(len, column.choices), 0
    )
    return float(min(max(longest + 4, 14), 44))
