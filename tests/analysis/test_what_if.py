"""What follows by the sign-off date, if these actions moved or were not done?"""

from datetime import date
from itertools import combinations

import pytest

from data.analysis import what_if
from data.analysis.what_if import LEFT, NOTHING, Assumption, State, asked, outcome
from tests.analysis.registers import registered
from tests.samples import readings
from tests.spec.plans import plan_of

ACTIONS = """
    Ref | Finding    | Original due     | Current due     | Status
    1.1 | Front door | 31 March 2023    |                 | Complete
    1.2 | Front door | 31 March 2023    | 31 October 2023 | In progress
    1.3 | Front door | 31 May 2023      |                 | In progress
    2.1 | Flagging   | 31 January 2024  |                 | Not started
    2.2 | Flagging   | 29 February 2024 |                 | Not started
    2.3 | Flagging   | Ongoing          |                 | In progress
    2.4 | Flagging   | 31 October 2023  |                 | Amber E
    2.5 | Flagging   | 31 October 2023  |                 | Superseded
"""
FINDINGS = "Finding\nFront door\nFlagging\nTraining"
PLAN = plan_of(ACTIONS, findings=FINDINGS)


def states(plan=PLAN, assumed=NOTHING):
    return {one.ref: one.state for one in outcome(plan, assumed).placed}


# --- as the plan's dates stand ---------------------------------------------------


def test_every_counted_action_is_placed_by_its_own_date():
    assert states() == {
        "1.1": State.COMPLETE,
        "1.2": State.BY,
        "1.3": State.PAST,
        "2.1": State.BY,  # due on the day of sign-off
        "2.2": State.AFTER,
        "2.3": State.UNDATED,
        "2.4": State.UNKNOWN,
    }
    found = outcome(PLAN)
    assert (found.could, found.counted) == (1 + 1 + 1 + 1, 8 - 1)
    assert [one.name for one in found.findings_left] == ["Flagging"]


def test_an_action_due_on_the_day_of_the_position_is_not_past():
    plan = plan_of("Ref | Original due | Status\n1 | 30 June 2023 | In progress")
    assert states(plan) == {"1": State.BY}


# --- as a reader assumes ---------------------------------------------------------


def test_not_done_and_moved_actions_are_where_the_assumption_puts_them():
    assumed = Assumption(moved=("1.2", "1.3"), weeks=20, not_done=("2.1", "2.4"))
    found = states(assumed=assumed)
    assert found["1.2"] is State.AFTER  # 31 October and 20 weeks: 19 March
    assert found["1.3"] is State.BY  # 30 June and 20 weeks: 17 November
    assert found["2.1"] is found["2.4"] is State.NOT_DONE
    assert outcome(PLAN, assumed).could == 1 + 1


def test_an_action_past_its_date_moves_from_the_position():
    (late,) = [one for one in what_if.can_move(PLAN) if one.action.ref == "1.3"]
    assert what_if.later(late, 1) == date(2023, 7, 7)
    assert what_if.later(late, 0) == date(2023, 5, 31)


def test_moving_to_the_day_of_sign_off_is_in_time_and_a_week_more_is_not():
    plan = plan_of("Ref | Original due | Status\n1 | 24 January 2024 | Not started")
    assert states(plan, Assumption(("1",), 1)) == {"1": State.BY}
    assert states(plan, Assumption(("1",), 2)) == {"1": State.AFTER}


def test_an_action_both_moved_and_not_done_is_not_done():
    assert states(assumed=Assumption(("2.1",), 4, ("2.1",)))["2.1"] is State.NOT_DONE


def test_what_is_complete_is_not_undone_by_an_assumption():
    assumed = Assumption(("1.1",), 52, ("1.1",))
    assert states(assumed=assumed)["1.1"] is State.COMPLETE


# --- what always holds -----------------------------------------------------------

REFS = ("1.2", "1.3", "2.1", "2.2", "2.3", "2.4")
SETS = [those for size in range(4) for those in combinations(REFS, size)]


@pytest.mark.parametrize("refs", SETS, ids=" ".join)
def test_moving_by_no_weeks_changes_nothing(refs):
    assert states(assumed=Assumption(refs, 0)) == states()


@pytest.mark.parametrize("refs", SETS, ids=" ".join)
def test_nothing_a_reader_can_assume_raises_completion(refs):
    base = outcome(PLAN)
    for weeks in (1, 13, 104):
        assert outcome(PLAN, Assumption(refs, weeks)).could <= base.could
    assert outcome(PLAN, Assumption(not_done=refs)).could <= base.could


@pytest.mark.parametrize("ref", REFS)
def test_more_weeks_and_more_left_undone_never_raise_completion(ref):
    found = [outcome(PLAN, Assumption(REFS, weeks)).could for weeks in range(0, 60, 3)]
    assert found == sorted(found, reverse=True)
    for refs in SETS:
        fewer = outcome(PLAN, Assumption(not_done=refs)).could
        assert outcome(PLAN, Assumption(not_done=(*refs, ref))).could <= fewer


@pytest.mark.parametrize("refs", SETS, ids=" ".join)
def test_every_counted_action_is_in_one_state_whatever_is_assumed(refs):
    assumed = Assumption(refs, 26, refs[:1])
    table = what_if.counts(PLAN, assumed)
    assert table["stands"].sum() == table["assumed"].sum() == 8 - 1
    left = outcome(PLAN, assumed).of(*LEFT)
    under = [outcome(PLAN, assumed).under(one, *LEFT) for one in PLAN.findings]
    assert sum(map(len, under)) == len(left)


# --- findings and risks ----------------------------------------------------------


def test_a_finding_is_left_open_by_any_action_not_finished():
    found = outcome(PLAN, Assumption(not_done=("1.2",)))
    assert [one.name for one in found.findings_left] == ["Front door", "Flagging"]


def test_a_risk_is_left_by_any_action_it_names_and_by_no_other():
    plan = registered(
        """
        R1 | - | 4×4 | - | 1.2; 1.3
        R2 | - | 3×3 | - | 2.4
        R3 | - | 2×2 | -
        R4 | - | 1×1 | - | 9.9; 2.5
        """,
        PLAN,
    )
    assert outcome(plan).risks_left == ()
    found = outcome(plan, Assumption(not_done=("1.3",)))
    assert [one.ref for one in found.risks_left] == ["R1"]
    assert [one.ref for one in found.risks_unnamed] == ["R3", "R4"]
    assert [one.ref for one in found.named_by(plan.risks[1], State.UNKNOWN)] == ["2.4"]


# --- the counts beside each other ------------------------------------------------


def test_the_two_counts_stand_beside_each_other_with_what_is_apart():
    stands, assumed = what_if.figures(PLAN, Assumption(not_done=("1.2",)), 7)
    assert (stands.text, assumed.text) == ("4 of 7 (57%)", "3 of 7 (43%)")
    assert stands.note == assumed.note == "2 counted apart"
    assert {stands.version, assumed.version} == {7}
    assert len(stands.cells) == 7 * 3


def test_the_table_names_what_an_assumption_brings_into_a_state():
    table = what_if.counts(PLAN, Assumption(("1.2",), 20, ("2.1",)))
    rows = table.set_index("state")["changed"].to_dict()
    assert rows[str(State.AFTER)] == ("1.2",)
    assert rows[str(State.NOT_DONE)] == ("2.1",)
    assert rows[str(State.BY)] == ()


# --- what may be asked -----------------------------------------------------------


def test_what_is_asked_is_held_against_the_plan():
    found = asked(PLAN, ["1.3", "9.9", " 1.2", "1.1", "2.4"], "8", ["2.4", "2.5"])
    assert found.assumption == Assumption(("1.2", "1.3"), 8, ("2.4",))
    assert found.unknown == ("9.9", "1.1", "2.4", "2.5")
    assert found.weeks == ""


@pytest.mark.parametrize("weeks", ["-1", "105", "four", "1.5", "²"])
def test_weeks_that_are_no_whole_number_in_reach_are_the_usual_ones(weeks):
    found = asked(PLAN, ["1.2"], weeks, [])
    assert (found.assumption.weeks, found.weeks) == (what_if.USUAL_WEEKS, weeks)


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (plan_of(), "lists no actions"),
        (plan_of("Ref | Status\n1 | In progress", sign_off=""), "no date for sign-off"),
        (plan_of("Ref | Status\n1 | Complete\n2 | Superseded"), "nothing to assume"),
        (
            plan_of("Ref | Status\n1 | In progress", sign_off="29 June 2023"),
            "before this position",
        ),
    ],
)
def test_where_nothing_can_be_assumed_a_sentence_says_why(plan, said):
    assert said in what_if.refused(plan)
    with pytest.raises(ValueError, match=said):
        outcome(plan)


def test_westmere_in_july_has_sixty_of_sixty_one_in_reach():
    plan = readings.plan(readings.WESTMERE, 7)
    found = outcome(plan)
    assert (found.could, found.counted) == (60, 61)
    assert [one.ref for one in found.of(State.PAST)] == ["2.3", "6.4"]
    assert [one.ref for one in found.of(State.UNKNOWN)] == ["7.6"]
    assumed = outcome(plan, Assumption(("7.8",), 8, ("6.1",)))
    assert assumed.could == 60 - 2
    assert [one.ref for one in assumed.risks_left] == ["R4"]
