"""A record of the test's own in each of the three places that keep one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pgserver
import psycopg
import pytest
from sqlalchemy import event

from data.publications import Store
from data.publications.memory import InMemory
from data.publications.sql import Database
from data.publications.storage import Storage
from tests.publications.steps import Clock

KINDS = ("memory", "sqlite", "postgresql")
DATABASES = ("sqlite", "postgresql")
_COUNT = count(1)


@dataclass
class Place:
    """Somewhere a record is kept, which can be opened again and again."""

    kind: str
    make: Callable[[], Storage]
    url: str = ""
    opened: list[Store] = field(default_factory=list)

    def open(self, clock: Clock, *, second_person: bool = False) -> Store:
        store = Store(self.make(), now=clock, second_person=second_person)
        self.opened.append(store)
        return store

    def close(self) -> None:
        for store in self.opened:
            store.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a real PostgreSQL, one for all tests; ended after them.

    Its folder lies outside pytest's own, which only their owner may enter: where
    root runs the tests, the server runs as another user.
    """
    with TemporaryDirectory(prefix="record_") as folder:
        Path(folder).chmod(0o755)
        server = pgserver.get_server(Path(folder) / "kept")
        with psycopg.connect(server.get_uri(), autocommit=True) as opened:
            opened.execute("ALTER SYSTEM SET fsync = off")  # no test cuts its power
            opened.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture
def new_database(postgresql: str) -> str:
    """The address of a schema of the test's own, empty: as good as a database.

    It is made in a millisecond; a database takes a checkpoint of the whole server.
    """
    name = f"record_{next(_COUNT)}"
    with psycopg.connect(postgresql, autocommit=True) as server:
        server.execute(f"CREATE SCHEMA {name}")
    return in_schema(postgresql, name)


def in_schema(address: str, name: str) -> str:
    """The same server, seen from this schema alone."""
    return f"{address}&options=-csearch_path%3D{name}"


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The address of a new SQLite file, in a folder that is not there yet."""
    return f"sqlite:///{tmp_path / 'kept' / 'publications.sqlite3'}"


@pytest.fixture
def database(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def place_of(kind: str, request: pytest.FixtureRequest) -> Place:
    if kind == "memory":
        kept = InMemory()
        return Place(kind, lambda: kept)
    name = "url" if kind == "sqlite" else "new_database"
    address = request.getfixturevalue(name)
    return Place(kind, lambda: Database(address), address)


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    """Each of the three, in turn: what passes here is the contract."""
    found = place_of(request.param, request)
    yield found
    found.close()


@pytest.fixture(params=DATABASES)
def kept_place(request: pytest.FixtureRequest) -> Iterator[Place]:
    """Each of the two that outlive this process."""
    found = place_of(request.param, request)
    yield found
    found.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(place: Place, clock: Clock) -> Store:
    return place.open(clock)


@pytest.fixture
def second_person(place: Place, clock: Clock) -> Store:
    """A record where whoever clears may have uploaded none of it."""
    return place.open(clock, second_person=True)


@pytest.fixture
def statements() -> Callable[..., AbstractContextManager[list[str]]]:
    """``with statements(store) as asked:`` lists what its database is asked."""

    @contextmanager
    def listening(store: Store) -> Iterator[list[str]]:
        asked: list[str] = []

        def note(_connection, _cursor, statement, *_rest):
            asked.append(" ".join(statement.split()))

        engine = store._storage.engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            yield asked
        finally:
            event.remove(engine, "before_cursor_execute", note)

    return listening
