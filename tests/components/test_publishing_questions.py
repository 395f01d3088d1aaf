"""When is a workbook's plan asked about, and with which answers?"""

from datetime import UTC, datetime

import pytest

from components.publishing.questions import Question, question
from data.publications import EventKind, EventRecord, Person, PlanRecord, plan_key

JTAI, INCLUSION = PlanRecord("jtai", "JTAI"), PlanRecord("inclusion", "Inclusion")
BOTH = (JTAI, INCLUSION)
AT = datetime(2023, 7, 3, 13, 2, tzinfo=UTC)


def event(kind: EventKind, plan: str = "") -> EventRecord:
    key = plan_key(plan) if plan else ""
    return EventRecord(kind, key, None, 1, AT, Person("", "A. Officer"), "Officer", "")


UPLOADED, REPLACED = event(EventKind.UPLOADED), event(EventKind.FILE_REPLACED)


def answers(asked: Question | None) -> list[tuple[str, str]]:
    assert asked is not None
    return [(one.label, one.plan_name) for one in asked.choices]


def test_nothing_is_asked_while_no_plan_is_kept() -> None:
    assert question("JTAI", "", (), [UPLOADED]) is None


@pytest.mark.parametrize("chosen", ["jtai", "", "westmere-sample"])
def test_nothing_is_asked_where_the_plans_agree(chosen: str) -> None:
    assert question("jtai", chosen, BOTH, [UPLOADED]) is None


def test_a_plan_not_kept_is_new_or_a_mistake_for_one_that_is() -> None:
    asked = question("JTIA", "jtai", BOTH, [UPLOADED])
    assert asked is not None
    assert asked.asks == (
        "This workbook says its plan is “JTIA”. Is it a new plan, or a mistake?"
    )
    assert answers(asked) == [
        ("A new plan, “JTIA”", "JTIA"),
        ("A mistake: it is a version of “JTAI”", "JTAI"),
        ("A mistake: it is a version of “Inclusion”", "Inclusion"),
    ]


def test_another_kept_plan_than_the_one_chosen_is_asked_about() -> None:
    asked = question("Inclusion", "jtai", BOTH, [UPLOADED])
    assert asked is not None
    assert asked.asks == (
        "This workbook says its plan is “Inclusion”; the plan chosen beside this "
        "page is “JTAI”. Which is it?"
    )
    assert answers(asked) == [
        ("It is a version of “Inclusion”", "Inclusion"),
        ("A mistake: it is a version of “JTAI”", "JTAI"),
    ]


@pytest.mark.parametrize("answer", ["JTIA", "JTAI"])
def test_an_answer_settles_it(answer: str) -> None:
    events = [UPLOADED, event(EventKind.PLAN_CHOSEN, answer)]
    assert question("JTIA", "jtai", BOTH, events) is None


def test_a_new_plan_stays_new_when_its_file_is_corrected() -> None:
    events = [UPLOADED, event(EventKind.PLAN_CHOSEN, "JTIA"), REPLACED]
    assert question("JTIA", "jtai", BOTH, events) is None


def test_a_mistake_that_the_corrected_file_repeats_is_asked_about_again() -> None:
    events = [UPLOADED, event(EventKind.PLAN_CHOSEN, "JTAI"), REPLACED]
    assert question("JTIA", "jtai", BOTH, events) is not None
    assert question("JTAI", "jtai", BOTH, events) is None


def test_a_name_that_nothing_can_be_kept_under_is_left_to_the_clearing() -> None:
    assert question("???", "jtai", BOTH, [UPLOADED]) is None
