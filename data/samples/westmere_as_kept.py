"""Westmere's July plan as officers really keep it: the mess of a working tracker.

The same 65 actions as ``westmere.content(7)``, on a sheet "Master v7 FINAL": title
rows, labels and values above, two rows of headings, headings again half-way down,
a finding as a heading row, merged workstreams, several owners in a cell, "Sept 23"
and "31.10.22", ratings by colour alone with a key beneath, superseded actions struck
through in hidden rows, and a hidden column. ``ANSWERS`` is what an officer says to
what it leaves open. Everything in it is made up and says so row by row.

One case: 6.1 stands under the heading "6", "Contextual safeguarding team", due
"Sept 23", its RAG cell green and empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from data.plan import Delivery, Precision, Rating
from data.samples import westmere
from data.samples.sheets import Row, Value, add_tables
from data.workbook.writing import fixed_bytes

FILE = "westmere-2023-07-as-kept.xlsx"
ANSWERS_FILE = "westmere-2023-07-as-kept.answers.json"
DIFFERENCES_FILE = "westmere-2023-07-as-kept.differences.csv"
SAME_AS = westmere.FILES[-1]
TITLE = "Master v7 FINAL"

_FIRST, _SECOND = 10, 11  # the two rows of headings
_HEADINGS = (
    *("No", "Cost code", "Workstream", "What?", "Who?", "", "Timescale", "", ""),
    *("Current Status", "RAG", "Date completed", "Assurance", "Evidence"),
    *("Impact rating", "Progress report", "Made up"),
)
_BENEATH = {5: "Agency", 6: "Lead person", 7: "Start", 8: "By when", 9: "Rev"}
_ACROSS = ("E10:F10", "G10:I10")
_PAGE = 33  # actions before the headings stand again
_BLUE, _GREEN, _AMBER, _RED = "5B9BD5", "92D050", "FFC000", "FF5050"
_COLOURS = {
    str(Rating.ON_TRACK): _GREEN,
    str(Rating.AT_RISK): _AMBER,
    str(Rating.OFF_TRACK): _RED,
}
_KEY = (
    (_BLUE, "Complete"),
    (_GREEN, "Going to plan"),
    (_AMBER, "At risk"),
    (_RED, "Needs the board's attention"),
)
_ABOUT = ("inspected", "inspection_date", "submitted", "committee", "risk_scale")
_ABOUT_TOO = ("risk_bands", "next_update_due", "contact", "classification")
_LABELS = {
    "inspected": "What was inspected",
    "inspection_date": "Inspection date",
    "submitted": "Plan submitted",
    "committee": "Committee",
    "risk_scale": "Risk scale",
    "risk_bands": "Risk bands",
    "next_update_due": "Next update due",
    "contact": "Contact",
    "classification": "Classification",
}
# What an officer answers, by question; the rest explains itself.
ANSWERS: Mapping[str, str] = {
    "plan:name": westmere.NAME,
    "plan:sign_off_due": "31 January 2024",
    "hidden:columns": "leave_out",
    "hidden:rows": "read",
    "struck:rows": "read",
    "sections:actions": "finding",
    "names:actions:lead_agency:/": "parts",
    "names:actions:lead_officer:,": "whole",
    "word:delivery:ambere": "unknown",
    f"fill:{_GREEN.casefold()}": "on_track",
    f"fill:{_RED.casefold()}": "off_track",
}


def content(version: int = 7) -> bytes:
    """The bytes of one version as it is kept; July's is the sample."""
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = TITLE
    plan = westmere.plan_sheet(version)
    _titles(page, plan)
    last = _rows(page, westmere.tables(version)["actions"])
    _key(page, last + 2)
    about = workbook.create_sheet("About the plan")
    for number, key in enumerate((*_ABOUT, *_ABOUT_TOO), start=2):
        _write(about, number, 2, _LABELS[key])
        _write(about, number, 3, plan[key])
    kept = {
        key: rows
        for key, rows in westmere.tables(version).items()
        if key not in ("actions", "ratings")
    }
    add_tables(workbook, kept, made_up=True)
    return fixed_bytes(workbook)


def _titles(page: Worksheet, plan: Row) -> None:
    _write(page, 1, 1, "WESTMERE JTAI ACTION PLAN", bold=True)
    _write(page, 2, 1, "Version 7 300623")
    labels: tuple[tuple[str, Value], ...] = (
        ("Partnership:", plan["partnership"]),
        ("Position as at:", plan["as_at"]),
        ("Made up:", "Yes"),
    )
    for number, (label, value) in enumerate(labels, start=4):
        _write(page, number, 3, label, bold=True)
        _write(page, number, 4, value)
    _write(page, 8, 1, "Please do not sort this sheet")


def _headings(page: Worksheet, first: int) -> None:
    for at, heading in enumerate(_HEADINGS, start=1):
        if heading:
            _write(page, first, at, heading, bold=True)
        if at in _BENEATH:
            _write(page, first + 1, at, _BENEATH[at], bold=True)
        else:
            page.merge_cells(
                start_row=first, end_row=first + 1, start_column=at, end_column=at
            )
    for across in _ACROSS:
        page.merge_cells(across.replace(str(_FIRST), str(first)))


def _rows(page: Worksheet, actions: list[Row]) -> int:
    """Write the actions under their findings; the last row written."""
    _headings(page, _FIRST)
    page.column_dimensions["B"].hidden = True
    row = _SECOND
    done = 0
    for finding, group in groupby(actions, key=lambda action: str(action["finding"])):
        held = list(group)
        row += 1
        _write(page, row, 1, str(held[0]["ref"]).split(".")[0], bold=True)
        _write(page, row, 4, finding, bold=True)
        for _, same in groupby(held, key=lambda action: action["theme"]):
            row = _workstream(page, row, list(same))
        done += len(held)
        if done - len(held) < _PAGE <= done:
            _headings(page, row + 2)
            row += 3
    return row


def _workstream(page: Worksheet, row: int, actions: list[Row]) -> int:
    """Actions of one workstream, its cell merged down; the last row written."""
    first = row + 1
    for action in actions:
        row += 1
        for at, value in enumerate(_cells(action), start=1):
            _write(page, row, at, value)
        _coloured(page, row, action)
        if action["delivery"] == str(Delivery.SUPERSEDED):
            page.row_dimensions[row].hidden = True
            for cell in page[row]:
                cell.font = Font(strike=True)
    _write(page, first, 3, actions[0]["theme"])
    if row > first:
        page.merge_cells(start_row=first, end_row=row, start_column=3, end_column=3)
    return row


def _cells(action: Row) -> Iterator[Value]:
    ref = str(action["ref"])
    original, current = action["original_due"], action["current_due"]
    yield ref
    yield f"CS{ref.replace('.', '')}"
    yield None
    yield action["action"]
    yield str(action["lead_agency"]).replace("; ", " / ")
    yield action["lead_officer"]
    yield action["start"]
    yield written(ref, original)
    yield None if current == original else written(ref, current)
    yield _status(str(action["delivery"]))
    yield None
    yield action["completed_on"]
    yield action["assurance"]
    yield action["evidence"]
    yield action["impact_rating"]
    yield action["update"]
    yield "Yes"


def _status(delivery: str) -> str:
    """The word in the status column: there is more than one for complete."""
    if delivery == str(Delivery.COMPLETE):
        return "Completed "
    return "Superseded by 3.2" if delivery == str(Delivery.SUPERSEDED) else delivery


def written(ref: str, due: Value) -> Value:
    """A due date as it is written in this tracker: each in its own way."""
    if not isinstance(due, date):
        return due
    place = sum(map(ord, ref)) % 4
    if place == 1 and vague(due):
        return f"{due:%b} {due:%y}".replace("Sep ", "Sept ")
    if place == 2:
        return f"{due.day}.{due.month}.{due:%y}"
    if place == 3:
        return f"{due.day} {due:%b %Y}"
    return due


def vague(due: date) -> bool:
    """Whether a due date is the last of its month, so that the month tells it."""
    return (due + timedelta(1)).day == 1


def differences() -> Iterator[tuple[str, str, str, str]]:
    """How the plan that is read differs from sample 1's: ref, field, why, precision.

    Besides the words as they are written in each cell, which a record keeps.
    """
    for action in westmere.tables(7)["actions"]:
        ref = str(action["ref"])
        for field in ("original_due", "current_due"):
            due = action[field]
            if isinstance(due, date) and isinstance(written(ref, due), str):
                text = str(written(ref, due))
                if not text[0].isdigit():
                    yield ref, field, text, str(Precision.MONTH)
    yield "", "ratings", "there is no Ratings sheet", ""


def _coloured(page: Worksheet, row: int, action: Row) -> None:
    colour = _COLOURS.get(str(action["rating"]))
    if action["completed_on"]:
        colour = _BLUE
    if colour:
        page.cell(row, 11).fill = PatternFill("solid", fgColor=colour)


def _key(page: Worksheet, row: int) -> None:
    _write(page, row, 3, "Key", bold=True)
    for number, (colour, says) in enumerate(_KEY, start=row + 1):
        page.cell(number, 3).fill = PatternFill("solid", fgColor=colour)
        _write(page, number, 4, says)


def _write(
    page: Worksheet, row: int, at: int, value: Value, *, bold: bool = False
) -> None:
    if value is None or value == "":
        return
    cell = page.cell(row, at, value)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    elif isinstance(value, str):
        cell.data_type = "s"
