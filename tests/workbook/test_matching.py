"""Which sheet is which, which heading is which column, and which rows count."""

from __future__ import annotations

import pytest

from data.workbook import contract
from data.workbook.matching import match
from tests.workbook.books import ACTION, PLAN, actions, book, grid, plan_sheet, table


def matched(*sheets):
    return match(book(plan_sheet(), *sheets))


def codes(found):
    return [issue.code for issue in found.issues]


@pytest.mark.parametrize("title", ["Actions", "ACTIONS", " actions "])
def test_a_sheet_is_known_whatever_the_case_and_spacing_of_its_title(title):
    found = matched(grid(title, list(ACTION), list(ACTION.values())))
    assert set(found.sheets) == {"plan", "actions"}
    assert found.order == ("Plan", "Actions")


@pytest.mark.parametrize("heading", ["Lead agency", "LEAD AGENCY", "Lead\n agency "])
def test_a_heading_is_known_whatever_its_case_spacing_and_line_breaks(heading):
    found = matched(grid("Actions", ["Ref", heading], ["1.1", "Westmere Council"]))
    sheet = found.sheets["actions"]
    assert sheet.columns == {"ref": 1, "lead_agency": 2}
    assert sheet.rows[0].cells["lead_agency"].text == "Westmere Council"
    assert sheet.address("lead_agency", sheet.rows[0]) == "B2"


def test_the_plan_sheet_is_read_as_labels_and_values():
    sheet = matched(actions({})).sheets["plan"]
    assert sheet.rows[0].cells["name"].text == PLAN["Plan"]
    assert sheet.address("name", sheet.rows[0]) == "B1"
    assert sheet.address("as_at", sheet.rows[0]) == "B3"


def test_a_label_without_a_value_still_has_its_address():
    sheet = match(book(plan_sheet(Classification=None))).sheets["plan"]
    assert sheet.address("classification", sheet.rows[0]) == "B5"


def test_a_row_that_heads_the_labels_and_values_is_no_label():
    rows = [["Item", "Value"], *([name, value] for name, value in PLAN.items())]
    found = match(book(grid("Plan", *rows), actions({})))
    assert codes(found) == []
    plan = found.sheets["plan"]
    assert plan.address("name", plan.rows[0]) == "B2"


@pytest.mark.parametrize(("marks", "stands"), [("Yes", "C2"), ("No", "C2")])
def test_the_plan_sheet_may_be_marked_made_up_beside_its_values(marks, stands):
    rows = [[name, value, marks] for name, value in PLAN.items()]
    sheet = grid("Plan", ["Label", "Value", "Made up"], *rows)
    plan = match(book(sheet, actions({}))).sheets["plan"]
    assert plan.rows[0].cells["made_up"].address == stands


def test_one_label_marked_made_up_marks_the_whole_plan_sheet():
    marks = ["No", "Yes", None, None, None, None]
    rows = [[*pair, mark] for pair, mark in zip(PLAN.items(), marks, strict=True)]
    sheet = grid("Plan", ["Label", "Value", "Made up"], *rows)
    plan = match(book(sheet, actions({}))).sheets["plan"]
    assert plan.rows[0].cells["made_up"].address == "C3"


def test_blank_rows_are_passed_over_and_numbers_kept():
    row = list(ACTION.values())
    found = matched(grid("Actions", list(ACTION), [None], row, [" "], row))
    assert [one.number for one in found.sheets["actions"].rows] == [3, 5]


def test_a_row_with_only_its_made_up_mark_is_blank():
    found = matched(table("Actions", {**ACTION, "Made up": "Yes"}, {"Made up": "Yes"}))
    assert len(found.sheets["actions"].rows) == 1


@pytest.mark.parametrize("sheet", contract.SHEETS[1:], ids=lambda sheet: sheet.key)
def test_the_templates_example_row_is_left_out_of_every_sheet(sheet):
    example = {one.heading: one.example or None for one in sheet.columns}
    found = matched(table(sheet.title, {**example, "Made up": "Example"}))
    assert found.sheets[sheet.key].rows == ()
    assert codes(found) == ["example_row"]


def test_an_example_row_that_was_changed_is_read():
    example = {one.heading: one.example for one in contract.ACTIONS.columns}
    changed = {**example, "Action": "Hold a weekly meeting", "Made up": "Example"}
    found = matched(table("Actions", changed))
    assert len(found.sheets["actions"].rows) == 1


@pytest.mark.parametrize(
    "first", ["Key", "Legend:", "Green = on track", "Amber", "At risk"]
)
def test_a_row_that_looks_like_a_key_is_left_out(first):
    found = matched(grid("Actions", list(ACTION), [first, "In hand"]))
    assert found.sheets["actions"].rows == ()
    assert codes(found) == ["legend_row"]


@pytest.mark.parametrize("first", ["1.1", "Keyworker", "Greenfield site"])
def test_a_row_that_only_lacks_its_cells_is_no_key(first):
    found = matched(grid("Actions", list(ACTION), [first]))
    assert len(found.sheets["actions"].rows) == 1


def test_the_ratings_sheet_explains_colours_and_is_no_key():
    found = matched(table("Ratings", {"Word used": "Green", "Delivery": "In progress"}))
    assert len(found.sheets["ratings"].rows) == 1


def test_a_column_without_a_heading_is_named_once_at_its_first_cell():
    row = [*ACTION.values(), "a remark"]
    found = matched(grid("Actions", list(ACTION), row, row))
    (issue,) = found.issues
    assert str(issue) == (
        "Actions, F2: Column F has no heading in row 1. "
        "What stands there is not read or shown."
    )


def test_of_two_columns_with_one_heading_the_first_is_read():
    found = matched(grid("Actions", [*ACTION, "Ref"], [*ACTION.values(), "9.9"]))
    assert codes(found) == ["duplicate_heading"]
    assert found.sheets["actions"].rows[0].cells["ref"].text == "1.1"
