"""Where is the record kept, and how is that opened?

SQLite, in one file: write-ahead log (readers never wait for a writer), foreign
keys held, five seconds' patience with another writer, every commit on the disk
before it is told. PostgreSQL, by its URL, where more than one machine serves.
In both a transaction that writes takes the one writer's place at once, so that
what it has read cannot change before it writes, and entries become visible in
the order of their ids.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

from data.publications.errors import ASK, StoreUnavailable, told_plainly
from data.publications.rows import Rows
from data.publications.upgrade import bring_up_to_date, is_up_to_date

PATIENCE = 5  # seconds, for another writer and for an answer
_WRITER = 0x5C_07_1A  # the advisory lock of the one who writes, in PostgreSQL
_WRITES = "publications_writes"
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)
_QUIET = {"hide_parameters": True}  # no file and no name stands in a log
_POSTGRESQL = ("postgresql", "postgres")


class Database:
    """A ``storage.Storage`` in the database at a SQLAlchemy URL."""

    def __init__(self, url: str, *, as_it_is: bool = False) -> None:
        """Open it, with today's tables and their guards; or, ``as_it_is``, look.

        Raises:
            StoreUnavailable: when it cannot be opened or set up.
        """
        with told_plainly():
            self.engine = _engine(make_url(url))
            if not as_it_is:
                bring_up_to_date(self._transaction)

    @property
    def up_to_date(self) -> bool:
        """Whether its tables are today's, so that nothing is moved on opening."""
        with told_plainly(), self._transaction(writes=False) as connection:
            return is_up_to_date(connection)

    @contextmanager
    def reading(self) -> Iterator[Rows]:
        """A transaction that sees one state of the record throughout."""
        with told_plainly(), self._transaction(writes=False) as connection:
            yield Rows(connection)

    @contextmanager
    def writing(self) -> Iterator[Rows]:
        """A transaction that nothing else writes beside: all is kept, or none."""
        with told_plainly(), self._transaction(writes=True) as connection:
            yield Rows(connection)

    def close(self) -> None:
        """Let go of the database's files or connections."""
        self.engine.dispose()

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        options = {_WRITES: writes}
        with (
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection


def nothing_at(url: str) -> bool:
    """Whether this is the address of an SQLite file that is not there yet."""
    with told_plainly():
        address = make_url(url)
    name = str(address.database)
    in_a_file = address.get_backend_name() == "sqlite" and not name.startswith("file:")
    return in_a_file and not Path(name).exists()


def where(url: str) -> str:
    """The address in words, without a user's name or a password."""
    with told_plainly():
        address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return f"the SQLite file {address.database}"
    return f"the PostgreSQL database {address.database} at {address.host or 'a socket'}"


def folder_of(url: str) -> Path | None:
    """The folder that an SQLite file is or will be in; None for a server."""
    with told_plainly():
        address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        return None
    return Path(address.database.removeprefix("file:").partition("?")[0]).parent


def _engine(address: URL) -> Engine:
    if address.get_backend_name() == "sqlite" and address.database:
        return _sqlite(address)
    if address.drivername.partition("+")[0] in _POSTGRESQL and address.database:
        return _postgresql(address)
    message = (
        "The record of published versions can be kept in an SQLite file or in "
        f"PostgreSQL, and its address is neither's. {ASK} correct its address."
    )
    raise StoreUnavailable(message)


def _sqlite(address: URL) -> Engine:
    if not str(address.database).startswith("file:"):
        Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, connect_args={"timeout": PATIENCE}, **_QUIET)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(opened: SQLiteConnection, _record: Any) -> None:
    opened.isolation_level = None  # we say BEGIN ourselves, below
    for setting in _SETTINGS:
        _patiently(opened, setting)


def _patiently(opened: SQLiteConnection, setting: str) -> None:
    """Apply a setting, waiting for another that opens the same new file.

    SQLite's own patience does not cover the turn to a write-ahead log.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            opened.execute(setting)
        except OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _writes(connection) else "BEGIN")


def _postgresql(address: URL) -> Engine:
    """psycopg; a connection that was cut is noticed before it is used."""
    engine = create_engine(
        address.set(drivername="postgresql+psycopg"),
        **_QUIET,
        pool_pre_ping=True,
        pool_timeout=PATIENCE,
        connect_args={"connect_timeout": PATIENCE, "application_name": "scrutiny"},
    )
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _begin_postgresql(connection: Connection) -> None:
    """A writer waits for its turn; a reader sees one state throughout."""
    if not _writes(connection):
        connection.exec_driver_sql(
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
        )
        return
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER})")


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(_WRITES, False))
