"""When would each change first have stood in a committee paper?

A meeting's paper can hold what happened up to the day it went out: a cut-off of so
many days before the meeting. A change first appears at the first meeting, not after
sign-off, whose paper could hold it; its delay is the days from the change to that
meeting. This measures what could be seen. It does not measure whether scrutiny works.

One case: papers go out 10 days before meetings on 16 January 2023 and 15 January
2024. A change of 28 February 2023 first appears on 15 January 2024, 321 days later;
one of 6 January 2023 on 16 January, 10 days later; one of 6 January 2024 never.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import sqrt

import pandas as pd

COLUMNS = ("event", "first_seen", "delay_days")
FEWEST = 5  # cases below which no average stands: they are named


def delays(
    events: Iterable[date],
    meetings: Iterable[date],
    *,
    sign_off: date,
    papers_days: int = 0,
) -> pd.DataFrame:
    """A row per event, in the order given, duplicates kept; index from 0.

    Columns as COLUMNS: ``event`` and ``first_seen`` hold dates (dtype object, None
    where never seen before sign-off), ``delay_days`` whole days (dtype Int64, NA
    where never seen). Meetings come in any order; those after sign-off are ignored,
    one on the day counts. An event on the cut-off day itself is in the paper.

    Raises:
        ValueError: when ``papers_days`` is not a whole number from 0, or an event,
            a meeting or the sign-off is not a date.
    """
    if papers_days < 0 or papers_days != int(papers_days):
        message = f"papers go out a whole number of days before, not {papers_days}"
        raise ValueError(message)
    last = _day(sign_off, "the sign-off")
    held = sorted({_day(one, "a meeting") for one in meetings})
    held = [meeting for meeting in held if meeting <= last]
    happened = [_day(one, "an event") for one in events]
    cut_offs = [meeting.toordinal() - int(papers_days) for meeting in held]
    places = [bisect_left(cut_offs, event.toordinal()) for event in happened]
    seen = [held[place] if place < len(held) else None for place in places]
    waited = [
        (first - event).days if first else None
        for event, first in zip(happened, seen, strict=True)
    ]
    return pd.DataFrame(
        {
            "event": pd.Series(happened, dtype=object),
            "first_seen": pd.Series(seen, dtype=object),
            "delay_days": pd.Series(waited, dtype="Int64"),
        }
    )


def _day(value: object, what: str) -> date:
    """A plain date; a moment's day, where one is given."""
    if not isinstance(value, date) or pd.isna(value):
        message = f"{what} is a date, not {value!r}"
        raise ValueError(message)
    return value.date() if isinstance(value, datetime) else value


# --- in sum ----------------------------------------------------------------------


@dataclass(frozen=True)
class Summary:
    """How many changes were seen, and how late.

    ``over`` of the seen were over before they were. ``mean`` and ``longest`` are in
    days; None where fewer than FEWEST were seen, whose cases are then to be named.
    A mean is never told without ``never`` beside it.
    """

    seen: int
    never: int
    over: int
    mean: float | None
    longest: int | None

    @property
    def all(self) -> int:
        """Every change, seen or not."""
        return self.seen + self.never


def summary(found: pd.DataFrame, over: Sequence[date | None] = ()) -> Summary:
    """What the rows of ``delays`` come to.

    ``over`` holds, row by row, the day from which each change was over; None where
    it is not. It counts where that day is before the meeting.

    Raises:
        ValueError: when ``over`` is given and has not as many days as there are rows.
    """
    ended = list(over) if len(over) else [None] * len(found)
    waited = found["delay_days"].dropna()
    early = [
        first is not None and end is not None and end < first
        for first, end in zip(found["first_seen"], ended, strict=True)
    ]
    told = len(waited) >= FEWEST
    return Summary(
        seen=len(waited),
        never=len(found) - len(waited),
        over=sum(early),
        mean=float(waited.mean()) if told else None,
        longest=int(waited.max()) if told else None,
    )


# --- as arithmetic ---------------------------------------------------------------


@dataclass(frozen=True)
class Wait:
    """How long changes that come evenly wait for their paper, in days."""

    mean: float
    sd: float
    longest: float


def wait(gaps: Sequence[float], papers_days: int = 0) -> Wait:
    """The closed form for meetings so many days apart, each gap above nought.

    A change falls into a gap in proportion to its length, so that the mean wait is
    Σg² / (2Σg), with the days from papers to meeting on top. For an even interval
    τ that is τ/2, with a standard deviation of τ/√12 and at most τ. Time is taken
    as continuous: reckoned in whole days the mean is half a day less.

    Raises:
        ValueError: when there is no gap, one is not above nought, or ``papers_days``
            is below it.
    """
    if not gaps or min(gaps) <= 0 or papers_days < 0:
        message = "a wait needs gaps above nought, and no fewer than 0 days for papers"
        raise ValueError(message)
    total = sum(gaps)
    mean = sum(gap**2 for gap in gaps) / (2 * total)
    square = sum(gap**3 for gap in gaps) / (3 * total)
    return Wait(
        mean=mean + papers_days,
        sd=sqrt(max(0.0, square - mean**2)),
        longest=max(gaps) + papers_days,
    )
