"""Do the Plan sheets of a version's files agree on what it is?

Only what a further Plan sheet says is compared: a label that is left blank there
contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data import words
from data.plan import Plan
from data.workbook import contract
from data.workbook.build import Draft
from data.workbook.issue import Issue
from data.workbook.rules import at, quote
from data.workbook.values import key

_COMPARED = ("name", "as_at", "classification")


def plan_sheets_agree(draft: Draft) -> Iterator[Issue]:
    """A plan, a position or a classification that another file gives otherwise."""
    for other in draft.further_heads:
        for field in _COMPARED:
            if not other.row.raw(field).strip() or _same(draft.plan, other, field):
                continue
            heading = contract.PLAN.column(field).heading
            yield at(
                other.row.cells[field],
                "plan_sheets_disagree",
                f"{heading} is {_said(draft.plan, field)}, but {_said(other, field)}.",
                "Correct one of them, or leave the Plan sheet out of one file.",
            )


def _same(plan: Plan, other: Plan, field: str) -> bool:
    ours, theirs = getattr(plan, field), getattr(other, field)
    if isinstance(ours, str):
        return key(ours) == key(theirs)
    return bool(ours == theirs)


def _said(plan: Plan, field: str) -> str:
    """``31 May 2023 in tracker.xlsx``; what is no day, as it is written."""
    value, raw = getattr(plan, field), plan.row.raw(field).strip()
    if isinstance(value, date) and value != date.max:
        said = words.day(value)
    else:
        said = quote(raw) if raw else "blank"
    file = next(cell.file for cell in plan.row.cells.values())
    return f"{said} in {file}"
