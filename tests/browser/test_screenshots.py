"""What does it look like? ``make screenshots`` draws the README's and every page's."""

import os
import struct
from pathlib import Path

import pytest

from tests.browser.conftest import Arrive
from tests.browser.reader import PAGES, PHONE, WIDE, Reader
from tests.browser.server import ROOT, Server

README_SHOT = Path(__file__).parent / "screenshots" / "overview.png"
DRAWN = ROOT / "build" / "screenshots"
ASKED = os.environ.get("SCREENSHOTS") == "1"
CONTENT = """() => document.querySelector('[data-testid="stMain"]').scrollHeight"""


def size_of(png: Path) -> tuple[int, int]:
    head = png.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def draw_whole(reader: Reader, file: Path) -> None:
    """The page from top to foot: the screen is made as tall as the page."""
    page = reader.page
    width = (page.viewport_size or {"width": WIDE[0]})["width"]
    page.set_viewport_size({"width": width, "height": page.evaluate(CONTENT)})
    reader.settle()
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file, animations="disabled")


def test_the_readme_s_screenshot_is_there(app: Server, arriving: Arrive):
    if ASKED:
        reader = arriving(app)
        reader.open()
        README_SHOT.parent.mkdir(exist_ok=True)
        reader.page.screenshot(path=README_SHOT, animations="disabled")
    assert size_of(README_SHOT) == WIDE


@pytest.mark.skipif(not ASKED, reason="make screenshots draws them")
@pytest.mark.parametrize("plan", ["westmere-jtai", "cheshire-east-2023"])
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1366", "390"])
def test_every_page_is_drawn(
    app: Server, arriving: Arrive, plan: str, name: str, size: tuple[int, int]
):
    reader = arriving(app, size)
    reader.open(PAGES[name], f"plan={plan}")
    file = DRAWN / f"{plan}-{PAGES[name] or 'overview'}-{size[0]}.png"
    draw_whole(reader, file)
    assert size_of(file)[0] == size[0]
