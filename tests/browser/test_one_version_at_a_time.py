"""No reader ever sees one version's text beside another's, for however short a time.

Each state of the page is noted, between every two pieces that the server sends:
none may hold a line that only the page before has and one that only the page
after has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from data.publications import Store, open_store
from tests import kept
from tests.browser import server
from tests.browser.conftest import Arrive
from tests.browser.frames import Frames, watched
from tests.browser.reader import PAGES, Reader
from tests.browser.server import ROOT, Server

SAMPLES = ROOT / "data" / "samples"
JUNE, JULY = SAMPLES / "westmere-2023-06.xlsx", SAMPLES / "westmere-2023-07.xlsx"
NAME, KEY = "Westmere JTAI action plan", "westmere-jtai-action-plan"
FEW = {"Overview", "Impact"}  # the others in the long run
VERSIONED = [
    pytest.param(name, marks=() if name in FEW else pytest.mark.long)
    for name in PAGES
    if name != "Publish"
]
CONNECTION = "data-test-connection-state"
SAID = 1_000  # milliseconds, longer than an announcement waits for its region
NEWS = ".scrutiny-notice"


@pytest.fixture(scope="module")
def piecemeal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The samples, each piece of a page sent alone."""
    with server.running(tmp_path_factory.mktemp("slow"), slowly=True) as running:
        yield running
        assert running.complaints() == []


@contextmanager
def record(folder: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{folder / 'publications.sqlite3'}")
    yield opened
    opened.close()


def publish(store: Store, file: Path, after: int | None) -> int:
    """Open this workbook to readers as the plan's next version; its id."""
    as_at = date(2023, 6, 30) if file == JULY else date(2023, 5, 31)
    return kept.publish(
        store, file.read_bytes(), plan_name=NAME, as_at=as_at, after=after
    ).id


def shows(reader: Reader, number: int, plan: str = "Westmere JTAI") -> None:
    """Wait until this version is shown, and the whole of it."""
    status = reader.page.get_by_text("Management information").first
    expect(status).to_contain_text(f"Version {number}")
    expect(status).to_contain_text(plan)
    reader.settle()


def seen(reader: Reader, act: Callable[[], None], number: int, **plan: str) -> Frames:
    """Every state of the page from before the act until the version is shown."""
    with watched(reader.page) as frames:
        act()
        shows(reader, number, **plan)
    return frames


def choose(reader: Reader, number: int) -> None:
    reader.choose("Version", f"{number}: ")


def click_anywhere(reader: Reader) -> None:
    """A click that asks for nothing: the page runs again as it is."""
    reader.page.get_by_role("main").press("r")


def assert_one_at_a_time(frames: Frames) -> None:
    assert len(frames.before) > 1, "the page before said nothing of its own"
    assert len(frames.after) > 1, "the page after said nothing of its own"
    assert frames.mixed == []


# --- turning to another ------------------------------------------------------


@pytest.mark.parametrize("name", VERSIONED)
def test_an_older_version_takes_the_place_of_the_whole_page(
    piecemeal: Server, arriving: Arrive, name: str
):
    reader = arriving(piecemeal)
    reader.open(PAGES[name], "plan=westmere-jtai")
    shows(reader, 7)
    turn = seen(reader, lambda: choose(reader, 3), 3)
    assert_one_at_a_time(turn)


@pytest.mark.parametrize(
    "name", ["Overview", pytest.param("Impact", marks=pytest.mark.long)]
)
def test_so_it_does_at_the_servers_own_speed(app: Server, arriving: Arrive, name: str):
    reader = arriving(app)
    reader.open(PAGES[name], "plan=westmere-jtai")
    shows(reader, 7)
    assert_one_at_a_time(seen(reader, lambda: choose(reader, 3), 3))
    assert_one_at_a_time(seen(reader, lambda: choose(reader, 7), 7))


def test_another_plan_takes_the_place_of_the_whole_page(
    piecemeal: Server, arriving: Arrive
):
    reader = arriving(piecemeal)
    reader.open("", "plan=westmere-jtai&version=3")
    shows(reader, 3)
    turn = seen(
        reader,
        lambda: reader.choose("Plan", "Cheshire East"),
        1,
        plan="Cheshire East",
    )
    assert_one_at_a_time(turn)


def test_another_role_sees_nothing_of_what_the_one_before_saw(
    piecemeal: Server, arriving: Arrive
):
    reader = arriving(piecemeal)
    reader.open("cohort", "plan=westmere-jtai")
    shows(reader, 7)

    def turn() -> None:
        reader.choose("Look through the eyes of", "Public")
        expect(reader.heading()).not_to_contain_text("148")

    assert_one_at_a_time(seen(reader, turn, 7))


# --- a version opens, or is removed ------------------------------------------


def test_a_version_that_opens_comes_whole_at_the_next_click_and_is_announced(
    tmp_path: Path, arriving: Arrive
):
    with record(tmp_path) as store, server.running(tmp_path, slowly=True) as running:
        publish(store, JUNE, None)
        reader = arriving(running)
        reader.open()
        shows(reader, 1)
        second = publish(store, JULY, 1)
        shows(reader, 1)  # nothing changes under the reader's eyes

        def read_on() -> None:
            click_anywhere(reader)
            shows(reader, 2)
            expect(reader.page.locator(NEWS)).to_contain_text("Version 2 was opened at")
            click_anywhere(reader)  # and it is not said a second time
            reader.page.wait_for_timeout(SAID)

        opening = seen(reader, read_on, 2)
        assert_one_at_a_time(opening)
        (said,) = opening.announced
        assert said.startswith("Version 2 was opened at")

        store.withdraw(second, why="A row was wrong.", by=kept.OFFICER)
        removal = seen(reader, lambda: click_anywhere(reader), 1)
        assert_one_at_a_time(removal)
        expect(reader.page.locator(NEWS)).to_contain_text("was removed from view")
        assert running.complaints() == []


def test_a_reader_left_by_one_server_sees_no_mixture_when_the_next_takes_over(
    tmp_path: Path, arriving: Arrive
):
    with record(tmp_path) as store:
        publish(store, JUNE, None)
        with server.running(tmp_path, slowly=True) as running:
            reader = arriving(running)
            reader.open()
            shows(reader, 1)
            port = int(running.url.rpartition(":")[2])
        publish(store, JULY, 1)

        def restart() -> None:
            with server.running(tmp_path, slowly=True, port=port):
                socket = reader.page.locator(f"[{CONNECTION}]")
                expect(socket).to_have_attribute(CONNECTION, "CONNECTED")
                click_anywhere(reader)
                shows(reader, 2)

        assert_one_at_a_time(seen(reader, restart, 2))
