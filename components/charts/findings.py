"""How much of each finding's actions is complete, and is there evidence?

A bar a finding: navy for complete with evidence recorded, teal for complete
without, white for not complete. The finding's name stands above its bar, which
reads the same on a phone as on a screen.

One case: 10 evidenced, 2 not, none open draws two segments and "12 of 12".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from components import theme
from components.charts import records
from data import words

ROW = 58
BAR = 27
ROOM = 74  # pixels kept right of the longest bar for "12 of 12"

EVIDENCED = "Complete, evidence recorded"
UNEVIDENCED = "Complete, no evidence recorded"
COMPLETE = "Complete"
OPEN = "Not complete"

_FILL = {
    EVIDENCED: theme.DONE,
    UNEVIDENCED: theme.DONE_UNEVIDENCED,
    COMPLETE: theme.DONE,
    OPEN: theme.NOT_DONE,
}
_EDGE = {**_FILL, OPEN: theme.OUTLINE}
_NUMBER = {
    EVIDENCED: theme.PAPER,
    UNEVIDENCED: theme.INK,
    COMPLETE: theme.PAPER,
    OPEN: theme.INK,
}


def progress(frame: pd.DataFrame, *, evidence_known: bool = True) -> alt.LayerChart:
    """Actions complete and not, a stacked bar for each group.

    Args:
        frame: one row a group, in the order to draw: group (text), evidenced,
            unevidenced, open, complete, counted (whole numbers of actions);
            evidenced and unevidenced may be None where evidence_known is False.
        evidence_known: False where the workbook records no evidence at all;
            complete is then one colour.
    """
    if frame.empty:
        return theme.nothing_recorded()
    kinds = (EVIDENCED, UNEVIDENCED, OPEN) if evidence_known else (COMPLETE, OPEN)
    found = frame.to_dict("records")
    segments = [part for row in found for part in _segments(row, kinds)]
    totals = [_total(row) for row in found]
    longest = max([1, *(total["counted"] for total in totals)])
    groups = [total["group"] for total in totals]
    parts = _base(segments, groups)
    ends = _base(totals, groups)

    bars = _bars(parts, kinds, longest)
    numbers = _numbers(parts, longest)
    names = ends.mark_text(
        align="left",
        baseline="middle",
        fontSize=theme.LABEL_SIZE,
        dy=-15,
        limit=alt.ExprRef("width"),
    ).encode(x=alt.value(0), text="group:N")
    results = ends.mark_text(
        align="left", baseline="middle", fontSize=14, dx=8, dy=12
    ).encode(x=_length("counted", longest), text="result:N")
    return theme.finished(bars, numbers, names, results, height=ROW * len(totals))


def _segments(row: Mapping[Any, Any], kinds: Sequence[str]) -> list[dict[str, Any]]:
    """Where each part of one group's bar starts and ends; empty parts left out."""
    # Where no evidence is recorded at all, neither of those two is drawn.
    counts = {
        EVIDENCED: int(row["evidenced"] or 0),
        UNEVIDENCED: int(row["unevidenced"] or 0),
        COMPLETE: int(row["complete"]),
        OPEN: int(row["open"]),
    }
    found: list[dict[str, Any]] = []
    start = 0
    for kind in kinds:
        end = start + counts[kind]
        if end > start:
            part = {"kind": kind, "start": start, "end": end, "count": end - start}
            found.append({"group": str(row["group"]), "ink": _NUMBER[kind], **part})
        start = end
    return found


def _total(row: Mapping[Any, Any]) -> dict[str, Any]:
    """One group's name and what is written at its bar's end."""
    complete, counted = int(row["complete"]), int(row["counted"])
    result = words.of(complete, counted) if counted else "No actions counted"
    return {"group": str(row["group"]), "counted": counted, "result": result}


def _base(parts: Sequence[dict[str, Any]], groups: Sequence[str]) -> alt.Chart:
    """A chart of these records with a band for every group, in their order."""
    bands = alt.Scale(domain=list(groups), padding=0)
    return records.inline(parts).encode(
        y=alt.Y("group:N", sort=None, axis=None, scale=bands)
    )


def _length(field: str, longest: int) -> alt.X:
    """Actions along the bar, with room at its end for the result in words."""
    along = alt.Scale(
        domain=[0, longest], range=[0, alt.ExprRef(f"width - {ROOM}")], nice=False
    )
    return alt.X(f"{field}:Q", scale=along, axis=None)


def _bars(parts: alt.Chart, kinds: Sequence[str], longest: int) -> alt.Chart:
    """The segments, and the legend that names their colours."""
    domain = list(kinds)
    legend = alt.Legend(columns=theme.legend_columns(len(domain)))
    bars: alt.Chart = parts.mark_bar(
        size=BAR, yOffset=12, x2Offset=-2, strokeWidth=1
    ).encode(
        x=_length("start", longest),
        x2="end:Q",
        fill=alt.Fill(
            "kind:N",
            scale=alt.Scale(domain=domain, range=[_FILL[kind] for kind in domain]),
            legend=legend,
        ),
        stroke=alt.Stroke(
            "kind:N",
            scale=alt.Scale(domain=domain, range=[_EDGE[kind] for kind in domain]),
            legend=legend,
        ),
    )
    return bars


def _numbers(parts: alt.Chart, longest: int) -> alt.Chart:
    """The count in the middle of each segment that is wide enough for it."""
    fits = (
        f"datum.count * (width - {ROOM}) / {longest}"
        " < 8 + 9 * length(toString(datum.count)) ? '' : toString(datum.count)"
    )
    numbers: alt.Chart = (
        parts.transform_calculate(middle="(datum.start + datum.end) / 2")
        .mark_text(
            align="center",
            baseline="middle",
            fontSize=14,
            fontWeight=600,
            dx=-1,
            dy=12,
            text=alt.ExprRef(fits),
        )
        .encode(
            x=_length("middle", longest),
            color=alt.Color("ink:N", scale=None),
        )
    )
    return numbers
