"""No reader ever sees one version's text beside another's, for however short a time."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser import server
from tests.browser.conftest import Arrive
from tests.browser.frames import Frames, watched
from tests.browser.reader import PAGES, Reader
from tests.browser.server import Server

VERSIONED = [name for name in PAGES if name != "Publish"]


@pytest.fixture(scope="module", params=["at its own speed", "piece by piece"])
def paced_app(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("paced")
    slowly = request.param == "piece by piece"
    with server.running(folder, slowly=slowly) as running:
        yield running
        assert running.complaints() == []


def shows(reader: Reader, number: int) -> None:
    """Wait until the version is shown, and the whole of it."""
    expect(reader.page.get_by_text("Management information").first).to_contain_text(
        f"Version {number}"
    )
    reader.settle()


def one_at_a_time(frames: Frames) -> None:
    assert len(frames.before) > 3, "the first version said nothing of its own"
    assert len(frames.after) > 3, "the second version said nothing of its own"
    assert frames.mixed == []


@pytest.mark.parametrize("name", VERSIONED)
def test_turning_to_an_older_version(paced_app: Server, arriving: Arrive, name: str):
    reader = arriving(paced_app)
    reader.open(PAGES[name], "plan=westmere-jtai")
    with watched(reader.page) as found:
        reader.choose("Version", "3: ")
        shows(reader, 3)
    one_at_a_time(found[0])
