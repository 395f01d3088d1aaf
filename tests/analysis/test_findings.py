"""What stands behind each finding, from its actions to who agreed it as addressed?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.analysis import findings
from data.analysis.findings import Mismatch
from data.plan import Risk
from data.release import gate
from tests.analysis.books import measured
from tests.samples.readings import CHESHIRE_EAST, INCLUSION, WESTMERE, plan
from tests.spec.plans import plan_of

FINDINGS = """
Finding    | Kind                 | Agreed as addressed on | Agreed by
Schools    | Area for improvement |                        |
Front door | Priority action      | 3 May 2022             | Board
"""
ALL_COMPLETE = """
Ref | Finding    | Status     | Assurance            | Evidence
1.1 | front door | Complete   | Embedded in practice | Minutes
1.2 | Front door | Complete   |                      |
1.3 | Front door | Superseded |                      |
"""
ONE_OPEN = f"{ALL_COMPLETE}1.4 | Front door | In progress | |"
RISEN = "M1 | Q4 2021/22 | 15 of 50\nM1 | Q2 2022/23 | 45 of 50"


def front_door(actions=ALL_COMPLETE, measures="", audits="", **sheets):
    book = measured(measures, audits, plan=plan_of(actions, findings=FINDINGS))
    return findings.position(replace(book, **sheets), "FRONT DOOR")


def flags(*given, **sheets):
    return [flag.mismatch for flag in front_door(*given, **sheets).flags]


def test_a_finding_gathers_its_actions_whatever_the_case_they_name_it_in():
    found = front_door()
    assert [one.action.ref for one in found.actions] == ["1.1", "1.2"]
    assert [one.action.ref for one in found.left_out] == ["1.3"]
    assert (len(found.complete), found.evidenced, found.embedded) == (2, 1, 1)
    assert found.all_complete
    assert found.agreed == "Agreed as addressed by Board on 3 May 2022"


def test_evidence_that_no_column_records_is_not_nought():
    found = front_door("Ref | Finding | Status\n1.1 | Front door | Complete")
    assert found.evidenced is None


def test_a_finding_gathers_its_measures_and_risks():
    risks = (Risk("R1", "Staff leave", finding="front door"), Risk("R2", "Money"))
    found = front_door(
        measures="M1 | Front door | Practice\nM2 | Schools | Practice", risks=risks
    )
    assert [move.measure.ref for move in found.measures] == ["M1"]
    assert [risk.ref for risk in found.risks] == ["R1"]


# --- flags -------------------------------------------------------------------

M1 = "M1 | Front door | Practice | Higher"


def test_a_finding_without_a_measure_is_flagged():
    assert flags() == [Mismatch.NO_MEASURE]
    assert flags(measures=M1, audits=RISEN) == []


@pytest.mark.parametrize(
    ("audits", "mismatch"),
    [
        ("M1 | Q4 2021/22 | 8 of 10\nM1 | Q2 2022/23 | 9 of 10", Mismatch.UNCHANGED),
        ("M1 | Q2 2022/23 | 9 of 10", Mismatch.UNMEASURED),
        ("M1 | Q2 2022/23 | 96%", Mismatch.UNMEASURED),
        ("", Mismatch.UNMEASURED),
    ],
)
def test_all_actions_complete_and_the_measure_no_better_is_flagged(audits, mismatch):
    assert flags(measures=M1, audits=audits) == [mismatch]
    assert flags(ONE_OPEN, M1, audits) == [Mismatch.AGREED_OPEN]


def test_a_measure_that_fell_after_the_agreement_is_flagged_once_as_that_and_as_worse():
    fallen = "M1 | Q4 2021/22 | 45 of 50\nM1 | Q2 2022/23 | 15 of 50"
    assert flags(measures=M1, audits=fallen) == [Mismatch.FELL, Mismatch.WORSE]
    assert flags(ONE_OPEN, M1, fallen) == [Mismatch.FELL, Mismatch.AGREED_OPEN]


def test_each_measure_is_flagged_by_its_own_ref():
    found = front_door(measures=f"{M1}\nM2 | Front door | Outcome for children")
    assert [flag.key for flag in found.flags] == [
        "finding/Front door/unmeasured/M1",
        "finding/Front door/unmeasured/M2",
    ]


def test_a_finding_without_actions_is_not_called_complete():
    assert flags("Ref | Finding | Status", M1) == []
    only_superseded = "Ref | Finding | Status\n1 | Front door | Superseded"
    assert flags(only_superseded, M1) == []
    assert flags(None, M1) == []


def test_what_the_public_may_not_see_is_not_flagged_as_missing():
    public = gate.for_public(plan(INCLUSION, 24))
    for one in findings.positions(public):
        assert Mismatch.UNMEASURED not in {flag.mismatch for flag in one.flags}


# --- the samples -------------------------------------------------------------


def test_westmeres_front_door_is_agreed_and_has_no_measure():
    found = findings.frame(plan(WESTMERE, 7)).iloc[0]
    assert found["finding"] == "Front door"
    assert (found["complete"], found["counted"], found["evidenced"]) == (12, 12, 10)
    assert found["flags"] == ("no measure is recorded",)
    assert found["keys"] == ("finding/Front door/no_measure",)
    assert found["made_up"]


def test_the_inclusion_plan_finished_its_actions_and_suspensions_have_not_changed():
    rows = findings.frame(plan(INCLUSION, 24)).set_index("finding")
    assert rows.loc["Attendance and exclusion", "keys"] == (
        "finding/Attendance and exclusion/unchanged/M3",
    )
    assert rows.loc["Part-time timetables", "flags"] == ()


def test_a_plan_without_findings_gives_an_empty_frame():
    frame = findings.frame(plan(CHESHIRE_EAST, 1))
    assert frame.empty
    assert list(frame.columns) == list(findings.COLUMNS)
    assert findings.position(plan(CHESHIRE_EAST, 1), "Front door") is None


def test_a_made_up_action_makes_the_position_rest_on_it():
    actions = "Ref | Finding | Status | Made up\n1 | Front door | Complete | Yes"
    assert front_door(actions).made_up
    assert not front_door().made_up
