"""What stood in the cells, before anyone says what it means.

The isolated reader answers in JSON; ``intake`` turns that into these records.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Content(Enum):
    """What a cell holds. A blank cell is simply absent."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "boolean"
    ERROR = "error"  # #REF!, #DIV/0! and their like
    UNSAVED = "unsaved"  # a formula saved without its value


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

    @property
    def address(self) -> str:
        """``I17``."""
        letters, rest = "", self.column
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(65 + digit) + letters
        return f"{letters}{self.row}"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet: its title and its cells that are not blank, row by row.

    ``file`` names the file it stands in where there are several.
    """

    title: str
    cells: tuple[RawCell, ...]
    file: str = ""


@dataclass(frozen=True, slots=True)
class RawBook:
    """The sheets of a workbook, in its own order."""

    name: str
    sheets: tuple[RawSheet, ...]
