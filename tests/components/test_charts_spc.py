"""Which points leave the usual range, and which way did they go?"""

from datetime import date

import pandas as pd
import pytest

from components import theme
from components.charts import spc
from components.charts.spc import Named
from data.analysis.spc import judged, xmr
from tests.components.specs import font_sizes, gridlines, marks, nodes, spec, texts

EVEN = [11, 13] * 6


def frame(*values, better="higher", rebase_at=()):
    ends = pd.date_range("2021-04-30", periods=len(values), freq="ME").date
    chart = judged(xmr(values, better=better, rebase_at=rebase_at, fix_after=12))
    return chart.assign(
        end=ends,
        period=[f"{end:%B %Y}" for end in ends],
        cells=[(object(),)] * len(values),
    )


def drawn(*values, better="higher", rebase_at=(), **options):
    return spc.process(frame(*values, better=better, rebase_at=rebase_at), **options)


def said_in(chart):
    """Every word of the chart, those that a wide screen has room for among them."""
    rows = [row for layer in marks(chart, "text") for row in layer["rows"]]
    return texts(chart) | {str(row["long"]) for row in rows if "long" in row}


def shapes(chart):
    return [layer["mark"]["shape"] for layer in marks(chart, "point")]


def test_flagged_points_are_triangles_and_the_rest_hollow_circles():
    chart = drawn(*EVEN, 40, 40)
    assert shapes(chart) == ["circle", "triangle-up", "triangle-down"]
    circle, up, down = marks(chart, "point")
    assert circle["mark"]["fill"] == theme.PAPER
    assert "special_cause === ''" in str(circle["transform"])
    assert "Above UCL" in str(up["transform"])
    assert "!(" in str(down["transform"])


@pytest.mark.parametrize(
    ("values", "better", "said"),
    [
        ([*EVEN, 40, 40], "higher", "2 above the upper limit: the way it should go"),
        ([*EVEN, 40, 40], "lower", "2 above the upper limit: not the way it should go"),
        ([*EVEN, 40], "context", "1 above the upper limit"),
        ([*EVEN, 1], "higher", "1 below the lower limit: not the way it should go"),
        ([*EVEN, 9, 10, 11, 12, 13, 14, 15], "context", "7 rising"),
        ([*EVEN, 15, 14, 13, 12, 11, 10, 9], "context", "7 falling"),
        ([*EVEN, 40, 17, 17], "context", "3 above or near the upper limit"),
        ([*EVEN, *[13] * 7], "context", "8 above the average"),
    ],
)
def test_each_run_is_named_by_what_kind_of_change_it_is(values, better, said):
    assert said in said_in(drawn(*values, better=better))


def said_of_runs(chart):
    return [
        row["long"]
        for layer in marks(chart, "text")
        for row in layer["rows"]
        if "limit:" in str(row.get("long")) and "stroke" not in layer["mark"]
    ]


def test_of_runs_that_stand_close_the_latest_is_named():
    values = [*EVEN, *[40, 12] * 3]
    assert said_of_runs(drawn(*values)) == [
        "1 above the upper limit: the way it should go"
    ]


def test_runs_that_stand_apart_are_all_named():
    apart = [*EVEN, 40, *EVEN, 1, *EVEN]
    assert said_of_runs(drawn(*apart)) == [
        "1 above the upper limit: the way it should go",
        "1 below the lower limit: not the way it should go",
    ]


def test_a_run_is_the_one_the_headline_tells_of():
    """Three above the average lead up to six above the limit: six are named."""
    values = [*EVEN, 13, 13, 13, *[22, 24, 21, 26, 25, 27]]
    said = said_in(drawn(*values))
    assert "6 above the upper limit: the way it should go" in said
    assert not any("above the average" in text for text in said)


def test_a_change_the_wrong_way_has_a_colour_too_and_never_alone():
    (_, up, _) = marks(drawn(*EVEN, 40, better="lower"), "point")
    scale = up["encoding"]["fill"]["scale"]
    colours = dict(zip(scale["domain"], scale["range"], strict=True))
    assert colours["concern"] == theme.CONCERN
    assert colours["improvement"] == colours["high"] == theme.DONE
    assert up["mark"]["stroke"] == theme.INK


def test_the_average_and_the_limits_are_named_with_their_values():
    said = texts(drawn(*EVEN, 40))
    assert {"Average 12", "Upper limit 17.3", "Lower limit 6.7"} <= said
    assert "40" in said  # the latest value


def test_no_limit_is_drawn_where_no_result_can_be():
    low = texts(drawn(*[1, 3] * 6, 2))
    assert "Average 2" in low
    assert not any("Lower limit" in text for text in low)
    high = texts(drawn(*[97, 99] * 6, 98, percent=True))
    assert not any("Upper limit" in text for text in high)
    assert {"Average 98%", "98%"} <= high


@pytest.mark.parametrize("values", [[1, 2, 3], [4] * 13, [5] * 8 + [9] * 8])
def test_limits_that_may_not_be_shown_are_not_drawn(values):
    chart = drawn(*values)
    assert not any("limit" in text for text in texts(chart))
    assert marks(chart, "area") == []
    assert any("Average" in text for text in texts(chart))


def test_a_gap_and_a_rebase_break_the_line():
    chart = drawn(*EVEN, None, 40, *[41, 42] * 3, rebase_at=[13])
    line = marks(chart, "line")[-1]
    assert line["encoding"]["detail"]["field"] == "phase"
    assert line["rows"][12]["value"] is None
    assert {row["phase"] for row in line["rows"]} == {0, 1}
    assert len(marks(chart, "area")) == 2


def test_a_rebase_says_why_at_its_date():
    why = Named(date(2022, 4, 30), "a new form")
    chart = drawn(*EVEN, *[40, 42] * 4, rebase_at=[12], rebases=[why])
    assert "Rebase: a new form" in said_in(chart)


def test_events_stand_by_name_and_those_outside_the_series_do_not():
    inside = Named(date(2022, 1, 9), "Strategy launched")
    chart = drawn(*EVEN, 40, events=[inside, Named(date(2030, 1, 1), "Later")])
    assert "Strategy launched, 9 Jan 2022" in said_in(chart)
    assert not any("Later" in text for text in said_in(chart))


def test_two_events_are_named_one_beneath_the_other():
    two = [Named(date(2022, 1, 9), "One"), Named(date(2022, 1, 27), "Two")]
    places = {
        row["long"]: layer["encoding"]["y"]["value"]
        for layer in marks(drawn(*EVEN, 40, events=two), "text")
        for row in layer["rows"]
        if str(row.get("long", "")).startswith(("One", "Two"))
    }
    assert len(set(places.values())) == 2


def test_a_phone_is_given_fewer_words():
    event = Named(date(2022, 1, 9), "A long name of something " * 4)
    rows = [
        row
        for layer in marks(drawn(*EVEN, 40, 40, events=[event]), "text")
        for row in layer["rows"]
        if "short" in row
    ]
    assert {row["short"] for row in rows} == {
        "9 Jan 2022",
        "2 above: the way it should go",
    }
    assert max(len(row["long"]) for row in rows) < 70


def test_a_target_is_a_line_of_its_own():
    chart = drawn(*EVEN, 12, target=40)
    assert "Target 40" in texts(chart)
    assert "Target 90%" in texts(drawn(*[50, 60] * 7, percent=True, target=90))
    line = marks(chart, "line")[-1]
    assert line["encoding"]["y"]["scale"]["domain"][1] >= 40


def test_percentages_run_from_nought_to_a_hundred():
    line = marks(drawn(*[50, 60] * 7, percent=True), "line")[-1]
    assert line["encoding"]["y"]["scale"]["domain"] == [0, 100]


def test_the_chart_is_readable_and_calm():
    chart = drawn(*EVEN, 40)
    assert max(gridlines(chart)) <= 6
    assert min(font_sizes(chart)) >= 13.5
    assert spec(chart)["height"] == spc.HEIGHT
    assert not any("angle" in node for node in nodes(spec(chart)["layer"]))
    line = marks(chart, "line")[-1]
    assert line["encoding"]["x"]["scale"]["type"] == "utc"


def test_the_chart_takes_nothing_but_what_it_draws():
    (rows,) = [
        layer["rows"]
        for layer in marks(drawn(*EVEN, 40), "line")
        if len(layer["rows"]) > 2
    ]
    assert "cells" not in rows[0]


@pytest.mark.parametrize("values", [[], [None, None]])
def test_nothing_to_draw_says_so(values):
    assert "Nothing recorded" in texts(drawn(*values))


def test_one_point_is_drawn():
    assert "7" in texts(drawn(7))
