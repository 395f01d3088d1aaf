"""Which progress is reported and not yet proved, and how much hangs on it?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.analysis import unproven
from data.analysis.unproven import WEIGHTS, Hangs, Reason, lead_only
from data.plan import Better, Claim, Measure, Risk, Score, Shows
from tests.analysis.books import measured
from tests.samples.readings import CHESHIRE_EAST, WESTMERE, plan
from tests.spec.plans import plan_of

FINDINGS = """
Finding    | Kind                 | Agreed as addressed on
Front door | Priority action      | 3 May 2022
Schools    | Area for improvement |
"""


def items(actions=None, measures="", audits="", **sheets):
    book = measured(measures, audits, plan=plan_of(actions, findings=FINDINGS))
    return unproven.unproven(replace(book, **sheets))


def only(*given, **sheets):
    (found,) = items(*given, **sheets)
    return found


def action(line, header="Ref | Finding | Status | Evidence"):
    return f"{header}\n{line}"


# --- the four reasons --------------------------------------------------------


def test_complete_with_no_evidence_recorded_is_unproven():
    found = only(action("1.1 | Schools | Complete |"))
    assert (found.kind, found.subject) == ("action", "1.1")
    assert found.reasons == (Reason.NO_EVIDENCE,)
    assert found.reason == "reported complete, no evidence recorded"


def test_evidence_that_the_workbook_does_not_record_is_no_reason():
    assert items("Ref | Finding | Status\n1.1 | Schools | Complete") == ()


def test_evidence_without_a_measure_of_practice_or_outcome_is_the_findings_item():
    found = only(action("1.1 | Schools | Complete | Minutes"))
    assert (found.kind, found.subject) == ("finding", "Schools")
    assert found.reason == (
        "evidence recorded, but no measure of practice or of an outcome; 1 action "
        "under it has evidence recorded"
    )


@pytest.mark.parametrize(
    ("shows", "listed"),
    [
        ("Activity", True),
        ("Practice", False),
        ("Outcome for children", False),
        ("Children and families' voice", False),
    ],
)
def test_a_measure_of_activity_does_not_make_up_for_one_of_practice(shows, listed):
    found = items(
        action("1.1 | Schools | Complete | Minutes"), f"M1 | Schools | {shows}"
    )
    assert bool(found) is listed


DATED = "Ref | Finding | Status | Evidence | Original due | Current due | Completed on"


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("Complete | x | 31 May 2023 | 30 June 2023 | 12 June 2023", True),
        ("Complete | x | 31 May 2023 | 30 June 2023 | 12 May 2023", False),
        ("Complete | x | 31 May 2023 | 5 June 2023 | 12 June 2023", False),
        ("Complete | x | 31 May 2023 | | 12 June 2023", False),
        ("In progress | | 31 May 2023 | 31 July 2023 |", True),
        ("In progress | | 31 May 2023 | 5 June 2023 |", False),
        ("In progress | | 31 July 2023 | 31 August 2023 |", False),
        ("Superseded | | 31 May 2023 | 31 July 2023 |", False),
    ],
)
def test_on_time_only_against_a_moved_date(line, listed):
    found = items(f"{DATED}\n1.1 | Schools | {line}", "M1 | Schools | Practice")
    assert (Reason.MOVED_DATE in {r for one in found for r in one.reasons}) is listed


def test_a_moved_date_says_how_far_and_to_when():
    found = only(
        f"{DATED}\n1.1 | Schools | In progress | | 31 May 2023 | 1 July 2023 |"
    )
    assert found.reason == (
        "on time only against a moved date; its date was moved 31 days later, to "
        "1 July 2023"
    )


LEAD = "M1 | Schools | Practice | Higher | Lead agency only"


def test_a_result_that_only_the_lead_agency_checked_is_unproven():
    found = only(None, LEAD, "M1 | Q4 2022/23 | 9 of 10")
    assert (found.kind, found.subject) == ("measure", "M1")
    assert found.reasons == (Reason.LEAD_ONLY,)
    assert items(None, LEAD) == ()  # nothing is claimed yet


@pytest.mark.parametrize(
    ("who", "alone"),
    [
        ("Lead agency only", True),
        ("lead agency", True),
        ("Own agency", True),
        ("", False),
        ("Lead agency and the partnership", False),
        ("Not the lead agency", False),
        ("Another force's crime registrar", False),
    ],
)
def test_only_the_workbooks_own_words_say_that_the_lead_agency_checks_alone(who, alone):
    measure = Measure("M1", "x", Better.HIGHER, Shows.PRACTICE, who_checks=who)
    assert lead_only(measure) is alone


# --- what hangs on it --------------------------------------------------------


def test_more_hangs_on_an_agreed_priority_action():
    first, second = items(
        action("1.1 | Schools | Complete |\n1.2 | Front door | Complete |")
    )
    assert (first.subject, second.subject) == ("1.2", "1.1")
    assert first.hangs == (Hangs.AGREED, Hangs.PRIORITY)
    assert first.weight == sum(WEIGHTS[x] for x in (*first.reasons, *first.hangs))


@pytest.mark.parametrize(("likelihood", "hangs"), [(3, True), (1, False)])
def test_a_risk_in_the_top_bands_that_names_an_action_hangs_on_it(likelihood, hangs):
    risks = (Risk("R1", "x", current=Score(likelihood, 4), actions=("1.1",)),)
    found = only(action("1.1 | Schools | Complete |"), risks=risks)
    assert (Hangs.RISK in found.hangs) is hangs


def test_a_figure_told_to_the_committee_hangs_on_a_measure():
    told = (Claim("90%", 90, "%", checked_against="audit.M1.Q4 2022/23"),)
    assert only(None, LEAD, "M1 | Q4 2022/23 | 9 of 10", claims=told).hangs == (
        Hangs.TOLD,
    )


def test_an_impact_rating_hangs_on_it_too():
    header = "Ref | Finding | Status | Evidence | Impact rating"
    found = only(action("1.1 | Schools | Complete | | Some impact seen", header))
    assert found.hangs == (Hangs.IMPACT,)


def test_every_reason_and_everything_that_can_hang_has_a_weight():
    assert set(WEIGHTS) == {*Reason, *Hangs}


# --- the list ----------------------------------------------------------------


def test_the_heaviest_come_first_and_equals_keep_the_workbooks_order():
    rows = unproven.frame(plan(WESTMERE, 7))
    assert list(rows["weight"]) == sorted(rows["weight"], reverse=True)
    assert list(rows["subject"])[:3] == ["1.4", "1.11", "Front door"]
    assert rows["made_up"].all()


def test_westmeres_unevidenced_actions_are_all_in_the_list():
    assert unproven.by_reason(plan(WESTMERE, 7)) == {
        Reason.NO_EVIDENCE: 50 - 33,
        Reason.NO_MEASURE: 4,
        Reason.MOVED_DATE: 7,
        Reason.LEAD_ONLY: 4,
    }


def test_an_officers_note_stands_beside_its_item():
    book = plan(WESTMERE, 7)
    rows = unproven.frame(book, {"unproven/action/1.4": "Held on paper."})
    assert list(rows["note"])[:2] == ["Held on paper.", ""]
    assert rows["key"].is_unique


def test_a_plan_with_nothing_of_the_kind_gives_an_empty_frame():
    rows = unproven.frame(plan(CHESHIRE_EAST, 1))
    assert rows.empty
    assert list(rows.columns) == list(unproven.COLUMNS)


def test_an_action_of_no_finding_says_so():
    assert only(action("1.1 | | Complete |")).finding == "No finding given"
