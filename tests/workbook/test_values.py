"""Public rules for what one cell may say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.plan import Band, Delivery, Shows
from data.workbook import days, values
from data.workbook.raw import RawCell
from data.workbook.rules import RULES
from tests.workbook.books import cell

COUNTS = st.integers(0, 10**9)
quick = settings(max_examples=60, deadline=None, derandomize=True)


def code(understood: values.Understood[object]) -> str:
    return understood.problem.code if understood.problem else ""


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


# --- bands -----------------------------------------------------------------


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
    days.day,
    days.due,
    values.whole,
    values.number,
    values.percent,
    values.yes_or_no,
    days.period,
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
