"""How is what was found told: tables, columns, questions, and what is left out?

One case: a question still open on which a figure depends is the issue "What does
'Amber E' mean here? Answer it: Not started, In progress … or Leave it unknown."
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from data import words
from data.plan import Delivery, Due, Precision, Wording
from data.workbook import contract, days, values
from data.workbook.headings import MatchedRow, MatchedSheet
from data.workbook.issue import Issue
from data.workbook.layout.asked import Asking, ident
from data.workbook.layout.columns import Recognised
from data.workbook.layout.grid import Grid
from data.workbook.layout.statuses import Explanation
from data.workbook.layout.tables import Table
from data.workbook.raw import Content, RawCell
from data.workbook.rules import issue, quote
from data.workbook.understanding import (
    ColumnFound,
    Entry,
    Example,
    LeftOut,
    Question,
    TableFound,
)

_EXAMPLES = 3
_SHOWN = 5  # choices that are all named
_LOOKED_AT = 200  # rows from which examples are taken


def position(plan: MatchedSheet) -> date | None:
    """The position that a Plan sheet of the template gives."""
    cell = plan.rows[0].cells.get("as_at") if plan.rows else None
    return days.day(cell).value if cell else None


def hidden_sheets(
    grids: Iterable[Grid], asking: Asking, *, read: bool
) -> Iterator[LeftOut]:
    """Hidden sheets that are not read."""
    if read:
        return
    said = asking.said(ident("hidden", "sheets"))
    why = "It is hidden." if said else "It is hidden: it is asked whether to read it."
    for grid in grids:
        what = f"The sheet {quote(grid.title)}"
        yield LeftOut(what, 1, grid.title, "", why, grid.file)


# --- tables and columns --------------------------------------------------------


def table(found: Table, sheets: Mapping[str, MatchedSheet]) -> TableFound:
    """A table as the screen tells it, each column with three of its cells."""
    sheet = contract.sheet(found.role)
    matched = sheets.get(found.role)
    grid = found.grid
    rows = [
        row
        for row in (matched.rows if matched else ())
        if (row.sheet, row.file) == (grid.title, grid.file)
    ]
    return TableFound(
        grid.title,
        _area(found),
        sheet.title,
        len(found.records),
        tuple(_column(one, found, sheet, rows) for one in found.columns),
        grid.file,
    )


def _area(found: Table) -> str:
    block = found.block
    last = max((row.number for row in found.records), default=block.first)
    corners = ((block.top, min(block.columns)), (last, max(block.columns)))
    first, final = (
        RawCell(*(at[::-1] if found.grid.turned else at), Content.TEXT, "", "").address
        for at in corners
    )
    return f"{first}:{final}"


def _column(
    one: Recognised, found: Table, sheet: contract.Sheet, rows: list[MatchedRow]
) -> ColumnFound:
    named = {column.key: column.heading for column in contract.columns(sheet)}
    if one.field:
        told = ((row.cells.get(one.field), row) for row in rows[:_LOOKED_AT])
        cells = [(cell, _read(row, one.field)) for cell, row in told if cell]
    else:
        shown = (row.cells.get(one.at) for row in found.records[:_LOOKED_AT])
        cells = [(cell, "") for cell in shown if cell]
    different = list({cell.text: (cell, read) for cell, read in cells}.values())
    return ColumnFound(
        one.letters,
        one.heading,
        named.get(one.field, ""),
        one.confidence,
        one.why,
        tuple(
            Example(cell.address, cell.text.strip(), read)
            for cell, read in different[:_EXAMPLES]
        ),
    )


def _read(row: MatchedRow, field: str) -> str:
    """What was made of a cell, in words; its own text where it is text."""
    if field not in row.said:
        return row.cells[field].text.strip()
    value = row.said[field]
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    if isinstance(value, Due):
        return _due(value)
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, Wording | str):
        return str(value)
    return _by_status(row) if field == "rating" else "Unknown"


def _by_status(row: MatchedRow) -> str:
    """What a rating cell without a rating says: "Complete", if it gives the status."""
    delivery = row.said.get("delivery")
    same = row.cells.get("delivery") in (None, row.cells["rating"])
    known = isinstance(delivery, Delivery) and delivery is not Delivery.UNKNOWN
    return str(delivery) if same and known else "No rating"


def _due(due: Due) -> str:
    if due.on is None:
        return "No date"
    exact = due.precision is Precision.DAY
    return words.day(due.on) + ("" if exact else f", to the {due.precision}")


# --- layouts ---------------------------------------------------------------------


def layout(read: Iterable[Table]) -> str:
    """What tells this layout from another: its tables' kinds and headings.

    The same whatever the number of rows, the sheets' titles or what cells hold.
    """
    shapes = list(
        dict.fromkeys(
            (
                one.role,
                tuple(filter(None, (values.key(c.heading) for c in one.columns))),
            )
            for one in read
        )
    )
    return hashlib.sha256(json.dumps(shapes).encode()).hexdigest()[:16]


# --- issues ----------------------------------------------------------------------


def asked(questions: Iterable[Question]) -> Iterator[Issue]:
    """Each question still open, as what is to be corrected or confirmed."""
    for one in questions:
        if not one.answer:
            code = "question_open" if one.changes_figure else "question_waiting"
            yield issue(code, one.sheet, one.cell, one.asks, _how(one), one.file)


def _how(question: Question) -> str:
    if question.entry is Entry.DATE:
        return "Answer with a date, such as 30 June 2023."
    if question.entry is Entry.TEXT:
        hint = f", such as {quote(question.suggested)}" if question.suggested else ""
        return f"Answer in words{hint}."
    labels = [choice.label for choice in question.choices]
    if len(labels) <= _SHOWN:
        return f"Answer with one of: {'; '.join(labels)}."
    others = words.count(len(labels) - _SHOWN + 1, "other")
    first = "; ".join([*labels[: _SHOWN - 2], labels[-1]])
    return f"Answer with one of: {first}; or one of {others}."


def tables_read(found: Iterable[TableFound]) -> Iterator[Issue]:
    """A note for each table, of what it is read as."""
    for one in found:
        number = words.count(one.rows, "row")
        fields = words.listed(
            f"{quote(column.heading)} as {column.field}"
            for column in one.columns
            if column.field and values.key(column.heading) != values.key(column.field)
        )
        yield issue(
            "layout_read",
            one.sheet,
            one.area.partition(":")[0],
            f"The table {one.area} is read as {one.holds}, {number}.",
            f"Its columns: {fields}." if fields else "Its headings are the template's.",
            one.file,
        )


def not_read(left: Iterable[LeftOut]) -> Iterator[Issue]:
    """A note for each thing that is left out, with its reason."""
    for one in left:
        where = f" ({one.where})" if one.where else ""
        verb = words.plural(one.count, "is", "are") if one.what[0].isdigit() else "is"
        yield issue(
            "layout_left_out",
            one.sheet,
            "",
            f"{one.what}{where} {verb} not read.",
            words.sentence(one.why),
            one.file,
        )


def explained(found: Mapping[str, Explanation]) -> Iterator[Issue]:
    """A note for each meaning taken from a key on the sheet."""
    for one in found.values():
        yield issue(
            "layout_read",
            one.sheet,
            one.cell.address,
            f"The key on the sheet says {quote(one.text)}.",
            "It is read so wherever the word or colour stands.",
        )
