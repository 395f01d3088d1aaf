"""A cell's own words reach the reader letter for letter, whatever they are."""

import pytest

from data.publications import Store
from tests.pages import app, books

MARKUP = '<img src=x onerror="alert(1)"> & <b>now</b>'
MARKDOWN = "**bold** [link](https://example.org) :red[x] `code` $a$"
TABLE = {"div", "table", "thead", "tbody", "tr", "th", "td", "br", "style", "script"}
BOOK = books.in_sheets(
    Findings=[
        ["Finding", "Kind", "What inspectors found"],
        [MARKUP, "Priority action", MARKDOWN],
    ],
    Actions=[
        ["Ref", "Finding", "Action", "Lead agency", "Original due", "Status"],
        ["1", MARKUP, MARKDOWN, MARKUP, "31 May 2023", "In progress"],
    ],
)


@pytest.fixture
def plan(record: Store) -> str:
    return app.keep(record, BOOK)


@pytest.mark.parametrize("page", ["overview", "action_plan", "impact"])
def test_no_tag_of_a_cells_own_stands_in_the_page(plan: str, page: str) -> None:
    at = app.opened(page, plan=plan)
    assert not at.exception
    assert app.tables(at)
    assert {tag for html in app.htmls(at) for tag in html.tags} <= TABLE


def test_the_words_stand_as_they_were_written(plan: str) -> None:
    at = app.opened("action_plan", plan=plan)
    (action,) = (one for one in app.tables(at) if one.name == "Actions")
    (row,) = action.rows
    assert MARKDOWN in row
    assert MARKUP in row


def test_in_running_text_their_markdown_is_undone(plan: str) -> None:
    at = app.opened("overview", plan=plan)
    raw = [one.value for one in (*at.markdown, *at.subheader)]
    assert any("onerror" in text for text in map(app.plain, raw))
    assert not any("<img" in text.replace("\\<", "") for text in raw)
