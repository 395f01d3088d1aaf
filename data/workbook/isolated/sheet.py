"""What stands on one sheet of an .xlsx workbook?

Only the cells that are there are read, once, as they stream by: openpyxl's own
sheets would make a cell for every place up to the last one used, and one for
every place of a merged range. Comments, links, pictures and pivots are not read.

A cell that is blank but filled is told beside a text of its row alone: there a
colour may stand for a rating. So many may be told; of more, none is, and it is said.

One case: B2 holding 28 February 2023 on amber is found at (2, 2) as (0, 1), the
first thing told and the second look, which is amber.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import IO
from xml.etree.ElementTree import Element

from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from . import strings
from .found import Found, Place, uncover
from .looks import Styles
from .told import BLANK, COLUMNS, PLAIN, ROWS, Refusal, Tally, Told, told, told_text

_IN = f"{{{SHEET_MAIN_NS}}}"
_ROW, _CELL, _COLUMN = f"{_IN}row", f"{_IN}c", f"{_IN}col"
_VALUE, _FORMULA, _INLINE = f"{_IN}v", f"{_IN}f", f"{_IN}is"
_MERGED = f"{_IN}mergeCell"
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.ASCII)
_ON = {"1", "true", "on"}
_WHITE = "FFFFFF"


@dataclass(frozen=True)
class Book:
    """What the sheets of a workbook share."""

    strings: list[tuple[Told | None, bool]]
    styles: Styles
    epoch: datetime


class Sheet:
    """A sheet's part on its way to cells."""

    def __init__(self, book: Book, tally: Tally) -> None:
        self.book, self.tally, self.found = book, tally, Found()
        self._row = self._rows = 0
        self._letters: dict[str, int] = {}
        self._values: dict[tuple[str, str], Told | None] = {}

    def read(self, source: IO[bytes]) -> Found:
        """The cells that are not blank and not hidden beneath a merged one."""
        for _, element in iterparse(source):
            if element.tag == _ROW:
                self._read_row(element)
                element.clear()
            elif element.tag == _COLUMN:
                self._read_column(element)
            elif element.tag == _MERGED:
                self._read_merged(element.get("ref", ""))
        uncover(self.found, self.tally.area)
        self._fills()
        return self.found

    def _read_row(self, row: Element) -> None:
        self._rows += 1
        if self._rows > ROWS:
            raise Refusal("refused_too_big_inside")
        said = row.get("r")
        self._row = _whole(said) if said else self._row + 1
        if not 1 <= self._row <= ROWS:
            raise Refusal("refused_damaged")
        before, column = len(self.found.cells), 0
        for cell in row:
            if cell.tag == _CELL:
                column = self._read_cell(cell, column + 1)
        if len(self.found.cells) > before and _unseen(row, "ht"):
            self.found.rows.append(self._row)

    def _read_cell(self, cell: Element, column: int) -> int:
        """Note one cell, which stands next to the one before unless it says where."""
        row, said = self._row, cell.get("r")
        if said:
            row, column = self._place(said)
        style = int(cell.get("s") or 0)
        held, struck = self._held(cell, style)
        look = self.book.styles.look(style)
        found = self.found
        if held is None:
            if look[0] and look[0] != _WHITE:
                found.blanks[row, column] = style
            return column
        if struck:
            look = look[0], True, look[2]
        found.last_row = max(found.last_row, row)
        found.last_column = max(found.last_column, column)
        self.tally.count(held[1], found.last_row * found.last_column)
        seen = 0 if look is PLAIN else self.tally.look(look)
        found.cells[row, column] = self.tally.tell(held), seen
        return column

    def _place(self, said: str) -> Place:
        """Row and column; a place that no sheet has is damage."""
        row = str(self._row)  # as it nearly always says, after its letters
        if said.endswith(row) and said[: -len(row)] in self._letters:
            return self._row, self._letters[said[: -len(row)]]
        address = _ADDRESS.fullmatch(said)
        if not address:
            raise Refusal("refused_damaged")
        letters, row = address.groups()
        column = self._letters.get(letters)
        if column is None:
            column = self._letters[letters] = column_index_from_string(letters)
        if column > COLUMNS or int(row) > ROWS:
            raise Refusal("refused_damaged")
        return int(row), column

    def _held(self, cell: Element, style: int) -> tuple[Told | None, bool]:
        """What a cell holds, and whether its text is struck through by itself."""
        kind, value, formula = cell.get("t", "n"), None, None
        for part in cell:
            if part.tag == _VALUE:
                value = part.text
            elif part.tag == _FORMULA:
                formula = part
            elif part.tag == _INLINE and kind == "inlineStr":
                return strings.rich(part)
        if kind == "s" and value:
            return self.book.strings[_whole(value)]
        if value:
            return self._told(kind, value, style), False
        # A formula that came to an empty text is saved as a text of no letters.
        if formula is None or kind in {"s", "str"}:
            return None, False
        return ("unsaved", f"={formula.text or ''}", None), False

    def _told(self, kind: str, value: str, style: int) -> Told | None:
        """What is saved as text, as it is told; a number's again without reckoning."""
        if kind == "str":
            return told_text(value)
        if kind == "e":
            return "error", value, None
        if kind != "n":
            return told(bool(int(value)) if kind == "b" else from_ISO8601(value))  # type: ignore[no-untyped-call]
        styles = self.book.styles
        shown = "p" if style in styles.percents else "n"
        shown = "d" if style in styles.dates else shown
        shown = "t" if style in styles.spans else shown
        if (shown, value) not in self._values:
            self._values[shown, value] = self._number(shown, value)
        return self._values[shown, value]

    def _number(self, shown: str, value: str) -> Told | None:
        number = float(value) if set(value) & set(".eE") else int(value)
        if shown in "np":
            return told(number, percent=shown == "p")
        try:
            return told(from_excel(number, self.book.epoch, timedelta=shown == "t"))
        except (OverflowError, ValueError):  # a day that no calendar has
            return "error", "#VALUE!", None

    def _read_column(self, column: Element) -> None:
        if _unseen(column, "width"):
            first, last = _whole(column.get("min")), _whole(column.get("max"))
            self.found.columns.append((first, last))

    def _read_merged(self, reference: str) -> None:
        left, top, right, bottom = range_boundaries(reference)
        self.found.merged.append(
            (top or 1, left or 1, bottom or ROWS, right or COLUMNS)
        )

    def _fills(self) -> None:
        """Tell the blank cells that are filled, where a text stands in their row."""
        beside = {row for row, _ in self.found.cells}
        within = self.found.last_column + 1  # a key's colour may close its row
        useful = {
            place: style
            for place, style in self.found.blanks.items()
            if place[0] in beside and place[1] <= within
        }
        self.tally.fills -= len(useful)
        if self.tally.fills < 0:
            return
        for place, style in useful.items():
            look = self.tally.look(self.book.styles.look(style))
            self.found.cells[place] = self.tally.tell(BLANK), look


def _unseen(element: Element, size: str) -> bool:
    """Whether a row or column is hidden, or drawn with no size at all."""
    said = element.get("hidden", "0").lower() in _ON
    return said or element.get(size) in {"0", "0.0"}


def _whole(said: str | None) -> int:
    """A whole number, as damaged files do not always write one."""
    number = float(said or "")
    if not number.is_integer():
        raise Refusal("refused_damaged")
    return int(number)
