"""Which moment does an officer mean? London's clocks, one form, nothing guessed."""

from datetime import UTC, date, datetime

import pytest

from components.publishing import times
from components.publishing.times import NotUnderstood

DAY = date(2023, 6, 30)
NOW = datetime(2023, 6, 30, 13, 2, tzinfo=UTC)
WINTER = datetime(2023, 12, 1, 13, 2, tzinfo=UTC)


def moment(text: str) -> datetime:
    return times.parse_moment(text, example=NOW)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("10:00 on 30 June 2023", datetime(2023, 6, 30, 9, 0, tzinfo=UTC)),
        ("10:00 on 1 December 2023", datetime(2023, 12, 1, 10, 0, tzinfo=UTC)),
        ("  9:05  on 1 december  2023 ", datetime(2023, 12, 1, 9, 5, tzinfo=UTC)),
        ("00:30 on 29 March 2026", datetime(2026, 3, 29, 0, 30, tzinfo=UTC)),
        ("02:30 on 29 March 2026", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_time_and_day_are_london_s(text: str, utc: datetime) -> None:
    assert moment(text) == utc


@pytest.mark.parametrize(
    "text",
    [
        *("", "10:00", "30 June 2023", "10am on 30 June 2023", "tomorrow"),
        *("10:00 on 30/06/2023", "10:00 on 31 June 2023", "10:00 on 30 Juny 2023"),
        *("2023-06-30 10:00", "10:00 on 30 June 23", "10:0 on 30 June 2023"),
    ],
)
def test_anything_else_is_refused_with_how_to_write_it(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        moment(text)
    assert str(refused.value).endswith("Write it as 14:02 on 30 June 2023.")


@pytest.mark.parametrize("text", ["24:00 on 30 June 2023", "10:60 on 30 June 2023"])
def test_a_time_no_clock_shows_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match="is not a time of day"):
        moment(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("01:30 on 29 March 2026", "is skipped, as the clocks go forward"),
        ("01:30 on 25 October 2026", "comes twice"),
    ],
)
def test_a_time_that_the_change_of_the_clocks_makes_doubtful_is_refused(
    text: str, why: str
) -> None:
    with pytest.raises(NotUnderstood) as refused:
        moment(text)
    assert why in str(refused.value)
    assert "Give a time before or after it." in str(refused.value)


def test_what_is_said_is_understood_again() -> None:
    for at in (NOW, WINTER, times.next_morning(NOW)):
        assert moment(times.moment(at)) == at


def test_a_day_is_written_out() -> None:
    assert times.parse_day(" 30 June  2023", example=DAY) == DAY
    for text in ("30/06/2023", "30 June", "31 June 2023", "June 2023", ""):
        with pytest.raises(NotUnderstood, match=r"Write it as 30 June 2023\."):
            times.parse_day(text, example=DAY)


def test_today_needs_no_date_and_another_day_has_it() -> None:
    assert times.since(NOW, now=NOW) == "14:02"
    assert times.since(NOW, now=WINTER) == "14:02 on 30 June 2023"
    late = datetime(2023, 6, 30, 23, 30, tzinfo=UTC)
    assert times.since(late, now=NOW) == "00:30 on 1 July 2023"
    assert times.today(late) == date(2023, 7, 1)


def test_the_next_morning_is_ten_o_clock_tomorrow() -> None:
    assert times.moment(times.next_morning(NOW)) == "10:00 on 1 July 2023"
