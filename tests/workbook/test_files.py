"""A version may hold several files; together they say what one file would."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from data import workbook
from data.analysis import figures
from data.plan import Cell, Classification
from data.workbook import template
from data.workbook.files import labels
from data.workbook.issue import Issue, Reading, Severity, Verdict
from data.workbook.reading import interpret
from tests.samples.readings import WESTMERE
from tests.workbook.books import (
    ACTION,
    PLAN,
    actions,
    book,
    grid,
    in_file,
    plan_sheet,
    said,
    table,
)
from tests.workbook.made import as_bytes, saved

TRACKER, RETURN = "tracker.xlsx", "audit-return.xlsx"
JULY = WESTMERE.versions[6].content()
MEASURES = table(
    "Measures",
    {
        "Measure": "M1",
        "Name": "Risk assessment recorded",
        "Better": "Higher",
        "What it shows": "Practice",
    },
)
AUDIT = {
    "Measure": "M1",
    "Period": "Q1 2022/23",
    "Cases meeting": 45,
    "Cases audited": 50,
}


def holding(sheets: Iterable[str], content: bytes = JULY) -> bytes:
    """July's workbook with only these of its sheets."""
    made = load_workbook(BytesIO(content))
    for title in set(made.sheetnames) - set(sheets):
        del made[title]
    return as_bytes(made)


def split(*returned: str) -> Reading:
    """July as two files: a return of these sheets, and all but Audits before it."""
    titles = load_workbook(BytesIO(JULY), read_only=True).sheetnames
    tracker = holding(title for title in titles if title != "Audits")
    return workbook.read_files([(tracker, TRACKER), (holding(returned), RETURN)])


def together(tracker, returned) -> Reading:
    """What the sheets of two files say."""
    return interpret(book(*in_file(TRACKER, *tracker), *in_file(RETURN, *returned)))


def without_files(issues: Iterable[Issue]) -> list[Issue]:
    return [replace(issue, file="") for issue in issues]


def placed(cells: Iterable[Cell]) -> list[Cell]:
    return [replace(cell, file="") for cell in cells]


# --- the tracker and an audit return ------------------------------------------


@pytest.mark.parametrize("returned", [("Audits",), ("Plan", "Audits")])
def test_july_in_two_files_gives_every_figure_of_the_one_workbook(returned):
    one, two = workbook.read(JULY, "july.xlsx"), split(*returned)
    assert (two.verdict, two.rows) == (one.verdict, one.rows)
    assert two.files == (TRACKER, RETURN)
    theirs = figures.every(two.plan)
    assert [replace(one, cells=()) for one in theirs] == [
        replace(one, cells=()) for one in figures.every(one.plan)
    ]
    assert [placed(figure.cells) for figure in theirs] == [
        list(figure.cells) for figure in figures.every(one.plan)
    ]


def test_every_cell_says_which_of_two_files_it_stands_in():
    plan = split("Plan", "Audits").plan
    cells = [cell for row in plan.rows() for cell in row.cells.values()]
    assert {cell.file for cell in cells if cell.sheet == "Audits"} == {RETURN}
    assert {cell.file for cell in cells if cell.sheet != "Audits"} == {TRACKER}
    assert str(plan.audits[0].row.cells["measure"]) == f"Audits, A2 in {RETURN}"


def test_the_same_issues_are_raised_each_in_its_file():
    one, two = workbook.read(JULY, "july.xlsx"), split("Audits")
    assert without_files(two.issues) == list(one.issues)
    assert {issue.file for issue in two.issues if issue.sheet == "Audits"} == {RETURN}
    assert {issue.file for issue in two.issues if issue.sheet != "Audits"} == {TRACKER}


def test_a_version_of_one_file_names_no_file_anywhere():
    reading = workbook.read_files([(JULY, "july.xlsx")])
    assert reading == workbook.read(JULY, "july.xlsx")
    assert reading.files == ()
    assert {issue.file for issue in reading.issues} == {""}
    assert {
        cell.file for row in reading.plan.rows() for cell in row.cells.values()
    } == {""}


def test_a_problem_about_a_whole_sheet_names_its_file_too():
    lacking = {name: value for name, value in ACTION.items() if name != "Status"}
    reading = together([plan_sheet(), table("Actions", lacking)], [MEASURES])
    assert said(reading, "missing_column") == [
        f"Actions in {TRACKER}: There is no column 'Status'. "
        "Add it to the headings in row 1."
    ]
    reading = together([plan_sheet(), actions({})], [table("Audits", AUDIT)])
    assert said(reading, "measure_not_defined") == [
        f"Audits in {RETURN}: There are audit results, but no Measures sheet. "
        "Add the Measures sheet, to say what each measure is."
    ]


def test_a_sheet_nobody_knows_is_named_in_each_file_that_has_it():
    notes = grid("Notes", ["Ask them"])
    reading = together([plan_sheet(), actions({}), notes], [MEASURES, notes])
    assert [issue.where for issue in reading.issues] == [
        f"Notes in {RETURN}",
        f"Notes in {TRACKER}",
    ]


def test_rows_of_two_files_are_checked_against_one_another():
    audit = table("Audits", {**AUDIT, "Measure": "M9"})
    reading = together([plan_sheet(), actions({}), MEASURES], [audit])
    assert said(reading, "measure_not_defined") == [
        f"Audits, A2 in {RETURN}: 'M9' is not in the Measures sheet. "
        "Write a measure that is there, or add this one."
    ]


# --- one sheet in two files ---------------------------------------------------


def test_a_sheet_filled_in_in_two_files_is_read_from_the_first():
    later = actions({"Action": "Hold a weekly meeting"}, {})
    reading = together([plan_sheet(), actions({})], [later])
    assert reading.verdict is Verdict.ERRORS
    assert [action.action for action in reading.plan.actions] == [ACTION["Action"]]
    assert said(reading, "sheet_in_two_files") == [
        f"Actions in {RETURN}: The sheet is filled in in both {TRACKER} and {RETURN}. "
        "Keep it in one of them."
    ]


@pytest.mark.parametrize("first", [True, False])
def test_a_form_nobody_filled_in_gives_way_to_the_one_with_rows(first):
    blank = [plan_sheet(**dict.fromkeys(map(_field, PLAN))), grid("Actions", ["Ref"])]
    filled = [plan_sheet(), actions({})]
    measured = [MEASURES, *blank]
    files = (measured, filled) if first else (filled, measured)
    reading = together(*files)
    assert reading.verdict is Verdict.PUBLISHABLE
    assert len(reading.plan.actions) == 1
    assert {issue.code for issue in reading.issues} <= {"empty_sheet"}


def test_a_return_made_from_the_template_needs_only_its_own_sheet():
    form = load_workbook(BytesIO(template.build()))
    audits = form["Audits"]
    for position, heading in enumerate(next(audits.values), start=1):
        audits.cell(2, position).value = {**AUDIT, "Made up": "Yes"}.get(heading)
    tracker = saved_sheets(plan_sheet(), actions({}), MEASURES)
    reading = workbook.read_files([(tracker, TRACKER), (as_bytes(form), RETURN)])
    assert reading.verdict is Verdict.PUBLISHABLE
    assert (len(reading.plan.audits), len(reading.plan.actions)) == (1, 1)
    assert reading.plan.audits[0].row.made_up


def test_two_sheets_of_one_name_in_one_file_are_told_apart_from_two_files():
    reading = together([plan_sheet(), actions({}), actions({})], [MEASURES])
    assert said(reading, "duplicate_sheet") == [
        f"Actions in {TRACKER}: There are two sheets called 'Actions'. "
        "Keep one of them."
    ]
    assert said(reading, "sheet_in_two_files") == []


# --- two Plan sheets ------------------------------------------------------------


def _field(label: str) -> str:
    return label.replace(" ", "_")


def agreeing(**changes) -> Reading:
    """A tracker, and a return whose Plan sheet says these things otherwise."""
    return together([plan_sheet(), actions({})], [plan_sheet(**changes), MEASURES])


def test_a_second_plan_sheet_that_agrees_is_fine_however_it_is_written():
    reading = agreeing(
        Plan=" westmere  JTAI action plan", Position_as_at="30 June 2023"
    )
    assert (reading.verdict, reading.issues) == (Verdict.PUBLISHABLE, ())


def test_what_a_second_plan_sheet_leaves_blank_contradicts_nothing():
    reading = agreeing(Plan=None, Position_as_at=None, Classification=None)
    assert (reading.verdict, reading.issues) == (Verdict.PUBLISHABLE, ())


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"Plan": "Eastmere plan"},
            f"Plan, B1 in {RETURN}: Plan is 'Westmere JTAI action plan' in {TRACKER}, "
            f"but 'Eastmere plan' in {RETURN}.",
        ),
        (
            {"Position as at": date(2023, 5, 31)},
            f"Plan, B3 in {RETURN}: Position as at is 30 June 2023 in {TRACKER}, "
            f"but 31 May 2023 in {RETURN}.",
        ),
        (
            {"Position as at": "31/02/2023"},
            f"Plan, B3 in {RETURN}: Position as at is 30 June 2023 in {TRACKER}, "
            f"but '31/02/2023' in {RETURN}.",
        ),
        (
            {"Classification": "Restricted"},
            f"Plan, B5 in {RETURN}: Classification is 'Open' in {TRACKER}, "
            f"but 'Restricted' in {RETURN}.",
        ),
    ],
    ids=str,
)
def test_plan_sheets_that_disagree_are_an_error_with_both_values(changes, sentence):
    reading = agreeing(**{_field(label): value for label, value in changes.items()})
    assert [issue.severity for issue in reading.issues] == [Severity.ERROR]
    remedy = "Correct one of them, or leave the Plan sheet out of one file."
    assert said(reading, "plan_sheets_disagree") == [f"{sentence} {remedy}"]


def test_a_plan_stays_restricted_where_only_the_second_file_calls_it_open():
    tracker = [plan_sheet(Classification=None), actions({})]
    reading = together(tracker, [plan_sheet(), MEASURES])
    assert reading.verdict is Verdict.ERRORS
    assert reading.plan.classification is Classification.RESTRICTED


def test_a_made_up_mark_on_either_plan_sheet_marks_the_plan():
    marked = grid("Plan", ["Label", "Value", "Made up"], ["Plan", None, "Yes"])
    named = grid(
        "Plan",
        ["Label", "Value", "Made up"],
        ["Plan", "Westmere JTAI action plan", "Yes"],
    )
    assert not together([plan_sheet(), actions({})], [marked]).plan.made_up
    assert together([plan_sheet(), actions({})], [named]).plan.made_up


# --- what is refused ------------------------------------------------------------


def saved_sheets(*sheets) -> bytes:
    """A workbook with these sheets, as bytes."""
    made = load_workbook(BytesIO(saved()))
    made.remove(made.worksheets[0])
    for sheet in sheets:
        page = made.create_sheet(sheet.title)
        for cell in sheet.cells:
            page.cell(cell.row, cell.column).value = cell.value
    return as_bytes(made)


def test_a_refused_second_file_refuses_the_version_and_is_named():
    reading = workbook.read_files([(JULY, TRACKER), (b"Ref,Action\n", "list.txt")])
    assert (reading.verdict, reading.plan) == (Verdict.REFUSED, None)
    assert [str(issue) for issue in reading.issues] == [
        "list.txt: This file is not a spreadsheet of a kind that is read here, "
        "whatever its name says. Open it in your spreadsheet program, save it as "
        ".xlsx, then upload that."
    ]
    assert reading.files == (TRACKER, "list.txt")


def test_every_refused_file_is_named_at_once():
    reading = workbook.read_files([(b"", TRACKER), (JULY, "july.xlsx"), (b"x", RETURN)])
    assert [(issue.code, issue.file) for issue in reading.issues] == [
        ("refused_empty", TRACKER),
        ("refused_not_a_workbook", RETURN),
    ]


def test_two_files_of_one_name_are_told_apart():
    reading = workbook.read_files([(JULY, "july.xlsx"), (b"", "july.xlsx")])
    assert [issue.where for issue in reading.issues] == ["july.xlsx (file 2)"]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["a.xlsx", "b.xlsx"], ("a.xlsx", "b.xlsx")),
        (["a.xlsx", "a.xlsx"], ("a.xlsx (file 1)", "a.xlsx (file 2)")),
        (["a.xlsx", "\x1b"], ("a.xlsx (file 1)", "(file 2)")),
        (["a (file 2)", "a", "a"], ("a (file 2) (file 1)", "a (file 2)", "a (file 3)")),
    ],
)
def test_no_two_files_are_ever_shown_under_one_name(names, shown):
    assert labels(names) == shown


def test_a_version_without_a_file_cannot_be_read():
    with pytest.raises(ValueError, match="at least one file"):
        workbook.read_files([])
