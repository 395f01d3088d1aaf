"""Are actions being completed as fast as their original dates implied?"""

from datetime import date

import pandas as pd

from components import theme
from components.charts.burn_up import burn_up
from tests.components.specs import font_sizes, gridlines, marks, spec, texts

MONTHS = pd.date_range("2023-01-31", "2024-01-31", freq="ME").date
PLANNED = [12, 22, 30, 40, 45, 50, 54, 56, 57, 59, 60, 60, 61]
SIGN_OFF = date(2024, 1, 31)


def frame(complete, planned=PLANNED):
    gaps = [None] * (len(MONTHS) - len(complete))
    return pd.DataFrame(
        {
            "on": MONTHS,
            "planned": planned,
            "complete": [*complete, *gaps],
            "cells": [(object(),)] * len(MONTHS),
            "made_up": True,
        }
    )


def chart(complete=(14, 21, 28, 36, 41, 50), as_at=date(2023, 6, 30), **options):
    given = {"counted": 61, "as_at": as_at, "sign_off": SIGN_OFF, **options}
    return burn_up(frame(list(complete)), **given)


def solid_line(built):
    (line,) = [
        mark for mark in marks(built, "line") if "strokeDash" not in mark["mark"]
    ]
    return line["rows"]


def test_every_line_carries_its_own_words():
    said = texts(chart())
    assert {"50 complete", "61 counted", "Sign-off due 31 Jan 2024"} <= said
    assert "Planned by original dates" in str(spec(chart()))


def test_complete_is_thick_and_navy_and_planned_is_dashed_and_grey():
    lines = {mark["mark"]["color"]: mark["mark"] for mark in marks(chart(), "line")}
    assert "strokeDash" in lines[theme.PLANNED]
    assert lines[theme.DONE]["strokeWidth"] > lines[theme.PLANNED]["strokeWidth"]


def test_the_navy_line_stops_where_the_position_was_taken():
    assert [row["value"] for row in solid_line(chart())] == [14, 21, 28, 36, 41, 50]
    assert solid_line(chart(as_at=date(2023, 6, 12)))[-1]["on"] == "2023-06-12"


def test_sign_off_is_a_plum_rule_and_absent_where_the_date_is_not_known():
    plum = [
        mark
        for mark in marks(chart(), "rule")
        if mark["mark"]["color"] == theme.DEADLINE
    ]
    assert [mark["rows"][0]["on"] for mark in plum] == ["2024-01-31"]
    assert not any("Sign-off" in said for said in texts(chart(sign_off=None)))


def test_words_move_to_the_free_corner_when_the_lines_run_close_together():
    late = chart([14, 21, 28, 36, 41, 46, 50, 52, 54, 57, 58], date(2023, 11, 30))
    assert "58 complete" in texts(late)
    samples = [mark for mark in marks(late, "rule") if "strokeDash" in mark["mark"]]
    assert len(samples) == 1


def test_meetings_are_ticks_named_only_where_there_is_room():
    meetings = pd.DataFrame(
        {
            "on": [
                date(2023, 1, 16),
                date(2023, 2, 13),
                date(2023, 7, 10),
                date(2022, 1, 1),
            ],
            "name": ["Committee"] * 4,
        }
    )
    ticks = next(
        mark["rows"]
        for mark in marks(chart(meetings=meetings), "rule")
        if mark["mark"]["color"] == theme.INK
    )
    assert [tick["long"] for tick in ticks] == [
        "Committee, 16 Jan",
        "",
        "Committee, 10 Jul",
    ]
    assert [tick["short"] for tick in ticks] == ["Met 16 Jan", "", "Meets 10 Jul"]


def test_no_meeting_is_named_where_a_line_runs_along_the_base():
    meetings = pd.DataFrame({"on": [date(2023, 1, 16)], "name": ["Committee"]})
    low = [
        mark["rows"][0]["long"]
        for mark in marks(chart([0, 1], meetings=meetings), "text")
        if "long" in mark["rows"][0]
    ]
    assert set(low) == {""}


def test_words_are_large_enough_and_gridlines_few():
    assert min(font_sizes(chart())) >= 13.5
    months, counts = gridlines(chart())
    assert months <= 6
    assert counts <= 5


def test_one_month_and_no_months_are_drawn():
    one = burn_up(frame([5]).head(1), counted=8, as_at=date(2023, 1, 31), sign_off=None)
    assert "5 complete" in texts(one)
    none = burn_up(frame([]).head(0), counted=0, as_at=date(2023, 1, 31), sign_off=None)
    assert texts(none) == {"0 counted"}
