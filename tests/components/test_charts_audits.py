"""What did each audit find, and how sure can we be?"""

import pandas as pd
import pytest

from components import theme
from components.charts import audits
from tests.components.specs import font_sizes, gridlines, marks, spec, texts

COLUMNS = ["period", "percentage", "low", "high", "text"]


def frame(*rows):
    found = pd.DataFrame(list(rows), columns=COLUMNS)
    return found.assign(cells=[(object(),)] * len(found), made_up=False)


TWO = frame(
    ("Q1 2022/23", 30.0, 19.0, 44.0, "15 of 50 cases"),
    ("Q4 2022/23", 90.0, 79.0, 96.0, "45 of 50 cases"),
)
NO_BASE = frame(("Q4 2022/23", 96.0, None, None, None))


def test_two_audits_are_never_joined_by_a_line():
    chart = audits.results(TWO)
    assert marks(chart, "line") == []
    assert marks(chart, "rule") == []
    assert len(marks(chart, "point")) == 1


def test_each_audit_says_its_period_and_its_cases():
    said = texts(audits.results(TWO))
    assert said == {"Q1 2022/23", "15 of 50 cases", "Q4 2022/23", "45 of 50 cases"}


def test_the_interval_is_drawn_where_it_is_known():
    (bar,) = marks(audits.results(TWO), "bar")
    assert [(row["low"], row["high"]) for row in bar["rows"]] == [(19, 44), (79, 96)]
    assert {"filter": "isValid(datum.low) && isValid(datum.high)"} in bar["transform"]


def test_an_audit_without_its_number_of_cases_is_hollow_and_says_so():
    chart = audits.results(NO_BASE)
    assert "96%, number of cases not given" in texts(chart)
    (dot,) = marks(chart, "point")
    assert dot["encoding"]["fill"]["value"] == theme.PAPER
    assert dot["encoding"]["stroke"]["value"] == theme.DONE


def test_an_audit_without_a_result_has_words_and_no_dot():
    chart = audits.results(frame(("Q2 2023/24", None, None, None, None)))
    assert texts(chart) == {"Q2 2023/24", "Not given"}
    (dot,) = marks(chart, "point")
    assert {"filter": "isValid(datum.percentage)"} in dot["transform"]


@pytest.mark.parametrize(
    ("percentage", "side"), [(0.0, "left"), (50.0, "center"), (100.0, "right")]
)
def test_words_stay_within_the_plot_at_both_ends(percentage, side):
    row = ("2022/23", percentage, percentage, percentage, "45 of 50 cases")
    (bar,) = marks(audits.results(frame(row)), "bar")
    assert bar["rows"][0]["align"] == side


def test_the_scale_is_nought_to_a_hundred_with_five_lines():
    chart = audits.results(TWO)
    (bar,) = marks(chart, "bar")
    assert bar["encoding"]["x"]["scale"]["domain"] == [0, 100]
    assert max(gridlines(chart)) == 5
    assert min(font_sizes(chart)) >= 13.5


def test_the_chart_is_as_tall_as_its_audits_need():
    assert spec(audits.results(TWO))["height"] == 2 * audits.ROW
    assert "Nothing recorded" in texts(audits.results(frame()))
