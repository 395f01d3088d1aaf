"""A person at a browser: opens pages, reads, chooses, and never leaves the machine."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Route,
    WebSocket,
    WebSocketRoute,
    expect,
)

from tests.browser.server import MACHINE

PATIENCE = 20_000  # milliseconds; two cores may be busy with other things
WIDE = (1366, 768)
PHONE = (390, 844)
NARROWEST = (320, 640)
HERE = {MACHINE, "localhost"}

# Every page: its name in the menu, and its address.
PAGES = {
    "Overview": "",
    "Action plan": "action_plan",
    "Since last meeting": "since_last_meeting",
    "Impact": "impact",
    "Cohort": "cohort",
    "Options and risk": "options_and_risk",
    "Publish": "publish",
    "About": "about",
}
OFFICERS_ONLY = {"Publish"}

SETTLED = """() => {
  const app = document.querySelector('[data-test-script-state]');
  const waiting = '[data-testid="stSkeleton"], [data-stale="true"]';
  const charts = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')];
  return app?.dataset.testScriptState === 'notRunning'
    && !document.querySelector(waiting)
    && charts.every(
      chart => chart.querySelector('svg, canvas') || !chart.checkVisibility());
}"""
TWO_FRAMES = (
    "() => new Promise(on => requestAnimationFrame(() => requestAnimationFrame(on)))"
)
NAMES = "all => all.map(one => one.getAttribute('aria-label')).filter(Boolean)"


def outside(url: str) -> bool:
    """Whether this address is on another host; one made in the page is not."""
    parts = urlsplit(url)
    return parts.scheme not in ("blob", "data") and parts.hostname not in HERE


@dataclass
class Record:
    """Where this browser's pages went, and what they were sent."""

    inside: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    messages: list[bytes] = field(default_factory=list)

    def note(self, url: str) -> None:
        (self.outside if outside(url) else self.inside).append(url)


class Place(Protocol):
    """Wherever a reader can go: a server, or what stands before several."""

    def address(self, page: str = "", query: str = "") -> str:
        """A page's address; the Overview's where none is named."""


@dataclass
class Reader:
    """One browser context with one page, at one place."""

    server: Place
    context: BrowserContext
    page: Page
    record: Record

    def open(self, page: str = "", query: str = "") -> None:
        """Type an address: a page's, with its query."""
        self.page.goto(self.server.address(page, query))
        self.settle()

    def settle(self) -> None:
        """Wait until the page is drawn and nothing is still being worked out."""
        self.page.get_by_role("heading", level=1).first.wait_for()
        self.page.wait_for_function(SETTLED)

    def turn_to(self, name: str) -> None:
        """Follow the menu to a page, as a session goes on."""
        menu = self.page.get_by_role("navigation")
        menu.get_by_role("link", name=name, exact=True).click()
        expect(self.page).to_have_title(re.compile(f"^{name}"))
        self.settle()

    def choose(self, label: str, option: str) -> None:
        """Choose from a list by its label."""
        self._open_list(label)
        self.page.get_by_role("option", name=option).click()
        self.settle()

    def options(self, label: str) -> list[str]:
        """What a list offers."""
        self._open_list(label)
        offered = self.page.get_by_role("option")
        offered.first.wait_for()
        names = offered.all_inner_texts()
        self.page.keyboard.press("Escape")
        return names

    def _open_list(self, label: str) -> None:
        box = self.page.get_by_role("combobox", name=label)
        box.scroll_into_view_if_needed()
        self.page.evaluate(TWO_FRAMES)  # scrolling closes an open list
        box.click()

    def act_as(self, name: str = "A. Officer", title: str = "QA lead") -> None:
        """Say who acts on the Publish page, as is asked where nobody signs in."""
        self.page.get_by_role("textbox", name="Your name").fill(name)
        self.page.get_by_role("textbox", name="Your role").fill(title)
        self.page.get_by_role("button", name="Continue").click()
        expect(self.page.get_by_text(f"Acting as {name}, {title}")).to_be_visible()
        self.settle()

    def upload(self, file: Path) -> None:
        """Give the Publish page a file, and wait until it is checked."""
        self.page.locator("input[type=file]").set_input_files(file)
        expect(self.page.get_by_text(file.name).first).to_be_visible()
        expect(self.page.get_by_text("Checking the file")).to_have_count(0)
        self.settle()

    def open_menu(self) -> None:
        """On a phone the menu is behind a button."""
        self.page.get_by_role("button", name="Expand sidebar").click()
        expect(self.page.get_by_role("navigation")).to_be_visible()

    def open_everything(self) -> None:
        """Open every "See the figures as a table" and the like."""
        openers = self.page.locator("details:not([open]) > summary:visible")
        for opener in openers.all()[::-1]:
            opener.click()  # from the last, as an opened one is counted no more
        expect(openers).to_have_count(0)
        self.settle()

    def workings(self) -> list[Locator]:
        """The openers "How this was counted", in their order."""
        name = re.compile("^How this was counted")
        return self.page.get_by_role("button", name=name).all()

    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    def status_line(self) -> str:
        """The line under the heading: plan, position, version, classification."""
        return self.page.get_by_text("Management information").first.inner_text()

    def text(self) -> str:
        """All that the page says, to eyes and to a screen reader."""
        said = self.page.locator("body").inner_text()
        names = self.page.locator("[aria-label]").evaluate_all(NAMES)
        return "\n".join((said, *names))


def arrive(
    browser: Browser,
    server: Place,
    size: tuple[int, int] = WIDE,
    *,
    any_certificate: bool = False,
) -> Reader:
    """A new reader, in a context of their own, whose every request is noted."""
    record = Record()
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="en-GB",
        service_workers="block",
        reduced_motion="reduce",
        ignore_https_errors=any_certificate,
    )
    context.set_default_timeout(PATIENCE)

    def refuse(route: Route) -> None:
        route.abort()

    def close(socket: WebSocketRoute) -> None:
        record.note(socket.url)
        socket.close()

    def listen(socket: WebSocket) -> None:
        record.note(socket.url)
        socket.on("framereceived", lambda sent: record.messages.append(as_bytes(sent)))

    context.on("request", lambda request: record.note(request.url))
    context.route(outside, refuse)
    context.route_web_socket(outside, close)
    page = context.new_page()
    page.on("websocket", listen)
    return Reader(server, context, page, record)


def as_bytes(sent: str | bytes) -> bytes:
    return sent.encode() if isinstance(sent, str) else sent
