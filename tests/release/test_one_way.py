"""A row of counts of children: shown with its total, and nothing more told."""

from collections import defaultdict
from itertools import product
from random import Random

import pytest

from data.release import one_way
from data.release.consistent import Known
from data.release.one_way import ANY, Row, extent, protect_row


@pytest.mark.parametrize(
    ("counts", "total", "shown"),
    [
        # Westmere at 30 June: to show the last could tell that the first is 4
        ((4, 46, 90, 8), 148, ("c", "45", "90", "")),
        ((5, 48, 95, 8), 156, ("5", "50", "95", "10")),
        ((9, 101, 50, 4), 164, ("10", "100", "50", "c")),
        ((45, 5), 50, ("45", "5")),
        ((50, 0), 50, ("50", "0")),
        # all but a few: the complement is hidden, and so is what gives it away
        ((48, 2), 50, ("43 or more", "c")),
        ((2, 8), 10, ("c", "")),
        # a small total says all that may be said
        ((2, 2), 4, ("", "")),
        ((3,), None, ("c",)),
        ((3, 4, 12), None, ("c", "c", "10")),
    ],
)
def test_a_row_as_the_public_sees_it(counts, total, shown):
    assert protect_row(counts, total, 5).texts == shown


def test_the_total_is_shown_first_and_always():
    for counts in ((4, 46, 90, 8), (1, 1, 1), (0, 0), (2, 200)):
        row = protect_row(counts, sum(counts), 5)
        assert row.total == one_way.as_shown(sum(counts), 5)


def test_a_total_that_is_another_number_ties_nothing():
    row = protect_row((3, 4), 60, 5)
    assert (row.texts, row.total) == (("c", "c"), "60")
    assert row.implied(0) == (1, 4)


def test_what_is_given_up_is_withheld_from_the_last():
    row = protect_row((46, 90, 30), 166, 5, give_up=2)
    assert row.texts == ("45", "", "")


def rows(seed: int, number: int) -> list[tuple[int, tuple[int, ...]]]:
    """Random rows of one to eight counts, many of them small, and a threshold."""
    rng = Random(seed)  # noqa: S311 - a test's rows
    return [
        (
            rng.choice((3, 5, 5, 10)),
            tuple(
                rng.choice((rng.randint(0, 6), rng.randint(0, 12), rng.randint(0, 150)))
                for _ in range(rng.randint(1, 8))
            ),
        )
        for _ in range(number)
    ]


@pytest.mark.parametrize(("threshold", "counts"), rows(seed=9, number=200))
def test_no_random_row_tells_more_of_a_small_number_than_it_may(threshold, counts):
    row = protect_row(counts, sum(counts), threshold)
    assert one_way.keeps(row)
    for place, count in enumerate(counts):
        low, high = row.implied(place)
        assert low <= count <= high


@pytest.mark.parametrize(("threshold", "counts"), rows(seed=4, number=25))
def test_the_closed_form_is_what_an_integer_programme_finds(threshold, counts):
    rng = Random(sum(counts))  # noqa: S311 - a test's rows
    spans = [
        rng.choice((ANY, one_way.span(one_way.as_shown(one, threshold), threshold)))
        for one in counts
    ]
    whole = one_way.span(one_way.as_shown(sum(counts), threshold), threshold)
    every = frozenset(range(len(counts)))
    known = Known(tuple(spans)).adding(every, whole)
    some = frozenset(place for place in every if rng.random() < 0.5)
    for places in (*({one} for one in every), some, every):
        assert extent(whole, spans, places) == known.extent(places)


def test_of_every_small_row_each_hidden_number_could_be_any():
    """By enumeration: the attacker knows the rule and runs this very code."""
    alike: dict[tuple[int, Row], list[tuple[int, ...]]] = defaultdict(list)
    for size in (2, 3):
        for counts in product(range(18), repeat=size):
            if sum(counts) <= 17:  # all that are shown as 15
                alike[size, protect_row(counts, sum(counts), 5)].append(counts)
    for (_, row), could in alike.items():
        for place, text in enumerate(row.texts):
            values = {one[place] for one in could}
            if text == "c":
                assert values == {1, 2, 3, 4}
            if text == "" and row.implied(place) != (0, 0):
                assert values >= {1, 2, 3, 4} or max(values) > 4
        if row.total == "c":
            assert {sum(one) for one in could} == {1, 2, 3, 4}
