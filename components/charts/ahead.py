"""How many may be complete, month by month, from here on?

A pale band between what 85% and 15% of the draws reach, a dotted navy line through
its middle. The band's lower edge meets the line of all counted at the 85% date, its
middle at the 50% date, so each date is a ring on that line with its words above.

One case: with 50 of 61 complete and dates of 30 September and 30 November 2023, two
rings at 61 say "50% by 30 Sep 2023" and "85% by 30 Nov 2023"; on a phone "50%: Sep
2023" and "85%: Nov 2023".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import altair as alt
import pandas as pd

from components import theme
from components.charts import records
from components.charts.points import Point, base, line
from components.charts.scales import Span, short_day

_DOTTED = [1, 4]
_TIERS = (-14, -34)  # pixels above the line, the first date's words the lower


@dataclass(frozen=True)
class Ahead:
    """What may follow the position.

    ``band`` has on (date), low, middle and high (actions); ``dates`` maps a name
    such as "85%" to its date or None, earliest first.
    """

    band: pd.DataFrame
    dates: Mapping[str, date | None]


def band(frame: pd.DataFrame) -> alt.LayerChart:
    """The band and its middle: ``on`` (date), low, middle, high (actions)."""
    rows = records.rows(frame, ("on", "low", "high"))
    area = (
        records.inline(rows)
        .mark_area(color=theme.INTERVAL, opacity=0.35, interpolate="linear")
        .encode(x="on:T", y="low:Q", y2="high:Q")
    )
    middle = base(line(frame, "middle")).mark_line(
        color=theme.DONE, strokeWidth=2, strokeDash=_DOTTED, strokeCap="round"
    )
    return theme.together(area, middle)


def dates(
    given: Mapping[str, date | None], counted: int, span: Span
) -> list[alt.LayerChart]:
    """A ring at each date on the line of all counted, with its words above it."""
    known = [(name, on) for name, on in given.items() if on is not None]
    return [
        _ring(name, Point(on, counted), span, _TIERS[place % len(_TIERS)])
        for place, (name, on) in enumerate(known)
    ]


def _ring(name: str, at: Point, span: Span, dy: int) -> alt.LayerChart:
    place = base([at])
    ring = place.mark_point(
        filled=True,
        fill=theme.PAPER,
        opacity=1,
        size=90,
        stroke=theme.DONE,
        strokeWidth=2.5,
    )
    text = theme.haloed(
        place,
        align=span.side(at.on),
        color=theme.DONE,
        dy=dy,
        text=alt.ExprRef(
            f"width < {theme.NARROW} ? '{name}: {at.on:%b %Y}'"
            f" : '{name} by {short_day(at.on)}'"
        ),
    )
    return theme.together(ring, text)


def stepped(steps: list[Point]) -> alt.Chart:
    """A thin stepped line of all that were counted at each position."""
    chart: alt.Chart = base(steps).mark_line(
        color=theme.OUTLINE, strokeWidth=1.5, interpolate="step-after"
    )
    return chart
