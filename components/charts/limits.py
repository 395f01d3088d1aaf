"""Where does the usual range lie? The average and the limits, phase by phase.

A pale band between two dashed lines, a thin line for the average, each named at
the first date of the latest phase. No limit is drawn below nought, nor at or
above 100%, where no result can be.

One case: an average of 12 with limits at 4.5 and 19.5, named "Average 12",
"Upper limit 19.5" and "Lower limit 4.5".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import altair as alt

from components import theme
from components.charts import records
from data import words

Point = dict[str, records.Value]

_NEARBY = 5  # points beside which the average is named


def phases(points: Sequence[Point], *, percent: bool) -> list[theme.Layer]:
    """The band, its dashed edges and the average, phase by phase.

    Points hold end, phase, centre, lower and upper; limits that may not be drawn
    are None, and then only the average stands.
    """
    layers: list[theme.Layer] = []
    for _, group in groupby(points, key=lambda point: point["phase"]):
        own = list(group)
        if own[0]["centre"] is None:
            continue
        layers += [*_band(own, percent=percent), _average(own)]
    return layers


def _band(own: Sequence[Point], *, percent: bool) -> list[theme.Layer]:
    lower, upper = own[0]["lower"], own[0]["upper"]
    if lower is None or upper is None:
        return []
    ends = [
        {"end": own[0]["end"], "low": _floor(lower), "high": _ceiling(upper, percent)},
        {"end": own[-1]["end"], "low": _floor(lower), "high": _ceiling(upper, percent)},
    ]
    place = records.inline(ends).encode(x="end:T")
    shade = place.mark_area(color=theme.USUAL, opacity=1).encode(y="low:Q", y2="high:Q")
    edges = [
        place.mark_line(
            color=theme.OUTLINE, strokeWidth=1.5, strokeDash=theme.DASH
        ).encode(y=f"{name}:Q")
        for name, limit in (("low", lower), ("high", upper))
        if _drawn(limit, percent=percent)
    ]
    return [shade, *edges]


def _floor(limit: records.Value) -> float:
    """Nothing is counted below nought, so no limit is drawn there."""
    return max(float(limit or 0), 0.0)


def _ceiling(limit: records.Value, percent: bool) -> float:  # noqa: FBT001
    return min(float(limit or 0), 100.0) if percent else float(limit or 0)


def _drawn(limit: records.Value, *, percent: bool) -> bool:
    value = float(limit or 0)
    return value > 0 and not (percent and value >= 100)


def _average(own: Sequence[Point]) -> alt.Chart:
    ends = [{"end": point["end"], "centre": own[0]["centre"]} for point in own]
    line: alt.Chart = (
        records.inline([ends[0], ends[-1]])
        .mark_line(color=theme.PLANNED, strokeWidth=1.5)
        .encode(x="end:T", y="centre:Q")
    )
    return line


def names(points: Sequence[Point], *, percent: bool) -> list[theme.Layer]:
    """The latest phase's limits named at its first date, its average at the last."""
    last = points[-1]
    own = [point for point in points if point["phase"] == last["phase"]]
    if last["centre"] is None:
        return []
    above = sum(_above(point) for point in own[-_NEARBY:]) * 2 > len(own[-_NEARBY:])
    average = _name(last, "centre", "Average", percent=percent, up=not above)
    if last["upper"] is None:
        return [average]
    first = {**last, "end": own[0]["end"]}
    return [average] + [
        _name(first, limit, word, percent=percent, up=limit == "upper", at_start=True)
        for limit, word in (("upper", "Upper limit"), ("lower", "Lower limit"))
        if _drawn(last[limit], percent=percent)
    ]


def range_name(points: Sequence[Point]) -> list[theme.Layer]:
    """The words "Usual range", at the last date of the longest phase with a band.

    Below the band where the points end above its middle, above it otherwise.
    """
    phases = [
        list(group) for _, group in groupby(points, key=lambda point: point["phase"])
    ]
    banded = [own for own in phases if own[0]["upper"] is not None]
    if not banded:
        return []
    own = max(banded, key=len)
    last = own[-1]
    edge = last["lower"] if _above(last) else last["upper"]
    place = records.inline([{"end": last["end"], "at": edge}])
    return [
        theme.haloed(
            place.encode(x="end:T", y="at:Q"),
            align="right",
            color=theme.PLANNED,
            dx=-2,
            dy=12 if _above(last) else -10,
            fontSize=theme.AXIS_SIZE,
            text="Usual range",
        )
    ]


def _above(point: Point) -> bool:
    return float(point["value"] or 0) > float(point["centre"] or 0)


def _name(
    point: Point,
    line: str,
    word: str,
    *,
    percent: bool,
    up: bool,
    at_start: bool = False,
) -> theme.Layer:
    """``Average 12``, on the side of its line that the points leave free."""
    place = records.inline([{"end": point["end"], "at": point[line]}])
    return theme.haloed(
        place.encode(x="end:T", y="at:Q"),
        align="left" if at_start else "right",
        color=theme.PLANNED,
        dx=2 if at_start else -2,
        dy=-10 if up else 12,
        fontSize=theme.AXIS_SIZE,
        text=f"{word} {number(point[line], percent=percent)}",
    )


def number(value: records.Value, *, percent: bool) -> str:
    """A value as it is written in a chart: ``12``, ``19.5``, ``90%``."""
    return f"{words.number(float(value or 0))}{'%' if percent else ''}"
