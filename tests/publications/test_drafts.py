"""An upload is kept at once, corrected, joined by others, checked or set aside."""

from datetime import date, timedelta

import pytest

from data.publications import (
    Check,
    EventKind,
    FileRecord,
    NotPublished,
    Stage,
    VersionRecord,
)
from tests.publications.steps import (
    ANN,
    BEN,
    JUNE_END,
    KEY,
    NAME,
    START,
    clear,
    draft,
    opened,
)

ONE = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"


def kinds(store):
    return [event.kind for event in store.events()]


# --- begun -------------------------------------------------------------------


def test_a_new_record_holds_nothing(store):
    assert (store.plans(), store.versions(KEY), store.drafts()) == ((), (), ())
    assert (store.events(), store.live(KEY), store.marker()) == ((), None, 0)


def test_an_upload_is_a_draft_at_once_and_says_who_gave_what_and_when(store):
    given = draft(store, note="Monthly update")
    file = FileRecord(1, "westmere.xlsx", ONE, 3, START, ANN)
    assert given == VersionRecord(
        id=1,
        plan_key=KEY,
        plan_name=NAME,
        as_at=JUNE_END,
        begun_at=START,
        begun_by=ANN,
        note="Monthly update",
        stage=Stage.DRAFT,
        files=(file,),
        every_file=(file,),
    )
    assert (store.version(1), store.drafts()) == (given, (given,))
    assert given.title == "Draft 1"


def test_no_reader_is_offered_a_draft(store):
    draft(store)
    assert (store.plans(), store.versions(KEY), store.live(KEY)) == ((), (), None)


def test_a_file_that_says_neither_plan_nor_day_can_still_be_kept(store):
    given = draft(store, plan_name="", as_at=None)
    assert (given.plan_key, given.plan_name, given.as_at) == ("", "", None)
    assert store.drafts() == (given,)


def test_a_plan_whose_name_has_no_letter_is_refused_and_nothing_is_kept(store):
    with pytest.raises(NotPublished, match="at least one letter or digit"):
        draft(store, plan_name="***")
    assert (store.drafts(), store.marker()) == ((), 0)


def test_nobody_begins_a_draft_without_a_name(store):
    with pytest.raises(NotPublished, match="Give your name"):
        draft(store, by=type(ANN)("", "  "))
    assert (store.drafts(), store.marker()) == ((), 0)


def test_the_bytes_come_back_exactly_as_they_went_in(store):
    every_byte = bytes(range(256)) * 4000 + b"\r\n\x00"
    first, second = draft(store, every_byte), draft(store, b"")
    assert store.content(first.id) == store.content(first.id, 1) == every_byte
    assert store.content(second.id) == b""


@pytest.mark.parametrize(("version_id", "position"), [(2, None), (1, 2), (0, 1)])
def test_a_version_or_file_that_is_not_there_is_a_lookup_error(
    store, version_id, position
):
    draft(store)
    with pytest.raises(LookupError):
        store.content(version_id, position)


@pytest.mark.parametrize("act", ["discard", "withdraw", "restore"])
def test_a_draft_that_is_not_there_cannot_be_acted_on(store, act):
    with pytest.raises(LookupError, match="no version or draft 9"):
        getattr(store, act)(9, why="A mistake", by=ANN)


# --- its files ---------------------------------------------------------------


def test_a_corrected_file_takes_the_first_ones_place_and_the_first_is_kept(store):
    first = draft(store)
    given = store.add_file(
        first.id, file_name="mended.xlsx", content=b"two", by=BEN, replaces=1
    )
    assert [(one.position, one.name, one.by) for one in given.files] == [
        (2, "mended.xlsx", BEN)
    ]
    assert [one.position for one in given.every_file] == [1, 2]
    assert (store.content(first.id), store.content(first.id, 1)) == (b"two", b"one")


def test_files_stay_in_the_order_they_were_given_also_when_one_is_mended_twice(store):
    version_id = draft(store).id
    for name, replaces in [("audit", None), ("tracker 2", 1), ("tracker 3", 3)]:
        store.add_file(
            version_id, file_name=name, content=b"", by=ANN, replaces=replaces
        )
    assert [one.name for one in store.version(version_id).files] == [
        "tracker 3",
        "audit",
    ]


def test_a_later_file_can_change_the_drafts_plan_and_day(store):
    first = draft(store, plan_name="", as_at=None)
    given = store.add_file(
        first.id,
        file_name="mended.xlsx",
        content=b"two",
        by=ANN,
        replaces=1,
        plan_name=NAME,
        as_at=JUNE_END,
    )
    assert (given.plan_key, given.plan_name, given.as_at) == (KEY, NAME, JUNE_END)


def test_a_file_without_a_plan_or_day_leaves_the_drafts_own(store):
    first = draft(store)
    given = store.add_file(first.id, file_name="audit.xlsx", content=b"a", by=ANN)
    assert (given.plan_key, given.plan_name, given.as_at) == (KEY, NAME, JUNE_END)


def test_a_file_left_out_is_no_longer_in_force_but_still_kept(store):
    version_id = draft(store).id
    store.add_file(version_id, file_name="audit.xlsx", content=b"two", by=ANN)
    given = store.leave_out(version_id, 1, by=ANN)
    assert [one.name for one in given.files] == ["audit.xlsx"]
    assert store.content(version_id) == b"two"
    assert store.content(version_id, 1) == b"one"


def test_a_file_not_in_force_can_be_neither_replaced_nor_left_out(store):
    version_id = draft(store).id
    store.leave_out(version_id, 1, by=ANN)
    with pytest.raises(LookupError, match="no file 1 in force"):
        store.leave_out(version_id, 1, by=ANN)
    with pytest.raises(LookupError, match="no file 1 in force"):
        store.add_file(version_id, file_name="x", content=b"", by=ANN, replaces=1)
    with pytest.raises(LookupError, match="Draft 1 has no file"):
        store.content(version_id)
    assert store.marker() == 2


def test_a_draft_without_a_file_cannot_be_cleared(store):
    version = store.leave_out(draft(store).id, 1, by=ANN)
    with pytest.raises(NotPublished, match="has no file left"):
        clear(store, version)


def test_the_officer_says_which_plan_a_draft_is_of(store):
    given = store.choose_plan(draft(store, plan_name="JTAI").id, NAME, by=BEN)
    assert (given.plan_key, given.plan_name) == (KEY, NAME)
    assert store.events(KEY)[-1].kind is EventKind.PLAN_CHOSEN
    with pytest.raises(NotPublished, match="Say which plan this is"):
        store.choose_plan(given.id, " ", by=BEN)


# --- checked -----------------------------------------------------------------


def test_a_draft_is_sent_for_checking_once_and_checked_for_each_partner(store):
    version_id = draft(store).id
    sent = store.send_for_checking(version_id, by=ANN, note="By Friday, please")
    assert (sent.stage, sent.checks) == (Stage.CHECKING, ())
    with pytest.raises(NotPublished, match="is being checked, so it cannot be sent"):
        store.send_for_checking(version_id, by=ANN)
    on = date(2023, 7, 1)
    for partner in ("Police", "Health"):
        given = store.record_check(
            version_id, partner=partner, who=" DI Jones ", on=on, by=ANN
        )
    assert given.checks == (
        Check("Police", "DI Jones", on, ANN, START),
        Check("Health", "DI Jones", on, ANN, START),
    )


def test_a_changed_file_has_been_checked_by_nobody(store):
    version_id = draft(store).id
    on = date(2023, 7, 1)
    store.record_check(version_id, partner="Police", who="DI Jones", on=on, by=ANN)
    given = store.add_file(
        version_id, file_name="x.xlsx", content=b"2", by=ANN, replaces=1
    )
    assert (given.stage, given.checks) == (Stage.DRAFT, ())
    store.record_check(version_id, partner="Police", who="DI Jones", on=on, by=ANN)
    store.add_file(version_id, file_name="audit.xlsx", content=b"3", by=ANN)
    store.record_check(version_id, partner="Police", who="DI Jones", on=on, by=ANN)
    given = store.leave_out(version_id, 3, by=ANN)
    assert (given.stage, given.checks) == (Stage.DRAFT, ())
    assert kinds(store).count(EventKind.CHECKED) == 3


@pytest.mark.parametrize(("partner", "who"), [("", "DI Jones"), ("Police", " ")])
def test_a_check_names_the_partner_and_the_person(store, partner, who):
    version_id = draft(store).id
    with pytest.raises(NotPublished, match=r"^Say "):
        store.record_check(version_id, partner=partner, who=who, on=JUNE_END, by=ANN)
    assert store.version(version_id).stage is Stage.DRAFT


# --- set aside ---------------------------------------------------------------


def test_a_draft_set_aside_is_offered_no_more_but_kept_and_can_be_put_back(store):
    version_id = draft(store).id
    store.send_for_checking(version_id, by=ANN)
    aside = store.discard(version_id, why="The wrong month", by=ANN)
    assert (aside.stage, store.drafts()) == (Stage.DISCARDED, ())
    assert store.content(version_id) == b"one"
    with pytest.raises(NotPublished, match="was set aside, so it cannot be cleared"):
        clear(store, aside)
    back = store.restore(version_id, why="It was the right one", by=BEN)
    assert (back.stage, store.drafts()) == (Stage.DRAFT, (back,))


def test_what_was_checked_before_it_was_set_aside_is_still_checked(store):
    version_id = draft(store).id
    store.record_check(version_id, partner="Police", who="X", on=JUNE_END, by=ANN)
    store.discard(version_id, why="Not needed", by=ANN)
    back = store.restore(version_id, why="Needed", by=ANN)
    assert (back.stage, len(back.checks)) == (Stage.CHECKING, 1)


@pytest.mark.parametrize("act", ["discard", "restore"])
def test_nothing_is_set_aside_or_put_back_without_a_reason(store, act):
    version_id = draft(store).id
    if act == "restore":
        store.discard(version_id, why="A mistake", by=ANN)
    before = store.events()
    with pytest.raises(NotPublished, match="Say why"):
        getattr(store, act)(version_id, why=" ", by=ANN)
    assert store.events() == before


def test_drafts_are_listed_oldest_first_and_apart_from_numbered_versions(store, clock):
    first = draft(store, b"one")
    opened(store, b"two")
    clock.forward(hours=1)
    last = draft(store, b"three", by=BEN)
    assert store.drafts() == (first, last)
    assert [one.id for one in store.versions(KEY)] == [2]
    assert last.begun_at - first.begun_at == timedelta(hours=1)
