"""A browser, a fresh server and readers, for every test in this folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser import chromium, server
from tests.browser.reader import PATIENCE, WIDE, Reader, arrive
from tests.browser.server import Server

Arrive = Callable[..., Reader]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium.executable(playwright), args=chromium.ARGUMENTS
        )
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for a module whose tests leave the record as it is."""
    with server.running(tmp_path_factory.mktemp("server")) as running:
        yield running
        assert running.complaints() == []


@pytest.fixture
def fresh_app(tmp_path: Path) -> Iterator[Server]:
    """A server of the test's own, where nothing has been opened or published."""
    with server.running(tmp_path) as running:
        yield running
        assert running.complaints() == []


@pytest.fixture
def arriving(browser: Browser) -> Iterator[Arrive]:
    """``arriving(server, size)`` is a new reader; no request of theirs may go out."""
    readers: list[Reader] = []

    def new(at: Server, size: tuple[int, int] = WIDE) -> Reader:
        readers.append(arrive(browser, at, size))
        return readers[-1]

    yield new
    for reader in readers:
        reader.context.close()
    assert [url for reader in readers for url in reader.record.outside] == []


@pytest.fixture
def reader(app: Server, arriving: Arrive) -> Reader:
    """A reader at the module's server, on a wide screen."""
    return arriving(app)
