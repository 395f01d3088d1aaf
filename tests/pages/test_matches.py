"""Two refs and one action: an officer confirms it, and every comparison follows."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from components.publishing import acts
from components.publishing.acts import Officer
from components.sentences import publish_matches as says
from data.publications import EventKind, Store
from data.release.audience import NotAllowed, Role
from tests.kept import OFFICER
from tests.pages import app, books, officers_page
from tests.pages.books import JULY, JUNE
from tests.pages.officers_page import at_desk, offered, press, resumed, text, upload

BUTTON = "Confirm that 6.1 and 9.9 are one action"


def with_another_ref() -> bytes:
    """July's workbook, in which 6.1 stands as 9.9 and is worded a little otherwise."""
    book = load_workbook(JULY)
    rows = list(book["Actions"].iter_rows())
    (named,) = (row for row in rows if "Ref" in {cell.value for cell in row})
    place = {str(cell.value): number for number, cell in enumerate(named)}
    (row,) = (row for row in rows if str(row[place["Ref"]].value) == "6.1")
    row[place["Ref"]].value = "9.9"
    row[place["Action"]].value = f"{row[place['Action']].value} too"
    return books.as_bytes(book)


@pytest.fixture
def page(record: Store) -> AppTest:
    """A draft in which 6.1 has another ref, where June's workbook is live."""
    officers_page.published(JUNE.read_bytes())
    return upload(at_desk(), with_another_ref(), "july.xlsx")


def since(role: Role) -> str:
    return app.shown(app.opened("since_last_meeting", role)).text


def test_a_doubtful_match_stands_with_its_doubt_and_a_button(page: AppTest) -> None:
    assert says.HEADING in text(page)
    assert "6.1 and 9.9" in text(page)
    assert BUTTON in offered(page)


def test_once_confirmed_it_is_doubtful_no_more_and_the_record_says_by_whom(
    page: AppTest, record: Store
) -> None:
    press(page, BUTTON)
    assert says.KEPT in text(page)
    for seen in (page, resumed(page)):
        assert BUTTON not in offered(seen)
        assert says.HEADING not in text(seen)
        assert "Confirmed as one action: 6.1 and 9.9." in text(seen)
    (event,) = (one for one in record.events() if one.kind is EventKind.MATCH_CONFIRMED)
    assert (event.about, event.by.name) == ("6.1 is 9.9", "A. Officer")


def test_readers_comparisons_follow_it_even_after_the_version_opened(
    page: AppTest, record: Store
) -> None:
    press(officers_page.cleared(officers_page.sent(page)), "Open now")
    before = {role: since(role) for role in (Role.PUBLIC, Role.OFFICER)}
    (_, version) = officers_page.numbered(record)
    record.confirm_match(version.id, "6.1", "9.9", by=OFFICER)
    for role, told in before.items():
        assert "1 action was matched with doubt" in told
        assert "matched with doubt" not in since(role)


def test_nobody_but_an_officer_confirms_a_match(record: Store, page: AppTest) -> None:
    (draft,) = record.drafts()
    member = Officer(Role.MEMBER, OFFICER)
    with pytest.raises(NotAllowed, match="Only an officer can confirm that two refs"):
        acts.confirm(record, draft, "6.1", "9.9", officer=member)  # type: ignore[arg-type]
    assert record.version(draft.id).confirmed == ()
