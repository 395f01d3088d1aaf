"""What does each way of writing a date give, day first?

One reader for each form: a day, a month, a quarter, a week, a year, or one of
these without its year. What can be read in more than one way keeps its ``options``
under the ``form`` that it is asked about by; nothing is chosen here.

One case: ``single("q3 2023/24", …)`` is 31 December 2023, to the quarter.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from data import words
from data.plan import Due, Precision
from data.workbook.days import FIRST_YEAR, LAST_YEAR, MONTHS


class Form(Enum):
    """A way of writing that leaves something open; each is asked about."""

    ORDER = "order"  # 05/06/23
    MONTH_TWO = "month_two"  # Sept 23
    QUARTER_YEAR = "quarter_year"  # Q3 2023
    YEAR = "year"  # 2023
    YEARLESS = "yearless"  # End Q3, 5 June, w/c 5/6
    SEVERAL = "several"  # Phase 1 March 2023, phase 2 June 2023


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read a text: the key of the choice, how it is said, what it gives."""

    key: str
    label: str
    due: Due


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text gives: ``due``, or ``options``; neither where it is not known."""

    due: Due | None = None
    form: Form | None = None
    options: tuple[Option, ...] = ()
    month_first_only: bool = False  # 05/25/2023: a day only where the month leads
    day_first_only: bool = False  # 25/05/2023


UNKNOWN = Parsed()
DAY_FIRST, MONTH_FIRST = "day_first", "month_first"
_NAMES = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_M = rf"(?P<month>{_NAMES})\.?"
_Y = r"'?(?P<year>\d{4}|\d{2})"
_SEP = r"[ \-/.,]*"
_LEADING = re.compile(
    r"^(?:(?:by|due|due by|until|till|on|in|during|to be completed by|complete by|the|"
    r"of|end|mid|ends)\b[ .:\-]*)+"
)
_WEEKDAY = re.compile(
    r"^(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|"
    r"urday)?,? (?=\d)"
)
_WRITTEN = re.compile(rf"{_D}{_SEP}(?:of )?{_M}{_SEP}{_Y}")
_AMERICAN = re.compile(rf"{_M} ?{_D},? (?P<year>\d{{4}})")
_NUMERIC = re.compile(
    r"(?P<a>\d{1,2})(?P<sep>[/.\-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})"
)
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[t ]\d\d:\d\d(?::\d\d)?)?"
)
_MONTH_YEAR = re.compile(rf"{_M}{_SEP}(?P<year>\d{{4}}|'\d{{2}})")
_MONTH_TWO = re.compile(rf"{_M}[ \-/.,]*(?P<year>\d{{2}})")
_MONTH_NUMBER = re.compile(r"(?P<month>\d{1,2})[/\-.](?P<year>\d{4})")
_YEAR = re.compile(r"(?P<year>20\d{2})")
_FINANCIAL = r"(?P<year>\d{4}|\d{2}) ?[/–\-] ?(?P<next>\d{4}|\d{2})"
_FINANCIAL_YEAR = re.compile(rf"(?:fy )?{_FINANCIAL}")
_Q = r"(?:q|qtr|quarter) ?(?P<quarter>[1-4])"
_QUARTER = re.compile(rf"{_Q}(?: of)?[ ,:\-]*(?:fy ?)?{_FINANCIAL}")
_QUARTER_YEAR = re.compile(rf"{_Q}[ ,:\-]*(?P<year>20\d{{2}})")
_QUARTER_ALONE = re.compile(_Q)
_WEEK = re.compile(
    r"(?:w ?/ ?c|wc|week commencing|week beginning|w ?/ ?b)[ .:]*(?P<day>.+)"
)
_WEEK_END = re.compile(r"(?:w ?/ ?e|week ending)[ .:]*(?P<day>.+)")
_DAY_MONTH = re.compile(rf"{_D}{_SEP}(?:of )?{_M}")
_SLASHED_DAY_MONTH = re.compile(r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})")
_MONTH_ALONE = re.compile(_M)


def single(said: str, raw: str, around: date | None) -> Parsed:
    """What one date gives; ``said`` is its text in small letters and single spaces.

    ``around`` is the position, for dates without a year.
    """
    said = _WEEKDAY.sub("", _LEADING.sub("", said))
    for form, read in _FORMS:
        match = form.fullmatch(said)
        if match:
            return read(match, raw, around)
    return UNKNOWN


# --- one form each -----------------------------------------------------------

_Read = Callable[[re.Match[str], str, date | None], Parsed]


def _day(match: re.Match[str], raw: str, _around: date | None) -> Parsed:
    month = match["month"]
    number = int(month) if month.isdigit() else MONTHS[month]
    found = _date(_year(match["year"]), number, int(match["day"]))
    return Parsed(Due(found, Precision.DAY, raw)) if found else UNKNOWN


def _numeric(match: re.Match[str], raw: str, _around: date | None) -> Parsed:
    year, a, b = _year(match["year"]), int(match["a"]), int(match["b"])
    first, second = _date(year, b, a), _date(year, a, b)
    if first and second and first != second:
        options = (
            Option(DAY_FIRST, words.day(first), Due(first, Precision.DAY, raw)),
            Option(MONTH_FIRST, words.day(second), Due(second, Precision.DAY, raw)),
        )
        return Parsed(form=Form.ORDER, options=options)
    found = first or second
    if found is None:
        return UNKNOWN
    return Parsed(
        Due(found, Precision.DAY, raw),
        month_first_only=first is None,
        day_first_only=second is None,
    )


def _month(match: re.Match[str], raw: str, _around: date | None) -> Parsed:
    month = match["month"]
    number = int(month) if month.isdigit() else MONTHS[month]
    due = _of_month(_year(match["year"].strip("'")), number, raw)
    return Parsed(due) if due else UNKNOWN


def _month_two(match: re.Match[str], raw: str, _around: date | None) -> Parsed:
    """What "Sept 23" gives: September 2023, or the 23rd of some September."""
    number, two = MONTHS[match["month"]], int(match["year"])
    due = _of_month(2000 + two, number, raw)
    if due is None or due.on is None:
        return UNKNOWN
    if _date(2000, number, two) is None:
        return Parsed(due)
    return Parsed(
        form=Form.MONTH_TWO, options=(Option("month", words.month(due.on), due),)
    )


def _year_alone(match: re.Match[str], raw: str, _around: date | None) -> Parsed:
    year = int(match["year"])
    ends = {
        "calendar": (f"the end of {year}", date(year, 12, 31)),
        "financial": (f"the end of {year - 1}/{year % 100:02d}", date(year, 3, 31)),
    }
    options = tuple(
        Option(key, label, Due(on, Precision.YEAR, raw))
        for key, (label, on) in ends.items()
    )
    return Parsed(form=Form.YEAR, options=options)


def _financial_year(match: re.Match[str], raw: str, _around: date | None) -> Parsed:
    year = _financial(match)
    if year is None:
        return UNKNOWN
    if len(match["year"]) == 2 and int(match["next"]) <= 12:  # 11/12: a day, too
        return Parsed(form=Form.YEARLESS)
    return Parsed(Due(date(year + 1, 3, 31), Precision.YEAR, raw))


def _quarter(match: re.Match[str], raw: str, _around: date | None) -> Parsed:
    year = _financial(match)
    if year is None:
        return UNKNOWN
    return Parsed(_of_quarter(year, int(match["quarter"]), raw))


def _quarter_year(match: re.Match[str], raw: str, _around: date | None) -> Parsed:
    """What "Q3 2023" gives: of the financial year 2023/24, or of the calendar year."""
    year, quarter = int(match["year"]), int(match["quarter"])
    financial = _of_quarter(year, quarter, raw)
    month = 3 * quarter
    calendar_ = Due(_last(year, month), Precision.QUARTER, raw)
    options = (
        Option(
            "financial", f"{described(financial)}, of the financial year", financial
        ),
        Option("calendar", f"{described(calendar_)}, of the calendar year", calendar_),
    )
    return Parsed(form=Form.QUARTER_YEAR, options=options)


def _quarter_alone(match: re.Match[str], raw: str, around: date | None) -> Parsed:
    quarter = int(match["quarter"])
    return _yearless(
        around,
        lambda year: _of_quarter(year - (quarter == 4), quarter, raw),
    )


def _week(match: re.Match[str], raw: str, around: date | None) -> Parsed:
    """The week that begins on a day: until its Sunday."""
    return _moved(single(match["day"], raw, around), raw, 6)


def _week_end(match: re.Match[str], raw: str, around: date | None) -> Parsed:
    return _moved(single(match["day"], raw, around), raw, 0)


def _moved(found: Parsed, raw: str, days: int) -> Parsed:
    def week(due: Due) -> Due:
        on = due.on + timedelta(days) if due.on else None
        return Due(on, Precision.WEEK, raw)

    dues = [found.due] if found.due else [one.due for one in found.options]
    if any(due.precision is not Precision.DAY for due in dues):
        return UNKNOWN
    if found.due:
        return Parsed(week(found.due))
    options = tuple(
        Option(one.key, f"the week of {one.label}", week(one.due))
        for one in found.options
    )
    return Parsed(form=found.form, options=options) if found.form else UNKNOWN


def _day_month(match: re.Match[str], raw: str, around: date | None) -> Parsed:
    number, day = MONTHS[match["month"]], int(match["day"])
    return _yearless(around, lambda year: _day_due(year, number, day, raw))


def _slashed(match: re.Match[str], raw: str, around: date | None) -> Parsed:
    """Such as "5/6", day first and without its year."""
    day, month = int(match["a"]), int(match["b"])
    return _yearless(around, lambda year: _day_due(year, month, day, raw))


def _month_alone(match: re.Match[str], raw: str, around: date | None) -> Parsed:
    number = MONTHS[match["month"]]
    return _yearless(around, lambda year: _of_month(year, number, raw))


def _yearless(around: date | None, of: Callable[[int], Due | None]) -> Parsed:
    """A date without its year: the year before the position's to two after."""
    if around is None:
        return Parsed(form=Form.YEARLESS)
    found = [(year, of(year)) for year in range(around.year - 1, around.year + 3)]
    options = tuple(
        Option(str(year), described(due), due) for year, due in found if due and due.on
    )
    return Parsed(form=Form.YEARLESS, options=options) if options else UNKNOWN


_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (_WRITTEN, _day),
    (_ISO, _day),
    (_NUMERIC, _numeric),
    (_AMERICAN, _day),
    (_MONTH_YEAR, _month),
    (_MONTH_NUMBER, _month),
    (_MONTH_TWO, _month_two),
    (_YEAR, _year_alone),
    (_QUARTER, _quarter),
    (_QUARTER_YEAR, _quarter_year),
    (_QUARTER_ALONE, _quarter_alone),
    (_FINANCIAL_YEAR, _financial_year),
    (_WEEK, _week),
    (_WEEK_END, _week_end),
    (_DAY_MONTH, _day_month),
    (_SLASHED_DAY_MONTH, _slashed),
    (_MONTH_ALONE, _month_alone),
)


# --- helpers -----------------------------------------------------------------


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _financial(match: re.Match[str]) -> int | None:
    year, after = _year(match["year"]), match["next"]
    follows = str(year + 1)[-len(after) :] == after
    return year if follows and FIRST_YEAR <= year < LAST_YEAR else None


def _date(year: int, month: int, day: int) -> date | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    days = calendar.monthrange(year, month)[1]
    return date(year, month, day) if 1 <= day <= days else None


def _last(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _day_due(year: int, month: int, day: int, raw: str) -> Due | None:
    found = _date(year, month, day)
    return Due(found, Precision.DAY, raw) if found else None


def _of_month(year: int, month: int, raw: str) -> Due | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    return Due(_last(year, month), Precision.MONTH, raw)


def _of_quarter(year: int, quarter: int, raw: str) -> Due:
    """The last day of a quarter of the financial year that begins in ``year``."""
    month = (3 * quarter + 3 - 1) % 12 + 1
    return Due(_last(year + (quarter == 4), month), Precision.QUARTER, raw)


def described(due: Due | None) -> str:
    """A date as it is offered: a day, or a month; "" for none."""
    if due is None or due.on is None:
        return ""
    if due.precision is Precision.MONTH:
        return words.month(due.on)
    return words.day(due.on)
