"""How does a chart say that a point is hidden, and not simply missing?

A cross on the axis at each, so that a hidden number is never taken for a gap or for
nought. Of a few, what stands in a number's place is written out; of many, "hidden"
stands at the last.

One case: c at 30 June is a cross over that date with "c" above it.
"""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from components import theme
from components.charts import records

Point = dict[str, records.Value]


def points(frame: pd.DataFrame, along: str, value: str) -> list[Point]:
    """The points of a frame whose value a reader may not see, with what they may.

    ``told`` is the frame's text in place of each; a frame without one hides none.
    """
    return [
        {"at": point[along], "told": point["told"]}
        for point in records.rows(frame, [along, value, "told"])
        if point[value] is None and point["told"]
    ]


def marks(hidden: Sequence[Point], *, few: bool = False) -> list[theme.Layer]:
    """A cross for each; nothing where none is hidden."""
    if not hidden:
        return []
    foot = alt.value(alt.ExprRef("height - 6"))
    crosses = (
        records.inline(hidden)
        .mark_point(
            shape="cross",
            angle=45,
            size=60,
            filled=True,
            opacity=1,
            color=theme.OUTLINE,
        )
        .encode(x="at:T", y=foot)
    )
    named = hidden if few else [{**hidden[-1], "told": "hidden"}]
    said = records.inline(named).encode(x="at:T", y=foot, text="told:N")
    return [crosses, theme.haloed(said, align="center", dy=-14)]


def alone(hidden: Sequence[Point], *, height: int) -> alt.LayerChart:
    """A chart none of whose numbers may be shown."""
    if not hidden:
        return theme.nothing_recorded()
    return theme.finished(*marks(hidden), height=height)
