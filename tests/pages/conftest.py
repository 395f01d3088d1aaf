"""A record of the test's own, and every page as each reader sees it, run once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import app_test

from data.publications import Store
from data.release.audience import Role
from tests.pages import app
from tests.pages.app import Shown
from tests.pages.books import Book

See = Callable[[Book, Role, str], Shown]


@pytest.fixture(autouse=True)
def _started_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs are those of a server that has answered before."""
    monkeypatch.setattr(PagesManager, "uses_pages_directory", False)
    monkeypatch.setattr(app_test, "PagesManager", app.Started)


@pytest.fixture
def cold_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs are a server's first, which reach a page without the entry script."""
    monkeypatch.setattr(app_test, "PagesManager", PagesManager)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Store]:
    """A fresh record, which the application uses for the time of the test."""
    with app.record_at(f"sqlite:///{tmp_path / 'publications.sqlite3'}") as kept:
        yield kept


@pytest.fixture(scope="session")
def see(tmp_path_factory: pytest.TempPathFactory) -> See:
    """What a page shows a reader of a book; nothing here changes a record."""
    seen: dict[tuple[str, Role, str], Shown] = {}
    kept: dict[str, tuple[str, dict[str, str]]] = {}

    def kept_at(book: Book) -> tuple[str, dict[str, str]]:
        file = tmp_path_factory.mktemp("record") / "publications.sqlite3"
        url = f"sqlite:///{file}"
        if not book.published:
            return url, dict(book.query)
        with app.record_at(url) as store:
            return url, {"plan": app.keep(store, book.published)}

    def run(book: Book, role: Role, page: str) -> Shown:
        if book.name not in kept:
            kept[book.name] = kept_at(book)
        url, query = kept[book.name]
        with app.record_at(url):
            return app.shown(app.opened(page, role, **query))

    def once(book: Book, role: Role, page: str) -> Shown:
        key = (book.name, role, page)
        if key not in seen:
            seen[key] = run(book, role, page)
        return seen[key]

    return once
