"""How has a plain count moved from period to period?

A line with a dot for each period, its first and last values written beside them,
counted from nought. A period with no count breaks the line.

One case: 27 monthly counts of screening tools, from 11 to 27.
"""

from __future__ import annotations

import altair as alt
import pandas as pd

from components import theme
from components.charts import records
from components.charts.scales import Span, top_of, upwards
from data import words

HEIGHT = 260
_FEW = 20  # dots with white edges; more would cut a phone's line to pieces


def counts(frame: pd.DataFrame) -> alt.LayerChart:
    """One count over time.

    Args:
        frame: one row a period, in date order: end (date), value (a count, or
            missing), period (text).
    """
    values = records.rows(frame, ["end", "value", "period"])
    known = [row for row in values if row["value"] is not None]
    dates = [records.as_date(row["end"]) for row in values]
    if not known:
        return theme.nothing_recorded()
    span = Span.of(dates)
    top = top_of([row["value"] for row in known], room=1.12)

    room = 16 + 9 * max(len(_text(row)) for row in (known[0], known[-1]))
    base = records.inline(values).encode(
        x=span.along("end", span.months(), padding=room), y=upwards("value", top)
    )
    line = base.mark_line(color=theme.DONE, strokeWidth=2.5)
    few = len(known) <= _FEW
    shown = base.transform_filter("isValid(datum.value)")
    points = theme.dots(shown, size=70 if few else 30, edge=1.5 if few else 0)
    last = _end(known[-1], align="left")
    first = [_end(known[0], align="right")] if len(known) > 1 else []
    return theme.finished(line, points, *first, last, height=HEIGHT, top=14)


def _end(row: dict[str, records.Value], *, align: theme.Align) -> alt.LayerChart:
    """The value of the first period left of its dot, or of the last right of it."""
    return theme.haloed(
        records.inline([row]).encode(x="end:T", y="value:Q"),
        align=align,
        bold=True,
        color=theme.DONE,
        dx=10 if align == "left" else -10,
        text=_text(row),
    )


def _text(row: dict[str, records.Value]) -> str:
    """A row's count in words."""
    return words.number(float(row["value"] or 0))
