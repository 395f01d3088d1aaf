"""What does this row say, field by field?

A ``RowReader`` reads a row's cells as the contract says their columns are to be
read, gathers the problems with their addresses, and then answers for each field.
A row whose required cell is blank or cannot be read is ``lost``: it has its
error, and no record.

One case: row 17 of the Actions sheet with "31/02/2023" in L17 gives
``day("completed_on")`` as None and the issue "Actions, L17: '31/02/2023' is not
a date."
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from data.plan import Assurance, Band, Cell, Delivery, Due, Period, Rating, Row, Wording
from data.workbook import contract, days, values
from data.workbook.contract import Kind
from data.workbook.headings import MatchedRow, MatchedSheet
from data.workbook.issue import Issue
from data.workbook.raw import RawCell
from data.workbook.rules import at, issue, quote

T = TypeVar("T")
W = TypeVar("W", bound=Wording)

_READERS: Mapping[Kind, values.Reader[object]] = {
    Kind.TEXT: values.text,
    Kind.NAMES: values.names,
    Kind.DATE: days.day,
    Kind.DUE: days.due,
    Kind.WHOLE: values.whole,
    Kind.NUMBER: values.number,
    Kind.PERCENT: values.percent,
    Kind.YES_NO: values.yes_or_no,
    Kind.PERIOD: days.period,
    Kind.BANDS: values.bands,
}
# Words that the Ratings sheet may explain: an unknown one is no error.
OWN_WORDS = frozenset((Delivery, Rating, Assurance))


class RowReader:
    """One row, read; ``issues`` are its cells' problems."""

    def __init__(self, matched: MatchedSheet, row: MatchedRow) -> None:
        self.issues: list[Issue] = []
        self.lost = False
        self._sheet = matched.sheet
        self._matched = matched
        self._said = row.said
        title = matched.sheet.title
        cells = {
            key: Cell(
                row.sheet or title,
                matched.address(key, row),
                _raw(row.cells.get(key)),
                row.file or matched.file,
            )
            for key in (column.key for column in contract.columns(matched.sheet))
            if key in matched.present
        }
        self._row = Row(title, row.number, cells)
        self._values: dict[str, object] = {}
        for column in contract.columns(matched.sheet):
            self._take(column, row.cells.get(column.key))
        self.row = Row(title, row.number, cells, made_up=self.yes("made_up"))

    # --- what the fields say

    def text(self, key: str) -> str:
        """The cell's text; empty where it is blank."""
        return self._value(key, str) or ""

    def names(self, key: str) -> tuple[str, ...]:
        """The names in the cell; none where it is blank."""
        found: tuple[str, ...] | None = self._value(key, tuple)
        return found or ()

    def day(self, key: str) -> date | None:
        """The day the cell gives, if it gives one."""
        return self._value(key, date)

    def due(self, key: str) -> Due:
        """The day or month the cell gives, always with what was written."""
        return self._value(key, Due) or Due(raw=self.row.raw(key).strip())

    def whole(self, key: str) -> int | None:
        """The count the cell gives, if it gives one."""
        return self._value(key, int)

    def number(self, key: str) -> float | None:
        """The number or percentage the cell gives, if it gives one."""
        return self._value(key, float)

    def yes(self, key: str) -> bool:
        """Whether the cell says Yes."""
        return self._value(key, bool) or False

    def period(self, key: str) -> Period | None:
        """The period the cell gives, if it gives one."""
        return self._value(key, Period)

    def bands(self, key: str) -> tuple[Band, ...]:
        """The bands the cell gives; none where it is blank."""
        found: tuple[Band, ...] | None = self._value(key, tuple)
        return found or ()

    def word(self, key: str, closed: type[W]) -> W | None:
        """The word of a closed list that the cell says, if it says one."""
        return self._value(key, closed)

    def own_word(self, key: str) -> str:
        """What the cell says, where it is no word of the closed list."""
        return self._value(key, str) or ""

    def say(self, key: str, code: str, message: str, remedy: str) -> None:
        """Add an issue at the field's cell."""
        self.issues.append(at(self._row.cells[key], code, message, remedy))

    def missing(self, key: str, code: str, message: str, remedy: str) -> None:
        """Add an issue about a field: at its cell, or else about the sheet."""
        cell = self._row.cells.get(key)
        where = cell.address if cell else ""
        self.issues.append(issue(code, self._sheet.title, where, message, remedy))

    # --- reading them

    def _value(self, key: str, kind: type[T]) -> T | None:
        found = self._values.get(key)
        return found if isinstance(found, kind) else None

    def _take(self, column: contract.Column, cell: RawCell | None) -> None:
        required = self._matched.requires(column)
        if column.key in self._said:
            self._values[column.key] = self._said[column.key]
            return
        if column.key not in self._row.cells:
            self.lost |= required  # said once, for the sheet
            return
        if cell is None:
            self._blank(column)
            return
        found = values.read(cell, self._reader(column))
        if found.problem:
            said = found.problem
            self.say(column.key, said.code, said.message, said.remedy)
        if found.value is None:
            self.lost |= required
        self._values[column.key] = found.value

    def _blank(self, column: contract.Column) -> None:
        if self._matched.requires(column):
            self.lost = True
            message = f"{quote(column.heading)} is blank."
            self.say(column.key, "blank_required", message, "Fill it in.")

    def _reader(self, column: contract.Column) -> values.Reader[object]:
        closed = column.words
        if closed is None:
            return _READERS[column.kind]
        if self._sheet is contract.ACTIONS and closed in OWN_WORDS:
            return lambda cell: _word_or_text(cell, closed)
        return lambda cell: values.word(cell, closed)


def _raw(cell: RawCell | None) -> str:
    return cell.text if cell else ""


def _word_or_text(
    cell: RawCell, closed: type[Wording]
) -> values.Understood[Wording | str]:
    found = values.word(cell, closed).value
    return values.Understood(cell.text.strip() if found is None else found)
