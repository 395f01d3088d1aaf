"""Which points make up a line over time?

One case: a row of 50 complete at 30 June 2023 is ``Point(date(2023, 6, 30), 50)``,
carried in the chart as ``{"on": "2023-06-30", "value": 50}``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import altair as alt
import pandas as pd

from components.charts import records


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a line."""

    on: date
    value: float


def line(
    frame: pd.DataFrame, column: str, *, latest: date | None = None
) -> list[Point]:
    """The known points of one column by ``on``, none later than the latest day."""
    known = frame.loc[frame[column].notna()]
    dates = [records.as_date(on) for on in known["on"]]
    kept = {
        min(on, latest or on): float(value)
        for on, value in zip(dates, known[column], strict=True)
    }
    return [Point(on, value) for on, value in kept.items()]


def base(points: Iterable[Point]) -> alt.Chart:
    """A chart of a line's points, by ``on`` and ``value``."""
    values = [{"on": f"{point.on:%Y-%m-%d}", "value": point.value} for point in points]
    chart: alt.Chart = records.inline(values).encode(x="on:T", y="value:Q")
    return chart


def height(points: Sequence[Point], on: date) -> float:
    """How high a line stands at a date, by its last point so far, else its first."""
    before = [point.value for point in points if point.on <= on]
    return (before or [point.value for point in points[:1]] or [0.0])[-1]
