"""Which period do the officers' own words give?

The template's forms, and those that can be read in one way only where a period must
stand: "Q1 22/23", "Q4 2022-23", "2022-23", "Apr 23".

One case: "Q1 22/23" is the first quarter of 2022/23, from April 2022.
"""

from __future__ import annotations

import re
from dataclasses import replace

from data.plan import Period
from data.workbook import days
from data.workbook.raw import Content, RawCell
from data.workbook.values import tidy

_QUARTER_AND_YEAR = re.compile(
    r"(?:q|qtr|quarter) ?([1-4])[ ,(]*(?:fy ?)?(20)?(\d{2}) ?[/–-] ?(?:20)?(\d{2})\)?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"(?:fy ?)?(20)?(\d{2}) ?[/–-] ?(?:20)?(\d{2})[ ,]*(?:q|qtr|quarter) ?([1-4])",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:fy ?)?(20)?(\d{2}) ?[/–-] ?(\d{2})", re.IGNORECASE)
_MONTH = re.compile(r"([a-z]+)[ '’.-]{1,2}(?:20)?(\d{2})", re.IGNORECASE)


def period(cell: RawCell) -> Period | None:
    """The period of a cell; None where none is known."""
    if cell.content is not Content.TEXT:
        return days.period(cell).value
    written = tidy(cell.text)
    plain = _plainly(written)
    return days.period(replace(cell, text=plain, value=plain)).value


def _plainly(written: str) -> str:
    """The same period as the template has it; the text itself where it is none."""
    if match := _QUARTER_AND_YEAR.fullmatch(written):
        quarter, _, first, after = match.groups()
        return f"Q{quarter} 20{first}/{after}"
    if match := _YEAR_FIRST.fullmatch(written):
        _, first, after, quarter = match.groups()
        return f"Q{quarter} 20{first}/{after}"
    if match := _YEARS.fullmatch(written):
        return f"20{match[2]}/{match[3]}"
    if match := _MONTH.fullmatch(written):
        return f"{match[1]} 20{match[2]}"
    return written
