"""Every download is offered in one place, which asks before it hands over."""

import ast

import pytest

from tests.test_architecture import modules

THE_PLACE = "components.session.downloads"


def named(source: str) -> set[str]:
    """Every name and attribute that a module uses."""
    found = ast.walk(ast.parse(source))
    return {
        getattr(node, "attr", getattr(node, "id", getattr(node, "name", "")))
        for node in found
    }


@pytest.mark.parametrize("means", ["download_button", "media_file_mgr", "data_editor"])
def test_nothing_else_reaches_for_a_download(means):
    elsewhere = [name for name, source in modules().items() if means in named(source)]
    assert [name for name in elsewhere if name != THE_PLACE] == []


def test_the_place_itself_is_where_it_is_done():
    assert "download_button" in named(modules()[THE_PLACE])
