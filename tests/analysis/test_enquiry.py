"""Which points may a member want to explore?

Every rule has a case that it finds and one that it leaves alone; a rule without
both fails here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from components.chrome.pages import PAGES
from data.analysis import enquiry
from data.analysis.changes import changes
from data.analysis.enquiry import ranking
from data.plan import Claim, CohortPoint, Plan, Risk, Score
from data.release import gate
from tests.analysis.books import measured, months
from tests.samples.readings import CHESHIRE_EAST, INCLUSION, WESTMERE, plan
from tests.spec.plans import day, due, plan_of

FINDINGS = """
Finding    | Kind                 | Agreed as addressed on | Agreed by
Front door | Priority action      | 3 May 2022             | Board
Schools    | Area for improvement |                        |
"""
DONE = "Ref | Finding | Status | Evidence\n1.1 | Front door | Complete | Minutes"
OPEN = "Ref | Finding | Status | Evidence\n1.1 | Front door | In progress |"
M1 = "M1 | Front door | Practice\nM2 | Schools | Practice"
OUTCOMES = (
    "M1 | Front door | Outcome for children\n"
    "M2 | Schools | Children and families' voice"
)
BEFORE = "M1 | Q4 2021/22 | 45 of 50"
WORSE = f"{BEFORE}\nM1 | Q2 2022/23 | 15 of 50"
SAME = f"{BEFORE}\nM1 | Q2 2022/23 | 46 of 50"
BETTER = "M1 | Q4 2021/22 | 15 of 50\nM1 | Q2 2022/23 | 45 of 50"
DATED = "Ref | Finding | Status | Original due | Current due"
EVENTS = "Date | Event | Kind | Date given to committee"
TARGET = "M1 | Front door | Practice | Higher | | {}"


def book(actions=None, measures="", audits="", *, findings=FINDINGS, **sheets) -> Plan:
    events = sheets.pop("events", None)
    base = plan_of(actions, findings=findings, events=events)
    return replace(measured(measures, audits, plan=base), **sheets)


def moved(line):
    return book(f"{DATED}\n1.1 | Schools | {line}")


def counted(*numbers):
    """Children in one group at the end of each quarter of 2023."""
    dates = ("31 March 2023", "30 June 2023")
    return tuple(
        CohortPoint(day(on), "All", count)
        for on, count in zip(dates, numbers, strict=False)
    )


def risk(likelihood, *actions):
    return (Risk("R1", "Staff leave", current=Score(likelihood, 4), actions=actions),)


def told(statement="Told", figure=None, unit="%", against=""):
    return (Claim(statement, figure, unit, checked_against=against),)


@dataclass(frozen=True)
class Case:
    """A record in which a rule finds something, and one in which it does not."""

    found: Plan
    left: Plan
    before: Plan | None = None


IN_PROGRESS = moved("In progress | 31 July 2023 |")
TWO_ACTIONS = moved("In progress | 31 July 2023 |\n2.2 | Schools | Not started | |")
CASES: dict[str, Case] = {
    "fell_after_agreed": Case(book(OPEN, M1, WORSE), book(OPEN, M1, SAME)),
    "complete_worse": Case(book(DONE, M1, WORSE), book(OPEN, M1, WORSE)),
    "complete_unchanged": Case(book(DONE, M1, SAME), book(DONE, M1, BETTER)),
    "agreed_open": Case(book(OPEN, M1), book(DONE, M1)),
    "complete_unmeasured": Case(book(DONE, M1, BEFORE), book(DONE, M1, BETTER)),
    "agreed_unmeasured": Case(book(DONE), book(DONE, M1)),
    "unmeasured": Case(book(DONE), book(DONE, M1)),
    "no_evidence": Case(book(DONE.removesuffix("Minutes")), book(DONE)),
    "number_not_given": Case(
        book(claims=told(figure=82, against="reported_complete")),
        book(DONE, claims=told(figure=82, against="reported_complete")),
    ),
    "differs": Case(
        book(DONE, claims=told(figure=82, against="reported_complete")),
        book(DONE, claims=told(figure=100, against="reported_complete")),
    ),
    "contradicts": Case(
        book(
            claims=told("30% in Q1 (at the time of the inspection)"),
            inspection_date=due("July 2022"),
        ),
        book(
            claims=told("30% in Q2 (at the time of the inspection)"),
            inspection_date=due("July 2022"),
        ),
    ),
    "no_longer_listed": Case(IN_PROGRESS, TWO_ACTIONS, before=TWO_ACTIONS),
    "reopened": Case(
        IN_PROGRESS, IN_PROGRESS, before=moved("Complete | 31 July 2023 |")
    ),
    "moved_later": Case(
        moved("In progress | 31 July 2023 | 31 December 2023"),
        IN_PROGRESS,
        before=IN_PROGRESS,
    ),
    "no_update": Case(
        book(events=f"{EVENTS}\n30 June 2023 | Letter | Expected | 23 June 2023"),
        book(events=f"{EVENTS}\n20 June 2023 | Letter | Happened | 23 June 2023"),
    ),
    "overdue": Case(
        moved("In progress | 31 May 2023 |"), moved("Complete | 31 May 2023 |")
    ),
    "unexplained": Case(
        moved("Amber E | 31 July 2023 |"), moved("In progress | 31 July 2023 |")
    ),
    "base_not_given": Case(
        book(None, M1, "M1 | Q4 2022/23 | 96%"),
        book(None, M1, "M1 | Q4 2022/23 | 48 of 50"),
    ),
    "cohort_not_given": Case(
        book(claims=told("The number has fallen", against="cohort_change")),
        book(
            claims=told("The number has fallen", against="cohort_change"),
            cohort=counted(10, 10),
        ),
    ),
    "cohort_moved": Case(book(cohort=counted(10, 8)), book(cohort=counted(10, 10))),
    "no_voice": Case(book(None, M1), book(None, OUTCOMES)),
    "no_outcome": Case(book(None, M1), book(None, OUTCOMES)),
    "target_missed": Case(
        book(None, TARGET.format(40), months(2021, *[11, 13] * 7)),
        book(None, TARGET.format(12), months(2021, *[11, 13] * 7)),
    ),
    "small_change": Case(book(None, M1, SAME), book(None, M1, BETTER)),
    "lead_only": Case(
        book(None, "M1 | Schools | Practice | Higher | Lead agency only", BEFORE),
        book(None, "M1 | Schools | Practice | Higher | Another force", BEFORE),
    ),
    "risk_high": Case(
        book(OPEN, risks=risk(3, "1.1")), book(OPEN, risks=risk(1, "1.1"))
    ),
}


def found_by(rule, plan_, before=None):
    compared = changes(before, plan_) if before else None
    found = enquiry.points(plan_, compared, most=100)
    return [point for point in found if point.rule == rule]


@pytest.mark.parametrize("rule", [rule.name for rule in enquiry.RULES])
def test_every_rule_finds_its_case_and_leaves_another_alone(rule):
    case = CASES[rule]
    before = case.before
    assert found_by(rule, case.found, before)
    left_before = case.left if before is not None else None
    assert found_by(rule, case.left, left_before) == []


def test_rules_have_ids_of_their_own_and_every_case_is_of_a_rule():
    names = [rule.name for rule in enquiry.RULES]
    assert len(set(names)) == len(names)
    assert set(CASES) == set(names)


# --- how points are worded ---------------------------------------------------

EVERY = [
    point
    for rule, case in CASES.items()
    for point in found_by(rule, case.found, case.before)
]
BARRED = (
    *("fail", "fault", "blame", "slipp", "quietly", "dropped", "watermelon"),
    *("promise", "broken", "neglect", "why has", "why did", "why was", "claim"),
)
FILTERS = {"impact_finding", "action_plan_finding", "action_plan_ref"}


@pytest.mark.parametrize("point", EVERY, ids=lambda point: point.key)
def test_a_point_is_one_neutral_question_with_its_fact_and_where_to_look(point):
    assert point.question.endswith("?")
    assert point.question.count("?") == 1
    assert point.question[0].isupper()
    assert len(point.question.split()) <= 30
    assert point.fact.endswith((".", "”"))
    assert not any(word in point.question.casefold() for word in BARRED)
    assert "{" not in point.question
    pages = {page.key for page in PAGES} | {"since_last_meeting"}
    assert point.link.page in pages
    assert {name for name, _ in point.link.filters} <= FILTERS


def test_a_point_names_its_finding_and_figure():
    (point,) = found_by("complete_unchanged", CASES["complete_unchanged"].found)
    assert point.finding == "Front door"
    assert point.figure == "46 of 50 cases"
    assert point.link == enquiry.Link("impact", (("impact_finding", "Front door"),))
    assert point.key == "enquiry/complete_unchanged/Front door/M1"


def test_a_late_action_is_asked_about_in_the_words_agreed():
    (point,) = found_by("overdue", CASES["overdue"].found)
    assert point.question == (
        "What is recorded for action 1.1, first due on 31 May 2023, and what remains?"
    )


def test_braces_in_a_cell_are_shown_as_they_are():
    (point,) = found_by("unexplained", moved("{ref} {0} | 31 July 2023 |"))
    assert point.question == "What does the status “{ref} {0}” mean for action 1.1?"


# --- how they are ranked -----------------------------------------------------


def test_what_hangs_on_a_thing_adds_to_its_rules_weight():
    first, second = found_by(
        "unmeasured",
        book(
            DONE,
            findings=FINDINGS.replace(
                "3 May 2022             | Board", "                       |     "
            ),
        ),
    )
    assert (first.finding, second.finding) == ("Front door", "Schools")
    assert first.weight == 4 + 3  # a priority action
    assert second.weight == 4 - ranking.AGAIN


def test_there_are_ten_at_most_two_of_a_rule_and_the_heaviest_first():
    for sample, number in ((WESTMERE, 7), (INCLUSION, 24), (INCLUSION, 6)):
        found = enquiry.points(plan(sample, number))
        assert 0 < len(found) <= enquiry.MOST
        weights = [point.weight for point in found]
        assert weights == sorted(weights, reverse=True)
        rules = [point.rule for point in found]
        assert max(rules.count(rule) for rule in rules) <= ranking.EACH
        assert len({point.key for point in found}) == len(found)


def test_the_overviews_three_are_each_of_another_rule():
    three = enquiry.overview(
        plan(WESTMERE, 7), changes(plan(WESTMERE, 1), plan(WESTMERE, 7))
    )
    assert [point.rule for point in three] == [
        "agreed_unmeasured",
        "no_evidence",
        "reopened",
    ]


def test_without_a_version_to_compare_with_nothing_is_asked_about_changes():
    rules = {point.rule for point in enquiry.points(plan(WESTMERE, 7), most=100)}
    assert not rules & {"no_longer_listed", "reopened", "moved_later"}


def test_changes_that_cannot_be_compared_make_no_points():
    refused = changes(plan(CHESHIRE_EAST, 1), plan(WESTMERE, 7))
    assert refused.refused
    assert enquiry.points(plan(WESTMERE, 7), refused) == enquiry.points(
        plan(WESTMERE, 7)
    )


def test_an_empty_plan_has_no_points():
    assert enquiry.points(plan_of()) == ()
    assert list(enquiry.frame(()).columns) == list(enquiry.COLUMNS)


# --- the samples -------------------------------------------------------------


def test_cheshire_easts_gaps_each_become_a_question():
    rules = [point.rule for point in enquiry.points(plan(CHESHIRE_EAST, 1))]
    assert rules[:3] == ["number_not_given", "contradicts", "base_not_given"]
    assert {"cohort_not_given", "no_outcome", "no_voice"} <= set(rules)


def test_no_count_of_children_is_in_a_point_made_from_the_public_plan():
    public = gate.for_public(plan(WESTMERE, 7))
    said = [
        f"{point.question} {point.fact} {point.figure}"
        for point in enquiry.points(public, most=100)
    ]
    assert not any("148" in text or "45 of 50" in text for text in said)


# --- the list to take along --------------------------------------------------


def test_an_officers_note_stands_beside_its_point():
    found = enquiry.points(plan(WESTMERE, 7))
    rows = enquiry.frame(found, {found[0].key: "Evidence is held on paper."})
    assert list(rows["number"]) == list(range(1, 11))
    assert list(rows["note"])[:2] == ["Evidence is held on paper.", ""]


def test_the_table_of_rules_can_be_read_by_anyone():
    table = enquiry.rules()
    assert len(table) == len(enquiry.RULES)
    assert table["looks_for"].str.endswith(".").all()
    assert not table["wording"].str.contains("[{}]").any()
    row = table.set_index("rule").loc["overdue"]
    assert row["wording"] == (
        "What is recorded for action …, first due on …, and what remains?"
    )
