"""Which day, or which period, does this cell say?

Nothing is guessed: "07/06/2023" is the 7th of June, because the day comes first
here, and a bare number is never a date.

One case: ``day`` of a cell saying "31/02/2023" is no value and the problem
"'31/02/2023' is not a date. Write a real date, for example 28 February 2023."
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TypeVar

from data import words
from data.plan import Due, Period, Precision
from data.workbook.raw import Content, RawCell
from data.workbook.rules import quote
from data.workbook.values import Problem, Understood, tidy, wrong

T = TypeVar("T")

FIRST_YEAR, LAST_YEAR = 2000, 2100

MONTHS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_WRITTEN_DAY = re.compile(
    r"(?P<day>\d{1,2}) (?P<month>[a-z]+) (?P<year>\d{4})", re.IGNORECASE
)
_SLASHED = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_MONTH = re.compile(r"(?P<month>[a-z]+) (?P<year>\d{4})", re.IGNORECASE)
_YEAR = r"(?P<year>\d{4}) ?[/–-] ?(?P<next>\d{4}|\d{2})"
_FINANCIAL_YEAR = re.compile(_YEAR)
_QUARTER = re.compile(rf"q ?(?P<quarter>[1-4])[ ,]? ?{_YEAR}", re.IGNORECASE)

DATE_REMEDY = "Write a real date, for example 28 February 2023."
PERIOD_REMEDY = "Write it as Q1 2022/23, June 2023 or 2022/23."


def day(cell: RawCell) -> Understood[date]:
    """One day, from a date cell or one of the written forms."""
    if isinstance(cell.value, date):
        return _in_range(cell, cell.value)
    written = tidy(cell.text) if cell.content is Content.TEXT else ""
    for form in (_WRITTEN_DAY, _SLASHED, _ISO):
        if match := form.fullmatch(written):
            return _in_range(cell, _day(match))
    if month := _month(written):
        last = words.day(_last_day(month))
        return _not_a_date(cell, f"Write the day as well, for example {last}.")
    return _not_a_date(cell)


def due(cell: RawCell) -> Understood[Due]:
    """One day, or a month, which allows until its last day."""
    raw = cell.text.strip()
    month = _month(tidy(raw)) if cell.content is Content.TEXT else None
    if month:
        if not FIRST_YEAR <= month.year <= LAST_YEAR:
            return Understood(problem=_out_of_range(cell))
        return Understood(Due(_last_day(month), Precision.MONTH, raw))
    found = day(cell)
    if found.value is None:
        return Understood(problem=found.problem)
    return Understood(Due(found.value, Precision.DAY, raw))


def period(cell: RawCell) -> Understood[Period]:
    """A month, or a quarter or year of the financial year that starts in April.

    A date cell on the first of a month is that month: it is what a spreadsheet
    makes of "June 2023" as it is typed.
    """
    found = _period_of(cell)
    if found is None or not FIRST_YEAR <= found.start.year <= LAST_YEAR:
        return wrong(
            "period_not_understood",
            f"{quote(cell.text)} is not a period known here.",
            PERIOD_REMEDY,
        )
    return Understood(found)


def _period_of(cell: RawCell) -> Period | None:
    if isinstance(cell.value, date):
        return _of_month(cell.value) if cell.value.day == 1 else None
    written = tidy(cell.text)
    if month := _month(written):
        return _of_month(month)
    if match := _QUARTER.fullmatch(written):
        year = _financial(match)
        return _of_quarter(year, int(match["quarter"])) if year else None
    if match := _FINANCIAL_YEAR.fullmatch(written):
        year = _financial(match)
        return _of_year(year) if year else None
    return None


def _of_month(first: date) -> Period:
    return Period(words.month(first), first, _last_day(first))


def _of_quarter(year: int, quarter: int) -> Period:
    month = (3 * quarter) % 12 + 1
    start = date(year + (quarter == 4), month, 1)
    return Period(
        words.quarter(start), start, _last_day(date(start.year, month + 2, 1))
    )


def _of_year(year: int) -> Period:
    label = f"{year}/{(year + 1) % 100:02d}"
    return Period(label, date(year, 4, 1), date(year + 1, 3, 31))


def _financial(match: re.Match[str]) -> int | None:
    """The year it starts in, where the second year does follow the first."""
    year, after = int(match["year"]), match["next"]
    follows = str(year + 1)[-len(after) :] == after
    return year if follows and FIRST_YEAR <= year < LAST_YEAR else None


def _day(match: re.Match[str]) -> date | None:
    month = match["month"]
    number = int(month) if month.isdigit() else MONTHS.get(month.casefold(), 0)
    try:
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:  # the 31st of February, or a month nobody knows
        return None


def _month(written: str) -> date | None:
    """The first of a written month."""
    match = _MONTH.fullmatch(written)
    if not match or match["month"].casefold() not in MONTHS:
        return None
    year = int(match["year"])
    return date(year, MONTHS[match["month"].casefold()], 1) if year else None


def _last_day(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def _in_range(cell: RawCell, found: date | None) -> Understood[date]:
    if found is None:
        return _not_a_date(cell)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        return Understood(problem=_out_of_range(cell))
    return Understood(found)


def _not_a_date(cell: RawCell, remedy: str = DATE_REMEDY) -> Understood[T]:
    return wrong("not_a_date", f"{quote(cell.text)} is not a date.", remedy)


def _out_of_range(cell: RawCell) -> Problem:
    return Problem(
        "date_out_of_range",
        f"{quote(cell.text)} is not between {FIRST_YEAR} and {LAST_YEAR}.",
        "Correct the year.",
    )
