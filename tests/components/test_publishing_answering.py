"""What a layout leaves open is asked once, and holds up the clearing until then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from components import publishing
from components.desk.issues import GROUPED
from components.publishing import NotUnderstood, Officer, Step, Work, acts, answering
from components.publishing.answering import recall
from components.sentences import publish as publish_says
from components.sentences import publish_issues as issues_say
from components.sentences import publish_layout as layout_says
from components.sentences import publish_understood as says
from data import workbook
from data.publications import EventKind, NotPublished, Person, Store
from data.publications.memory import InMemory
from data.release.audience import NotAllowed, Role
from data.workbook.issue import Issue, Reading, Severity, Verdict
from data.workbook.understanding import Confidence, Understanding
from tests.components.understood import (
    ACTIONS,
    DAY,
    GREEN,
    HIDDEN,
    NAME,
    TRACKED,
    reading,
)
from tests.pages import books

ANN = Person("", "A. Officer")
OFFICER = Officer(Role.OFFICER, ANN, "QA lead")
NOON = datetime(2023, 7, 3, 11, 0, tzinfo=UTC)
GIVEN = {GREEN: "on_track", HIDDEN: "no", DAY: "30 June 2023"}
CONTENT = books.in_sheets(plan="Small plan")


@pytest.fixture
def store() -> Store:
    return Store(InMemory(), now=lambda: NOON)


def draft(store: Store, plan: str = "Small plan"):
    return store.begin(
        plan_name=plan, as_at=None, file_name="july.xlsx", content=CONTENT, by=ANN
    )


def work(store: Store, record=None, **said) -> Work:
    """A draft of a tracker, with the answers that the record holds."""
    record = record or draft(store)
    found = said.pop("found", None) or reading(record.answers, **said)
    return publishing.look_at(
        store,
        record.id,
        role=Role.OFFICER,
        chosen="",
        basis=None,
        reading_of=lambda _: found,
        now=NOON,
    ).shown


def again(store: Store, one: Work) -> Work:
    return work(store, store.version(one.record.id))


def answer(store: Store, one: Work, **given: str) -> int:
    return answering.answer(store, one, given, role=Role.OFFICER, by=ANN)


# --- answering -----------------------------------------------------------------


def test_answers_are_kept_in_any_number_and_a_draft_goes_on_from_there(store):
    one = work(store)
    assert says.progress(one) == "0 of 4 questions answered"
    assert answer(store, one, green="on_track", hidden="", day="") == 1
    one = again(store, one)
    assert says.progress(one) == "1 of 4 questions answered"
    assert [asked.id for asked in says.asked(one)] == [HIDDEN, DAY, NAME]
    assert answer(store, one, hidden="no", day=" 30  June 2023", name="B. Analyst") == 3
    one = again(store, one)
    assert one.record.answers == {**GIVEN, NAME: "B. Analyst"}
    assert says.progress(one) == "All 4 questions answered"
    assert [kind.holds for kind in one.record.answered] == [True, True, False, True]


def test_nothing_new_is_refused_and_writes_nothing(store):
    one = work(store)
    answer(store, one, green="on_track")
    one = again(store, one)
    before = store.marker()
    for given in ({}, {GREEN: ""}, {GREEN: "on_track"}, {GREEN: "not a choice"}):
        with pytest.raises(NotPublished, match="Nothing new is answered"):
            answer(store, one, **given)
    assert store.marker() == before


def test_what_leaves_its_question_open_is_refused_with_how_to_write_it(store):
    record = acts.upload(store, books.tracker(), "tracker.xlsx", officer=OFFICER)
    one = work(store, record, found=publishing.read(store, record))
    with pytest.raises(NotUnderstood, match="Write a day as 30 June 2023"):
        answer(store, one, **{"plan:as_at": "end of June"})
    assert answer(store, one, **{"plan:as_at": "30/06/2023"}) == 1


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.MEMBER])
def test_only_an_officer_answers(store, role):
    with pytest.raises(NotAllowed, match="Only an officer can answer"):
        answering.answer(store, work(store), {GREEN: "on_track"}, role=role, by=ANN)


# --- what it holds up ------------------------------------------------------------


def test_nothing_is_sent_or_cleared_while_a_question_that_changes_a_figure_is_open(
    store,
):
    plan = books_plan()
    one = work(store, plan=plan)
    assert (one.ready, one.step) == (False, Step.CHECK)
    assert publish_says.heading(one) == (
        "3 questions to answer before this can be published"
    )
    assert "nothing can be cleared" in says.lead(one)
    assert "once the 3 questions are answered" in publish_says.next_steps(one)
    for act in (
        lambda: acts.send(store, one, "", officer=OFFICER),
        lambda: acts.clear(
            store, one, name="B", title="Head", on="3 July 2023", officer=OFFICER
        ),
    ):
        with pytest.raises(NotPublished, match="3 questions that change a figure"):
            act()
    answer(store, one, **GIVEN)
    one = work(store, store.version(one.record.id), plan=plan)
    assert one.ready
    assert [asked.id for asked in says.asked(one)] == [NAME]


def books_plan():
    plan = workbook.read(books.JULY.read_bytes(), "july.xlsx").plan
    assert plan is not None
    return plan


# --- remembered --------------------------------------------------------------------


def test_next_months_file_of_the_same_layout_is_asked_only_what_does_not_hold(store):
    first = work(store)
    answer(store, first, **GIVEN)
    record = recall(store, draft(store), (), by=ANN, reading=reading())
    assert record.answers == {GREEN: "on_track", HIDDEN: "no"}
    assert {one.remembered_from for one in record.answered} == {first.record.id}
    one = work(store, record)
    assert [asked.id for asked in says.asked(one)] == [DAY, NAME]
    assert says.remembered(one).startswith("2 answers are remembered from")
    told = says.answered(one).set_index("question")["given"]
    assert told["What does the green fill in column F mean?"] == (
        "Remembered: A. Officer, 12:00"
    )
    assert store.events()[-1].about == "2 answers, 2 of them remembered"
    answer(store, one, green="complete")
    assert again(store, one).record.answers[GREEN] == "complete"


def test_a_corrected_file_of_the_same_layout_keeps_all_its_drafts_answers(store):
    one = work(store)
    answer(store, one, **GIVEN)
    before = store.version(one.record.id).answered
    record = store.add_file(
        one.record.id, file_name="b.xlsx", content=b"2", by=ANN, replaces=1
    )
    assert record.answers == {}
    record = recall(store, record, before, by=ANN, reading=reading())
    assert record.answers == GIVEN
    assert says.remembered(work(store, record)) == ""


def test_a_file_of_another_layout_is_asked_everything(store):
    answer(store, work(store), **GIVEN)
    other = reading(made=replace(TRACKED, layout="tracker-2"))
    record = recall(store, draft(store), (), by=ANN, reading=other)
    assert record.answers == {}
    assert record == recall(store, record, (), by=ANN, reading=plain())


def plain() -> Reading:
    return reading(made=Understanding())


def test_a_workbook_in_the_templates_layout_has_nothing_asked_of_it(store):
    one = work(store, found=plain())
    assert not says.needed(one)
    assert (says.lead(one), says.progress(one), says.asked(one)) == ("", "", [])
    uploaded = acts.upload(store, books.JULY.read_bytes(), "j.xlsx", officer=OFFICER)
    assert EventKind.ANSWERED not in {event.kind for event in store.events()}
    assert uploaded.answered == ()


# --- as it is said -------------------------------------------------------------------


def test_a_question_says_where_it_arises_and_which_answer_looks_likely(store):
    asked = {one.id: one for one in says.asked(work(store))}
    assert asked[GREEN].where == (
        "Master v7 FINAL, F6. For example “Amber E”, “<b>G→B</b>”."
    )
    assert asked[GREEN].answers == {
        "on_track": "On track (looks likely)",
        "complete": "*Complete*",
    }
    assert asked[GREEN].answer == ""
    assert asked[NAME].where == "No figure depends on it."
    assert asked[DAY].where == "It is asked of every file."


def test_each_column_stands_with_three_cells_as_written_and_as_read(store):
    one = work(store)
    assert says.tables(one) == ["Actions: 66 rows in Master v7 FINAL, A5:K71"]
    ref, due, misc = says.columns(one, 0).to_dict("records")
    assert (ref["column"], ref["field"]) == ("A: Action No", "Ref")
    assert ref["examples"] == "A6: “1..1” → 1.1\nA7: “1.2” → as it stands"
    assert due["examples"].endswith("E7: “TBC” → not read")
    assert (misc["field"], misc["examples"]) == ("", "K6: “see email”")
    assert misc["sure"] == Confidence.NONE.value
    assert says.not_understood(one) == [
        "Column K (“*Misc*”) on Master v7 FINAL is not understood, and is not read."
    ]


def test_what_is_left_out_and_what_cannot_be_seen_is_told(store):
    one = work(store)
    assert says.left_out(one).to_dict("records") == [
        {
            "what": "2 rows of a key to colours",
            "where": "Master v7 FINAL, rows 73 and 74",
            "why": "They explain colours and are no actions",
        }
    ]
    assert says.cannot_see(one) == ["Colours set by a rule are not seen."]


def test_a_changed_layout_says_what_changed(store):
    one = work(store)
    columns = (*ACTIONS.columns[:2], replace(ACTIONS.columns[2], heading="BRAG"))
    now = replace(
        TRACKED, layout="tracker-2", tables=(replace(ACTIONS, columns=columns),)
    )
    before = replace(one.record, answered=answers_of(store, one))
    laid_out = publishing.LaidOut(before, TRACKED)
    changed = replace(one, laid_out=laid_out, reading=reading(made=now))
    assert layout_says.changed(changed) == [
        "The column 'BRAG' of the actions is new.",
        "The column '*Misc*' of the actions is gone.",
    ]
    assert "asked again" in layout_says.lead(changed)
    assert layout_says.changed(replace(changed, reading=reading())) == []
    assert layout_says.changed(one) == []
    asked = {each.id: each for each in says.asked(changed)}
    assert asked[GREEN].answers["complete"] == "*Complete* (as in draft 1)"
    assert "It was “B. Analyst” before." in asked[NAME].where
    assert "before" not in asked[DAY].where


def answers_of(store: Store, one: Work):
    answer(store, one, green="complete", name="B. Analyst", day="31 May 2023")
    return store.version(one.record.id).answered


# --- the points ----------------------------------------------------------------


def point(code: str, cell: str, severity=Severity.WARNING, sheet="Actions") -> Issue:
    return Issue(code, severity, sheet, cell, f"{cell} is odd.", "Confirm it.")


def with_points(store: Store) -> Work:
    found = (
        *(point("unknown_status", f"F{row}") for row in range(5, 11)),
        point("evidence_blank", "N5"),
        point("not_a_date", "I17", Severity.ERROR),
        point("not_a_date", "C2", Severity.ERROR, "Plan"),
        *(point("not_a_date", f"J{row}", Severity.ERROR) for row in range(4)),
    )
    return work(store, issues=found, verdict=Verdict.ERRORS)


def test_what_must_be_fixed_is_named_cell_by_cell_and_the_rest_stands_by_kind(store):
    one = with_points(store)
    must = issues_say.issues(one, Severity.ERROR)
    assert list(must["cells"]) == [1] * 6
    confirm = issues_say.issues(one, Severity.WARNING)
    assert list(confirm["cells"]) == [6, 1]
    assert confirm.iloc[0]["where"] == "Actions,\u00a0F5, F6, F7 and 3 more"
    assert confirm.iloc[0]["found"] == "F5 is odd. 5 more are like it."
    assert set(GROUPED) <= set(confirm.columns)
    assert issues_say.grouped(one)


def test_the_points_are_sifted_by_sheet_and_by_kind(store):
    one = with_points(store)
    assert issues_say.sheets(one) == ["Every sheet", "Actions", "Plan"]
    assert issues_say.kinds(one)[1:] == [
        "Not a date",
        "Unknown status",
        "Evidence blank",
    ]
    alone = issues_say.Sifted(kind="Unknown status")
    assert len(issues_say.issues(one, Severity.WARNING, alone)) == 6
    assert issues_say.grouped(one, alone) == ""
    assert issues_say.heading(one, Severity.ERROR, alone) == "Must fix: 0 of 6 cells"
    plan = issues_say.Sifted(sheet="Plan")
    assert issues_say.heading(one, Severity.ERROR, plan) == "Must fix: 1 of 6 cells"
    assert issues_say.heading(one, Severity.ERROR) == "Must fix: 6 cells"


def test_the_list_for_a_file_holds_every_point_with_its_cell_and_remedy(store):
    told = issues_say.listed(with_points(store))
    assert len(told) == 13
    assert list(told.columns) == list(issues_say.IN_FILE)
    assert told.iloc[0].to_dict() == {
        "asks": "Must fix",
        "sheet": "Actions",
        "cell": "I17",
        "file": "",
        "found": "I17 is odd.",
        "remedy": "Confirm it.",
        "kind": "Not a date",
    }


def test_a_clean_copy_is_made_new_and_the_record_says_that_it_was_fetched(store):
    one = work(store, plan=books_plan())
    made = acts.clean_copy(store, one, issues_say.notes(one), officer=OFFICER)
    assert made[:2] == b"PK"
    assert store.events()[-1].kind is EventKind.DOWNLOADED
    assert store.events()[-1].note == "Clean copy of draft 1"
    assert issues_say.file_name(one, "clean-copy", "xlsx") == (
        "small-plan-draft-1-clean-copy-sample-data.xlsx"
    )
    with pytest.raises(NotPublished, match="cannot be read as a plan yet"):
        acts.clean_copy(store, work(store), [], officer=OFFICER)
