"""What of a row that has no action's text?

It may go on with the action above (another lead, another milestone), or be an action
of its own under the same words. That is asked once; until then it is not read.

One case: "Police" and "March 2023" in a row below "Hold a daily meeting", the cell
beneath these words blank, asks "What are the 2 rows with no action, as in C8?".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data import words
from data.workbook.issue import Issue
from data.workbook.layout.asked import LEAVE_OUT, Asking, ident, shown
from data.workbook.layout.rows import DataRow
from data.workbook.layout.tables import Table
from data.workbook.raw import RawCell
from data.workbook.rules import issue
from data.workbook.understanding import Choice, Question

ABOVE, OWN = "above", "own"


def going_on(tables: list[Table], asking: Asking) -> Iterator[Issue]:
    """Take the rows without an action's text out of the tables, or complete them."""
    held = [
        (table, row)
        for table in tables
        if "action" in table.fields
        for row in table.records
        if table.fields["action"] not in row.cells
    ]
    if not held:
        return
    said = _ask(held, asking)
    for table in tables:
        if "action" in table.fields:
            yield from _sorted_out(table, said)


def _ask(held: list[tuple[Table, DataRow]], asking: Asking) -> str:
    table, row = held[0]
    number = words.count(len(held), "row")
    verb = words.plural(len(held), "is", "are")
    return asking.choose(
        Question(
            ident("going_on", "actions"),
            f"What {verb} the {number} with no action, as in {row.first.address}?",
            (
                Choice(ABOVE, "Part of the action above: only its first row counts"),
                Choice(OWN, "Actions of their own, in the same words as the one above"),
                Choice(LEAVE_OUT, "Neither: leave them out"),
            ),
            sheet=table.grid.title,
            cell=row.first.address,
            examples=shown(row.cells.values()),
            file=table.grid.file,
        )
    )


def _sorted_out(table: Table, said: str) -> Iterator[Issue]:
    at = table.fields["action"]
    kept: list[DataRow] = []
    above: RawCell | None = None
    for row in table.records:
        if at in row.cells:
            above = row.cells[at]
            kept.append(row)
        elif said == OWN and above:
            kept.append(replace(row, cells={**row.cells, at: above}))
        else:
            yield _not_read(table, row, said)
    table.sorted.records = kept


def _not_read(table: Table, row: DataRow, said: str) -> Issue:
    why = {ABOVE: "It is part of the action above.", LEAVE_OUT: "You said so."}
    return issue(
        "layout_left_out",
        table.grid.title,
        row.first.address,
        "A row with no action is not read.",
        why.get(said, "It is asked what it is."),
        table.grid.file,
    )
