"""Overview and Action plan: none, one, many, not recorded and unexplained."""

from dataclasses import replace
from datetime import date

import pytest

from components.sentences import action_plan, overview
from data.plan import Claim
from tests.spec.plans import plan_of

NONE_DONE = plan_of("Status\nIn progress\nNot started")
ONE_DONE = plan_of("Status\nComplete")
ALL_DONE = plan_of("Status   | Times\nComplete | 3")
SUPERSEDED = plan_of("Status     | Times\nSuperseded | 2")
BLANK, MISSING = plan_of("Status"), plan_of()


def evidence(*cells: str):
    rows = "\n".join(f"Complete | {cell}" for cell in cells)
    return plan_of(f"Status | Evidence\n{rows}\nIn progress |")


# --- headings ----------------------------------------------------------------


@pytest.mark.parametrize("says", [overview.heading, action_plan.heading])
def test_a_plan_that_is_finished_says_so_without_a_plural_of_one(says):
    assert says(ALL_DONE) == "All 3 actions reported complete"
    assert says(ONE_DONE) == "The only action counted is reported complete"


@pytest.mark.parametrize("says", [overview.heading, action_plan.heading])
def test_with_nothing_to_count_the_heading_says_why_and_no_nought(says):
    assert says(MISSING) == "The number of actions is not given"
    assert says(BLANK) == "The Actions sheet is empty"
    assert says(SUPERSEDED) == "Every action listed is superseded, so none is counted"


def test_one_action_is_not_several():
    assert overview.heading(plan_of("Status\nIn progress")) == (
        "0 of 1 action reported complete; 1 still to finish"
    )
    late = plan_of("Status | Original due\nIn progress | 31 March 2023")
    assert action_plan.heading(late) == (
        "1 action still to finish; 1 is past its original date"
    )


# --- leads -------------------------------------------------------------------


def test_with_none_complete_the_lead_still_gives_the_rate_and_what_is_left_out():
    due = "In progress | 31 July 2023 | 4"
    plan = plan_of(f"Status | Original due | Times\n{due}\nSuperseded | | 1")
    assert overview.lead(plan).startswith(
        "That is 0%. One superseded action is left out. Of the 4, 0 are past their "
        "original date."
    )


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (evidence("Minutes", "Note", ""), "Of the 3, 2 have evidence recorded."),
        (evidence("Minutes", "", ""), "Of the 3, 1 has evidence recorded."),
        (evidence("", ""), "Of the 2, 0 have evidence recorded."),
        (ALL_DONE, "Evidence is not recorded in this workbook."),
    ],
)
def test_evidence_is_counted_only_where_it_is_recorded(plan, said):
    assert said in overview.lead(plan)


def test_without_actions_only_a_plan_with_claims_speaks_of_what_was_told():
    told = "What the committee was told is shown as it was told."
    assert told not in overview.lead(MISSING)
    claimed = replace(MISSING, claims=(Claim("82% are complete"),))
    assert told in overview.lead(claimed)


def test_the_date_of_sign_off_is_given_or_said_not_to_be():
    assert overview.lead(ALL_DONE).endswith(
        "The plan is due for sign-off by 31 January 2024."
    )
    assert overview.lead(plan_of("Status\nComplete", sign_off="")).endswith(
        "No date is given for sign-off."
    )


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("31 March 2023", "1 is past the current date too."),
        ("31 July 2023", "None is past its current date."),
        ("31 July 2023", "1 is due in the 90 days after the position."),
        ("31 March 2024", "None is due in the 90 days after the position."),
    ],
)
def test_current_dates_are_told_in_whole_sentences(due, said):
    plan = plan_of(f"Status | Original due\nIn progress | {due}")
    assert said in action_plan.lead(plan)


def test_a_finished_plan_speaks_of_no_dates_to_come():
    assert action_plan.lead(ALL_DONE) == "Nothing is still to finish."


# --- what is left out --------------------------------------------------------


def test_what_is_left_out_is_restated_or_said_to_be_nothing():
    assert action_plan.left_out(ALL_DONE) == (
        "Nothing is left out: 3 of 3 (100%) reported complete."
    )
    assert action_plan.left_out(SUPERSEDED) == (
        "Every action listed is superseded, so none is counted."
    )
    assert action_plan.left_out(MISSING).endswith("is not given in this workbook.")


# --- groups ------------------------------------------------------------------


def test_the_blank_group_is_not_told_as_if_it_were_a_name():
    assert action_plan.groups_headline(NONE_DONE, "theme") == (
        "2 actions still to finish have no theme given"
    )
    assert overview.findings_headline(NONE_DONE) == (
        "No finding is given for any action still to finish"
    )


def test_one_agency_with_most_to_finish_is_named():
    plan = plan_of("Status | Lead agency\nIn progress | A; B\nIn progress | A")
    assert action_plan.groups_headline(plan, "lead_agency") == (
        "A has most still to finish: 2 actions"
    )
    assert action_plan.groups_headline(ALL_DONE, "lead_agency") == (
        "Nothing is still to finish"
    )


@pytest.mark.parametrize(
    ("agencies", "said"),
    [
        (("A; B", "A"), "1 action has more than one lead agency and stands under each"),
        (("A; B", "A; C"), "2 actions have more than one lead agency and stand under"),
        (("A", "B"), ""),
    ],
)
def test_a_shared_action_is_said_to_be_counted_twice(agencies, said):
    rows = "\n".join(f"In progress | {names}" for names in agencies)
    plan = plan_of(f"Status | Lead agency\n{rows}")
    assert action_plan.joint(plan, "lead_agency").startswith(said)
    assert bool(action_plan.joint(plan, "lead_agency")) is bool(said)
    assert action_plan.joint(plan, "theme") == ""


def test_findings_that_hold_what_is_left_are_named_up_to_two():
    table = "Status | Finding\nIn progress | {}\nIn progress | {}\nNot started | {}"
    two = plan_of(table.format("A", "A", "B"))
    three = plan_of(table.format("A", "B", "C"))
    assert overview.findings_headline(two) == (
        "Every action still to finish is under A and B"
    )
    assert overview.findings_headline(three) == (
        "Two findings hold 2 of 3 actions still to finish"
    )
    assert overview.findings_headline(ALL_DONE) == (
        "No finding has an action still to finish"
    )


# --- the original dates ------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["Complete | 31 May 2023"], "1 action complete, as many as"),
        (["In progress | 31 May 2023"], "No actions complete, 1 fewer than"),
        (["Complete | 31 July 2023"], "1 action complete, 1 more than"),
        (["Complete | "], "1 action complete; no original date is given"),
    ],
)
def test_progress_is_compared_only_with_dates_that_are_given(rows, said):
    plan = plan_of("\n".join(["Status | Original due", *rows]))
    assert overview.progress_headline(plan).startswith(said)


def test_headlines_begin_with_a_capital_where_there_are_none():
    for said in (
        action_plan.ages_headline(ALL_DONE),
        action_plan.soon_headline(ALL_DONE),
        action_plan.moved_headline(ALL_DONE),
    ):
        assert said.startswith("No ")


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ((("31 March 2023", "30 April 2023"),), "1 action moved later, by 30 days"),
        (
            (("31 March 2023", "30 April 2023"), ("1 May 2023", "2 May 2023")),
            "2 actions moved later, by 1 to 30 days",
        ),
        (
            (("1 May 2023", "2 May 2023"),),
            "1 action moved later, by 1 day",
        ),
    ],
)
def test_moves_are_told_in_days(dates, said):
    rows = [f"In progress | {first} | {now}" for first, now in dates]
    header = "Status | Original due | Current due"
    plan = plan_of("\n".join([header, *rows]))
    assert action_plan.moved_headline(plan) == said


# --- statuses, filters and one action ----------------------------------------


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["Complete"], ""),
        (["Amber E"], "1 action has a status nobody has explained (“Amber E”); it is"),
        (["Amber E", "Mauve"], "2 actions have a status nobody has explained"),
    ],
)
def test_an_unexplained_status_is_counted_and_named(rows, said):
    found = overview.unexplained(plan_of("\n".join(["Status", *rows])))
    assert found.startswith(said)
    assert bool(found) is bool(said)


def test_what_the_filters_leave_is_said_with_what_it_is_of():
    plan = plan_of("Status | Theme\nComplete | A\nIn progress | B\nIn progress | B")
    every = (("theme", action_plan.EVERY),)
    assert action_plan.found(plan, every).startswith("All 3 actions listed")
    assert action_plan.found(plan, (("theme", "B"),)) == (
        "2 of 3 actions listed, under B."
    )
    nothing = (("theme", "A"), ("delivery", "In progress"))
    assert action_plan.found(plan, nothing).startswith(
        "No action is listed under A and In progress."
    )


def test_an_action_is_shown_as_understood_and_as_written():
    plan = plan_of("Ref | Status | Original due\n3.2 | Amber E | June 2023")
    rows = action_plan.one(plan, "3.2").set_index("field")
    assert rows.loc["Original due", "written"] == "June 2023"
    assert rows.loc["Status", "written"] == "Amber E"
    assert "not explained" in rows.loc["Status", "understood"]
    assert action_plan.one(plan, "9.9").empty


def test_dates_given_to_the_committee_are_counted_by_what_became_of_them():
    assert overview.dates_given(plan_of()) == (
        "No date given to the committee is recorded in this workbook."
    )


def test_sign_off_that_has_passed_is_told_as_past():
    late = replace(ALL_DONE, sign_off_due=date(2023, 1, 31))
    assert "was due for sign-off by 31 January 2023" in overview.lead(late)
