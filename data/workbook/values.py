"""What does this one cell say?

A reader takes a cell that is not blank and gives what it says, or a problem in
words an officer can act on, or (for what may be right but looks wrong) both.
Nothing is guessed: "07/06/2023" is the 7th of June, because the day comes first
here, and a bare number is never a date.

One case: ``day`` of a cell saying "31/02/2023" is no value and the problem
"'31/02/2023' is not a date. Write a real date, for example 28 February 2023."
"""

from __future__ import annotations

import calendar
import itertools
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from data import words
from data.plan import Band, Due, Period, Precision, Wording
from data.workbook.raw import Content, RawCell
from data.workbook.rules import quote

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
W = TypeVar("W", bound=Wording)

FIRST_YEAR, LAST_YEAR = 2000, 2100

_MONTHS = {
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
_NUMBER = re.compile(r"[-−]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
_BAND = re.compile(r"(?P<low>\d{1,3})(?: ?[-–—] ?(?P<high>\d{1,3}))? (?P<word>.+)")
_BETWEEN = re.compile(r"[;\n]")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'"})
_PLACEHOLDERS = frozenset(
    ("none", "n/a", "na", "-", "–", "tbc", "tba", "nil", "no", "notyet", "noneyet")
)

DATE_REMEDY = "Write a real date, for example 28 February 2023."
PERIOD_REMEDY = "Write it as Q1 2022/23, June 2023 or 2022/23."
BANDS_REMEDY = "Write them as 1-3 Low, 4-6 Medium, 8-9 High."


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell, and what to do; the code is in the registry."""

    code: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Understood(Generic[T_co]):
    """What a cell says. Both are given where a value is kept but looks wrong."""

    value: T_co | None = None
    problem: Problem | None = None


Reader = Callable[[RawCell], Understood[T]]


def read(cell: RawCell, reader: Reader[T]) -> Understood[T]:
    """What the reader makes of a cell, unless it holds no value at all."""
    if cell.content is Content.ERROR:
        return _problem(
            "error_cell",
            f"{quote(cell.text)} is an error, not a value.",
            "Mend the formula, or write the value.",
        )
    if cell.content is Content.UNSAVED:
        return _problem(
            "formula_without_value",
            f"The formula {quote(cell.text)} was saved without its value.",
            "Open the workbook, let it calculate, and save it; or write the value.",
        )
    return reader(cell)


def key(text: str) -> str:
    """A word as it is compared: without case, spacing or curled apostrophes."""
    return "".join(text.split()).casefold().translate(_APOSTROPHES)


def says(cell: RawCell, word: str) -> bool:
    """Whether a cell says just this word."""
    return key(cell.text) == key(word)


def placeholder(text: str) -> bool:
    """Whether a cell is filled only to say that there is nothing to say."""
    return key(text).rstrip(".") in _PLACEHOLDERS


def split_names(text: str) -> tuple[str, ...]:
    """The names in a cell, parted by semicolons or line breaks."""
    return tuple(name for part in _BETWEEN.split(text) if (name := _tidy(part)))


# --- words -----------------------------------------------------------------


def text(cell: RawCell) -> Understood[str]:
    """The cell's text without the space around it."""
    return Understood(cell.text.strip())


def names(cell: RawCell) -> Understood[tuple[str, ...]]:
    """The names in the cell, in order."""
    return Understood(split_names(cell.text))


def yes_or_no(cell: RawCell) -> Understood[bool]:
    """True for Yes, False for No."""
    if isinstance(cell.value, bool):
        return Understood(cell.value)
    said = {"yes": True, "no": False}.get(key(cell.text))
    if said is None:
        return _problem(
            "not_yes_or_no",
            f"{quote(cell.text)} is neither Yes nor No.",
            "Write Yes or No.",
        )
    return Understood(said)


def word(cell: RawCell, closed: type[W]) -> Understood[W]:
    """The word of a closed list that the cell says, whatever its case."""
    choices = [one for one in closed if one.name != "UNKNOWN"]
    for one in choices:
        if key(str(one)) == key(cell.text):
            return Understood(one)
    return _problem(
        "unknown_word",
        f"{quote(cell.text)} is not a word known here.",
        f"Write {words.listed(map(str, choices), last='or')}.",
    )


# --- numbers ---------------------------------------------------------------


def number(cell: RawCell) -> Understood[float]:
    """Any number; a percent sign after it changes nothing."""
    found = _figure(cell)
    if found is None:
        return _problem(
            "not_a_number",
            f"{quote(cell.text)} is not a number.",
            "Write it in figures, for example 50.",
        )
    return Understood(found)


def whole(cell: RawCell) -> Understood[int]:
    """A count: 0, 1, 2 and so on."""
    found = number(cell)
    if found.value is None:
        return Understood(problem=found.problem)
    remedy = "Write a whole number, 0 or more."
    if found.value < 0:
        return _problem(
            "negative_count", f"{quote(cell.text)} is below nought.", remedy
        )
    if not found.value.is_integer():
        return _problem(
            "fractional_count", f"{quote(cell.text)} is not a whole number.", remedy
        )
    return Understood(int(found.value))


def percent(cell: RawCell) -> Understood[float]:
    """A percentage from 0 to 100, kept as written where it looks like a fraction."""
    found = number(cell)
    if found.value is None:
        return found
    if not 0 <= found.value <= 100:
        return _problem(
            "number_out_of_range",
            f"{quote(cell.text)} is not a percentage from 0 to 100.",
            "Write a number from 0 to 100.",
        )
    if 0 < found.value < 1 and "%" not in cell.text:
        meant = f"{100 * found.value:.6g}"
        return Understood(
            found.value,
            Problem(
                "looks_like_fraction",
                f"{quote(cell.text)} looks like a fraction.",
                f"It is read as {cell.text.strip()}%. If it means {meant}%, "
                f"write {meant}.",
            ),
        )
    return found


def bands(cell: RawCell) -> Understood[tuple[Band, ...]]:
    """Ranges of scores with their words: "1-3 Low, 4-6 Medium"."""
    found: list[Band] = []
    for part in re.split(r"[,;\n]", cell.text):
        match = _BAND.fullmatch(_tidy(part))
        if not match:
            message = f"{quote(part)} is not a range of scores with its word."
            return _problem("not_a_band", message, BANDS_REMEDY)
        low = int(match["low"])
        found.append(Band(low, int(match["high"] or low), match["word"]))
    found.sort(key=lambda band: band.low)
    follows = itertools.pairwise(found)
    if any(band.high < band.low for band in found) or any(
        after.low <= before.high for before, after in follows
    ):
        message = f"The ranges in {quote(cell.text)} overlap or run backwards."
        return _problem("not_a_band", message, BANDS_REMEDY)
    return Understood(tuple(found))


# --- days and periods ------------------------------------------------------


def day(cell: RawCell) -> Understood[date]:
    """One day, from a date cell or one of the written forms."""
    if isinstance(cell.value, date):
        return _in_range(cell, cell.value)
    written = _tidy(cell.text) if cell.content is Content.TEXT else ""
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
    month = _month(_tidy(raw)) if cell.content is Content.TEXT else None
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
        return _problem(
            "period_not_understood",
            f"{quote(cell.text)} is not a period known here.",
            PERIOD_REMEDY,
        )
    return Understood(found)


def _period_of(cell: RawCell) -> Period | None:
    if isinstance(cell.value, date):
        return _of_month(cell.value) if cell.value.day == 1 else None
    written = _tidy(cell.text)
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


# --- helpers ---------------------------------------------------------------


def _tidy(written: str) -> str:
    return " ".join(written.split())


def _problem(code: str, message: str, remedy: str) -> Understood[T]:
    return Understood(problem=Problem(code, message, remedy))


def _figure(cell: RawCell) -> float | None:
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return float(cell.value) if math.isfinite(cell.value) else None
    written = _tidy(cell.text).removesuffix("%").rstrip()
    if cell.content is not Content.TEXT or not _NUMBER.fullmatch(written):
        return None
    found = float(written.replace(",", "").replace("−", "-"))
    return found if math.isfinite(found) else None


def _day(match: re.Match[str]) -> date | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS.get(month.casefold(), 0)
    try:
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:  # the 31st of February, or a month nobody knows
        return None


def _month(written: str) -> date | None:
    """The first of a written month."""
    match = _MONTH.fullmatch(written)
    if not match or match["month"].casefold() not in _MONTHS:
        return None
    year = int(match["year"])
    return date(year, _MONTHS[match["month"].casefold()], 1) if year else None


def _last_day(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def _in_range(cell: RawCell, found: date | None) -> Understood[date]:
    if found is None:
        return _not_a_date(cell)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        return Understood(problem=_out_of_range(cell))
    return Understood(found)


def _not_a_date(cell: RawCell, remedy: str = DATE_REMEDY) -> Understood[T]:
    return _problem("not_a_date", f"{quote(cell.text)} is not a date.", remedy)


def _out_of_range(cell: RawCell) -> Problem:
    return Problem(
        "date_out_of_range",
        f"{quote(cell.text)} is not between {FIRST_YEAR} and {LAST_YEAR}.",
        "Correct the year.",
    )
