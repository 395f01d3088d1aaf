"""What stood in the cells, before anyone says what it means.

The isolated reader answers in JSON; ``intake`` turns that into these records.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache


class Content(Enum):
    """What a cell holds. A blank cell is simply absent."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "boolean"
    ERROR = "error"  # #REF!, #DIV/0! and their like
    UNSAVED = "unsaved"  # a formula saved without its value


@cache
def letters(column: int) -> str:
    """``I`` for the ninth column."""
    found, rest = "", column
    while rest:
        rest, digit = divmod(rest - 1, 26)
        found = chr(65 + digit) + found
    return found


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell that is not blank; rows and columns count from 1.

    ``text`` is what the officer would recognise: the text itself, a number
    without a trailing ``.0``, a date as 28/02/2023, an error as ``#REF!``, a
    formula as ``=SUM(A1:A4)``. ``value`` is str, float, date or bool; None for
    an error and for an unsaved formula.
    """

    row: int
    column: int
    content: Content
    text: str
    value: str | float | date | bool | None
    fill: str = ""  # "RRGGBB" of a solid fill; "" where there is none or none is seen
    struck: bool = False  # the whole cell is struck through
    bold: bool = False

    @property
    def address(self) -> str:
        """``I17``."""
        return f"{letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet: its title and its cells that are not blank, row by row.

    ``file`` names the file it stands in where there are several. ``merged`` holds
    (top, left, bottom, right) of each merged range, as far as the cells in use
    reach: its text stands in the first cell, and nothing in the others. Hidden rows
    and columns are told as far too. A cell that is blank but filled with a colour
    is there, with no text, where another cell of its row has one.
    """

    title: str
    cells: tuple[RawCell, ...]
    file: str = ""
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class RawBook:
    """The sheets of a workbook, in its own order.

    ``cannot_see`` are sentences for the officer: what this format does not tell
    (colours, hidden rows, error cells), and macros and links that are left alone.
    """

    name: str
    sheets: tuple[RawSheet, ...]
    cannot_see: tuple[str, ...] = ()
