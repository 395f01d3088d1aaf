"""What may be said of a change, in words a councillor can use?"""

import pytest

from components.sentences import change, measure
from data.analysis import audit_change, trends
from data.plan import Due, Event, Precision
from tests.analysis.books import measured, months
from tests.samples.readings import INCLUSION, WESTMERE, plan
from tests.spec.plans import day

EVEN = [11, 13] * 6
M1 = "M1 | | Practice | {}"


def audited(audits, better="Higher"):
    return change.of_audits(
        audit_change.change(measured(M1.format(better), audits), "M1")
    )


def series(*values, better="Higher", target="", events=()):
    book = measured(
        f"M1 | | Activity | {better} | | {target}", months(2021, *values), events=events
    )
    return trends.of(book, "M1")


def two(first, second, chosen="", again=""):
    return f"M1 | Q1 2022/23 | {first} | {chosen}\nM1 | Q4 2022/23 | {second} | {again}"


# --- two audits --------------------------------------------------------------


def test_a_large_change_is_told_in_the_words_agreed():
    assert audited(two("15 of 50", "45 of 50")) == (
        "90%, up from 30%: a larger change than chance would usually give, if cases "
        "were chosen the same way. The rise is probably 42 to 72 percentage points"
    )


def test_a_large_fall_is_told_the_same_way():
    assert audited(two("45 of 50", "15 of 50")) == (
        "30%, down from 90%: a larger change than chance would usually give, if cases "
        "were chosen the same way. The fall is probably 42 to 72 percentage points"
    )


def test_audits_too_small_to_tell_say_so():
    assert audited(two("8 of 10", "9 of 10")) == (
        "8 of 10, then 9 of 10: the real change could be anything from 24 points "
        "worse to 42 points better. Audits this small cannot tell 80% from 90%"
    )


@pytest.mark.parametrize(
    ("better", "said"),
    [
        ("Lower", "24 points better to 42 points worse"),
        ("Context", "24 points lower to 42 points higher"),
    ],
)
def test_which_way_is_worse_is_the_measures_own(better, said):
    assert said in audited(two("8 of 10", "9 of 10"), better)


def test_large_audits_are_not_called_small():
    assert "Audits of this size cannot tell" in audited(two("80 of 200", "82 of 200"))


def test_the_same_share_twice_is_said_to_be_that():
    said = audited(two("5 of 10", "10 of 20"))
    assert said.startswith("5 of 10, then 10 of 20, the same share: the real change")
    assert "cannot tell" not in said


@pytest.mark.parametrize(
    ("chosen", "again", "said"),
    [
        ("Every case", "every case", "with cases chosen the same way, as the workbook"),
        (
            "Every case",
            "Every tenth case",
            "but cases were chosen differently (“Every case”, then “Every tenth case”)",
        ),
        ("Every case", "", "if cases were chosen the same way"),
    ],
)
def test_what_the_comparison_rests_on_is_said(chosen, again, said):
    assert said in audited(two("15 of 50", "45 of 50", chosen, again))


def test_the_same_cases_audited_twice_have_no_range():
    said = audited(two("15 of 50", "45 of 50", "", "The same 50 cases"))
    assert said == (
        "15 of 50, then 45 of 50. The workbook says that the same cases were audited "
        "twice: they are not two samples, so no range is given for the change"
    )


@pytest.mark.parametrize(
    ("audits", "said"),
    [
        ("", "No result is recorded for Measure M1"),
        ("M1 | Q4 2022/23 | -", "No figure is given for Q4 2022/23"),
        ("M1 | Q4 2022/23 | 51 of 50", "No share can be worked out from these two"),
        ("M1 | Q4 2022/23 | 9 of 10", "90%. There is no earlier figure to compare"),
        (
            two("30%", "9 of 10"),
            "90% in Q4 2022/23. 30% was reported for Q1 2022/23 with its number of "
            "cases not given, so the two cannot be compared",
        ),
        (
            "M1 | 2022/23 | 45 of 50\nM1 | Q4 2022/23 | 9 of 10",
            "90% in Q4 2022/23. The figure for 2022/23 is not of the same kind",
        ),
    ],
)
def test_where_nothing_can_be_compared_it_says_why(audits, said):
    assert audited(audits).startswith(said)


def test_a_range_that_begins_under_a_point_is_not_called_nought():
    said = audited(two("500 of 1000", "546 of 1000"))
    assert "probably less than 1 to 9 percentage points" in said


# --- a series ----------------------------------------------------------------


def test_screening_tools_are_more_than_usual_since_january_2023():
    found = trends.of(plan(WESTMERE, 7), "M3")
    assert change.headline(found) == (
        "Screening tools completed: more than usual since January 2023"
    )
    assert change.of_series(found) == (
        "Unlikely to be chance: all six months since January 2023 are above the upper "
        "limit. That is the way this measure should go. Average 12, usual range 4.5 to "
        "19.5, set on the first 12 months."
    )


@pytest.mark.parametrize(
    ("values", "better", "said"),
    [
        ([*EVEN, 12], "Higher", "no change beyond the usual variation"),
        ([*EVEN, 40], "Higher", "more than usual in April 2022"),
        ([*EVEN, 1, 1], "Higher", "fewer than usual since April 2022"),
        ([*EVEN, 9, 10, 11, 12, 13, 14, 15], "Higher", "rising since April 2022"),
        ([*EVEN, 15, 14, 13, 12, 11, 10, 9], "Higher", "falling since April 2022"),
    ],
)
def test_a_headline_names_the_change_and_when_it_began(values, better, said):
    assert change.headline(series(*values, better=better)) == f"Measure M1: {said}"


def test_a_percentage_is_higher_not_more():
    rates = ["50 of 100", "52 of 100"] * 6
    assert "higher than usual in April 2022" in change.headline(
        series(*rates, "90 of 100")
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([*EVEN, 12], "The latest result is within the usual range: nothing shows"),
        ([*EVEN, 40], "Unlikely to be chance: April 2022 is above the upper limit."),
        ([*EVEN, 1], "Unlikely to be chance: April 2022 is below the lower limit."),
        ([*EVEN, 40, 17, 17], "1 of 3 months since April 2022 are above the upper"),
        ([*EVEN, *[13] * 7], "the months since March 2022 lie above the average"),
        (
            [*EVEN, 9, 10, 11, 12, 13, 14, 15],
            "from April 2022 each month is higher than the one before, 7 months in a",
        ),
    ],
)
def test_the_latest_points_are_told_by_the_rule_that_flags_them(values, said):
    assert said in change.of_series(series(*values))


@pytest.mark.parametrize(
    ("better", "said"),
    [
        ("Higher", "That is the way this measure should go"),
        ("Lower", "That is not the way this measure should go"),
        ("Context", ""),
    ],
)
def test_good_and_bad_are_the_measures_own_and_context_has_neither(better, said):
    told = change.of_series(series(*EVEN, 40, better=better))
    assert said in told
    assert ("this measure should go" in told) is bool(said)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([27], "1 result recorded, a plain count. 1 point is too few to call a trend."),
        (
            [27, 28],
            "2 results recorded, a plain count each. 2 points are too few to call a "
            "trend.",
        ),
        (
            [4] * 13,
            "13 results recorded, a plain count each. All 13 points are the same, so "
            "the series cannot be judged.",
        ),
    ],
)
def test_a_series_too_short_or_too_flat_says_only_that(values, said):
    assert change.of_series(series(*values)) == said


def test_trial_limits_are_said_to_be_that():
    said = change.of_series(series(*EVEN[:8]))
    assert "set on all 8 months" in said
    assert "Trial limits, resting on 8 points" in said


def test_a_rebase_is_named_with_its_reason():
    why = Event(Due(day("1 April 2022"), Precision.DAY), "M1: a new form", "Rebase")
    said = change.of_series(series(*EVEN, *[40, 42] * 7, events=(why,)))
    assert "set anew from 1 April 2022 (“M1: a new form”)" in said


def test_a_target_is_told_by_what_the_limits_say_of_it():
    said = change.of_series(series(*EVEN, 12, target="40"))
    assert (
        "If nothing changes, the target of 40 would be missed at almost every point"
        in said
    )
    rates = ["50 of 100", "52 of 100"] * 6
    assert "the target of 51% would be met at some points" in change.of_series(
        series(*rates, "51 of 100", target="51")
    )


def test_no_lower_limit_is_told_below_nought():
    assert "usual range 0 to" in change.of_series(series(*[1, 3] * 6, 2))


@pytest.mark.parametrize(
    ("cause", "value", "judgeable", "said"),
    [
        ("", 12.0, True, "Within the usual range"),
        ("Above UCL", 40.0, True, "Above the upper limit"),
        ("", 12.0, False, "Not judged"),
        ("", float("nan"), True, "No result"),
    ],
)
def test_each_point_of_a_table_is_told_in_words(cause, value, judgeable, said):
    assert change.point(cause, value, judgeable=judgeable) == said


# --- on the page -------------------------------------------------------------


def test_a_series_of_many_audits_is_told_by_its_limits_and_a_few_by_their_counts():
    july, december = plan(WESTMERE, 7), plan(INCLUSION, 24)
    assert measure.headline(july, "M1").endswith(
        "in 45 of 50 audited cases, up from 15"
    )
    assert not measure.is_series(july, "M1")
    assert measure.is_series(december, "M1")
    assert measure.headline(december, "M1").endswith(
        "higher than usual since November 2021"
    )


def test_events_near_a_change_are_named_and_not_called_its_cause():
    assert measure.events_note(plan(WESTMERE, 7), "M3") == (
        "Events near the start of the change: Strategy launched (9 January 2023) and "
        "Learning week ended (27 January 2023). That an event stands near a change "
        "does not show that it caused it."
    )
    assert measure.events_note(plan(WESTMERE, 7), "M1") == ""


def test_the_table_of_a_series_says_what_each_point_is():
    rows = measure.series(plan(WESTMERE, 7), "M3")
    assert rows["point"].iloc[0] == "Within the usual range"
    assert rows["point"].iloc[-1] == "Above the upper limit"
    assert measure.series(measured("M1"), "M1").empty
    assert measure.drawn(measured("M1"), "M1") == {}
