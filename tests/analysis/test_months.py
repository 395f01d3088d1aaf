"""How many months lie between two days, and which day ends them?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.analysis import months

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("on", "ahead", "ends"),
    [
        (date(2023, 6, 30), 7, date(2024, 1, 31)),
        (date(2023, 6, 30), -1, date(2023, 5, 31)),
        (date(2023, 6, 12), 7, date(2024, 1, 12)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 30), 1, date(2023, 2, 28)),
        (date(2023, 1, 30), 2, date(2023, 3, 30)),
        (date(2023, 1, 1), -1, date(2022, 12, 1)),
    ],
)
def test_a_month_ends_on_the_same_day_or_on_the_last(on, ahead, ends):
    assert months.after(on, ahead) == ends


@pytest.mark.parametrize(
    ("last", "number"),
    [
        (date(2024, 1, 31), 7),
        (date(2024, 1, 30), 6),
        (date(2023, 7, 30), 0),
        (date(2023, 6, 30), 0),
        (date(2022, 6, 30), 0),
    ],
)
def test_only_months_that_have_ended_are_whole(last, number):
    assert months.whole(date(2023, 6, 30), last) == number


@given(DAYS, st.integers(0, 120))
def test_so_many_months_on_so_many_have_ended_and_one_day_earlier_one_fewer(on, ahead):
    end = months.after(on, ahead)
    assert months.whole(on, end) == ahead
    if ahead:
        eve = date.fromordinal(end.toordinal() - 1)
        assert months.whole(on, eve) == ahead - 1
