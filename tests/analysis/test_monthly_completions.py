"""How many actions were completed in each month so far?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.analysis.forecast import monthly
from data.plan import Due, Plan, Precision
from tests.samples.readings import INCLUSION, WESTMERE, plan
from tests.spec.plans import plan_of

TABLE = """
Ref | Status      | Start            | Completed on
1   | Complete    | 1 January 2023   | 28 February 2023
2   | Complete    |                  | 1 March 2023
3   | Complete    |                  | 31 March 2023
4   | In progress | 1 February 2023  |
5   | Superseded  | 1 June 2022      | 1 July 2022
6   | Amber E     |                  |
7   | Complete    |                  | 30 June 2023
"""


def inspected(given: Plan, on: date) -> Plan:
    return replace(given, inspection_date=Due(on, Precision.DAY))


def test_months_run_from_the_first_start_to_the_position_the_empty_ones_included():
    seen = monthly(plan_of(TABLE))
    assert seen.completed == (0, 1, 2, 0, 0, 1)  # January to June
    assert seen.ends[0] == date(2023, 1, 31)
    assert seen.ends[-1] == date(2023, 6, 30)
    assert (seen.counted, seen.total, seen.before, seen.undated) == (6, 6, 0, 0)
    assert seen.refused is None


def test_the_table_of_months_adds_up():
    frame = monthly(plan_of(TABLE)).frame()
    assert list(frame["complete"]) == [0, 1, 3, 3, 3, 4]
    assert list(frame["remaining"]) == [6, 5, 3, 3, 3, 6 - 4]


def test_a_position_in_mid_month_ends_every_month_on_its_day_and_loses_nothing():
    seen = monthly(plan_of(TABLE, as_at="12 July 2023"))
    # to 12 January, February, March, April, May, June and July
    assert seen.completed == (0, 0, 2, 1, 0, 0, 1)
    assert seen.ends[0] == date(2023, 1, 12)
    assert seen.ends[-1] == date(2023, 7, 12)


def test_without_a_start_the_plans_submission_or_the_first_completion_begins_it():
    table = "Status | Completed on\nComplete | 10 May 2023\nNot started |"
    assert monthly(plan_of(table)).completed == (1, 0)
    submitted = replace(plan_of(table), submitted=date(2023, 3, 3))
    assert monthly(submitted).completed == (0, 0, 1, 0)


def test_what_was_complete_before_the_inspection_is_no_part_of_the_pace():
    found = monthly(inspected(plan_of(TABLE), date(2023, 3, 15)))
    assert found.completed == (2, 0, 0, 1)  # from March
    assert (found.before, found.total) == (1, 6 - 1)


def test_months_more_than_five_years_ago_are_not_looked_back_to():
    table = """
    Status      | Start          | Completed on
    Complete    | 1 April 2003   | 3 May 2003
    Complete    |                | 3 May 2023
    In progress |                |
    """
    found = monthly(plan_of(table))
    assert len(found.completed) == 60
    assert (sum(found.completed), found.before, found.total) == (1, 1, 2)


def test_a_day_of_completion_after_the_position_counts_as_on_it():
    table = "Status | Completed on\nComplete | 3 May 2023\nComplete | 4 July 2023"
    assert monthly(plan_of(table)).completed == (1, 1)


# --- completions without a day ---------------------------------------------------

MOSTLY_DATED = """
Ref | Status      | Completed on | Times
1   | Complete    | 3 May 2023   | 4
2   | Complete    |              | 1
3   | Not started |              | 3
"""


def test_completions_without_a_day_leave_both_the_pace_and_the_total():
    found = monthly(plan_of(MOSTLY_DATED))
    assert (sum(found.completed), found.undated) == (4, 1)
    assert found.total - sum(found.completed) == 3  # what remains is right
    assert found.refused is None


def test_where_more_than_one_in_five_has_no_day_the_pace_is_not_known():
    table = "Status | Completed on | Times\nComplete | 3 May 2023 | 3\nComplete | | 1"
    assert monthly(plan_of(table)).refused == (
        "No forecast: 1 of 4 actions reported complete has no day of completion "
        "recorded, so the pace is not known."
    )
    none = monthly(plan_of("Status\nComplete\nComplete"))
    assert "2 of 2 actions reported complete have no day" in none.refused


def test_a_plan_without_actions_says_so():
    assert "lists no actions" in monthly(plan_of()).refused


UNDATED = """
Ref | Status
1   | {}
2   | {}
3   | {}
4   | In progress
"""
DONE, OPEN = "Complete", "In progress"


def history(*versions: tuple[str, tuple[str, str, str]]) -> list[Plan]:
    return [plan_of(UNDATED.format(*said), as_at=at) for at, said in versions]


def test_earlier_versions_date_what_has_no_day_to_the_first_that_had_it_complete():
    *earlier, latest = history(
        ("31 March 2023", (OPEN, DONE, OPEN)),
        ("30 April 2023", (DONE, DONE, OPEN)),
        ("31 May 2023", (DONE, DONE, OPEN)),
        ("30 June 2023", (DONE, DONE, DONE)),
    )
    found = monthly(latest, reversed(earlier))
    # 1 in April, 3 in June; 2 was complete in the first version, nobody knows when
    assert found.completed == (1, 0, 1)
    assert found.undated == 1


def test_an_action_reopened_on_the_way_is_dated_to_when_it_was_last_completed():
    *earlier, latest = history(
        ("31 March 2023", (OPEN, OPEN, OPEN)),
        ("30 April 2023", (DONE, OPEN, OPEN)),
        ("31 May 2023", (OPEN, OPEN, OPEN)),
        ("30 June 2023", (DONE, OPEN, OPEN)),
    )
    assert monthly(latest, earlier).completed == (1,)
    assert monthly(latest, earlier).ends == (date(2023, 6, 30),)


def test_a_reopened_action_counts_as_not_completed():
    *earlier, latest = history(
        ("31 May 2023", (DONE, DONE, DONE)), ("30 June 2023", (DONE, OPEN, OPEN))
    )
    assert sum(monthly(latest, earlier).completed) == 0


def test_a_version_later_than_the_one_asked_of_is_not_looked_at():
    first, later = history(
        ("31 May 2023", (DONE, OPEN, OPEN)), ("30 June 2023", (DONE, DONE, OPEN))
    )
    assert monthly(first, [later]) == monthly(first)


# --- the samples -----------------------------------------------------------------


def test_westmeres_fifty_completions_fall_in_eleven_months():
    found = monthly(plan(WESTMERE, 7))
    assert len(found.completed) == 11
    assert sum(found.completed) == 50
    assert found.total == found.counted == 61
    assert found.made_up


def test_the_second_plans_months_agree_with_its_versions():
    newest = monthly(plan(INCLUSION, 24))
    assert sum(newest.completed) == 41
    for number in (6, 12, 18):
        seen = monthly(plan(INCLUSION, number))
        assert seen.completed == newest.completed[: len(seen.completed)]


def test_it_rests_on_the_cells_of_counted_actions():
    assert [str(cell) for cell in monthly(plan_of("Status\nComplete")).cells] == [
        "Actions, A2"
    ]
