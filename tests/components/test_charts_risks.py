"""How large is each risk, what have controls done, and how far is left to go?"""

from itertools import combinations

import pandas as pd
import pytest

from components import theme
from components.charts import risks
from tests.components.specs import font_sizes, marks, spec, texts

STATES = [
    f"{state}_{side}"
    for state in ("gross", "current", "target")
    for side in ("likelihood", "impact")
]


def grid(size=4):
    bands = ["Low", "Medium", "High", "Very high"]
    return pd.DataFrame(
        [
            {
                "likelihood": likelihood,
                "impact": impact,
                "score": likelihood * impact,
                "band": bands[min(3, (likelihood * impact - 1) // 4)],
                "cells": (),
            }
            for likelihood in range(1, size + 1)
            for impact in range(1, size + 1)
        ]
    )


def register(*rows):
    found = pd.DataFrame(list(rows), columns=["ref", *STATES])
    return found.assign(cells=[(object(),)] * len(found), made_up=True)


MOVED = register(("R1", 4, 4, 3, 4, 2, 3), ("R2", 4, 4, 3, 4, 2, 3))


def symbols(chart):
    return next(one for one in marks(chart, "point") if "shape" in one["encoding"])


def heads(chart):
    return next(one for one in marks(chart, "point") if "shape" in one["mark"])


def drawn(chart):
    return {(row["ref"], row["state"]): row for row in symbols(chart)["rows"]}


def moves(chart):
    (layer,) = marks(chart, "rule")
    return layer


def test_every_cell_carries_its_score_and_its_bands_word():
    chart = risks.matrix(grid(), MOVED)
    (cells,) = marks(chart, "rect")
    assert len(cells["rows"]) == 4 * 4
    assert {str(score) for score in grid()["score"]} <= texts(chart)
    for arranged in ("? datum.band : ''", "? '' : datum.band"):
        assert arranged in str(spec(chart))


def test_one_blue_deepens_with_the_band():
    (cells,) = marks(risks.matrix(grid(), MOVED), "rect")
    shades = {row["band"]: row["fill"] for row in cells["rows"]}
    assert list(shades) == ["Low", "Medium", "High", "Very high"]
    assert list(shades.values()) == list(theme.RAMP)


def test_a_mark_stands_within_its_own_cell():
    places = drawn(risks.matrix(grid(), MOVED))
    for mark in places.values():
        assert mark["impact"] - 1 < mark["x"] < mark["impact"]
        assert mark["likelihood"] - 1 < mark["y"] < mark["likelihood"]


@pytest.mark.parametrize("count", [1, 2, 4, 9, 16])
def test_no_two_risks_share_a_place_however_many_share_a_cell(count):
    same = register(*[(f"R{number}", 4, 4, 3, 4, 2, 3) for number in range(count)])
    built = risks.matrix(grid(), same)
    height = spec(built)["height"]
    now = [row for row in symbols(built)["rows"] if row["state"] == risks.CURRENT]
    assert len(now) == count
    phone = 300  # pixels of plot
    for one, other in combinations(now, 2):
        across = abs(one["x"] - other["x"]) * phone / 4
        down = abs(one["y"] - other["y"]) * height / 4
        assert (across**2 + down**2) ** 0.5 >= 20


def test_risks_moving_along_one_column_do_not_share_a_line():
    columns = [place.across for place in risks.places(6)]
    assert len(set(columns)) == 6


def test_what_has_moved_is_solid_and_what_is_still_to_move_is_dashed():
    layer = moves(risks.matrix(grid(), register(("R1", 4, 4, 3, 4, 2, 3))))
    assert [row["kind"] for row in layer["rows"]] == ["Moved so far", "Still to move"]
    scale = layer["encoding"]["strokeDash"]["scale"]
    assert scale["domain"] == ["Moved so far", "Still to move"]
    assert scale["range"] == [[1, 0], theme.DASH]


def test_every_move_is_an_arrow_that_points_at_where_it_ends():
    chart = risks.matrix(grid(), register(("R1", 4, 4, 3, 4, 2, 3)))
    arrows = heads(chart)
    assert arrows["rows"] == moves(chart)["rows"]
    assert (arrows["encoding"]["x"]["field"], arrows["encoding"]["y"]["field"]) == (
        "x2",
        "y2",
    )
    ends = {row["kind"]: (row["x2"], row["y2"]) for row in arrows["rows"]}
    places = drawn(chart)
    for kind, state in (
        ("Moved so far", risks.CURRENT),
        ("Still to move", risks.TARGET),
    ):
        mark = places["R1", state]
        assert ends[kind] == (mark["x"], mark["y"])
        short = next(row["short"] for row in arrows["rows"] if row["kind"] == kind)
        assert short > (mark["size"] / 3.1416) ** 0.5  # its head hides no mark


def test_a_risk_with_no_target_has_two_marks_and_one_line():
    chart = risks.matrix(grid(), register(("R1", 4, 4, 3, 4, None, None)))
    assert set(drawn(chart)) == {("R1", risks.GROSS), ("R1", risks.CURRENT)}
    assert [row["kind"] for row in moves(chart)["rows"]] == ["Moved so far"]


def test_marks_of_one_risk_in_one_cell_are_drawn_round_each_other():
    built = risks.matrix(grid(), register(("R1", 3, 3, 3, 3, 3, 3)))
    places = drawn(built)
    sizes = [
        places["R1", state]["size"]
        for state in (risks.CURRENT, risks.GROSS, risks.TARGET)
    ]
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == 3
    assert moves(built)["rows"] == []
    assert [row["state"] for row in symbols(built)["rows"]][-1] == risks.CURRENT


def test_shapes_are_named_in_words_and_references_written():
    chart = risks.matrix(grid(), MOVED)
    scale = symbols(chart)["encoding"]["shape"]["scale"]
    assert dict(zip(scale["domain"], scale["range"], strict=True)) == {
        "Before controls": "circle",
        "Current, with its reference": "circle",
        "Target": "square",
    }
    assert {"R1", "R2"} <= texts(chart)
    assert min(font_sizes(chart)) >= 13.5


def test_a_long_reference_stands_beside_its_circle():
    chart = risks.matrix(grid(), register(("RISK-12", 4, 4, 3, 3, 2, 2)))
    beside = [
        layer
        for layer in marks(chart, "text")
        if layer["rows"] and layer["rows"][0].get("ref") == "RISK-12"
    ]
    assert beside
    assert all(layer["mark"]["dx"] > 13 for layer in beside)


def test_sides_are_numbered_and_named():
    written = str(spec(risks.matrix(grid(5), MOVED)))
    assert "Likelihood ↑" in written
    assert "Impact →" in written
    assert "[0.5, 1.5, 2.5, 3.5, 4.5]" in written


def test_no_risks_and_no_grid_are_drawn():
    assert "16" in texts(risks.matrix(grid(), register()))
    assert texts(risks.matrix(grid().head(0), MOVED)) == {"Nothing recorded"}
