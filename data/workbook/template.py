"""What does an officer start from? The workbook to download and fill in.

Everything in it follows the contract: a sheet of instructions, then each sheet
with its headings in row 1, one example row, and drop-downs wherever only certain
words are understood. The example rows are left out on reading for as long as
nobody has changed them.

One case: ``build()`` filled in on its Plan sheet, with its other sheets as they
came, reads as a plan of no actions, and says that the example rows are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data import words
from data.workbook import contract
from data.workbook.contract import Column, Kind, Sheet
from data.workbook.days import PERIOD_REMEDY
from data.workbook.issue import Severity
from data.workbook.row import OWN_WORDS
from data.workbook.rules import RULES
from data.workbook.values import BANDS_REMEDY
from data.workbook.writing import fixed_bytes

LAST_ROW = 2_000  # to which the drop-downs reach
_AS_TEXT, _AS_DAY = "@", "d mmmm yyyy"
_BOLD = Font(bold=True)
_EXAMPLE = Font(italic=True, color="FF595959")
_SHADED = PatternFill("solid", fgColor="FFE6E6E6")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_COLUMN_HEADINGS = ("Sheet", "Column", "Needed", "What to write")
_PLAN_HEADINGS = ("Label", "Value", "What to write", contract.MADE_UP.heading)
_PLAN_WIDTHS = (24, 60, 60, 12)
_LONG = 40  # characters from which an example wants a wide column

_HOW = {
    Kind.TEXT: "",
    Kind.NAMES: "One name, or several parted by semicolons.",
    Kind.DATE: "A day, such as 28 February 2023 or 28/02/2023.",
    Kind.DUE: "A day, such as 28 February 2023, or a month, such as June 2023, "
    "which means its last day.",
    Kind.WHOLE: "A whole number, 0 or more.",
    Kind.NUMBER: "A number in figures.",
    Kind.PERCENT: "A percentage from 0 to 100: 96, not 0.96.",
    Kind.YES_NO: "Yes or No.",
    Kind.WORD: "",
    Kind.PERIOD: PERIOD_REMEDY,
    Kind.BANDS: BANDS_REMEDY,
}
_FIRST_STEPS = (
    ("How to fill this in", ""),
    (
        "1.",
        "Fill in the Plan sheet: one label and its value a row. Plan, Partnership, "
        "Position as at and Sign-off due cannot be left blank.",
    ),
    (
        "2.",
        "Fill in the sheets you have records for, at least one. Each is one table: "
        "headings in row 1, one record a row. Delete the sheets you do not need; "
        "a sheet that is not there is shown as not supplied, never as nought.",
    ),
    (
        "3.",
        "Write over or delete the grey example row of each sheet. Rows marked "
        f"{contract.EXAMPLE_MARK} that still say what they said here are left out. "
        "Clear the mark when you use the row for a record of your own.",
    ),
    (
        "4.",
        "Keep the headings as they are. Columns may be left out or stand in another "
        "order; a column with a heading of your own is not read or shown.",
    ),
    (
        "5.",
        "Upload the workbook. Every problem is listed with its cell before anything "
        "is published.",
    ),
    ("Made up", contract.MADE_UP.help),
    (
        "Dates",
        "Real dates, or 7 June 2023, 07/06/2023 (the day comes first), and "
        "2023-06-07, from 2000 to 2100. Where a date is due, a month such as "
        "June 2023 means its last day.",
    ),
    (
        "Periods",
        "Q1 2022/23 (April to June 2022), June 2023, or 2022/23 (the financial year).",
    ),
    (
        "Blank cells",
        "A blank cell means that nothing is recorded; it is never read as nought.",
    ),
)


def build() -> bytes:
    """The template as .xlsx; the same bytes every time."""
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = contract.INSTRUCTIONS
    _instructions(page)
    for sheet in contract.SHEETS:
        page = workbook.create_sheet(sheet.title)
        if sheet.labelled:
            _labels(page, sheet)
        else:
            _table(page, sheet)
    return fixed_bytes(workbook)


# --- the instructions --------------------------------------------------------


def _instructions(page: Worksheet) -> None:
    rows = [
        *_FIRST_STEPS,
        *_heading("What each sheet holds"),
        *((sheet.title, words.sentence(_holds(sheet))) for sheet in contract.SHEETS),
        *_heading("What must be right before it can be published"),
        *_rules(Severity.ERROR),
        *_heading("What you will be asked to confirm"),
        *_rules(Severity.WARNING),
        *_heading("What each column holds"),
        _COLUMN_HEADINGS,
        *_columns(),
    ]
    for number, row in enumerate(rows, start=1):
        _write(page, number, row)
        if row[-1] == "" or row == _COLUMN_HEADINGS:
            _embolden(page, number)
    page.column_dimensions["A"].width = 20
    page.column_dimensions["B"].width = 80
    page.column_dimensions["C"].width = 10
    page.column_dimensions["D"].width = 80


def _heading(text: str) -> Iterator[Sequence[str]]:
    yield ("", "")
    yield (text, "")


def _holds(sheet: Sheet) -> str:
    return f"{sheet.holds}; always needed" if sheet.required else sheet.holds


def _rules(severity: Severity) -> Iterator[Sequence[str]]:
    return (("", rule.checks) for rule in RULES if rule.severity is severity)


def _columns() -> Iterator[Sequence[str]]:
    for sheet in contract.SHEETS:
        for column in contract.columns(sheet):
            needed = "Yes" if column.required else ""
            yield (sheet.title, column.heading, needed, _what_to_write(sheet, column))


def _what_to_write(sheet: Sheet, column: Column) -> str:
    """How a column is filled in, from its kind, its words and its own help."""
    said = _HOW[column.kind]
    if column.words is not None:
        said = f"{words.listed(column.choices, last='or')}."
    if _takes_own_words(sheet, column):
        said += " The Ratings sheet can explain a word of your own."
    return " ".join(part for part in (said, column.help) if part)


def _takes_own_words(sheet: Sheet, column: Column) -> bool:
    return sheet is contract.ACTIONS and column.words in OWN_WORDS


# --- the sheets to fill in ---------------------------------------------------


def _labels(page: Worksheet, sheet: Sheet) -> None:
    _write(page, 1, _PLAN_HEADINGS)
    for number, column in enumerate(sheet.columns, start=2):
        needed = "Needed." if column.required else ""
        told = " ".join(
            part for part in (needed, _what_to_write(sheet, column)) if part
        )
        _write(page, number, (column.heading, "", told))
        page.cell(number, 1).font = _BOLD
        page.cell(number, 2).number_format = _format(column)
        page.cell(number, 2).alignment = _WRAPPED
        if column.choices:
            _offer(page, column, f"B{number}")
    _offer(page, contract.MADE_UP, f"D2:D{len(sheet.columns) + 1}")
    _finish(page, _PLAN_WIDTHS)


def _table(page: Worksheet, sheet: Sheet) -> None:
    columns = tuple(contract.columns(sheet))
    _write(page, 1, [column.heading for column in columns])
    example = [column.example for column in sheet.columns]
    _write(page, 2, [*example, contract.EXAMPLE_MARK])
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        page.column_dimensions[letter].number_format = _format(column)
        page.cell(2, number).font = _EXAMPLE
        if column.choices:
            own = _takes_own_words(sheet, column)
            _offer(page, column, f"{letter}2:{letter}{LAST_ROW}", only=not own)
    _finish(page, [_width(column) for column in columns])


def _format(column: Column) -> str:
    """How a spreadsheet program is to take what is typed in a column.

    Left to itself it would make 1.10 the number 1.1, and June 2023, which means
    its last day, the 1st of June.
    """
    if column.kind is Kind.DATE:
        return _AS_DAY
    if column.kind in (Kind.WHOLE, Kind.NUMBER, Kind.PERCENT):
        return "General"
    return _AS_TEXT


def _offer(page: Worksheet, column: Column, where: str, *, only: bool = True) -> None:
    """A drop-down of a column's words, ``only`` these or others too."""
    offer = DataValidation(
        type="list",
        formula1=f'"{",".join(column.choices)}"',
        allow_blank=True,
        showErrorMessage=only,
        errorTitle=column.heading,
        error=f"Choose {words.listed(column.choices, last='or')}.",
    )
    offer.add(where)
    page.add_data_validation(offer)


def _width(column: Column) -> float:
    longest = max(len(column.heading), len(column.example))
    return _LONG if longest >= _LONG else max(12, longest + 2)


def _write(page: Worksheet, number: int, values: Sequence[str]) -> None:
    """Texts from column A on; text stays text, whatever it begins with."""
    for position, value in enumerate(values, start=1):
        if value:
            cell = page.cell(number, position, value)
            cell.data_type = "s"
            cell.number_format = _AS_TEXT
            cell.alignment = _WRAPPED


def _finish(page: Worksheet, widths: Iterable[float]) -> None:
    page.freeze_panes = "A2"
    _embolden(page, 1)
    for position, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(position)].width = width


def _embolden(page: Worksheet, number: int) -> None:
    for cell in page[number]:
        if cell.value:
            cell.font = _BOLD
            cell.fill = _SHADED
