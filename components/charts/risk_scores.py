"""How has one risk's score stood, version by version?

A navy dot for each version's current score, joined where one version follows
another that scored it; the target is a dashed line. Scores are written where they
first stand and where they change.

One case: R1 at 16 in versions 1 to 5 and 12 from version 6 on, target 6: "16" at
the first dot, "12" at the sixth, and "Target 6" over the dashed line.
"""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from components import theme
from components.charts import records
from components.charts.scales import Span, each, upwards

HEIGHT = 200
FEW = 8  # versions, up to which each is dated

Point = dict[str, records.Value]


def scores(frame: pd.DataFrame, *, highest: int) -> alt.LayerChart:
    """The current score in each version, and the target.

    Args:
        frame: one row a version, oldest first: as_at (date), current, target
            (scores, missing where none is given).
        highest: the highest score that the scale allows.
    """
    points = records.rows(frame, ["as_at", "current", "target"])
    if all(point["current"] is None for point in points):
        return theme.nothing_recorded()
    dates = [records.as_date(point["as_at"]) for point in points]
    span, few = Span.of(dates), len(points) <= FEW
    base = records.inline(points).encode(
        x=span.along("as_at", each(dates) if few else span.months(), padding=26)
    )
    up = upwards("current", highest * 1.15)
    line = base.mark_line(
        color=theme.DONE, strokeWidth=2.5, invalid="break-paths-filter-domains"
    ).encode(y=up)
    scored = base.transform_filter("isValid(datum.current)").encode(y=up)
    return theme.finished(
        *_targets(base, points, highest),
        line,
        theme.dots(scored, size=100 if few else 30),
        *_labels(points, highest),
        height=HEIGHT,
        top=14,
    )


def _targets(
    base: alt.Chart, points: Sequence[Point], highest: int
) -> list[alt.Chart | alt.LayerChart]:
    """The dashed line of the targets, named at the last."""
    aimed = [point for point in points if point["target"] is not None]
    if not aimed:
        return []
    up = upwards("target", highest * 1.15)
    dashed = base.mark_line(
        color=theme.PLANNED,
        strokeDash=theme.DASH,
        strokeWidth=2,
        invalid="break-paths-filter-domains",
    ).encode(y=up)
    name = theme.haloed(
        records.inline(aimed[-1:]).encode(x="as_at:T", y=up),
        align="right",
        color=theme.PLANNED,
        dy=-13,
        text=f"Target {aimed[-1]['target']}",
    )
    return [dashed, name]


def _labels(points: Sequence[Point], highest: int) -> list[alt.LayerChart]:
    """The score over its dot, where it first stands and where it changes."""
    named: list[Point] = []
    before: records.Value = None
    for point in points:
        if point["current"] is not None and point["current"] != before:
            named.append(point)
            before = point["current"]
    return [
        theme.haloed(
            records.inline([point]).encode(
                x="as_at:T", y=upwards("current", highest * 1.15)
            ),
            align="center",
            bold=True,
            color=theme.DONE,
            dy=-17,
            text=str(point["current"]),
        )
        for point in named
    ]
