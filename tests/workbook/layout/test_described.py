"""What is said of a layout that is not the one that was answered for."""

from __future__ import annotations

import json

from data.workbook.layout import changes, described
from tests.workbook.layout.kept import Value, read, sheet

ROW = {
    "No": "1.1",
    "Action": "Hold a daily meeting",
    "Agency": "Council",
    "Due": "31 March 2023",
    "Status": "In progress",
}


def layout(*without: str, title: str = "Tracker", **more: Value):
    row = {key: value for key, value in {**ROW, **more}.items() if key not in without}
    reading = read(sheet(title, list(row), list(row.values())))
    return reading.understanding


def said(before, after):
    kept = json.loads(json.dumps(described(before)))  # as it is kept
    return changes(kept, described(after))


def test_the_same_layout_says_nothing_whatever_its_title_and_rows():
    other = layout(title="Master v8")
    assert other.layout == layout().layout
    assert said(layout(), other) == ()


def test_another_layout_is_told_apart():
    assert layout(Evidence="Minutes").layout != layout().layout


def test_a_column_added_and_one_gone_are_named():
    assert said(layout(), layout("Status", Evidence="Minutes")) == (
        "The column 'Evidence' of the actions is new.",
        "The column 'Status' of the actions is gone.",
    )


def test_a_column_that_gives_the_same_field_under_another_name_is_renamed():
    assert (
        said(layout(), layout("Due", Deadline="31 March 2023"))
        == (
            "The column 'Due' of the actions is now called 'Deadline'.",
            "The columns of the actions stand in another order.",
        )[:1]
    )


def test_columns_in_another_order_are_told():
    moved = layout("Agency")
    row = {**{key: ROW[key] for key in ("No", "Agency")}, **ROW}
    other = read(sheet("Tracker", list(row), list(row.values()))).understanding
    assert moved.layout != other.layout
    assert said(layout(), other) == (
        "The columns of the actions stand in another order.",
    )


def test_a_table_that_is_new_is_told():
    risks = sheet("Log", ["Risk ID", "Risk", "Mitigation"], ["R1", "Staff", "Recruit"])
    tracker = sheet("Tracker", list(ROW), list(ROW.values()))
    both = read(tracker, risks).understanding
    assert said(layout(), both) == ("There is a table of risks now.",)
