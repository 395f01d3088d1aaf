"""How do we say it? Counts, dates, plurals and lists, in one voice.

The lowest room: it imports nothing of the project, so that every sentence
anywhere, on screen, in an export or on the command line, is built from it.

One case: ``of_with_percent(50, 61)`` is ``"50 of 61 (82%)"``: the count first,
because a percentage alone hides how many it is of.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

NBSP = "\u00a0"
MINUS = "\u2212"
# Every time of day is London's, whatever the server's own clock is set to.
LONDON = ZoneInfo("Europe/London")

_SMALL = (
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
)
_MONTHS = tuple(calendar.month_name)[1:]
_TIED = re.compile(
    r"(?P<of>\d[\d,]* of \d[\d,]*)"
    rf"|(?P<date>\d{{1,2}} (?:{'|'.join(_MONTHS)})(?: \d{{4}})?)"
    rf"|(?P<month>(?:{'|'.join(_MONTHS)}) \d{{4}})"
    r"|(?P<quarter>Q[1-4] \d{4}/\d{2})"
)
# What Markdown, its directives, autolinks and arrows would make something of;
# marks that are harmless in running text stay as they are.
_MARKDOWN = re.compile(
    r"[\\`*_{}\[\]<>#|~$@]"
    r"|:(?=[\w+-]+:)|:(?=//)|(?<=www)\.|&(?=#?\w+;)|-(?=[->])|(?<=-)-"
    r"|^\s*(?:[-+=]|\d+[.)])",
    re.MULTILINE | re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


# --- numbers ---------------------------------------------------------------


def number(value: float) -> str:
    """A number as a reader writes it: ``2,143``, ``0.5``, a true minus sign."""
    rounded = round(value, 1)
    text = f"{abs(rounded):,.1f}".removesuffix(".0")
    return f"{MINUS if rounded < 0 else ''}{text}"


def about(value: float) -> str:
    """A rounded number: ``about 150``; nought is never rounded here, and stays."""
    return f"about{NBSP}{number(value)}" if value else number(value)


def spelled(value: int, *, capital: bool = False) -> str:
    """``four``, or ``12`` from ten up; ``none`` for nought."""
    text = _SMALL[value] if 0 <= value < len(_SMALL) else number(value)
    return text.capitalize() if capital else text


def plural(value: float, one: str, many: str | None = None) -> str:
    """The right form of a noun: ``plural(1, "action")`` is ``action``."""
    return one if value == 1 else many or f"{one}s"


def count(value: float, one: str, many: str | None = None) -> str:
    """``4 actions``, ``1 child``; nought is written ``no actions``."""
    figure = "no" if value == 0 else number(value)
    return f"{figure} {plural(value, one, many)}"


def of(part: int, whole: int) -> str:
    """``50 of 61``."""
    return f"{number(part)} of {number(whole)}"


def percent(part: float, whole: float) -> str:
    """A whole percentage that never rounds to "all" or "none" unless it is.

    Raises:
        ValueError: when ``whole`` is not above nought.
    """
    if whole <= 0:
        message = "a percentage needs something to be a percentage of"
        raise ValueError(message)
    share = 100 * part / whole
    if 0 < share < 1:
        return "under 1%"
    if 99 < share < 100:
        return "over 99%"
    return f"{int(share + 0.5)}%"


def of_with_percent(part: int, whole: int) -> str:
    """``50 of 61 (82%)``; without the percentage where there is no whole."""
    if whole <= 0:
        return of(part, whole)
    return f"{of(part, whole)} ({percent(part, whole)})"


def reported_percent(value: float) -> str:
    """A percentage somebody reported, as they reported it: ``96%``."""
    return f"{number(value)}%"


def chance(share: float) -> str:
    """A chance in words and in numbers: ``about 6 in 10 chance (62%)``.

    Never certain and never impossible, since nothing forecast is.

    Raises:
        ValueError: when ``share`` is not between 0 and 1.
    """
    if not 0 <= share <= 1:
        message = f"a chance lies between 0 and 1, not {share}"
        raise ValueError(message)
    shown = percent(min(max(share, 0.001), 0.999), 1)
    if share < 0.05:
        return f"less than 1 in 20 chance ({shown})"
    if share > 0.95:
        return f"more than 19 in 20 chance ({shown})"
    tenths = min(max(int(10 * share + 0.5), 1), 9)
    return f"about {tenths} in 10 chance ({shown})"


# --- dates -----------------------------------------------------------------


def day(value: date) -> str:
    """``7 June 2023``."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def day_month(value: date) -> str:
    """``16 January``, where the year is plain from what stands around it."""
    return f"{value.day} {_MONTHS[value.month - 1]}"


def month(value: date) -> str:
    """``June 2023``."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def quarter(value: date) -> str:
    """The financial quarter a date falls in: ``Q1 2022/23`` is April to June."""
    first = value.year if value.month >= 4 else value.year - 1
    index = (value.month - 4) % 12 // 3 + 1
    return f"Q{index} {first}/{(first + 1) % 100:02d}"


def moment(value: datetime) -> str:
    """``3 July 2023, 14:02``."""
    return f"{day(value)}, {value:%H:%M}"


def local(value: datetime) -> datetime:
    """An aware moment on London's clocks, as it is shown to a reader."""
    return value.astimezone(LONDON)


def age(days: int) -> str:
    """How old a position is: ``10 days old``, ``14 months old``, ``3 years old``."""
    if days < 0:
        return f"{count(-days, 'day')} ahead"
    if days == 0:
        return "today"
    if days <= 60:
        return f"{count(days, 'day')} old"
    months = int(days / 30.44)
    if months < 24:
        return f"{count(months, 'month')} old"
    return f"{count(months // 12, 'year')} old"


# --- lists and sentences ---------------------------------------------------


def listed(items: Iterable[str], *, last: str = "and") -> str:
    """``a, b and c``; an empty list is an empty text."""
    names: Sequence[str] = [str(item) for item in items]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def sentence(text: str) -> str:
    """The same words with a capital first letter and a closing full stop."""
    text = text.strip()
    if not text:
        return ""
    closed = text if text.rstrip("”)")[-1:] in (".", "?", "!", ":") else f"{text}."
    return closed[0].upper() + closed[1:]


def capital(text: str) -> str:
    """The same words with a capital first letter, as a heading begins."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """The same words with a small first letter, to stand inside a sentence."""
    return text[:1].lower() + text[1:]


def paragraph(sentences: Iterable[str]) -> str:
    """Sentences joined by a space, each closed, empty ones dropped."""
    return " ".join(part for part in map(sentence, sentences) if part)


def quoted(text: str, limit: int = 60) -> str:
    """A cell's own words in quotation marks, cut where they are long."""
    shown = " ".join(text.split())
    shown = shown if len(shown) <= limit else f"{shown[: limit - 1].rstrip()}…"
    return f"“{shown}”"


# --- what goes to a screen -------------------------------------------------


def unbroken(text: str) -> str:
    """Dates, periods and "50 of 61" held together with non-breaking spaces."""
    return _TIED.sub(lambda found: found.group().replace(" ", NBSP), text)


def plain_markdown(text: str) -> str:
    """Text that Markdown shows letter for letter, whatever a cell held."""
    escaped = _MARKDOWN.sub(
        lambda found: f"{found.group()[:-1]}\\{found.group()[-1]}",
        without_controls(text),
    )
    return escaped.replace("\n", "  \n")


def without_controls(text: str) -> str:
    """The text without control characters, which no file or screen may carry."""
    return _CONTROL.sub("", text)
