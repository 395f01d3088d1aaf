"""Which records do the tables of the other kinds make?

Findings, audits, cohort and the rest are read by the template's own rules, except
that their dates may be written in any of the officers' forms and they may stand
anywhere. A table that lacks what its records cannot be without is left out whole,
and said so.

One case: a table "Date", "Group", "Count" on a sheet called "Numbers" is a Cohort.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data import words
from data.plan import Precision
from data.workbook import contract
from data.workbook.contract import Kind
from data.workbook.headings import MatchedRow, MatchedSheet
from data.workbook.issue import Issue
from data.workbook.layout import dates, periods
from data.workbook.layout.asked import LEAVE_OUT, Asking, ident
from data.workbook.layout.columns import letters_of
from data.workbook.layout.dates import DateColumn, Dated, Place
from data.workbook.layout.rows import DataRow
from data.workbook.layout.tables import Table
from data.workbook.raw import RawCell
from data.workbook.rules import issue, quote
from data.workbook.understanding import Choice, LeftOut, Question

KEEP = "keep"
_NEEDS = {"risks": frozenset(("risk", "ref"))}


def lacks(table: Table) -> tuple[str, ...]:
    """The headings that a table's records cannot be without, and it lacks."""
    sheet = contract.sheet(table.role)
    needs = _NEEDS.get(table.role)
    return tuple(
        column.heading
        for column in sheet.columns
        if (column.required if needs is None else column.key in needs)
        and column.key not in table.fields
    )


def not_read(table: Table) -> LeftOut:
    """A table that lacks what it cannot be without."""
    sheet = contract.sheet(table.role)
    lacking = words.listed(map(quote, lacks(table)))
    return LeftOut(
        f"A table of {words.uncapital(sheet.title)}",
        len(table.records),
        table.grid.title,
        "",
        f"It has no column for {lacking}.",
        table.grid.file,
    )


def without_measures(
    tables: list[Table], asking: Asking
) -> tuple[list[Table], list[LeftOut]]:
    """The tables of audits of a workbook in which nothing says what they measure.

    Whether more is better is not known of them: they are left out, or a Measures
    sheet is added. Until that is answered they are not read.
    """
    if not tables:
        return [], []
    first = tables[0]
    said = asking.choose(
        Question(
            ident("audits", "without", "measures"),
            "There are audit results, but no Measures sheet says whether a higher "
            "result is better. Should the results be left out?",
            (
                Choice(LEAVE_OUT, "Yes, leave them out"),
                Choice(KEEP, "No: a Measures sheet will be added"),
            ),
            sheet=first.grid.title,
            cell=next(iter(first.block.headings.values())).cell.address,
            file=first.grid.file,
        )
    )
    if said == KEEP:
        return tables, []
    why = "You said so." if said else "It is asked whether to leave them out."
    return [], [_results(table, why) for table in tables]


def _results(table: Table, why: str) -> LeftOut:
    grid, number = table.grid, len(table.records)
    what = words.count(number, "audit result")
    return LeftOut(what, number, grid.title, "", why, grid.file)


def records(
    tables: list[Table], asking: Asking, position: date | None
) -> tuple[MatchedSheet, tuple[Issue, ...]]:
    """The records of tables of one kind, as one sheet of the template."""
    role = tables[0].role
    columns: dict[str, int] = {}
    rows: list[MatchedRow] = []
    issues: list[Issue] = []
    for table in tables:
        for key, at in table.fields.items():
            columns.setdefault(key, at)
        rows += _rows(table, asking, position, issues)
    sheet = contract.sheet(role)
    matched = MatchedSheet(
        sheet, columns, rows=tuple(rows), file="", needs=_NEEDS.get(role)
    )
    return matched, tuple(issues)


def _rows(
    table: Table, asking: Asking, position: date | None, issues: list[Issue]
) -> Iterator[MatchedRow]:
    dated = _dates(table, asking, position)
    grid = table.grid
    for key, found in dated.items():
        column = contract.sheet(table.role).column(key)
        for cell in found.unknown:
            message = f"{quote(cell.text)} is not understood as a date."
            remedy = f"{column.heading} is left without one."
            issues.append(
                issue(
                    "date_not_understood",
                    grid.title,
                    cell.address,
                    message,
                    remedy,
                    grid.file,
                )
            )
    for row in table.records:
        yield _row(table, row, dated)


def _row(table: Table, row: DataRow, dated: dict[str, Dated]) -> MatchedRow:
    cells = {key: row.cells[at] for key, at in table.fields.items() if at in row.cells}
    said: dict[str, object] = {}
    for key, found in dated.items():
        cell = cells.get(key)
        if cell is None:
            continue
        due = found.dues.get(cell.address)
        if contract.sheet(table.role).column(key).kind is Kind.DUE:
            said[key] = due
        else:
            exact = due is not None and due.precision is Precision.DAY
            said[key] = due.on if due and exact else None
    said |= _periods(table, cells)
    first = row.cells[min(row.cells)]
    places = {
        column.key: _place(table, row, column.key) or first.address
        for column in contract.columns(contract.sheet(table.role))
    }
    return MatchedRow(
        row.number, cells, said, places, table.grid.title, table.grid.file
    )


def _periods(table: Table, cells: dict[str, RawCell]) -> dict[str, object]:
    """The periods that are understood; what is not has its issue when it is read."""
    kinds = ((one.key, one.kind) for one in contract.sheet(table.role).columns)
    keys = [key for key, kind in kinds if kind is Kind.PERIOD and key in cells]
    found = {key: periods.period(cells[key]) for key in keys}
    return {key: period for key, period in found.items() if period}


def _place(table: Table, row: DataRow, key: str) -> str:
    at = table.fields.get(key)
    if at is None:
        return ""
    place = (at, row.number) if table.grid.turned else (row.number, at)
    return RawCell(*place, next(iter(row.cells.values())).content, "", "").address


def _dates(table: Table, asking: Asking, position: date | None) -> dict[str, Dated]:
    kinds = {
        column.key: column.kind
        for column in contract.sheet(table.role).columns
        if column.kind in (Kind.DATE, Kind.DUE) and column.key in table.fields
    }
    cells = {
        key: [
            row.cells[table.fields[key]]
            for row in table.records
            if table.fields[key] in row.cells
        ]
        for key in kinds
    }
    every = [cell for held in cells.values() for cell in held]
    around = dates.context(every, position)
    return {
        key: DateColumn(
            Place(
                table.role,
                key,
                table.grid.title,
                letters_of(table.block, table.fields[key]),
                table.grid.file,
            ),
            around,
            asking,
        ).read(held)
        for key, held in cells.items()
    }
