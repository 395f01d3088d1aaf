"""How is a due date said, and how far past is it?

A month as a date means its last day, and a date is past only from the day
after: an action due on the day of the position is not late.

One case: due "May 2023", position at 30 June 2023: said "May 2023", 30 days past.
"""

from __future__ import annotations

from datetime import date

from data import words
from data.plan import Action, Due, Precision


def said(due: Due) -> str:
    """``7 June 2023``, ``June 2023`` or ``No date``, with any words written.

    A vaguer date says up to which day it goes: ``week to 11 June 2023``, ``Q3 2023/24``
    where the quarter is a financial one, ``year to 31 March 2024``.
    """
    if due.on is None:
        return f"No date ({words.quoted(due.raw)})" if due.raw else "No date"
    if due.precision is Precision.MONTH:
        return words.month(due.on)
    if due.precision is Precision.QUARTER:
        return words.quarter(due.on)
    if due.precision in (Precision.WEEK, Precision.YEAR):
        return f"{due.precision} to {words.day(due.on)}"
    return words.day(due.on)


def days_past(due: Due, on: date) -> int:
    """Whole days from the due date to ``on``; 0 where not past, or no date."""
    return max(0, (on - due.on).days) if due.on else 0


def current(action: Action) -> Due:
    """The latest date given; the original where the cell is blank."""
    given = action.current_due
    return given if given.on or given.raw.strip() else action.original_due
