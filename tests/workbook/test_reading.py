"""Whatever a workbook holds, reading it comes to a plan, or issues, or both."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from data.workbook import contract, reading, rules
from data.workbook.issue import Severity, Verdict
from data.workbook.raw import RawSheet
from data.workbook.reading import interpret
from tests.workbook.books import PLAN, actions, book, cell, plan_sheet

CODES = {rule.code for rule in rules.RULES}
ADDRESS = re.compile(r"[A-Z]+[1-9]\d*")
# What officers write, what they should write, and what nobody should.
VALUES = st.one_of(
    st.sampled_from(
        [
            *PLAN.values(),
            "Complete",
            "In progress",
            "Amber E",
            "#REF!",
            "=SUM(A1:A4)",
            "31/02/2023",
            "June 2023",
            "Q1 2022/23",
            "Front door",
            "1.1",
            "Example",
            "Key",
            "n/a",
            " ",
        ]
    ),
    st.integers(-3, 120),
    st.floats(allow_nan=False),
    st.dates(date(1990, 1, 1), date(2110, 1, 1)),
    st.booleans(),
    st.text(max_size=8),
)


@st.composite
def sheets(draw):
    """A sheet of the template, some of its columns, filled with anything."""
    sheet = draw(st.sampled_from(contract.SHEETS))
    headings = [column.heading for column in contract.columns(sheet)]
    chosen = draw(st.lists(st.sampled_from([*headings, "Other"]), min_size=1))
    rows = draw(st.integers(0, 4))
    cells = []
    for place, heading in enumerate(chosen, start=1):
        cells.append(cell(heading, *((place, 1) if sheet.labelled else (1, place))))
        for other in range(2, rows + 2):
            at = (place, other) if sheet.labelled else (other, place)
            cells.append(cell(draw(VALUES), *at))
    return RawSheet(sheet.title, tuple(cells))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(sheets(), max_size=4))
def test_whatever_the_sheets_hold_every_problem_is_registered_and_placed(found):
    read = interpret(book(plan_sheet(), *found))
    errors = [issue for issue in read.issues if issue.severity is Severity.ERROR]
    assert (read.verdict is Verdict.ERRORS) == bool(errors)
    for issue in read.issues:
        assert issue.code in CODES
        asked = issue.code.startswith("question_")
        assert issue.message.endswith("?" if asked else ".")
        assert issue.remedy.endswith(".")
        assert issue.cell == "" or ADDRESS.fullmatch(issue.cell)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(sheets(), max_size=4))
def test_reading_the_same_workbook_twice_says_the_same(found):
    workbook = book(*found, actions({}))
    assert interpret(workbook) == interpret(workbook)


def test_every_code_written_in_the_source_is_registered():
    folder = Path(reading.__file__).parent
    sources = [
        *(folder / "checks").glob("*.py"),
        *(
            folder / f"{name}.py"
            for name in (
                "values",
                "days",
                "headings",
                "matching",
                "row",
                "records",
                "own_words",
            )
        ),
    ]
    raising = {"issue", "at", "wrong", "Problem", "say", "missing", "_say", "_left_out"}
    written = {
        argument.value
        for path in sources
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _name(node.func) in raising
        for argument in node.args[:3]
        if isinstance(argument, ast.Constant) and _looks_like_a_code(argument.value)
    }
    assert len(written) > 30
    assert written - CODES == set()


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def _looks_like_a_code(value: object) -> bool:
    fields = {
        column.key for sheet in contract.SHEETS for column in contract.columns(sheet)
    }
    return (
        isinstance(value, str)
        and re.fullmatch(r"[a-z]+(_[a-z]+)+", value) is not None
        and value not in fields
    )
