"""Each broken sample raises exactly the codes it names, read as an upload is."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from data import workbook
from data.samples import broken
from data.workbook.rules import RULES

FOLDER = Path(broken.__file__).parent / "broken"
EXPECTED = json.loads((FOLDER / broken.EXPECTED).read_text(encoding="utf-8"))
CODES = {code for expected in EXPECTED.values() for code in expected["codes"]}


@cache
def read(name):
    names = [*filter(None, [EXPECTED[name].get("beside")]), name]
    return workbook.read_files([((FOLDER / one).read_bytes(), one) for one in names])


@pytest.mark.parametrize("name", EXPECTED)
def test_a_broken_sample_comes_to_exactly_what_it_names(name):
    reading = read(name)
    found = {
        "verdict": reading.verdict.value,
        "codes": sorted({issue.code for issue in reading.issues}),
    }
    assert found == {part: EXPECTED[name][part] for part in found}


def test_every_rule_is_broken_by_one_of_the_samples():
    assert {rule.code for rule in RULES} - CODES == set()


def test_the_samples_are_made_again_with_the_same_bytes(tmp_path):
    broken.make(tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    assert made.keys() == kept.keys()
    assert [name for name in made if made[name] != kept[name]] == []


def test_the_ordinary_month_has_three_cells_to_correct():
    reading = read("july-with-three-to-correct.xlsx")
    assert [
        str(issue) for issue in reading.issues if issue.severity.asks == "Must fix"
    ] == [
        (
            "Actions, I17: '31/02/2023' is not a date. "
            "Write a real date, for example 28 February 2023."
        ),
        (
            "Actions, L44: Status is 'Complete' but Completed on is blank. "
            "Give the date, or change the status."
        ),
        (
            "Audits, C6: 54 cases meet the measure, but 50 cases were audited. "
            "Correct C6 or D6."
        ),
    ]


@pytest.mark.parametrize("name", [name for name in EXPECTED if name.endswith(".xlsx")])
def test_every_row_that_can_be_read_is_marked_made_up(name):
    plan = read(name).plan
    assert plan is None or all(row.made_up for row in plan.rows())
