"""Are the tables today's, and if not, how do they become so?

A new database is given today's tables. One kept by an earlier release is brought
up to date by the scripts in ``migrations``, in one transaction: all of it, or
nothing. Several instances may start at once; one does the work, and the others
wait and find it done.

One case: a record of the first release, with six published versions, is opened
by this one: six open versions, the same bytes, the same events.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, inspect

from data.publications.errors import ASK, StoreUnavailable
from data.publications.guards import before, guards, names
from data.publications.schema import METADATA

FIRST_RELEASE, TODAY = "0001", "0002"
MIGRATIONS = Path(__file__).parent / "migrations"
_KNOWN = (FIRST_RELEASE, TODAY)
_STAMP = "alembic_version"  # the table where Alembic keeps the revision

Transaction = Callable[..., AbstractContextManager[Connection]]


def bring_up_to_date(transaction: Transaction) -> None:
    """Give the database today's tables and guards, keeping all it holds.

    Raises:
        StoreUnavailable: when a later release has kept its record there.
    """
    with transaction(writes=False) as connection:
        if is_up_to_date(connection):
            return
    with transaction(writes=True) as connection:
        revision = _revision(connection)
        if revision is None:
            METADATA.create_all(connection)
            _alembic(connection, "stamp")
        elif revision != TODAY:
            _alembic(connection, "upgrade", since=revision)
        _put_guards(connection)


def is_up_to_date(connection: Connection) -> bool:
    """Whether today's tables and all their guards are there."""
    return _revision(connection) == TODAY and not _missing(connection)


def _revision(connection: Connection) -> str | None:
    """Which tables are there; None in a new database."""
    tables = set(inspect(connection).get_table_names())
    if _STAMP not in tables:
        return FIRST_RELEASE if {"versions", "events"} <= tables else None
    found = connection.exec_driver_sql(f"SELECT version_num FROM {_STAMP}").scalar()  # noqa: S608 - our own name
    if found is not None and found not in _KNOWN:
        message = (
            "The record of published versions was last opened by a newer release "
            f"of this dashboard. {ASK} upgrade it."
        )
        raise StoreUnavailable(message)
    return str(found) if found else None


def _alembic(connection: Connection, verb: str, *, since: str | None = None) -> None:
    # Loaded only when there is something to do: most starts find nothing.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    if verb == "stamp":
        command.stamp(config, TODAY)
        return
    if _STAMP not in inspect(connection).get_table_names():
        command.stamp(config, since or FIRST_RELEASE)  # it kept no stamp itself
    command.upgrade(config, TODAY)


def _missing(connection: Connection) -> list[str]:
    dialect = connection.dialect.name
    found = set(connection.exec_driver_sql(names(dialect)).scalars())
    return [sql for name, sql in guards(dialect).items() if name not in found]


def _put_guards(connection: Connection) -> None:
    for statement in (*before(connection.dialect.name), *_missing(connection)):
        connection.exec_driver_sql(statement)
