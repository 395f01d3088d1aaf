"""Which blocks of cells are tables, and what does each hold?

A table begins at a row of headings, one row or two, wherever it stands, and goes
on to the next row of other headings. The same headings again (by page, or by
project) go on with the same table. A sheet whose headings run down its first
columns is read on its side.

One case: a sheet with a title in A1, "Ref", "Action", "Timescale" in row 4 and
"Start", "End" beneath "Timescale" in row 5 is one table from row 6, holding
actions, its fourth column headed "Timescale End".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from data.workbook import contract, values
from data.workbook.layout.grid import Grid, of
from data.workbook.layout.names import KEY, NOWHERE
from data.workbook.layout.vocabulary import (
    LONGEST,
    Meanings,
    Sure,
    listed,
    meanings,
)
from data.workbook.raw import Content, RawCell, RawSheet

# What a table of each kind cannot be without: one of each group of fields.
_DUE = ("original_due", "current_due", "delivery", "rating", "update", "completed_on")
_LEAD = ("lead_agency", "lead_officer")
IDENTITY: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "actions": (("action",), (*_DUE, *_LEAD)),
    "risks": (
        ("risk",),
        ("current_likelihood", "gross_likelihood", "current_impact", "controls"),
    ),
    "findings": (("name",), ("kind", "found")),
    "meetings": (("on",), ("name",)),
    "measures": (("ref",), ("name",), ("better", "shows")),
    "audits": (("measure",), ("period",), ("met", "cases", "percentage")),
    "cohort": (("on",), ("group",), ("count",)),
    "events": (("on",), ("event",)),
    "options": (("option",), ("impact",), ("risk",)),
    "recommendations": (("on",), ("text",)),
    "claims": (("statement",), ("figure",)),
    "ratings": (("word",), ("delivery", "rating", "note")),
}
_NAMED_SO = 3.0  # what a sheet's own title adds
_FEWEST = 3  # headings of a table that is only guessed
_WIDEST = 1_000  # headings of one table
_SHORTEST_SIDE = 3  # headings down a column that make a table on its side


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading: its text, its own cell, and what it may mean."""

    text: str
    cell: RawCell
    known: Meanings


@dataclass(frozen=True)
class Block:
    """One table: its headings by column, and its rows from ``first`` to ``last``.

    ``roles`` are the sheets of the template it may be, the likeliest first;
    ``repeats`` the rows in which its headings stand again.
    """

    grid: Grid
    top: int
    headings: Mapping[int, Heading]
    roles: tuple[str, ...]
    first: int
    last: int
    doubtful: bool = False
    repeats: frozenset[int] = field(default_factory=frozenset)
    unread: frozenset[int] = field(default_factory=frozenset)

    @cached_property
    def columns(self) -> frozenset[int]:
        """From the first column with a heading to the last, but those ``unread``."""
        reach = range(min(self.headings), max(self.headings) + 1)
        return frozenset(reach) - self.unread


def find(raw: RawSheet) -> tuple[Grid, tuple[Block, ...]]:
    """The tables of a sheet, in order; a sheet on its side is turned first."""
    grid = of(raw)
    found = tuple(_blocks(grid))
    if any(block.roles for block in found):
        return grid, found
    turned = of(raw, turned=True)
    aside = tuple(
        block
        for block in _blocks(turned)
        if block.roles and len(block.headings) >= _SHORTEST_SIDE
    )
    return (turned, aside) if aside else (grid, found)


def guess(grid: Grid) -> Block | None:
    """The likeliest table of a sheet none of whose headings are known.

    Three texts or more in a row, and two rows beneath it that are as full: what it
    holds is asked.
    """
    numbers = list(grid.rows)
    for row, after, last in zip(numbers, numbers[1:], numbers[2:], strict=False):
        own = grid.own(row)
        full = min(len(grid.rows[after]), len(grid.rows[last])) + 1 >= len(own)
        if len(own) >= _FEWEST and full and _may_head(grid, row):
            headings = {
                at: Heading(cell.text.strip(), cell, meanings(cell.text))
                for at, cell in own.items()
            }
            return Block(grid, row, headings, (), after, numbers[-1], doubtful=True)
    return None


def _blocks(grid: Grid) -> Iterator[Block]:
    heads = list(_heads(grid))
    last = max(grid.rows, default=0)
    starts = [head for head in heads if head is not None]
    place = 0
    while place < len(starts):
        head = starts[place]
        repeats: set[int] = set()
        place += 1
        while place < len(starts) and _same(head, starts[place]):
            repeats |= set(range(starts[place].top, starts[place].bottom + 1))
            place += 1
        end = starts[place].top - 1 if place < len(starts) else last
        yield Block(
            grid,
            head.top,
            head.headings,
            head.roles,
            head.bottom + 1,
            end,
            head.doubtful,
            frozenset(repeats),
        )


@dataclass(frozen=True)
class _Head:
    """One row of headings, or two."""

    top: int
    bottom: int
    headings: Mapping[int, Heading]
    roles: tuple[str, ...]
    score: float
    doubtful: bool


def _same(one: _Head, other: _Head) -> bool:
    """Whether the same headings stand in the same columns again."""
    texts = {at: values.key(head.text) for at, head in one.headings.items()}
    again = {at: values.key(head.text) for at, head in other.headings.items()}
    shared = sum(texts.get(at) == text for at, text in again.items())
    return shared >= 0.8 * max(len(texts), len(again))


def _heads(grid: Grid) -> Iterator[_Head]:
    """Every row of headings, two rows together where that tells more."""
    numbers = list(grid.rows)
    place = 0
    while place < len(numbers):
        row = numbers[place]
        after = numbers[place + 1] if place + 1 < len(numbers) else 0
        place += 1
        if not _may_head(grid, row):
            continue
        head = _head(grid, row, row)
        if after == row + 1 and _goes_on(grid, row, after):
            both = _head(grid, row, after)
            if both and (head is None or both.score > head.score):
                head = both
                place += 1
        if head:
            yield head


def _may_head(grid: Grid, row: int) -> bool:
    """Quickly, whether a row could be headings: short texts, not begun by a number."""
    cells = grid.rows[row].values()
    if not 2 <= len(cells) <= _WIDEST:
        return False
    texts = 0
    for cell in cells:
        if cell.content is Content.TEXT:
            if len(cell.text) > LONGEST:
                return False
            texts += not cell.text[0].isdigit()
    return texts >= 2 and texts >= 0.8 * len(cells)


def _goes_on(grid: Grid, row: int, after: int) -> bool:
    """Whether the row below is the second of two rows of headings."""
    if not _may_head_below(grid, after):
        return False
    above, below = grid.rows[row], grid.own(after)
    spanned = any(grid.reaches(row, at) > at for at in above)
    gaps = any(at not in above for at in below)
    known = sum(bool(_joined(grid, row, after, at).known) for at in below)
    return (spanned or gaps) and 2 * known >= len(below)


def _may_head_below(grid: Grid, row: int) -> bool:
    own = grid.own(row).values()
    return 0 < len(own) <= _WIDEST and all(
        cell.content is Content.TEXT and len(cell.text) <= LONGEST for cell in own
    )


def _joined(grid: Grid, row: int, after: int, at: int) -> Heading:
    """The heading of a column from two rows: "Timescale" over "End"."""
    above, below = _parent(grid, row, at), grid.rows[after].get(at)
    if below is None or (above is not None and below is above):
        cell = above or below
        text = cell.text if cell else ""
        return Heading(text.strip(), cell, meanings(text)) if cell else _NOTHING
    if above is None:
        return Heading(below.text.strip(), below, meanings(below.text))
    text = f"{above.text.strip()} {below.text.strip()}"
    known = listed(text) or listed(below.text) or meanings(text)
    return Heading(text, below, known)


def _parent(grid: Grid, row: int, at: int) -> RawCell | None:
    """The cell above a column: its own, or one to its left that spans it."""
    cells = grid.rows[row]
    if at in cells:
        return cells[at]
    left = max((one for one in cells if one < at), default=0)
    return cells[left] if left and grid.reaches(row, left) >= at else None


_NOTHING = Heading("", RawCell(0, 0, Content.TEXT, "", ""), {})


def _head(grid: Grid, row: int, after: int) -> _Head | None:
    """The headings in a row, or in two, where enough of them are known."""
    if row == after:
        headings = {
            at: Heading(cell.text.strip(), cell, meanings(cell.text))
            for at, cell in grid.rows[row].items()
        }
    else:
        places = sorted({*grid.rows[row], *grid.rows[after]})
        headings = {at: _joined(grid, row, after, at) for at in places}
    headings = _known_groups(headings)
    known = sum(bool(heading.known) for heading in headings.values())
    if known < 2 or 2 * known < len(headings):
        return None
    scores = _scores(grid.title, headings)
    roles = tuple(sorted(scores, key=lambda key: -scores[key]))
    if not roles:
        return None
    best = scores[roles[0]]
    doubtful = len(roles) > 1 and best - scores[roles[1]] < 1
    return _Head(row, after, headings, roles, best, doubtful)


def _known_groups(headings: Mapping[int, Heading]) -> dict[int, Heading]:
    """The headings, without those apart from the rest of which none is known.

    Titles above a table on its side, or a note beside one, are no headings.
    """
    kept: dict[int, Heading] = {}
    group: dict[int, Heading] = {}
    before = 0
    for at in [*sorted(headings), 0]:
        if group and at != before + 1:
            if not _is_key(group, kept) and any(
                heading.known for heading in group.values()
            ):
                kept |= group
            group = {}
        before = at
        if at:
            group[at] = headings[at]
    return kept


def _is_key(group: Mapping[int, Heading], before: Mapping[int, Heading]) -> bool:
    """Whether a group right of the table's headings begins a key: "RAG key"."""
    first = group[min(group)].text
    return bool(before) and KEY.fullmatch(first) is not None


def _scores(title: str, headings: Mapping[int, Heading]) -> dict[str, float]:
    """How well the headings fit each sheet of the template that they can be."""
    scores: dict[str, float] = {}
    for key, groups in IDENTITY.items():
        best: dict[str, float] = {}
        possible: set[str] = set()
        nowhere = 0.0
        for heading in headings.values():
            fits = heading.known.get(key, ())
            if not fits:
                continue
            possible.update(one.field for one in fits)
            first = fits[0]
            if first.field == NOWHERE:
                nowhere += 0.5
            else:
                best[first.field] = max(best.get(first.field, 0), float(first.sure) - 1)
        if all(possible & set(group) for group in groups) and _enough(key, headings):
            named = values.key(contract.sheet(key).title) in values.key(title)
            scores[key] = sum(best.values()) + nowhere + _NAMED_SO * named
    return scores


def _enough(key: str, headings: Mapping[int, Heading]) -> bool:
    """Whether at least two headings fit by a name in use for just that."""
    sure = [
        one[0].sure
        for heading in headings.values()
        if (one := heading.known.get(key, ()))
    ]
    return len(sure) >= 2 and (max(sure) > Sure.ASK or len(sure) >= 3)
