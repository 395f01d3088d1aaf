"""Every page, with every book, for every reader: it stands, and says so plainly."""

import re

import pytest

from components.chrome.pages import PAGES, page
from components.sentences.lines import AS_PUBLISHED_LINE, SAMPLE_LINE
from data.release.audience import Role
from tests.pages.app import OFFICERS_ONLY, READERS_PAGES
from tests.pages.books import BOOKS, CHESHIRE_EAST, EMPTY, SAMPLES, Book
from tests.pages.conftest import See

EVERY = [one.key for one in PAGES]
ROLES = list(Role)
NEVER = (
    *("watermelon", "quietly", "dropped", "slipped", "route to green", "promise"),
    *("broken", "silent", "verified by nobody", "is wrong", "are wrong"),
    *("claim: wrong", "real improvement", "on track"),
    *("chance of sign-off", "would have learned", "case for sign-off", "attack"),
    *("hostile", "since you last met", "failed"),
)
OWN = {"On track"}  # an agency's own rating, in a cell of its own
BARE = re.compile(r"\bno evidence\b(?! recorded)", re.IGNORECASE)
EMOJI = re.compile("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")
UNMADE = re.compile(r"\b(?:nan|NaT|null|inf|Released|Cell)\b")


@pytest.mark.parametrize("key", EVERY)
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
@pytest.mark.parametrize("book", BOOKS, ids=str)
def test_a_page_stands_and_has_one_heading(
    see: See, book: Book, role: Role, key: str
) -> None:
    found = see(book, role, key)
    assert found.exceptions == ()
    assert len(found.titles) == 1
    refused = key in OFFICERS_ONLY and role is not Role.OFFICER
    assert (found.titles[0] == page(key).title) is refused


@pytest.mark.parametrize("key", READERS_PAGES)
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
@pytest.mark.parametrize("book", BOOKS, ids=str)
def test_sample_data_is_said_to_be_that_and_nothing_else_is(
    see: See, book: Book, role: Role, key: str
) -> None:
    assert (SAMPLE_LINE in see(book, role, key).text) is book.sample_line


@pytest.mark.parametrize("key", READERS_PAGES)
def test_a_published_report_is_an_example_and_not_called_made_up(
    see: See, key: str
) -> None:
    assert AS_PUBLISHED_LINE in see(CHESHIRE_EAST, Role.PUBLIC, key).text
    assert AS_PUBLISHED_LINE not in see(EMPTY, Role.PUBLIC, key).text


@pytest.mark.parametrize("key", READERS_PAGES)
@pytest.mark.parametrize("book", BOOKS, ids=str)
def test_the_status_line_names_position_version_and_what_it_is(
    see: See, book: Book, key: str
) -> None:
    said = see(book, Role.MEMBER, key).text
    assert re.search(r"Position at \d{1,2} \w+ \d{4}", said)
    assert re.search(r"Version \d", said)
    assert "Management information, not official statistics" in said


@pytest.mark.parametrize("key", EVERY)
@pytest.mark.parametrize("book", BOOKS, ids=str)
def test_no_word_that_the_committee_should_not_read(
    see: See, book: Book, key: str
) -> None:
    for role in ROLES:
        found = see(book, role, key)
        for said in {*found.texts, *found.drawn} - OWN:
            words = [word for word in NEVER if word in said.casefold()]
            words += EMOJI.findall(said)
            words += BARE.findall(said) if key in READERS_PAGES else []
            assert (said, words) == (said, [])


@pytest.mark.parametrize("key", EVERY)
@pytest.mark.parametrize("book", BOOKS, ids=str)
def test_a_heading_is_a_statement_of_at_most_twelve_words(
    see: See, book: Book, key: str
) -> None:
    for role in ROLES:
        (title,) = see(book, role, key).titles
        assert len(title.split()) <= 12
        assert title[0].isupper() or title[0].isdigit()
        assert not title.endswith(".")


@pytest.mark.parametrize("key", READERS_PAGES)
@pytest.mark.parametrize("book", SAMPLES, ids=str)
def test_what_is_missing_is_said_in_words(see: See, book: Book, key: str) -> None:
    assert UNMADE.findall(see(book, Role.OFFICER, key).text) == []
