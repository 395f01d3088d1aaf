"""A workbook of data: tagged tables, no blank cell, no formula, the same figures."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from components import everything
from components.exports.book import (
    COVER,
    CUT,
    HEADER_ROW,
    MOST,
    NOTES,
    Cover,
    Sheet,
    book,
)
from components.sentences import downloads, lines
from data.analysis import figures
from data.release import gate
from data.release.audience import Role
from tests.exports import papers

ABOUT = Cover("A plan: Cohort", ("Sample data. Figures are made up.",), downloads.NOTES)


def written(*sheets: Sheet) -> Any:
    return load_workbook(BytesIO(book(ABOUT, sheets)))


def sheet(rows: pd.DataFrame, name: str = "data", **columns: str) -> Sheet:
    return Sheet(name, "What it holds", rows, columns or {one: one for one in rows})


def cells(page: Any) -> list[list[Any]]:
    rows = page.iter_rows(min_row=HEADER_ROW, values_only=True)
    return [list(row) for row in rows]


def test_the_same_tables_are_the_same_bytes():
    one = sheet(pd.DataFrame({"a": [1, 2]}))
    assert book(ABOUT, [one]) == book(ABOUT, [one])


def test_a_cover_and_notes_stand_before_the_tables():
    of = written(sheet(pd.DataFrame({"a": ["x"]})))
    assert of.sheetnames == [COVER, NOTES, "data"]
    assert [cell.value for cell in of[COVER]["A"]] == [ABOUT.title, *ABOUT.lines]
    assert ["data", "What it holds"] in cells(of[NOTES])


def test_each_table_is_tagged_and_no_cell_of_it_is_blank_or_merged():
    rows = pd.DataFrame({"a": ["x", None, ""], "n": [1, float("nan"), 0]})
    of = written(sheet(rows))
    for page in of.worksheets[1:]:
        (tagged,) = page.tables.values()
        assert tagged.ref == f"A{HEADER_ROW}:{page.dimensions.partition(':')[2]}"
        assert not page.merged_cells.ranges
        assert not any(value in (None, "") for row in cells(page) for value in row)
    nothing = "Not given"
    assert cells(of["data"])[1:] == [["x", 1], [nothing, nothing], [nothing, 0]]


def test_numbers_and_dates_are_themselves():
    of = written(sheet(pd.DataFrame({"n": [50.5], "on": [date(2023, 6, 30)]})))
    page = of["data"]
    assert page["A4"].value == 50.5
    assert page["B4"].is_date


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@x", "=HYPERLINK(A1)"])
def test_text_is_never_a_formula(text):
    cell = written(sheet(pd.DataFrame({"a": [text]})))["data"]["A4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_a_heading_is_no_formula_either():
    of = written(Sheet("data", "=1", pd.DataFrame({"a": ["x"]}), {"a": "=2"}))
    assert of["data"]["A1"].data_type == of["data"]["A3"].data_type == "s"


def test_what_a_cell_cannot_hold_is_cut_and_says_so():
    fits, longer = "x" * MOST, "y" * (MOST + 1)
    page = written(sheet(pd.DataFrame({"a": [fits, longer]})))["data"]
    assert page["A4"].value == fits
    assert len(page["A5"].value) == MOST
    assert page["A5"].value.endswith(CUT)


def test_control_characters_are_left_out():
    page = written(sheet(pd.DataFrame({"a": ["a\x00b\x0bc\x1fd\ne"]})))["data"]
    assert page["A4"].value == "abcd\ne"


def test_two_tables_or_headings_of_one_name_are_told_apart():
    rows = pd.DataFrame({"a": ["x"], "b": ["y"]})
    long = "position-on-each-finding-and-more"
    of = written(*(sheet(rows, long, a="Now", b="now") for _ in range(2)))
    names = of.sheetnames[2:]
    assert len(set(names)) == 2
    assert all(len(name) <= 31 for name in names)
    assert cells(of[names[0]])[0] == ["Now", "now (2)"]


def test_made_up_rows_say_so_in_a_last_column():
    rows = pd.DataFrame({"a": ["x", "y"], "made_up": [True, False]})
    assert cells(written(sheet(rows, a="A"))["data"]) == [
        ["A", "Made up"],
        ["x", "Yes"],
        ["y", "No"],
    ]


# --- read back ---------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.OFFICER])
def test_figures_read_back_are_the_screen_s(role):
    plan = gate.release(papers.sample(papers.WESTMERE, 7), role).shown
    rows = everything.every_figure(plan, 7)
    columns = {name: name for name in ("name", "text", "value", "numerator")}
    back = cells(written(Sheet("data", "Figures", rows, columns))["data"])[1:]
    shown = [
        [one.name, one.text, one.value, one.numerator] for one in figures.every(plan, 7)
    ]
    assert [row[:4] for row in back] == [
        ["Not given" if value is None else value for value in row] for row in shown
    ]


def test_the_cover_says_sample_position_and_for_whom():
    plan = papers.sample(papers.WESTMERE, 7)
    told = downloads.cover(plan, 7, Role.PUBLIC, sample=True)
    assert told[0] == lines.SAMPLE_LINE
    assert "Position at 30 June 2023" in told[1]
    assert told[2] == "What the public is shown."
