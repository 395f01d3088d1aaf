"""The first request a server gets, at any page's address, goes through the entry."""

import pytest

from components.chrome.pages import PAGES
from data.publications import Store
from data.release.audience import Role
from tests.pages import app

KEYS = [one.key for one in PAGES]


@pytest.mark.usefixtures("cold_server")
@pytest.mark.parametrize("key", KEYS)
def test_a_page_opened_before_any_other_is_the_page_shown(
    record: Store, key: str
) -> None:
    cold = app.shown(app.opened(key))
    assert cold.exceptions == ()
    assert len(cold.titles) == 1
    assert "Look through the eyes of" in cold.text


@pytest.mark.parametrize("key", KEYS)
def test_it_is_the_same_page_that_a_started_server_shows(
    record: Store, request: pytest.FixtureRequest, key: str
) -> None:
    started = app.shown(app.opened(key))
    request.getfixturevalue("cold_server")
    assert app.shown(app.opened(key)).titles == started.titles


@pytest.mark.usefixtures("cold_server")
def test_a_cold_server_refuses_as_any_other_does(record: Store) -> None:
    at = app.opened("publish", Role.PUBLIC)
    assert "Only an officer can check and publish" in app.shown(at).text
    assert not at.file_uploader


def test_a_plan_and_version_go_with_the_reader_from_page_to_page(
    record: Store,
) -> None:
    at = app.opened("overview", plan="westmere-inclusion", version="3")
    for key in KEYS[1:]:
        app.turned(at, key)
        assert at.query_params == {"plan": "westmere-inclusion", "version": "3"}
        assert not at.exception
