"""Public rules for what one cell may say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import words
from data.plan import Band, Delivery, Due, Precision, Shows
from data.workbook import values
from data.workbook.raw import RawCell
from data.workbook.rules import RULES
from tests.workbook.books import cell

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
COUNTS = st.integers(0, 10**9)
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
    assert values.day(cell(written)).value == date(2023, 6, 7)


@pytest.mark.parametrize(
    "written", ["31/02/2023", "TBC", "Sept 23", "06/13/2023", "7 Junne 2023", "9.12.16"]
)
def test_what_is_not_a_day_is_quoted_with_what_to_write_instead(written):
    problem = values.day(cell(written)).problem
    assert problem.message == f"'{written}' is not a date."
    assert problem.remedy == "Write a real date, for example 28 February 2023."


@pytest.mark.parametrize("number", [45107, 45107.5, 2023, -5, 0])
def test_a_bare_number_is_never_a_date(number):
    assert code(values.day(cell(number))) == "not_a_date"
    assert code(values.due(cell(number))) == "not_a_date"


def test_a_number_written_as_text_is_not_a_date_either():
    assert code(values.day(cell("45107"))) == "not_a_date"


@pytest.mark.parametrize(
    "written", ["7 June 1999", "07/06/2101", "2101-01-01", date(1999, 12, 31)]
)
def test_a_day_lies_between_2000_and_2100(written):
    assert code(values.day(cell(written))) == "date_out_of_range"


def test_a_month_is_no_day_but_the_remedy_names_one():
    problem = values.day(cell("June 2023")).problem
    assert problem.remedy == "Write the day as well, for example 30 June 2023."


def test_a_due_month_means_its_last_day():
    expected = Due(date(2024, 2, 29), Precision.MONTH, "February 2024")
    assert values.due(cell("February 2024")).value == expected


def test_a_due_month_lies_between_2000_and_2100():
    assert code(values.due(cell("February 1999"))) == "date_out_of_range"


def test_a_due_day_keeps_what_was_written():
    expected = Due(date(2023, 1, 31), Precision.DAY, "31/01/2023")
    assert values.due(cell(date(2023, 1, 31))).value == expected


@quick
@given(DAYS)
def test_every_day_is_read_back_from_every_form_it_is_written_in(on):
    for written in (on, words.day(on), f"{on:%d/%m/%Y}", on.isoformat()):
        assert values.day(cell(written)).value == on


@quick
@given(DAYS)
def test_a_written_month_is_due_on_the_last_day_of_that_month(on):
    found = values.due(cell(words.month(on))).value
    assert found.on >= on
    assert (found.on.year, found.on.month) == (on.year, on.month)


# --- numbers ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "count"),
    [("50", 50), (50.0, 50), ("2,143", 2143), (0, 0), (" 7 ", 7), ("5.0", 5)],
)
def test_a_count_may_be_a_number_or_its_digits(written, count):
    assert values.whole(cell(written)).value == count


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (-3, "negative_count"),
        ("−3", "negative_count"),
        (2.5, "fractional_count"),
        ("2.5", "fractional_count"),
        ("about 50", "not_a_number"),
        ("50 of 61", "not_a_number"),
        ("5,0", "not_a_number"),
        ("nan", "not_a_number"),
        (float("inf"), "not_a_number"),
        (date(2023, 6, 7), "not_a_number"),
        (True, "not_a_number"),
    ],
)
def test_a_count_that_is_no_count_says_in_what_way(written, expected):
    assert code(values.whole(cell(written))) == expected


@quick
@given(COUNTS)
def test_every_count_is_read_back_with_and_without_thousands_marks(count):
    assert values.whole(cell(f"{count}")).value == count
    assert values.whole(cell(f"{count:,}")).value == count


@pytest.mark.parametrize("written", [96, "96", "96%", "96 %", 96.0])
def test_a_percentage_is_a_number_from_0_to_100_with_or_without_its_sign(written):
    found = values.percent(cell(written))
    assert (found.value, found.problem) == (96, None)


def test_a_percentage_that_looks_like_a_fraction_is_kept_and_questioned():
    found = values.percent(cell(0.96))
    assert found.value == 0.96
    assert found.problem.message == "'0.96' looks like a fraction."
    assert found.problem.remedy == ("It is read as 0.96%. If it means 96%, write 96.")


@pytest.mark.parametrize("written", [0, 1, 100, "0.5%"])
def test_nought_one_and_a_written_half_per_cent_are_no_fractions(written):
    assert values.percent(cell(written)).problem is None


@pytest.mark.parametrize("written", [-1, 101, "960"])
def test_a_percentage_outside_0_to_100_is_no_percentage(written):
    assert code(values.percent(cell(written))) == "number_out_of_range"


# --- words -----------------------------------------------------------------


@pytest.mark.parametrize("written", ["In progress", "IN PROGRESS", " in  progress "])
def test_a_word_of_a_closed_list_is_known_whatever_its_case_or_spacing(written):
    assert values.word(cell(written), Delivery).value is Delivery.IN_PROGRESS


def test_a_curled_apostrophe_is_the_same_as_a_straight_one():
    written = "Children and families’ voice"
    assert values.word(cell(written), Shows).value is Shows.VOICE


@pytest.mark.parametrize("written", ["Completed", "Unknown", "C", "In-progress"])
def test_nothing_else_is_guessed_to_be_a_known_word(written):
    problem = values.word(cell(written), Delivery).problem
    assert problem.message == f"'{written}' is not a word known here."
    assert problem.remedy == "Write Not started, In progress, Complete or Superseded."


@pytest.mark.parametrize(
    ("written", "said"), [("Yes", True), ("no", False), (True, True), (False, False)]
)
def test_yes_and_no_may_be_words_or_tick_values(written, said):
    assert values.yes_or_no(cell(written)).value is said


def test_anything_else_is_neither_yes_nor_no():
    assert code(values.yes_or_no(cell("Y?"))) == "not_yes_or_no"


def test_names_are_parted_by_semicolons_and_line_breaks():
    written = "Westmere Council; Westmere Police\n Westmere Hospitals Trust;"
    assert values.names(cell(written)).value == (
        "Westmere Council",
        "Westmere Police",
        "Westmere Hospitals Trust",
    )


@pytest.mark.parametrize(
    "written", ["none", "N/A", "n/a.", "-", "TBC", "Nil", "not yet"]
)
def test_words_that_say_there_is_nothing_are_placeholders(written):
    assert values.placeholder(written)


@pytest.mark.parametrize("written", ["", "None of the cases lacked a plan", "Minutes"])
def test_words_that_say_something_are_not(written):
    assert not values.placeholder(written)


# --- periods and bands -----------------------------------------------------


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
    found = values.period(cell(written))
    if label is None:
        assert code(found) == "period_not_understood"
    else:
        period = found.value
        assert (period.label, period.start, period.end) == (label, start, end)


@quick
@given(DAYS.filter(lambda on: on >= date(2000, 4, 1) and on < date(2100, 1, 1)))
def test_every_day_lies_in_the_quarter_that_is_named_after_it(on):
    period = values.period(cell(words.quarter(on))).value
    assert period.start <= on <= period.end
    assert period.label == words.quarter(on)


@pytest.mark.parametrize("dash", ["-", "–", " - "])
def test_bands_are_ranges_with_their_words(dash):
    written = f"1{dash}3 Low, 4{dash}6 Medium; 25 Very high"
    assert values.bands(cell(written)).value == (
        Band(1, 3, "Low"),
        Band(4, 6, "Medium"),
        Band(25, 25, "Very high"),
    )


@pytest.mark.parametrize(
    "written", ["Low, High", "1-3", "3-1 Low", "1-4 Low, 4-6 Medium", "1-3 Low,"]
)
def test_bands_that_overlap_or_lack_a_word_are_none(written):
    assert code(values.bands(cell(written))) == "not_a_band"


# --- every reader, whatever the cell ---------------------------------------


def test_an_error_is_no_value_for_any_reader():
    found = values.read(cell("#REF!"), values.text)
    assert found.value is None
    assert found.problem.message == "'#REF!' is an error, not a value."


def test_a_formula_saved_without_its_value_is_named_with_its_text():
    found = values.read(cell("=SUM(A1:A4)"), values.whole)
    assert found.value is None
    assert found.problem.message == (
        "The formula '=SUM(A1:A4)' was saved without its value."
    )


READERS = (
    values.day,
    values.due,
    values.whole,
    values.number,
    values.percent,
    values.yes_or_no,
    values.period,
    values.bands,
    lambda read: values.word(read, Delivery),
)
ANYTHING = st.one_of(
    st.text(min_size=1, max_size=40),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.from_regex(r"[Qq]?[0-9 /–-]{1,12}[A-Za-z ]{0,9}", fullmatch=True),
)
CODES = {rule.code for rule in RULES}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(ANYTHING)
def test_whatever_a_cell_holds_each_reader_gives_a_value_or_a_known_problem(held):
    read: RawCell = cell(held)
    for reader in READERS:
        found = values.read(read, reader)
        assert found.value is not None or found.problem is not None
        if found.problem:
            assert found.problem.code in CODES
            assert found.problem.message.endswith(".")
            assert found.problem.remedy.endswith(".")
