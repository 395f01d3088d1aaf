from __future__ import annotations

from datetime import date

import pytest

from data.analysis import events
from tests.spec.plans import plan_of

TABLE = """
Event            | Date              | Kind     | Date given to committee
Team in place    | 30 September 2023 | Expected | 30 September 2023
Daily meeting    | 3 October 2022    | Happened | 31 October 2022
Strategy         | 31 January 2023   | Launch   | 31 December 2022
Training begins  | 15 March 2023     | expected | 31 March 2023
Learning week    | 16 January 2023   |          |
School meetings  | July 2023         | Happened | 31 July 2023
"""


def position(**given: str) -> str:
    """The position of the one date given, at 30 June 2023."""
    row = {"on": "", "kind": "Happened", "given": "31 May 2023", **given}
    header = "Date | Kind | Date given to committee"
    table = f"{header}\n{row['on']} | {row['kind']} | {row['given']}"
    frame = events.dates_given(plan_of(events=table))
    assert len(frame) == 1
    return frame.loc[0, "position"]


def test_dates_given_come_in_the_order_of_the_dates():
    frame = events.dates_given(plan_of(events=TABLE))
    assert tuple(frame.columns) == events.DATES
    assert list(zip(frame["event"], frame["position"], strict=True)) == [
        ("Daily meeting", "Met"),
        ("Strategy", "Met late, by 31 days"),
        ("Training begins", "No update recorded"),
        ("School meetings", "Not yet due"),
        ("Team in place", "Not yet due"),
    ]


def test_the_tally_adds_them_up_and_names_all_four_positions():
    assert events.tally(plan_of(events=TABLE)) == {
        "Met": 1,
        "Met late": 1,
        "Not yet due": 2,
        "No update recorded": 1,
    }
    assert sum(events.tally(plan_of()).values()) == 0
    assert list(events.tally(plan_of())) == [
        "Met",
        "Met late",
        "Not yet due",
        "No update recorded",
    ]


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("31 May 2023", "Met"),
        ("May 2023", "Met"),
        ("1 June 2023", "Met late, by 1 day"),
        ("June 2023", "Met late, by up to 30 days"),
        ("1 July 2023", "No update recorded"),  # after the position
        ("", "No update recorded"),
    ],
)
def test_what_happened_is_judged_by_its_own_date(on, said):
    assert position(on=on) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("30 June 2023", "Not yet due"),
        ("June 2023", "Not yet due"),
        ("29 June 2023", "No update recorded"),
    ],
)
def test_what_is_expected_is_not_late_until_the_day_after(given, said):
    assert position(on="1 June 2023", kind=" EXPECTED ", given=given) == said


def test_an_event_without_a_date_given_is_no_date_given():
    table = "Date | Date given to committee\n1 May 2023 |\n1 May 2023 | in due course"
    assert events.dates_given(plan_of(events=table)).empty


def test_dates_are_kept_and_said():
    row = events.dates_given(plan_of(events=TABLE)).set_index("event")
    school = row.loc["School meetings"]
    assert (school["on"], school["on_text"]) == (date(2023, 7, 31), "July 2023")
    assert school["given_text"] == "31 July 2023"
    assert row.loc["Strategy", "days_late"] == 31
    assert [str(cell) for cell in school["cells"]] == [
        "Events, A7",
        "Events, B7",
        "Events, C7",
        "Events, D7",
    ]


def test_the_timeline_holds_every_event_by_its_date():
    frame = events.timeline(plan_of(events=TABLE))
    assert tuple(frame.columns) == events.TIMELINE
    assert list(zip(frame["event"], frame["happened"], strict=True)) == [
        ("Daily meeting", True),
        ("Learning week", True),
        ("Strategy", True),
        ("Training begins", False),
        ("School meetings", False),
        ("Team in place", False),
    ]
    assert frame.loc[1, "given_text"] == ""


def test_an_event_without_a_date_stands_last_in_the_timeline():
    table = "Event | Date\nSomeday | to follow\nBegan | 1 May 2023"
    frame = events.timeline(plan_of(events=table))
    assert list(frame["event"]) == ["Began", "Someday"]
    assert frame.loc[1, "on"] is None
    assert frame.loc[1, "on_text"] == "No date (“to follow”)"


def test_made_up_events_say_so():
    table = """
    Date       | Date given to committee | Made up
    1 May 2023 | 31 May 2023             | Yes
    2 May 2023 | 31 May 2023             |
    """
    plan = plan_of(events=table)
    assert list(events.dates_given(plan)["made_up"]) == [True, False]
    assert list(events.timeline(plan)["made_up"]) == [True, False]
