"""What the pages say of Westmere's plan, in July 2023.

Westmere is made up. Its July workbook holds 65 actions; the position is taken
at 30 June 2023. Each section is a page, each test one thing its reader is told.
"""

from __future__ import annotations

from components.sentences import (
    action_plan,
    cohort,
    impact,
    measure,
    options,
    overview,
)
from data.analysis import actions, completion
from data.figure import Figure, LeftOut
from data.release import gate
from data.release.audience import Role
from tests.samples.readings import CHESHIRE_EAST, WESTMERE, plan

JULY = plan(WESTMERE, 7)
AS_PUBLISHED = plan(CHESHIRE_EAST, 1)
FOR_THE_PUBLIC = gate.release(JULY, Role.PUBLIC).shown


def figure(name: str) -> Figure:
    return completion.headline(JULY)[name]


# --- Overview: are we on track? ----------------------------------------------


def test_the_heading_counts_what_is_complete_and_what_is_left():
    assert overview.heading(JULY) == (
        "50 of 61 actions reported complete; 11 still to finish"
    )
    assert 50 + 11 == 61


def test_the_lead_gives_the_working_in_at_most_sixty_words():
    assert overview.lead(JULY) == (
        "That is 82%. Four superseded actions are left out. Of the 50, 33 have "
        "evidence recorded. Of the 11, 6 are past their original date. 1 of 2 "
        "priority actions is agreed as addressed. The plan is due for sign-off by "
        "31 January 2024."
    )
    assert len(overview.lead(JULY).split()) <= 60


def test_82_percent_is_50_of_61_with_4_left_out():
    found = figure("reported_complete")
    assert found.text == "50 of 61 (82%)"
    assert found.left_out == (LeftOut("superseded", 4),)
    assert len(JULY.actions) == 61 + 4


def test_evidence_is_recorded_for_33_of_the_50():
    assert figure("evidence_recorded").text == "33 of 50 (66%)"
    (unproved,) = (
        line for line in overview.not_shown(JULY) if "evidence recorded" in line
    )
    assert f"{50 - 33} actions" in unproved


def test_of_the_11_still_to_finish_6_are_past_their_original_date():
    found = figure("past_original_date")
    assert (found.numerator, found.denominator) == (6, 11)
    rows = actions.actions(JULY)
    assert sum(rows["days_past_original"] > 0) == 6


def test_a_status_nobody_has_explained_is_shown_as_unknown():
    said = overview.agreements(JULY)
    assert "“Amber E”" in said
    assert "shown as unknown, not complete" in said


def test_progress_is_set_against_the_first_dates_ever_given():
    assert overview.progress_headline(JULY) == (
        "50 actions complete, 4 fewer than the original dates implied"
    )


def test_the_four_figures_stand_in_their_order():
    assert [one.label for one in overview.cards(JULY, 7)] == [
        "Reported complete",
        "Evidence recorded",
        "Past original date",
        "Findings agreed as addressed",
    ]


# --- Action plan: where is each action? --------------------------------------


def test_the_heading_says_what_is_left_and_how_much_of_it_is_late():
    assert action_plan.heading(JULY) == (
        "11 actions still to finish; 6 are past their original date"
    )


def test_the_rate_is_restated_with_what_is_left_out():
    assert action_plan.left_out(JULY) == (
        "50 of 61 (82%) reported complete; with the rows left out, 50 of 65 (77%)."
    )


# --- Impact: did practice change? --------------------------------------------


def test_two_of_five_measures_can_be_compared():
    assert impact.heading(JULY) == "2 of 5 measures can be compared over time"


def test_what_no_measure_records_is_said():
    assert "None records what children and families say" in impact.lead(JULY)


def test_an_audit_is_told_in_cases_with_the_one_before_it():
    assert measure.headline(JULY, "M1") == (
        "Risk assessment recorded in 45 of 50 audited cases, up from 15"
    )
    assert "staff practice, not what happened to children" in measure.verdict(
        JULY, "M1"
    )


def test_a_percentage_without_its_base_stands_alone():
    assert measure.verdict(JULY, "M2").startswith(
        "96% reported in Q4 2022/23. Number of cases and earlier figure not given."
    )


# --- Cohort: how many children are at risk? ----------------------------------


def test_the_number_is_told_with_the_one_it_followed():
    assert cohort.heading(JULY) == (
        "148 children identified as at risk, 23 fewer than at 31 March"
    )
    assert 171 - 148 == 23


def test_the_change_is_who_joined_and_who_left():
    assert cohort.lead(JULY).startswith("148 = 171 + 12 joined − 35 left.")
    assert 171 + 12 - 35 == 148


def test_a_fall_is_called_neither_good_nor_bad():
    said = cohort.lead(JULY)
    assert "better practice, fewer children at risk, or fewer identified" in said
    assert "does not show why" in said


def test_the_public_is_told_about_how_many_children_there_are():
    assert cohort.heading(FOR_THE_PUBLIC).replace("\u00a0", " ") == (
        "About 150 children identified as at risk, 20 fewer than in March"
    )
    assert "148" not in cohort.lead(FOR_THE_PUBLIC)


# --- Options and risk: what is the committee asked to decide? ----------------


def test_the_alternatives_considered_are_counted_apart_from_the_course():
    said = options.lead(JULY)
    assert said.startswith("The report recommends: “")
    assert "It considered two other options." in said
    rows = options.considered(JULY)
    assert len(rows) == 1 + 2


# --- As published: how little a report can say -------------------------------


def test_without_a_list_of_actions_no_nought_is_made_up():
    assert overview.heading(AS_PUBLISHED) == (
        "82% reported; the number of actions is not given"
    )
    assert "0 of" not in overview.lead(AS_PUBLISHED)


def test_a_fall_without_a_figure_is_told_as_that():
    assert cohort.heading(AS_PUBLISHED) == (
        "The report says the number fell and gives no figure"
    )
