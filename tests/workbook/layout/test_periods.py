"""Periods in the officers' own words, and what none of them is."""

from __future__ import annotations

from datetime import date

import pytest

from data.workbook.layout.periods import period
from data.workbook.raw import Content, RawBook, RawCell
from data.workbook.reading import interpret
from tests.workbook.layout.kept import asked, sheet


def said(text):
    return period(RawCell(1, 1, Content.TEXT, text, text))


@pytest.mark.parametrize(
    ("text", "label", "start"),
    [
        ("Q1 22/23", "Q1 2022/23", date(2022, 4, 1)),
        ("Q4 2022-23", "Q4 2022/23", date(2023, 1, 1)),
        ("Quarter 2 (2022/23)", "Q2 2022/23", date(2022, 7, 1)),
        ("2022/23 Q3", "Q3 2022/23", date(2022, 10, 1)),
        ("2022-23", "2022/23", date(2022, 4, 1)),
        ("22/23", "2022/23", date(2022, 4, 1)),
        ("Apr 23", "April 2023", date(2023, 4, 1)),
        ("Sept-23", "September 2023", date(2023, 9, 1)),
    ],
)
def test_a_period_is_understood_as_officers_write_it(text, label, start):
    found = said(text)
    assert found
    assert (found.label, found.start) == (label, start)


@pytest.mark.parametrize("text", ["Q1", "Q5 22/23", "Q1 22/24", "12/23", "Apr", "A 23"])
def test_what_gives_no_one_period_gives_none(text):
    assert said(text) is None


def test_a_plan_and_its_owner_in_labels_suggest_its_name_and_partnership():
    labels = (
        ["Action Plan", "Child Exploitation Action Plan"],
        ["Owner", "Strategic Exploitation Group"],
    )
    rows = (["Ref", "Action", "Agency", "Status"], ["1", "Meet", "Council", "Ongoing"])
    open_ = asked(interpret(RawBook("x", (sheet("S", *labels, [], *rows),))))
    assert open_["plan:name"].suggested == "Child Exploitation Action Plan"
    assert open_["plan:partnership"].suggested == "Strategic Exploitation Group"
