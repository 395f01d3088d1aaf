"""What does a plan look like in the template's layout? A clean copy, made new.

An officer's own file is never saved again: what was read of it is written into new
sheets, one for each of the template's that it fills. Read back, the copy gives the
same plan; a word of their own stays where the Ratings sheet explains it.

One case: "Sept 23" in a merged, coloured tracker stands as "September 2023" in the
column Original due of a plain Actions sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data import plan as records
from data import words
from data.plan import Due, Period, Plan, Precision, Record, Score, Wording
from data.workbook import contract, filled, template, values
from data.workbook.contract import Column, Kind, Sheet
from data.workbook.filled import Row, Value
from data.workbook.row import OWN_WORDS
from data.workbook.writing import fixed_bytes

_SCORES = {
    f"{which}_{part}": (which, part)
    for which in ("gross", "current", "target")
    for part in ("likelihood", "impact")
}


def in_template(plan: Plan, notes: Sequence[str] = ()) -> bytes:
    """The plan as .xlsx in the template's layout, the same bytes every time.

    ``notes`` are lines for the first sheet, which nobody reads as part of the plan.
    """
    tables = {
        sheet.key: [_row(plan, sheet, one) for one in getattr(plan, sheet.key)]
        for sheet in contract.SHEETS
        if not sheet.labelled
        and (plan.has_sheet(sheet.key) or getattr(plan, sheet.key))
    }
    head = _row(plan, contract.PLAN, plan)
    present = {
        sheet.key: _present(
            plan, sheet, [head] if sheet.labelled else tables[sheet.key]
        )
        for sheet in contract.SHEETS
        if sheet.labelled or sheet.key in tables
    }
    workbook = filled.book(head, tables, present)
    for page in workbook.worksheets:
        _offer_words(page)
    if notes:
        _notes(workbook.create_sheet(contract.INSTRUCTIONS, 0), notes)
    workbook.properties.title = plan.name
    return fixed_bytes(workbook)


def _present(plan: Plan, sheet: Sheet, rows: Iterable[Row]) -> set[str]:
    """The columns the plan's own sheet had, those it must have, those with a value."""
    required = {column.key for column in sheet.columns if column.required}
    said = {key for row in rows for key in row}
    return required | said | set(plan.columns.get(sheet.key, ()))


def _row(plan: Plan, sheet: Sheet, record: Record) -> Row:
    """What is to be written of a record, by column; nothing for a blank cell."""
    had = plan.columns.get(sheet.key, frozenset())
    row = {
        column.key: _value(plan, column, record)
        for column in sheet.columns
        if column.key in had or column.words in OWN_WORDS or sheet.labelled
    }
    mark = {contract.MADE_UP.key: "Yes"} if record.row.made_up else {}
    return {key: value for key, value in row.items() if value not in (None, "")} | mark


def _value(plan: Plan, column: Column, record: Record) -> Value:
    raw = record.row.raw(column.key).strip()
    if column.key in _SCORES:
        which, part = _SCORES[column.key]
        score: Score | None = getattr(record, which)
        return getattr(score, part) if score else raw
    if column.key == "current_due" and not raw:
        return None  # a blank means that it has not moved
    found = getattr(record, column.key)
    if column.words in OWN_WORDS and isinstance(record, records.Action):
        return _own_word(plan, record, found, raw)
    if column.kind is Kind.YES_NO:
        return ("Yes" if found else "No") if raw else None
    return written(found, raw)


def _own_word(
    plan: Plan, action: records.Action, found: Wording | None, raw: str
) -> str:
    """The word that reading will make the same of again."""
    explained = {values.key(one.word) for one in plan.ratings}
    unknown = found is not None and found.name == "UNKNOWN"
    if unknown or values.key(raw) in explained:
        return raw
    if not raw and values.key(action.row.raw("delivery")) in explained:
        return ""  # it follows from the status, as the Ratings sheet says
    return str(found) if found else ""


def written(found: object, raw: str = "") -> Value:
    """A field as the template takes it; ``raw`` where only that says what it is."""
    if isinstance(found, Due):
        return _due(found)
    if isinstance(found, Period):
        return found.label
    if isinstance(found, tuple):
        return _several(found)
    if isinstance(found, float):
        return int(found) if found.is_integer() else found
    if isinstance(found, str | int | date):
        return found
    return str(found) if isinstance(found, Wording) else raw


def _due(due: Due) -> Value:
    """A month stays one; of a week, a quarter or a year it is the last day."""
    if due.on is None:
        return due.raw
    return words.month(due.on) if due.precision is Precision.MONTH else due.on


def _several(found: tuple[object, ...]) -> str:
    if found and isinstance(found[0], records.Band):
        bands = (one for one in found if isinstance(one, records.Band))
        return ", ".join(f"{one.low}-{one.high} {one.word}" for one in bands)
    return "; ".join(map(str, found))


def _offer_words(page: Worksheet) -> None:
    """The template's drop-downs, so that the copy can be gone on with."""
    known: Mapping[str, Sheet] = {sheet.title: sheet for sheet in contract.SHEETS}
    sheet = known[page.title]
    headings = {column.heading: column for column in contract.columns(sheet)}
    for place, cell in enumerate(page["A"] if sheet.labelled else page[1], start=1):
        column = headings.get(str(cell.value))
        if column is not None:
            letter = get_column_letter(place)
            cells = f"{letter}2:{letter}{template.LAST_ROW}"
            template.offer(page, column, f"B{place}" if sheet.labelled else cells)


def _notes(page: Worksheet, notes: Sequence[str]) -> None:
    page.column_dimensions["A"].width = 100
    for number, note in enumerate(notes, start=1):
        filled.write(page, number, [note])
