"""Which moment does an officer mean, and how is a moment said?

Whatever the server's own clock is set to, every time an officer reads or writes
is London's; the record itself is kept in UTC. Nothing is guessed: one form is
understood, and a time that the change of the clocks skips or repeats is refused.

One case: "10:00 on 30 June 2023" is 09:00 UTC on that day.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta

from data import words

ZONE = "Times are London's, in summer time or winter time as it falls."
_DAY = r"(?P<day>\d{1,2}) (?P<month>[a-z]+) (?P<year>\d{4})"
_WRITTEN_DAY = re.compile(_DAY, re.IGNORECASE)
_WRITTEN_MOMENT = re.compile(
    rf"(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}}) on {_DAY}", re.IGNORECASE
)
_MONTHS = {name.casefold(): at for at, name in enumerate(calendar.month_name) if name}


class NotUnderstood(ValueError):
    """What was typed is no day or moment; the text says how to write it."""


def parse_day(text: str, *, example: date) -> date:
    """The day that "30 June 2023" names.

    Raises:
        NotUnderstood: with a sentence that shows ``example`` as one would write it.
    """
    found = _WRITTEN_DAY.fullmatch(_tidy(text))
    day = _day(found) if found else None
    if day is None:
        message = (
            f"{_quoted(text)} is not a day we understand. "
            f"Write it as {words.day(example)}."
        )
        raise NotUnderstood(message)
    return day


def parse_moment(text: str, *, example: datetime) -> datetime:
    """The moment, in UTC, that "10:00 on 30 June 2023" names in London.

    Raises:
        NotUnderstood: with a sentence; also for a time that London's clocks skip,
            or show twice.
    """
    found = _WRITTEN_MOMENT.fullmatch(_tidy(text))
    day = _day(found) if found else None
    if found is None or day is None:
        message = (
            f"{_quoted(text)} is not a time and day we understand. "
            f"Write it as {moment(example)}."
        )
        raise NotUnderstood(message)
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour > 23 or minute > 59:
        message = (
            f"{found['hour']}:{found['minute']} is not a time of day. "
            "Write the hour from 0 to 23 and the minute from 00 to 59."
        )
        raise NotUnderstood(message)
    return _only_moment(datetime(day.year, day.month, day.day, hour, minute))  # noqa: DTZ001 - the zone is given next


def _only_moment(wall: datetime) -> datetime:
    """The one moment at which London's clocks show this."""
    first = wall.replace(tzinfo=words.LONDON).astimezone(UTC)
    second = wall.replace(tzinfo=words.LONDON, fold=1).astimezone(UTC)
    if first != second:
        skipped = first.astimezone(words.LONDON).replace(tzinfo=None) != wall
        how = "is skipped, as the clocks go forward" if skipped else "comes twice"
        message = f"{_said(wall)} {how}. Give a time before or after it."
        raise NotUnderstood(message)
    return first


def moment(at: datetime) -> str:
    """``10:00 on 30 June 2023``, in London."""
    return _said(words.local(at))


def since(at: datetime, *, now: datetime) -> str:
    """``14:02`` where that was today, else ``14:02 on 30 June 2023``."""
    return (
        f"{words.local(at):%H:%M}"
        if words.local(at).date() == today(now)
        else moment(at)
    )


def today(now: datetime) -> date:
    """The day it is in London."""
    return words.local(now).date()


def next_morning(now: datetime) -> datetime:
    """Ten o'clock in London tomorrow: a time to come, as an example."""
    tomorrow = today(now) + timedelta(days=1)
    return datetime.combine(tomorrow, time(10), tzinfo=words.LONDON)


def _said(wall: datetime) -> str:
    return f"{wall:%H:%M} on {words.day(wall.date())}"


def _day(found: re.Match[str]) -> date | None:
    month = _MONTHS.get(found["month"].casefold())
    try:
        return date(int(found["year"]), month, int(found["day"])) if month else None
    except ValueError:
        return None


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    return words.quoted(text) if text.strip() else "An empty box"
