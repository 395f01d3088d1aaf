from __future__ import annotations

from datetime import date

from data.analysis import burn_up, completion
from data.plan import Plan
from tests.spec.plans import plan_of

TABLE = """
Ref | Status      | Original due     | Current due  | Completed on
1   | Complete    | 28 February 2023 |              | 10 March 2023
2   | Complete    | March 2023       |              | 31 March 2023
3   | In progress | 31 March 2023    | 31 July 2023 |
4   | Complete    | 31 July 2023     |              |
5   | Superseded  | 28 February 2023 |              |
6   | Not started | TBC              |              |
"""


def rows(plan: Plan) -> dict[date, tuple[object, ...]]:
    """(planned, complete, counted) at each date."""
    frame = burn_up.burn_up(plan)
    given = zip(
        frame["on"], frame["planned"], frame["complete"], frame["counted"], strict=True
    )
    return {on: counts for on, *counts in given}


def test_actions_are_added_up_month_by_month_to_the_position_and_planned_beyond():
    plan = plan_of(TABLE, as_at="30 April 2023", sign_off="31 July 2023")
    assert rows(plan) == {
        date(2023, 1, 31): [0, 0, 5],
        date(2023, 2, 28): [1, 0, 5],
        date(2023, 3, 31): [3, 2, 5],
        date(2023, 4, 30): [3, 3, 5],  # action 4 is complete, no day recorded
        date(2023, 5, 31): [3, None, 5],
        date(2023, 6, 30): [3, None, 5],
        date(2023, 7, 31): [4, None, 5],
    }


def test_the_position_is_a_point_of_its_own():
    plan = plan_of(TABLE, as_at="12 April 2023", sign_off="30 April 2023")
    points = rows(plan)
    assert points[date(2023, 4, 12)] == [3, 3, 5]
    assert points[date(2023, 4, 30)] == [3, None, 5]


def test_sign_off_ends_it_where_no_action_is_due_later():
    plan = plan_of(TABLE, sign_off="15 January 2024")
    assert list(rows(plan))[-1] == date(2024, 1, 31)


def test_the_last_original_date_ends_it_where_sign_off_is_earlier_or_not_given():
    assert list(rows(plan_of(TABLE, sign_off="")))[-1] == date(2023, 7, 31)
    early = plan_of(TABLE, sign_off="31 May 2023")
    assert list(rows(early))[-1] == date(2023, 7, 31)


def test_at_the_position_it_agrees_with_reported_complete():
    plan = plan_of(TABLE)
    complete = completion.headline(plan)["reported_complete"]
    assert rows(plan)[plan.as_at][1:] == [complete.numerator, complete.denominator]


def test_behind_is_planned_by_the_position_less_complete():
    table = "Status | Original due | Times\n{} | 31 March 2023 | 4\n{} | June 2023 | 50"
    late = plan_of(table.format("In progress", "Complete"))
    assert burn_up.behind(late) == 4  # 54 planned, 50 complete
    assert burn_up.behind(plan_of(TABLE)) == 0  # 3 planned, 3 complete
    ahead = plan_of("Status | Original due\nComplete | 31 July 2023")
    assert burn_up.behind(ahead) == -1


def test_moving_a_date_later_does_not_move_what_was_planned():
    table = "Status | Original due | Current due\nIn progress | 31 March 2023 | {}"
    for current in ("", "31 December 2023"):
        plan = plan_of(table.format(current))
        assert burn_up.behind(plan) == 1


def test_a_day_of_completion_after_the_position_is_counted_from_the_position():
    table = "Status | Original due | Completed on\nComplete | 31 May 2023 | 4 July 2023"
    plan = plan_of(table)
    assert rows(plan)[date(2023, 5, 31)][1] == 0
    assert rows(plan)[date(2023, 6, 30)][1] == 1


def test_actions_complete_without_a_day_are_named():
    assert burn_up.undated(plan_of(TABLE)) == ("4",)


def test_a_year_written_wrongly_does_not_stretch_it_over_a_century():
    table = "Status | Original due\nComplete | 31 March 2003\nNot started | March 2099"
    points = rows(plan_of(table))
    assert len(points) < 130
    assert min(points).year == 2018
    assert max(points).year == 2028
    assert points[min(points)][0] == 1


def test_each_row_rests_on_the_cells_counted_by_then_and_says_if_made_up():
    table = """
    Status      | Original due  | Completed on | Made up
    Complete    | 31 March 2023 | 4 May 2023   |
    In progress | 31 May 2023   |              | Yes
    """
    frame = burn_up.burn_up(plan_of(table)).set_index("on")
    assert [str(cell) for cell in frame.loc[date(2023, 4, 30), "cells"]] == [
        "Actions, B2"
    ]
    assert [cell.address for cell in frame.loc[date(2023, 5, 31), "cells"]] == [
        "B2",
        "B3",
        "A2",
        "C2",
    ]
    assert frame["made_up"].all()


def test_with_nothing_counted_there_is_nothing_to_draw():
    for table in (None, "Status\nSuperseded"):
        frame = burn_up.burn_up(plan_of(table))
        assert frame.empty
        assert tuple(frame.columns) == burn_up.COLUMNS
        assert burn_up.behind(plan_of(table)) == 0


def test_without_any_date_there_is_the_position_alone_and_the_month_before():
    points = rows(plan_of("Status\nComplete\nNot started", sign_off=""))
    assert points == {date(2023, 5, 31): [0, 0, 2], date(2023, 6, 30): [0, 1, 2]}


def test_scope_is_what_each_version_counted_by_its_position():
    first = plan_of("Status | Times\nNot started | 3", as_at="31 May 2023")
    second = plan_of("Status | Times\nNot started | 4\nSuperseded | 1")
    frame = burn_up.scope([second, first])
    assert list(frame["on"]) == [date(2023, 5, 31), date(2023, 6, 30)]
    assert list(frame["counted"]) == [3, 4]
    assert burn_up.scope([]).empty
