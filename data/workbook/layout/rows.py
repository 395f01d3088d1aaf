"""Which rows of a table are its records, and what are the others?

Blank rows, headings that stand again, totals, notes, keys and placeholders are no
records; each kind is counted as left out. A row with a single text is a section's
heading, whose text carries down: as what, is asked once. Hidden rows and those
struck through are read or not as is answered.

One case: "1 Front door" above "1.1 Hold a daily meeting" is a heading; the sheet
asks "What are the 4 rows such as '1 Front door'?".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from data.workbook import contract, values
from data.workbook.layout.blocks import Block
from data.workbook.layout.fills import COLOURS
from data.workbook.layout.grid import Grid
from data.workbook.raw import Content, RawCell

_PLACEHOLDER = re.compile(
    r"[<\[(]\s*(?:please |pls )?(?:select|choose|insert|enter|add|type|pick|click)\b"
    r".*[>\])]|<[^<>]*>|(?:please )?(?:select|choose)(?: an item| one| from list)?\.?"
    r"|choose an item\.?|-+ ?(?:please )?select ?-+",
    re.IGNORECASE | re.DOTALL,
)
_TOTAL = re.compile(
    r"(?:grand |sub-?\s?)?totals?\b.*|count(?: of)?\b.*|number of actions.*|average\b.*"
    r"|% (?:complete|of)\b.*|percentage complete.*|summary\b.*",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:notes?|n\.?b\.?|source|guidance|instructions|please note|disclaimer)\b\W.*"
    r"|\*.*|notes?|end(?: of (?:plan|document|sheet|table))?\W*",
    re.IGNORECASE | re.DOTALL,
)
_KEY = re.compile(r"(?:(?:\w+ ){0,2}(?:key|legend))\W*", re.IGNORECASE)
_COLOUR = re.compile(rf"(?:{COLOURS})(?:\s*[=:–\-].*)?", re.IGNORECASE | re.DOTALL)
_WHOLE_REF = re.compile(r"[A-Z]{0,3}\s?\d+\.?", re.IGNORECASE)
_LONG = 120  # characters from which a single text is a note, no heading


@dataclass(frozen=True)
class DataRow:
    """One record's cells by column, carried ones too, and its section's heading."""

    number: int
    cells: Mapping[int, RawCell]
    section: RawCell | None = None


@dataclass
class Sorted:
    """A table's rows by what they are. ``out`` gives row numbers by reason."""

    records: list[DataRow] = field(default_factory=list)
    sections: list[RawCell] = field(default_factory=list)
    out: dict[str, list[int]] = field(default_factory=dict)
    key_rows: list[int] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    struck: list[int] = field(default_factory=list)

    def leave(self, reason: str, row: int) -> None:
        """Count a row as left out, with its reason."""
        self.out.setdefault(reason, []).append(row)


REASONS: Mapping[str, str] = {
    "repeated": "headings that stand again",
    "total": "totals",
    "note": "notes",
    "key": "part of a key to colours or words",
    "placeholder": "placeholders nobody filled in",
    "example": "the template's own example",
    "numbered": "numbered, and blank besides",
    "title": "titles that stand again",
}


def sort(
    block: Block, fields: Mapping[str, int], columns: range, titles: frozenset[str]
) -> Sorted:
    """The rows of a block by what they are."""
    return _Sorting(block, fields, columns, titles).sorted()


class _Sorting:
    def __init__(
        self,
        block: Block,
        fields: Mapping[str, int],
        columns: range,
        titles: frozenset[str],
    ) -> None:
        self._block = block
        self._grid: Grid = block.grid
        self._fields = fields
        self._columns = columns
        self._titles = titles
        self._done = Sorted()

    def sorted(self) -> Sorted:
        """One pass; a heading counts once a record follows it."""
        pending: list[tuple[int, RawCell]] = []
        section: RawCell | None = None
        in_key = False
        rows = self._rows
        after = dict(itertools.pairwise(rows))
        for row in rows:
            cells = self._own(row)
            in_key = self._key_goes_on(row, cells, in_key=in_key)
            if in_key or self._passed_over(row, cells):
                continue
            heading = self._section(row, cells, after.get(row, 0))
            if heading:
                pending.append((row, heading))
                continue
            if pending:
                section = pending[-1][1]
                self._done.sections += [cell for _, cell in pending]
                pending.clear()
            self._record(row, section)
        for row, _ in pending:  # no record follows: it closes the table
            self._done.leave("note", row)
        return self._done

    @cached_property
    def _rows(self) -> list[int]:
        """The rows of the block in which something stands."""
        block = self._block
        return [
            row
            for row in self._grid.rows
            if block.first <= row <= block.last and self._own(row)
        ]

    def _own(self, row: int) -> dict[int, RawCell]:
        return {
            at: cell for at, cell in self._grid.own(row).items() if at in self._columns
        }

    def _key_goes_on(
        self, row: int, cells: Mapping[int, RawCell], *, in_key: bool
    ) -> bool:
        """Whether a row is part of a key: from "Key" on, or by its colour."""
        first = cells[min(cells)].text.strip()
        few = len(cells) <= 2
        starts = few and _KEY.fullmatch(first) is not None
        colour = few and _COLOUR.fullmatch(first) is not None
        beside = self._grid.painted.get(row, {})
        swatch = len(cells) == 1 and min(cells) - 1 in beside
        closing = row > self._last_full
        goes_on = in_key and few
        if starts or colour or goes_on or (swatch and closing):
            self._done.leave("key", row)
            self._done.key_rows.append(row)
            return starts or goes_on
        return False

    @cached_property
    def _last_full(self) -> int:
        """The last row with three cells or more."""
        full = [row for row in self._rows if len(self._own(row)) > 2]
        return max(full, default=0)

    def _passed_over(self, row: int, cells: Mapping[int, RawCell]) -> bool:
        reason = self._reason(row, cells)
        if reason:
            self._done.leave(reason, row)
        return bool(reason)

    def _reason(self, row: int, cells: Mapping[int, RawCell]) -> str:
        """Why a row is no record; "" for one that is, or that heads a section."""
        if row in self._block.repeats:
            return "repeated"
        if len(cells) == 1 and (alone := self._alone(cells)):
            return alone
        ref = self._fields.get("ref")
        said = {at: cell for at, cell in cells.items() if not placeholder(cell)}
        if not set(said) - {ref}:
            return "placeholder" if len(said) < len(cells) else self._numbered(cells)
        first = cells[min(cells)].text.strip()
        if _TOTAL.fullmatch(first) and len(cells) <= 4 and self._no_action(cells):
            return "total"
        mark = cells.get(self._fields.get("made_up", 0))
        example = mark and values.says(mark, contract.EXAMPLE_MARK)
        return "example" if example else ""

    def _alone(self, cells: Mapping[int, RawCell]) -> str:
        """Why a row of one cell is left out: a title again, or a note."""
        first = cells[min(cells)].text.strip()
        if values.key(first) in self._titles:
            return "title"
        if _NOTE.fullmatch(first):
            return "note"
        in_action = min(cells) == self._fields.get("action")
        return "note" if len(first) > _LONG and not in_action else ""

    def _numbered(self, cells: Mapping[int, RawCell]) -> str:
        """A row that has its ref and nothing else, unless it reads as a heading."""
        cell = next(iter(cells.values()))
        by_number = cell.content is Content.NUMBER or re.fullmatch(
            r"[A-Za-z]{0,3}[\d.\-/ ]+[a-z]?", cell.text.strip()
        )
        return "numbered" if by_number else ""

    def _no_action(self, cells: Mapping[int, RawCell]) -> bool:
        """Whether the row lacks what a record is: a total has no text beside it."""
        action = self._fields.get("action")
        return action is None or action not in cells or action == min(cells)

    def _section(
        self, row: int, cells: Mapping[int, RawCell], after: int
    ) -> RawCell | None:
        """The cell of a section's heading; None for a record."""
        first = min(cells)
        cell = cells[first]
        action = self._fields.get("action", 0)
        if len(cells) == 1:
            wide = self._grid.reaches(row, first) > first
            alone = first != action or self._fields.get("ref", action) == action
            return cell if wide or cell.bold or alone else None
        ref = self._fields.get("ref", 0)
        if set(cells) == {ref, action} and self._leads(cells[ref], after):
            return cells[action]
        return None

    def _leads(self, ref: RawCell, after: int) -> bool:
        """Whether a row's ref is the beginning of the next one's: 1, then 1.1."""
        said = ref.text.strip().rstrip(".")
        below = self._own(after).get(self._fields["ref"]) if after else None
        return (
            _WHOLE_REF.fullmatch(said) is not None
            and below is not None
            and re.match(rf"{re.escape(said)}[.\-/a-z]", below.text.strip()) is not None
        )

    def _record(self, row: int, section: RawCell | None) -> None:
        cells = {
            at: cell
            for at, cell in self._grid.rows[row].items()
            if at in self._columns and not placeholder(cell)
        }
        if row in self._grid.hidden_rows:
            self._done.hidden.append(row)
        text = cells.get(self._fields.get("action", min(cells, default=0)))
        if text and text.struck and not self._grid.carried(row, text):
            self._done.struck.append(row)
        self._done.records.append(DataRow(row, cells, section))


def placeholder(cell: RawCell) -> bool:
    """Whether a cell only says that something is to be chosen or written there."""
    if cell.content is not Content.TEXT:
        return False
    text = cell.text.strip()
    return len(text) <= 60 and _PLACEHOLDER.fullmatch(text) is not None


def said(numbers: list[int]) -> Iterator[str]:
    """Row numbers as they are listed: runs as "12 to 14"."""
    start = before = numbers[0] if numbers else 0
    for number in [*numbers[1:], 0]:
        if number == before + 1:
            before = number
            continue
        yield str(start) if start == before else f"{start} to {before}"
        start = before = number
