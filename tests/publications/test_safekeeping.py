"""What goes wrong with the database is told in a sentence, and nothing is lost."""

import logging
import sqlite3

import psycopg
import pytest

from data.publications import StoreUnavailable, open_store
from data.publications.errors import ASK
from tests.publications.steps import BEN, KEY, cleared, draft, opened


@pytest.fixture
def published(url, database, clock):
    """An SQLite record with one open version, closed again."""
    store = open_store(url, now=clock)
    opened(store)
    store.close()
    return database


def test_a_damaged_file_is_told_and_never_handed_out(published, url):
    other = sqlite3.connect(published)
    other.execute("DROP TRIGGER uploads_no_update")
    other.execute("UPDATE uploads SET content = ?", (b"0ne",))
    other.commit()
    other.close()
    with pytest.raises(StoreUnavailable, match=r"westmere\.xlsx is damaged: it is not"):
        open_store(url).content(1)


def test_a_file_that_is_no_database_is_told(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Committee, " * 100)
    with pytest.raises(StoreUnavailable, match="is something else"):
        open_store(f"sqlite:///{tmp_path / 'letter.txt'}")


def test_a_torn_database_is_told(published, url):
    content = bytearray(published.read_bytes())
    content[100:4096] = b"\xff" * (4096 - 100)
    published.write_bytes(content)
    with pytest.raises(StoreUnavailable, match="put back its latest copy"):
        open_store(url)


def test_a_folder_that_cannot_be_made_is_told_without_naming_it(tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreUnavailable, match="cannot be opened") as told:
        open_store(f"sqlite:///{tmp_path / 'taken' / 'store.sqlite3'}")
    assert str(tmp_path) not in str(told.value)
    assert ASK in str(told.value)


def test_a_record_that_may_only_be_read_is_read_and_refuses_to_be_added_to(published):
    store = open_store(f"sqlite:///file:{published}?mode=ro&uri=true")
    assert [item.number for item in store.versions(KEY)] == [1]
    with pytest.raises(StoreUnavailable, match="can be read but not added to"):
        draft(store, b"two")


def test_so_does_a_database_that_lets_nobody_write(new_database, clock):
    opened(open_store(new_database, now=clock))
    readers = f"{new_database}%20-cdefault_transaction_read_only%3Don"
    store = open_store(readers, now=clock)
    assert [item.number for item in store.versions(KEY)] == [1]
    with pytest.raises(StoreUnavailable, match="can be read but not added to"):
        draft(store, b"two")


def test_someone_elses_long_write_is_told_after_a_wait(kept_place, clock, monkeypatch):
    monkeypatch.setattr("data.publications.sql.PATIENCE", 0.1)
    store = kept_place.open(clock)
    opened(store, b"one")
    with kept_place.open(clock)._storage.writing() as other:
        other.add_version(99)
        with pytest.raises(StoreUnavailable, match="Another change is still being sav"):
            draft(store, b"two")
        assert len(store.versions(KEY)) == 1
    assert draft(store, b"two").id == 100


def test_the_file_keeps_a_write_ahead_log_and_every_commit_reaches_the_disk(url):
    with open_store(url)._storage.reading() as rows:
        modes = [
            rows._connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        ]
    assert modes == ["wal", 1, 5000, 2]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("53100", "There is no room left on the disk, so nothing was saved"),
        ("XX001", "is damaged"),
        ("53300", "Wait a minute, then try again"),
        ("57P01", "cannot be reached"),
        ("08006", "cannot be reached"),
        ("42P01", "cannot be opened"),
    ],
)
def test_what_postgresql_says_is_known_by_its_code(new_database, clock, code, said):
    store = open_store(new_database, now=clock)
    opened(store)
    with psycopg.connect(new_database, autocommit=True) as other:
        other.execute(
            "CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE 'in any language' USING ERRCODE = '{code}'; END $$"
        )
        other.execute(
            "CREATE TRIGGER trouble BEFORE INSERT ON entries EXECUTE FUNCTION trouble()"
        )
    with pytest.raises(StoreUnavailable, match=said):
        draft(store, b"two")
    assert (store.live(KEY).number, store.drafts()) == (1, ())


@pytest.mark.parametrize(
    "address",
    ["no address", "mysql://council/plans", "sqlite://", "postgresql://council"],
)
def test_an_address_it_cannot_keep_a_record_at_is_told(address):
    with pytest.raises(StoreUnavailable, match=r"its address"):
        open_store(address)


def test_a_database_that_does_not_answer_is_told_and_its_password_stays_secret(caplog):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(StoreUnavailable, match="cannot be reached") as told:
        open_store("postgresql://officer:hush@127.0.0.1:9/plans")
    assert "127.0.0.1" not in str(told.value)
    assert "hush" not in caplog.text + str(told.value)
    assert "the record of published versions failed" in caplog.text


def test_a_connection_that_was_cut_is_made_again(new_database, clock):
    store = open_store(new_database, now=clock)
    opened(store)
    with psycopg.connect(new_database, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE application_name = 'scrutiny'"
        )
    assert store.live(KEY).number == 1
    assert opened(store, b"two").number == 2


def test_no_bytes_and_no_name_stand_in_the_log(kept_place, clock, caplog):
    caplog.set_level(logging.DEBUG)
    store = kept_place.open(clock)
    kept = store._storage
    version = cleared(store, b"secret bytes")
    with (
        pytest.raises(Exception, match=r"never changed|unique"),
        kept.writing() as rows,
    ):
        rows.add_number(version.id, KEY, 1)
    with pytest.raises(StoreUnavailable), kept.reading() as rows:
        rows._connection.exec_driver_sql("SELECT nothing FROM nowhere")
    assert "secret" not in caplog.text
    assert BEN.name not in caplog.text
