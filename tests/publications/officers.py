"""Officers at work in processes of their own, to be ended at any moment.

What one says through its pipe is what a page would have told a person: a version
that was said to be cleared or opened must be there for ever after.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from threading import BrokenBarrierError
from typing import Any

from data.publications import Basis, NotPublished, Store, StoreUnavailable, open_store
from data.publications.entries import files_of
from data.publications.records import EventKind, Stage
from tests.publications.steps import BEN, KEY, clear, draft

METHODS = multiprocessing.get_all_start_methods()
# A fork server has loaded everything once; each officer then starts in no time.
PROCESSES = multiprocessing.get_context(
    "forkserver" if "forkserver" in METHODS else "spawn"
)
if "forkserver" in METHODS:
    PROCESSES.set_forkserver_preload([__name__, "psycopg"])
PATIENCE = 60


def content_of(name: int) -> bytes:
    """A file of 3 to 300 kB that no other has."""
    return b"%d " % name * (1000 * (1 + name % 100))


def publish_for_ever(url: str, first: int, told: Connection) -> None:
    """Begin, clear and open version after version; say each step when it is done."""
    store = open_store(url)
    told.send(("ready", 0))
    for name in range(first, first + 10_000):
        version = draft(store, content_of(name), file_name=f"{name}.xlsx")
        told.send(("clearing", name))
        version = clear(store, version)
        told.send(("cleared", name))
        told.send(("opening", name))
        store.open(version.id, by=BEN)
        told.send(("opened", name))


def clear_when_told(url: str, asked: Connection, together: Any) -> None:
    """Clear each draft that is named, at the same moment as another officer."""
    store = open_store(url)
    while (job := asked.recv()) is not None:
        version_id, live, newest = job
        version = store.version(version_id)
        try:
            together.wait(PATIENCE)
            given = clear(store, version, basis=Basis(live, newest))
            asked.send(("cleared", str(given.number)))
        except NotPublished as refusal:
            asked.send(("refused", str(refusal)))
        except (StoreUnavailable, BrokenBarrierError) as trouble:
            asked.send(("failed", str(trouble)))
    store.close()


def check_whole(
    store: Store, said: dict[str, set[int]], *, every_byte: bool = False
) -> None:
    """Whatever happened: nothing said is lost, and nothing is there by half.

    ``said`` names the files that were said to be "cleared" and "opened". The bytes
    of the newest versions are read, or ``every_byte`` there is.
    """
    versions = store.versions(KEY)
    assert [one.number for one in versions] == list(range(1, len(versions) + 1))
    names = {int(one.files[0].name.removesuffix(".xlsx")): one for one in versions}
    assert said["cleared"] <= set(names)
    assert said["opened"] <= {name for name, one in names.items() if one.readable}
    newest = [one.number for one in versions if one.readable][-1:]
    live = store.live(KEY)
    assert [live.number if live else None] == (newest or [None])
    assert sum(one.stage is Stage.OPEN for one in versions) <= 1
    for name, version in list(names.items())[0 if every_byte else -8 :]:
        assert store.content(version.id) == content_of(name)
    check_events(store)


def check_events(store: Store) -> None:
    """Every event has what it records, and everything recorded has its event."""
    with store.storage.reading() as rows:
        entries, uploads = rows.every_entry(), rows.uploads()
        assert [one.id for one in entries] == list(range(1, rows.last_entry() + 1))
        begun = {one.version_id for one in entries if one.kind is EventKind.UPLOADED}
        assert begun == set(range(1, rows.last_version() + 1))
    told = [(one.version_id, f["position"]) for one in entries for f in files_of(one)]
    assert sorted(told) == list(uploads)
    cleared = {one.version_id for one in entries if one.kind is EventKind.CLEARED}
    assert cleared == {one.version_id for one in entries if one.number is not None}
