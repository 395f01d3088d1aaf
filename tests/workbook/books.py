"""Small workbooks for the tests, written as text tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.workbook.issue import Reading
from data.workbook.raw import Content, RawBook, RawCell, RawSheet
from data.workbook.reading import interpret

Value = str | float | date | bool

PLAN = {
    "Plan": "Westmere JTAI action plan",
    "Partnership": "Westmere Safeguarding Children's Partnership",
    "Position as at": date(2023, 6, 30),
    "Sign-off due": "31 January 2024",
    "Classification": "Open",
    "Risk scale": 5,
}
ACTION = {
    "Ref": "1.1",
    "Action": "Hold a daily meeting",
    "Lead agency": "Westmere Council",
    "Original due": "31 January 2023",
    "Status": "In progress",
}


def cell(value: Value, row: int = 2, column: int = 1) -> RawCell:
    """A cell as the isolated reader gives it."""
    if isinstance(value, bool):
        return RawCell(row, column, Content.YES_NO, str(value).upper(), value)
    if isinstance(value, int | float):
        return RawCell(row, column, Content.NUMBER, f"{value:.15g}", float(value))
    if isinstance(value, date):
        return RawCell(row, column, Content.DATE, f"{value:%d/%m/%Y}", value)
    if value in ("#REF!", "#DIV/0!"):
        return RawCell(row, column, Content.ERROR, value, None)
    if value.startswith("=SUM"):
        return RawCell(row, column, Content.UNSAVED, value, None)
    return RawCell(row, column, Content.TEXT, value, value)


def grid(title: str, *rows: list[Value | None]) -> RawSheet:
    """A sheet from its rows, the first of them row 1."""
    return RawSheet(
        title,
        tuple(
            cell(value, number, column)
            for number, row in enumerate(rows, start=1)
            for column, value in enumerate(row, start=1)
            if value is not None
        ),
    )


def table(title: str, *records: dict[str, Value | None]) -> RawSheet:
    """A sheet from records, its headings those of all of them in order."""
    headings = list(dict.fromkeys(name for record in records for name in record))
    rows = [[record.get(name) for name in headings] for record in records]
    return grid(title, list(headings), *rows)


def plan_sheet(**changes: Value | None) -> RawSheet:
    """The Plan sheet with some labels changed; None leaves the value blank."""
    labels = PLAN | {name.replace("_", " "): value for name, value in changes.items()}
    return grid("Plan", *([name, value] for name, value in labels.items()))


def actions(*changes: dict[str, Value | None]) -> RawSheet:
    """The Actions sheet: a row for each set of changes, refs 1.1, 1.2 and so on."""
    return table(
        "Actions",
        *(
            ACTION | {"Ref": f"1.{number}"} | change
            for number, change in enumerate(changes, start=1)
        ),
    )


def in_file(name: str, *sheets: RawSheet) -> tuple[RawSheet, ...]:
    """The same sheets as they stand in one of a version's files."""
    return tuple(replace(sheet, file=name) for sheet in sheets)


def book(*sheets: RawSheet) -> RawBook:
    """A workbook of these sheets."""
    return RawBook("westmere.xlsx", sheets)


def read(*sheets: RawSheet) -> Reading:
    """What a workbook of a good Plan sheet and these sheets says."""
    return interpret(book(plan_sheet(), *sheets))


def said(reading: Reading, code: str) -> list[str]:
    """The issues of one code, each as a reader sees it."""
    return [str(issue) for issue in reading.issues if issue.code == code]
