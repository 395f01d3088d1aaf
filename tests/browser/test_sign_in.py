"""Signing in at a real provider: who becomes what, for how long, and what stays."""

import re
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from data.publications import EventKind, open_store
from tests.browser import provider, server
from tests.browser.conftest import Arrive
from tests.browser.provider import Provider
from tests.browser.reader import Reader
from tests.browser.server import Server

pytestmark = pytest.mark.filterwarnings("ignore:.*authlib", "ignore:.*joserfc")

BY_GROUPS = """
claim = "groups"
officers = ["scrutiny-officers"]
members = ["scrutiny-committee"]
officer_addresses = ["lou.listed@westmere.example"]
ask = "Democratic Services"
"""
BY_ROLES = """
claim = "roles"
officers = ["Scrutiny.Officer"]
"""
SHORT = timedelta(seconds=60)  # a busy machine takes a while to sign in
AWAY = "//elsewhere.example/overview"


@pytest.fixture(scope="module")
def signing_in() -> Iterator[Provider]:
    with provider.running() as running:
        yield running


@pytest.fixture(scope="module")
def by_groups(
    signing_in: Provider, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("by_groups")
    with server.running(folder, secrets=signing_in.secrets(BY_GROUPS)) as running:
        yield running
        assert running.complaints() == []


def sign_in(reader: Reader, who: str) -> None:
    """Press Sign in, and choose a person at the provider."""
    reader.page.get_by_role("button", name="Sign in", exact=True).click()
    reader.page.get_by_role("button", name=who, exact=True).click()
    expect(reader.page.get_by_role("button", name="Sign out")).to_be_visible()
    reader.settle()


def says(reader: Reader, sentence: str) -> None:
    """The sidebar says so."""
    said = reader.page.get_by_test_id("stSidebar").get_by_text(sentence)
    expect(said).to_be_visible()


def in_menu(reader: Reader, *, publish: bool) -> None:
    """The officers' page is in the menu, or it is not."""
    menu = reader.page.get_by_role("navigation")
    expect(menu.get_by_role("link", name="About")).to_be_visible()
    expect(menu.get_by_role("link", name="Publish")).to_have_count(int(publish))


def refused(app: Server) -> list[tuple[str, str, str]]:
    """Name, role and note of each refusal in the record."""
    store = open_store(app.store)
    found = [
        (one.by.name, one.role, one.note)
        for one in store.events()
        if one.kind is EventKind.ROLE_REFUSED
    ]
    store.close()
    return found


# --- every way to a role --------------------------------------------------------


def test_until_somebody_signs_in_they_are_the_public(
    by_groups: Server, arriving: Arrive
):
    reader = arriving(by_groups)
    reader.open("publish")
    says(reader, "You are not signed in")
    in_menu(reader, publish=False)
    expect(reader.page.get_by_role("main")).to_contain_text("Only an officer can")
    expect(reader.page.get_by_label("Look through the eyes of")).to_have_count(0)


@pytest.mark.parametrize(
    ("who", "sentence", "officer"),
    [
        ("ann-officer", "You are signed in as Ann Officer, an officer.", True),
        ("mo-member", "You are signed in as Mo Member, a committee member.", False),
        (
            "lou-listed",
            "You are signed in as Lou Listed (lou.listed@westmere.example), an officer",
            True,
        ),
        ("una-unverified", "Una Unverified, who has no role here", False),
        ("rae-roles", "Rae Roles, who has no role here", False),
        ("ned-none", "ask Democratic Services.", False),
    ],
)
def test_a_sign_in_gives_the_role_that_its_claims_give(
    by_groups: Server, arriving: Arrive, who: str, sentence: str, officer: bool
):
    reader = arriving(by_groups)
    reader.open()
    sign_in(reader, who)
    says(reader, sentence)
    in_menu(reader, publish=officer)
    reader.open("publish")
    expect(reader.page.locator("input[type=file]")).to_have_count(int(officer))


def test_a_roles_claim_gives_a_role_where_the_deployment_says_so(
    signing_in: Provider, arriving: Arrive, tmp_path: Path
):
    with server.running(tmp_path, secrets=signing_in.secrets(BY_ROLES)) as app:
        reader = arriving(app)
        reader.open("publish")
        sign_in(reader, "rae-roles")
        says(reader, "You are signed in as Rae Roles, an officer.")
        expect(reader.page.locator("input[type=file]")).to_have_count(1)
        other = arriving(app)
        other.open()
        sign_in(other, "ann-officer")
        says(other, "Ann Officer, who has no role here")
        assert app.complaints() == []


def test_an_officer_can_look_through_other_eyes_and_is_refused_nothing(
    by_groups: Server, arriving: Arrive
):
    before = refused(by_groups)
    reader = arriving(by_groups)
    reader.open()
    sign_in(reader, "ann-officer")
    reader.choose("Look through the eyes of", "Public")
    in_menu(reader, publish=False)
    reader.choose("Look through the eyes of", "Officer")
    in_menu(reader, publish=True)
    assert refused(by_groups) == before


def test_a_refusal_is_written_down_with_who_and_what(
    by_groups: Server, arriving: Arrive
):
    theirs = ("Mo Member", "Committee member", "Asked for the page Publish.")
    before = refused(by_groups).count(theirs)
    reader = arriving(by_groups)
    reader.open("publish")
    sign_in(reader, "mo-member")
    expect(reader.page.get_by_role("main")).to_contain_text("Only an officer can")
    assert refused(by_groups).count(theirs) > before


# --- how long it lasts ----------------------------------------------------------


def test_a_sign_in_ends_when_its_token_does(arriving: Arrive, tmp_path: Path):
    with (
        provider.running(SHORT) as brief,
        server.running(tmp_path, secrets=brief.secrets(BY_GROUPS)) as app,
    ):
        reader = arriving(app)
        reader.open()
        sign_in(reader, "ann-officer")
        signed_in = time.monotonic()
        reader.turn_to("Publish")
        expect(reader.page.locator("input[type=file]")).to_have_count(1)
        left = SHORT.total_seconds() + 1 - (time.monotonic() - signed_in)
        reader.page.wait_for_timeout(max(left, 0) * 1000)
        reader.turn_to("About")
        says(reader, "Your sign-in has ended. Sign in again.")
        in_menu(reader, publish=False)
        reader.open("publish")
        expect(reader.page.locator("input[type=file]")).to_have_count(0)
        says(reader, "Your sign-in has ended. Sign in again.")
        sign_in(reader, "ann-officer")
        expect(reader.page.locator("input[type=file]")).to_have_count(1)
        assert app.complaints() == []


def test_a_name_taken_off_the_list_is_off_at_the_next_click(
    signing_in: Provider, arriving: Arrive, tmp_path: Path
):
    with server.running(tmp_path, secrets=signing_in.secrets(BY_GROUPS)) as app:
        reader = arriving(app)
        reader.open()
        sign_in(reader, "lou-listed")
        in_menu(reader, publish=True)
        listed = app.secrets.read_text("utf-8")
        app.secrets.write_text(listed.replace("lou.listed@", "someone.else@"), "utf-8")
        reader.turn_to("About")
        says(reader, "who has no role here")
        in_menu(reader, publish=False)
        app.secrets.write_text(f"{listed}\nofficers = [", "utf-8")
        reader.turn_to("Cohort")
        says(reader, "The settings for signing in cannot be read")
        app.secrets.write_text(listed, "utf-8")
        reader.turn_to("About")
        in_menu(reader, publish=True)
        assert app.complaints() == []


def sign_out(reader: Reader) -> None:
    reader.page.get_by_role("button", name="Sign out").click()
    reader.page.get_by_role("button", name="End session").click()
    expect(
        reader.page.get_by_role("button", name="Sign in", exact=True)
    ).to_be_visible()
    reader.settle()


def test_signing_out_ends_it_in_every_window_and_for_a_copied_cookie(
    by_groups: Server, arriving: Arrive
):
    reader = arriving(by_groups)
    reader.open()
    sign_in(reader, "ann-officer")
    window = Reader(by_groups, reader.context, reader.context.new_page(), reader.record)
    window.open("about")
    in_menu(window, publish=True)
    copied = reader.context.cookies()

    sign_out(reader)
    says(reader, "You are not signed in")
    window.turn_to("Cohort")
    says(window, "You are not signed in")
    in_menu(window, publish=False)

    thief = arriving(by_groups)
    thief.context.add_cookies(copied)
    thief.open("publish")
    says(thief, "You are not signed in")
    expect(thief.page.locator("input[type=file]")).to_have_count(0)


# --- where they come back to ----------------------------------------------------


def test_a_reader_comes_back_to_the_very_page_they_left(
    by_groups: Server, arriving: Arrive
):
    reader = arriving(by_groups)
    reader.open("cohort", "plan=westmere-inclusion&version=3")
    sign_in(reader, "mo-member")
    expect(reader.page).to_have_title(re.compile("^Cohort"))
    expect(reader.page).to_have_url(
        f"{by_groups.url}/cohort?plan=westmere-inclusion&version=3"
    )
    says(reader, "You are signed in as Mo Member")


def test_a_reader_whom_the_provider_refuses_comes_back_to_it_too(
    by_groups: Server, arriving: Arrive
):
    reader = arriving(by_groups)
    reader.open("about")
    reader.page.get_by_role("button", name="Sign in", exact=True).click()
    reader.page.get_by_role("button", name="Deny").click()
    expect(reader.page).to_have_title(re.compile("^About"))
    reader.settle()
    says(reader, "You are not signed in")


@pytest.mark.parametrize(
    "kept",
    [
        AWAY,
        f"/{AWAY}",
        "/\\elsewhere.example/",
        "javascript:document.title='taken'",
        *(
            pytest.param(further, marks=pytest.mark.long)
            for further in (
                "/.//elsewhere.example/",
                "https://elsewhere.example/",
                "data:text/html,taken",
            )
        ),
    ],
)
def test_nobody_is_sent_to_another_site(by_groups: Server, arriving: Arrive, kept: str):
    reader = arriving(by_groups)
    reader.open()
    reader.page.evaluate(
        "kept => sessionStorage.setItem('scrutiny-come-back-to', kept)", kept
    )
    reader.page.reload()
    reader.settle()
    assert reader.page.url.startswith(f"{by_groups.url}/")
    assert reader.page.title() != "taken"
    assert reader.page.evaluate("sessionStorage.length") == 0


# --- what stays behind ----------------------------------------------------------


def test_neither_the_log_nor_the_screen_ever_holds_a_token_or_a_secret(
    signing_in: Provider, arriving: Arrive, tmp_path: Path
):
    with server.running(
        tmp_path,
        secrets=signing_in.secrets(BY_GROUPS),
        options=["--logger.level", "debug"],
    ) as app:
        reader = arriving(app)
        sent: list[str] = []
        reader.page.on("request", lambda request: sent.append(request.url))
        reader.open("publish")
        sign_in(reader, "ann-officer")
        cookies = {one["name"]: one["value"] for one in reader.context.cookies()}
        reader.page.goto(f"{app.url}/oauth2callback?code=forged-code&state=forged")
        reader.settle()
        shown = reader.page.content() + b"".join(reader.record.messages).decode(
            "utf-8", "replace"
        )
        sign_out(reader)
        log = app.log.read_text("utf-8")
    callback = next(url for url in sent if "/oauth2callback?code=" in url)
    code = re.search("code=([^&]+)", callback)
    assert code
    kept = [provider.COOKIE_SECRET, provider.CLIENT_SECRET, code[1]]
    kept += [cookies["_streamlit_user"], cookies["_streamlit_user_tokens"]]
    kept += tokens(cookies["_streamlit_user_tokens"])
    assert len(kept) == 7
    assert all(len(one) > 10 for one in kept)
    assert [one for one in kept if one in log] == []
    assert [one for one in kept if one in shown] == []


def tokens(cookie: str) -> list[str]:
    """The tokens that a browser's signed cookie carries."""
    found = provider.opened("_streamlit_user_tokens", cookie)
    return [str(found["id_token"]), str(found["access_token"])]
