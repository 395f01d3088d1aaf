"""What day each written form gives, and which forms are left to be asked about."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.plan import Precision
from data.workbook.layout import dates
from data.workbook.layout.day_forms import Form
from data.workbook.layout.vague_days import parse
from tests.workbook.books import cell

POSITION = date(2023, 6, 30)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
PLAIN = """
    Dec 2016                 2016-12-31  month
    31st March 2023          2023-03-31  day
    31 March 23              2023-03-31  day
    31-Mar-23                2023-03-31  day
    Friday 3 March 2023      2023-03-03  day
    September 5, 2023        2023-09-05  day
    25.12.16                 2016-12-25  day
    2023-06-30               2023-06-30  day
    09/2023                  2023-09-30  month
    March '23                2023-03-31  month
    by end of March 2023     2023-03-31  month
    mid-June 2023            2023-06-30  month
    End Q3 2023/24           2023-12-31  quarter
    Q4 22/23                 2023-03-31  quarter
    Qtr 1 2023-24            2023-06-30  quarter
    2023/24                  2024-03-31  year
    w/c 5 June 2023          2023-06-11  week
    week commencing 29/5/23  2023-06-04  week
    w/e 16 June 2023         2023-06-16  week
"""
ASKED = """
    05/06/23                          order         2023-06-05 2023-05-06
    9.12.16                           order         2016-12-09 2016-09-12
    Sept 23                           month_two     2023-09-30
    Q3 2023                           quarter_year  2023-12-31 2023-09-30
    2023                              year          2023-12-31 2023-03-31
    5 June                            yearless      2022-06-05 2023-06-05 2024-06-05 2025-06-05
    End Q3                            yearless      2022-12-31 2023-12-31 2024-12-31 2025-12-31
    w/c 5/6                           yearless      2022-06-11 2023-06-11 2024-06-11 2025-06-11
    September                         yearless      2022-09-30 2023-09-30 2024-09-30 2025-09-30
    Phase 1: March 2023; phase 2: June 2023  several  2023-06-30 2023-03-31
    April 2023 - March 2024           several       2024-03-31 2023-04-30
"""  # noqa: E501 - a table


def rows(table: str) -> list[list[str]]:
    """The columns of a table, parted by two spaces or more."""
    lines = (line.strip() for line in table.strip().splitlines())
    return [[part.strip() for part in line.split("  ") if part] for line in lines]


@pytest.mark.parametrize(("written", "on", "precision"), rows(PLAIN))
def test_a_date_is_read_to_the_precision_it_is_written_in(written, on, precision):
    due = parse(written, POSITION).due
    assert due
    assert (due.on, str(due.precision)) == (date.fromisoformat(on), precision)


@pytest.mark.parametrize(("written", "form", "options"), rows(ASKED))
def test_what_can_be_read_more_than_one_way_is_left_to_be_asked(written, form, options):
    found = parse(written, POSITION)
    assert found.due is None
    assert found.form is Form(form)
    assert [str(one.due.on) for one in found.options] == options.split()


@pytest.mark.parametrize(
    "written",
    ["Ongoing", "TBC", "ASAP", "Immediate", "n/a", "On-going", "tbc.", "Continuous"],
)
def test_words_that_leave_a_date_open_give_an_open_date(written):
    due = parse(written).due
    assert due
    assert (due.on, due.precision, due.raw) == (None, Precision.OPEN, written)


@pytest.mark.parametrize(
    "written",
    [
        *("3 months", "31/02/2023", "Friday", "early 2024", "Autumn term 2023"),
        *("Completed 12/05/23", "12/05/23 (revised)", "080617", "32 March 2023"),
        *("1899-01-01", "30/06/2123", "Q5 2023/24", "Q1 2023/25", "", "13/13/2023"),
        *("w/c June 2023", "start of June 2023", "from June 2023", "12345"),
    ],
)
def test_what_is_no_date_known_here_gives_none(written):
    found = parse(written, POSITION)
    assert (found.due, found.form, found.options) == (None, None, ())


def test_without_a_position_a_date_without_its_year_has_nothing_to_choose():
    assert parse("5 June").options == ()
    assert parse("5 June").form is Form.YEARLESS


@given(DAYS)
def test_any_day_written_in_full_is_that_day(day):
    for written in (
        f"{day.day} {day:%B %Y}",
        f"{day.day}-{day:%b-%y}",
        f"{day:%Y-%m-%d}",
        f"{day:%A} {day.day} {day:%B} {day:%Y}",
    ):
        due = parse(written).due
        assert due
        assert (due.on, due.precision) == (day, Precision.DAY)


@given(DAYS, st.sampled_from("/.-"), st.sampled_from(["%Y", "%y"]))
def test_a_day_in_figures_is_that_day_first_of_all_or_it_is_asked(day, mark, year):
    found = parse(day.strftime(f"%d{mark}%m{mark}{year}"))
    if found.due:
        assert found.due.on == day
    else:
        assert [one.due.on for one in found.options if one.key == "day_first"] == [day]


@given(st.dates(date(2000, 1, 1), date(2098, 12, 31)), st.integers(1, 4))
def test_a_quarter_ends_with_its_last_month(day, quarter):
    year = day.year
    due = parse(f"Q{quarter} {year}/{(year + 1) % 100:02d}").due
    assert due
    assert due.on
    assert due.on.month == (3, 6, 9, 12)[quarter % 4]
    assert due.on.year == year + (quarter == 4)
    assert (due.on + timedelta(1)).day == 1


@given(DAYS)
def test_a_serial_number_is_the_day_a_spreadsheet_means_by_it(day):
    serial = (day - date(1899, 12, 30)).days
    due = dates.parse(cell(serial), None).due
    assert due
    assert due.on == day


@settings(max_examples=300)
@given(st.text("0123456789/.- ABCDEFadejnopqrsuvwy:()'\n", max_size=24))
def test_whatever_is_written_is_a_date_in_reach_or_none(written):
    found = parse(written, POSITION)
    for due in [found.due, *(one.due for one in found.options)]:
        if due and due.on:
            assert 2000 <= due.on.year <= 2101
