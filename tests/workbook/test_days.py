"""Public rules for which day or period a cell may say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import words
from data.plan import Due, Precision
from data.workbook import days, values
from tests.workbook.books import cell

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
quick = settings(max_examples=60, deadline=None, derandomize=True)


def code(understood: values.Understood[object]) -> str:
    return understood.problem.code if understood.problem else ""


# --- days ------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        date(2023, 6, 7),
        "7 June 2023",
        " 7  june 2023 ",
        "7 Jun 2023",
        "07/06/2023",
        "7/6/2023",
        "2023-06-07",
    ],
)
def test_a_day_may_be_a_date_cell_or_one_of_the_written_forms(written):
    assert days.day(cell(written)).value == date(2023, 6, 7)


@pytest.mark.parametrize(
    "written", ["31/02/2023", "TBC", "Sept 23", "06/13/2023", "7 Junne 2023", "9.12.16"]
)
def test_what_is_not_a_day_is_quoted_with_what_to_write_instead(written):
    problem = days.day(cell(written)).problem
    assert problem.message == f"'{written}' is not a date."
    assert problem.remedy == "Write a real date, for example 28 February 2023."


@pytest.mark.parametrize("number", [45107, 45107.5, 2023, -5, 0])
def test_a_bare_number_is_never_a_date(number):
    assert code(days.day(cell(number))) == "not_a_date"
    assert code(days.due(cell(number))) == "not_a_date"


def test_a_number_written_as_text_is_not_a_date_either():
    assert code(days.day(cell("45107"))) == "not_a_date"


@pytest.mark.parametrize(
    "written", ["7 June 1999", "07/06/2101", "2101-01-01", date(1999, 12, 31)]
)
def test_a_day_lies_between_2000_and_2100(written):
    assert code(days.day(cell(written))) == "date_out_of_range"


def test_a_month_is_no_day_but_the_remedy_names_one():
    problem = days.day(cell("June 2023")).problem
    assert problem.remedy == "Write the day as well, for example 30 June 2023."


def test_a_due_month_means_its_last_day():
    expected = Due(date(2024, 2, 29), Precision.MONTH, "February 2024")
    assert days.due(cell("February 2024")).value == expected


def test_a_due_month_lies_between_2000_and_2100():
    assert code(days.due(cell("February 1999"))) == "date_out_of_range"


def test_a_due_day_keeps_what_was_written():
    expected = Due(date(2023, 1, 31), Precision.DAY, "31/01/2023")
    assert days.due(cell(date(2023, 1, 31))).value == expected


@quick
@given(DAYS)
def test_every_day_is_read_back_from_every_form_it_is_written_in(on):
    for written in (on, words.day(on), f"{on:%d/%m/%Y}", on.isoformat()):
        assert days.day(cell(written)).value == on


@quick
@given(DAYS)
def test_a_written_month_is_due_on_the_last_day_of_that_month(on):
    found = days.due(cell(words.month(on))).value
    assert found.on >= on
    assert (found.on.year, found.on.month) == (on.year, on.month)


# --- periods ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "label", "start", "end"),
    [
        ("Q1 2022/23", "Q1 2022/23", date(2022, 4, 1), date(2022, 6, 30)),
        ("q4 2022-23", "Q4 2022/23", date(2023, 1, 1), date(2023, 3, 31)),
        ("Q3 1999/00", None, None, None),
        ("Q3 2023/2024", "Q3 2023/24", date(2023, 10, 1), date(2023, 12, 31)),
        ("June 2023", "June 2023", date(2023, 6, 1), date(2023, 6, 30)),
        ("2022/23", "2022/23", date(2022, 4, 1), date(2023, 3, 31)),
        (date(2023, 6, 1), "June 2023", date(2023, 6, 1), date(2023, 6, 30)),
        ("Q5 2022/23", None, None, None),
        ("Q1 2022/24", None, None, None),
        ("2023", None, None, None),
        (2023, None, None, None),
        (date(2023, 6, 30), None, None, None),
        ("Spring 2023", None, None, None),
    ],
)
def test_a_period_is_a_month_a_financial_quarter_or_a_financial_year(
    written, label, start, end
):
    found = days.period(cell(written))
    if label is None:
        assert code(found) == "period_not_understood"
    else:
        period = found.value
        assert (period.label, period.start, period.end) == (label, start, end)


@quick
@given(DAYS.filter(lambda on: on >= date(2000, 4, 1) and on < date(2100, 1, 1)))
def test_every_day_lies_in_the_quarter_that_is_named_after_it(on):
    period = days.period(cell(words.quarter(on))).value
    assert period.start <= on <= period.end
    assert period.label == words.quarter(on)
