"""What is due, met or happened on which day of a chart?

Sign-off is a plum rule with its words above the plot. Meetings are ticks at the
base, named where there is room; events are thin dotted rules with their words a line
higher, drawn where there is room to name them. All stand in the page's tables.

One case: the committee's meeting of 10 July 2023 is "Committee, 10 Jul" on a screen
and "Meets 10 Jul" on a phone, where the position is of 30 June.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import altair as alt
import pandas as pd

from components import theme
from components.charts import records
from components.charts.scales import Span, short_day

SHORT = 20  # letters of a meeting's or an event's name that there is room for
APART = 0.25  # share of a phone's dates that the words of one take up
_DOTTED = [1, 4]
_HIGHER = 20  # pixels from a meeting's words up to an event's

Tick = dict[str, str]
Naming = Callable[[date, str], tuple[str, str]]  # its words on a screen, on a phone


def sign_off(on: date, span: Span) -> alt.LayerChart:
    """The plum rule, with its words above the plot."""
    place = records.inline([{"on": f"{on:%Y-%m-%d}"}]).encode(x="on:T")
    return named_rule(place, f"Sign-off due {short_day(on)}", span.side(on))


def named_rule(
    place: alt.Chart,
    text: str,
    align: theme.Align,
    *,
    width: float = 2,
    top: int = -24,
    size: float = theme.LABEL_SIZE,
) -> alt.LayerChart:
    """A plum rule from ``top`` pixels above the plot, named there on one side."""
    rule = place.mark_rule(color=theme.DEADLINE, strokeWidth=width).encode(
        y=alt.value(top), y2=alt.value("height")
    )
    name = theme.haloed(
        place.encode(y=alt.value(-15)),
        align=align,
        bold=True,
        color=theme.DEADLINE,
        dx=-7 if align == "right" else 7,
        fontSize=size,
        text=text,
    )
    return theme.together(rule, name)


def meetings(
    frame: pd.DataFrame, span: Span, *, as_at: date, clear: date
) -> list[alt.LayerChart]:
    """A tick at the base for each meeting: ``on`` (date) and ``name``.

    Named only from the date ``clear`` on, before which a line runs along the base.
    """

    def naming(on: date, name: str) -> tuple[str, str]:
        day = f"{on.day} {on:%b}"
        long = f"{name if len(name) <= SHORT else 'Meeting'}, {day}"
        return long, f"{'Met' if on <= as_at else 'Meets'} {day}"

    ticks = _ticks(frame, span, clear, naming)
    if not ticks:
        return []
    marks = _at(ticks).mark_rule(color=theme.INK, strokeWidth=2)
    low = marks.encode(y=alt.value(alt.ExprRef("height - 9")), y2=alt.value("height"))
    return [theme.together(low, *_names(ticks, lift=14))]


def events(frame: pd.DataFrame, span: Span, *, clear: date) -> list[alt.LayerChart]:
    """A thin dotted rule for each event there is room to name: ``on``, ``name``.

    None before the date ``clear``, for want of room; a long name is cut short.
    """

    def naming(on: date, name: str) -> tuple[str, str]:
        day = f"{on.day} {on:%b}"
        cut = name if len(name) <= SHORT else f"{name[: SHORT - 1].rstrip()}…"
        return f"{cut}, {day}", day

    ticks = [tick for tick in _ticks(frame, span, clear, naming) if tick["long"]]
    if not ticks:
        return []
    marks = _at(ticks).mark_rule(
        color=theme.OUTLINE, strokeWidth=1.5, strokeDash=_DOTTED
    )
    rules = marks.encode(y=alt.value(0), y2=alt.value("height"))
    return [theme.together(rules, *_names(ticks, lift=14 + _HIGHER))]


def _at(ticks: list[Tick]) -> alt.Chart:
    base: alt.Chart = records.inline(ticks).encode(x="on:T")
    return base


def _ticks(frame: pd.DataFrame, span: Span, clear: date, naming: Naming) -> list[Tick]:
    """Those within the span, by date, named where the words before leave room."""
    held = sorted(
        (records.as_date(row["on"]), str(row["name"]))
        for row in frame.to_dict("records")
    )
    ticks = []
    named = -1.0
    for on, name in held:
        share = span.share(on)
        if not 0 <= share <= 1:
            continue
        side = "right" if share > 1 - APART else "left"
        tick = {"on": f"{on:%Y-%m-%d}", "side": side, "long": "", "short": ""}
        if on > clear and share - named >= APART * (2 if side == "right" else 1):
            named = share
            tick["long"], tick["short"] = naming(on, name)
        ticks.append(tick)
    return ticks


def _names(ticks: list[Tick], *, lift: int) -> list[alt.LayerChart]:
    """The words, so many pixels above the base, leaning towards the middle."""
    words_at = _at(ticks).encode(y=alt.value(alt.ExprRef(f"height - {lift}")))
    text = alt.ExprRef(f"width < {theme.NARROW} ? datum.short : datum.long")
    sides: tuple[tuple[theme.Align, int], ...] = (("left", 7), ("right", -7))
    return [
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
