"""Who sees what: the gate takes out before anything is worked out."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from data.plan import (
    AuditResult,
    Better,
    Claim,
    Classification,
    CohortPoint,
    Due,
    Event,
    Measure,
    Period,
    Plan,
    Protection,
    Risk,
    Shows,
)
from data.publications.records import Note, Person
from data.release import gate
from data.release.audience import NotAllowed, Role
from tests.spec.plans import plan_of

Q4 = Period("Q4 2022/23", date(2023, 1, 1), date(2023, 3, 31))
Q1 = Period("Q1 2023/24", date(2023, 4, 1), date(2023, 6, 30))


def measure(ref: str, *, children: bool) -> Measure:
    return Measure(ref, ref, Better.HIGHER, Shows.PRACTICE, children=children)


PLAN = Plan(
    name="Westmere JTAI action plan",
    partnership="Westmere",
    as_at=date(2023, 6, 30),
    classification=Classification.OPEN,
    measures=(measure("C", children=True), measure("F", children=False)),
    audits=(
        AuditResult("C", Q4, met=45, cases=50),
        AuditResult("C", Q1, percentage=96),
        AuditResult("F", Q4, met=27),
        AuditResult("not defined", Q4, met=3, cases=4),
    ),
    cohort=(CohortPoint(date(2023, 6, 30), "12 to 14", 46),),
    claims=(
        Claim("148 children are at risk", 148, "children"),
        Claim("The number of children fell"),
        Claim("148 children are on the list"),
        Claim("82% complete", 82, "%", checked_against="reported_complete"),
        Claim("45 had an assessment", 45, "", checked_against="audit.C.Q4 2022/23"),
        Claim("23 fewer", 23, "", checked_against="cohort_change"),
    ),
)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OFFICER])
def test_members_and_officers_get_the_plan_whole(role):
    assert gate.release(PLAN, role).shown == PLAN


def test_the_public_gets_rounded_counts_of_children_and_the_rule_beside_them():
    public = gate.release(PLAN, Role.PUBLIC).shown
    assert [(one.group, one.count) for one in public.cohort] == [("12 to 14", 45)]
    assert public.protection == Protection(threshold=5, nearest=5)


def test_the_public_gets_audits_of_children_s_cases_rounded_and_others_as_they_are():
    public = gate.release(PLAN, Role.PUBLIC).shown
    assert [
        (one.measure, one.met, one.cases, one.percentage) for one in public.audits
    ] == [
        ("C", 45, 50, None),
        ("C", None, None, 96),
        ("F", 27, None, None),
        ("not defined", None, None, None),  # nobody knows what it counts
    ]
    assert public.audits[-1].hidden.says == "result hidden: fewer than 5 cases"


def test_the_public_gets_no_figure_of_children_told_to_committee():
    public = gate.release(PLAN, Role.PUBLIC).shown
    assert [one.statement for one in public.claims] == [
        "The number of children fell",
        "82% complete",
    ]


@pytest.mark.parametrize("role", Role)
def test_an_action_s_text_that_gives_a_number_of_children_is_kept_from_the_public(role):
    header = "Ref | Action | Status | Evidence | Update"
    actions = (
        "1.1 | Audit files | Complete | 14 of 20 children's records | 12 staff trained"
    )
    listed = plan_of(f"{header}\n{actions}")
    plan = replace(listed, classification=Classification.OPEN)
    (action,) = gate.release(plan, role).shown.actions
    withheld = role is Role.PUBLIC
    assert (action.evidence == gate.TEXT_WITHHELD) is withheld
    assert (action.row.raw("evidence") == gate.TEXT_WITHHELD) is withheld
    assert action.update == action.row.raw("update") == "12 staff trained"
    assert action.evidenced


def test_a_plan_without_numbers_of_children_is_not_said_to_be_changed():
    plain = replace(PLAN, cohort=(), audits=())
    assert gate.release(plain, Role.PUBLIC).shown.protection is None


def test_the_public_may_not_see_a_restricted_version():
    restricted = replace(PLAN, classification=Classification.RESTRICTED)
    with pytest.raises(NotAllowed, match="restricted"):
        gate.release(restricted, Role.PUBLIC)
    assert gate.release(restricted, Role.MEMBER).shown == restricted


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.MEMBER])
def test_only_officers_get_what_is_for_officers(role):
    with pytest.raises(NotAllowed, match="Only an officer"):
        gate.for_officers("a draft", role)
    assert gate.for_officers("a draft", Role.OFFICER).shown == "a draft"


def test_released_content_cannot_slip_into_a_text():
    released = gate.release(PLAN, Role.MEMBER).map(lambda plan: plan.name)
    with pytest.raises(TypeError, match="shown by a component"):
        f"{released}"


def test_what_is_worked_out_keeps_its_audience():
    worked = gate.release(PLAN, Role.PUBLIC).map(lambda plan: len(plan.audits))
    assert (worked.shown, worked.role) == (4, Role.PUBLIC)


def test_notes_follow_one_another_for_members_and_officers_and_none_is_the_public_s():
    ann, at = Person("", "Ann"), datetime(2023, 7, 4, 9, tzinfo=UTC)
    beside = [
        Note("enquiry/overdue/2.3", "Due in August.", ann, at),
        Note("enquiry/overdue/2.3", "Done.", ann, at),
        Note("moved_later:6.1", "A new supplier.", ann, at),
    ]
    for role in (Role.MEMBER, Role.OFFICER):
        assert gate.notes(beside, role).shown == {
            "enquiry/overdue/2.3": "Due in August. (Ann, 4 July 2023)\n"
            "Done. (Ann, 4 July 2023)",
            "moved_later:6.1": "A new supplier. (Ann, 4 July 2023)",
        }
    assert gate.notes(beside, Role.PUBLIC).shown == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("14 of 20 children's records", True),
        ("three girls moved school", True),
        ("Two young people were placed", True),
        ("12 staff trained", False),
        ("Home visits within ten days for every child", False),
        ("children in 3 schools", False),
        # What it cannot catch: a child by a name, and a number without its noun
        ("Both of them, A. and B., moved", False),
    ],
)
def test_which_texts_are_taken_to_give_a_number_of_children(text, told):
    assert bool(gate.SO_MANY_CHILDREN.search(text)) is told


def test_events_findings_and_risks_are_without_such_texts_for_the_public():
    plan = Plan(
        "P",
        "W",
        date(2023, 6, 30),
        classification=Classification.OPEN,
        events=(Event(Due(), "Three girls were moved"),),
        risks=(Risk("R1", "Too few places", controls="2 children wait"),),
    )
    public = gate.release(plan, Role.PUBLIC).shown
    assert public.events[0].event == gate.TEXT_WITHHELD
    assert (public.risks[0].risk, public.risks[0].controls) == (
        "Too few places",
        gate.TEXT_WITHHELD,
    )
