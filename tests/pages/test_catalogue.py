"""The catalogue is read anew when the record says so or the clock does, else not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from components.session.catalogue import was_removed
from components.session.editions import offered as offered_to
from data.publications import Stage, StoreUnavailable
from data.release.audience import Role
from tests.kept import OFFICER
from tests.pages.desk import KEY, NOON, Desk

Offered = tuple[str, int, bool]


def offered(desk: Desk, role: Role) -> list[Offered]:
    """What this role may choose: plan, number, and whether it is the latest."""
    return [
        (one.plan_key, one.number, one.latest)
        for one in offered_to(desk.shelf.look(), role)
    ]


def asks(desk: Desk) -> int:
    """How many questions one look puts to the record."""
    before = desk.storage.asked
    desk.shelf.look()
    return desk.storage.asked - before


@pytest.fixture
def desk() -> Desk:
    return Desk()


# --- how often the record is asked -------------------------------------------


def test_a_second_look_asks_one_question_however_many_plans_there_are(desk: Desk):
    for plan in ("One", "Two", "Three"):
        desk.opens(plan=plan)
    assert asks(desk) > 1
    assert [asks(desk), asks(desk)] == [1, 1]


def test_every_event_is_seen_at_the_next_look(desk: Desk):
    first = desk.opens()
    assert offered(desk, Role.PUBLIC) == [(KEY, 1, True)]
    desk.opens(after=1)
    assert offered(desk, Role.PUBLIC) == [(KEY, 1, False), (KEY, 2, True)]
    desk.store.correct(first, "Action 3.2 was completed in May.", by=OFFICER)
    (note,) = offered_to(desk.shelf.look(), Role.PUBLIC)[0].corrections
    assert note.text == "Action 3.2 was completed in May."


def test_a_told_opening_is_seen_from_its_minute_on_and_not_before(desk: Desk):
    desk.opens()
    two = desk.clears(after=1)
    desk.store.open(two, at=NOON + timedelta(hours=2), by=OFFICER)
    assert offered(desk, Role.OFFICER) == [(KEY, 1, True)]
    desk.now = NOON + timedelta(hours=2, seconds=-1)
    assert asks(desk) == 1
    assert offered(desk, Role.OFFICER) == [(KEY, 1, True)]
    desk.now = NOON + timedelta(hours=2)
    assert offered(desk, Role.PUBLIC) == [(KEY, 1, False), (KEY, 2, True)]
    assert asks(desk) == 1


# --- who may choose what -----------------------------------------------------


def test_a_version_that_waits_is_offered_to_nobody(desk: Desk):
    desk.opens()
    desk.clears(after=1)
    for role in Role:
        assert offered(desk, role) == [(KEY, 1, True)]


def test_a_removed_version_is_offered_to_nobody_and_the_one_before_is_live(desk: Desk):
    desk.opens()
    two = desk.opens(after=1)
    desk.store.withdraw(two, why="A row was wrong.", by=OFFICER)
    for role in Role:
        assert offered(desk, role) == [(KEY, 1, True)]
    desk.store.restore(two, why="It was right.", by=OFFICER)
    assert offered(desk, Role.PUBLIC) == [(KEY, 1, False), (KEY, 2, True)]


def test_the_latest_is_the_newest_that_the_role_may_see(desk: Desk):
    desk.opens()
    desk.opens(after=1, restricted=True)
    assert offered(desk, Role.PUBLIC) == [(KEY, 1, True)]
    assert offered(desk, Role.MEMBER) == [(KEY, 1, False), (KEY, 2, True)]


def test_plans_are_offered_together_each_with_its_own_latest(desk: Desk):
    desk.opens(plan="One")
    desk.opens(plan="Two")
    desk.opens(plan="One", after=1)
    assert offered(desk, Role.PUBLIC) == [
        ("one", 1, False),
        ("one", 2, True),
        ("two", 1, True),
    ]


def test_samples_stand_in_until_the_first_version_opens_and_never_again(desk: Desk):
    first = desk.clears()
    shown = offered_to(desk.shelf.look(), Role.PUBLIC)
    assert shown
    assert all(one.sample for one in shown)
    desk.store.open(first, by=OFFICER)
    assert offered(desk, Role.PUBLIC) == [(KEY, 1, True)]
    desk.store.withdraw(first, why="A row was wrong.", by=OFFICER)
    assert offered(desk, Role.OFFICER) == []


def test_what_never_opened_was_not_removed_from_view(desk: Desk):
    desk.opens()
    two = desk.clears(after=1)
    desk.store.withdraw(two, why="Not yet.", by=OFFICER)
    version = desk.shelf.look().find(KEY, "2")
    assert version is not None
    assert version.stage is Stage.WITHDRAWN
    assert not was_removed(version)


# --- out of reach ------------------------------------------------------------


def test_a_record_out_of_reach_leaves_what_was_last_read(desk: Desk):
    desk.opens()
    before = offered(desk, Role.PUBLIC)
    desk.storage.away = True
    assert offered(desk, Role.PUBLIC) == before
    assert not desk.shelf.look().reached
    desk.storage.away = False
    desk.opens(after=1)
    assert desk.shelf.look().reached
    assert len(offered(desk, Role.PUBLIC)) == 2


def test_a_record_that_was_never_reached_is_said_so(desk: Desk):
    desk.storage.away = True
    with pytest.raises(StoreUnavailable):
        desk.shelf.look()
