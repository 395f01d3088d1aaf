"""Are actions being completed as fast as their original dates implied?"""

from datetime import date

import pandas as pd

from components import theme
from components.charts.ahead import Ahead
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


# --- what may follow, and what happened when ------------------------------------

BAND = pd.DataFrame(
    {
        "on": pd.date_range("2023-06-30", "2023-11-30", freq="ME").date,
        "low": [50, 51, 54, 57, 60, 61],
        "middle": [50, 54, 58, 61, 61, 61],
        "high": [50, 57, 61, 61, 61, 61],
    }
)
DATES = {"50%": date(2023, 9, 30), "85%": date(2023, 11, 30)}


def forecast_chart(band=BAND, dates=DATES, **options):
    return chart(ahead=Ahead(band, dates), **options)


def written(built):
    return str(spec(built))


def test_the_band_lies_between_its_edges_and_a_dotted_line_runs_through_it():
    (area,) = marks(forecast_chart(), "area")
    assert [(row["low"], row["high"]) for row in area["rows"]][:2] == [
        (50, 50),
        (51, 57),
    ]
    assert area["mark"]["color"] == theme.INTERVAL
    middle = [
        mark["rows"]
        for mark in marks(forecast_chart(), "line")
        if mark["mark"].get("strokeCap")
    ]
    assert [row["value"] for row in middle[0]] == [50, 54, 58, 61, 61, 61]


def test_the_50_and_the_85_per_cent_month_are_rings_with_their_words():
    built = forecast_chart()
    rings = [
        mark["rows"][0]
        for mark in marks(built, "point")
        if mark["mark"].get("fill") == theme.PAPER
    ]
    assert [(ring["on"], ring["value"]) for ring in rings] == [
        ("2023-09-30", 61),
        ("2023-11-30", 61),
    ]
    assert "50% by 30 Sep 2023" in written(built)
    assert "85% by 30 Nov 2023" in written(built)
    assert "85%: Nov 2023" in written(built)  # on a phone


def test_their_words_stand_one_above_the_other_however_close_the_months():
    near = {"50%": date(2023, 9, 30), "85%": date(2023, 9, 30)}
    said = [
        (mark["mark"]["dy"], str(mark["mark"]["text"]))
        for mark in marks(forecast_chart(dates=near), "text")
        if "30 Sep 2023" in str(mark["mark"].get("text"))
    ]
    heights = {name: dy for dy, text in said for name in near if name in text}
    assert abs(heights["50%"] - heights["85%"]) >= 18


def test_a_date_that_the_record_does_not_give_has_no_ring():
    built = forecast_chart(dates={"50%": date(2023, 9, 30), "85%": None})
    assert "85%" not in written(built)
    assert "50%" in written(built)


def test_sign_off_stays_a_plum_rule_where_the_band_runs_past_it():
    built = forecast_chart(sign_off=date(2023, 8, 31))
    plum = [
        mark["rows"][0]["on"]
        for mark in marks(built, "rule")
        if mark["mark"]["color"] == theme.DEADLINE
    ]
    assert plum == ["2023-08-31"]
    assert "Sign-off due 31 Aug 2023" in texts(built)


def test_without_a_forecast_nothing_of_it_is_drawn():
    assert marks(chart(), "area") == []
    assert "%" not in "".join(texts(chart()))


def test_scope_is_a_stepped_line_that_says_how_many_there_were_at_first():
    scope = pd.DataFrame(
        {"on": [date(2023, 1, 31), date(2023, 3, 31)], "counted": [60, 61]}
    )
    (steps,) = [
        mark
        for mark in marks(chart(scope=scope), "line")
        if mark["mark"].get("interpolate") == "step-after"
    ]
    assert [row["value"] for row in steps["rows"]] == [60, 61, 61]
    assert steps["rows"][-1]["on"] == "2024-01-31"  # carried on to the end
    assert "60 counted at first, 61 now" in written(chart(scope=scope))
    same = scope.assign(counted=61)
    assert "61 counted" in texts(chart(scope=same))


def test_events_are_dotted_rules_drawn_only_where_there_is_room_to_name_them():
    events = pd.DataFrame(
        {
            "on": [date(2023, 1, 9), date(2023, 5, 3), date(2023, 5, 8)],
            "name": ["Launch", "Front door agreed as addressed", "Review"],
        }
    )
    rows = next(
        mark["rows"]
        for mark in marks(chart((2, 9, 28, 36, 41, 50), events=events), "rule")
        if mark["mark"].get("strokeDash") == [1, 4]
    )
    # the launch stands where the lines run low, the review too near the one before
    assert [row["long"] for row in rows] == ["Front door agreed a…, 3 May"]
    assert [row["short"] for row in rows] == ["3 May"]


def test_all_of_it_at_once_is_drawn_and_keeps_to_the_house_rules():
    scope = pd.DataFrame({"on": [date(2023, 1, 31)], "counted": [58]})
    events = pd.DataFrame({"on": [date(2023, 5, 3)], "name": ["Review"]})
    meetings = pd.DataFrame({"on": [date(2023, 7, 10)], "name": ["Committee"]})
    built = forecast_chart(scope=scope, events=events, meetings=meetings)
    assert min(font_sizes(built)) >= 13.5
    months, counts = gridlines(built)
    assert months <= 6
    assert counts <= 5
