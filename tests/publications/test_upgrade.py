"""A record kept by an earlier release is moved to today's tables, whole."""

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from data.plan import Classification
from data.publications import (
    EventKind,
    Person,
    PlanRecord,
    Stage,
    StoreUnavailable,
    open_store,
)
from data.publications.schema import METADATA
from data.publications.sql import Database
from data.publications.upgrade import MIGRATIONS, TODAY
from tests.publications.conftest import in_schema
from tests.publications.steps import BEN, KEY, NAME, opened

FIRST_RELEASE = (Path(__file__).parent / "first_release.sql").read_text("utf-8")
OTHER = "westmere-inclusion-plan"
FIRST_TABLES = ("plans", "versions", "files", "events")
CONTENTS = {
    (KEY, 1): bytes(range(256)) + b"\r\n\0",
    (KEY, 2): "Llŷn".encode(),
    (KEY, 3): b"three",
    (OTHER, 1): b"",
}


def first_release(file: Path) -> sqlite3.Connection:
    """A database of the first release, by the statements it really ran."""
    file.parent.mkdir(exist_ok=True)
    made = sqlite3.connect(file)
    made.executescript(FIRST_RELEASE)
    return made


def config(connection: sa.Connection) -> Config:
    found = Config()
    found.set_main_option("script_location", str(MIGRATIONS))
    found.attributes["connection"] = connection
    return found


@pytest.fixture
def earlier(kept_place, tmp_path) -> str:
    """A record of the first release, in each database."""
    if kept_place.kind == "sqlite":
        first_release(Path(kept_place.url.removeprefix("sqlite:///"))).close()
        return kept_place.url
    kept = first_release(tmp_path / "first.sqlite3")
    url = kept_place.url.replace("postgresql://", "postgresql+psycopg://")
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        command.upgrade(config(connection), "0001")
        connection.exec_driver_sql("DROP TABLE alembic_version")
        for table in FIRST_TABLES:
            copy_rows(kept, connection, table)
    engine.dispose()
    kept.close()
    return kept_place.url


def copy_rows(kept: sqlite3.Connection, to: sa.Connection, table: str) -> None:
    rows = kept.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
    places = ", ".join(["%s"] * len(rows[0]))
    for row in rows:
        to.exec_driver_sql(f"INSERT INTO {table} VALUES ({places})", row)  # noqa: S608


# --- nothing is lost ---------------------------------------------------------


def test_every_published_version_is_an_open_one_with_the_same_bytes(earlier):
    store = open_store(earlier)
    found = {
        (key, one.number): one for key in (KEY, OTHER) for one in store.versions(key)
    }
    assert {name: store.content(one.id) for name, one in found.items()} == CONTENTS
    assert [one.stage for one in store.versions(KEY)] == [
        *(Stage.SUPERSEDED, Stage.SUPERSEDED),
        Stage.OPEN,
    ]
    second = found[KEY, 2]
    assert second.begun_at == second.opens_at
    assert second.opens_at == datetime(2023, 6, 5, 14, 2, 3, 456789, tzinfo=UTC)
    assert second.begun_by == second.opened_by == Person("", "B. O’Neill")
    assert (second.plan_name, second.as_at) == (NAME, date(2023, 5, 31))
    assert second.classification is Classification.RESTRICTED
    assert (second.clearing, second.checks) == (None, ())
    assert [(one.name, one.size) for one in second.files] == [(f"{NAME}.xlsx", 5)]
    assert (found[KEY, 1].note, second.note) == ("First version", "")


def test_plans_keep_their_names_and_their_order(earlier):
    assert open_store(earlier).plans() == (
        PlanRecord(KEY, "WESTMERE  JTAI action plan"),
        PlanRecord(OTHER, "Westmere inclusion plan"),
    )


def test_every_event_is_kept_as_published(earlier):
    events = open_store(earlier).events()
    assert {one.kind for one in events} == {EventKind.PUBLISHED}
    assert [(one.plan_key, one.version, one.by.name, one.note) for one in events] == [
        (KEY, 1, "A. Officer", "First version"),
        (KEY, 2, "B. O’Neill", ""),
        (OTHER, 1, "A. Officer", "It's the first"),
        (KEY, 3, "A. Officer", ""),
    ]
    assert [one.at.hour for one in events] == [9, 14, 8, 14]
    assert events[0].about.startswith(f"{NAME}.xlsx (SHA-256 382cea6e")


def test_the_record_goes_on_from_there(earlier):
    store = open_store(earlier)
    given = opened(store, b"four")
    assert (given.number, given.id) == (4, 5)
    assert store.live(KEY).number == 4
    store.withdraw(given.id, why="A doubt", by=BEN)
    assert store.live(KEY).number == 3
    assert store.marker() == 8


def test_it_is_moved_once_and_opening_it_again_changes_nothing(earlier):
    store = open_store(earlier)
    before = (store.events(), store.versions(KEY))
    store.close()
    again = open_store(earlier)
    assert (again.events(), again.versions(KEY)) == before


def test_several_instances_can_start_on_it_at_once(earlier):
    together, opened_stores, failed = Barrier(4), [], []

    def attempt() -> None:
        together.wait()
        try:
            opened_stores.append(open_store(earlier))
        except StoreUnavailable as error:
            failed.append(error)

    threads = [Thread(target=attempt) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert {len(store.events()) for store in opened_stores} == {4}
    assert len(opened_stores) == 4


# --- today's tables ----------------------------------------------------------


def described(url: str) -> dict[str, Any]:
    """Every table's columns, keys, constraints and indexes, comparable."""
    engine = Database(url).engine
    found = sa.inspect(engine)
    told = {
        table: (
            [(one["name"], str(one["type"]), one["nullable"]) for one in columns],
            found.get_pk_constraint(table)["constrained_columns"],
            sorted(one["name"] for one in found.get_unique_constraints(table)),
            sorted(one["name"] for one in found.get_check_constraints(table)),
            sorted(one["name"] for one in found.get_indexes(table)),
            sorted(one["constrained_columns"] for one in found.get_foreign_keys(table)),
        )
        for table in found.get_table_names()
        for columns in [found.get_columns(table)]
    }
    engine.dispose()
    return told


def test_a_record_that_was_moved_and_a_new_one_have_the_same_tables(
    earlier, kept_place, tmp_path, postgresql
):
    if kept_place.kind == "sqlite":
        another = f"sqlite:///{tmp_path / 'another.sqlite3'}"
    else:
        with psycopg.connect(postgresql, autocommit=True) as server:
            server.execute("CREATE SCHEMA another")
        another = in_schema(postgresql, "another")
    new = described(another)
    assert described(earlier) == new
    assert set(new) == {*METADATA.tables, "alembic_version"}


def test_the_scripts_end_with_todays_revision_and_begin_with_the_first_releases(
    tmp_path,
):
    made = tmp_path / "scripted.sqlite3"
    engine = sa.create_engine(f"sqlite:///{made}")
    with engine.begin() as connection:
        command.upgrade(config(connection), "0001")
        connection.exec_driver_sql("DROP TABLE alembic_version")
    engine.dispose()
    first_release(tmp_path / "real.sqlite3").close()
    assert columns(made) == columns(tmp_path / "real.sqlite3")
    Database(f"sqlite:///{made}").close()
    with sqlite3.connect(made) as moved:
        stamped = moved.execute("SELECT version_num FROM alembic_version").fetchall()
    assert stamped == [(TODAY,)]


def columns(file: Path) -> dict[str, list[tuple]]:
    with sqlite3.connect(file) as opened_file:
        return {
            table: opened_file.execute(f"PRAGMA table_info({table})").fetchall()
            for table in FIRST_TABLES
        }


# --- what is refused ---------------------------------------------------------


def test_a_record_that_is_not_whole_is_told_and_left_as_it_was(database, url):
    with first_release(database) as kept:
        kept.execute("DROP TRIGGER events_no_delete")
        kept.execute("DELETE FROM events WHERE id = 2")
    before = list(kept.iterdump())
    with pytest.raises(StoreUnavailable, match="4 rows in versions, and 3 would be"):
        open_store(url)
    assert list(kept.iterdump()) == before
    kept.close()


def test_a_record_of_a_later_release_is_not_touched(kept_place, clock):
    kept_place.open(clock).close()
    engine = Database(kept_place.url).engine
    with engine.execution_options(publications_writes=True).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    engine.dispose()
    with pytest.raises(StoreUnavailable, match="by a newer release"):
        open_store(kept_place.url)
