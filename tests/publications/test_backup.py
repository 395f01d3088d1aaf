"""The whole record travels in one file, between stores of any kind, unchanged."""

import json
import stat
import sys
import zipfile
from pathlib import Path

import pytest

from data.publications import StoreUnavailable, open_store
from data.publications.backup import NotMoved, save
from data.publications.restore import load
from tests.publications.conftest import KINDS, Place, place_of
from tests.publications.steps import (
    ANN,
    BEN,
    JUNE_END,
    KEY,
    START,
    Clock,
    cleared,
    draft,
    opened,
)
from tests.publications.test_upgrade import CONTENTS, first_release

READER = type(ANN)("", "Someone")


def fill(store, clock):
    """A record with something of everything in it."""
    first = opened(store, bytes(range(256)) * 50, note="“Monthly” update\r\n")
    store.correct(first.id, "The 96% is 69%.", by=ANN)
    clock.forward(hours=1.5)
    second = draft(store, b"two", file_name="Llŷn: May (final).XLSX")
    store.add_file(second.id, file_name="../../audit", content=b"", by=BEN)
    store.record_check(second.id, partner="Police", who="X", on=JUNE_END, by=ANN)
    waiting = cleared(store, b"three")
    store.open(waiting.id, at=clock.forward(days=30), by=BEN)
    store.discard(draft(store, b"four", plan_name="").id, why="Wrong", by=ANN)
    opened(store, b"five", plan_name="Westmere inclusion plan")
    store.withdraw(first.id, why="A doubt", by=BEN)
    kind = type(store.events()[0].kind).ROLE_REFUSED
    store.record(kind, by=READER, role="Public", plan_key=KEY, version=9, note="No")


def told(store):
    """Everything a store says, and every byte it keeps."""
    versions = (*store.versions(KEY), *store.drafts())
    files = {
        (one.id, file.position): store.content(one.id, file.position)
        for one in versions
        for file in one.every_file
    }
    return store.plans(), versions, store.events(), files


@pytest.fixture
def filled(place, clock):
    store = place.open(clock)
    fill(store, clock)
    return store


def another(kind: str, request) -> Place:
    """An empty place of this kind, beside the one the test has already."""
    if kind == "sqlite":
        folder = request.getfixturevalue("tmp_path")
        url = f"sqlite:///{folder / 'another.sqlite3'}"
        return Place(kind, lambda: open_store(url).storage, url)
    return place_of(kind, request)


@pytest.mark.parametrize("to", KINDS)
def test_a_record_moves_between_stores_of_any_kind(
    place, filled, clock, tmp_path, request, to
):
    if place.kind == to == "postgresql":
        pytest.skip("one schema a test; the other eight pairs cover it")
    moved = save(filled.storage, tmp_path / "record.zip")
    target = another(to, request)
    assert load(target.make(), tmp_path / "record.zip") == moved
    again = target.open(clock)
    assert told(again) == told(filled)
    assert again.marker() == filled.marker() == moved.events
    save(again.storage, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (
        tmp_path / "record.zip"
    ).read_bytes()
    assert draft(again, b"six").id == draft(filled, b"six").id
    target.close()


def test_a_record_of_the_first_release_moves_too(database, url, tmp_path, clock):
    first_release(database).close()
    store = open_store(url)
    save(store.storage, tmp_path / "record.zip")
    to = Place("memory", lambda: kept)
    kept = place_of("memory", None).make()
    load(kept, tmp_path / "record.zip")
    again = to.open(clock)
    assert told(again) == told(store)
    assert again.content(again.versions(KEY)[1].id) == CONTENTS[KEY, 2]


# --- readable without us -----------------------------------------------------


def test_any_program_can_read_what_is_in_it(filled, tmp_path):
    save(filled.storage, tmp_path / "record.zip")
    with zipfile.ZipFile(tmp_path / "record.zip") as kept:
        assert kept.testzip() is None
        names = set(kept.namelist())
        entries = [json.loads(line) for line in kept.read("entries.jsonl").splitlines()]
        assert kept.read("files/2-1.xlsx") == b"two"
        assert kept.read("files/1-1.xlsx") == bytes(range(256)) * 50
        assert "python -m data restore FILE" in kept.read("README.txt").decode()
    assert {"record.json", "files/2-2.bin"} <= names
    assert [one for one in names if ".." in one or one.startswith("/")] == []
    assert entries[0]["kind"] == "UPLOADED"
    assert entries[0]["at"] == START.isoformat()
    assert entries[0]["by"] == {"identity": ANN.identity, "name": ANN.name}
    assert [one["id"] for one in entries] == list(range(1, len(entries) + 1))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_its_owner_may_read_it_and_nothing_else_is_left_beside_it(
    filled, tmp_path
):
    folder = tmp_path / "backups"
    folder.mkdir()
    save(filled.storage, folder / "record.zip")
    (made,) = folder.iterdir()
    assert stat.S_IMODE(made.stat().st_mode) == 0o600


# --- what is refused ---------------------------------------------------------


def test_a_backup_never_takes_anothers_place(filled, tmp_path):
    (tmp_path / "record.zip").write_text("June's")
    with pytest.raises(NotMoved, match=r"record\.zip is there already"):
        save(filled.storage, tmp_path / "record.zip")
    assert (tmp_path / "record.zip").read_text() == "June's"


def test_a_folder_that_is_not_there_is_told(filled, tmp_path):
    with pytest.raises(NotMoved, match="could not be written: No such file"):
        save(filled.storage, tmp_path / "nowhere" / "record.zip")


def test_a_damaged_file_is_not_saved_as_if_it_were_whole(filled, place, tmp_path):
    if place.kind != "memory":
        pytest.skip("the databases' guards forbid the damage")
    kept = filled.storage._rows.files
    kept[2, 1] = type(kept[2, 1])(2, 1, "x", kept[2, 1].sha256, 3, b"tow")
    with pytest.raises(NotMoved, match="File 1 of draft 2 is damaged"):
        save(filled.storage, tmp_path / "record.zip")
    assert list(tmp_path.glob("record*")) == []


def test_a_store_that_holds_anything_is_left_alone(filled, place, tmp_path, clock):
    save(filled.storage, tmp_path / "record.zip")
    before = told(filled)
    with pytest.raises(NotMoved, match="only into an empty one"):
        load(filled.storage, tmp_path / "record.zip")
    assert told(filled) == before


def changed(source: Path, name: str, change) -> None:
    """The same zip, but for what ``change`` makes of one of its parts."""
    with zipfile.ZipFile(source) as kept:
        parts = {one: kept.read(one) for one in kept.namelist()}
    parts[name] = change(parts[name])
    with zipfile.ZipFile(source, "w") as made:
        for one, content in parts.items():
            if content is not None:
                made.writestr(one, content)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("files/1-1.xlsx", lambda content: content[:-1] + b"\0"),
        ("files/2-1.xlsx", lambda content: None),
        ("entries.jsonl", lambda content: content.replace(b"A doubt", b"A debt.")),
        ("entries.jsonl", lambda content: b"\n".join(content.splitlines()[:-1])),
        ("record.json", lambda content: content.replace(b"record 1", b"record 2")),
        ("record.json", lambda content: content.replace(b'"files": ', b'"files": 1')),
        ("record.json", lambda content: b"{}"),
        ("record.json", lambda content: None),
    ],
)
def test_a_backup_that_was_changed_is_refused_whole(
    filled, tmp_path, clock, name, change
):
    source = tmp_path / "record.zip"
    save(filled.storage, source)
    changed(source, name, change)
    empty = place_of("memory", None)
    with pytest.raises(NotMoved, match=r"record\.zip is not a whole backup"):
        load(empty.make(), source)
    assert empty.open(clock).marker() == 0


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"a letter"])
def test_what_is_no_backup_is_refused(tmp_path, content):
    (tmp_path / "record.zip").write_bytes(content)
    with pytest.raises(NotMoved, match="not a whole backup"):
        load(place_of("memory", None).make(), tmp_path / "record.zip")


def test_a_backup_that_is_not_there_is_told(tmp_path):
    with pytest.raises(NotMoved, match=r"record\.zip could not be read: No such file"):
        load(place_of("memory", None).make(), tmp_path / "record.zip")


def test_a_store_that_fails_half_way_keeps_nothing(filled, tmp_path, url, monkeypatch):
    save(filled.storage, tmp_path / "record.zip")
    target = f"sqlite:///{tmp_path / 'another.sqlite3'}"
    store = open_store(target, now=Clock())
    engine = store.storage.engine
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreUnavailable, match="no room left"):
        load(store.storage, tmp_path / "record.zip")
    assert store.marker() == 0
