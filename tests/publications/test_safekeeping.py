"""What was published cannot be changed, half kept, or given back damaged."""

import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import event

from data.publications import Store, StoreUnavailable, open_store
from data.publications.schema import METADATA, guards
from tests.publications.conftest import KEY, publish

TABLES = [table.name for table in METADATA.sorted_tables]
ROOT = Path(__file__).parents[2]


def contents(database: Path) -> dict[str, list[tuple]]:
    with sqlite3.connect(database) as opened:
        return {
            name: opened.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608
            for name in TABLES
        }


@pytest.fixture
def published(store, database):
    publish(store, b"one")
    store.close()
    return database


# --- append-only in the database itself --------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_another_program_can_change_no_row(published, table):
    before = contents(published)
    column = {"plans": "added_at", "files": "content"}.get(table, "plan_key")
    other = sqlite3.connect(published)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        other.execute(f"UPDATE {table} SET {column} = {column}")  # noqa: S608
    other.close()
    assert contents(published) == before


@pytest.mark.parametrize("table", TABLES)
def test_another_program_can_remove_no_row(published, table):
    before = contents(published)
    other = sqlite3.connect(published)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        other.execute(f"DELETE FROM {table}")  # noqa: S608
    other.close()
    assert contents(published) == before


@pytest.mark.parametrize("table", TABLES)
def test_another_program_can_put_no_row_in_anothers_place(published, table):
    before = contents(published)
    row = before[table][0]
    other = sqlite3.connect(published)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        other.execute(
            f"INSERT OR REPLACE INTO {table} "  # noqa: S608
            f"VALUES ({', '.join('?' * len(row))})",
            row,
        )
    other.close()
    assert contents(published) == before


def test_a_versions_number_cannot_be_taken_twice_even_without_the_guards(published):
    other = sqlite3.connect(published)
    for name in guards():
        other.execute(f"DROP TRIGGER {name}")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE constraint failed"):
        other.execute(
            "INSERT INTO versions SELECT 99, plan_key, number, plan_name, as_at, "
            "classification, published_at, published_by, note FROM versions"
        )
    other.close()


def test_guards_that_were_taken_off_are_put_back_on_opening(published, url):
    other = sqlite3.connect(published)
    other.execute("DROP TRIGGER versions_no_delete")
    other.commit()
    Store(url).close()
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        other.execute("DELETE FROM versions")
    other.close()


def test_the_file_keeps_a_write_ahead_log_and_a_version_needs_its_plan(store):
    with store._engine.connect() as connection:
        modes = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        ]
    assert modes == ["wal", 1, 5000, 2]


# --- all or nothing ----------------------------------------------------------


def test_a_full_disk_leaves_everything_as_it_was(store, database):
    publish(store, b"one")
    before = contents(database)
    store.close()

    @event.listens_for(store._engine, "connect")
    def fill(opened, _record):
        pages = opened.execute("PRAGMA page_count").fetchone()[0]
        opened.execute(f"PRAGMA max_page_count = {pages + 2}")

    with pytest.raises(StoreUnavailable, match="no room left on the disk"):
        publish(store, b"x" * 200_000, expected_latest=1)
    assert contents(database) == before
    assert [item.number for item in store.versions(KEY)] == [1]


def test_an_event_that_cannot_be_written_takes_its_version_with_it(store, database):
    publish(store, b"one")
    before = contents(database)
    with sqlite3.connect(database) as other:
        other.execute(
            "CREATE TRIGGER broken BEFORE INSERT ON events "
            "BEGIN SELECT RAISE(ABORT, 'broken'); END"
        )
    with pytest.raises(Exception, match="broken"):
        publish(store, b"two", expected_latest=1)
    with sqlite3.connect(database) as other:
        other.execute("DROP TRIGGER broken")
    assert contents(database) == before
    assert publish(store, b"two", expected_latest=1).number == 2


PUBLISHER = """
import sys
from datetime import date
from data.plan import Classification
from data.publications import Store
store, last = Store(sys.argv[1]), int(sys.argv[2])
while True:
    last = store.publish(
        plan_name="Plan", as_at=date(2023, 6, 30), classification=Classification.OPEN,
        file_name="plan.xlsx", content=b"%d" % last + b"x" * 3_000_000, by="A",
        note="", expected_latest=last or None,
    ).number
    print(last, flush=True)
"""


def test_a_process_killed_while_publishing_leaves_no_half_version(url, database):
    told = 0
    for pause in (0.0, 0.004, 0.011, 0.019):
        process = subprocess.Popen(  # noqa: S603 - our own program, above
            [sys.executable, "-c", PUBLISHER, url, str(told)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        process.stdout.readline()
        time.sleep(pause)
        process.kill()
        rest, _ = process.communicate()
        store = Store(url)
        versions = store.versions("plan")
        numbers = [version.number for version in versions]
        assert numbers == list(range(1, len(versions) + 1))
        assert len(versions) >= told + 1 + len(rest.split())
        assert [item.version for item in store.events("plan")] == numbers
        for version in versions:
            expected = b"%d" % (version.number - 1) + b"x" * 3_000_000
            assert store.content("plan", version.number) == expected
        store.close()
        told = len(versions)
    assert len(contents(database)["files"]) == told


# --- what a person is told ---------------------------------------------------


def test_a_damaged_file_is_told_and_never_handed_out(published, url):
    other = sqlite3.connect(published)
    other.execute("DROP TRIGGER files_no_update")
    other.execute("UPDATE files SET content = ?", (b"0ne",))
    other.commit()
    other.close()
    with pytest.raises(StoreUnavailable, match="version 1 is damaged: it is not what"):
        Store(url).content(KEY, 1)


def test_a_file_that_is_no_database_is_told(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Committee, " * 100)
    with pytest.raises(StoreUnavailable, match="is something else"):
        open_store(f"sqlite:///{tmp_path / 'letter.txt'}")


def test_a_torn_database_is_told(published, url):
    content = bytearray(published.read_bytes())
    content[100:4096] = b"\xff" * (4096 - 100)
    published.write_bytes(content)
    with pytest.raises(StoreUnavailable, match="put back its latest copy"):
        Store(url)


def test_a_folder_that_cannot_be_made_is_told_without_naming_it(tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreUnavailable, match="cannot be opened") as told:
        open_store(f"sqlite:///{tmp_path / 'taken' / 'store.sqlite3'}")
    assert str(tmp_path) not in str(told.value)
    assert "Ask the person who runs this dashboard to" in str(told.value)


def test_a_record_that_may_only_be_read_is_read_and_refuses_to_be_added_to(published):
    store = Store(f"sqlite:///file:{published}?mode=ro&uri=true")
    assert [item.number for item in store.versions(KEY)] == [1]
    with pytest.raises(StoreUnavailable, match="can be read but not added to"):
        publish(store, b"two", expected_latest=1)


def test_someone_elses_long_write_is_told_after_a_wait(published, url, monkeypatch):
    monkeypatch.setattr("data.publications.database.BUSY_SECONDS", 0.1)
    monkeypatch.setattr("data.publications.database._SETTINGS", ())
    store = Store(url)
    other = sqlite3.connect(published)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="Another change is still being saved"):
        publish(store, b"two", expected_latest=1)
    assert len(store.versions(KEY)) == 1
    other.close()
    assert publish(store, b"two", expected_latest=1).number == 2


@pytest.mark.parametrize(
    "address", ["no address", "postgresql://council/plans", "sqlite://"]
)
def test_an_address_it_cannot_keep_a_record_at_is_told(address):
    with pytest.raises(StoreUnavailable, match=r"its address"):
        open_store(address)
