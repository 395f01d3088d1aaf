"""The public is shown no true count of children, and only officers can publish."""

import re

import pytest
from streamlit import config

from data.publications import Store
from data.release.audience import Role
from tests.pages import app, books
from tests.pages.app import OFFICERS_ONLY, READERS_PAGES
from tests.pages.books import BOOKS, TELLING, WESTMERE_7, Book
from tests.pages.conftest import See

# July's counts of children and of their cases, as any page would write them.
CHILDREN = ("148", "171", "186", "15 of 50", "45 of 50")
OF_CHILDREN = re.compile(r"\b(\d[\d,]*) (?:child|children|episodes?|cases)\b")
ROUNDED = "Numbers of children are rounded to the nearest 5"
TOLD = Book("telling", content=books.with_telling_counts())


def numbers(text: str) -> set[int]:
    """The whole numbers in a text, commas or not."""
    found = re.findall(r"(?<![\w.,#])\d[\d,]*(?![\w.])", text)
    return {int(number.replace(",", "")) for number in found}


def telling(text: str) -> set[int]:
    """The numbers that can only be July's counts, or sums of them."""
    return {number for number in numbers(text) if TELLING <= number < 20 * TELLING}


def exact(found: set[int]) -> set[int]:
    """Those of the numbers that no rounding to the nearest 5 gives."""
    return {number for number in found if number % 5}


def has(text: str, count: str) -> bool:
    return bool(re.search(rf"(?<![\d.,]){count}(?![\d.,])", text))


# --- counts of children ------------------------------------------------------


@pytest.mark.parametrize("key", READERS_PAGES)
def test_the_public_is_sent_none_of_julys_counts(see: See, key: str) -> None:
    sent = see(WESTMERE_7, Role.PUBLIC, key).sent
    assert [count for count in CHILDREN if has(sent, count)] == []
    told = OF_CHILDREN.findall(see(WESTMERE_7, Role.PUBLIC, key).text)
    assert exact({int(number.replace(",", "")) for number in told}) == set()


@pytest.mark.parametrize("key", READERS_PAGES)
def test_the_public_is_sent_no_number_made_of_true_counts_of_children(
    see: See, key: str
) -> None:
    assert exact(telling(see(TOLD, Role.PUBLIC, key).sent)) == set()


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OFFICER])
def test_members_and_officers_are_shown_them(see: See, role: Role) -> None:
    assert exact(telling(see(TOLD, role, "cohort").text))
    assert exact(telling(see(TOLD, role, "impact").text))
    everything = [see(WESTMERE_7, role, key).sent for key in READERS_PAGES]
    assert [count for count in CHILDREN if not has("\n".join(everything), count)] == []


def test_every_measure_is_without_its_true_counts_for_the_public(record: Store) -> None:
    key = app.keep(record, TOLD.published)
    at = app.opened("impact", Role.PUBLIC, plan=key)
    findings = at.selectbox(key="impact_finding").options
    assert len(findings) > 1
    for finding in findings:
        at.selectbox(key="impact_finding").select(finding).run()
        found = app.shown(at)
        assert (found.exceptions, exact(telling(found.sent))) == ((), set())


@pytest.mark.parametrize("key", ["overview", "cohort", "impact", "since_last_meeting"])
def test_the_public_is_told_once_what_was_done_to_numbers_and_others_are_not(
    see: See, key: str
) -> None:
    assert see(WESTMERE_7, Role.PUBLIC, key).text.count(ROUNDED) == 1
    assert ROUNDED not in see(WESTMERE_7, Role.MEMBER, key).text


def test_what_an_officer_saw_is_gone_when_they_look_through_the_publics_eyes(
    record: Store,
) -> None:
    key = app.keep(record, TOLD.published)
    at = app.opened("cohort", Role.OFFICER, plan=key)
    assert exact(telling(app.shown(at).sent))
    at.selectbox(key="chrome_role_choice").select("Public").run()
    assert app.shown(at).exceptions == ()
    assert exact(telling(app.shown(at).sent)) == set()


# --- cells and workings ------------------------------------------------------


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.MEMBER])
def test_only_officers_see_which_cells_a_figure_rests_on(see: See, role: Role) -> None:
    address = re.compile(r"\bActions [A-Z]+\d+\b")
    assert address.search(see(WESTMERE_7, Role.OFFICER, "overview").text)
    assert not address.search(see(WESTMERE_7, role, "overview").text)


# --- the officers' page ------------------------------------------------------


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.MEMBER])
@pytest.mark.parametrize("key", sorted(OFFICERS_ONLY))
def test_the_officers_page_gives_others_one_sentence_and_nothing_else(
    record: Store, role: Role, key: str
) -> None:
    at = app.opened(key, role)
    assert [one.value for one in at.title] == ["Publish"]
    (sentence,) = (one.value for one in at.main.markdown)
    assert "Only an officer can check and publish a workbook." in sentence
    assert not at.file_uploader
    assert [text for html in app.htmls(at) for text in html.texts] == []
    assert not at.main.button
    assert not at.main.get("download_button")
    kinds = {node.type for node in at.main}
    # An empty piece stands where the body of another page stood before.
    drawn = kinds - {"empty"}
    assert drawn <= {"main", "flex_container", "html", "title", "markdown"}


def test_an_address_that_is_not_this_machines_is_public_and_says_why(
    record: Store,
) -> None:
    before = config.get_option("server.address")
    config.set_option("server.address", "10.0.0.7")
    try:
        at = app.opened("publish", Role.OFFICER)
    finally:
        config.set_option("server.address", before)
    text = app.shown(at).text
    assert "Only an officer can check and publish a workbook." in text
    assert "no sign-in is set up" in text
    assert not at.file_uploader
    assert [one.label for one in at.sidebar.selectbox if "eyes" in one.label] == []


# --- restricted versions -----------------------------------------------------


def test_a_restricted_version_is_for_members_and_officers(record: Store) -> None:
    key = app.keep(record, books.JUNE.read_bytes())
    app.keep(record, books.as_restricted(books.JULY), after=1)
    for role, version, as_at in (
        (Role.PUBLIC, "Version 1", "31 May 2023"),
        (Role.MEMBER, "Version 2", "30 June 2023"),
        (Role.OFFICER, "Version 2", "30 June 2023"),
    ):
        for asked in ({}, {"version": "2"}):
            text = app.shown(app.opened("overview", role, plan=key, **asked)).text
            assert version in text
            assert f"Position at {as_at}" in text
            assert ("Restricted" in text) is (role is not Role.PUBLIC)


def test_where_everything_is_restricted_the_public_is_told_so_calmly(
    record: Store,
) -> None:
    app.keep(record, books.as_restricted(books.JULY))
    for key in READERS_PAGES:
        found = app.shown(app.opened(key, Role.PUBLIC))
        assert found.exceptions == ()
        assert "No version is open to this reader yet." in found.text
        assert "50 of 61" not in found.sent


@pytest.mark.parametrize("book", BOOKS, ids=str)
def test_no_reader_is_sent_an_error(see: See, book: Book) -> None:
    for key in READERS_PAGES:
        assert "Traceback" not in see(book, Role.PUBLIC, key).sent
