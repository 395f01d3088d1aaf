"""A clean copy in the template's layout says what the officer's own file said."""

from __future__ import annotations

import io
import json
from dataclasses import fields, is_dataclass, replace
from datetime import date

import openpyxl
import pytest

from data import workbook
from data.plan import NOWHERE, Due, Plan, Precision, Row
from data.samples.library import FOLDER
from data.workbook import copying
from data.workbook.issue import Severity, Verdict

SAMPLES = (
    "westmere-2023-01",
    "westmere-2023-07",
    "westmere-inclusion-2022-12",
    "cheshire-east-2023-07",
)


def without_places(said):
    """What a plan says, without the cells in which it stood."""
    if isinstance(said, Row):
        return replace(NOWHERE, made_up=said.made_up)
    if isinstance(said, Due):
        return replace(said, raw="" if said.on else said.raw)
    if isinstance(said, tuple):
        return tuple(without_places(one) for one in said)
    if is_dataclass(said):
        told = {one.name: getattr(said, one.name) for one in fields(said)}
        return replace(
            said, **{name: without_places(one) for name, one in told.items()}
        )
    return said


def copied(plan: Plan) -> workbook.files.Reading:
    return workbook.read(copying.in_template(plan), "copy.xlsx")


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_copy_of_a_sample_gives_the_same_plan_and_the_same_issues(sample):
    content = (FOLDER / f"{sample}.xlsx").read_bytes()
    read = workbook.read(content, "sample.xlsx")
    assert read.plan is not None
    again = copied(read.plan)
    assert again.plan is not None
    assert without_places(again.plan) == without_places(read.plan)
    told = [(one.code, one.sheet) for one in read.issues]
    assert [(one.code, one.sheet) for one in again.issues] == [
        one for one in told if one[0] not in ("unknown_sheet", "unknown_column")
    ]


def test_the_copy_of_a_tracker_in_another_layout_gives_the_same_plan():
    file = FOLDER / "westmere-2023-07-as-kept.xlsx"
    answers = json.loads(file.with_suffix(".answers.json").read_text("utf-8"))
    read = workbook.read(file.read_bytes(), file.name, answers)
    assert read.plan is not None
    again = copied(read.plan)
    assert (again.plan, again.verdict) != (None, Verdict.ERRORS)
    assert without_columns(again.plan) == without_columns(read.plan)


def without_columns(plan: Plan | None):
    """The same but for the columns: a key's words may stand in one of their own."""
    assert plan is not None
    return without_places(replace(plan, columns={}))


def test_the_copy_is_the_same_bytes_every_time_and_its_notes_are_not_read():
    content = (FOLDER / "westmere-2023-07.xlsx").read_bytes()
    plan = workbook.read(content, "july.xlsx").plan
    assert plan is not None
    notes = ["=1+1", "A clean copy of draft 12."]
    made = copying.in_template(plan, notes)
    assert made == copying.in_template(plan, notes)
    again = workbook.read(made, "copy.xlsx")
    assert again.plan is not None
    assert without_places(again.plan) == without_places(plan)


def test_text_that_begins_like_a_formula_is_text_and_nothing_is_merged():
    content = (FOLDER / "broken" / "text-like-formulas.xlsx").read_bytes()
    plan = workbook.read(content, "book.xlsx").plan
    assert plan is not None
    opened = openpyxl.load_workbook(io.BytesIO(copying.in_template(plan, ["=1+1"])))
    cells = [cell for page in opened for row in page.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=") for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(page.merged_cells.ranges for page in opened)
    assert all(page["A1"].value for page in opened)


def test_an_unknown_status_keeps_the_officers_word_and_stays_unknown():
    content = (FOLDER / "broken" / "words-of-their-own.xlsx").read_bytes()
    read = workbook.read(content, "book.xlsx")
    assert read.plan is not None
    again = copied(read.plan)
    assert again.plan is not None
    assert without_places(again.plan) == without_places(read.plan)
    assert len(again.of(Severity.WARNING)) == len(read.of(Severity.WARNING))


def test_a_month_stays_a_month_and_a_vaguer_date_is_the_last_day_it_allows():
    last = date(2023, 12, 31)
    assert copying.written(Due(last, Precision.DAY, "31/12/23")) == last
    assert copying.written(Due(last, Precision.MONTH, "Dec 23")) == "December 2023"
    assert copying.written(Due(last, Precision.QUARTER, "End Q3")) == last
    assert copying.written(Due(raw="TBC")) == "TBC"
