"""Whatever officers do, in whatever order, the record keeps its promises."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from data.publications import Act, NotPublished, Stage, Store, may, next_opening
from data.publications.memory import InMemory
from tests.publications.officers import check_events
from tests.publications.steps import ANN, BEN, JUNE_END, KEY, Clock, clear, draft

STEPS = st.tuples(
    st.sampled_from(["begin", "wait", *Act]),
    st.integers(0, 4),  # which version, of those there are
    st.sampled_from([None, 1, 5]),  # hours until it opens, or that pass
)


def act(store: Store, clock: Clock, what: object, version_id: int, hours) -> None:
    """Do one thing to one version."""
    at = None if hours is None else clock.at + timedelta(hours=hours)
    mark = b"%d" % store.marker()
    doing = {
        Act.ADD_FILE: lambda: store.add_file(
            version_id, file_name="a.xlsx", content=mark, by=ANN
        ),
        Act.LEAVE_OUT: lambda: store.leave_out(version_id, 1, by=ANN),
        Act.CHOOSE_PLAN: lambda: store.choose_plan(version_id, KEY, by=ANN),
        Act.SEND_FOR_CHECKING: lambda: store.send_for_checking(version_id, by=ANN),
        Act.RECORD_CHECK: lambda: store.record_check(
            version_id, partner="Police", who="X", on=JUNE_END, by=ANN
        ),
        Act.CLEAR: lambda: clear(store, store.version(version_id)),
        Act.OPEN: lambda: store.open(version_id, at=at, by=BEN),
        Act.WITHDRAW: lambda: store.withdraw(version_id, why="So", by=BEN),
        Act.RESTORE: lambda: store.restore(version_id, why="So", by=BEN),
        Act.DISCARD: lambda: store.discard(version_id, why="So", by=ANN),
        Act.ANNOTATE: lambda: store.annotate(version_id, "flag", "A note", by=ANN),
        Act.CORRECT: lambda: store.correct(version_id, "A note", by=ANN),
        Act.CONFIRM_MATCH: lambda: store.confirm_match(
            version_id, "1.4", "1.9", by=ANN
        ),
        Act.ANSWER: lambda: store.answer(
            version_id, {"green": "on_track"}, layout="tracker", by=ANN
        ),
    }
    doing[what]()


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(STEPS, max_size=40))
def test_any_course_of_events_keeps_the_records_promises(steps):
    clock = Clock()
    store = Store(InMemory(), now=clock)
    for what, index, hours in steps:
        if what == "begin":
            draft(store, b"file %d" % store.marker())
        elif what == "wait":
            clock.forward(hours=hours or 0)
        else:
            try_to(store, clock, what, index, hours)
        check_promises(store, clock)


def try_to(store: Store, clock: Clock, what: Act, index: int, hours) -> None:
    """What is done adds one event; what is refused adds none, and changes nothing."""
    with store.storage.reading() as rows:
        count = rows.last_version()
    if not count:
        return
    version_id = 1 + index % count
    before, events = store.version(version_id), store.events()
    try:
        act(store, clock, what, version_id, hours)
    except (NotPublished, LookupError):
        assert store.version(version_id) == before
        assert store.events() == events
        return
    assert may(before.stage, what)
    assert len(store.events()) == len(events) + 1
    assert [one.at for one in store.events()][:-1] == [one.at for one in events]


def check_promises(store: Store, clock: Clock) -> None:
    versions = store.versions(KEY)
    assert [one.number for one in versions] == list(range(1, len(versions) + 1))
    readable = [one for one in versions if one.readable]
    assert store.live(KEY) == (readable[-1] if readable else None)
    assert sum(one.stage is Stage.OPEN for one in versions) == bool(readable)
    for one in versions:
        assert one.files
        assert one.readable <= (one.opens_at is not None and one.opens_at <= clock.at)
    waiting = next_opening(versions, clock.at)
    assert waiting is None or waiting > clock.at
    assert all(one.number is None for one in store.drafts())
    check_events(store)
