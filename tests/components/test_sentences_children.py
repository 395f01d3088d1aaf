"""Impact and Cohort: none, one, many, withheld and not comparable."""

from datetime import date
from typing import Any

import pytest

from components.sentences import cohort, impact, measure, protection
from data import words
from data.plan import (
    AuditResult,
    Better,
    Claim,
    Classification,
    CohortPoint,
    CountOf,
    Finding,
    FindingKind,
    Measure,
    Period,
    Plan,
    Shows,
)
from data.release import gate
from data.release.audience import Role
from tests.samples.readings import WESTMERE
from tests.samples.readings import plan as sample

Q1 = Period("Q1 2022/23", date(2022, 4, 1), date(2022, 6, 30))
Q4 = Period("Q4 2022/23", date(2023, 1, 1), date(2023, 3, 31))
MARCH, MAY, JUNE = date(2023, 3, 31), date(2023, 5, 31), date(2023, 6, 30)


def opened(**sheets: Any) -> Plan:
    is_open = Classification.OPEN
    return Plan("Westmere", "Westmere", JUNE, classification=is_open, **sheets)


def measured(*audits: AuditResult, shows: Shows = Shows.PRACTICE, **fields: Any):
    one = Measure("M1", "Plan recorded", Better.HIGHER, shows, **fields)
    return opened(measures=(one,), audits=audits)


def result(period: Period, **fields: Any) -> AuditResult:
    return AuditResult("M1", period, **fields)


def listed(*points: CohortPoint, **fields: Any) -> Plan:
    return opened(cohort=points, **fields)


def at(on: date, count: int, joined: int | None = None, left: int | None = None):
    return CohortPoint(on, "All", count, joined=joined, left=left)


# --- measures ----------------------------------------------------------------


def test_without_measures_the_page_says_what_cannot_be_told():
    plan = listed()
    assert impact.heading(plan) == "This workbook holds no measures"
    assert "nobody can tell" in impact.lead(plan)
    assert impact.findings(plan) == []
    assert impact.opens_at(plan) == 0


def test_the_page_opens_at_a_finding_whose_measure_can_be_compared():
    plan = sample(WESTMERE, 7)
    assert impact.findings(plan)[impact.opens_at(plan)] == "Emergency departments"
    assert impact.of_finding(plan, "Emergency departments")


@pytest.mark.parametrize(
    ("first", "said"),
    [(15, "up from 15"), (48, "down from 48"), (45, "the same share as 45 before")],
)
def test_two_audits_of_as_many_cases_are_told_by_their_cases(first, said):
    plan = measured(result(Q1, met=first, cases=50), result(Q4, met=45, cases=50))
    assert measure.headline(plan, "M1") == (
        f"Plan recorded in 45 of 50 audited cases, {said}"
    )


def test_two_audits_of_different_sizes_keep_both_bases():
    plan = measured(result(Q1, met=15, cases=60), result(Q4, met=45, cases=50))
    assert measure.headline(plan, "M1").endswith("up from 15 of 60")
    assert measure.verdict(plan, "M1").startswith("90%, up from 25%: a larger change")


def test_a_single_audit_has_nothing_to_be_compared_with():
    plan = measured(result(Q4, met=45, cases=50))
    assert measure.headline(plan, "M1").endswith("in Q4 2022/23, no earlier figure")
    assert "There is no earlier figure to compare" in measure.verdict(plan, "M1")


def test_an_earlier_figure_of_another_kind_is_not_denied():
    plan = measured(result(Q1, percentage=30.0), result(Q4, met=45, cases=50))
    assert measure.headline(plan, "M1").endswith("no earlier figure to compare it with")


def test_a_percentage_without_its_base_says_what_is_missing():
    alone = measured(result(Q4, percentage=96.0))
    assert measure.verdict(alone, "M1").startswith(
        "96% reported in Q4 2022/23. Number of cases and earlier figure not given."
    )
    both = measured(result(Q1, percentage=90.0), result(Q4, percentage=96.0))
    assert measure.verdict(both, "M1").startswith(
        "96% reported in Q4 2022/23, 90% in Q1 2022/23 before it. Number of cases "
        "not given."
    )


def test_an_earlier_row_without_a_figure_is_no_earlier_figure():
    plan = measured(result(Q1), result(Q4, percentage=96.0))
    assert "Number of cases and earlier figure not given" in measure.verdict(plan, "M1")


@pytest.mark.parametrize(("met", "cases"), [(51, 50), (0, 0)])
def test_counts_that_contradict_each_other_give_no_share(met, cases):
    plan = measured(result(Q4, met=met, cases=cases))
    assert measure.verdict(plan, "M1").startswith("No share can be worked out")


@pytest.mark.parametrize(
    ("audits", "said"),
    [
        ([result(Q4, met=27)], "1 result recorded, a plain count."),
        (
            [result(Q1, met=9), result(Q4, met=27)],
            "2 results recorded, a plain count each. 2 points",
        ),
        ([result(Q4)], "No figure is given for Q4 2022/23."),
        ([], "No result is recorded for Plan recorded."),
    ],
)
def test_counts_and_gaps_are_told_as_what_they_are(audits, said):
    assert measure.verdict(measured(*audits), "M1").startswith(said)


@pytest.mark.parametrize(
    ("shows", "said"),
    [
        (Shows.ACTIVITY, "what was done, not whether it helped"),
        (Shows.PRACTICE, "staff practice, not what happened to children"),
        (Shows.OUTCOME, "an outcome for children"),
        (Shows.VOICE, "what children and families say"),
    ],
)
def test_what_a_measure_shows_stands_with_its_result(shows, said):
    plan = measured(result(Q4, met=45, cases=50), shows=shows)
    assert said in measure.verdict(plan, "M1")


def test_the_public_reads_what_may_be_said_of_a_hidden_result():
    plan = measured(result(Q4, met=48, cases=50), children=True)
    public = gate.release(plan, Role.PUBLIC).shown
    assert measure.headline(public, "M1") == (
        "Plan recorded: all but fewer than 5 of about 50 cases in Q4 2022/23, no "
        "earlier figure"
    )
    assert "none can be recognised" in protection.of_audits(public)


def test_a_position_keeps_the_names_of_who_agreed():
    agreed = Finding(
        "Front door",
        FindingKind.PRIORITY,
        "Found",
        agreed_on=MAY,
        agreed_by="Improvement Board",
    )
    one = Measure("M1", "Plan", Better.HIGHER, Shows.PRACTICE, finding="Front door")
    plan = opened(findings=(agreed,), measures=(one,))
    assert measure.about(plan, "M1").endswith(
        "Position on this finding: agreed as addressed by Improvement Board on "
        "31 May 2023."
    )


# --- the cohort --------------------------------------------------------------


def test_without_a_cohort_the_page_says_how_to_supply_one():
    assert cohort.heading(listed()) == "This workbook holds no cohort figures"
    assert "Officers can supply a Cohort sheet" in cohort.lead(listed())


def test_a_report_that_gives_no_figure_is_quoted():
    claim = Claim("The number has fallen", checked_against="cohort_count")
    plan = listed(claims=(claim,))
    assert cohort.heading(plan) == "The report says the number fell and gives no figure"
    assert "“The number has fallen”" in cohort.lead(plan)


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "No children identified"), (1, "1 child identified"), (2, "2 children id")],
)
def test_one_date_has_no_change_to_tell(count, said):
    plan = listed(at(JUNE, count))
    assert cohort.heading(plan).startswith(said)
    assert cohort.heading(plan).endswith("at 30 June 2023")
    assert "no earlier count" in cohort.lead(plan)
    assert cohort.trend_headline(plan) == f"{count} in June 2023"


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (148, "148 children identified as at risk, 23 fewer than at 31 March"),
        (172, "172 children identified as at risk, 1 more than at 31 March"),
        (171, "171 children identified as at risk, the same as at 31 March"),
    ],
)
def test_a_change_is_told_in_neutral_words(now, said):
    plan = listed(at(MARCH, 171), at(JUNE, now, 12, 12 + 171 - now))
    assert cohort.heading(plan) == said
    assert "it does not show why" in cohort.lead(plan)


def test_a_date_in_another_year_is_told_by_its_month():
    plan = listed(at(date(2022, 12, 31), 151), at(date(2023, 1, 31), 148))
    assert cohort.heading(plan) == (
        "148 children identified as at risk, 3 fewer than in December 2022"
    )


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (35, "148 = 171 + 12 joined − 35 left. "),
        (34, "148 = 171 + 12 joined − 34 left does not add up: 1 is not accounted for"),
        (30, "148 = 171 + 12 joined − 30 left does not add up: 5 are not accounted"),
        (None, "The workbook does not give how many joined and left"),
    ],
)
def test_the_sum_is_shown_and_a_gap_in_it_named(left, said):
    plan = listed(at(MARCH, 171), at(JUNE, 148, 12, left))
    assert cohort.lead(plan).startswith(said)


def test_the_trend_names_its_highest_once():
    rising = listed(at(MARCH, 140), at(JUNE, 148))
    falling = listed(at(MARCH, 171), at(JUNE, 148))
    assert cohort.trend_headline(rising) == (
        "148 in June 2023, the most since March 2023"
    )
    assert cohort.trend_headline(falling) == "148 in June 2023, 171 in March 2023"


@pytest.mark.parametrize(("left", "said"), [(0, "No children left"), (1, "1 child ")])
def test_who_left_is_counted_in_its_own_number(left, said):
    plan = listed(at(MARCH, 171), at(JUNE, 171 + 12 - left, 12, left))
    assert cohort.bridge_headline(plan).startswith(said)


def test_episodes_are_not_told_as_children():
    plan = listed(CohortPoint(JUNE, "All", 9, counts=CountOf.EPISODES))
    assert cohort.heading(plan) == "This workbook counts episodes, not children"
    assert cohort.trend_headline(plan) == "No count of children is given at any date"
    assert cohort.episodes(plan).startswith("9 episodes at 30 June 2023.")
    assert cohort.groups(plan) == {"group": "Group", "now": "Children"}


def test_for_the_public_the_cohort_is_rounded_and_said_to_be():
    public = gate.release(listed(at(MARCH, 171), at(JUNE, 148)), Role.PUBLIC).shown
    assert cohort.heading(public).replace(words.NBSP, " ") == (
        "About 150 children identified as at risk, 20 fewer than in March"
    )
    assert "Both numbers are rounded to the nearest 5." in cohort.lead(public)
    assert cohort.trend_headline(public).replace(words.NBSP, " ") == (
        "About 150 in June 2023, about 170 in March 2023"
    )


def test_for_the_public_a_small_cohort_is_hidden_in_words():
    public = gate.release(listed(at(MARCH, 12), at(JUNE, 3)), Role.PUBLIC).shown
    assert cohort.heading(public).startswith("Fewer than 5 children identified")
    assert "hidden" in cohort.lead(public)
    assert "“c” is a small number of children" in protection.of_cohort(public)
    assert cohort.groups(public) == {"group": "Group", "now_told": "30 June 2023"}


# --- the usual range and the reasons -------------------------------------------


def test_the_cohorts_usual_range_is_told_and_not_called_a_reason():
    said = cohort.limits_note(sample(WESTMERE, 7))
    assert "148 lies outside 157.1 to 186.4, the usual range by this definition" in said
    assert "which does not say why" in said
    assert said.endswith("they will move as more are added.")


def test_too_few_dates_say_so_and_none_say_nothing():
    said = cohort.limits_note(listed(at(MARCH, 5), at(JUNE, 6)))
    assert said == "2 points are too few to call a trend."
    assert cohort.limits_note(opened()) == ""


def test_explanations_are_introduced_only_where_there_are_any():
    assert "none is good or bad" in cohort.reasons_note(sample(WESTMERE, 7))
    assert cohort.reasons_note(listed(at(MARCH, 5), at(JUNE, 5))) == ""
