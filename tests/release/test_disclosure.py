"""Which counts of children are shown, and what can be worked out from them?"""

from __future__ import annotations

import itertools
import random

import numpy as np
import pandas as pd
import pytest

from data.release.attack import bounds, passes
from data.release.disclosure import TOTAL, as_shown, protect, span


def shown(rows: list[list[int]], threshold: int = 5) -> list[list[str]]:
    return protect(pd.DataFrame(rows), threshold).shown.to_numpy().tolist()


# --- one number ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0"),
        (1, "c"),
        (4, "c"),
        (5, "5"),
        (7, "5"),
        (8, "10"),
        (148, "150"),
        (152, "150"),
        (153, "155"),
    ],
)
def test_a_number_is_hidden_below_five_and_rounded_from_five(count, text):
    assert as_shown(count) == text


def test_a_number_that_may_be_shown_and_rounds_to_nought_is_low():
    assert as_shown(2, threshold=2) == "low"
    assert span("low", threshold=2) == (2, 2)


@pytest.mark.parametrize("threshold", [2, 3, 5, 7, 10])
def test_what_a_text_can_mean_is_just_the_counts_shown_so(threshold):
    for count in range(60):
        low, high = span(as_shown(count, threshold), threshold)
        like = [
            n for n in range(70) if as_shown(n, threshold) == as_shown(count, threshold)
        ]
        assert [low, high] == [min(like), max(like)]


# --- a table ---------------------------------------------------------------------


def test_a_single_number_has_no_total():
    assert shown([[3]]) == [["c"]]


def test_one_row_has_a_total_beside_it_and_one_column_a_total_below():
    assert shown([[20, 30]]) == [["20", "30", "50"]]
    assert shown([[20], [30]]) == [["20"], ["30"], ["50"]]


def test_rows_columns_and_their_order_are_kept():
    counts = pd.DataFrame(
        [[20, 30], [41, 0]], index=["North", "South"], columns=["Girls", "Boys"]
    )
    table = protect(counts).shown
    assert list(table.index) == ["North", "South", TOTAL]
    assert list(table.columns) == ["Girls", "Boys", TOTAL]
    assert table.loc["South", "Boys"] == "0"


def test_each_number_is_rounded_on_its_own():
    # 22 + 22 = 44: 20 and 20 beside 45
    assert shown([[22, 22]]) == [["20", "20", "45"]]


def test_a_total_goes_where_it_would_tell_of_a_hidden_count():
    # 1 + 2 + 1 = 4, shown as c, would leave no room for a 3 or a 4
    assert shown([[1, 2, 1]]) == [["c", "c", "c", ""]]


def test_a_total_goes_as_well_where_only_another_table_would_leak():
    # 3 + 3 + 3 = 9, shown as 10, would tell nothing; its like would: 1 + 1 + 1
    assert shown([[3, 3, 3]]) == [["c", "c", "c", ""]]


def test_a_single_hidden_count_may_stand_beside_a_rounded_total():
    assert shown([[3, 20]]) == [["c", "20", "25"]]


def test_the_overall_total_is_the_last_to_be_given_up():
    table = protect(pd.DataFrame([[3, 20], [21, 2]])).shown
    assert table.loc[TOTAL, TOTAL] == "45"  # 3 + 20 + 21 + 2 = 46


def test_a_table_of_noughts_is_shown_as_it_is():
    assert shown([[0, 0], [0, 0]]) == [["0"] * 3] * 3


def test_another_threshold_hides_more():
    assert shown([[9, 40]], threshold=10)[0][0] == "c"


@pytest.mark.parametrize(
    "counts",
    [
        pd.DataFrame([[-1, 2]]),
        pd.DataFrame([[1.5, 2]]),
        pd.DataFrame([[None, 2.0]]),
        pd.DataFrame([["c", 2]]),
        pd.DataFrame([[True, 2]]),
        pd.DataFrame([[float("inf"), 2]]),
        pd.DataFrame([[1, 2]], columns=["Girls", "total "]),
        pd.DataFrame([[1], [2]], index=["Girls", "Total"]),
    ],
)
def test_what_is_no_count_is_refused_with_a_sentence(counts):
    with pytest.raises(ValueError, match=r"[.:] ?"):
        protect(counts)


@pytest.mark.parametrize("threshold", [1, 0, -5, 2.5, True])
def test_a_threshold_that_hides_nothing_is_refused(threshold):
    with pytest.raises(ValueError, match="threshold"):
        protect(pd.DataFrame([[1, 2]]), threshold)


def test_the_counts_given_are_left_as_they_are():
    counts = pd.DataFrame([[1, 20]])
    before = counts.copy()
    protect(counts)
    pd.testing.assert_frame_equal(counts, before)


# --- the attack ------------------------------------------------------------------


def test_the_attack_finds_what_a_careless_table_gives_away():
    careless = protect(pd.DataFrame([[4, 4]]))
    careless.shown.iat[0, 2] = "10"  # 8 at least: so both are 4
    found = bounds(careless)
    assert found[["low", "high"]].to_numpy().tolist() == [[4, 4], [4, 4]]
    assert not passes(careless)


def test_the_attack_names_every_hidden_number_totals_included():
    found = bounds(
        protect(pd.DataFrame([[1, 2, 1]], index=["All"], columns=list("abc")))
    )
    assert found.to_numpy().tolist() == [
        ["All", "a", 1, 4],
        ["All", "b", 1, 4],
        ["All", "c", 1, 4],
        ["All", TOTAL, 3, 12],
    ]


def test_the_attack_says_so_where_no_table_agrees_with_what_is_shown():
    impossible = protect(pd.DataFrame([[20, 30]]))
    impossible.shown.iat[0, 2] = "500"
    impossible.shown.iat[0, 0] = "c"
    with pytest.raises(ValueError, match="agrees"):
        bounds(impossible)


def _random_table(seed: int) -> pd.DataFrame:
    draw = np.random.default_rng(seed)
    shape = draw.integers(1, 9), draw.integers(1, 9)
    scale = draw.choice([1, 3, 8, 25, 80])
    counts = draw.poisson(draw.exponential(scale, shape))
    counts[draw.random(shape) < draw.choice([0, 0.3, 0.8])] = 0
    return pd.DataFrame(counts)


@pytest.mark.parametrize("seed", range(50))
def test_no_hidden_count_of_a_random_table_is_narrowed(seed):
    assert passes(protect(_random_table(seed)))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(50, 550))
def test_no_hidden_count_of_many_random_tables_is_narrowed(seed):
    assert passes(protect(_random_table(seed)))


def _like(rows: list[list[int]]) -> list[list[list[int]]]:
    """Every table whose counts are shown as these are, whatever its totals."""
    columns = len(rows[0])
    spans = [span(as_shown(n)) for row in rows for n in row]
    return [
        [list(values[at : at + columns]) for at in range(0, len(values), columns)]
        for values in itertools.product(*(range(low, high + 1) for low, high in spans))
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [[1, 2]],
        [[1, 2, 1]],
        [[3, 20]],
        [[4, 8, 2]],
        [[3], [11], [0], [6]],
        [[0, 3], [2, 0]],
        [[1, 6], [9, 0]],
        [[2, 6], [5, 3]],
    ],
)
def test_every_hidden_count_occurs_in_some_table_with_the_same_release(rows):
    """The attacker knows the whole procedure: they may try it on every table."""
    mine = shown(rows)
    same = [table for table in _like(rows) if shown(table) == mine]
    for row, column in itertools.product(range(len(rows)), range(len(rows[0]))):
        if mine[row][column] == "c":
            assert {table[row][column] for table in same} == {1, 2, 3, 4}


def test_what_is_withheld_depends_only_on_what_is_shown():
    draw = random.Random(4)  # noqa: S311 - a fixed draw
    for _ in range(20):
        first, second = (
            [[draw.randint(1, 4), draw.randint(18, 22), draw.randint(1, 4)]]
            for _ in range(2)
        )
        assert (shown(first)[0][-1] == "") == (shown(second)[0][-1] == "")
