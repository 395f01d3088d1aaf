"""What a reader would see in a chart, read from its specification."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import altair as alt

Spec = dict[str, Any]


def spec(chart: alt.LayerChart) -> Spec:
    return chart.to_dict()


def nodes(value: Any) -> Iterator[Spec]:
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from nodes(child)
    elif isinstance(value, list):
        for child in value:
            yield from nodes(child)


def marks(chart: alt.LayerChart, kind: str) -> list[Spec]:
    """The layers drawn with one kind of mark, with the data each rests on."""
    whole = spec(chart)

    def walk(layer: Spec, data: Any) -> Iterator[Spec]:
        data = layer.get("data", data)
        if "mark" in layer and layer["mark"]["type"] == kind:
            yield {**layer, "rows": whole["datasets"][data["name"]]}
        for child in layer.get("layer", []):
            yield from walk(child, data)

    return list(walk(whole, None))


def texts(chart: alt.LayerChart) -> set[str]:
    """Every word written in the plot, from marks, encodings and data alike."""
    found: set[str] = set()
    for layer in marks(chart, "text"):
        said = layer["mark"].get("text")
        written = layer["encoding"].get("text", {})
        if isinstance(said, str):
            found.add(said)
        if "value" in written:
            found.add(written["value"])
        if "field" in written:
            found |= {str(row[written["field"]]) for row in layer["rows"]}
    return found


def font_sizes(chart: alt.LayerChart) -> list[float]:
    return [
        size
        for node in nodes(spec(chart))
        for key, size in node.items()
        if key.endswith(("fontSize", "FontSize"))
    ]


def gridlines(chart: alt.LayerChart) -> list[int]:
    """How many values each axis of a chart is told to mark."""
    return [
        len(node["axis"]["values"])
        for node in nodes(spec(chart))
        if isinstance(node.get("axis"), dict) and "values" in node["axis"]
    ]
