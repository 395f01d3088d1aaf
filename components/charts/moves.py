"""How far has each date moved? From the original to the current one, a line an action.

A ring is the original date, a dot the current one; the action's name stands above
its line and the days at its end, which reads the same on a phone as on a screen.
At most fifteen lines are drawn, in the order given.

One case: 6.1, 30 April to 30 September 2023: a ring, a dot and "153 days".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from components import theme
from components.charts import records
from components.charts.dated import named_rule
from components.charts.scales import Span, short_day
from data import words

MOST = 15
ROW = 46
ORIGINAL, CURRENT = "Original date", "Current date"
_ROOM = 84  # pixels kept right of the last date for "153 days"
_BELOW = 9  # pixels of the line beneath the middle of its row


def moved(frame: pd.DataFrame, *, as_at: date) -> alt.LayerChart:
    """The first ``MOST`` rows of the frame, a line each.

    Args:
        frame: one row an action, in the order to draw: ref, action (texts),
            original_on, current_on (dates) and moved_days (whole days later).
        as_at: the date of the position, drawn as a rule.
    """
    if frame.empty:
        return theme.nothing_recorded()
    kept = frame.head(MOST).to_dict("records")
    lines = [_line(number, row) for number, row in enumerate(kept)]
    ends = [records.as_date(line[end]) for line in lines for end in ("from", "to")]
    span = Span.of([*ends, as_at])
    base = _base(lines, len(lines))
    reach = base.mark_rule(
        color=theme.INTERVAL, strokeWidth=4, yOffset=_BELOW, y2Offset=_BELOW
    ).encode(x=_along(span, "from"), x2="to:T")
    names = theme.haloed(base.encode(x=alt.value(0)), dy=-10, text=_named())
    days = theme.haloed(
        base.encode(x=_along(span, "to"), text="days:N"), bold=True, dx=11, dy=_BELOW
    )
    return theme.finished(
        _position(as_at, span),
        reach,
        _points(lines, span),
        names,
        days,
        height=ROW * len(lines),
        top=24,
    )


def _line(number: int, row: dict[Any, Any]) -> dict[str, Any]:
    """What is drawn of one action."""
    name = f"{row['ref']}  {row['action']}"
    return {
        "row": number,  # two may share a name
        "name": name,
        "from": records.plain(row["original_on"]),
        "to": records.plain(row["current_on"]),
        "days": words.count(int(row["moved_days"]), "day"),
    }


def _named() -> alt.ExprRef:
    """The action's name, cut to what the width holds."""
    return alt.ExprRef("truncate(datum.name, floor(width / 7.6), 'right', '…')")


def _base(parts: Sequence[dict[str, Any]], rows: int) -> alt.Chart:
    """A chart of these parts with a band for each row, in their order."""
    bands = alt.Scale(domain=list(range(rows)), padding=0)
    return records.inline(parts).encode(
        y=alt.Y("row:O", sort=None, axis=None, scale=bands)
    )


def _along(span: Span, field: str) -> alt.X:
    """The dates along the base, with room at the end for the days in words."""
    return span.along(field, span.months(), padding=8, room=_ROOM)


def _points(lines: Sequence[dict[str, Any]], span: Span) -> alt.Chart:
    """The rings and dots, and the legend that names them."""
    ends = [
        {"row": line["row"], "kind": kind, "on": line[end]}
        for line in lines
        for kind, end in ((ORIGINAL, "from"), (CURRENT, "to"))
    ]
    kinds = [ORIGINAL, CURRENT]
    legend = alt.Legend(columns=2, symbolType="circle", symbolStrokeWidth=2)
    points: alt.Chart = (
        _base(ends, len(lines))
        .mark_point(filled=True, opacity=1, size=110, strokeWidth=2, yOffset=_BELOW)
        .encode(
            x=_along(span, "on"),
            fill=alt.Fill(
                "kind:N",
                scale=alt.Scale(domain=kinds, range=[theme.PAPER, theme.DONE]),
                legend=legend,
            ),
            stroke=alt.Stroke(
                "kind:N",
                scale=alt.Scale(domain=kinds, range=[theme.OUTLINE, theme.DONE]),
                legend=legend,
            ),
        )
    )
    return points


def _position(as_at: date, span: Span) -> alt.LayerChart:
    """The rule at the date of the position, with its words above the plot."""
    place = records.inline([{"on": f"{as_at:%Y-%m-%d}"}]).encode(x=_along(span, "on"))
    return named_rule(
        place,
        f"Position, {short_day(as_at)}",
        span.side(as_at),
        width=1.5,
        top=-8,
        size=theme.AXIS_SIZE,
    )
