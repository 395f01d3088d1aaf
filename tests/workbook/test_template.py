"""The template an officer downloads: what it offers, and how it is read back."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from data import workbook
from data.workbook import contract, intake, template
from data.workbook.issue import Severity
from data.workbook.raw import Content
from data.workbook.rules import RULES

TABLES = [sheet for sheet in contract.SHEETS if not sheet.labelled]


@pytest.fixture(scope="module")
def content():
    return template.build()


@pytest.fixture(scope="module")
def book(content):
    return load_workbook(BytesIO(content))


@pytest.fixture(scope="module")
def raw(content):
    return {sheet.title: sheet for sheet in intake.read(content, "t.xlsx").sheets}


def offered(page) -> dict[str, str]:
    """The words each range offers, by the range."""
    return {
        str(one.sqref): one.formula1.strip('"')
        for one in page.data_validations.dataValidation
    }


def text(page) -> str:
    return "\n".join(str(c.value) for row in page.iter_rows() for c in row if c.value)


def test_it_is_the_same_bytes_every_time(content):
    assert template.build() == content


def test_the_instructions_come_first_and_every_sheet_follows(book):
    titles = [sheet.title for sheet in contract.SHEETS]
    assert book.sheetnames == ["Instructions", *titles]


def test_row_one_is_exactly_the_headings_with_made_up_last(book):
    for sheet in TABLES:
        headings = [cell.value for cell in book[sheet.title][1]]
        assert headings == [*(column.heading for column in sheet.columns), "Made up"]


def test_the_plan_sheet_lists_every_label_with_room_for_its_value(book):
    page = book["Plan"]
    labels = [row[0].value for row in page.iter_rows(min_row=2)]
    assert [cell.value for cell in page[1]] == ["Label", "Value", "Made up"]
    assert labels == [column.heading for column in contract.PLAN.columns]
    assert not any(row[1].value for row in page.iter_rows(min_row=2))


def test_every_closed_list_is_offered_down_its_whole_column(book):
    for sheet in TABLES:
        expected = {
            f"{letter}2:{letter}2000": ",".join(column.choices)
            for letter, column in lettered(sheet)
            if column.choices
        }
        assert offered(book[sheet.title]) == expected


def lettered(sheet):
    return zip("ABCDEFGHIJKLMNOPQRSTU", contract.columns(sheet), strict=False)


def test_the_plan_sheet_offers_its_classification_and_its_mark(book):
    assert offered(book["Plan"]) == {"B10": "Open,Restricted", "C2:C14": "Yes,No"}
    assert book["Plan"]["A10"].value == "Classification"


def test_no_list_is_longer_than_a_spreadsheet_allows_or_split_by_its_own_commas():
    for sheet in contract.SHEETS:
        for column in contract.columns(sheet):
            assert len(",".join(column.choices)) <= 255
            assert not any("," in word for word in column.choices)


def test_a_status_of_your_own_is_asked_about_and_a_kind_of_your_own_is_not_taken(book):
    styles = {
        (title, one.errorTitle): one.errorStyle or "stop"
        for title in ("Actions", "Findings", "Ratings")
        for one in book[title].data_validations.dataValidation
    }
    assert styles["Actions", "Status"] == "warning"
    assert styles["Findings", "Kind"] == "stop"
    assert styles["Ratings", "Delivery"] == "stop"


def test_headings_are_bold_wrapped_and_stay_in_sight(book):
    for sheet in contract.SHEETS:
        page = book[sheet.title]
        assert page.freeze_panes == "A2"
        assert all(cell.font.bold and cell.alignment.wrap_text for cell in page[1])


def test_a_ref_stays_text_and_a_date_looks_like_one(book):
    columns = book["Actions"].column_dimensions
    assert columns["A"].number_format == "@"  # 1.10 must not become 1.1
    assert columns["H"].number_format == "@"  # June 2023 must not become 1 June
    assert columns["G"].number_format == "d mmmm yyyy"


def test_every_example_is_read_as_the_text_it_was_written_as(raw):
    for sheet in TABLES:
        row = {c.column: c for c in raw[sheet.title].cells if c.row == 2}
        assert {cell.content for cell in row.values()} == {Content.TEXT}
        written = [
            row[place].text if place in row else ""
            for place, _ in enumerate(contract.columns(sheet), start=1)
        ]
        assert written == [*(column.example for column in sheet.columns), "Example"]


def test_an_untouched_template_gives_no_row_and_asks_only_for_the_plan(content):
    reading = workbook.read(content, "template.xlsx")
    assert not any(reading.rows[sheet.key] for sheet in TABLES)
    errors = {(one.code, one.sheet) for one in reading.of(Severity.ERROR)}
    assert errors == {("blank_required", "Plan")}
    assert {issue.code for issue in reading.of(Severity.NOTE)} == {"example_row"}


def test_a_template_with_its_plan_filled_in_can_be_published(book):
    copy = load_workbook(BytesIO(template.build()))
    page = copy["Plan"]
    filled = {
        "Plan": "JTAI plan",
        "Partnership": "Westmere",
        "Position as at": "30 June 2023",
        "Sign-off due": "31 January 2024",
        "Classification": "Open",
    }
    for row in page.iter_rows(min_row=2):
        row[1].value = filled.get(row[0].value)
    out = BytesIO()
    copy.save(out)
    reading = workbook.read(out.getvalue(), "filled.xlsx")
    assert not reading.of(Severity.ERROR)
    assert reading.plan is not None
    assert reading.plan.name == "JTAI plan"


def test_the_instructions_name_every_sheet_column_and_blocking_rule(book):
    said = text(book["Instructions"])
    for sheet in contract.SHEETS:
        assert sheet.holds in said
        assert all(f"{column.heading}\n" in said for column in sheet.columns)
    blocking = [rule.checks for rule in RULES if rule.severity is Severity.ERROR]
    assert all(sentence in said for sentence in blocking)
    assert "Write Yes under Made up" in said
    assert "7 June 2023" in said


def test_every_column_says_how_to_fill_it():
    for sheet in contract.SHEETS:
        for column in contract.columns(sheet):
            said = template.written(column)
            assert said.endswith(".")
            assert column.help in said


def test_nothing_in_it_is_a_live_formula(book):
    kinds = {c.data_type for page in book for row in page.iter_rows() for c in row}
    assert "f" not in kinds
