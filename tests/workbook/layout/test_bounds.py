"""How much of the officers' own is matched: a verdict comes within seconds."""

from __future__ import annotations

import pytest

from data import workbook
from data.workbook.issue import Verdict
from data.workbook.layout.understand import MOST_CELLS, MOST_TABLES, TooMuch
from data.workbook.raw import Content, RawBook, RawCell, RawSheet
from data.workbook.reading import interpret
from tests.workbook.layout.kept import read, sheet

ACTIONS = ["Ref", "Action", "Agency", "Status"]
RISKS = ["Risk ID", "Risk", "Mitigation", "Owner"]


def in_turn(tables):
    """So many tables, no two in turn of the same headings, one row in each."""
    return [row for at in range(tables) for row in ((ACTIONS, RISKS)[at % 2], ["1"])]


def test_as_many_tables_as_are_allowed_are_read():
    assert read(sheet("S", *in_turn(MOST_TABLES))).verdict is not Verdict.REFUSED


def test_more_tables_are_refused_as_too_big():
    rows = "\n".join(",".join(row) for row in in_turn(MOST_TABLES + 1))
    made = workbook.read(rows.encode(), "tracker.csv")
    assert made.verdict is Verdict.REFUSED
    assert [issue.code for issue in made.issues] == ["refused_too_big_inside"]


def test_more_cells_than_can_be_matched_soon_are_too_much():
    cell = RawCell(1, 1, Content.TEXT, "Ref", "Ref")
    book = RawBook("x", (RawSheet("S", (cell,) * (MOST_CELLS + 1)),))
    with pytest.raises(TooMuch):
        interpret(book)


def test_a_thousand_columns_head_a_table_and_more_head_none():
    wide = [f"Lead {at}" for at in range(996)]
    assert read(sheet("S", [*ACTIONS, *wide], ["1"])).understanding.questions
    assert not read(sheet("S", [*ACTIONS, *wide, "Due"], ["1"])).understanding.tables
