"""What did each audit find, and how sure can we be?

Few audits are never joined by a line: each is a dot on a bar of where the true
figure could lie. An audit whose number of cases was not given is a hollow dot
with no bar, and says so.

One case: 45 of 50 cases is a dot at 90% on a bar from 79% to 96%.
"""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from components import theme
from components.charts import records
from data import words

ROW = 76
_LETTER = 2.15  # share of a phone's plot, in percentage points, a letter takes


def results(frame: pd.DataFrame) -> alt.LayerChart:
    """One measure's audits, a row each, on a scale from 0 to 100%.

    Args:
        frame: in the order to draw: period (text), percentage, low, high (0 to
            100; low and high missing where the number of cases was not given),
            text ("45 of 50 cases").
    """
    if frame.empty:
        return theme.nothing_recorded()
    audits = [
        {"row": place, **_audit(row)}
        for place, row in enumerate(frame.to_dict("records"))
    ]
    bands = alt.Scale(domain=list(range(len(audits))), padding=0)
    base = records.inline(audits).encode(y=alt.Y("row:O", axis=None, scale=bands))
    found = base.transform_filter("isValid(datum.percentage)")
    sure = "isValid(datum.low) && isValid(datum.high)"

    bars = (
        found.transform_filter(sure)
        .mark_bar(size=11, color=theme.INTERVAL, yOffset=2)
        .encode(x=_percent("low"), x2="high:Q")
    )
    dots = found.mark_point(
        size=150, filled=True, opacity=1, strokeWidth=2, yOffset=2
    ).encode(
        x=_percent("percentage"),
        fill=alt.condition(sure, alt.value(theme.DONE), alt.value(theme.PAPER)),
        stroke=alt.condition(sure, alt.value(theme.PAPER), alt.value(theme.DONE)),
    )
    named = base.encode(x=alt.value(0), text="period:N")
    periods = theme.haloed(named, bold=True, dy=-20, color=theme.INK)
    texts = [_texts(base, align) for align in ("left", "center", "right")]
    return theme.finished(
        bars, dots, periods, *texts, height=ROW * len(audits), right=20
    )


def _audit(row: dict[Any, Any]) -> dict[str, Any]:
    """One audit, with its words and the side of the dot they stand on."""
    percentage, low, high = (
        None if records.is_missing(row.get(name)) else float(row[name])
        for name in ("percentage", "low", "high")
    )
    text = "" if records.is_missing(row.get("text")) else str(row["text"])
    if percentage is None:
        text = text or "Not given"
    elif low is None or high is None:
        given = words.reported_percent(percentage)
        text = text or f"{given}, number of cases not given"
    place = 0.0 if percentage is None else percentage
    return {
        "period": str(row["period"]),
        "percentage": percentage,
        "low": low,
        "high": high,
        "text": text,
        "place": place,
        "align": _side(place, text),
    }


def _side(percentage: float, text: str) -> str:
    """How words are set at a dot so that a phone still shows all of them."""
    half = min(50.0, len(text) * _LETTER / 2)
    if percentage < half:
        return "left"
    return "right" if percentage > 100 - half else "center"


def _percent(field: str) -> alt.X:
    """A scale from 0 to 100% with five lines down it."""
    axis = alt.Axis(
        values=[0, 25, 50, 75, 100],
        labelExpr="datum.value + '%'",
        grid=True,
        domain=False,
    )
    return alt.X(f"{field}:Q", axis=axis, scale=alt.Scale(domain=[0, 100], nice=False))


def _texts(base: alt.Chart, align: theme.Align) -> alt.LayerChart:
    """The words of those audits whose dots stand where this setting fits."""
    nudge = {"left": 0, "center": 0, "right": 6}[align]
    placed = base.encode(x=_percent("place"), text="text:N")
    return theme.haloed(
        placed.transform_filter(f"datum.align === '{align}'"),
        align=align,
        bold=True,
        color=theme.DONE,
        dx=nudge,
        dy=22,
    )
