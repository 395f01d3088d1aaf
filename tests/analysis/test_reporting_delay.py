"""When would a change first stand in a paper, and how long would it have waited?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from math import sqrt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.analysis.reporting_delay import (
    COLUMNS,
    FEWEST,
    delays,
    summary,
    wait,
)

JANUARY, JULY, NEXT = date(2023, 1, 16), date(2023, 7, 10), date(2024, 1, 15)
SIGN_OFF = date(2024, 1, 31)
MEETINGS = [JANUARY, JULY, NEXT]
FIRST = date(2020, 1, 1)


def found(*events: date, meetings=MEETINGS, sign_off=SIGN_OFF, papers_days=0):
    frame = delays(events, meetings, sign_off=sign_off, papers_days=papers_days)
    return [
        (first, None if pd.isna(days) else int(days))
        for first, days in zip(frame["first_seen"], frame["delay_days"], strict=True)
    ]


def days(number: int) -> date:
    return FIRST + timedelta(days=number)


# --- the rule --------------------------------------------------------------------


def test_a_change_first_appears_at_the_next_meeting():
    assert found(date(2023, 2, 28)) == [(JULY, 132)]


def test_a_change_on_a_meeting_s_own_day_is_in_its_paper_where_there_is_no_cut_off():
    assert found(JULY) == [(JULY, 0)]
    assert found(JULY, papers_days=1) == [(NEXT, 189)]


def test_a_change_on_the_day_the_papers_go_out_is_in_them_and_the_day_after_is_not():
    assert found(date(2023, 6, 30), papers_days=10) == [(JULY, 10)]
    assert found(date(2023, 7, 1), papers_days=10) == [(NEXT, 198)]


def test_a_meeting_on_the_day_of_sign_off_counts_and_one_after_it_does_not():
    event = date(2023, 8, 1)
    assert found(event, sign_off=NEXT) == [(NEXT, 167)]
    assert found(event, sign_off=NEXT - timedelta(days=1)) == [(None, None)]


def test_a_change_after_the_last_paper_or_after_sign_off_is_never_seen():
    assert found(date(2024, 1, 16), date(2024, 3, 1)) == [(None, None)] * 2


def test_rows_stand_in_the_order_given_with_duplicates_and_meetings_in_any_order():
    events = [date(2023, 8, 1), date(2023, 2, 1), date(2023, 8, 1)]
    shuffled = [NEXT, JANUARY, JULY, JANUARY]
    frame = delays(events, shuffled, sign_off=SIGN_OFF)
    assert list(frame["event"]) == events
    assert list(frame["first_seen"]) == [NEXT, JULY, NEXT]
    assert list(frame.index) == [0, 1, 2]


def test_no_meetings_are_never_and_no_events_are_an_empty_frame_of_the_same_columns():
    assert found(JULY, meetings=[]) == [(None, None)]
    empty = delays([], MEETINGS, sign_off=SIGN_OFF)
    assert tuple(empty.columns) == COLUMNS
    assert len(empty) == 0
    assert str(empty["delay_days"].dtype) == "Int64"


def test_all_are_dates_and_a_moment_is_its_day():
    moments = pd.Series(pd.to_datetime(["2023-02-28"]))
    frame = delays(moments, [datetime(2023, 7, 10, 18, 30)], sign_off=SIGN_OFF)  # noqa: DTZ001
    (event,), (first,) = frame["event"], frame["first_seen"]
    assert type(event) is type(first) is date
    assert (event, first) == (date(2023, 2, 28), JULY)
    assert frame["delay_days"].tolist() == [132]


@pytest.mark.parametrize("papers_days", [-1, 0.5])
def test_a_cut_off_is_a_whole_number_of_days_from_nought(papers_days):
    with pytest.raises(ValueError, match="whole number of days"):
        delays([], MEETINGS, sign_off=SIGN_OFF, papers_days=papers_days)


@pytest.mark.parametrize("event", [None, pd.NaT, "2023-02-28"])
def test_what_is_no_date_is_refused(event):
    with pytest.raises(ValueError, match="an event is a date"):
        delays([event], MEETINGS, sign_off=SIGN_OFF)


_DAYS = st.integers(0, 900).map(days)


@given(
    st.lists(_DAYS, max_size=12),
    st.lists(_DAYS, max_size=6),
    _DAYS,
    st.integers(0, 60),
)
def test_the_rule_as_it_is_written(events, meetings, sign_off, papers_days):
    frame = delays(events, meetings, sign_off=sign_off, papers_days=papers_days)
    cut_off = timedelta(days=papers_days)
    for row in frame.itertuples():
        could = [m for m in meetings if m <= sign_off and m - cut_off >= row.event]
        assert row.first_seen == min(could, default=None)
        if could:
            assert row.delay_days == (min(could) - row.event).days >= papers_days
        else:
            assert pd.isna(row.delay_days)


@given(st.lists(_DAYS, min_size=1, max_size=8), st.lists(_DAYS, max_size=5), _DAYS)
def test_another_meeting_never_makes_a_change_later(events, meetings, extra):
    last = days(900)
    fewer = delays(events, meetings, sign_off=last)["delay_days"].fillna(10_000)
    more = delays(events, [*meetings, extra], sign_off=last)["delay_days"]
    assert (more.fillna(10_000) <= fewer).all()


# --- closed forms: one event on every day between the first and the last meeting ---


def waits(gaps: list[int], papers_days: int) -> pd.Series:
    """The delays of one event a day, from the first meeting's cut-off to the last."""
    meetings = [days(sum(gaps[:number])) for number in range(len(gaps) + 1)]
    cut_off = timedelta(days=papers_days)
    events = [days(number) - cut_off for number in range(1, sum(gaps) + 1)]
    frame = delays(events, meetings, sign_off=meetings[-1], papers_days=papers_days)
    assert frame["first_seen"].notna().all()
    return frame["delay_days"].astype(int)


@given(st.lists(st.integers(1, 250), min_size=1, max_size=6), st.integers(0, 40))
def test_uneven_gaps_wait_the_sum_of_squares_over_twice_the_sum(gaps, papers_days):
    found = waits(gaps, papers_days)
    closed = wait(gaps, papers_days)
    half_a_day = 0.5  # days are whole: the last of a gap waits 0, not 1
    assert found.mean() + half_a_day == pytest.approx(closed.mean)
    by_hand = sum(gap**2 for gap in gaps) / (2 * sum(gaps)) + papers_days
    assert closed.mean == pytest.approx(by_hand)
    assert found.max() + 1 == closed.longest == max(gaps) + papers_days


@pytest.mark.parametrize("interval", [30, 91, 182, 365])
@pytest.mark.parametrize("papers_days", [0, 10])
def test_an_even_interval_waits_half_of_itself_with_its_known_spread(
    interval, papers_days
):
    found = waits([interval] * 4, papers_days)
    closed = wait([interval], papers_days)
    assert closed == wait([interval] * 4, papers_days)
    assert closed.mean == interval / 2 + papers_days
    assert closed.sd == pytest.approx(interval / sqrt(12))
    assert closed.longest == interval + papers_days
    assert found.mean() == pytest.approx(closed.mean - 0.5)
    # In whole days the variance is (τ² − 1) / 12.
    assert found.std(ddof=0) == pytest.approx(sqrt((interval**2 - 1) / 12))


@pytest.mark.parametrize(
    ("gaps", "papers_days"), [([], 0), ([0], 0), ([5, -1], 0), ([5], -1)]
)
def test_a_wait_needs_gaps_above_nought(gaps, papers_days):
    with pytest.raises(ValueError, match="gaps above nought"):
        wait(gaps, papers_days)


# --- in sum ------------------------------------------------------------------------


def test_a_mean_stands_from_five_seen_and_never_counts_the_unseen():
    events = [date(2023, 7, day) for day in range(1, FEWEST + 1)]
    never = date(2024, 1, 20)
    found = summary(delays([*events, never], MEETINGS, sign_off=SIGN_OFF))
    assert (found.seen, found.never, found.all) == (5, 1, 6)
    assert found.mean == (9 + 8 + 7 + 6 + 5) / 5
    assert found.longest == 9
    fewer = summary(delays([*events[1:], never], MEETINGS, sign_off=SIGN_OFF))
    assert (fewer.seen, fewer.mean, fewer.longest) == (4, None, None)


def test_over_counts_what_was_over_before_the_meeting_that_would_show_it():
    event = date(2023, 2, 1)
    frame = delays([event] * 4 + [SIGN_OFF], MEETINGS, sign_off=SIGN_OFF)
    before = JULY - timedelta(days=1)
    assert summary(frame, [before, JULY, None, event, SIGN_OFF]).over == 2
    assert summary(frame).over == 0
    with pytest.raises(ValueError, match="zip"):
        summary(frame, [None])
