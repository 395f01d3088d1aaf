"""The template to download: what the contract says, and nothing that reads as data."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data import workbook
from data.workbook import contract, template
from data.workbook.issue import Severity, Verdict
from data.workbook.rules import RULES
from data.workbook.writing import fixed_bytes
from tests.workbook.books import ACTION, PLAN

ROOT = Path(__file__).parents[2]
TABLES = [sheet for sheet in contract.SHEETS if not sheet.labelled]
REQUIRED = [column.heading for column in contract.PLAN.columns if column.required]


def opened():
    return load_workbook(BytesIO(template.build()))


def filled_in(**cells):
    """The template with its Plan sheet filled in, and cells of Actions changed."""
    book = opened()
    for label, value in book["Plan"].iter_rows(min_row=2, max_col=2):
        value.value = PLAN.get(label.value)
    for address, value in cells.items():
        book["Actions"][address] = value
    return workbook.read(fixed_bytes(book), "template.xlsx")


def said_in_a_column(page, number):
    return [cell.value for cell in page[number] if cell.value]


# --- what stands in it -------------------------------------------------------


def test_instructions_come_first_and_then_every_sheet_of_the_contract():
    titles = [sheet.title for sheet in contract.SHEETS]
    assert opened().sheetnames == ["Instructions", *titles]


@pytest.mark.parametrize("sheet", TABLES, ids=lambda sheet: sheet.key)
def test_row_1_holds_exactly_the_headings_and_made_up_last(sheet):
    headings = [cell.value for cell in opened()[sheet.title][1]]
    assert headings == [*(column.heading for column in sheet.columns), "Made up"]


@pytest.mark.parametrize("sheet", contract.SHEETS, ids=lambda sheet: sheet.key)
def test_headings_are_bold_wrapped_and_stay_in_sight(sheet):
    page = opened()[sheet.title]
    assert all(cell.font.bold and cell.alignment.wrap_text for cell in page[1])
    assert page.freeze_panes == "A2"


@pytest.mark.parametrize("sheet", TABLES, ids=lambda sheet: sheet.key)
def test_there_is_one_example_row_and_nothing_below_it(sheet):
    page = opened()[sheet.title]
    row = [cell.value for cell in page[2]]
    example = [column.example or None for column in sheet.columns]
    assert row == [*example, "Example"]
    assert page.max_row == 2


def test_every_cell_is_plain_text_and_no_formula():
    cells = [
        cell
        for page in opened()
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert len(cells) > 500
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("sheet", contract.SHEETS, ids=lambda sheet: sheet.key)
def test_every_closed_list_and_no_other_column_has_its_drop_down(sheet):
    page = opened()[sheet.title]
    offered = {
        cells.coord: offer.formula1.strip('"').split(",")
        for offer in page.data_validations.dataValidation
        for cells in offer.sqref.ranges
    }
    expected = {}
    for number, column in enumerate(contract.columns(sheet), start=1):
        if column.choices:
            letter = page.cell(1, number).column_letter
            place = f"{letter}2:{letter}{template.LAST_ROW}"
            if sheet.labelled:
                made_up = f"D2:D{len(sheet.columns) + 1}"
                place = made_up if column is contract.MADE_UP else f"B{number + 1}"
            expected[place] = list(column.choices)
    assert offered == expected


def test_a_drop_down_is_short_enough_for_a_spreadsheet_program():
    lists = [
        offer.formula1
        for page in opened()
        for offer in page.data_validations.dataValidation
    ]
    assert max(map(len, lists)) <= 255
    words = [
        word
        for sheet in contract.SHEETS
        for one in sheet.columns
        for word in one.choices
    ]
    assert [word for word in words if "," in word or '"' in word] == []


def test_only_a_list_that_takes_words_of_ones_own_lets_others_in():
    strict = {
        (page.title, offer.errorTitle)
        for page in opened()
        for offer in page.data_validations.dataValidation
        if not offer.showErrorMessage
    }
    assert strict == {
        ("Actions", "Status"),
        ("Actions", "Rating"),
        ("Actions", "Assurance"),
    }


def test_what_is_typed_as_text_stays_text():
    # Without it "1.10" becomes 1.1, and "June 2023" the 1st of June.
    page = opened()["Actions"]
    formats = {
        cell.value: page.column_dimensions[cell.column_letter].number_format
        for cell in page[1]
    }
    assert formats["Ref"] == formats["Current due"] == "@"
    assert formats["Completed on"] == "d mmmm yyyy"


def test_the_instructions_name_every_sheet_column_and_check_that_stops_or_asks():
    page = opened()["Instructions"]
    rows = {tuple(cell.value for cell in row) for row in page.iter_rows(max_col=2)}
    columns = {
        (sheet.title, column.heading)
        for sheet in contract.SHEETS
        for column in contract.columns(sheet)
    }
    assert columns <= rows
    said = {second for _, second in rows}
    assert {rule.checks for rule in RULES if rule.severity != Severity.NOTE} <= said
    titles = {first for first, _ in rows}
    assert {sheet.title for sheet in contract.SHEETS} <= titles


def test_every_columns_own_help_is_in_the_instructions():
    page = opened()["Instructions"]
    said = {
        (row[0].value, row[1].value): row[3].value or ""
        for row in page.iter_rows(max_col=4)
    }
    for sheet in contract.SHEETS:
        for column in sheet.columns:
            assert column.help in said[sheet.title, column.heading]
    assert said["Actions", "Ref"] == ""
    assert said["Plan", "Classification"].startswith("Open or Restricted.")


# --- how it is read ----------------------------------------------------------


def test_as_it_comes_only_the_plans_own_blanks_must_be_filled_in():
    reading = workbook.read(template.build(), "template.xlsx")
    assert reading.verdict is Verdict.ERRORS
    errors = reading.of(Severity.ERROR)
    assert {issue.code for issue in errors} == {"blank_required"}
    assert {issue.sheet for issue in errors} == {"Plan"}
    blank = [issue.message.split("'")[1] for issue in errors]
    assert blank == REQUIRED
    assert [issue.code for issue in reading.of(Severity.WARNING)] == [
        "classification_blank"
    ]


def test_its_example_rows_are_left_out_and_its_instructions_not_mentioned():
    reading = filled_in()
    assert reading.verdict is Verdict.PUBLISHABLE
    plan = reading.plan
    assert plan is not None
    rows = [getattr(plan, sheet.key) for sheet in TABLES]
    assert rows == [()] * len(TABLES)
    notes = reading.of(Severity.NOTE)
    assert [issue.code for issue in notes] == ["example_row"] * len(TABLES)
    assert [
        str(issue) for issue in reading.issues if "Instructions" in str(issue)
    ] == []


def test_what_is_filled_in_is_what_the_plan_says():
    plan = filled_in().plan
    assert plan is not None
    assert (plan.name, plan.as_at) == (PLAN["Plan"], date(2023, 6, 30))
    assert not plan.row.made_up


def test_every_example_could_stand_in_a_real_row():
    book = opened()
    for label, value in book["Plan"].iter_rows(min_row=2, max_col=2):
        value.value = PLAN.get(label.value)
    for sheet in TABLES:
        page = book[sheet.title]
        page.cell(2, page.max_column).value = None
    reading = workbook.read(fixed_bytes(book), "template.xlsx")
    assert [str(issue) for issue in reading.of(Severity.ERROR)] == []
    plan = reading.plan
    assert plan is not None
    assert [len(getattr(plan, sheet.key)) for sheet in TABLES] == [1] * len(TABLES)


def test_a_row_below_the_example_is_read():
    headings = {cell.value: cell.column_letter for cell in opened()["Actions"][1]}
    typed = {f"{headings[name]}3": value for name, value in ACTION.items()}
    plan = filled_in(**typed).plan
    assert plan is not None
    (action,) = plan.actions
    assert action.action == ACTION["Action"]


# --- how it is made ----------------------------------------------------------


def test_another_process_makes_the_same_bytes():
    script = (
        "import sys; from data.workbook import template; "
        "sys.stdout.buffer.write(template.build())"
    )
    made = subprocess.run(  # noqa: S603 - it runs this very interpreter
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True
    )
    assert made.stdout == template.build()
