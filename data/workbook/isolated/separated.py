"""What stands in a .csv file: one table, every cell of it text?

Its encoding is told by its first bytes, else by trying; its delimiter by which of
the usual ones parts most of the first lines into as many cells. A cell stays the
text it is: "1.10" is a reference as often as it is a number.

One case: "Ref;Action" above "1.1;Meet" has two columns, parted by semicolons.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from typing import Any

from .found import Found, lists
from .told import LONGEST_TEXT, Refusal, Tally, told_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TRIED = ("utf-8", "cp1252")  # the second as Excel saves a .csv in Britain
_DELIMITERS = ",;\t|"
_SAMPLE = 50  # lines that the delimiter is told by
_SAYS = "sep="  # a first line of Excel's own, which it does not show


def book(content: bytes, tally: Tally) -> list[Any]:
    """The one sheet, without a title: the file's name is all it has."""
    lines = list(io.StringIO(_text(content), newline=""))
    delimiter = ""
    if lines and lines[0].casefold().startswith(_SAYS):
        delimiter = lines.pop(0)[len(_SAYS) : len(_SAYS) + 1]
    csv.field_size_limit(LONGEST_TEXT)
    try:
        found = _found(lines, delimiter or _delimiter(lines), tally)
    except csv.Error as error:  # a text without an end, or beyond any cell
        raise Refusal("refused_too_big_inside") from error
    return [{"title": "", "hidden": False, **lists(found)}]


def _text(content: bytes) -> str:
    """The file's text; a file with bytes that no text has is no list."""
    marked = [name for mark, name in _MARKS if content.startswith(mark)]
    for encoding in marked or _TRIED:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refusal("refused_not_a_workbook")


def _delimiter(lines: list[str]) -> str:
    """The delimiter that parts most lines alike; a comma where none parts any."""

    def alike(delimiter: str) -> int:
        rows = csv.reader(lines[:_SAMPLE], delimiter=delimiter)
        try:
            widths = Counter(len(row) for row in rows if len(row) > 1)
        except csv.Error:
            return 0
        return max(widths.values(), default=0)

    return max(_DELIMITERS, key=alike)


def _found(lines: list[str], delimiter: str, tally: Tally) -> Found:
    found = Found()
    for row, texts in enumerate(csv.reader(lines, delimiter=delimiter), start=1):
        for column, text in enumerate(texts, start=1):
            said = told_text(text)
            if said is not None:
                found.last_row = row
                found.last_column = max(found.last_column, column)
                tally.count(said[1], row * found.last_column)
                found.cells[row, column] = tally.tell(said), 0
    return found
