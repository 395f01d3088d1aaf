"""When would each change first stand in a paper? A strip for each course, over time.

Rings are changes, stacked where several share a day; squares are meetings; a line
runs from a change to the meeting whose paper would first show it. A change in no
paper before sign-off is a cross without a line. The course stands above its strip,
and what it comes to at the row's end, which reads the same on a phone.

One case: yearly, five changes on 31 May 2023: five rings in a stack, each with a
line to the square at 15 January 2024.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from components import theme
from components.charts import dated, records
from components.charts.scales import Span

SEEN = "Change that appears"
NEVER = "Change in no paper before sign-off"
MEETING = "Meeting with a paper"
STEP = 12  # pixels from one change of a stack to the next
_TALLEST = 96  # pixels of a stack, within which more changes stand closer
_WORDS = 56  # pixels of a row for its two lines of words
_ABOVE = 24  # from the line of meetings up to the lowest change
_BELOW = 16
_SIGN_OFF = 16  # pixels kept free at the right for the sign-off rule
_LETTER = 6.9  # pixels of one, on average
_CROSS = "M-1,-1L1,1M-1,1L1,-1"
_KINDS = (SEEN, NEVER, MEETING)


@dataclass(frozen=True, slots=True)
class Strip:
    """One course: its words, its meetings, and the frame's column of first papers."""

    name: str
    detail: str
    result: str
    average: str
    meetings: Sequence[date]
    column: str


def strips(
    frame: pd.DataFrame, courses: Sequence[Strip], *, sign_off: date
) -> alt.LayerChart:
    """A strip for each course, in the order given.

    Args:
        frame: one row a change: ``on`` (date) and, for each course, its ``column``:
            the date of the first paper, None where none shows it.
        courses: what stands in each strip.
        sign_off: the last day drawn, as a rule.
    """
    if frame.empty or not courses:
        return theme.nothing_recorded()
    days = [records.as_date(on) for on in frame["on"]]
    span = Span.of([*days, *(on for one in courses for on in one.meetings), sign_off])
    rows = _Rows.of(days, len(courses))
    changes = list(_changes(frame, courses, rows))
    return theme.finished(
        dated.sign_off(sign_off, span),
        *_ground(courses, rows, span, sign_off),
        _lines(changes, rows, span),
        _marks(changes, courses, rows, span),
        *_words(courses, rows),
        height=rows.height,
        top=24,
    )


# --- where things stand ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Rows:
    """How high each row is, and where its line of meetings and its changes stand."""

    number: int
    stack: int

    @classmethod
    def of(cls, days: Sequence[date], number: int) -> _Rows:
        return cls(number, max(Counter(days).values()))

    @property
    def step(self) -> float:
        return min(STEP, _TALLEST / self.stack)

    @property
    def row(self) -> float:
        return _WORDS + self.step * (self.stack - 1) + _ABOVE + _BELOW

    @property
    def height(self) -> float:
        return self.row * self.number

    def base(self, at: int) -> float:
        """The line of meetings of a row, in pixels from the top."""
        return self.row * (at + 1) - _BELOW

    def change(self, at: int, place: int) -> float:
        """The change that is ``place`` up its stack."""
        return self.base(at) - _ABOVE - self.step * place

    def up(self, field: str) -> alt.Y:
        """Pixels from the top, as a scale."""
        scale = alt.Scale(domain=[0, self.height], reverse=True, nice=False)
        return alt.Y(f"{field}:Q", axis=None, scale=scale)


def _changes(
    frame: pd.DataFrame, courses: Sequence[Strip], rows: _Rows
) -> Iterator[dict[str, Any]]:
    """Each change under each course: where it stands and where its line ends."""
    for at, course in enumerate(courses):
        stacked: Counter[str] = Counter()
        for row in records.rows(frame, ["on", course.column]):
            on, paper = str(row["on"]), row[course.column]
            yield {
                "kind": SEEN if paper else NEVER,
                "on": on,
                "paper": paper,
                "y": rows.change(at, stacked[on]),
                "base": rows.base(at),
            }
            stacked[on] += 1


def _along(span: Span, field: str) -> alt.X:
    return span.along(field, span.months(), padding=8)


# --- layers ------------------------------------------------------------------------


def _ground(
    courses: Sequence[Strip], rows: _Rows, span: Span, until: date
) -> list[alt.Chart]:
    """A line for each course's meetings, and one between each course and the next."""
    lines = [
        {"on": f"{span.first:%Y-%m-%d}", "to": f"{until:%Y-%m-%d}", "y": rows.base(at)}
        for at in range(len(courses))
    ]
    between = [{"y": rows.row * at} for at in range(1, len(courses))]
    return [
        records.inline(lines)
        .mark_rule(color=theme.DOMAIN)
        .encode(x=_along(span, "on"), x2="to:T", y=rows.up("y")),
        records.inline(between).mark_rule(color=theme.GRID).encode(y=rows.up("y")),
    ]


def _lines(changes: Sequence[dict[str, Any]], rows: _Rows, span: Span) -> alt.Chart:
    seen = [one for one in changes if one["paper"]]
    lines: alt.Chart = (
        records.inline(seen)
        .mark_rule(color=theme.INTERVAL, strokeWidth=1.25)
        .encode(x=_along(span, "on"), x2="paper:T", y=rows.up("y"), y2="base:Q")
    )
    return lines


def _marks(
    changes: Sequence[dict[str, Any]],
    courses: Sequence[Strip],
    rows: _Rows,
    span: Span,
) -> alt.Chart:
    """Rings, crosses and squares, and the legend that names them."""
    met = [
        {"kind": MEETING, "on": f"{on:%Y-%m-%d}", "y": rows.base(at)}
        for at, course in enumerate(courses)
        for on in course.meetings
    ]
    legend = alt.Legend(columns=theme.legend_columns(3), symbolStrokeWidth=2)
    plum = theme.DEADLINE

    def by_kind(channel: Any, *range_: str) -> Any:
        scale = alt.Scale(domain=list(_KINDS), range=list(range_))
        return channel("kind:N", scale=scale, legend=legend)

    marks: alt.Chart = (
        records.inline([*met, *changes])
        .mark_point(filled=True, opacity=1, size=64, strokeWidth=1.75)
        .encode(
            x=_along(span, "on"),
            y=rows.up("y"),
            shape=by_kind(alt.Shape, "circle", _CROSS, "square"),
            fill=by_kind(alt.Fill, theme.PAPER, theme.PAPER, theme.DONE),
            stroke=by_kind(alt.Stroke, plum, plum, theme.DONE),
        )
    )
    return marks


def _words(courses: Sequence[Strip], rows: _Rows) -> list[alt.LayerChart]:
    """Above each strip the course and how often; at their ends what it comes to."""
    told = [
        {
            "name": one.name,
            "detail": one.detail,
            "result": one.result,
            "average": one.average,
            "first": rows.row * at + 18,
            "second": rows.row * at + 39,
        }
        for at, one in enumerate(courses)
    ]
    base = records.inline(told)
    end = alt.value(alt.ExprRef(f"width - {_SIGN_OFF}"))
    first, second = rows.up("first"), rows.up("second")
    small: dict[str, Any] = {"color": theme.PLANNED, "fontSize": theme.AXIS_SIZE}
    return [
        theme.haloed(
            base.encode(x=alt.value(0), y=first), bold=True, text=_cut("name", "result")
        ),
        theme.haloed(
            base.encode(x=alt.value(0), y=second),
            text=_cut("detail", "average"),
            **small,
        ),
        theme.haloed(
            base.encode(x=end, y=first, text="result:N"), align="right", bold=True
        ),
        theme.haloed(
            base.encode(x=end, y=second, text="average:N"), align="right", **small
        ),
    ]


def _cut(field: str, beside: str) -> alt.ExprRef:
    """The field's words, cut to what the width holds beside another's."""
    room = f"floor((width - {_SIGN_OFF}) / {_LETTER}) - length(datum.{beside}) - 2"
    return alt.ExprRef(f"truncate(datum.{field}, {room}, 'right', '…')")
