"""What stood in the cell, where that is not what was made of it?

A real date and its written form say the same, and so does a word in another case;
whatever else differs stands beside what was understood.

One case: "Sept 23" in E6, read as September 2023, and "Amber E" in F6, read as
unknown, are told; "31/01/2023", read as 31 January 2023, is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from data import words
from data.analysis import dues
from data.plan import Action, Cell, Due, Plan
from data.workbook import contract, values

COLUMNS = ["ref", "field", "written", "understood", "cell"]
NOTHING = "Nothing recorded"
SAME = "As understood"
# The fields whose cell may say something else than was made of it; a text is itself.
_READ = (
    *("ref", "lead_agency", "lead_officer", "start", "original_due", "current_due"),
    *("delivery", "rating", "completed_on", "assurance", "evidence"),
)


def differences(plan: Plan) -> pd.DataFrame:
    """Every such cell of the actions: ref, field, written, understood and cell."""
    return pd.DataFrame(
        [
            (action.ref, _heading(name), cell.raw, understood(action, name), str(cell))
            for action in plan.actions
            for name, cell in _differing(action)
        ],
        columns=COLUMNS,
    )


def beside(plan: Plan) -> list[str]:
    """For each action, what its cells say where that differs, a line each."""
    return ["\n".join(_told(action)) or SAME for action in plan.actions]


def _told(action: Action) -> Iterator[str]:
    for name, cell in _differing(action):
        yield f"{_heading(name)}: {cell.raw.strip()}"


def understood(action: Action, name: str) -> str:
    """What was made of one field's cell, as a reader has it."""
    found = getattr(action, name)
    if isinstance(found, Due):
        return dues.said(found) or NOTHING
    if isinstance(found, date):
        return words.day(found)
    if isinstance(found, tuple):
        return "; ".join(found) or NOTHING
    return str(found) if found else NOTHING


def _differing(action: Action) -> Iterator[tuple[str, Cell]]:
    for name in _READ:
        cell = action.row.cells.get(name)
        if cell and cell.raw.strip() and not _alike(action, name, cell.raw):
            yield name, cell


def _alike(action: Action, name: str, raw: str) -> bool:
    found = getattr(action, name)
    day = found.on if isinstance(found, Due) else found
    same = {understood(action, name)}
    if isinstance(day, date):
        same |= {words.day(day), f"{day:%d/%m/%Y}", day.isoformat()}
    if isinstance(found, tuple):
        return values.split_names(raw) == found
    return values.key(raw) in {values.key(one) for one in same}


def _heading(name: str) -> str:
    return contract.ACTIONS.column(name).heading
