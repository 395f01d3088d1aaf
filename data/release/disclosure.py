"""Which counts of children may be shown, and how is the rest hidden?

The rule, as the Department for Education's statistics use it: a count below the
threshold, but not nought, is shown as ``c``; every other number, totals included,
is rounded to the nearest 5, each on its own; ``low`` stands for one that rounds to
nought. A total that would help to work out a hidden count is withheld, shown as "".

Whether a total is withheld depends only on what is shown anyway. It goes where
*any* table that agrees with the other shown numbers would leak through it, not
only where this one would: a reader who knows this procedure learns nothing from
what it leaves out. The overall total is decided first, so that it is the last to
be given up; then the rows' totals from the first, then the columns'.

One case: the counts 1, 2 and 1 in one row are shown as c, c and c. Their total, 4,
is withheld: shown as c too, it would tell that none of the three is 3 or 4. The
total of 3, 3 and 3 is withheld as well, though 10 would tell nothing: otherwise
its absence would tell what is there.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.release.audience import Role
from data.release.consistent import Known, Span
from data.release.released import Released

THRESHOLD = 5
NEAREST = 5
CONFIDENTIAL = "c"
LOW = "low"
NOT_APPLICABLE = "z"
UNAVAILABLE = "x"
WITHHELD = ""
TOTAL = "Total"
SYMBOLS = {
    CONFIDENTIAL: "a small number of children, hidden so that none can be recognised",
    LOW: "more than nought, and rounded to nought",
    NOT_APPLICABLE: "not applicable",
    UNAVAILABLE: "not available",
}

Place = tuple[int, int]  # row and column, from nought


@dataclass(frozen=True)
class Protected(Released[pd.DataFrame]):
    """A table of counts as the public sees it, and the threshold of its rule."""

    threshold: int = THRESHOLD


@dataclass(frozen=True, slots=True)
class _Margin:
    """A total: where it stands in what is shown, and what it is the sum of."""

    at: Place
    of: frozenset[int]


def protect(counts: pd.DataFrame, threshold: int = THRESHOLD) -> Protected:
    """A table without margins, as the public may see it.

    Args:
        counts: non-negative whole numbers, a row and a column a category.
        threshold: the least count that is not hidden; 2 or more.

    Returns:
        ``shown``: every number as text, "c" where hidden and "" where withheld;
        with a last row "Total" where there are two rows or more, and a last
        column "Total" where there are two columns or more.

    Raises:
        ValueError: for a count that is negative, missing or not whole, for a
            category called Total, and for a threshold below 2.
        CheckUnfinished: where the check does not come to an end.
    """
    check_threshold(threshold)
    values = _values(counts)
    shown = _framed(counts)
    spans: list[Span] = []
    for at, (row, column) in enumerate(_places(counts)):
        text = as_shown(values[at], threshold)
        shown.iat[row, column] = text
        spans.append(span(text, threshold))
    known = Known(tuple(spans))
    for total in _margins(counts):
        if total_is_safe(known, total.of, threshold):
            text = as_shown(sum(values[at] for at in total.of), threshold)
            known = known.adding(total.of, span(text, threshold))
            shown.iat[total.at] = text
    return Protected(shown, Role.PUBLIC, threshold)


def as_shown(count: int, threshold: int = THRESHOLD) -> str:
    """One number as the rule shows it: "0", "c", "low" or rounded to the nearest 5."""
    if 0 < count < threshold:
        return CONFIDENTIAL
    rounded = (count + NEAREST // 2) // NEAREST * NEAREST
    return LOW if count and not rounded else str(rounded)


def span(text: str, threshold: int = THRESHOLD) -> Span:
    """The least and the most that a shown number can be.

    Raises:
        ValueError: for a text that the rule never shows.
    """
    if text == CONFIDENTIAL:
        return 1, threshold - 1
    if text == LOW:
        return threshold, NEAREST // 2
    middle = int(text)
    if middle == 0:
        return 0, 0
    return max(threshold, middle - NEAREST // 2), middle + NEAREST // 2


def total_is_safe(known: Known, total: frozenset[int], threshold: int) -> bool:
    """Whether a total may be shown, whatever it comes to.

    It may where each hidden number could still be the smallest and the largest
    hidden count beside every text that the total might have. The numbers are
    those of one table and its margins, so that every sum in between the least
    and the most can come about (a transportation problem has whole solutions):
    the lowest and the highest of these texts are the ones to look at.
    """
    reach = known.extent(total)
    if reach is None:
        message = "no table agrees with what is shown"
        raise AssertionError(message)
    hidden = [at for at, one in enumerate(known.spans) if one == (1, threshold - 1)]
    first, last = (span(as_shown(end, threshold), threshold) for end in reach)
    for at in known.alike(hidden, total):
        for value in {1, threshold - 1}:
            found = known.fixing(at, value).extent(total)
            if found is None or found[0] > first[1] or found[1] < last[0]:
                return False
    return True


def check_threshold(threshold: int) -> None:
    """Raise ValueError where a threshold hides nothing or is no whole number."""
    whole = isinstance(threshold, int) and not isinstance(threshold, bool)
    if not whole or threshold < 2:
        message = (
            "A threshold hides the counts below it: it is a whole number, 2 or more, "
            f"not {threshold!r}."
        )
        raise ValueError(message)


# --- the table -----------------------------------------------------------------


def _places(counts: pd.DataFrame) -> Iterator[Place]:
    rows, columns = counts.shape
    return ((row, column) for row in range(rows) for column in range(columns))


def _margins(counts: pd.DataFrame) -> Iterator[_Margin]:
    """The overall total first, then the rows', then the columns'."""
    rows, columns = counts.shape
    across = {
        row: frozenset(range(row * columns, (row + 1) * columns)) for row in range(rows)
    }
    down = {
        column: frozenset(range(column, rows * columns, columns))
        for column in range(columns)
    }
    if rows > 1 and columns > 1:
        yield _Margin((rows, columns), frozenset(range(rows * columns)))
    if columns > 1:
        yield from (_Margin((row, columns), of) for row, of in across.items())
    if rows > 1:
        yield from (_Margin((rows, column), of) for column, of in down.items())


def _framed(counts: pd.DataFrame) -> pd.DataFrame:
    """The table that is shown, nothing in it yet."""
    rows, columns = counts.shape
    index, heads = counts.index, counts.columns
    if rows > 1:
        index = index.append(pd.Index([TOTAL], name=index.name))
    if columns > 1:
        heads = heads.append(pd.Index([TOTAL], name=heads.name))
    return pd.DataFrame(WITHHELD, index=index, columns=heads, dtype=object)


def _values(counts: pd.DataFrame) -> list[int]:
    for axis in (counts.index, counts.columns):
        for name in axis:
            _check_category(name)
    return [
        _count(counts.iat[place], counts.index[place[0]], counts.columns[place[1]])
        for place in _places(counts)
    ]


def _check_category(name: Hashable) -> None:
    if str(name).strip().casefold() == TOTAL.casefold():
        message = "A category is called “Total”: the totals are worked out here."
        raise ValueError(message)


def _count(value: object, row: Hashable, column: Hashable) -> int:
    kinds = (int, float, np.number)
    number = value if isinstance(value, kinds) and not isinstance(value, bool) else -1
    if not math.isfinite(number) or number < 0 or number != int(number):
        message = (
            f"The count in row {row!r}, column {column!r} is not a whole number of "
            f"0 or more: {value!r}."
        )
        raise ValueError(message)
    return int(number)
