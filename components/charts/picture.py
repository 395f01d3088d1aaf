"""What is a chart as a picture, to stand in a file?

The same chart as on the page, of a fixed width, drawn without a browser and without
asking anything of the network. One case: Westmere's bars by finding, 660 pixels wide,
come out 1,650 dots wide, which on 16 cm of paper is over 250 to the inch.
"""

from __future__ import annotations

from threading import Lock
from typing import Any

import vl_convert

from components.theme import Layer

WIDTH = 660  # pixels of the chart, as on a page
SCALE = 2.5  # dots to a pixel
# A typeface that the converter brings itself: the same picture on every machine.
FONT = "Liberation Sans"
_NOWHERE: list[str] = []  # addresses that data may be fetched from
_LOCK = Lock()  # the converter draws one at a time


def png(chart: Layer) -> bytes:
    """The chart as a PNG of WIDTH by SCALE dots; the same chart, the same bytes."""
    with _LOCK:
        return vl_convert.vegalite_to_png(
            _fixed(chart), scale=SCALE, allowed_base_urls=_NOWHERE
        )


def svg(chart: Layer) -> str:
    """The chart as an SVG of WIDTH pixels."""
    with _LOCK:
        return vl_convert.vegalite_to_svg(_fixed(chart), allowed_base_urls=_NOWHERE)


def _fixed(chart: Layer) -> dict[str, Any]:
    """The chart's specification, of a fixed width and in the converter's typeface."""
    spec: dict[str, Any] = chart.to_dict()
    return {
        **spec,
        "width": WIDTH,
        "config": {**spec["config"], "font": FONT},
    }
