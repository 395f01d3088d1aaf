"""How has one risk's score stood, version by version?"""

from datetime import date

import pandas as pd

from components.charts import risk_scores
from tests.components.specs import font_sizes, gridlines, marks, spec, texts


def frame(*scores, target=6):
    rows = [
        {
            "as_at": date(2023, month, 28),
            "current": score,
            "target": target,
            "cells": (object(),),
        }
        for month, score in enumerate(scores, start=1)
    ]
    return pd.DataFrame(rows, dtype=object)


def test_scores_are_written_where_they_first_stand_and_where_they_change():
    chart = risk_scores.scores(frame(16, 16, 12, 12, 12), highest=16)
    written = [text for text in texts(chart) if text.isdigit()]
    assert sorted(written) == ["12", "16"]
    assert "Target 6" in texts(chart)
    assert min(font_sizes(chart)) >= 13.5
    assert max(gridlines(chart)) <= 8


def test_a_version_without_a_score_breaks_the_line():
    chart = risk_scores.scores(frame(16, None, 16), highest=16)
    lines = marks(chart, "line")
    assert lines[-1]["mark"]["invalid"] == "break-paths-filter-domains"
    assert [row["current"] for row in lines[-1]["rows"]] == [16, None, 16]


def test_without_a_target_there_is_no_dashed_line():
    chart = risk_scores.scores(frame(16, 12, target=None), highest=16)
    assert len(marks(chart, "line")) == 1


def test_twenty_four_versions_are_drawn_and_none_is_not():
    many = frame(*[12] * 12)
    assert spec(risk_scores.scores(many, highest=25))["height"] == risk_scores.HEIGHT
    assert texts(risk_scores.scores(frame(None, None), highest=16)) == {
        "Nothing recorded"
    }
