"""Sheets as officers keep them, made cell by cell for the tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.plan import Plan
from data.workbook.issue import Reading
from data.workbook.raw import Content, RawBook, RawCell, RawSheet
from data.workbook.reading import interpret
from data.workbook.understanding import Answers, Question
from tests.workbook.books import cell

Value = str | float | date | bool | None


@dataclass(frozen=True)
class Filled:
    """A cell with a colour, struck through or bold; its text may be empty."""

    value: Value = ""
    fill: str = ""
    struck: bool = False
    bold: bool = False


def sheet(title: str, *rows: Sequence[Value | Filled], **looks: object) -> RawSheet:
    """A sheet from its rows, the first of them row 1."""
    cells = tuple(
        made
        for number, row in enumerate(rows, start=1)
        for column, value in enumerate(row, start=1)
        if (made := _cell(value, number, column)) is not None
    )
    return RawSheet(title, cells, **looks)  # type: ignore[arg-type]


def _cell(value: Value | Filled, row: int, column: int) -> RawCell | None:
    if isinstance(value, Filled):
        held = "" if value.value is None else value.value
        made = (
            cell(held, row, column)
            if held != ""
            else RawCell(row, column, Content.TEXT, "", "")
        )
        return replace(made, fill=value.fill, struck=value.struck, bold=value.bold)
    return None if value is None else cell(value, row, column)


ABOUT: Mapping[str, str] = {
    "plan:name": "Westmere JTAI action plan",
    "plan:partnership": "Westmere Safeguarding Children's Partnership",
    "plan:as_at": "30 June 2023",
    "plan:sign_off_due": "31 January 2024",
    "plan:classification": "open",
}


def read(*sheets: RawSheet, answers: Answers | None = None) -> Reading:
    """What these sheets say, with what the plan is called answered beforehand."""
    return interpret(RawBook("plan.xlsx", sheets), {**ABOUT, **(answers or {})})


def plan(*sheets: RawSheet, answers: Answers | None = None) -> Plan:
    """The plan they make."""
    made = read(*sheets, answers=answers).plan
    assert made
    return made


def asked(reading: Reading) -> dict[str, Question]:
    """The questions still open, by id."""
    return {question.id: question for question in reading.understanding.unanswered}


def said(reading: Reading, code: str) -> list[str]:
    """The issues of a code, in their own words."""
    return [str(issue) for issue in reading.issues if issue.code == code]
