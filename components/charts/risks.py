"""How large is each risk, what have controls done, and how far is left to go?

The plan's own scale: likelihood up, impact across, the score and the band's word
in every cell, one blue that deepens with the band. A hollow circle is the risk
before controls, the navy circle with its reference is the risk now, a hollow
square is the target; a solid arrow has been moved, a dashed one is still to move.

One case: R1 at 4 × 4, now 3 × 4, target 2 × 3, with R2 in the same cells: each
risk has its own place within a cell, so that neither hides the other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from components import theme
from components.charts import records

GROSS = "Before controls"
CURRENT = "Current, with its reference"
TARGET = "Target"
MOVED = "Moved so far"
STILL = "Still to move"

_COLUMNS = {GROSS: "gross", CURRENT: "current", TARGET: "target"}
_ORDER = (TARGET, GROSS, CURRENT)  # what is drawn first lies beneath

_HEAD = 40  # pixels at a cell's top for its score and band
_LINE = 38  # pixels of a cell's height for each row of risks
_MOST_ACROSS = 3  # risks side by side in a cell: what a phone has room for
_FITS = 3  # letters of a reference that its circle has room for
_SIZES = {GROSS: 90, CURRENT: 560, TARGET: 110}
_ROUND = {GROSS: 830, TARGET: 1250}  # drawn round the current mark in its cell
_AROUND_GROSS = 330
_HEAD_SIZE = 70  # an arrow's head, in square pixels
_HEAD_HALF = 5  # pixels from its middle to its tip
_LEGEND_GAP = 34  # pixels between the legend and the grid, for "Likelihood ↑"


def matrix(grid: pd.DataFrame, risks: pd.DataFrame) -> alt.LayerChart:
    """Every risk on the grid of likelihood and impact.

    Args:
        grid: one row a cell, n × n of them: likelihood, impact (1 to n), score,
            band (text).
        risks: one row a risk: ref (text), and gross, current and target
            likelihood and impact, each missing where the workbook gives none.
    """
    if grid.empty:
        return theme.nothing_recorded()
    size = int(max(grid["likelihood"].max(), grid["impact"].max()))
    slots = places(len(risks))
    lines = 1 + max((slot.line for slot in slots), default=0)
    cell = _HEAD + _LINE * lines
    marks = _marks(risks, slots, cell)

    cells = _cells(grid, size)
    moves = _moves(marks)
    symbols = _symbols(marks)
    refs = _refs(marks)
    heads = _heads(moves, size)
    return theme.finished(
        cells, _lines(moves), heads, symbols, refs, height=cell * size
    )


# --- where each risk stands within a cell ------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """One risk's own place in every cell it stands in.

    Attributes:
        across: 0 to 1, from the cell's left edge to its right.
        line: the row of risks it stands in, 0 at the top.
        drop: pixels below the middle of that row.
    """

    across: float
    line: int
    drop: float


def places(count: int) -> tuple[Place, ...]:
    """A place for each of so many risks, no two alike.

    Neighbouring rows and columns lean a little, so that two risks moving along
    the same column or row of cells do not draw one line over the other.
    """
    columns = max(1, min(_MOST_ACROSS, math.ceil(math.sqrt(count))))
    lines = math.ceil(count / columns)
    found = []
    for index in range(count):
        line, column = divmod(index, columns)
        lean = (line + 0.5) / lines - 0.5
        tilt = (column + 0.5) / columns - 0.5
        found.append(Place((column + 0.5 + 0.3 * lean) / columns, line, 12 * tilt))
    return tuple(found)


def _marks(
    risks: pd.DataFrame, slots: Sequence[Place], cell: float
) -> list[dict[str, Any]]:
    """Where each risk was, is and should be; targets first, so drawn beneath."""
    marks = []
    for row, slot in zip(risks.to_dict("records"), slots, strict=True):
        stands = {
            state: (int(row[f"{name}_likelihood"]), int(row[f"{name}_impact"]))
            for state, name in _COLUMNS.items()
            if not records.is_missing(row.get(f"{name}_likelihood"))
            and not records.is_missing(row.get(f"{name}_impact"))
        }
        down = (_HEAD + _LINE * (slot.line + 0.5) + slot.drop) / cell
        marks += [
            {
                "ref": str(row["ref"]),
                "state": state,
                "likelihood": likelihood,
                "impact": impact,
                "x": round(impact - 1 + slot.across, 4),
                "y": round(likelihood - down, 4),
                "size": _size(state, stands),
            }
            for state, (likelihood, impact) in stands.items()
        ]
    return sorted(marks, key=lambda mark: _ORDER.index(mark["state"]))


def _size(state: str, stands: dict[str, tuple[int, int]]) -> int:
    """Marks of one risk in the same cell are drawn round each other."""
    here = [other for other in _ORDER if stands.get(other) == stands[state]]
    if state == CURRENT or len(here) == 1:
        return _SIZES[state]
    if CURRENT in here:
        return _ROUND[state]
    return _AROUND_GROSS if state == TARGET else _SIZES[state]


# --- the layers --------------------------------------------------------------


def _cells(grid: pd.DataFrame, size: int) -> alt.LayerChart:
    """The squares, deepening with the band, with their scores and words."""
    lowest = grid.groupby("band", sort=False)["score"].min().sort_values()
    ranks = {str(band): rank for rank, band in enumerate(lowest.index)}
    cells = records.rows(grid, ["likelihood", "impact", "score", "band"])
    shaded = [
        {**cell, "fill": _shade(ranks[str(cell["band"])], len(ranks))} for cell in cells
    ]
    base = (
        records.inline(shaded)
        .transform_calculate(left="datum.impact - 1", floor="datum.likelihood - 1")
        .encode(x=_across("left", size), y=_up("likelihood", size))
    )
    squares = base.mark_rect(stroke=theme.PAPER, strokeWidth=2).encode(
        x2="impact:Q", y2="floor:Q", color=alt.Color("fill:N", scale=None)
    )
    roomy = f"width / {size} > 108"
    beside = f"{roomy} ? datum.band : ''"
    below = f"{roomy} ? '' : datum.band"
    scores = base.mark_text(
        align="left", baseline="top", dx=7, dy=8, fontSize=14, fontWeight=600
    ).encode(text="score:Q")
    words = base.mark_text(
        align="right",
        baseline="top",
        dx=-7,
        dy=8,
        fontSize=theme.AXIS_SIZE,
        text=alt.ExprRef(beside),
    ).encode(x="impact:Q")
    stacked = base.mark_text(
        align="left",
        baseline="top",
        dx=7,
        dy=23,
        fontSize=theme.AXIS_SIZE,
        text=alt.ExprRef(below),
    )
    return theme.together(squares, scores, words, stacked)


def _shade(rank: int, bands: int) -> str:
    """The blue for a band, the lowest palest and the highest deepest."""
    last = len(theme.RAMP) - 1
    return theme.RAMP[round(rank * last / max(1, bands - 1))]


def _across(field: str, size: int) -> alt.X:
    """Impact, 1 at the left."""
    return alt.X(f"{field}:Q", axis=_numbers(size, title="Impact →"), scale=_unit(size))


def _up(field: str, size: int) -> alt.Y:
    """Likelihood, 1 at the bottom, its name above the numbers."""
    axis = _numbers(
        size,
        title="Likelihood ↑",
        titleAlign="left",
        titleAngle=0,
        titleBaseline="bottom",
        titleX=-16,
        titleY=-8,
    )
    return alt.Y(f"{field}:Q", axis=axis, scale=_unit(size))


def _numbers(size: int, **options: Any) -> alt.Axis:
    """A number at the middle of each row or column of cells."""
    return alt.Axis(
        domain=False,
        grid=False,
        labelColor=theme.INK,
        labelExpr="datum.value + 0.5",
        labelOverlap=False,
        values=[index + 0.5 for index in range(size)],
        **options,
    )


def _unit(size: int) -> alt.Scale:
    """One unit a cell."""
    return alt.Scale(domain=[0, size], nice=False, zero=True)


def _moves(marks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """From before controls to now, and from now to the target, where they differ.

    ``short`` is how many pixels before its end an arrow's head stops, so that it
    touches the mark it points at and hides none of it.
    """
    at = {(mark["ref"], mark["state"]): mark for mark in marks}
    return [
        {
            "kind": kind,
            "x": a["x"],
            "y": a["y"],
            "x2": b["x"],
            "y2": b["y"],
            "short": round(math.sqrt(b["size"] / math.pi) + _HEAD_HALF, 1),
        }
        for (ref, state), a in at.items()
        for kind, start, end in ((MOVED, GROSS, CURRENT), (STILL, CURRENT, TARGET))
        if state == start and (b := at.get((ref, end))) is not None
        if (a["x"], a["y"]) != (b["x"], b["y"])
    ]


def _lines(moves: Sequence[dict[str, Any]]) -> alt.Chart:
    """Solid for what has been moved, dashed for what is still to move."""
    dash = alt.StrokeDash(
        "kind:N",
        scale=alt.Scale(domain=[MOVED, STILL], range=[[1, 0], theme.DASH]),
        legend=alt.Legend(
            columns=theme.legend_columns(2),
            offset=_LEGEND_GAP,
            symbolSize=500,
            symbolStrokeColor=theme.INK,
            symbolStrokeWidth=2,
            symbolType="stroke",
        ),
    )
    lines: alt.Chart = (
        records.inline(moves)
        .mark_rule(color=theme.INK, strokeWidth=1.75)
        .encode(x="x:Q", y="y:Q", x2="x2:Q", y2="y2:Q", strokeDash=dash)
    )
    return lines


def _heads(moves: Sequence[dict[str, Any]], size: int) -> alt.Chart:
    """The arrows' heads, turned along their lines whatever the chart's width."""
    turn = (
        f"atan2((datum.x2 - datum.x) * width / {size},"
        f" (datum.y2 - datum.y) * height / {size})"
    )
    heads: alt.Chart = (
        records.inline(moves)
        .mark_point(
            angle=alt.ExprRef(f"{turn} * 180 / PI"),
            fill=theme.INK,
            opacity=1,
            shape="triangle",
            size=_HEAD_SIZE,
            stroke=theme.INK,
            xOffset=alt.ExprRef(f"-datum.short * sin({turn})"),
            yOffset=alt.ExprRef(f"datum.short * cos({turn})"),
        )
        .encode(x="x2:Q", y="y2:Q")
    )
    return heads


def _symbols(marks: Sequence[dict[str, Any]]) -> alt.Chart:
    """Hollow circle, navy circle, hollow square."""
    states = [GROSS, CURRENT, TARGET]
    legend = alt.Legend(
        columns=theme.legend_columns(3), offset=_LEGEND_GAP, symbolStrokeWidth=2
    )
    shapes = alt.Scale(domain=states, range=["circle", "circle", "square"])
    fills = alt.Scale(domain=states, range=[theme.PAPER, theme.DONE, theme.PAPER])
    edges = alt.Scale(domain=states, range=[theme.INK, theme.DONE, theme.INK])
    symbols: alt.Chart = (
        records.inline(marks)
        .mark_point(opacity=1, strokeWidth=2)
        .encode(
            x="x:Q",
            y="y:Q",
            shape=alt.Shape("state:N", scale=shapes, legend=legend),
            fill=alt.Fill("state:N", scale=fills, legend=legend),
            stroke=alt.Stroke("state:N", scale=edges, legend=legend),
            size=alt.Size("size:Q", scale=None, legend=None),
        )
    )
    return symbols


def _refs(marks: Sequence[dict[str, Any]]) -> alt.LayerChart:
    """The reference in the navy circle, or beside it where it is too long."""
    now = [mark for mark in marks if mark["state"] == CURRENT]
    short = [mark for mark in now if len(mark["ref"]) <= _FITS]
    long = [mark for mark in now if len(mark["ref"]) > _FITS]
    within = (
        records.inline(short)
        .mark_text(
            align="center",
            baseline="middle",
            color=theme.PAPER,
            fontSize=theme.AXIS_SIZE,
            fontWeight=700,
        )
        .encode(x="x:Q", y="y:Q", text="ref:N")
    )
    place = records.inline(long).encode(x="x:Q", y="y:Q", text="ref:N")
    beside = theme.haloed(place, bold=True, color=theme.INK, dx=17)
    return theme.together(within, beside)
