"""Everything that was done stands in the record, and nothing else does."""

from datetime import timedelta

import pytest

from data.publications import EventKind, EventRecord, Note, NotPublished, Person
from tests.publications.steps import (
    ANN,
    BEN,
    JUNE_END,
    KEY,
    START,
    clear,
    cleared,
    draft,
    opened,
)

ONE = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
READER = Person("someone@else.example", "Someone")


def test_the_record_tells_a_versions_whole_way(store, clock):
    version_id = draft(store, note="Monthly update").id
    clock.forward(hours=1)
    store.send_for_checking(version_id, by=ANN, note="By Friday")
    store.record_check(version_id, partner="Police", who="X", on=JUNE_END, by=ANN)
    clear(store, store.version(version_id))
    store.open(version_id, by=BEN)
    store.withdraw(version_id, why="A doubt", by=BEN)
    told = store.events(KEY)
    assert told[0] == EventRecord(
        kind=EventKind.UPLOADED,
        plan_key=KEY,
        version=1,
        draft=version_id,
        at=START,
        by=ANN,
        role="Officer",
        note="Monthly update",
        about=f"westmere.xlsx (SHA-256 {ONE})",
    )
    assert [(one.kind, one.by, one.note) for one in told[1:]] == [
        (EventKind.SENT_FOR_CHECKING, ANN, "By Friday"),
        (EventKind.CHECKED, ANN, ""),
        (EventKind.CLEARED, BEN, ""),
        (EventKind.OPENED, BEN, ""),
        (EventKind.WITHDRAWN, BEN, "A doubt"),
    ]
    assert [one.about for one in told[2:4]] == [
        "Police: X",
        "Ben O’Neill, Head of quality",
    ]
    assert told[4].about == "from 3 July 2023, 16:02"
    assert {one.at for one in told[1:]} == {START + timedelta(hours=1)}
    assert {one.version for one in told} == {1}


def test_a_drafts_events_have_its_number_only_once_it_has_one(store):
    version = draft(store)
    assert [one.version for one in store.events()] == [None]
    clear(store, version)
    assert [one.version for one in store.events()] == [1, 1]


def test_each_kind_of_event_is_written_by_what_does_it(store):
    version_id = draft(store, plan_name="").id
    store.add_file(version_id, file_name="audit.xlsx", content=b"2", by=ANN)
    store.add_file(version_id, file_name="b.xlsx", content=b"3", by=ANN, replaces=2)
    store.leave_out(version_id, 3, by=ANN)
    store.choose_plan(version_id, "Westmere JTAI action plan", by=ANN)
    store.discard(version_id, why="Too early", by=ANN)
    store.restore(version_id, why="In time", by=ANN)
    store.answer(version_id, {"green": "on_track"}, layout="tracker", by=ANN)
    store.send_for_checking(version_id, by=ANN)
    store.record_check(version_id, partner="Police", who="X", on=JUNE_END, by=ANN)
    clear(store, store.version(version_id))
    store.open(version_id, by=BEN)
    store.annotate(version_id, "flag", "A note", by=ANN)
    store.correct(version_id, "A correction", by=ANN)
    store.confirm_match(version_id, "1.4", "1.9", by=ANN)
    store.withdraw(version_id, why="A doubt", by=BEN)
    for kind in (
        EventKind.ROLE_REFUSED,
        EventKind.DOWNLOADED,
        EventKind.FILE_REFUSED,
    ):
        store.record(kind, by=READER, role="Public", plan_key=KEY, note="Why")
    told = store.events()
    assert {one.kind for one in told} == set(EventKind) - {EventKind.PUBLISHED}
    assert store.marker() == len(told) == 19
    about = {one.kind: one.about for one in told}
    assert about[EventKind.FILE_REPLACED].startswith("b.xlsx (SHA-256 ")
    assert about[EventKind.FILE_LEFT_OUT] == "b.xlsx"
    assert about[EventKind.PLAN_CHOSEN] == "Westmere JTAI action plan"
    assert about[EventKind.NOTED] == "flag"
    assert about[EventKind.MATCH_CONFIRMED] == "1.4 is 1.9"
    assert about[EventKind.ANSWERED] == "1 answer"


def test_the_marker_grows_with_every_event_and_with_no_refusal(store):
    marks = [store.marker()]
    version = draft(store)
    marks.append(store.marker())
    clear(store, version)
    marks.append(store.marker())
    with pytest.raises(NotPublished):
        clear(store, version)
    assert [*marks, store.marker()] == [0, 1, 2, 2]


def test_a_plans_events_are_its_own_and_all_are_everyones(store):
    opened(store, b"one")
    opened(store, b"one", plan_name="Westmere inclusion plan")
    draft(store, b"two", plan_name="")
    assert len(store.events(KEY)) == len(store.events("westmere-inclusion-plan")) == 3
    assert store.events("another-plan") == ()
    assert len(store.events("")) == 1
    assert len(store.events()) == 7


def test_a_version_moved_from_another_plan_brings_its_whole_way_with_it(store):
    clear(store, draft(store, plan_name="Mistyped"), plan_name="Right plan")
    assert [one.kind for one in store.events("right-plan")] == [
        EventKind.UPLOADED,
        EventKind.CLEARED,
    ]


# --- notes -------------------------------------------------------------------


def test_a_note_stands_beside_its_flag_at_every_stage_but_gone(store, clock):
    version_id = draft(store).id
    store.annotate(version_id, "moved-4.2", " Moved by the board. ", by=ANN)
    clear(store, store.version(version_id))
    clock.forward(hours=1)
    given = store.annotate(version_id, "moved-4.2", "In May.", by=BEN)
    assert given.notes == (
        Note("moved-4.2", "Moved by the board.", ANN, START),
        Note("moved-4.2", "In May.", BEN, clock.at),
    )
    store.withdraw(version_id, why="A doubt", by=BEN)
    with pytest.raises(NotPublished, match="so it cannot be given a note"):
        store.annotate(version_id, "moved-4.2", "More", by=ANN)


def test_a_correction_is_added_to_what_has_opened_and_to_nothing_else(store):
    version = cleared(store)
    with pytest.raises(NotPublished, match="so it cannot be given a correction"):
        store.correct(version.id, "The 96% is 69%.", by=ANN)
    store.open(version.id, by=BEN)
    given = store.correct(version.id, "The 96% is 69%.", by=ANN)
    assert given.corrections == (Note("", "The 96% is 69%.", ANN, START),)
    assert given.notes == ()
    with pytest.raises(NotPublished, match="Write the correction"):
        store.correct(version.id, " ", by=ANN)
    with pytest.raises(NotPublished, match="Write the note"):
        store.annotate(version.id, "flag", "", by=ANN)


# --- beside it ---------------------------------------------------------------


def test_what_a_reader_was_refused_is_recorded_and_moves_no_version(store):
    before = opened(store)
    store.record(
        EventKind.ROLE_REFUSED,
        by=READER,
        role="Public",
        plan_key=KEY,
        version=9,
        note="Asked for a restricted version",
    )
    assert store.events(KEY)[-1] == EventRecord(
        kind=EventKind.ROLE_REFUSED,
        plan_key=KEY,
        version=9,
        draft=None,
        at=START,
        by=READER,
        role="Public",
        note="Asked for a restricted version",
    )
    assert store.versions(KEY) == (before,)


def test_someone_nobody_knows_can_be_refused_a_role(store):
    store.record(EventKind.ROLE_REFUSED, by=Person("", ""), role="Public", note="")
    assert store.events()[0].by == Person("", "")


@pytest.mark.parametrize("kind", [EventKind.OPENED, EventKind.PUBLISHED])
def test_no_event_of_a_versions_own_way_can_be_written_beside_it(store, kind):
    with pytest.raises(ValueError, match="written by what does it"):
        store.record(kind, by=ANN, role="Officer", note="")
    assert store.marker() == 0


# --- confirmed matches -----------------------------------------------------------


def test_a_confirmed_match_is_kept_from_the_draft_on(store):
    version_id = draft(store).id
    given = store.confirm_match(version_id, " 1.4", "1.9 ", by=ANN)
    assert given.confirmed == (("1.4", "1.9"),)
    clear(store, store.version(version_id))
    store.open(version_id, by=BEN)
    store.confirm_match(version_id, "2.1", "2.6", by=BEN)
    assert store.versions(KEY)[0].confirmed == (("1.4", "1.9"), ("2.1", "2.6"))


def test_what_is_said_last_of_either_ref_holds(store):
    version_id = draft(store).id
    store.confirm_match(version_id, "1.4", "1.9", by=ANN)
    store.confirm_match(version_id, "2.1", "2.6", by=ANN)
    store.confirm_match(version_id, "1.4", "2.6", by=ANN)
    assert store.version(version_id).confirmed == (("1.4", "2.6"),)


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        (" ", "1.9", "Say which action it was before."),
        ("1.4", "", "Say which action it is now."),
    ],
)
def test_a_match_needs_both_its_refs(store, then, now, said):
    version_id = draft(store).id
    with pytest.raises(NotPublished) as told:
        store.confirm_match(version_id, then, now, by=ANN)
    assert str(told.value) == said
    assert store.version(version_id).confirmed == ()


def test_nothing_is_confirmed_of_what_was_withdrawn(store):
    version = opened(store)
    store.withdraw(version.id, why="A doubt", by=BEN)
    with pytest.raises(NotPublished, match="cannot be given a confirmed match"):
        store.confirm_match(version.id, "1.4", "1.9", by=ANN)
