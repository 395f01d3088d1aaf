"""A version is cleared once, by someone who compared it with how things stand."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest

from data.plan import Classification
from data.publications import (
    Basis,
    Clearing,
    EventKind,
    NotPublished,
    Person,
    PlanRecord,
    Stage,
)
from tests.publications.steps import (
    ANN,
    BEN,
    JUNE_END,
    KEY,
    NAME,
    START,
    clear,
    cleared,
    draft,
    opened,
)

NONE = Basis(None, None)


# --- the number --------------------------------------------------------------


def test_clearing_gives_the_number_and_says_who_answers_for_it(store):
    given = clear(
        store,
        draft(store),
        classification=Classification.RESTRICTED,
        name=" Ben O’Neill ",
        as_at=date(2023, 5, 31),
    )
    assert (given.stage, given.number) == (Stage.CLEARED, 1)
    assert given.title == "Version 1"
    assert given.classification is Classification.RESTRICTED
    assert given.as_at == date(2023, 5, 31)
    assert given.clearing == Clearing(
        "Ben O’Neill", "Head of quality", date(2023, 7, 3), BEN, START, NONE
    )
    assert (given.opens_at, store.drafts()) == (None, ())
    assert store.versions(KEY) == (given,)


def test_a_draft_can_be_cleared_with_or_without_having_been_sent_for_checking(store):
    first = draft(store)
    store.send_for_checking(first.id, by=ANN)
    store.record_check(first.id, partner="Police", who="X", on=JUNE_END, by=ANN)
    given = clear(store, first)
    assert (given.number, len(given.checks)) == (1, 1)
    assert cleared(store, b"two").number == 2


def test_numbers_follow_the_order_of_clearing_not_of_uploading(store):
    first, second = draft(store, b"one"), draft(store, b"two")
    assert clear(store, second).number == 1
    assert clear(store, first).number == 2
    assert [one.id for one in store.versions(KEY)] == [second.id, first.id]


def test_two_plans_are_numbered_apart_and_listed_as_they_came(store):
    opened(store, b"one")
    opened(store, b"two")
    other = opened(store, b"one", plan_name="Westmere inclusion plan")
    assert other.number == 1
    assert store.plans() == (
        PlanRecord(KEY, NAME),
        PlanRecord("westmere-inclusion-plan", "Westmere inclusion plan"),
    )
    assert [one.number for one in store.versions(KEY)] == [1, 2]


def test_a_plan_goes_by_the_name_its_newest_version_gives(store):
    opened(store, b"one")
    cleared(store, b"two", plan_name="WESTMERE  JTAI action plan")
    assert store.plans() == (PlanRecord(KEY, "WESTMERE  JTAI action plan"),)
    assert store.versions(KEY)[0].plan_name == NAME


def test_what_is_cleared_is_of_the_plan_it_was_cleared_for(store):
    given = clear(store, draft(store, plan_name="A mistyped plan"), plan_name=NAME)
    assert (given.plan_key, given.number) == (KEY, 1)
    assert store.versions("a-mistyped-plan") == ()


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({"name": " "}, "Give the name of who cleared it"),
        ({"role": ""}, "Give the role of who cleared it"),
        ({"plan_name": " ", "basis": NONE}, "Say which plan this is"),
        ({"plan_name": "***", "basis": NONE}, "at least one letter or digit"),
    ],
)
def test_a_clearing_names_the_person_the_role_and_the_plan(store, said, asked):
    version = draft(store)
    with pytest.raises(NotPublished, match=asked):
        store.clear(
            version.id,
            **{
                "name": "Ben O’Neill",
                "role": "Head of quality",
                "on": JUNE_END,
                "plan_name": NAME,
                "as_at": JUNE_END,
                "classification": Classification.OPEN,
                "basis": NONE,
                "by": BEN,
                **said,
            },
        )
    assert (store.versions(KEY), store.drafts()) == ((), (version,))
    assert store.marker() == 1


def test_a_cleared_version_can_be_changed_no_more(store):
    given = cleared(store)
    with pytest.raises(
        NotPublished, match=r"Version 1 is cleared, so it cannot be giv"
    ):
        store.add_file(given.id, file_name="x", content=b"", by=ANN)
    with pytest.raises(NotPublished, match="so it cannot be cleared"):
        clear(store, given)
    assert store.version(given.id) == given


# --- what it was compared with -----------------------------------------------


def test_the_basis_is_the_live_version_and_the_newest_number(store):
    assert store.basis(KEY) == NONE
    opened(store, b"one")
    assert store.basis(KEY) == Basis(1, 1)
    second = cleared(store, b"two")
    assert store.basis(KEY) == Basis(1, 2)
    assert second.clearing.after == Basis(1, 1)


def test_a_version_opened_since_the_comparison_refuses_the_clearing(store):
    mine, compared = draft(store, b"mine"), store.basis(KEY)
    opened(store, b"theirs")
    with pytest.raises(NotPublished) as told:
        clear(store, mine, basis=compared)
    assert str(told.value) == (
        "Another version was opened at 15:02 by Ben O’Neill. Compare again."
    )
    assert (store.drafts(), len(store.versions(KEY))) == ((mine,), 1)
    assert clear(store, mine).number == 2


def test_the_refusal_gives_the_day_where_that_is_not_today(store, clock):
    mine, compared = draft(store, b"mine"), store.basis(KEY)
    opened(store, b"theirs")
    clock.forward(days=2)
    with pytest.raises(NotPublished, match="was opened on 3 July 2023, "):
        clear(store, mine, basis=compared)


def test_a_version_cleared_since_the_comparison_refuses_it_too(store):
    mine, compared = draft(store, b"mine"), store.basis(KEY)
    cleared(store, b"theirs")
    with pytest.raises(
        NotPublished, match=r"^Another version was cleared at .* by Ben O’Neill\. Comp"
    ):
        clear(store, mine, basis=compared)


def test_so_does_one_withdrawn_since_and_one_that_has_opened_by_itself(store, clock):
    first = opened(store, b"one")
    mine, compared = draft(store, b"mine"), store.basis(KEY)
    store.withdraw(first.id, why="Wrong figures", by=BEN)
    with pytest.raises(NotPublished, match=r"^Version 1 was withdrawn at .* Compare"):
        clear(store, mine, basis=compared)
    store.restore(first.id, why="They were right", by=BEN)
    second = cleared(store, b"two")
    store.open(second.id, at=clock.at + timedelta(hours=1), by=BEN)
    compared = store.basis(KEY)
    clock.forward(hours=1)
    with pytest.raises(NotPublished, match=r"^Another version was opened at"):
        clear(store, mine, basis=compared)


@pytest.mark.parametrize("compared", [NONE, Basis(1, 1), Basis(2, 3)])
def test_only_a_comparison_with_how_things_stand_will_do(store, compared):
    opened(store, b"one")
    opened(store, b"two")
    with pytest.raises(NotPublished, match=r"Compare again\.$"):
        clear(store, draft(store, b"three"), basis=compared)


def test_the_live_versions_own_files_are_refused_and_an_earlier_ones_are_not(store):
    opened(store, b"one")
    with pytest.raises(NotPublished, match="the same file as version 1 of Westmere"):
        cleared(store, b"one", file_name="renamed.xlsx")
    opened(store, b"two")
    assert cleared(store, b"one").number == 3


def test_of_two_who_clear_at_once_one_wins_and_one_is_told(place, clock):
    store = place.open(clock)
    opened(store, b"one")
    stores = (store, place.open(clock))
    mine = [draft(store, content).id for content in (b"mine", b"theirs")]
    compared, together = store.basis(KEY), Barrier(2)
    outcomes: list[str] = []

    def attempt(index: int) -> None:
        version = stores[index].version(mine[index])
        together.wait()
        try:
            outcomes.append(str(clear(stores[index], version, basis=compared).number))
        except NotPublished as refusal:
            outcomes.append(str(refusal))

    threads = [Thread(target=attempt, args=(index,)) for index in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    won, refused = sorted(outcomes)
    assert won == "2"
    assert refused.startswith("Another version was cleared at ")
    assert [one.number for one in store.versions(KEY)] == [1, 2]
    assert len(store.drafts()) == 1


# --- a second person ---------------------------------------------------------


def test_where_a_second_person_must_clear_the_one_who_uploaded_is_refused(
    second_person,
):
    mine = draft(second_person)
    with pytest.raises(
        NotPublished, match=r"You uploaded westmere\.xlsx, and a second"
    ):
        clear(second_person, mine, by=ANN)
    assert clear(second_person, mine, by=BEN).number == 1


def test_whoever_uploaded_any_file_in_force_is_refused_and_no_other_file(
    second_person,
):
    version_id = draft(second_person).id
    second_person.add_file(version_id, file_name="audit.xlsx", content=b"a", by=BEN)
    mended = second_person.add_file(
        version_id, file_name="mended.xlsx", content=b"b", by=BEN, replaces=1
    )
    with pytest.raises(
        NotPublished, match=r"You uploaded mended\.xlsx and audit\.xlsx"
    ):
        clear(second_person, mended, by=BEN)
    assert clear(second_person, mended, by=ANN).number == 1


def test_without_sign_in_nobody_can_be_told_from_another(second_person):
    mine = draft(second_person, by=Person("", "Ann"))
    with pytest.raises(NotPublished, match="set up sign-in"):
        clear(second_person, mine, by=Person("", "Ben"))


def test_otherwise_one_person_may_do_both(store):
    assert clear(store, draft(store), by=ANN).clearing.by == ANN
    assert store.events()[-1].kind is EventKind.CLEARED


def test_what_was_released_and_why_stays_with_the_version(store):
    released = {"threshold": 5, "tables": {}}
    said = {"released": released, "why": "Asked the DPO", "paragraph": 2}
    version = clear(store, draft(store), **said)
    assert version.released == released
    assert version.paragraph == 2
    assert version.clearing.why == "Asked the DPO"


def test_a_clearing_that_said_nothing_of_them_released_nothing(store):
    version = cleared(store)
    assert (version.released, version.paragraph) == (None, None)
