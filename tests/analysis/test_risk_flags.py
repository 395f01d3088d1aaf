"""What is worth knowing of the risks, and when is nothing said?"""

from dataclasses import replace

import pytest

from data.analysis import risk_flags
from data.analysis.risk_bearing import NOT_LISTED, How, bearing, frame, risk_of
from data.analysis.risk_flags import Kind
from data.analysis.risk_scores import falls, scores, target_since
from tests.analysis.registers import registered, versions
from tests.samples import readings
from tests.spec.plans import plan_of

LATE = plan_of("""
    Ref | Original due  | Current due   | Status
    7.2 | 31 May 2023   | 31 August 2023 | In progress
    7.5 | 31 July 2023  |               | In progress
    7.6 | 31 May 2023   |               | Complete
""")


def kinds(*plans):
    return [(one.risk.ref, one.kind) for one in risk_flags.flags(versions(*plans))]


def kinds_of(kind, *plans):
    return [one for one in risk_flags.flags(versions(*plans)) if one.kind is kind]


# --- current not below the score before controls ---------------------------------


@pytest.mark.parametrize(
    ("risk", "raised"),
    [
        ("R1 | 4×4 | 4×4 | 2×3 | 7.5 | Audit", True),
        ("R1 | 3×3 | 4×4 | 2×3 | 7.5 | Audit", True),
        ("R1 | 4×3 | 3×4 | 2×3 | 7.5 | Audit", True),  # 12 and 12
        ("R1 | 4×4 | 3×4 | 2×3 | 7.5 | Audit", False),
        ("R1 | 4×4 | 4×4 | 2×3 | 7.5 |", False),
        ("R1 | - | 4×4 | 2×3 | 7.5 | Audit", False),
        ("R1 | 4×4 | - | 2×3 | 7.5 | Audit", False),
    ],
)
def test_controls_that_leave_the_score_where_it_was(risk, raised):
    plan = registered(risk, LATE)
    assert bool(kinds_of(Kind.NOT_REDUCED, plan)) is raised


# --- target unchanged while actions are past their dates -------------------------


def test_a_target_that_stood_while_its_action_passed_a_date():
    plan = registered("R1 | 4×4 | 3×4 | 2×3 | 7.2; 7.5", LATE)
    (flag,) = kinds_of(Kind.TARGET_HELD, plan, plan, plan)
    assert (flag.since, flag.version, flag.now) == (1, 3, "6 Medium")
    assert [one.action.ref for one in flag.actions] == ["7.2"]  # 7.5 is not yet due
    assert {"Risks", "Actions"} == {cell.sheet for cell in flag.cells}


def test_a_target_set_in_the_newest_version_has_not_stood():
    before = registered("R1 | 4×4 | 3×4 | 1×1 | 7.2", LATE)
    after = registered("R1 | 4×4 | 3×4 | 2×3 | 7.2", LATE)
    assert kinds_of(Kind.TARGET_HELD, before, after) == []
    (flag,) = kinds_of(Kind.TARGET_HELD, before, after, after)
    assert flag.since == 2


@pytest.mark.parametrize("actions", ["7.5", "7.6", "9.9", ""])
def test_without_an_action_past_its_date_nothing_is_said_of_the_target(actions):
    plan = registered(f"R1 | 4×4 | 3×4 | 2×3 | {actions}", LATE)
    assert kinds_of(Kind.TARGET_HELD, plan, plan) == []


def test_an_action_due_on_the_day_of_the_position_is_not_past_it():
    plan = plan_of("Ref | Original due | Status\n1 | 30 June 2023 | In progress")
    held = registered("R1 | 4×4 | 3×4 | 2×3 | 1", plan)
    assert kinds_of(Kind.TARGET_HELD, held, held) == []


def test_the_actions_of_its_finding_are_taken_where_a_risk_names_none():
    plan = plan_of(
        "Ref | Finding | Original due | Status\n"
        "1 | Front door | 31 May 2023 | In progress"
    )
    held = registered("R1 | 4×4 | 3×4 | 2×3 | | | front door", plan)
    (flag,) = kinds_of(Kind.TARGET_HELD, held, held)
    assert flag.how is How.FINDING


# --- lowered with no action finished between -------------------------------------

OPEN = plan_of("Ref | Status\n7.2 | In progress\n7.3 | In progress")
DONE = plan_of("Ref | Status\n7.2 | Complete\n7.3 | In progress")
OTHER = plan_of("Ref | Status\n7.2 | In progress\n7.3 | Complete")
HIGH, LOW = "R1 | 4×4 | 4×4 | 2×3 | 7.2", "R1 | 4×4 | 3×4 | 2×3 | 7.2"


def lowered(then, now, before=HIGH, after=LOW):
    return kinds_of(Kind.LOWERED, registered(before, then), registered(after, now))


def test_a_score_lowered_with_no_action_of_its_own_finished_between():
    (flag,) = lowered(OPEN, OPEN)
    assert (flag.then, flag.now) == ("16 Very high", "12 Very high")
    assert (flag.since, flag.version) == (1, 2)
    assert lowered(OPEN, OTHER)  # 7.3 is not one that it names


def test_an_action_of_its_own_that_finished_between_is_enough():
    assert lowered(OPEN, DONE) == []
    assert lowered(DONE, DONE)  # it was finished before


def test_an_action_named_only_in_the_earlier_version_counts_too():
    assert lowered(OPEN, DONE, after="R1 | 4×4 | 3×4 | 2×3 | 7.3") == []


def test_a_score_that_rose_or_stayed_is_not_lowered():
    assert lowered(OPEN, OPEN, before=LOW, after=HIGH) == []
    assert lowered(OPEN, OPEN, before=LOW, after=LOW) == []


def test_likelihood_lowered_and_impact_raised_to_the_same_score_is_no_fall():
    assert (
        lowered(OPEN, OPEN, "R1 | 4×4 | 4×3 | - | 7.2", "R1 | 4×4 | 3×4 | - | 7.2")
        == []
    )


def test_for_a_risk_that_names_nothing_any_action_finished_between_will_do():
    before, after = "R1 | 4×4 | 4×4 | 2×3", "R1 | 4×4 | 3×4 | 2×3"
    assert lowered(OPEN, OPEN, before, after)
    assert lowered(OPEN, OTHER, before, after) == []


def test_a_version_without_the_risk_is_passed_over():
    plans = [registered(one, OPEN) for one in (HIGH, "R2 | 1×1 | 1×1 | 1×1", LOW)]
    (flag,) = kinds_of(Kind.LOWERED, *plans)
    assert (flag.since, flag.version) == (1, 3)


def test_without_a_list_of_actions_nothing_is_said_of_what_finished():
    assert lowered(plan_of(), OPEN) == []


# --- no action -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actions", "raised"),
    [("", True), ("9.9", True), ("1", True), ("7.2", False), ("9.9; 7.2", False)],
)
def test_a_risk_with_no_action(actions, raised):
    plan = plan_of("Ref | Status\n7.2 | Complete\n1 | Superseded")
    held = registered(f"R1 | 4×4 | 3×4 | 2×3 | {actions}", plan)
    assert bool(kinds_of(Kind.NO_ACTION, held)) is raised


def test_without_a_column_for_actions_no_risk_is_said_to_have_none():
    held = registered("R1 | 4×4 | 3×4 | 2×3", LATE, columns={"risks": frozenset()})
    assert kinds(held) == []
    assert risk_flags.untold(held)


def test_without_a_list_of_actions_a_ref_is_not_said_to_be_missing():
    assert kinds(registered("R1 | 4×4 | 3×4 | 2×3 | 7.2", plan_of())) == []


# --- all of them -----------------------------------------------------------------


def test_no_risks_and_no_versions_raise_nothing():
    assert risk_flags.flags(()) == ()
    assert kinds(registered("", LATE)) == []


def test_one_version_says_nothing_of_what_changed_or_stayed():
    told = kinds(registered("R1 | 4×4 | 4×4 | 2×3 | 7.2 | Audit", LATE))
    assert told == [("R1", Kind.NOT_REDUCED)]


def test_a_flag_that_rests_on_a_made_up_row_says_so():
    held = registered("R1 | 4×4 | 3×4 | 2×3", LATE)
    (risk,) = held.risks
    made = replace(held, risks=(replace(risk, row=replace(risk.row, made_up=True)),))
    (real,), (invented,) = (risk_flags.flags(versions(one)) for one in (held, made))
    assert not real.made_up
    assert invented.made_up


def test_westmeres_planted_fall_is_told_by_ref_and_version():
    plans = [readings.plan(readings.WESTMERE, number) for number in range(1, 8)]
    told = [
        (one.risk.ref, one.kind.name, one.since, one.version)
        for one in risk_flags.flags(versions(*plans))
    ]
    assert told == [
        ("R1", "TARGET_HELD", 1, 7),
        ("R1", "LOWERED", 5, 6),
        ("R3", "NO_ACTION", 0, 7),
        ("R4", "TARGET_HELD", 1, 7),
    ]
    first = risk_flags.flags(versions(plans[0]))
    assert [(one.risk.ref, one.kind.name) for one in first] == [
        ("R1", "NOT_REDUCED"),
        ("R3", "NO_ACTION"),
    ]


# --- what bears on a risk --------------------------------------------------------


def test_what_a_risk_names_bears_on_it_in_the_order_named():
    plan = registered("R1 | - | - | - | 7.5; 9.9; 7.2; 7.5", LATE)
    on = bearing(plan, plan.risks[0])
    assert [one.action.ref for one in on.actions] == ["7.5", "7.2"]
    assert (on.how, on.missing) == (How.NAMED, ("9.9",))
    table = frame(plan, " r1 ")
    assert table["ref"].tolist() == ["7.5", "7.2", "9.9"]
    assert table["position"].iloc[-1] == NOT_LISTED
    assert frame(plan, "R9").empty


# --- its score in every version --------------------------------------------------


def test_every_version_has_a_row_and_a_gap_is_no_score():
    plans = [
        registered(one, OPEN)
        for one in (HIGH, "R2 | 1×1 | 1×1 | 1×1", "r1 | 4×4 | - | 2×3", LOW)
    ]
    found = scores(versions(*plans), "R1")
    assert found["version"].tolist() == [1, 2, 3, 4]
    assert found["current"].tolist() == [16, None, None, 12]
    assert found["current_text"].tolist() == [
        "16 Very high",
        "Not listed",
        "No score given",
        "12 Very high",
    ]
    assert found["target"].tolist() == [6, None, 6, 6]
    (fall,) = falls(versions(*plans), "R1")
    assert (fall.then.number, fall.now.number) == (1, 4)


def test_each_score_is_said_on_its_own_versions_bands():
    steps = [registered(HIGH, OPEN, risk_scale=size) for size in (4, 5)]
    found = scores(versions(*steps), "R1")
    assert found["current_text"].tolist() == ["16 Very high", "16 Very high"]
    nine = [registered("R1 | - | 3×3 | -", OPEN, risk_scale=size) for size in (4, 5)]
    assert scores(versions(*nine), "R1")["current_text"].tolist() == [
        "9 High",
        "9 Medium",
    ]


def test_a_target_has_stood_only_as_long_as_the_risk_was_listed():
    gone = registered("R2 | 1×1 | 1×1 | 1×1", OPEN)
    held = registered(HIGH, OPEN)
    since = target_since(versions(held, gone, held, held), "R1")
    assert since is not None
    assert since.number == 3
    assert target_since(versions(held, gone), "R1") is None
    assert target_since((), "R1") is None
    assert risk_of(gone, "R1") is None
