"""How things are said: the sentences everything else is built from."""

from datetime import date

import pytest

from data import words


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (50, 61, "82%"),
        (0, 61, "0%"),
        (61, 61, "100%"),
        (1, 1000, "under 1%"),
        (999, 1000, "over 99%"),
        (1, 8, "13%"),
    ],
)
def test_a_percentage_never_rounds_to_all_or_none_unless_it_is(part, whole, said):
    assert words.percent(part, whole) == said


def test_a_percentage_of_nothing_is_refused():
    with pytest.raises(ValueError, match="percentage of"):
        words.percent(0, 0)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.62, "about 6 in 10 chance (62%)"),
        (0.85, "about 9 in 10 chance (85%)"),
        (0.949, "about 9 in 10 chance (95%)"),
        (0.96, "more than 19 in 20 chance (96%)"),
        (1, "more than 19 in 20 chance (over 99%)"),
        (0.05, "about 1 in 10 chance (5%)"),
        (0.04, "less than 1 in 20 chance (4%)"),
        (0, "less than 1 in 20 chance (under 1%)"),
    ],
)
def test_a_chance_is_said_in_words_and_numbers_and_never_as_certain(share, said):
    assert words.chance(share) == said


@pytest.mark.parametrize("share", [-0.01, 1.01, 62])
def test_a_chance_lies_between_nought_and_one(share):
    with pytest.raises(ValueError, match="between 0 and 1"):
        words.chance(share)


def test_the_count_stands_before_the_percentage():
    assert words.of_with_percent(50, 61) == "50 of 61 (82%)"
    assert words.of_with_percent(0, 0) == "0 of 0"


def test_counts_take_the_right_plural():
    assert words.count(0, "action") == "no actions"
    assert words.count(1, "action") == "1 action"
    assert words.count(2143, "person", "people") == "2,143 people"


def test_numbers_below_ten_are_spelled_and_a_minus_is_a_true_minus():
    assert words.spelled(4, capital=True) == "Four"
    assert words.spelled(12) == "12"
    assert words.number(-3.25) == "\u22123.2"
    assert words.number(50.0) == "50"


@pytest.mark.parametrize(
    ("on", "quarter"),
    [
        (date(2022, 4, 1), "Q1 2022/23"),
        (date(2022, 7, 31), "Q2 2022/23"),
        (date(2023, 1, 1), "Q4 2022/23"),
        (date(2023, 3, 31), "Q4 2022/23"),
        (date(1999, 12, 31), "Q3 1999/00"),
    ],
)
def test_quarters_are_of_the_financial_year(on, quarter):
    assert words.quarter(on) == quarter


def test_dates_are_written_day_month_year():
    assert words.day(date(2023, 6, 7)) == "7 June 2023"
    assert words.month(date(2023, 6, 7)) == "June 2023"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, "1 day ahead"),
        (0, "today"),
        (1, "1 day old"),
        (10, "10 days old"),
        (100, "3 months old"),
        (1200, "3 years old"),
    ],
)
def test_the_age_of_a_position_is_said_in_the_unit_that_fits(days, said):
    assert words.age(days) == said


def test_lists_are_joined_as_people_join_them():
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.listed(["a", "b"], last="or") == "a or b"


def test_a_paragraph_closes_its_sentences_and_drops_empty_ones():
    assert words.paragraph(["one", "", "two?"]) == "One. Two?"


def test_dates_and_counts_are_held_together():
    held = words.unbroken("50 of 61 by 31 January 2024, Q1 2022/23")
    assert held == ("50\u00a0of\u00a061 by 31\u00a0January\u00a02024, Q1\u00a02022/23")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("50 of 61 (82%); 11 still", "50 of 61 (82%); 11 still"),
        ("**bold** <b>x</b>", r"\*\*bold\*\* \<b\>x\</b\>"),
        ("[a](http://b.c)", r"\[a\](http\://b.c)"),
        ("1. one", r"1\. one"),
        ("- item", r"\- item"),
        (":red[x]", r":red\[x\]"),
        ("a :smile: b", r"a \:smile: b"),
        ("&lt;script&gt;", r"\&lt;script\&gt;"),
        ("$x$ ~~y~~ `z`", r"\$x\$ \~\~y\~\~ \`z\`"),
        ("bad\x00\x07control", "badcontrol"),
        ("to a terminal \x9b31m, a command", "to a terminal 31m, a command"),
    ],
)
def test_a_cell_s_text_is_shown_letter_for_letter(raw, shown):
    assert words.plain_markdown(raw) == shown


def test_only_the_first_letter_is_made_large_or_small():
    assert words.capital("no actions of Westmere") == "No actions of Westmere"
    assert words.uncapital("Agreed by Ofsted") == "agreed by Ofsted"
    assert words.capital(words.uncapital("")) == ""
