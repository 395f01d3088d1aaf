"""Where does each action of a table stand, by its words and its colours?

A status column gives delivery, a rating column the rating; where a table has one of
the two, it gives both. Where a cell holds no text its fill counts; where the same
word stands under several fills, the fill says more than the word and is asked about.

One case: "In progress" on a cell the sheet's key calls "at risk" is in progress and
at risk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.plan import Assurance, Delivery
from data.workbook import values
from data.workbook.layout.columns import letters_of
from data.workbook.layout.fills import Fills, as_text, painted
from data.workbook.layout.rows import DataRow
from data.workbook.layout.statuses import Words
from data.workbook.layout.tables import Table
from data.workbook.own_words import Standing
from data.workbook.raw import Content, RawCell

_NO_TEXT = frozenset(("-", "–", "n/a", "na"))
_ENDED = frozenset((Delivery.COMPLETE, Delivery.SUPERSEDED))


@dataclass
class Stands:
    """An action's standing, the cells it is from, and what nobody explained.

    ``unknown`` gives the fields whose word or colour is, or is left, unknown;
    ``disagree`` is whether status and rating contradict each other.
    """

    standing: Standing
    cells: dict[str, RawCell] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    disagree: bool = False


@dataclass
class _Told:
    """What one cell said, and the cell as it will be kept."""

    standing: Standing | None = None
    cell: RawCell | None = None


class Standings:
    """Reads the status of a table's rows, one after another."""

    def __init__(self, table: Table, words: Words, fills: Fills) -> None:
        self._table = table
        self._words = words
        self._fills = fills
        self._at: dict[str, int] = {
            key: table.fields[key]
            for key in ("delivery", "rating", "assurance")
            if key in table.fields
        }
        if not {"delivery", "rating"} & set(self._at) and (at := self._coloured_rows()):
            self._at["delivery"] = at
        self._by_fill = {key for key in self._at if self._fills_say_more(key)}

    @property
    def present(self) -> frozenset[str]:
        """The fields that the table gives, in words or in colours."""
        found = set(self._at)
        if "rating" in found:
            found.add("delivery")
        elif self._by_fill:
            found.add("rating")
        return frozenset(found)

    def of(self, row: DataRow) -> Stands:
        """Where the action of a row stands."""
        told = {key: self._told(key, row) for key in self._at}
        status, rating = told.get("delivery", _Told()), told.get("rating", _Told())
        assured = told.get("assurance", _Told())
        given = status.standing or (rating.standing if status.cell is None else None)
        graded = rating.standing if rating.cell else given
        stands = Stands(
            Standing(
                given.delivery if given else Delivery.UNKNOWN,
                graded.rating if graded else None,
                _first(assured.standing, given, graded),
            ),
            {key: one.cell for key, one in told.items() if one.cell},
            [key for key, one in told.items() if one.cell and not one.standing],
        )
        if "delivery" not in self._at and rating.cell:
            stands.cells["delivery"] = rating.cell
        if "rating" not in self._at and status.cell and stands.standing.rating:
            stands.cells["rating"] = status.cell
        stands.disagree = _contradict(status.standing, rating.standing)
        return stands

    def _told(self, key: str, row: DataRow) -> _Told:
        at = self._at[key]
        cell = row.cells.get(at) if key in self._table.fields else None
        if cell and values.key(cell.text) in _NO_TEXT:
            cell = None
        fill = self._table.grid.fill(row.number, at)
        title = self._table.grid.title
        if cell is None:
            if not painted(fill) or key not in self._by_fill:
                return _Told()
            blank = self._painted(row, at, fill)
            return _Told(self._filled(fill, blank, at), blank)
        found = self._words.standing(cell, key, title)
        if found and key in self._by_fill and painted(fill):
            more = self._filled(fill, cell, at)
            if more:
                found = Standing(
                    found.delivery,
                    found.rating or more.rating,
                    found.assurance or more.assurance,
                )
        return _Told(found, cell)

    def _filled(self, fill: str, cell: RawCell, at: int) -> Standing | None:
        letters = letters_of(self._table.block, at)
        return self._fills.standing(fill, cell, self._table.grid.title, letters)

    def _painted(self, row: DataRow, at: int, fill: str) -> RawCell:
        """The cell that holds only a colour, with its colour as its text."""
        grid = self._table.grid
        raw = grid.painted.get(row.number, {}).get(at) or row.cells.get(at)
        place = (raw.row, raw.column) if raw else (row.number, at)
        text = as_text(fill)
        return RawCell(*place, Content.TEXT, text, text, fill)

    # --- what the colours of a column may say

    def _fills_say_more(self, key: str) -> bool:
        """Whether blank cells are filled, or one word stands under several fills."""
        at = self._at[key]
        if key not in self._table.fields:
            return True
        fills_of: dict[str, set[str]] = defaultdict(set)
        blank = False
        for row in self._table.records:
            fill = self._own_fill(row, at)
            cell = row.cells.get(at)
            if cell:
                fills_of[values.key(cell.text)].add(fill)
            elif painted(fill):
                blank = True
        mixed = any(len(set(filter(painted, fills))) > 1 for fills in fills_of.values())
        return blank or mixed

    def _own_fill(self, row: DataRow, at: int) -> str:
        """A cell's fill, unless its whole row has it and its text says enough."""
        grid = self._table.grid
        fill = grid.fill(row.number, at)
        action = self._table.fields.get("action", 0)
        banded = fill and fill == grid.fill(row.number, action)
        return "" if banded and at in row.cells else fill

    def _coloured_rows(self) -> int:
        """A column whose fills differ from row to row, where nothing else tells."""
        for key in ("ref", "action"):
            at = self._table.fields.get(key)
            if at is None:
                continue
            found = {fill for fill in self._column_fills(at) if painted(fill)}
            if found:
                return at
        return 0

    def _column_fills(self, at: int) -> Iterator[str]:
        for row in self._table.records:
            yield self._table.grid.fill(row.number, at)


def _first(*standings: Standing | None) -> Assurance | None:
    return next((one.assurance for one in standings if one and one.assurance), None)


def _contradict(status: Standing | None, rating: Standing | None) -> bool:
    """Whether the rating says it is done, or dropped, and the status that it is not.

    A rating such as "on track" may well be left standing on an action that is done.
    """
    if not status or not rating or status.delivery is Delivery.UNKNOWN:
        return False
    return rating.delivery in _ENDED and rating.delivery is not status.delivery
