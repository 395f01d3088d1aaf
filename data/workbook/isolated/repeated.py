"""How large would an .ods sheet be, were each cell that is said to repeat written out?

An .ods file says once what stands in many cells. Its sheets are measured as they
stream by, before a parser writes them out. Blank cells and rows, which fill every
such sheet to its last place, count for nothing.

One case: a row of 16,384 filled cells, said to repeat 1,048,576 times, is refused.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from typing import IO, Any
from xml.parsers import expat

from .told import Refusal

_TABLE, _ROW = "table:table", "table:table-row"
_CELLS = {"table:table-cell", "table:covered-table-cell"}
_ROWS_ALIKE, _CELLS_ALIKE = (
    "table:number-rows-repeated",
    "table:number-columns-repeated",
)
_TEXT = "text:p"
_TYPES = ("office:value-type", "table:formula")


class Measure:
    """The sheets of a content part, measured against what they may be."""

    def __init__(self, limits: Mapping[str, Any]) -> None:
        self.area, self.left = limits["area"], limits["cells"]
        self.row = self.rows = 0  # so far, and those alike
        self.column = self.alike = 0
        self.width = self.widest = self.cells = 0  # as far as anything is filled in
        self.filled = False

    def start(self, name: str, marks: dict[str, str]) -> None:
        """A sheet, a row, a cell or a text begins."""
        if name in _CELLS:
            self.alike = int(marks.get(_CELLS_ALIKE, "1"))
            self.filled = any(mark in marks for mark in _TYPES)
        elif name == _TEXT:
            self.filled = True
        elif name == _ROW:
            self.rows = int(marks.get(_ROWS_ALIKE, "1"))
            self.column = self.width = self.cells = 0
        elif name == _TABLE:
            self.row = self.widest = 0

    def end(self, name: str) -> None:
        """A row or a cell ends."""
        if name in _CELLS:
            self.column += self.alike
            if self.filled:
                self.width = self.column
                self.cells += self.alike
            self.filled = False
        elif name == _ROW:
            self.row += self.rows
            self.left -= self.cells * self.rows
            self.widest = max(self.widest, self.width)
            area = self.row * self.widest if self.width else 0
            if self.left < 0 or area > self.area:
                raise Refusal("refused_too_big_inside")


def look(source: IO[bytes], limits: Mapping[str, Any]) -> None:
    """Refuse sheets that would be too large."""
    measure = Measure(limits)
    parser = expat.ParserCreate()
    parser.StartElementHandler = measure.start
    parser.EndElementHandler = measure.end
    with zipfile.ZipFile(source) as archive, archive.open("content.xml") as content:
        parser.ParseFile(content)
