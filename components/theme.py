"""What does each colour, size and line mean in a chart?

Colours are named by meaning and never stand alone: a shape, a dash or a word is
always beside them. The Altair theme is registered here, once, when a chart
module is first imported; it draws what a reader sees, nothing of the data.

One case: ``DONE`` is the plan's own figure wherever it is drawn, and
``DONE_UNEVIDENCED`` says complete, with no evidence recorded.
"""

from __future__ import annotations

from typing import Any, Literal

import altair as alt

# --- colours by meaning ------------------------------------------------------

PAPER = "#ffffff"
INK = "#0b0c0c"  # words and numbers
MUTED = "#595a5b"  # axis words
DONE = "#12436d"  # the plan's own figure
DONE_UNEVIDENCED = "#28a197"  # complete, no evidence recorded
NOT_DONE = PAPER  # always with OUTLINE round it
OUTLINE = "#6f7780"
PLANNED = "#3d3d3d"  # what was planned, always dashed
DEADLINE = "#801650"  # deadlines, definition breaks, dates moved
JOINED = "#a285d1"
INTERVAL = "#7d97b2"  # where the true figure could lie
CONCERN = "#f46a25"  # a change the wrong way, always with a shape and a word
USUAL = "#eef1f4"  # the usual range, always between two dashed lines
GRID = "#dcdfe2"
DOMAIN = "#8a9197"
RAMP = ("#f3f4f5", "#e3e8ed", "#c3d0dc", "#9db3c8")  # lowest band to highest

TEXT_ON: tuple[tuple[str, str], ...] = (
    (INK, PAPER),
    (MUTED, PAPER),
    (DONE, PAPER),
    (PLANNED, PAPER),
    (PLANNED, USUAL),
    (DEADLINE, PAPER),
    (DEADLINE, USUAL),
    (PAPER, DONE),
    (INK, DONE_UNEVIDENCED),
    (INK, NOT_DONE),
    *((INK, band) for band in RAMP),
)
MARKS_ON: tuple[tuple[str, str], ...] = (
    (DONE, PAPER),
    (DONE_UNEVIDENCED, PAPER),
    (OUTLINE, PAPER),
    (PLANNED, PAPER),
    (DEADLINE, PAPER),
    (JOINED, PAPER),
    (INTERVAL, PAPER),
    (CONCERN, PAPER),
    (DOMAIN, PAPER),
    *((DONE, band) for band in RAMP),
    *((INK, band) for band in RAMP),
)

# --- sizes -------------------------------------------------------------------

FONT = '"Source Sans", "Source Sans 3", system-ui, "Segoe UI", Arial, sans-serif'
AXIS_SIZE = 13.5
LABEL_SIZE = 15.0
DASH = [5, 4]
NARROW = 560  # pixels of plot below which a phone's arrangement is drawn

Align = Literal["left", "center", "right"]
Layer = alt.Chart | alt.LayerChart


@alt.theme.register("scrutiny", enable=True)
def scrutiny() -> alt.theme.ThemeConfig:
    """The one look: white paper, horizontal words, hardly any lines."""
    axis = {
        "aria": False,
        "domainColor": DOMAIN,
        "gridColor": GRID,
        "gridWidth": 1,
        "labelAngle": 0,
        "labelColor": MUTED,
        "labelFontSize": AXIS_SIZE,
        "labelPadding": 7,
        "tickColor": DOMAIN,
        "ticks": False,
        "title": None,
        "titleColor": INK,
        "titleFontSize": AXIS_SIZE,
        "titleFontWeight": 600,
    }
    config = {
        "background": PAPER,
        "font": FONT,
        "axis": axis,
        "axisX": {"grid": False},
        "axisY": {"domain": False},
        "legend": _legend(),
        # The picture is one image with one description; its table is beside it.
        "mark": {"aria": False},
        "text": {"color": INK, "fontSize": LABEL_SIZE},
        "view": {"stroke": None},
    }
    return {"config": config}  # type: ignore[typeddict-item] # its stubs want every key typed


def _legend() -> dict[str, Any]:
    """Square symbols above the plot, in as many columns as there is room for."""
    return {
        "aria": False,
        "columnPadding": 24,
        "labelColor": INK,
        "labelFontSize": AXIS_SIZE,
        "labelLimit": 320,
        "labelOffset": 6,
        "layout": {"top": {"anchor": "start", "direction": "vertical", "margin": 8}},
        "offset": 12,
        "orient": "top",
        "rowPadding": 4,
        "symbolSize": 150,
        "symbolStrokeWidth": 1,
        "symbolType": "square",
        "title": None,
    }


def legend_columns(wide: int) -> alt.ExprRef:
    """As many columns as there are words on a screen, one on a phone."""
    return alt.ExprRef(f"width < {NARROW} ? 1 : {wide}")


# --- layers ------------------------------------------------------------------


def haloed(
    chart: alt.Chart,
    *,
    align: Align = "left",
    bold: bool = False,
    **mark: Any,
) -> alt.LayerChart:
    """Words with white behind their edges, readable across a line or a rule."""
    style: dict[str, Any] = {
        "align": align,
        "baseline": "middle",
        "fontSize": LABEL_SIZE,
        "fontWeight": 600 if bold else 400,
        **mark,
    }
    halo = {"color": PAPER, "stroke": PAPER, "strokeJoin": "round", "strokeWidth": 4}
    return together(chart.mark_text(**(style | halo)), chart.mark_text(**style))


def together(*layers: Layer) -> alt.LayerChart:
    """The layers as one, the first beneath."""
    return alt.LayerChart(layer=list(layers))


def dots(chart: alt.Chart, *, size: float = 90, edge: float = 1.5) -> alt.Chart:
    """Filled dots with a white edge, so that a line shows where it passes one."""
    marks: alt.Chart = chart.mark_point(
        filled=True, fill=DONE, opacity=1, size=size, stroke=PAPER, strokeWidth=edge
    )
    return marks


def finished(
    *layers: Layer,
    height: float,
    left: float = 2,
    right: float = 10,
    top: float = 6,
) -> alt.LayerChart:
    """The layers as one chart: as wide as its container, ``height`` in pixels."""
    chart: alt.LayerChart = together(*layers).properties(
        width="container",
        height=height,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        padding={"left": left, "right": right, "top": top, "bottom": 6},
    )
    return chart


def nothing_recorded() -> alt.LayerChart:
    """What stands in a chart's place where there is nothing to draw."""
    place = alt.Chart(alt.InlineData(values=[{}])).encode(
        x=alt.value(0), y=alt.value(16)
    )
    return finished(haloed(place, color=MUTED, text="Nothing recorded"), height=32)
