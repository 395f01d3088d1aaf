"""Signing in at a real provider: who becomes what, for how long, and what stays."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser import provider, server
from tests.browser.conftest import Arrive
from tests.browser.provider import Provider
from tests.browser.reader import Reader
from tests.browser.server import Server

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
    """The sidebar says so, and nothing else about who this is."""
    said = reader.page.get_by_test_id("stSidebar").get_by_text(sentence)
    expect(said).to_be_visible()


def menu(reader: Reader) -> list[str]:
    links = reader.page.get_by_role("navigation").get_by_role("link")
    return links.all_inner_texts()


def test_until_somebody_signs_in_they_are_the_public(
    by_groups: Server, arriving: Arrive
):
    reader = arriving(by_groups)
    reader.open("publish")
    says(reader, "You are not signed in")
    assert "Publish" not in menu(reader)
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
    assert ("Publish" in menu(reader)) is officer
    reader.open("publish")
    expect(reader.page.locator("input[type=file]")).to_have_count(int(officer))
