"""Which points leave the usual range, and which way did they go?

A line through the results, the average, and the upper and lower limits as a pale
band between dashed lines. A point that chance alone would not usually give is a
triangle, up or down, and its run is named in words; the others are hollow
circles. A new phase starts a new line, with its reason at a plum rule; events
near a change stand by name, and the target is a line of its own.

One case: screening tools, 12 a month on average, six months of triangles above
the upper limit from January 2023, the first of them by "Strategy launched".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby, takewhile

import altair as alt
import pandas as pd

from components import theme
from components.charts import hidden, limits, records
from components.charts.scales import Span, short_day, top_of, upwards
from data import words
from data.analysis import spc
from data.analysis.trends import belongs

HEIGHT = 320
MOST_NAMED = 3  # runs that there is room to name
_LETTERS = 48  # of an event's name
_FITTED = alt.ExprRef(f"width < {theme.NARROW} ? datum.short : datum.long")
_WORDS = 0.35  # share of the dates that a run's words take up
_UP = sorted(spc.UP)
_KINDS = {
    "improvement": (theme.DONE, "the way it should go"),
    "concern": (theme.CONCERN, "not the way it should go"),
    "high": (theme.DONE, ""),
    "low": (theme.DONE, ""),
}

Point = limits.Point


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name at a date: an event, or the reason for a rebase."""

    on: date
    name: str


def process(
    frame: pd.DataFrame,
    *,
    percent: bool = False,
    target: float | None = None,
    events: Sequence[Named] = (),
    rebases: Sequence[Named] = (),
) -> alt.LayerChart:
    """A series with its limits.

    Args:
        frame: one row a period, in date order: end (date), period (text), value,
            phase (a whole number), centre, lower, upper (missing where they may
            not be drawn), special_cause and kind, as ``spc.judged`` leaves them;
            told, what stands in place of a value that is hidden.
        percent: whether values are percentages, 0 to 100.
        target: drawn as a line of its own where there is one.
        events: named at their dates, those within the series.
        rebases: why each new phase starts.
    """
    columns = ["end", "period", "value", "phase", "special_cause", "kind"]
    points = records.rows(frame, [*columns, "centre", "lower", "upper"])
    known = [point for point in points if point["value"] is not None]
    kept_back = hidden.points(frame, "end", "value")
    if not known:
        return hidden.alone(kept_back, height=HEIGHT)
    span = Span.of(records.as_date(point["end"]) for point in points)
    top = _top(points, target, percent=percent)
    room = 16 + 9 * max(
        len(_said(one, percent=percent)) for one in (known[0], known[-1])
    )
    base = records.inline(points).encode(
        x=span.along("end", span.months(), padding=room),
        y=_upwards("value", top, percent=percent),
        detail="phase:N",
    )
    line = base.mark_line(color=theme.DONE, strokeWidth=2)
    layers = [
        *limits.phases(points, percent=percent),
        *_target(target, span, percent=percent),
        *(_named(one, span, place) for place, one in enumerate(_within(events, span))),
        *(_rebase(one, span) for one in _within(rebases, span)),
        line,
        *_marks(base),
        *limits.names(points, percent=percent),
        *_runs(points, span),
        _last(known[-1], percent=percent),
    ]
    layers += hidden.marks(kept_back)
    return theme.finished(*layers, height=HEIGHT, top=34)


# --- target and scale ---------------------------------------------------------


def _top(points: Iterable[Point], target: float | None, *, percent: bool) -> float:
    values = [point[name] for point in points for name in ("value", "upper")]
    top = top_of([*values, target], room=1.15)
    return min(top, 100.0) if percent else top


def _upwards(field: str, top: float, *, percent: bool) -> alt.Y:
    scale = upwards(field, top)
    if not percent:
        return scale
    axis = alt.Axis(values=[0, 25, 50, 75, 100], labelExpr="datum.value + '%'")
    return alt.Y(f"{field}:Q", axis=axis, scale=alt.Scale(domain=[0, 100], nice=False))


def _target(target: float | None, span: Span, *, percent: bool) -> list[theme.Layer]:
    if target is None:
        return []
    place = records.inline([{"end": f"{span.last:%Y-%m-%d}", "at": target}]).encode(
        y="at:Q"
    )
    rule = place.mark_rule(
        color=theme.DEADLINE, strokeWidth=2, strokeDash=[1, 3]
    ).encode(x=alt.value(0), x2=alt.value("width"))
    name = theme.haloed(
        place.encode(x=alt.value(alt.ExprRef("width * 0.45"))),
        align="center",
        color=theme.DEADLINE,
        fontSize=theme.AXIS_SIZE,
        dy=-10,
        text=f"Target {limits.number(target, percent=percent)}",
    )
    return [rule, name]


# --- points ------------------------------------------------------------------


def _marks(base: alt.Chart) -> list[alt.Chart]:
    """A triangle for each flagged point, up or down; a hollow circle for the rest."""
    shown = base.transform_filter("isValid(datum.value)")
    rest = shown.transform_filter("datum.special_cause === ''").mark_point(
        shape="circle",
        size=42,
        filled=True,
        fill=theme.PAPER,
        opacity=1,
        stroke=theme.PLANNED,
        strokeWidth=1.5,
    )
    ups = " || ".join(f"datum.special_cause === '{name}'" for name in _UP)
    flagged = shown.transform_filter("datum.special_cause !== ''")
    triangles = [
        flagged.transform_filter(test)
        .mark_point(
            shape=shape,
            size=110,
            filled=True,
            opacity=1,
            stroke=theme.INK,
            strokeWidth=1,
        )
        .encode(fill=_fill())
        for shape, test in (
            ("triangle-up", ups),
            ("triangle-down", f"!({ups})"),
        )
    ]
    return [rest, *triangles]


def _fill() -> alt.Fill:
    kinds = list(_KINDS)
    scale = alt.Scale(domain=kinds, range=[_KINDS[kind][0] for kind in kinds])
    return alt.Fill("kind:N", scale=scale, legend=None)


def _runs(points: Sequence[Point], span: Span) -> list[theme.Layer]:
    """The latest runs of flagged points named in words, where they do not meet.

    Of a stretch of flagged points, the run that leads up to its last is named.
    """
    named: list[list[Point]] = []
    for run in reversed(list(_stretches(points))):
        if len(named) < MOST_NAMED and not any(_meet(run, one, span) for one in named):
            named.append(run)
    return [_run(run, span) for run in reversed(named)]


def _stretches(points: Sequence[Point]) -> Iterator[list[Point]]:
    """Each stretch of neighbouring flagged points, cut to the run that ends it."""
    for (_, kind), group in groupby(points, key=_stretch):
        if kind:
            last, *before = reversed(list(group))
            same = partial(belongs, last=last)
            yield [last, *takewhile(same, before)][::-1]


def _stretch(point: Point) -> tuple[records.Value, records.Value]:
    flagged = point["special_cause"] and point["value"] is not None
    return point["phase"], point["kind"] if flagged else ""


def _meet(one: Sequence[Point], other: Sequence[Point], span: Span) -> bool:
    """Whether the words of two runs would stand on each other."""
    same_side = (one[-1]["kind"], other[-1]["kind"])
    ends = [span.share(records.as_date(run[-1]["end"])) for run in (one, other)]
    return same_side[0] == same_side[1] and abs(ends[0] - ends[1]) < _WORDS


def _run(run: Sequence[Point], span: Span) -> theme.Layer:
    """``6 above the upper limit: the way it should go``, clear of the run's points."""
    up = run[-1]["special_cause"] in spc.UP
    values = [float(point["value"] or 0) for point in run]
    middle = records.as_date(run[len(run) // 2]["end"])
    side = span.side(middle)
    edge = run[-1] if side == "right" else run[0]
    place: Point = {"end": edge["end"], "value": max(values) if up else min(values)}
    place |= {"long": run_words(run), "short": run_words(run, short=True)}
    return theme.haloed(
        records.inline([place]).encode(x="end:T", y="value:Q"),
        align=side,
        bold=True,
        color=theme.INK,
        dx=6 if side == "right" else -6,
        dy=-22 if up else 22,
        fontSize=theme.AXIS_SIZE,
        text=_FITTED,
    )


def run_words(run: Sequence[Point], *, short: bool = False) -> str:
    """What a run of flagged points is called; ``short`` is for a phone."""
    causes = [str(point["special_cause"]) for point in run]
    up, count = causes[-1] in spc.UP, words.number(len(run))
    _, judged = _KINDS[str(run[-1]["kind"])]
    if causes[-1] in spc.TREND:
        said = f"{count} {'rising' if up else 'falling'}"
    elif all(cause in spc.OUTSIDE for cause in causes):
        said = f"{count} {'above the upper' if up else 'below the lower'} limit"
    elif all(cause in (*spc.OUTSIDE, *spc.NEAR) for cause in causes):
        side = "above or near the upper" if up else "below or near the lower"
        said = f"{count} {side} limit"
    else:
        said = f"{count} {'above' if up else 'below'} the average"
    if short:
        said = " ".join(said.split()[:2])  # "6 above", "7 rising"
    return f"{said}: {judged}" if judged else said


def _last(point: Point, *, percent: bool) -> alt.LayerChart:
    """The latest value, right of its point."""
    return theme.haloed(
        records.inline([point]).encode(x="end:T", y="value:Q"),
        bold=True,
        color=theme.DONE,
        dx=10,
        text=_said(point, percent=percent),
    )


def _said(point: Point, *, percent: bool) -> str:
    return limits.number(point["value"], percent=percent)


# --- dates with a name -------------------------------------------------------


def _within(named: Iterable[Named], span: Span) -> Iterator[Named]:
    return (one for one in named if span.first <= one.on <= span.last)


def _named(one: Named, span: Span, place: int) -> alt.LayerChart:
    """An event at its date, its name at the top, one beneath the other."""
    name = words.quoted(one.name, _LETTERS)[1:-1]
    return _rule(one, span, -22 + 17 * place, f"{name}, {short_day(one.on)}")


def _rebase(one: Named, span: Span) -> alt.LayerChart:
    """A new phase at its date, its reason at the foot."""
    name = words.quoted(one.name, _LETTERS)[1:-1]
    return _rule(one, span, HEIGHT - 96, f"Rebase: {name}")


def _rule(one: Named, span: Span, down: float, text: str) -> alt.LayerChart:
    shown = {"on": f"{one.on:%Y-%m-%d}", "long": text, "short": short_day(one.on)}
    place = records.inline([shown]).encode(x="on:T")
    rule = place.mark_rule(
        color=theme.DEADLINE, strokeWidth=1.5, strokeDash=[2, 3]
    ).encode(y=alt.value(0), y2=alt.value("height"))
    side = span.side(one.on)
    name = theme.haloed(
        place.encode(y=alt.value(down)),
        align=side,
        color=theme.DEADLINE,
        dx=-8 if side == "right" else 8,
        fontSize=theme.AXIS_SIZE,
        text=_FITTED,
    )
    return theme.together(rule, name)
