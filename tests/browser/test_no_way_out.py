"""No request leaves this machine, and the guards that hold it do bite."""

import subprocess
import sys

import pytest

from tests.browser.conftest import Arrive
from tests.browser.reader import PAGES, Reader
from tests.browser.server import ROOT, Server, environment

ELSEWHERE = "http://192.0.2.1/"  # an address kept for documentation


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_a_page_asks_this_machine_only(reader: Reader, page: str):
    reader.open(page)
    assert len(reader.record.inside) > 10
    assert any(url.startswith("ws://127.0.0.1:") for url in reader.record.inside)
    assert reader.record.outside == []


def test_a_page_that_did_call_elsewhere_would_be_stopped_and_noticed(
    app: Server, arriving: Arrive
):
    reader = arriving(app)
    reader.open()
    call = "url => fetch(url).then(() => 'answered', () => 'stopped')"
    assert reader.page.evaluate(call, ELSEWHERE) == "stopped"
    assert reader.record.outside == [ELSEWHERE]
    reader.record.outside.clear()


def test_a_page_that_opened_a_socket_elsewhere_would_be_noticed(
    app: Server, arriving: Arrive
):
    reader = arriving(app)
    reader.open()
    elsewhere = ELSEWHERE.replace("http", "ws")
    reader.page.evaluate(
        "url => new Promise(done => new WebSocket(url).onclose = done)", elsewhere
    )
    assert reader.record.outside == [elsewhere]
    reader.record.outside.clear()


@pytest.mark.parametrize(
    "call",
    [
        "socket.create_connection(('192.0.2.1', 80), 1)",
        "socket.getaddrinfo('www.example.org', 80)",
    ],
)
def test_a_server_that_did_call_elsewhere_would_be_stopped_and_noticed(call: str):
    tried = subprocess.run(
        [sys.executable, "-c", f"import socket; {call}"],
        cwd=ROOT,
        env=environment("sqlite://"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert tried.returncode == 1
    assert "Outside call: socket." in tried.stderr
