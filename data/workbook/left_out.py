"""Which rows are no records?

The template's own example rows, for as long as nobody has changed them, and
rows that explain a colour or a word below or beside a table.

One case: "Green = on track" in the first cell of an otherwise empty row of the
Actions sheet is part of a key. "Green" on the Ratings sheet is a record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from data import plan, words
from data.workbook import contract, values
from data.workbook.raw import RawCell

_KEY = re.compile(r"(key|legend)\W*|(key|legend) ?[:=–-].*", re.IGNORECASE | re.DOTALL)
_COLOUR = re.compile(
    r"(red|amber|green|blue|yellow|gr[ae]y|purple|black|white|orange|brown)"
    r"( ?[=:–-].*)?",
    re.IGNORECASE | re.DOTALL,
)
_STATUS_WORDS = frozenset(
    values.key(str(word))
    for closed in (plan.Delivery, plan.Rating, plan.Assurance)
    for word in closed
)


def is_example(sheet: contract.Sheet, cells: Mapping[str, RawCell]) -> bool:
    """Whether a row is marked as an example, and says what the template says."""
    mark = cells.get(contract.MADE_UP.key)
    if mark is None or not values.says(mark, contract.EXAMPLE_MARK):
        return False
    return all(
        _as_in_template(cells[column.key], column)
        for column in sheet.columns
        if column.key in cells
    )


def is_legend(
    sheet: contract.Sheet, cells: Mapping[str, RawCell], row: Mapping[int, RawCell]
) -> bool:
    """Whether a row's one or two cells explain a colour or word, and are no record.

    ``cells`` are those of the sheet's columns by key, ``row`` all by number.
    """
    if sheet is contract.RATINGS or len(row) > 2:
        return False
    if {column.key for column in sheet.columns if column.required} <= set(cells):
        return False
    first = row[min(row)].text.strip()
    return (
        _KEY.fullmatch(first) is not None
        or _COLOUR.fullmatch(first) is not None
        or values.key(first) in _STATUS_WORDS
    )


def _as_in_template(cell: RawCell, column: contract.Column) -> bool:
    if isinstance(cell.value, date):
        return words.day(cell.value) == column.example
    return values.says(cell, column.example)
