"""The database itself refuses to change or remove what was published."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg
import pytest

from data.publications.guards import guards
from data.publications.schema import METADATA
from tests.publications.conftest import Place
from tests.publications.steps import KEY, opened

TABLES = [table.name for table in METADATA.sorted_tables]
REFUSED = (sqlite3.IntegrityError, psycopg.IntegrityError)
SAID = "what was published is never changed"


@contextmanager
def another_program(place: Place) -> Iterator[Any]:
    """A connection of its own, as any other program could have."""
    if place.kind == "sqlite":
        kept = sqlite3.connect(place.url.removeprefix("sqlite:///"))
    else:
        kept = psycopg.connect(place.url)
    with closing(kept):
        yield kept


def contents(place: Place) -> dict[str, list[tuple]]:
    with another_program(place) as other:
        return {
            name: other.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall()  # noqa: S608
            for name in TABLES
        }


@pytest.fixture
def published(kept_place, clock):
    """A record with two open versions."""
    store = kept_place.open(clock)
    opened(store, b"one")
    opened(store, b"two")
    return kept_place


def refused(place: Place, *statements: str) -> None:
    before = contents(place)
    for statement in statements:
        with another_program(place) as other:
            with pytest.raises(REFUSED, match=SAID):
                other.execute(statement)
            other.rollback()
    assert contents(place) == before


@pytest.mark.parametrize("table", TABLES)
def test_another_program_can_change_no_row(published, table):
    columns = [column.name for column in METADATA.tables[table].columns]
    refused(
        published,
        *(f"UPDATE {table} SET {name} = {name}" for name in columns),  # noqa: S608
    )


@pytest.mark.parametrize("table", TABLES)
def test_another_program_can_remove_no_row(published, table):
    refused(published, f"DELETE FROM {table}")  # noqa: S608


@pytest.mark.parametrize("table", TABLES)
def test_another_program_can_put_no_row_in_anothers_place(published, table):
    key = ", ".join(one.name for one in METADATA.tables[table].primary_key)
    upsert = (
        f"INSERT INTO {table} SELECT * FROM {table} WHERE true "  # noqa: S608
        f"ON CONFLICT ({key}) DO UPDATE SET {key.split(', ')[0]} = 9"
    )
    replaced = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"  # noqa: S608
    refused(published, upsert, *([replaced] if published.kind == "sqlite" else []))


@pytest.mark.parametrize("table", TABLES)
def test_no_table_can_be_emptied_at_a_stroke(published, table):
    if published.kind == "sqlite":  # its DELETE is the only way to empty a table
        refused(published, f"DELETE FROM {table} WHERE true")  # noqa: S608
    else:
        refused(published, f"TRUNCATE {table} CASCADE")


def without_guards(place: Place) -> None:
    with another_program(place) as other:
        for name in guards(place.kind):
            table = name.partition("_")[0]
            on = "" if place.kind == "sqlite" else f" ON {table}"
            other.execute(f"DROP TRIGGER {name}{on}")
        other.commit()


def test_a_number_cannot_be_given_twice_even_without_the_guards(published):
    without_guards(published)
    with another_program(published) as other:
        other.execute("INSERT INTO drafts VALUES (99)")
        with pytest.raises(REFUSED, match=r"UNIQUE|numbers_are_given_once"):
            other.execute(f"INSERT INTO numbers VALUES (99, '{KEY}', 2)")  # noqa: S608


def test_guards_that_were_taken_off_are_put_back_on_opening(published, clock):
    without_guards(published)
    published.open(clock)
    for table in TABLES:
        refused(published, f"DELETE FROM {table}")  # noqa: S608


def test_the_guards_name_each_table_and_each_way_to_change_it():
    for dialect, verbs in {
        "sqlite": ("update", "delete", "replace"),
        "postgresql": ("update", "delete", "truncate"),
    }.items():
        assert set(guards(dialect)) == {
            f"{table}_no_{verb}" for table in TABLES for verb in verbs
        }


# --- all or nothing ----------------------------------------------------------


@pytest.fixture
def broken() -> Callable[[Place], None]:
    """A way to make every new entry fail, as a fault in the middle would."""

    def break_entries(place: Place) -> None:
        with another_program(place) as other:
            if place.kind == "sqlite":
                other.execute(
                    "CREATE TRIGGER broken BEFORE INSERT ON entries "
                    "BEGIN SELECT RAISE(ABORT, 'broken'); END"
                )
            else:
                other.execute(
                    "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS "
                    "$$ BEGIN RAISE 'broken' USING ERRCODE = '23000'; END $$"
                )
                other.execute(
                    "CREATE TRIGGER broken BEFORE INSERT ON entries "
                    "EXECUTE FUNCTION broken()"
                )
            other.commit()

    return break_entries


def test_an_event_that_cannot_be_written_takes_what_it_records_with_it(
    published, clock, broken
):
    store = published.open(clock)
    before = contents(published)
    broken(published)
    with pytest.raises(Exception, match="broken"):
        opened(store, b"three")
    assert contents(published) == before
