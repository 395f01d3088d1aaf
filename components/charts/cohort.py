"""How many children are on the list, and why did the number move?

A change of definition ends one line and starts another: no line crosses it, and
a plum rule between the two says so. The bridge shows what joined and what left
between two dates, in neutral colours, because a fall is not good news by itself.

One case: 158, 164, 171 | 186, 171, 148, the definition changed in October 2022.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import altair as alt
import pandas as pd

from components import theme
from components.charts import hidden, limits, records
from components.charts.scales import Span, each, top_of, upwards
from data import words

HEIGHT = 270
_BRIDGE_HEIGHT = 230
FEW = 8  # points, up to which each is labelled and dated
_MONTH = re.compile(
    r"(January|February|March|April|May|June|July|August|September|October"
    r"|November|December) (20\d\d)"
)

Point = dict[str, records.Value]


@dataclass(frozen=True, slots=True)
class _Set:
    """How words are set at a dot: alignment, and pixels from its middle."""

    align: theme.Align
    dx: int = 0
    dy: int = -17


# --- the trend ---------------------------------------------------------------


def trend(frame: pd.DataFrame) -> alt.LayerChart:
    """Children on the list, a separate line for each definition.

    Args:
        frame: one row a date, in date order: on (date), count (children, or
            missing where it may not be shown), segment (a whole number, one for
            each definition), definition_changed (text on a segment's first row);
            centre, lower and upper where limits are to be drawn; told, what stands
            in place of a count that is hidden.
    """
    columns = ["on", "count", "segment", "definition_changed"]
    points = records.rows(frame, [*columns, "centre", "lower", "upper"])
    known = [point for point in points if point["count"] is not None]
    kept_back = hidden.points(frame, "on", "count")
    if not known:
        return hidden.alone(kept_back, height=HEIGHT)
    dates = [records.as_date(point["on"]) for point in points]
    span = Span.of(dates)
    tall = [point[name] for point in points for name in ("count", "upper")]
    top = top_of(tall, room=1.15)
    few = len(points) <= FEW
    axis = each(dates) if few else span.months()

    base = records.inline(points).encode(
        x=span.along("on", axis, padding=26 if few else 46),
        y=upwards("count", top),
        detail="segment:N",
    )
    line = base.mark_line(color=theme.DONE, strokeWidth=2.5)
    dots = theme.dots(
        base.transform_filter("isValid(datum.count)"),
        size=110 if few else 24,
        edge=1.5 if few else 0,
    )
    breaks = [_break(*pair, span) for pair in pairwise(points) if _changed(*pair)]
    labels = _labels(known)
    limited = [_limited(point) for point in points]
    usual = limits.phases(limited, percent=False)
    named = limits.range_name(limited)
    return theme.finished(
        *usual,
        line,
        *breaks,
        dots,
        *named,
        *labels,
        *hidden.marks(kept_back, few=few),
        height=HEIGHT,
        top=14,
    )


def _limited(point: Point) -> Point:
    """The same point as ``limits`` names its columns; each definition is a phase."""
    return {
        **point,
        "end": point["on"],
        "phase": point["segment"],
        "value": point["count"],
    }


def _changed(before: Point, after: Point) -> bool:
    """Whether the definition changed between two points."""
    return before["segment"] != after["segment"]


def _break(before: Point, after: Point, span: Span) -> alt.LayerChart:
    """A plum rule half way between two definitions, with when it changed."""
    old, new = records.as_date(before["on"]), records.as_date(after["on"])
    middle = old + (new - old) / 2
    side = span.side(middle) if span.share(middle) < 0.4 else "right"
    place = records.inline([{"on": f"{middle:%Y-%m-%d}"}]).encode(x="on:T")
    rule = place.mark_rule(
        color=theme.DEADLINE, strokeWidth=2, strokeDash=theme.DASH
    ).encode(y=alt.value(0), y2=alt.value("height"))
    texts = (("Definition changed", 46), (_when(after, old, new), 26))
    names = [
        theme.haloed(
            place.encode(y=alt.value(alt.ExprRef(f"height - {up}"))),
            align=side,
            bold=up == 46,
            color=theme.DEADLINE,
            dx=-8 if side == "right" else 8,
            text=text,
        )
        for text, up in texts
    ]
    return theme.together(rule, *names)


def _when(after: Point, old: date, new: date) -> str:
    """The month the record names, else the month of the first new count."""
    named = _MONTH.search(str(after["definition_changed"] or ""))
    if named:
        return named.group()
    return words.month(new) if (new - old).days <= 31 else f"by {words.month(new)}"


def _labels(known: Sequence[Point]) -> list[alt.LayerChart]:
    """The counts written at their dots: all of a few, else the ends of lines.

    A few have room above them. Many stand close: the first count is then left of
    its dot, the last right of its own, and those at a break lean away from it.
    """
    last = len(known) - 1
    places: dict[int, _Set] = {}
    if len(known) <= FEW:
        places = dict.fromkeys(range(len(known)), _Set("center"))
    else:
        for place, pair in enumerate(pairwise(known)):
            if _changed(*pair):
                places |= {place: _Set("right"), place + 1: _Set("left")}
        places |= {0: _Set("right", -10, 0), last: _Set("left", 10, 0)}
    return [
        _label(known[place], how, bold=place == last) for place, how in places.items()
    ]


def _label(point: Point, how: _Set, *, bold: bool) -> alt.LayerChart:
    """One count at its dot; the last is black and larger."""
    place = records.inline([{"on": point["on"], "count": point["count"]}])
    return theme.haloed(
        place.encode(x="on:T", y="count:Q"),
        align=how.align,
        bold=True,
        color=theme.INK if bold else theme.DONE,
        dx=how.dx,
        dy=how.dy,
        fontSize=16 if bold else theme.LABEL_SIZE,
        text=words.number(float(point["count"] or 0)),
    )


# --- the bridge --------------------------------------------------------------


def bridge(
    start_label: str, start: int, joined: int, left: int, end_label: str, end: int
) -> alt.LayerChart:
    """From one count to the next, through those who joined and those who left.

    The two labels are dates in words; the four numbers are children, and joined
    and left are not negative. Where they do not add up to the end the columns
    show it: the last stands at its own count.
    """
    peak = start + joined
    columns = [
        _column(start_label, 0, start, words.number(start)),
        _column("Joined", start, peak, f"+{words.number(joined)}", theme.JOINED),
        _column("Left", peak - left, peak, words.number(-left), theme.PAPER),
        _column(end_label, 0, end, words.number(end)),
    ]
    names = [str(column["name"]) for column in columns]
    axis = alt.Axis(labelColor=theme.INK, labelLimit=200, labelOverlap=False)
    bands = alt.Scale(domain=names, paddingInner=0.4, paddingOuter=0.2)
    tops = alt.Scale(domain=[0, top_of([peak, start, end])], nice=False)
    base = records.inline(columns).encode(
        x=alt.X("name:N", sort=None, axis=axis, scale=bands),
        y=alt.Y("high:Q", axis=None, scale=tops),
    )

    steps = [
        _step(names[0], names[1], start),
        _step(names[1], names[2], peak),
        _step(names[2], names[3], peak - left),
    ]
    bars = base.mark_bar(strokeWidth=1.5).encode(
        y2="low:Q",
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
    )
    numbers = base.mark_text(
        align="center", baseline="bottom", dy=-6, fontSize=17, fontWeight=600
    ).encode(text="text:N")
    return theme.finished(bars, *steps, numbers, height=_BRIDGE_HEIGHT, top=30)


def _column(name: str, low: int, high: int, text: str, fill: str = theme.DONE) -> Point:
    """One column: where it starts and ends, what it says, how it is filled."""
    edge = theme.INK if fill == theme.PAPER else fill
    return {
        "name": name,
        "low": low,
        "high": high,
        "text": text,
        "fill": fill,
        "edge": edge,
    }


def _step(name: str, following: str, level: int) -> alt.Chart:
    """A dotted line from one column's level to the next column."""
    step: alt.Chart = (
        records.inline([{"name": name, "following": following, "level": level}])
        .mark_rule(color=theme.OUTLINE, strokeWidth=1.5, strokeDash=[2, 3])
        .encode(
            x=alt.X("name:N", bandPosition=1),
            x2=alt.X2("following:N", bandPosition=0),
            y="level:Q",
        )
    )
    return step
