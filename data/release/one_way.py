"""Which numbers of a row may be shown beside their total?

The total is shown first and kept: it is what a council needs most. Then each
number is decided in its order. One is withheld where showing it could, in *any*
row that agrees with what is shown so far, tell more of a hidden count than ``c``
says; a number not shown yet is any whole number. So that those can still be large,
one that takes up nearly all of the total is shown as "143 or more". What is
withheld depends on nothing but what is shown, and tells a reader nothing more.

With one sum to hold, the least and the most that any of the numbers can add up to
stand in closed form (``extent``), so that no programme runs while a page is drawn.

One case: 4, 46, 90 and 8 with their total of 148 are shown as c, 45, 90 and
nothing, total 150: to show 10 too could, in another such row, tell that the first
is 4. That the last lies between 5 and 20 follows from what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from data.release import disclosure
from data.release.consistent import Span
from data.release.disclosure import (
    CONFIDENTIAL,
    LOW,
    NEAREST,
    WITHHELD,
    as_shown,
)

MOST = 10**9
ANY: Span = (0, MOST)  # a number not shown
_OR_MORE = re.compile(r"(\d+) or more")


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is shown: each number's text, and the total's, None without one.

    ``names`` are those of the numbers, where they have any.
    """

    texts: tuple[str, ...]
    total: str | None
    threshold: int
    names: tuple[str, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """What each number can be by itself."""
        return tuple(span(text, self.threshold) for text in self.texts)

    @property
    def whole(self) -> Span:
        """What the numbers can add up to, so far as the total tells."""
        return ANY if self.total is None else span(self.total, self.threshold)

    def implied(self, place: int) -> Span:
        """The range that all that is shown implies for one of the numbers."""
        return extent(self.whole, self.spans, {place}) or self.spans[place]

    @property
    def implied_total(self) -> Span:
        """The range that all that is shown implies for the total."""
        every = range(len(self.texts))
        return extent(self.whole, self.spans, every) or self.whole


def protect_row(
    counts: Sequence[int], total: int | None, threshold: int, give_up: int = 0
) -> Row:
    """A row of counts of children as the public may see it.

    Args:
        counts: in the order in which they are decided, none negative.
        total: what they add up to, as the workbook gives it; None where it gives
            no total. Where they do not add up to it, as a reader can then see, no
            sum tells anything of them.
        threshold: the least count that is not hidden.
        give_up: how many of the counts, from the last, are withheld besides.
    """
    shown = None if total is None else as_shown(total, threshold)
    row = Row((WITHHELD,) * len(counts), shown, threshold)
    for place, count in enumerate(counts[: len(counts) - give_up]):
        texts = list(row.texts)
        texts[place] = _text(row, place, count)
        row = Row(tuple(texts), shown, threshold)
    return _said_outright(row)


def extent(whole: Span, spans: Sequence[Span], places: Iterable[int]) -> Span | None:
    """The least and the most of the sum of these; None where nothing agrees.

    ``spans`` are what each number can be by itself, ``whole`` what all of them can
    add up to.
    """
    chosen = frozenset(places)
    low = sum(one[0] for at, one in enumerate(spans) if at in chosen)
    high = sum(one[1] for at, one in enumerate(spans) if at in chosen)
    rest_low = sum(one[0] for at, one in enumerate(spans) if at not in chosen)
    rest_high = sum(one[1] for at, one in enumerate(spans) if at not in chosen)
    if low + rest_low > whole[1] or high + rest_high < whole[0]:
        return None
    return max(low, whole[0] - rest_high), min(high, whole[1] - rest_low)


def keeps(row: Row) -> bool:
    """Whether a row so shown tells no more of a small number than ``c`` does.

    A hidden count can still be anything from 1 to one below the threshold. A number
    that is not shown can still be the threshold or more, or all that ``c`` stands
    for, or it is nought.
    """
    small, most = (1, row.threshold - 1), row.threshold - 1
    if row.total == CONFIDENTIAL and row.implied_total != small:
        return False
    for place, text in enumerate(row.texts):
        low, high = row.implied(place)
        if text == CONFIDENTIAL and (low, high) != small:
            return False
        wide = high > most or high == 0 or (low <= 1 and high == most)
        if text == WITHHELD and not wide:
            return False
    return True


def span(text: str, threshold: int) -> Span:
    """The least and the most that a number shown as this text can be.

    Raises:
        ValueError: for a text that the rule never shows.
    """
    if text == WITHHELD:
        return ANY
    found = _OR_MORE.fullmatch(text)
    return (int(found[1]), MOST) if found else disclosure.span(text, threshold)


def number(text: str) -> int | None:
    """The number that a text shows; None where it shows none."""
    known = text not in (CONFIDENTIAL, WITHHELD, LOW) and not _OR_MORE.fullmatch(text)
    return int(text) if known else None


def _said_outright(row: Row) -> Row:
    """The row, with the text of each number of which the others leave only one."""
    texts = []
    for place, text in enumerate(row.texts):
        low, high = row.implied(place)
        only = as_shown(low, row.threshold)
        same = only == as_shown(high, row.threshold)
        texts.append(only if same and number(text) is None else text)
    return replace(row, texts=tuple(texts))


# --- one number --------------------------------------------------------------


def _text(row: Row, place: int, count: int) -> str:
    """How a number is shown beside what is shown so far."""
    reach = extent(row.whole, row.spans, {place})
    if row.total is None or reach is None:
        return as_shown(count, row.threshold)
    top = _top(row, place)
    if top is not None and top < row.threshold:
        return WITHHELD
    if not all(_safe(row, place, text) for text in _telling(row, reach, top)):
        return WITHHELD
    return _class(count, top, row.threshold)


def _top(row: Row, place: int) -> int | None:
    """Where "or more" begins, so that the numbers not shown can still be large.

    None where every other number is shown.
    """
    others = [one for at, one in enumerate(row.texts) if at != place]
    if WITHHELD not in others:
        return None
    rest = sum(span(one, row.threshold)[0] for one in others)
    most = row.whole[1] - rest - row.threshold
    if most < row.threshold:
        return 0
    return span(as_shown(most, row.threshold), row.threshold)[0]


def _class(count: int, top: int | None, threshold: int) -> str:
    if top is not None and count >= top:
        return f"{top} or more"
    return as_shown(count, threshold)


def _safe(row: Row, place: int, text: str) -> bool:
    texts = list(row.texts)
    texts[place] = text
    return keeps(replace(row, texts=tuple(texts)))


def _telling(row: Row, reach: Span, top: int | None) -> Iterator[str]:
    """The texts within reach that could tell most: the small, lowest and highest.

    The lower a text, the more it tells of the least that other numbers can be, and
    the higher, of the most.
    """
    low, high = reach
    threshold = row.threshold
    if low <= threshold - 1 and high >= 1:
        yield CONFIDENTIAL
    near = threshold + 2 * NEAREST
    ends = {*range(low, min(low + near, high) + 1)}
    ends |= {*range(max(low, high - near), high + 1)}
    if top is not None:
        ends |= {one for one in range(top - near, top + 1) if low <= one <= high}
    yield from dict.fromkeys(_class(one, top, threshold) for one in sorted(ends))
