"""Has a measure moved beyond its usual variation, and since when?"""

from __future__ import annotations

import math
from datetime import date

import pytest

from data.analysis import spc, trends
from data.plan import Due, Event, Precision
from tests.analysis.books import measured, months
from tests.samples.readings import INCLUSION, WESTMERE, plan

EVEN = [11, 13] * 6


def of(*values, measure="M1 | | Activity | Higher", events=()):
    return trends.of(measured(measure, months(2021, *values), events=events), "M1")


def rebase(text, *when, kind="Rebase"):
    return Event(Due(date(*when), Precision.DAY), text, kind)


def test_westmeres_screening_tools_are_more_than_usual_since_january_2023():
    found = trends.of(plan(WESTMERE, 7), "M3")
    assert found.points == 27
    assert found.caution == ""
    assert found.limits["centre"].iloc[0] == 12
    assert found.run == trends.Run(
        up=True,
        rising=False,
        first="January 2023",
        last="June 2023",
        points=6,
        outside=6,
        kind="improvement",
    )


def test_limits_rest_on_the_first_twelve_points():
    found = of(*EVEN, 40, 40)
    assert set(found.frame["centre"]) == {12}
    assert list(found.frame["special_cause"])[-2:] == ["Above UCL"] * 2


def test_a_percentage_is_charted_from_its_counts_and_a_count_as_itself():
    assert list(of("9 of 10", "1 of 3").frame["value"]) == [90, 100 / 3]
    assert list(of("90%", "96%").frame["value"]) == [90, 96]
    assert of(27).counted
    assert not of("9 of 10").counted


def test_a_period_without_a_result_is_a_gap_that_says_so():
    found = of(11, 12, None, 13)
    assert list(found.frame["period"])[2:] == ["June 2021", "July 2021"]
    assert math.isnan(found.frame["value"].iloc[2])
    assert found.frame["text"].iloc[2] == "No result recorded"
    assert found.frame["cells"].iloc[2] == ()
    assert found.points == 3


def test_what_is_counted_every_other_month_has_no_gaps():
    assert list(of(11, None, 12, None, 13).frame["value"]) == [11, 12, 13]


def test_results_every_third_month_have_no_gaps_between_them():
    audits = "M1 | Q1 2022/23 | 5\nM1 | Q2 2022/23 | 6\nM1 | Q4 2022/23 | 7"
    found = trends.of(measured("M1", audits), "M1")
    assert list(found.frame["period"])[2] == "Q3 2022/23"
    assert found.frame["end"].iloc[2] == date(2022, 12, 31)
    yearly = "M1 | 2019/20 | 5\nM1 | 2020/21 | 6\nM1 | 2022/23 | 7"
    found = trends.of(measured("M1", yearly), "M1")
    assert list(found.frame["period"])[2] == "year to 31 March 2022"


def test_a_year_beside_its_own_months_is_left_out():
    audits = f"{months(2021, 4, 5, 6)}\nM1 | 2021/22 | 60\nM1 | July 2021 | 7"
    found = trends.of(measured("M1", audits), "M1")
    assert list(found.frame["value"]) == [4, 5, 6, 7]


def test_a_contradiction_is_a_gap_and_keeps_its_words():
    found = of("9 of 10", "11 of 10", "8 of 10")
    assert math.isnan(found.frame["value"].iloc[1])
    assert found.frame["text"].iloc[1] == "11 of 10 cases"


@pytest.mark.parametrize("audits", ["", "M1 | June 2021 | -"])
def test_a_measure_without_a_figure_has_no_trend(audits):
    assert trends.of(measured("M1", audits), "M1") is None


def test_a_measure_nobody_defined_is_a_key_error():
    with pytest.raises(KeyError, match="M9"):
        trends.of(measured("M1"), "M9")


def test_too_few_points_have_no_limits_and_no_run():
    found = of(1, 1, 1, 1, 9)
    assert found.run is None
    assert not found.judgeable
    assert found.caution == "5 points are too few to call a trend."


# --- runs --------------------------------------------------------------------


def test_there_is_no_run_where_the_last_point_is_as_usual():
    assert of(*EVEN, 40, 12).run is None


def test_a_run_reaches_over_trailing_gaps_but_not_over_one_inside_it():
    audits = months(2021, *EVEN, 40, 40, None, 40)
    found = trends.of(measured("M1", audits), "M1").run
    assert (found.first, found.points) == ("July 2022", 1)


def test_a_shift_within_the_limits_is_a_run_of_its_own():
    found = of(*EVEN, *[13] * 7).run
    assert (found.rising, found.up, found.points, found.outside) == (False, True, 8, 0)
    assert found.kind == "improvement"


def test_a_rise_of_seven_is_told_as_rising():
    found = of(*EVEN, 9, 10, 11, 12, 13, 14, 15).run
    assert (found.rising, found.up, found.points) == (True, True, 7)
    found = of(*EVEN, 15, 14, 13, 12, 11, 10, 9).run
    assert (found.rising, found.up, found.kind) == (True, False, "concern")


def test_less_than_usual_is_an_improvement_where_lower_is_better():
    found = of(*EVEN, 1, measure="M1 | | Activity | Lower").run
    assert (found.up, found.kind, found.outside) == (False, "improvement", 1)


# --- rebases -----------------------------------------------------------------


def test_an_event_that_names_the_measure_starts_a_new_phase():
    named = rebase("M1: a new form counts more", 2022, 3, 20)
    found = of(*EVEN, *[40, 42] * 7, events=(named,))
    assert found.rebases == (named,)
    assert list(found.frame["phase"]) == [0] * 12 + [1] * 14
    assert found.run is None


@pytest.mark.parametrize(
    "event",
    [
        rebase("M1: a new form", 2022, 3, 20, kind="Happened"),
        rebase("M11: a new form", 2022, 3, 20),
        rebase("A new form", 2022, 3, 20),
        Event(Due(), "M1: a new form, some day", "Rebase"),
    ],
)
def test_no_other_event_does(event):
    assert of(*EVEN, 40, events=(event,)).rebases == ()


def test_a_rebase_after_the_last_period_starts_nothing_yet():
    found = of(*EVEN, 40, events=(rebase("M1: later", 2030, 1, 1),))
    assert set(found.frame["phase"]) == {0}


# --- targets -----------------------------------------------------------------


def test_a_target_is_judged_by_limits_that_still_hold():
    target = "M1 | | Activity | Higher | | 40"
    assert of(*EVEN, 12, measure=target).assurance is spc.Assurance.MISSED
    assert of(*EVEN, 40, measure=target).assurance is None


def test_the_inclusion_plans_assessments_rose_and_its_suspensions_did_not():
    july = plan(INCLUSION, 24)
    assert trends.of(july, "M1").run.kind == "improvement"
    assert trends.of(july, "M3").run is None
    assert "trial limits" in trends.of(july, "M4").caution.casefold()


def test_whether_any_result_is_made_up_is_known():
    audits = "M1 | Q1 2022/23 | 5 | | Yes\nM1 | Q2 2022/23 | 6"
    assert trends.of(measured("M1", audits), "M1").made_up
    assert not of(5, 6).made_up
