"""Where is the record kept, and how is it opened?

One SQLite file: write-ahead log (readers never wait for a writer), foreign keys
held, five seconds' patience with another writer, every commit on the disk
before it is told. A transaction that writes takes the writer's place at once,
so that what it has read cannot change before it writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

from data.publications.errors import ASK, StoreUnavailable, told_plainly
from data.publications.schema import METADATA, guards

BUSY_SECONDS = 5
_WRITES = "publications_writes"
_SETTINGS = (
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)


def connect(url: str) -> Engine:
    """The database at this URL, with its tables and their guards.

    Raises:
        StoreUnavailable: when it cannot be opened or set up.
    """
    with told_plainly():
        address = make_url(url)
        if address.get_backend_name() != "sqlite" or not address.database:
            message = (
                "The record of published versions can only be kept in an SQLite "
                f"file for now. {ASK} correct its address."
            )
            raise StoreUnavailable(message)
        if not address.database.startswith("file:"):
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _set_up_connection)
        event.listen(engine, "begin", _begin)
        _set_up_tables(engine)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the record throughout."""
    with told_plainly(), engine.begin() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that nothing else writes beside: all of it is kept, or none."""
    with (
        told_plainly(),
        engine.connect().execution_options(**{_WRITES: True}) as connection,
        connection.begin(),
    ):
        yield connection


def _set_up_connection(opened: SQLiteConnection, _record: Any) -> None:
    opened.isolation_level = None  # we say BEGIN ourselves, below
    for setting in _SETTINGS:
        opened.execute(setting)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _set_up_tables(engine: Engine) -> None:
    expected = {*METADATA.tables, *guards()}
    with reading(engine) as connection:
        found = connection.exec_driver_sql("SELECT name FROM sqlite_master")
        if expected <= set(found.scalars()):
            return
    with writing(engine) as connection:
        METADATA.create_all(connection)
        for statement in guards().values():
            connection.exec_driver_sql(statement)
