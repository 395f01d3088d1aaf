"""What is said of an assumption: what it is, what follows, and what does not."""

import pytest

from components.sentences import what_if as says
from data.analysis.what_if import NOTHING, Assumption, asked
from tests.analysis.registers import registered
from tests.samples import readings
from tests.spec.plans import plan_of

PLAN = registered(
    """
    R1 | 4×4 | 3×4 | 2×3 | 1.1
    R2 | 3×3 | 2×2 | 1×1 | 1.3
    R3 | 3×3 | 2×2 | 1×1
    """,
    plan_of(
        """
        Ref | Finding    | Original due    | Status
        1.1 | Front door | 31 October 2023 | In progress
        1.2 | Front door | 31 May 2023     | In progress
        1.3 | Flagging   | TBC             | In progress
        1.4 | Flagging   | 31 October 2023 | Complete
        """,
        findings="Finding\nFront door\nFlagging",
    ),
)
WESTMERE = readings.plan(readings.WESTMERE, 7)


def test_the_premise_says_what_it_takes_for_granted_and_what_is_apart():
    assert says.premise(PLAN) == (
        "If every open action meets its current date, and 1.2, already past that date, "
        "is finished by then too, 3 of 4 counted actions could be reported complete by "
        "31 January 2024. 1.3 has no date and is counted apart. This is arithmetic on "
        "the plan's dates. This does not predict sign-off."
    )
    assert "2.3 and 6.4, already past theirs, are finished by then too" in (
        says.premise(WESTMERE)
    )
    assert says.premise(WESTMERE).endswith("The actions are made up.")


@pytest.mark.parametrize(
    "nothing", [NOTHING, Assumption(("1.1",), 0), Assumption((), 8)]
)
def test_an_assumption_of_nothing_is_said_to_be_one(nothing):
    assert says.assumed(PLAN, nothing) == (
        "Nothing is assumed yet, so both counts are the plan's own."
    )
    assert says.marked(PLAN, nothing).empty


def test_what_is_assumed_is_said_before_what_follows():
    assert says.assumed(PLAN, Assumption(("1.2",), 1, ("1.1",))) == (
        "You assume that 1.2 moves 1 week later and that 1.1 is not done: 2 of 4 could "
        "be reported complete by 31 January 2024, one fewer than as the plan's dates "
        "stand. 1.2 is already past its date and moves from the position, 30 June 2023."
    )
    assert "as many as the plan's dates allow" in (
        says.assumed(PLAN, Assumption(("1.1",), 1))
    )


def test_what_is_marked_is_shown_with_its_date_then_and_as_assumed():
    rows = says.marked(PLAN, Assumption(("1.1",), 20, ("1.2",))).set_index("ref")
    assert rows.loc["1.1", ["stands", "assumed", "follows"]].tolist() == [
        "31 October 2023",
        "19 March 2024",
        "Due after sign-off",
    ]
    assert rows.loc["1.2", "assumed"] == "Not done"


def test_findings_and_risks_are_told_both_ways_with_the_actions_that_decide():
    assumed = Assumption(not_done=("1.1",))
    findings = says.findings(PLAN, assumed).set_index("name")
    assert findings.loc["Front door", ["stands", "assumed"]].tolist() == [
        "All its actions could be done",
        "Left open: 1.1 (not done)",
    ]
    assert findings.loc["Flagging", "assumed"] == "Cannot be told: 1.3 (no date given)"
    risks = says.risks(PLAN, assumed).set_index("name")
    assert risks.loc["R1 Risk R1", "assumed"] == "Left at 12: 1.1 (not done)"
    assert risks.loc["R2 Risk R2", "assumed"] == "Cannot be told: 1.3 (no date given)"
    assert "R3 names no counted action" in says.risks_note(PLAN, assumed)
    assert says.findings_heading(PLAN, assumed) == (
        "Findings left open at sign-off: one as you assume, none as dates stand"
    )
    assert says.risks_heading(PLAN, assumed) == (
        "Risks left at their current score: one as you assume, none as dates stand"
    )


def test_a_plan_without_findings_or_risks_says_that_nothing_follows_for_them():
    bare = plan_of("Ref | Original due | Status\n1 | 31 July 2023 | In progress")
    assert "lists no findings" in says.findings_note(bare, NOTHING)
    assert "holds no risks" in says.risks_note(bare, NOTHING)


def test_what_the_address_asks_for_in_vain_is_named():
    assert says.ignored(asked(PLAN, ["1.1"], "4", [])) == ""
    assert says.ignored(asked(PLAN, ["9.9", "1.3"], "never", ["1.4"])) == (
        "Left aside: “9.9”, “1.3” and “1.4” are no actions that can be so assumed in "
        "this version. The address gives “never” for the weeks; 4 weeks is taken "
        "instead."
    )


def test_what_can_be_chosen_is_named_with_its_date():
    assert list(says.can_move(PLAN)) == ["1.1", "1.2"]
    offered = says.can_be_left(PLAN)
    assert offered["1.1"] == "1.1, due 31 October 2023: Action 1"
    assert offered["1.3"].startswith("1.3, no date given: ")
