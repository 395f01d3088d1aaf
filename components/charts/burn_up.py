"""Are actions being completed as fast as their original dates implied?

A thick navy line of actions complete, a dashed grey line of what was planned, a
thin rule at all that are counted, a plum rule at sign-off. Every line carries
its own words, so there is no legend to read. On request: what may follow, how many
were counted at each position, and what happened when.

One case: 50 complete at 30 June 2023 of 61 counted ends the navy line with
"50 complete", below a dashed line that has reached 54.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from components import theme
from components.charts import dated
from components.charts.ahead import Ahead, band, dates, stepped
from components.charts.points import Point, base, height, line
from components.charts.scales import Span, top_of, upwards
from data import words

HEIGHT = 320
PLANNED = "Planned by original dates"
PLANNED_SHORT = "By original dates"
_LATE = 0.55  # share of the dates past which the lines leave no room between
_BETWEEN = 0.075  # share of the height that words between the two lines need
_EVENTS = 0.15  # share of the height up to which the words of events stand
_LAST = 0.68  # share past which there is no room for words right of a dot
_WORDS = 0.33  # share of a phone's dates that a line's name takes up


def burn_up(
    frame: pd.DataFrame,
    *,
    counted: int,
    as_at: date,
    sign_off: date | None,
    meetings: pd.DataFrame | None = None,
    events: pd.DataFrame | None = None,
    scope: pd.DataFrame | None = None,
    ahead: Ahead | None = None,
) -> alt.LayerChart:
    """Actions complete and planned, month by month, up to sign-off; what may follow.

    Args:
        frame: one row a month end, in date order: on (date), planned (actions),
            complete (actions, missing after the position was taken).
        counted: all actions counted.
        as_at: the date of the position; no point of the navy line stands later.
        sign_off: when the plan is due for sign-off, if that is known.
        meetings: on (date), name: ticks at the base.
        events: on (date), name: thin dotted rules.
        scope: on (date), counted: all that were counted at each position.
        ahead: the forecast's band, and its dates by name.
    """
    plan = line(frame, "planned")
    done = line(frame, "complete", latest=as_at)
    high = [] if ahead is None else line(ahead.band, "high")
    counts = [] if scope is None else line(scope, "counted")
    ends = [as_at] if sign_off is None else [as_at, sign_off]
    days = [*ends, *(point.on for point in plan + done + high)]
    span = Span.of([min(days).replace(day=1), *days])
    tops = [counted, *(point.value for point in plan + done + high + counts)]
    top = top_of(tops, room=1.12 if ahead is None else 1.22)

    clear = _clear_from(plan, done, top)
    optional = [
        *_events(events, span, _clear_from(plan, done, top, words_end=_EVENTS)),
        *([] if ahead is None else [band(ahead.band)]),
        *([] if sign_off is None else [dated.sign_off(sign_off, span)]),
        *_meetings(meetings, span, as_at, clear),
    ]
    planned = [_dashes(plan), *_planned_words(plan, done, span, top)]
    complete = [_done(done), *_done_words(plan, done, span, top)]
    return theme.finished(
        _axes(span, top),
        *(*_counted(counted, counts, span), *optional, *planned, *complete),
        *([] if ahead is None else dates(ahead.dates, counted, span)),
        height=HEIGHT,
        top=24,
    )


def _meetings(
    meetings: pd.DataFrame | None, span: Span, as_at: date, clear: date
) -> list[alt.LayerChart]:
    if meetings is None:
        return []
    return dated.meetings(meetings, span, as_at=as_at, clear=clear)


def _events(
    events: pd.DataFrame | None, span: Span, clear: date
) -> list[alt.LayerChart]:
    return [] if events is None else dated.events(events, span, clear=clear)


def _axes(span: Span, top: float) -> alt.Chart:
    """Months along the base and actions up the side; nothing is drawn on them."""
    ends = base([Point(span.first, 0), Point(span.last, top)])
    axes: alt.Chart = ends.mark_point(opacity=0).encode(
        x=span.along("on", span.months()), y=upwards("value", top)
    )
    return axes


# --- the lines ---------------------------------------------------------------


def _counted(
    counted: int, counts: list[Point], span: Span
) -> list[alt.Chart | alt.LayerChart]:
    """A thin rule at all that are counted, named at its left end.

    Where the number is known position by position it is a stepped line instead,
    carried on from the last.
    """
    ends = [Point(max(point.on, span.first), point.value) for point in counts]
    steps = [*ends, Point(span.last, counted)] if counts else []
    place = base([Point(span.first, (counts or [Point(span.first, counted)])[0].value)])
    rule = place.mark_rule(color=theme.OUTLINE, strokeWidth=1.5).encode(
        x=alt.value(0), x2=alt.value("width")
    )
    name = theme.haloed(
        place, dx=4, dy=-12, color=theme.PLANNED, text=_counted_words(counted, counts)
    )
    return [stepped(steps) if steps else rule, name]


def _counted_words(counted: int, counts: list[Point]) -> str | alt.ExprRef:
    first = counts[0].value if counts else counted
    now = words.number(counted)
    if first == counted:
        return f"{now} counted"
    long = f"{words.number(first)} counted at first, {now} now"
    return alt.ExprRef(f"width < {theme.NARROW} ? '{now} counted' : '{long}'")


def _dashes(plan: list[Point]) -> alt.Chart:
    """The dashed line of actions due by their original dates."""
    line: alt.Chart = base(plan).mark_line(
        color=theme.PLANNED, strokeWidth=2, strokeDash=theme.DASH
    )
    return line


def _done(done: list[Point]) -> alt.LayerChart:
    """The thick navy line of actions complete, a dot a month."""
    line = base(done).mark_line(color=theme.DONE, strokeWidth=3.5)
    return theme.together(line, theme.dots(base(done)))


# --- their words -------------------------------------------------------------


def _done_words(
    plan: list[Point], done: list[Point], span: Span, top: float
) -> list[alt.LayerChart]:
    """The words "50 complete" at the last dot, away from the dashed line."""
    if not done:
        return []
    last = done[-1]
    ahead = last.value > height(plan, last.on)
    align: theme.Align = "right" if span.share(last.on) > _LAST else "left"
    dy: float | alt.ExprRef = -16 if ahead else 14
    if align == "right" and not ahead:
        dy = _clear_of(done, span, top)
    name = theme.haloed(
        base([last]),
        align=align,
        bold=True,
        color=theme.DONE,
        fontSize=16,
        dx=10 if align == "left" else 0,
        dy=dy,
        text=f"{words.number(last.value)} complete",
    )
    return [name]


def _clear_of(done: list[Point], span: Span, top: float) -> alt.ExprRef:
    """Pixels below the last dot at which its words pass beneath the line."""
    last = done[-1]
    share = span.share(last.on)
    phone, screen = (
        (last.value - height(done, span.at(share - words_wide))) / top
        for words_wide in (_WORDS, _WORDS / 3)
    )
    return alt.ExprRef(
        f"16 + height * (width < {theme.NARROW} ? {phone:.4f} : {screen:.4f})"
    )


def _planned_words(
    plan: list[Point], done: list[Point], span: Span, top: float
) -> list[theme.Layer]:
    """The dashed line's name: beneath its end, or in the corner with a sample.

    Late in a plan the navy line runs close beneath the dashed one and there is
    no room between; the corner below both is always free.
    """
    if not plan:
        return []
    text = alt.ExprRef(f"width < {theme.NARROW} ? '{PLANNED_SHORT}' : '{PLANNED}'")
    style: dict[str, Any] = {"bold": True, "color": theme.PLANNED, "text": text}
    end = plan[-1].on
    beneath = Point(end, height(plan, span.at(span.share(end) - _WORDS)))
    if (
        done
        and span.share(done[-1].on) > _LATE
        and beneath.value < (done[-1].value + top * _BETWEEN)
    ):
        corner = base([Point(span.last, top * 0.22)])
        return [_sample(corner), theme.haloed(corner, align="right", dx=-12, **style)]
    if span.share(end) < _LATE:
        return [theme.haloed(base(plan[-1:]), dx=10, dy=18, **style)]
    return [theme.haloed(base([beneath]), align="right", dx=-12, dy=16, **style)]


def _sample(corner: alt.Chart) -> alt.Chart:
    """A short piece of the dashed line, left of its name."""
    words_wide = f"(width < {theme.NARROW} ? 128 : 188)"
    sample: alt.Chart = corner.mark_rule(
        color=theme.PLANNED, strokeWidth=2, strokeDash=theme.DASH
    ).encode(
        x=alt.value(alt.ExprRef(f"width - {words_wide} - 40")),
        x2=alt.value(alt.ExprRef(f"width - {words_wide}")),
    )
    return sample


def _clear_from(
    plan: list[Point], done: list[Point], top: float, words_end: float = _BETWEEN
) -> date:
    """The date from which both lines stand clear of words along the base.

    ``words_end`` is the share of the height up to which the words stand.
    """
    low = [point.on for point in plan + done if point.value < top * words_end]
    return max(low, default=date.min)
