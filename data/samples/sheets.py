"""How does a sample become a workbook? Rows keyed by the contract's columns.

The rows are written as every workbook in the template's layout is; here each is
marked as made up or not, and the text tables beside this script are read.

One case: ``book({"name": "A plan"}, {}, made_up=True)`` is a workbook of one
sheet, Plan, with the row "Plan", "A plan", "Yes".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from data.workbook import contract, filled
from data.workbook.filled import Row, Value
from data.workbook.writing import fixed_bytes

__all__ = ["Row", "Value", "add_tables", "book", "day", "table"]

FOLDER = Path(__file__).parent
TABLES = FOLDER / "tables"


def book(plan: Row, tables: Mapping[str, Sequence[Row]], *, made_up: bool) -> bytes:
    """The bytes of a workbook: the Plan sheet, then ``tables`` by sheet key.

    Raises:
        KeyError: when a row has a key that its sheet's columns lack.
    """
    mark = _mark(made_up=made_up)
    return fixed_bytes(filled.book({**plan, **mark}, _marked(tables, mark)))


def add_tables(
    workbook: Workbook, tables: Mapping[str, Sequence[Row]], *, made_up: bool
) -> None:
    """Add a sheet in the template's layout for each of ``tables``, by sheet key."""
    rows = _marked(tables, _mark(made_up=made_up))
    filled.add_tables(workbook, rows, marked=made_up)


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the text tables beside this script, by heading."""
    with (TABLES / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def day(text: str) -> date | None:
    """A date of a text table, such as ``2023-01-31``; None where it is blank."""
    return date.fromisoformat(text) if text else None


def _mark(*, made_up: bool) -> Row:
    return {contract.MADE_UP.key: "Yes"} if made_up else {}


def _marked(
    tables: Mapping[str, Sequence[Row]], mark: Row
) -> dict[str, list[dict[str, Value]]]:
    return {key: [{**row, **mark} for row in table] for key, table in tables.items()}
