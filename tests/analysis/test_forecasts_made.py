"""What did each version's forecast say, and how did it do?"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from data.analysis import months
from data.analysis.forecast import METHOD, Made, forecast, made, scored
from data.analysis.forecast.scoring import COLUMNS
from tests.samples.readings import CHESHIRE_EAST, INCLUSION, WESTMERE, plan
from tests.spec.plans import plan_of

JULY = plan(WESTMERE, 7)
VERSIONS = [(number, plan(INCLUSION, number)) for number in range(1, 25)]

STEADY = """
Status      | Completed on     | Times
Complete    | 31 January 2023  | 4
Complete    | 28 February 2023 | 3
Complete    | 31 March 2023    | 4
Complete    | 30 April 2023    | 5
Complete    | 31 May 2023      | 3
Complete    | 30 June 2023     | 4
In progress |                  | 7
"""


def test_a_forecast_is_told_in_days_from_the_position():
    found = made(JULY, 7)
    plain = found.forecast
    assert found.done_by(0.5) == months.after(JULY.as_at, plain.months(0.5))
    assert found.chance_by(date(2024, 1, 31)) == plain.chance_within(7)
    assert found.chance_by(date(2024, 1, 31), "steady") > found.chance_by(
        date(2024, 1, 31)
    )
    assert (found.complete, found.counted) == (50, 61)


def test_a_day_within_a_month_is_given_the_chance_of_the_month_that_ended_before():
    found = made(JULY, 7)
    assert found.month_end_by(date(2024, 1, 30)) == date(2023, 12, 31)
    assert found.chance_by(date(2024, 1, 30)) == found.chance_by(date(2023, 12, 31))


@pytest.mark.parametrize(
    "day", [date(2023, 7, 30), date(2023, 6, 30), date(2023, 1, 1)]
)
def test_no_month_ends_by_a_day_too_near_or_gone(day):
    assert made(JULY, 7).month_end_by(day) is None
    assert made(JULY, 7).chance_by(day) is None


def test_what_the_pace_leaves_out_is_still_part_of_what_is_complete():
    dated = made(plan_of(STEADY), 1)
    with_one_more = made(plan_of(f"{STEADY}Complete | | 1"), 1)
    assert with_one_more.undated == 1
    assert with_one_more.complete == dated.complete + 1
    assert with_one_more.forecast == dated.forecast
    assert list(with_one_more.band()["low"]) == [low + 1 for low in dated.band()["low"]]


# --- the band --------------------------------------------------------------------


def test_the_band_opens_at_the_position_and_reaches_all_in_the_months_of_its_dates():
    found = made(plan(INCLUSION, 12), 12)
    band = found.band().set_index("on")
    assert list(band.iloc[0]) == [27, 27, 27]
    assert band.index[0] == date(2021, 12, 31)
    assert band.index[band["low"] == 41][0] == found.done_by(0.85) == band.index[-1]
    assert band.index[band["middle"] == 41][0] == found.done_by(0.5)


def test_the_band_is_drawn_to_sign_off_where_that_is_later():
    assert list(made(JULY, 7).band()["on"])[-1] == JULY.sign_off_due


def test_a_band_without_an_85_per_cent_date_looks_two_years_ahead_or_to_the_50():
    found = made(plan(INCLUSION, 4), 4)
    assert found.done_by(0.85) is None
    assert list(found.band()["on"])[-1] == found.done_by(0.5)
    undated = made(plan(INCLUSION, 3), 3)
    assert undated.done_by(0.5) is None
    assert len(undated.band()) == 1 + 24


# --- stored, and read again ------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [made(JULY, 7), made(plan(WESTMERE, 1), 1), made(plan(CHESHIRE_EAST, 1), 1)],
)
def test_a_forecast_stored_and_read_again_is_the_same(given):
    stored = json.dumps(given.as_record())
    assert Made.from_record(json.loads(stored)) == given
    assert len(stored) < 4000


def test_a_version_is_forecast_alike_however_often():
    assert made(JULY, 7) == made(JULY, 7)
    assert made(JULY, 7).as_record()["method"] == METHOD


@pytest.mark.parametrize(
    "broken",
    [
        {"total": None},
        {"as_at": "June"},
        {"slowing": None},
        {"refused": "Because."},
        {"steady": {"finished": [1], "low": [1], "middle": [1], "high": [1]}},
    ],
)
def test_what_was_not_stored_so_is_refused(broken):
    with pytest.raises(ValueError, match="not a forecast as stored"):
        Made.from_record({**made(JULY, 7).as_record(), **broken})


def test_a_record_that_lacks_a_field_is_refused():
    record = made(JULY, 7).as_record()
    del record["seed"]
    with pytest.raises(ValueError, match="seed"):
        Made.from_record(record)


# --- refused ---------------------------------------------------------------------


def test_a_version_without_ground_for_a_forecast_says_why_and_gives_no_date():
    found = made(plan(CHESHIRE_EAST, 1), 1)
    assert found.refused == (
        "This workbook lists no actions, so there is nothing to forecast."
    )
    with pytest.raises(ValueError, match="lists no actions"):
        found.done_by(0.5)


# --- scored ----------------------------------------------------------------------


def test_the_second_plans_forecasts_are_held_against_its_end():
    frame = scored(VERSIONS).set_index("version")
    assert list(frame.loc[[1, 2, 24], "date_85"]) == [None] * 3
    assert "fewer than six" in frame.loc[1, "refused"]
    assert "All 41 actions are reported complete" in frame.loc[24, "refused"]
    assert set(frame["finished_on"]) == {date(2022, 12, 13)}
    dated = frame[frame["date_85"].notna()]
    assert len(dated) == 17
    assert set(dated["met_85"]) == {"Met"}
    assert dict(frame["met_50"].value_counts()) == {
        "Met": 10,
        "Not met": 10,
        "": 3,
        "No date given": 1,
    }
    assert frame.loc[12, "chance_by_sign_off"] < 0.05
    assert frame.loc[12, "happened"] == "All reported complete by 13 December 2022."


def test_the_order_of_the_versions_does_not_matter():
    some = VERSIONS[5:9]
    assert scored(some[::-1]).equals(scored(some))


def test_until_a_plan_is_done_a_date_not_yet_reached_is_not_yet_known():
    versions = [(number, plan(WESTMERE, number)) for number in (4, 7)]
    frame = scored(versions).set_index("version")
    assert list(frame["met_85"]) == ["Not yet known"] * 2
    assert frame.loc[4, "happened"] == "50 of 61 reported complete at 30 June 2023."
    assert list(frame["finished_on"]) == [None, None]


def test_a_date_that_has_passed_with_actions_open_was_not_met():
    versions = [(number, plan) for number, plan in VERSIONS if number in (14, 22)]
    frame = scored(versions).set_index("version")
    assert frame.loc[14, "date_50"] == date(2022, 9, 30)
    assert frame.loc[14, "met_50"] == "Not met"  # at 31 October two were open
    assert frame.loc[14, "met_85"] == "Not yet known"


def test_a_forecast_stored_is_scored_as_it_was_made():
    number, given = VERSIONS[11]
    other = replace(made(given, number), forecast=forecast([1] * 12, 13))
    frame = scored(VERSIONS, {number: other}).set_index("version")
    assert frame.loc[number, "date_50"] == other.done_by(0.5)
    assert frame.loc[number, "date_50"] != made(given, number).done_by(0.5)


def test_without_versions_there_is_nothing_to_score():
    frame = scored([])
    assert frame.empty
    assert tuple(frame.columns) == COLUMNS
