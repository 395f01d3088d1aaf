"""Two instances behind nginx are one dashboard, and either may stop."""

from __future__ import annotations

import re
import subprocess
import urllib.error
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from data import workbook
from data.publications import open_store
from data.publications.records import Person, VersionRecord
from tests.browser import deployment, provider
from tests.browser.deployment import HERE, NAMES, Deployment
from tests.browser.provider import Provider
from tests.browser.reader import OFFICERS_ONLY, PAGES, Reader, arrive
from tests.browser.server import MACHINE, ROOT

SAMPLES = ROOT / "data" / "samples"
COOKIE = "scrutiny_instance"
OFFICER = Person("", "A. Officer")

Seat = Callable[..., Reader]


@pytest.fixture(scope="module")
def signing_in() -> Iterator[Provider]:
    with provider.running() as running:
        yield running


@pytest.fixture(scope="module")
def deployed(
    signing_in: Provider, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Deployment]:
    secrets = signing_in.secrets('officers = ["scrutiny-officers"]', at="{url}")
    with deployment.running(tmp_path_factory.mktemp("two"), secrets) as running:
        yield running
        for instance in running.instances.values():
            assert instance.complaints() == []


@pytest.fixture
def seat(browser: Browser, deployed: Deployment) -> Iterator[Seat]:
    """``seat("one")`` is a new reader who has been at that instance before."""
    readers: list[Reader] = []
    said: list[str] = []

    def new(name: str = "") -> Reader:
        reader = arrive(browser, deployed, any_certificate=True)
        readers.append(reader)
        reader.page.on(
            "console", lambda one: said.append(one.text) if _policy(one.text) else None
        )
        if name:
            reader.context.add_cookies(
                [{"name": COOKIE, "value": name, "url": deployed.url}]
            )
        return reader

    yield new
    for reader in readers:
        reader.context.close()
    assert [url for reader in readers for url in reader.record.outside] == []
    assert said == []


def _policy(line: str) -> bool:
    return "Content Security Policy" in line


def seated_at(reader: Reader) -> str:
    """The instance that the reader's cookie names."""
    found = {one["name"]: one["value"] for one in reader.context.cookies()}
    return found.get(COOKIE, "")


def opened(deployed: Deployment, month: int) -> VersionRecord:
    """Westmere's workbook of a month of 2023, opened as the plan's next version."""
    file = SAMPLES / f"westmere-2023-{month:02}.xlsx"
    plan = workbook.read(file.read_bytes(), file.name).plan
    assert plan is not None
    said = {"plan_name": plan.name, "as_at": plan.as_at}
    store = open_store(deployed.store)
    try:
        draft = store.begin(
            **said, file_name=file.name, content=file.read_bytes(), by=OFFICER
        )
        store.clear(
            draft.id,
            **said,
            name=OFFICER.name,
            role="QA lead",
            on=plan.as_at,
            classification=plan.classification,
            basis=store.basis(draft.plan_key),
            by=OFFICER,
        )
        return store.open(draft.id, by=OFFICER)
    finally:
        store.close()


def since(deployed: Deployment, start: int) -> dict[str, set[str]]:
    """For each instance, the paths it has answered since a point of the log."""
    answered: dict[str, set[str]] = {name: set() for name in NAMES}
    for path, name in deployed.asked()[start:]:
        answered.setdefault(name, set()).add(path)
    return answered


# --- one dashboard ------------------------------------------------------------


def test_a_newcomer_stays_at_the_instance_that_answered_first(
    deployed: Deployment, seat: Seat
):
    start = len(deployed.asked())
    reader = seat()
    reader.open()
    name = seated_at(reader)
    assert name in NAMES
    for page in ("Impact", "Action plan"):
        reader.turn_to(page)
    reader.page.goto("about:blank")  # the websocket is logged when it ends
    other = next(one for one in NAMES if one != name)
    answered = since(deployed, start)
    assert answered[other] == set()
    assert "/" in answered[name]


def test_a_version_opened_is_seen_at_both_instances_at_the_next_interaction(
    deployed: Deployment, seat: Seat
):
    june = opened(deployed, 6)
    readers = [seat(name) for name in NAMES]
    for reader, name in zip(readers, NAMES, strict=True):
        reader.open()
        assert seated_at(reader) == name
        assert f"Version {june.number} " in reader.status_line()
    before = reader.heading().inner_text()
    july = opened(deployed, 7)
    for reader in readers:
        reader.turn_to("Action plan")
        assert f"Version {july.number} " in reader.status_line()
        reader.turn_to("Overview")
        expect(reader.heading()).not_to_have_text(before)
        expect(reader.heading()).to_contain_text("50 of 61")


def test_every_page_is_drawn_through_the_proxy_under_its_content_policy(seat: Seat):
    reader = seat("two")
    reader.open()
    for name in sorted(PAGES.keys() - OFFICERS_ONLY):
        reader.turn_to(name)
        expect(reader.heading()).to_have_count(1)


@pytest.mark.parametrize(
    "name", [NAMES[0], pytest.param(NAMES[1], marks=pytest.mark.long)]
)
def test_when_an_instance_stops_its_readers_go_on_at_the_other_and_stay(
    deployed: Deployment, seat: Seat, name: str
):
    other = next(one for one in NAMES if one != name)
    reader, neighbour = seat(name), seat(other)
    for one in (reader, neighbour):
        one.open()
    before = reader.heading().inner_text()
    deployed.instances[name].stop()
    try:
        for one in (reader, neighbour):
            one.turn_to("Action plan")
            one.turn_to("Overview")
            expect(one.heading()).to_have_text(before)
            assert seated_at(one) == other
        newcomer = seat()
        newcomer.open()
        assert seated_at(newcomer) == other
    finally:
        deployed.instances[name].start()
        deployed.instances[name].wait()
    reader.turn_to("Impact")
    reader.page.reload()
    reader.settle()
    assert seated_at(reader) == other


def test_who_signed_in_at_one_instance_is_signed_in_at_the_other(
    deployed: Deployment, seat: Seat
):
    reader = seat("one")
    reader.open("publish")
    page = reader.page
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="ann-officer", exact=True).click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    assert seated_at(reader) == "one"
    reader.context.add_cookies([{"name": COOKIE, "value": "two", "url": deployed.url}])
    reader.open("publish")
    assert seated_at(reader) == "two"
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    expect(page.get_by_text("You are signed in as Ann Officer")).to_be_visible()
    reader.upload(SAMPLES / "westmere-2023-05.xlsx")
    store = open_store(deployed.store)
    try:
        assert [draft.begun_by.name for draft in store.drafts()] == ["Ann Officer"]
    finally:
        store.close()


# --- what nginx holds back ------------------------------------------------------


def test_the_configuration_passes_nginxs_own_check(deployed: Deployment):
    checked = subprocess.run(
        [*deployment.command(deployed.log.parent), "-t"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert "[warn]" not in checked.stderr


def test_the_files_every_page_needs_are_kept_and_compressed_by_the_proxy(
    deployed: Deployment,
):
    with deployed.opener().open(deployed.address(), timeout=30) as answer:
        script = re.search(r'src="\./(static/js/[^"]+)"', answer.read().decode())
    assert script is not None
    path = f"/{script.group(1)}"
    deployed.get(path)
    start = len(deployed.asked())
    status, headers = deployed.get(path, Accept_Encoding="gzip")
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert path not in {asked for asked, _ in deployed.asked()[start:]}  # by neither


def test_every_answer_has_the_headers_that_keep_a_reader_safe(deployed: Deployment):
    for path in ("/", "/_stcore/health", "/_stcore/metrics", "/nowhere"):
        _, headers = deployed.get(path)
        assert headers["Strict-Transport-Security"] == "max-age=31536000"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["Referrer-Policy"] == "same-origin"
        assert "/" not in headers["Server"]  # no version


def test_every_cookie_travels_over_tls_only(deployed: Deployment, seat: Seat):
    reader = seat()
    reader.open()
    cookies = reader.context.cookies()
    assert {COOKIE, "_streamlit_xsrf"} <= {one["name"] for one in cookies}
    assert [one["name"] for one in cookies if not one["secure"]] == []
    assert {one["sameSite"] for one in cookies} == {"Lax"}


def test_an_address_without_tls_is_sent_on_to_the_one_name_with_it(
    deployed: Deployment,
):
    status, headers = deployed.unfollowed("/impact?plan=x")
    assert (status, headers["Location"]) == (301, f"https://{HERE}/impact?plan=x")


def test_under_any_other_name_nothing_is_served(deployed: Deployment):
    by_address = replace(deployed, url=deployed.url.replace(HERE, MACHINE))
    with pytest.raises(urllib.error.URLError, match="unrecognized name"):
        by_address.get("/")


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/agent/mcp"]
)
def test_what_is_no_readers_business_is_not_there(deployed: Deployment, path: str):
    assert deployed.get(path)[0] == 404


def test_a_websocket_from_another_sites_page_is_refused(deployed: Deployment):
    shake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    for origin in ("https://elsewhere.example", "null", f"http://{HERE}"):
        assert deployed.get("/_stcore/stream", Origin=origin, **shake)[0] == 403


def test_more_than_a_workbook_is_not_taken(deployed: Deployment):
    status, _ = deployed.get("/_stcore/health", body=bytes(12 * 1024**2))
    assert status == 413


def test_the_log_keeps_no_query_where_a_sign_ins_code_could_stand(
    deployed: Deployment,
):
    deployed.get("/oauth2callback?code=do-not-keep-this&state=nor-this")
    deployed.get("/impact?plan=do-not-keep-this")
    assert "/impact" in {path for path, _ in deployed.asked()}
    assert "keep-this" not in deployed.log.read_text("utf-8")
