"""How many months lie between two days, and which day ends them?

A month runs to the same day of the next: from the position, so that no month is
ever a part of one. From the last day of a month every month is a calendar month.

One case: from 30 June 2023 seven months end on 31 January 2024; from 12 June 2023
they end on 12 January 2024.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta


def after(on: date, months: int) -> date:
    """The day so many months after ``on``, or before it where below nought.

    A last day of a month stays one; a day that a shorter month lacks is its last.

    Raises:
        ValueError: when the day lies outside the calendar's years 1 to 9999.
    """
    place = on.year * 12 + on.month - 1 + months
    year, month = divmod(place, 12)
    last = calendar.monthrange(year, month + 1)[1]
    ends = (on + timedelta(days=1)).day == 1
    return date(year, month + 1, last if ends else min(on.day, last))


def whole(first: date, last: date) -> int:
    """The whole months from ``first`` that have ended by ``last``; 0 if none has."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return max(0, months if after(first, months) <= last else months - 1)
