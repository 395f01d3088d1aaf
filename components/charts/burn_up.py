"""Are actions being completed as fast as their original dates implied?

A thick navy line of actions complete, a dashed grey line of what was planned, a
thin rule at all that are counted, a plum rule at sign-off. Every line carries
its own words, so there is no legend to read.

One case: 50 complete at 30 June 2023 of 61 counted ends the navy line with
"50 complete", below a dashed line that has reached 54.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from components import theme
from components.charts import records
from components.charts.scales import Span, short_day, top_of, upwards
from data import words

HEIGHT = 320
PLANNED = "Planned by original dates"
PLANNED_SHORT = "By original dates"
_LATE = 0.55  # share of the dates past which the lines leave no room between
_BETWEEN = 0.075  # share of the height that words between the two lines need
_LAST = 0.68  # share past which there is no room for words right of a dot
_WORDS = 0.33  # share of a phone's dates that a line's name takes up
_SHORT = 20  # letters of a meeting's name that there is room for
_APART = 0.25  # share of a phone's dates that a meeting's words take up


@dataclass(frozen=True, slots=True)
class _Point:
    """A place on a line."""

    on: date
    value: float


def burn_up(
    frame: pd.DataFrame,
    *,
    counted: int,
    as_at: date,
    sign_off: date | None,
    meetings: pd.DataFrame | None = None,
) -> alt.LayerChart:
    """Actions complete and planned, month by month, up to sign-off.

    Args:
        frame: one row a month end, in date order: on (date), planned (actions),
            complete (actions, missing after the position was taken).
        counted: all actions counted.
        as_at: the date of the position; no point of the navy line stands later.
        sign_off: when the plan is due for sign-off, if that is known.
        meetings: on (date), name: ticks at the base.
    """
    plan = _line(frame, "planned")
    done = _line(frame, "complete", latest=as_at)
    ends = [as_at] if sign_off is None else [as_at, sign_off]
    dates = [*ends, *(point.on for point in plan + done)]
    span = Span.of([min(dates).replace(day=1), *dates])
    top = top_of([counted, *(point.value for point in plan + done)], room=1.12)

    total = _counted(counted, span)
    due = [] if sign_off is None else [_sign_off(sign_off, span)]
    clear = _clear_from(plan, done, top)
    met = [] if meetings is None else _meetings(meetings, span, as_at, clear)
    planned = [_dashes(plan), *_planned_words(plan, done, span, top)]
    complete = [_done(done), *_done_words(plan, done, span, top)]
    return theme.finished(
        _axes(span, top),
        *(total, *due, *met, *planned, *complete),
        height=HEIGHT,
        top=24,
    )


def _line(
    frame: pd.DataFrame, column: str, *, latest: date | None = None
) -> list[_Point]:
    """The known points of one line, none later than the position was taken."""
    known = frame.loc[frame[column].notna()]
    dates = [records.as_date(on) for on in known["on"]]
    kept = {
        min(on, latest or on): float(value)
        for on, value in zip(dates, known[column], strict=True)
    }
    return [_Point(on, value) for on, value in kept.items()]


def _base(points: list[_Point]) -> alt.Chart:
    """A chart of a line's points."""
    values = [{"on": f"{point.on:%Y-%m-%d}", "value": point.value} for point in points]
    base: alt.Chart = records.inline(values).encode(x="on:T", y="value:Q")
    return base


def _axes(span: Span, top: float) -> alt.Chart:
    """Months along the base and actions up the side; nothing is drawn on them."""
    ends = _base([_Point(span.first, 0), _Point(span.last, top)])
    axes: alt.Chart = ends.mark_point(opacity=0).encode(
        x=span.along("on", span.months()), y=upwards("value", top)
    )
    return axes


# --- the lines ---------------------------------------------------------------


def _counted(counted: int, span: Span) -> alt.LayerChart:
    """A thin rule at all that are counted, named at its left end."""
    place = _base([_Point(span.first, counted)])
    rule = place.mark_rule(color=theme.OUTLINE, strokeWidth=1.5).encode(
        x=alt.value(0), x2=alt.value("width")
    )
    text = f"{words.number(counted)} counted"
    name = theme.haloed(place, dx=4, dy=-12, color=theme.PLANNED, text=text)
    return theme.together(rule, name)


def _dashes(plan: list[_Point]) -> alt.Chart:
    """The dashed line of actions due by their original dates."""
    line: alt.Chart = _base(plan).mark_line(
        color=theme.PLANNED, strokeWidth=2, strokeDash=theme.DASH
    )
    return line


def _done(done: list[_Point]) -> alt.LayerChart:
    """The thick navy line of actions complete, a dot a month."""
    line = _base(done).mark_line(color=theme.DONE, strokeWidth=3.5)
    return theme.together(line, theme.dots(_base(done)))


def _sign_off(sign_off: date, span: Span) -> alt.LayerChart:
    """The plum rule, with its words above the plot."""
    align = span.side(sign_off)
    place = records.inline([{"on": f"{sign_off:%Y-%m-%d}"}]).encode(x="on:T")
    rule = place.mark_rule(color=theme.DEADLINE, strokeWidth=2).encode(
        y=alt.value(-24), y2=alt.value("height")
    )
    name = theme.haloed(
        place.encode(y=alt.value(-15)),
        align=align,
        bold=True,
        color=theme.DEADLINE,
        dx=-7 if align == "right" else 7,
        text=f"Sign-off due {short_day(sign_off)}",
    )
    return theme.together(rule, name)


# --- their words -------------------------------------------------------------


def _done_words(
    plan: list[_Point], done: list[_Point], span: Span, top: float
) -> list[alt.LayerChart]:
    """The words "50 complete" at the last dot, away from the dashed line."""
    if not done:
        return []
    last = done[-1]
    ahead = last.value > _height(plan, last.on)
    align: theme.Align = "right" if span.share(last.on) > _LAST else "left"
    dy: float | alt.ExprRef = -16 if ahead else 14
    if align == "right" and not ahead:
        dy = _clear_of(done, span, top)
    name = theme.haloed(
        _base([last]),
        align=align,
        bold=True,
        color=theme.DONE,
        fontSize=16,
        dx=10 if align == "left" else 0,
        dy=dy,
        text=f"{words.number(last.value)} complete",
    )
    return [name]


def _clear_of(done: list[_Point], span: Span, top: float) -> alt.ExprRef:
    """Pixels below the last dot at which its words pass beneath the line."""
    last = done[-1]
    share = span.share(last.on)
    phone, screen = (
        (last.value - _height(done, span.at(share - words_wide))) / top
        for words_wide in (_WORDS, _WORDS / 3)
    )
    return alt.ExprRef(
        f"16 + height * (width < {theme.NARROW} ? {phone:.4f} : {screen:.4f})"
    )


def _planned_words(
    plan: list[_Point], done: list[_Point], span: Span, top: float
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
    beneath = _Point(end, _height(plan, span.at(span.share(end) - _WORDS)))
    if (
        done
        and span.share(done[-1].on) > _LATE
        and beneath.value < (done[-1].value + top * _BETWEEN)
    ):
        corner = _base([_Point(span.last, top * 0.22)])
        return [_sample(corner), theme.haloed(corner, align="right", dx=-12, **style)]
    if span.share(end) < _LATE:
        return [theme.haloed(_base(plan[-1:]), dx=10, dy=4, **style)]
    return [theme.haloed(_base([beneath]), align="right", dx=-12, dy=16, **style)]


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


def _height(line: list[_Point], on: date) -> float:
    """How high a line stands at a date, by its last point so far, else its first."""
    before = [point.value for point in line if point.on <= on]
    return (before or [point.value for point in line[:1]] or [0.0])[-1]


def _clear_from(plan: list[_Point], done: list[_Point], top: float) -> date:
    """The date from which both lines stand clear of words along the base."""
    low = [point.on for point in plan + done if point.value < top * _BETWEEN]
    return max(low, default=date.min)


def _meetings(
    meetings: pd.DataFrame, span: Span, as_at: date, clear: date
) -> list[alt.LayerChart]:
    """A tick at the base for each meeting, named where there is room."""
    held = sorted(
        (records.as_date(row["on"]), str(row["name"]))
        for row in meetings.to_dict("records")
    )
    ticks = []
    named = -1.0
    for on, name in held:
        share = span.share(on)
        if not 0 <= share <= 1:
            continue
        side = "right" if share > 1 - _APART else "left"
        tick = {"on": f"{on:%Y-%m-%d}", "side": side, "long": "", "short": ""}
        if on > clear and share - named >= _APART * (2 if side == "right" else 1):
            named = share
            day = f"{on.day} {on:%b}"
            tick["long"] = f"{name if len(name) <= _SHORT else 'Meeting'}, {day}"
            tick["short"] = f"{'Met' if on <= as_at else 'Meets'} {day}"
        ticks.append(tick)
    return [_tick_marks(ticks)] if ticks else []


def _tick_marks(ticks: list[dict[str, str]]) -> alt.LayerChart:
    """The ticks and their words, which lean towards the middle of the plot."""
    base = records.inline(ticks).encode(x="on:T")
    marks = base.mark_rule(color=theme.INK, strokeWidth=2).encode(
        y=alt.value(alt.ExprRef("height - 9")), y2=alt.value("height")
    )
    words_at = base.encode(y=alt.value(alt.ExprRef("height - 14")))
    text = alt.ExprRef(f"width < {theme.NARROW} ? datum.short : datum.long")
    sides: tuple[tuple[theme.Align, int], ...] = (("left", 7), ("right", -7))
    names = [
        theme.haloed(
            words_at.transform_filter(f"datum.side === '{side}'"),
            align=side,
            color=theme.PLANNED,
            dx=dx,
            fontSize=theme.AXIS_SIZE,
            text=text,
        )
        for side, dx in sides
    ]
    return theme.together(marks, *names)
