"""Which numbers and dates stand along a chart's sides?

Round numbers from nought with at most five gridlines; months evenly spaced with
the year beside the first and each January; the same in every time zone.

One case: counts up to 186 are drawn to 200 with lines at 0, 50, 100, 150, 200.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt

from components import theme
from components.charts import records

MOST_GRIDLINES = 5
_LATE = 0.55  # share of the dates past which words lean back to the left
_FEW_MONTHS = 6  # labels along the base that a phone has room for


# --- numbers -----------------------------------------------------------------


def top_of(values: Iterable[Any], *, room: float = 1.0) -> float:
    """The highest value times ``room``; 1 where there is nothing above nought."""
    known = [float(value) for value in values if not records.is_missing(value)]
    return max([1.0, *known]) * room


def ticks_to(top: float) -> list[float]:
    """Round numbers from nought up to the top, at most five of them."""
    step = _step(top)
    return [step * index for index in range(int(top // step) + 1)]


def _step(top: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, 50 … that passes the top in five."""
    size = 1.0
    while True:
        for factor in (1, 2, 5):
            if size * factor * MOST_GRIDLINES > top:
                return size * factor
        size *= 10


def upwards(field: str, top: float) -> alt.Y:
    """A scale of counts from nought to the top."""
    return alt.Y(
        f"{field}:Q",
        axis=alt.Axis(values=ticks_to(top)),
        scale=alt.Scale(domain=[0, top], nice=False),
    )


# --- dates -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """The dates a chart runs between, and where a date falls in them."""

    first: date
    last: date

    @classmethod
    def of(cls, dates: Iterable[date]) -> Span:
        """From the earliest to the latest; a month where they are one day."""
        known = sorted(dates)
        first, last = known[0], known[-1]
        return cls(first if first < last else first - timedelta(days=30), last)

    def share(self, on: date) -> float:
        """0 at the first date, 1 at the last."""
        return (on - self.first).days / (self.last - self.first).days

    def at(self, share: float) -> date:
        """The date that stands at a share of the span."""
        days = (self.last - self.first).days
        return self.first + timedelta(days=round(days * share))

    def side(self, on: date) -> theme.Align:
        """How words at a date are set so that they stay within the plot."""
        return "right" if self.share(on) > _LATE else "left"

    def along(
        self, field: str, axis: alt.Axis, *, padding: float = 0, room: float = 0
    ) -> alt.X:
        """A scale of these dates, read alike in every reader's time zone.

        ``room`` keeps so many pixels free right of the last date, for words.
        """
        ends = [f"{self.first:%Y-%m-%d}", f"{self.last:%Y-%m-%d}"]
        scale = alt.Scale(type="utc", domain=ends, nice=False, padding=padding)
        if room:
            scale["range"] = [padding, alt.ExprRef(f"width - {room}")]
            scale["padding"] = 0
        return alt.X(f"{field}:T", axis=axis, scale=scale)

    def months(self) -> alt.Axis:
        """Months evenly spaced, the year beside the first and each January."""
        ticks = _months(self.first, self.last)
        january = "utcmonth(datum.value) == 0"
        label = (
            f"{january} || (datum.index == 0 && {_roomy(ticks)})"
            " ? utcFormat(datum.value, '%b %Y')"
            f" : {_roomy(ticks)} ? utcFormat(datum.value, '%b') : ''"
        )
        return alt.Axis(
            values=[f"{tick:%Y-%m-%d}" for tick in ticks],
            labelExpr=label,
            labelOverlap=True,
            ticks=True,
            tickSize=5,
        )


def _roomy(ticks: list[date]) -> str:
    """Whether months other than January are named: not half-years on a phone."""
    apart = (ticks[1] - ticks[0]).days if len(ticks) > 1 else 0
    return f"width >= {theme.NARROW}" if 100 < apart < 200 else "true"


def each(points: Iterable[date]) -> alt.Axis:
    """A label under each of a few dates: day and month, with the year below."""
    day = f"width < {theme.NARROW} ? '%b' : '%-d %b'"
    return alt.Axis(
        values=[f"{point:%Y-%m-%d}" for point in points],
        labelExpr=f"[utcFormat(datum.value, {day}), utcFormat(datum.value, '%Y')]",
        labelOverlap=True,
    )


def short_day(value: date) -> str:
    """``31 Jan 2024``: months are cut short on charts only."""
    return f"{value.day} {value:%b %Y}"


def _months(first: date, last: date) -> list[date]:
    """First days of months within the span: every one, third, sixth or twelfth."""
    start = first.year * 12 + first.month - (first.day == 1)
    end = last.year * 12 + last.month - 1
    every = next(
        (step for step in (1, 3, 6, 12) if end - start < _FEW_MONTHS * step), 24
    )
    return [
        date(month // 12, month % 12 + 1, 1)
        for month in range(start, end + 1)
        if month % every == 0
    ]
