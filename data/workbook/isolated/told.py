"""What is told of a cell, and how much may be told in all?

A cell is told as (content, text, value): a date is ``("date", "28/02/2023",
"2023-02-28")``. Of a text the value is None, being the text itself.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

ROWS, COLUMNS = 1_048_576, 16_384  # of any sheet, in any program
LONGEST_TEXT = 32_767  # characters that a spreadsheet program lets a cell hold
_ESCAPED = re.compile(r"_x(?!D[89A-F])([0-9A-F]{4})_", re.IGNORECASE)

Told = tuple[str, str, Any]  # content, text and JSON value
Look = tuple[str, bool, bool]  # fill, struck, bold
PLAIN: Look = ("", False, False)
BLANK: Told = ("text", "", None)  # a cell that only has a fill


class Refusal(Exception):
    """The file cannot be read; its text is the code of ``intake.REFUSALS``."""


class Tally:
    """What has been read so far, against what may be; each said once, by number."""

    def __init__(self, limits: Mapping[str, Any]) -> None:
        self.area, self.cells = limits["area"], limits["cells"]
        self.characters, self.fills = limits["characters"], limits["fills"]
        self.looks: dict[Look, int] = {PLAIN: 0}
        self.told: dict[Told, int] = {}

    def count(self, text: str, area: int) -> None:
        """One more cell; ``area`` is rows × columns of its sheet so far."""
        self.cells -= 1
        self.characters -= len(text)
        spent = self.cells < 0 or self.characters < 0
        if spent or area > self.area or len(text) > LONGEST_TEXT:
            raise Refusal("refused_too_big_inside")

    def tell(self, told: Told) -> int:
        """The number that what a cell holds is told by."""
        return self.told.setdefault(told, len(self.told))

    def look(self, look: Look) -> int:
        """The number that a look is told by."""
        return self.looks.setdefault(look, len(self.looks))


def told(value: Any, *, percent: bool = False) -> Told | None:
    """A value as it is told; None for empty text."""
    if isinstance(value, bool):
        return "boolean", str(value).upper(), value
    if isinstance(value, datetime) and value.time() != time(0):
        return "date", f"{value:%d/%m/%Y %H:%M}", value.date().isoformat()
    if isinstance(value, date):  # a datetime too
        return "date", f"{value:%d/%m/%Y}", value.isoformat()[:10]
    if isinstance(value, int | float) and abs(value) <= sys.float_info.max:
        number = float(f"{100 * value:.13g}") if percent else float(value)
        text = f"{number:.15g}"
        return "number", f"{text}%" if percent else text, number
    # Text itself, an hour of the day, or a number beyond any that there is.
    return told_text(str(value))


def told_text(text: str) -> Told | None:
    """A text without its escapes, its lines ended alike; None where it is empty."""
    if "_x" in text or "_X" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return ("text", text, None) if text else None
