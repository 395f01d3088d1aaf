"""How has a plain count moved from period to period?"""

import pandas as pd

from components.charts import series
from tests.components.specs import font_sizes, gridlines, marks, spec, texts


def frame(*values):
    ends = pd.date_range("2021-04-30", periods=len(values), freq="ME").date
    return pd.DataFrame(
        {
            "end": ends,
            "value": list(values),
            "period": [f"{end:%B %Y}" for end in ends],
            "cells": [(object(),)] * len(values),
            "made_up": False,
        }
    )


def test_the_first_and_last_counts_are_written():
    assert texts(series.counts(frame(11, 13, 10, 1027))) == {"11", "1,027"}


def test_the_scale_starts_at_nought_with_few_lines():
    chart = series.counts(frame(111, 113, 110, 127))
    (line,) = marks(chart, "line")
    assert line["encoding"]["y"]["scale"]["domain"][0] == 0
    assert len(line["encoding"]["y"]["axis"]["values"]) <= 5
    assert max(gridlines(chart)) <= 6
    assert min(font_sizes(chart)) >= 13.5


def test_dates_read_alike_in_every_time_zone():
    (line,) = marks(series.counts(frame(1, 2)), "line")
    assert line["encoding"]["x"]["scale"]["type"] == "utc"
    assert line["rows"][0]["end"] == "2021-04-30"


def test_a_period_without_a_count_stays_a_gap():
    (line,) = marks(series.counts(frame(11, None, 13)), "line")
    assert [row["value"] for row in line["rows"]] == [11, None, 13]


def test_one_count_and_none_are_drawn():
    assert texts(series.counts(frame(4))) == {"4"}
    assert texts(series.counts(frame())) == {"Nothing recorded"}
    assert texts(series.counts(frame(None, None))) == {"Nothing recorded"}
    assert spec(series.counts(frame()))["height"] < series.HEIGHT
