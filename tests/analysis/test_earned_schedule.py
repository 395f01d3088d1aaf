"""At which point of its own timetable does the plan stand? With its arithmetic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.analysis.earned_schedule import (
    COLUMNS,
    EarnedSchedule,
    earned_schedule,
    table,
)
from data.plan import Due, Precision
from tests.samples.readings import WESTMERE, plan
from tests.spec.plans import plan_of

HEAD = "Status | Original due | Completed on | Times\n"
AT_APRIL = "30 April 2023"


def standing(rows: str, as_at: str = AT_APRIL) -> EarnedSchedule:
    return earned_schedule(plan_of(HEAD + rows, as_at=as_at))


def test_between_two_months_es_is_shared_out_evenly():
    found = standing("""
    Complete    | 31 January 2023  | 31 January 2023 | 10
    Complete    | 28 February 2023 | 30 April 2023   | 10
    Complete    | 31 March 2023    | 30 April 2023   | 5
    In progress | 31 March 2023    |                 | 5
    In progress | 30 April 2023    |                 | 10
    """)
    assert found.planned == (0, 10, 10 + 10, 20 + 5 + 5, 30 + 10)
    assert (found.earned, found.time) == (25, 4)
    assert found.schedule == 2 + (25 - 20) / (30 - 20)
    assert found.spi == 2.5 / 4
    assert found.flat == 0


def test_what_was_done_early_counts_whatever_action_it_was():
    found = standing("""
    In progress | 31 January 2023 |                  | 2
    Complete    | 31 May 2023     | 1 January 2023   | 2
    """)
    assert found.planned == (0, 2, 2, 2, 2, 4)
    assert found.schedule == 4  # as many done as were due by April
    assert found.spi == 1


def test_c_is_the_last_month_of_a_flat_stretch_and_the_stretch_is_told():
    found = standing(
        """
    Complete    | 31 January 2023 | 31 January 2023 | 5
    In progress | 31 May 2023     |                 | 5
    """,
        as_at="28 February 2023",
    )
    assert found.planned == (0, 5, 5, 5, 5, 10)
    assert found.schedule == 4 + (5 - 5) / (10 - 5)
    assert found.flat == 3  # February, March and April, in which nothing was due
    assert found.spi == 4 / 2


def test_part_of_a_step_that_follows_a_flat_stretch_is_added_to_its_end():
    found = standing("""
    Complete    | 31 January 2023 | 31 January 2023 | 4
    Complete    | 30 April 2023   | 3 April 2023    | 1
    In progress | 30 April 2023   |                 | 1
    """)
    assert found.planned == (0, 4, 4, 4, 6)
    assert found.schedule == 3 + (5 - 4) / (6 - 4)
    assert found.flat == 2


def test_once_all_is_earned_the_clock_stops_at_the_last_completion():
    found = standing(
        """
    Complete | 31 January 2023  | 31 January 2023 | 1
    Complete | 28 February 2023 | 12 March 2023   | 1
    """,
        as_at="30 June 2023",
    )
    assert found.planned == (0, 1, 2, 2, 2, 2, 2)
    assert (found.schedule, found.time) == (2, 3)  # planned in 2 months, done in 3
    assert found.spi == 2 / 3


def test_fewer_done_than_were_due_before_it_began_is_nought():
    plan_before = plan_of(
        HEAD
        + "In progress | 31 January 2021 | | 2\nComplete | May 2023 | 3 April 2023 | 1",
        as_at=AT_APRIL,
    )
    found = earned_schedule(
        replace(plan_before, inspection_date=Due(date(2023, 3, 7), Precision.DAY))
    )
    assert found.planned == (2, 2, 2, 3)
    assert (found.schedule, found.spi) == (0, 0)


def test_actions_without_an_original_date_are_left_out_and_counted():
    found = standing("""
    Complete    | 31 March 2023 | 3 March 2023 | 3
    In progress | 30 April 2023 |              | 1
    Complete    | TBC           | 3 March 2023 | 2
    Superseded  | 31 March 2023 |              | 7
    """)
    assert found.undated == 2
    assert (found.planned, found.earned) == ((0, 3, 4), 3)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("Complete | TBC | |", "The only action has no original date"),
        ("Complete | TBC | | 2", "No action has an original date"),
        ("Superseded | May 2023 | | 2", "No action is counted"),
    ],
)
def test_without_a_timetable_it_says_why(rows, said):
    given = rows if rows.rstrip()[-1].isdigit() else f"{rows} 1"
    found = standing(given)
    assert found.refused.startswith(said)
    assert found.schedule is None
    assert found.spi is None


def test_without_actions_it_says_why():
    assert "lists no actions" in earned_schedule(plan_of()).refused


def test_months_end_on_the_positions_day():
    found = standing(
        "Complete | 12 March 2023 | 3 March 2023 | 1\nIn progress | May 2023 | | 1",
        as_at="30 March 2023",
    )
    assert found.ends[: found.time + 1] == (date(2023, 2, 28), date(2023, 3, 30))
    assert found.planned[found.time] == 1
    assert found.planned[-1] == 2


def test_a_year_written_wrongly_does_not_stretch_it_over_a_century():
    found = standing(
        "Complete | 31 March 2003 | 3 April 2023 | 1\nIn progress | March 2099 | | 1"
    )
    assert len(found.planned) < 200
    assert found.planned[0] == 1


def test_westmere_stands_a_month_behind_its_timetable():
    found = earned_schedule(plan(WESTMERE, 7))
    assert found.planned[10:12] == (50, 54)
    assert (found.earned, found.time) == (50, 11)
    assert found.schedule == 10 + (50 - 50) / (54 - 50)
    assert found.made_up
    assert {cell.sheet for cell in found.cells} == {"Actions"}


def test_its_table_has_a_row_a_month_and_what_is_earned_at_the_position():
    frame = table(earned_schedule(plan(WESTMERE, 7)))
    assert tuple(frame.columns) == COLUMNS
    assert list(frame["month"]) == list(range(len(frame)))
    known = frame[frame["complete"].notna()]
    assert list(known["on"]) == [date(2023, 6, 30)]
    assert list(known["complete"]) == [50]
