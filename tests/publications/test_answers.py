"""What is answered is kept, goes on to the next file, and never changes what opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.publications import Answer, EventKind, NotPublished, Stage
from data.publications.backup import save
from data.publications.memory import InMemory
from data.publications.restore import load
from data.publications.store import Store
from tests.publications.steps import ANN, BEN, KEY, NAME, START, clear, draft

TRACKER = "tracker-1"
GREEN, DAY = "green-fill", "position"
GIVEN = {GREEN: "on_track", DAY: "30 June 2023"}


def answered(store, version_id, answers=GIVEN, **said):
    asked = {"layout": TRACKER, "holds": {GREEN}, "by": ANN, **said}
    return store.answer(version_id, answers, **asked)


def test_an_answer_is_kept_with_its_layout_who_gave_it_and_when(store):
    given = answered(store, draft(store).id)
    assert given.answers == GIVEN
    assert given.answered[0] == Answer(
        GREEN, "on_track", TRACKER, holds=True, by=ANN.name, at=START
    )
    assert not given.answered[1].holds
    assert store.version(1) == given
    (_, event) = store.events()
    assert (event.kind, event.about) == (EventKind.ANSWERED, "2 answers")


def test_what_is_answered_again_holds_and_the_first_answer_stays_in_the_record(store):
    version_id = draft(store).id
    answered(store, version_id)
    given = answered(store, version_id, {GREEN: "complete"}, by=BEN)
    assert given.answers == {**GIVEN, GREEN: "complete"}
    with store.storage.reading() as rows:
        kept = [one.details for one in rows.of_version(version_id)]
    assert [one["answers"][GREEN] for one in kept[1:]] == ["on_track", "complete"]


def test_what_was_checked_before_an_answer_is_to_be_checked_again(store):
    version_id = draft(store).id
    store.record_check(
        version_id, partner="Police", who="X", on=date(2023, 7, 1), by=ANN
    )
    given = answered(store, version_id)
    assert (given.stage, given.checks) == (Stage.DRAFT, ())


def test_answers_may_say_which_plan_and_day_a_draft_is_of(store):
    version_id = draft(store, plan_name="", as_at=None).id
    given = answered(store, version_id, plan_name=NAME, as_at=date(2023, 5, 31))
    assert (given.plan_key, given.plan_name) == (KEY, NAME)
    assert given.as_at == date(2023, 5, 31)


@pytest.mark.parametrize("answers", [{}, {GREEN: " "}])
def test_nothing_and_a_blank_are_no_answer(store, answers):
    version_id = draft(store).id
    with pytest.raises(NotPublished, match="Answer at least one"):
        answered(store, version_id, answers)
    assert store.marker() == 1


def test_a_version_that_was_cleared_keeps_its_answers_as_they_were(store):
    version_id = draft(store).id
    before = answered(store, version_id).answered
    clear(store, store.version(version_id))
    with pytest.raises(NotPublished, match="cannot be given an answer"):
        answered(store, version_id, {GREEN: "complete"})
    store.open(version_id, by=BEN)
    later = draft(store, b"two")
    answered(store, later.id, {GREEN: "complete"})
    assert store.version(version_id).answered == before


def test_a_changed_file_is_read_without_what_was_answered_of_the_one_before(store):
    version_id = draft(store).id
    answered(store, version_id)
    given = store.add_file(
        version_id, file_name="b.xlsx", content=b"2", by=ANN, replaces=1
    )
    assert given.answers == {}
    answered(store, version_id)
    store.add_file(version_id, file_name="c.xlsx", content=b"3", by=ANN)
    answered(store, version_id)
    assert store.leave_out(version_id, 3, by=ANN).answers == {}


# --- remembered ----------------------------------------------------------------


def test_only_what_holds_for_the_next_file_is_remembered_with_where_it_is_from(store):
    version_id = answered(store, draft(store).id).id
    (known,) = store.remembered(KEY, TRACKER)
    first = store.version(version_id).answered[0]
    assert known == replace(first, remembered_from=version_id)


def test_an_answer_is_remembered_for_its_own_layout_and_plan_alone(store):
    answered(store, draft(store).id)
    assert store.remembered(KEY, "another") == ()
    assert store.remembered(KEY, "") == ()
    assert store.remembered("another-plan", TRACKER) == ()


def test_what_was_remembered_still_says_who_gave_it_first_and_in_which_version(
    store, clock
):
    first = answered(store, draft(store).id)
    clear(store, first)
    for month in (b"two", b"three"):
        clock.forward(days=30)
        given = answered(
            store,
            draft(store, month).id,
            {},
            known=store.remembered(KEY, TRACKER),
            by=BEN,
        )
        (kept,) = given.answered
        assert (kept.answer, kept.holds) == ("on_track", True)
        assert (kept.by, kept.at) == (ANN.name, START)
        assert kept.remembered_from == first.id
        clear(store, given)
    assert store.events()[-2].about == "1 answer, 1 of them remembered"


def test_of_two_answers_the_newer_versions_is_remembered(store):
    answered(store, draft(store).id, {GREEN: "on_track"})
    answered(store, draft(store, b"two").id, {GREEN: "complete"})
    (known,) = store.remembered(KEY, TRACKER)
    assert (known.answer, known.remembered_from) == ("complete", 2)


@pytest.mark.parametrize("away", ["withdrawn", "set aside"])
def test_what_was_withdrawn_or_set_aside_is_not_remembered(store, away):
    version = answered(store, draft(store).id)
    if away == "withdrawn":
        store.open(clear(store, version).id, by=BEN)
        store.withdraw(version.id, why="Wrong answers", by=BEN)
    else:
        store.discard(version.id, why="Wrong answers", by=BEN)
    assert store.remembered(KEY, TRACKER) == ()


def test_for_a_file_of_no_known_plan_the_plans_agreement_is_remembered(store):
    def of(plan, answer):
        version = draft(store, plan.encode(), plan_name=plan)
        answered(store, version.id, {GREEN: answer, "blue-fill": "complete"})

    assert store.remembered("", TRACKER) == ()
    of(NAME, "on_track")
    assert [one.question for one in store.remembered("", TRACKER)] == [GREEN]
    of("Another plan", "off_track")
    assert store.remembered("", TRACKER) == ()
    assert [one.answer for one in store.remembered(KEY, TRACKER)] == ["on_track"]


# --- kept --------------------------------------------------------------------------


def test_answers_outlive_the_process_and_come_back_from_a_backup(
    kept_place, clock, tmp_path
):
    store = kept_place.open(clock)
    before = answered(store, draft(store).id)
    store.close()
    again = kept_place.open(clock)
    assert again.version(before.id) == before
    file = tmp_path / "backup.zip"
    save(again.storage, file)
    put_back = InMemory()
    load(put_back, file)
    assert Store(put_back, now=clock).version(before.id) == before
