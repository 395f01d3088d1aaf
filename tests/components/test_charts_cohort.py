"""How many children are on the list, and why did the number move?"""

from datetime import date

import pandas as pd
import pytest

from components import theme
from components.charts import cohort
from tests.components.specs import font_sizes, gridlines, marks, texts

QUARTERS = [
    date(2022, 3, 31),
    date(2022, 6, 30),
    date(2022, 9, 30),
    date(2022, 12, 31),
    date(2023, 3, 31),
    date(2023, 6, 30),
]


def frame(dates, counts, starts=(), said="Counted from a new list"):
    """``starts`` are the positions at which a new definition begins."""
    segments = [sum(start <= place for start in starts) for place in range(len(dates))]
    return pd.DataFrame(
        {
            "on": dates,
            "count": counts,
            "segment": segments,
            "definition_changed": [
                said if place in starts else "" for place in range(len(dates))
            ],
            "cells": [(object(),)] * len(dates),
            "made_up": True,
        }
    )


SIX = frame(QUARTERS, [158, 164, 171, 186, 171, 148], starts=(3,))


def months(count, starts=()):
    dates = pd.date_range("2020-07-31", periods=count, freq="ME").date
    return frame(dates, [100 + place for place in range(count)], starts)


def rules(chart):
    return [
        rule for rule in marks(chart, "rule") if rule["mark"]["color"] == theme.DEADLINE
    ]


def test_each_definition_has_its_own_line():
    (line,) = marks(cohort.trend(SIX), "line")
    assert line["encoding"]["detail"]["field"] == "segment"
    assert [row["segment"] for row in line["rows"]] == [0, 0, 0, 1, 1, 1]


def test_a_dashed_plum_rule_and_words_stand_between_two_definitions():
    chart = cohort.trend(SIX)
    (rule,) = rules(chart)
    assert "2022-09-30" < rule["rows"][0]["on"] < "2022-12-31"
    assert "strokeDash" in rule["mark"]
    assert "Definition changed" in texts(chart)


@pytest.mark.parametrize(
    ("dates", "said", "when"),
    [
        (QUARTERS, "Since October 2022 the daily meeting's", "October 2022"),
        (QUARTERS, "The daily meeting's are counted", "by December 2022"),
        (list(months(6)["on"]), "The daily meeting's", "October 2020"),
    ],
)
def test_the_change_is_dated_as_closely_as_the_record_allows(dates, said, when):
    assert when in texts(cohort.trend(frame(dates, [5, 6, 7, 8, 9, 10], (3,), said)))


def test_no_change_of_definition_draws_no_rule():
    assert rules(cohort.trend(months(6))) == []


def test_a_few_counts_are_all_written_and_the_last_stands_out():
    chart = cohort.trend(SIX)
    assert {"158", "164", "171", "186", "148"} <= texts(chart)
    (last,) = [
        mark for mark in marks(chart, "text") if mark["mark"]["color"] == theme.INK
    ]
    assert last["mark"]["text"] == "148"


def test_of_many_counts_only_the_ends_of_lines_are_written():
    said = texts(cohort.trend(months(36, starts=(27,))))
    assert {text for text in said if text.isdigit()} == {
        "100",
        str(100 + 26),
        str(100 + 27),
        str(100 + 35),
    }


def test_counts_are_drawn_from_nought_with_few_lines():
    chart = cohort.trend(SIX)
    (line,) = marks(chart, "line")
    assert line["encoding"]["y"]["scale"]["domain"][0] == 0
    assert line["encoding"]["y"]["axis"]["values"] == [0, 50, 100, 150, 200]
    assert max(gridlines(cohort.trend(months(36)))) <= 6
    assert min(font_sizes(chart)) >= 13.5


def test_one_point_and_none_are_drawn():
    assert "158" in texts(cohort.trend(SIX.head(1)))
    assert texts(cohort.trend(SIX.head(0))) == {"Nothing recorded"}


def test_the_bridge_joins_two_counts_by_those_who_joined_and_left():
    chart = cohort.bridge("31 March 2023", 171, 12, 35, "30 June 2023", 148)
    (bars,) = marks(chart, "bar")
    drawn = [
        (row["name"], row["low"], row["high"], row["text"]) for row in bars["rows"]
    ]
    assert drawn == [
        ("31 March 2023", 0, 171, "171"),
        ("Joined", 171, 171 + 12, "+12"),
        ("Left", 171 + 12 - 35, 171 + 12, "−35"),
        ("30 June 2023", 0, 148, "148"),
    ]


def test_what_joined_is_lilac_and_what_left_is_white_with_an_outline():
    chart = cohort.bridge("31 March 2023", 171, 12, 35, "30 June 2023", 148)
    (bars,) = marks(chart, "bar")
    fills = [(row["fill"], row["edge"]) for row in bars["rows"]]
    plain = (theme.DONE, theme.DONE)
    joined, left = (theme.JOINED, theme.JOINED), (theme.PAPER, theme.INK)
    assert fills == [plain, joined, left, plain]
    assert min(font_sizes(chart)) >= 13.5


def test_a_bridge_over_nothing_is_drawn():
    chart = cohort.bridge("31 March 2023", 0, 0, 0, "30 June 2023", 0)
    assert {"+0", "0"} <= texts(chart)


def test_the_band_is_named_once_where_the_points_leave_room():
    banded = SIX.assign(
        centre=[165.0] * 3 + [168.0] * 3,
        lower=[150.0] * 3 + [140.0] * 3,
        upper=[180.0] * 3 + [196.0] * 3,
    )
    said = [text for text in texts(cohort.trend(banded)) if text == "Usual range"]
    assert said
    assert "Usual range" not in texts(cohort.trend(SIX))


# --- what is hidden ----------------------------------------------------------


def test_a_hidden_number_is_a_cross_with_what_stands_in_its_place():
    hidden = SIX.assign(count=[158, 164, 171, 186, 171, None], told=[None] * 5 + ["c"])
    chart = cohort.trend(hidden)
    (crosses,) = (
        one for one in marks(chart, "point") if one["mark"].get("shape") == "cross"
    )
    assert crosses["rows"] == [{"at": "2023-06-30", "told": "c"}]


def test_where_every_number_is_hidden_the_chart_does_not_say_nothing_recorded():
    hidden = SIX.assign(count=None, told="c")
    chart = cohort.trend(hidden)
    assert len(marks(chart, "point")[0]["rows"]) == 6


def test_where_nothing_is_hidden_there_is_no_cross():
    chart = cohort.trend(SIX.assign(told="158"))
    assert not [
        one for one in marks(chart, "point") if one["mark"].get("shape") == "cross"
    ]
