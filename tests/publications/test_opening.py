"""What readers see follows from what was opened, withdrawn and the clock."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from data.publications import EventKind, NotPublished, Stage, next_opening
from tests.publications.steps import (
    ANN,
    BEN,
    KEY,
    START,
    cleared,
    draft,
    opened,
)


def stages(store):
    return [one.stage for one in store.versions(KEY)]


def live(store):
    found = store.live(KEY)
    return found.number if found else None


# --- opened ------------------------------------------------------------------


def test_a_cleared_version_is_seen_by_no_reader_until_it_is_opened(store):
    version = cleared(store)
    assert (version.readable, live(store)) == (False, None)
    given = store.open(version.id, by=BEN)
    assert (given.stage, given.readable) == (Stage.OPEN, True)
    assert (given.opens_at, given.opened_by) == (START, BEN)
    assert live(store) == 1


def test_a_newer_open_version_supersedes_the_one_before(store):
    opened(store, b"one")
    opened(store, b"two")
    assert stages(store) == [Stage.SUPERSEDED, Stage.OPEN]
    assert all(one.readable for one in store.versions(KEY))
    assert live(store) == 2


def test_a_draft_cannot_be_opened_and_an_open_version_not_again(store):
    with pytest.raises(NotPublished, match="is still a draft, so it cannot be opened"):
        store.open(draft(store).id, by=BEN)
    version = opened(store)
    with pytest.raises(NotPublished, match="is open, so it cannot be opened"):
        store.open(version.id, by=BEN)


def test_an_older_version_is_not_opened_over_a_newer_one(store):
    first = cleared(store, b"one")
    second = opened(store, b"two")
    with pytest.raises(NotPublished, match="Version 2 is newer and open by then"):
        store.open(first.id, by=BEN)
    store.withdraw(second.id, why="A mistake", by=BEN)
    assert store.open(first.id, by=BEN).stage is Stage.OPEN


# --- at a time to come -------------------------------------------------------


def test_a_version_told_to_open_later_opens_at_that_moment_by_itself(store, clock):
    opened(store, b"one")
    version = cleared(store, b"two")
    at = START + timedelta(hours=20)
    waiting = store.open(version.id, at=at, by=BEN)
    assert (waiting.stage, waiting.opens_at) == (Stage.CLEARED, at)
    before = (store.marker(), store.events())
    clock.at = at - timedelta(microseconds=1)
    assert (live(store), stages(store)) == (1, [Stage.OPEN, Stage.CLEARED])
    clock.at = at
    assert (live(store), stages(store)) == (2, [Stage.SUPERSEDED, Stage.OPEN])
    assert (store.marker(), store.events()) == before


def test_the_next_opening_is_the_earliest_still_to_come(store, clock):
    assert next_opening(store.versions(KEY), clock.at) is None
    for content, hours in ((b"one", 1), (b"two", 2)):
        version = cleared(store, content)
        store.open(version.id, at=START + timedelta(hours=hours), by=BEN)
    assert next_opening(store.versions(KEY), clock.at) == START + timedelta(hours=1)
    clock.forward(hours=1)
    assert next_opening(store.versions(KEY), clock.at) == START + timedelta(hours=2)
    clock.forward(hours=1)
    assert next_opening(store.versions(KEY), clock.at) is None


def test_the_time_can_be_changed_until_it_has_come(store, clock):
    version = cleared(store)
    store.open(version.id, at=START + timedelta(hours=1), by=BEN)
    given = store.open(version.id, at=START + timedelta(hours=2), by=ANN)
    clock.forward(hours=1)
    assert live(store) is None
    clock.forward(hours=1)
    assert (live(store), given.opened_by) == (1, ANN)
    with pytest.raises(NotPublished, match="is open"):
        store.open(version.id, at=START + timedelta(hours=3), by=BEN)


def test_a_moment_in_another_zone_is_kept_in_utc(store):
    summer = datetime(2023, 7, 4, 10, 0, tzinfo=timezone(timedelta(hours=1)))
    given = store.open(cleared(store).id, at=summer, by=BEN)
    assert given.opens_at == datetime(2023, 7, 4, 9, 0, tzinfo=UTC)
    assert store.version(given.id).opens_at.utcoffset() == timedelta(0)


def test_a_time_gone_by_is_refused(store):
    version = cleared(store)
    with pytest.raises(NotPublished, match=r"2023, .* has passed\. Choose a later"):
        store.open(version.id, at=START - timedelta(minutes=1), by=BEN)
    assert store.version(version.id).opens_at is None


def test_a_moment_without_a_zone_is_a_mistake_in_the_program(store):
    version = cleared(store)
    with pytest.raises(ValueError, match="time zone"):
        store.open(version.id, at=datetime(2030, 1, 1), by=BEN)  # noqa: DTZ001


def test_an_older_version_does_not_open_after_a_newer_one_that_waits(store):
    first, second = cleared(store, b"one"), cleared(store, b"two")
    store.open(second.id, at=START + timedelta(hours=1), by=BEN)
    with pytest.raises(NotPublished, match="is newer and open by then"):
        store.open(first.id, at=START + timedelta(hours=2), by=BEN)
    store.open(first.id, at=START + timedelta(minutes=30), by=BEN)


# --- withdrawn and restored --------------------------------------------------


def test_withdrawing_takes_it_from_view_and_the_one_before_is_live_again(store, clock):
    opened(store, b"one")
    second = opened(store, b"two")
    clock.forward(hours=1)
    given = store.withdraw(second.id, why="Names a child", by=BEN)
    assert (given.stage, given.readable) == (Stage.WITHDRAWN, False)
    assert (given.withdrawn_at, given.withdrawn_why) == (clock.at, "Names a child")
    assert stages(store) == [Stage.OPEN, Stage.WITHDRAWN]
    assert store.content(second.id) == b"two"


def test_restoring_puts_it_back_where_it_was(store):
    opened(store, b"one")
    second = opened(store, b"two")
    store.withdraw(second.id, why="A doubt", by=BEN)
    given = store.restore(second.id, why="Cleared up", by=ANN)
    assert (given.stage, given.withdrawn_at, given.withdrawn_why) == (
        Stage.OPEN,
        None,
        "",
    )
    assert given.opens_at == second.opens_at
    assert live(store) == 2
    assert [event.kind for event in store.events()][-2:] == [
        EventKind.WITHDRAWN,
        EventKind.RESTORED,
    ]


def test_a_superseded_version_can_be_withdrawn_and_restored_too(store):
    first = opened(store, b"one")
    opened(store, b"two")
    store.withdraw(first.id, why="A doubt", by=BEN)
    assert stages(store) == [Stage.WITHDRAWN, Stage.OPEN]
    assert store.restore(first.id, why="None", by=BEN).stage is Stage.SUPERSEDED


def test_what_is_withdrawn_before_it_opens_never_opens_by_itself(store, clock):
    version = cleared(store)
    store.open(version.id, at=START + timedelta(hours=1), by=BEN)
    gone = store.withdraw(version.id, why="Not yet", by=BEN)
    assert (gone.opens_at, gone.opened_by) == (None, None)
    clock.forward(hours=2)
    back = store.restore(version.id, why="Now", by=BEN)
    assert (back.stage, live(store)) == (Stage.CLEARED, None)
    assert store.open(version.id, by=BEN).stage is Stage.OPEN


@pytest.mark.parametrize("act", ["withdraw", "restore"])
def test_neither_is_done_without_a_reason_or_twice(store, act):
    version = opened(store)
    if act == "restore":
        store.withdraw(version.id, why="A mistake", by=BEN)
    with pytest.raises(NotPublished, match="Say why"):
        getattr(store, act)(version.id, why="", by=BEN)
    getattr(store, act)(version.id, why="So", by=BEN)
    with pytest.raises(NotPublished, match=f"so it cannot be {act[:5]}"):
        getattr(store, act)(version.id, why="Again", by=BEN)


# --- the forecast that is kept with it -----------------------------------------

FORECAST = {"method": 1, "completed": [7, 3], "refused": None, "note": "if it slows"}


def test_a_forecast_is_kept_as_it_was_made_with_the_opening(store):
    version = cleared(store)
    assert version.forecast is None
    given = store.open(version.id, by=BEN, forecast=FORECAST)
    assert given.forecast == FORECAST
    assert store.version(version.id).forecast == FORECAST
    assert store.versions(KEY)[0].forecast == FORECAST


def test_a_version_opened_without_a_forecast_has_none(store):
    assert opened(store).forecast is None


def test_a_new_time_brings_its_own_forecast(store, clock):
    version = cleared(store)
    later = clock() + timedelta(hours=1)
    store.open(version.id, at=later, by=BEN, forecast={"method": 1})
    store.open(version.id, at=later, by=BEN, forecast={"method": 2})
    assert store.version(version.id).forecast == {"method": 2}


def test_withdrawn_before_it_opened_it_has_no_forecast_and_afterwards_keeps_it(
    store, clock
):
    waiting = cleared(store, b"one")
    later = clock() + timedelta(hours=1)
    store.open(waiting.id, at=later, by=BEN, forecast=FORECAST)
    assert store.withdraw(waiting.id, why="Too early.", by=BEN).forecast is None
    shown = store.open(cleared(store, b"two").id, by=BEN, forecast=FORECAST)
    assert store.withdraw(shown.id, why="A wrong date.", by=BEN).forecast == FORECAST
