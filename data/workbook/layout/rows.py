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
from data.workbook.layout.names import KEY
from data.workbook.layout.statuses import hinted, plainly
from data.workbook.raw import Content, RawCell

_PLACEHOLDER = re.compile(
    r"[<\[(]\s*(?:please |pls )?(?:select|choose|insert|enter|add|type|pick|click)\b"
    r".*[>\])]|<[^<>]*>|(?:please )?(?:select|choose)(?: an item| one| from list)?\.?"
    r"|choose an item\.?|-+ ?(?:please )?select ?-+|dd[/.\- ]mm[/.\- ]yy(?:yy)?",
    re.IGNORECASE | re.DOTALL,
)
_SAYS_LITTLE = 60  # characters of a placeholder, at most
_BEGINS_SO = frozenset("<[(-PpSsCcDd")
_FIGURE = re.compile(
    r"\W*(?:[a-z ]{1,20}[:=–-] ?)?\d[\d,.]*\s*%?(?: actions?| of \d+)?\W*",
    re.IGNORECASE,
)
_EXAMPLE_REF = re.compile(r"(?:e\.?g\.?|examples?)(?: ?[\d.]+)?\W*", re.IGNORECASE)
_PROMPT = re.compile(
    r"(?:describe|enter|insert|add|type|write|example|e\.g\.|eg:)\W.*",
    re.IGNORECASE | re.DOTALL,
)
_COUNTED = re.compile(r"[a-z][a-z /]{0,30} ?[:=–-] ?\d+", re.IGNORECASE)
_STATE = re.compile(
    rf"{COLOURS}|(?:not|partially|partly|un|in)? ?completed?|outstanding|open|live",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,4}(?:\.\d+)? ?%?")
_TOTAL_WORDS = 3  # of "Grand total so far" where an action would stand
_FEWEST_PROMPTS = 2  # placeholders of a row that only shows what to write
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
_COLOUR = re.compile(rf"(?:{COLOURS})(?:\s*[=:–\-].*)?", re.IGNORECASE | re.DOTALL)
_WHOLE_REF = re.compile(r"[A-Z]{0,3}\s?\d+\.?", re.IGNORECASE)
_LONG = 120  # characters from which a single text is a note, no heading


@dataclass(frozen=True)
class DataRow:
    """One record's cells by column, carried ones too, and its section's heading."""

    number: int
    cells: Mapping[int, RawCell]
    section: RawCell | None = None

    @property
    def first(self) -> RawCell:
        """Its first cell."""
        return self.cells[min(self.cells)]


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
    "sample": "an example of what to write, or prompts for it",
    "numbered": "numbered, and blank besides",
    "title": "titles that stand again",
}


def sort(
    block: Block,
    fields: Mapping[str, int],
    columns: frozenset[int],
    titles: frozenset[str],
) -> Sorted:
    """The rows of a block by what they are."""
    return _Sorting(block, fields, columns, titles).sorted()


class _Sorting:
    def __init__(
        self,
        block: Block,
        fields: Mapping[str, int],
        columns: frozenset[int],
        titles: frozenset[str],
    ) -> None:
        self._block = block
        self._grid: Grid = block.grid
        self._fields = fields
        self._columns = columns
        self._titles = titles
        self._done = Sorted()
        self._key = False

    def sorted(self) -> Sorted:
        """One pass; a heading counts once a record follows it."""
        pending: list[tuple[int, RawCell]] = []
        section = self._above()
        self._done.sections += [section] if section else []
        rows = self._rows
        records = (row for row in rows if row not in self._block.repeats)
        after = dict(itertools.pairwise(records))
        for row in rows:
            cells = self._own(row)
            if self._in_a_key(row, cells) or self._passed_over(row, cells):
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

    def _above(self) -> RawCell | None:
        """The heading of a section above the first headings, as above the others.

        Where the headings stand again for each section, each has its own above it.
        """
        block = self._block
        firsts = [row for row in block.repeats if row - 1 not in block.repeats]
        above = [self._alone_at(row - 1) for row in (block.top, *firsts)]
        return above[0] if len(above) > 1 and all(above) else None

    def _alone_at(self, row: int) -> RawCell | None:
        cells = self._own(row)
        return next(iter(cells.values())) if len(cells) == 1 else None

    @cached_property
    def _rows(self) -> list[int]:
        """The rows of the block in which something stands."""
        block = self._block
        between = self._grid.between(block.first, block.last)
        return [row for row in between if self._own(row)]

    def _own(self, row: int) -> dict[int, RawCell]:
        return {
            at: cell for at, cell in self._grid.own(row).items() if at in self._columns
        }

    def _in_a_key(self, row: int, cells: Mapping[int, RawCell]) -> bool:
        """Whether a row is part of a key: from "Key" on, or by its colour."""
        few = len(cells) <= 2
        begins = self._begins_a_key(cells) and (few or self._key_in_one(cells))
        self._key = begins or (few and self._key)
        if not (self._key or (few and self._explains(row, cells))):
            return False
        self._done.leave("key", row)
        self._done.key_rows.append(row)
        return True

    @staticmethod
    def _begins_a_key(cells: Mapping[int, RawCell]) -> bool:
        return KEY.fullmatch(cells[min(cells)].text.strip()) is not None

    @staticmethod
    def _key_in_one(cells: Mapping[int, RawCell]) -> bool:
        """Whether all of a key stands in one row: "Key:", "Green = on track" …"""
        explained = list(cells.values())[1:]
        return all(
            _COLOUR.fullmatch(cell.text.strip()) or plainly(cell.text)
            for cell in explained
        )

    def _explains(self, row: int, cells: Mapping[int, RawCell]) -> bool:
        """Whether a row explains a colour: named, or painted beside its meaning.

        A letter ("A") may be a ref, so that it counts only below the records.
        """
        first = cells[min(cells)].text.strip()
        closing = row > self._last_full
        if _COLOUR.fullmatch(first) and (closing or len(first) > 1):
            return True
        painted = self._grid.painted.get(row, {})
        return closing and len(cells) == 1 and min(cells) - 1 in painted

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
        if (_TOTAL.fullmatch(first) and self._sums_up(cells)) or _counts(cells):
            return "total"
        if self._shows_how(cells):
            return "sample"
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

    def _sums_up(self, cells: Mapping[int, RawCell]) -> bool:
        """Whether only figures stand beside "Total", or little and no action."""
        beside = [cell for at, cell in cells.items() if at != min(cells)]
        figures = all(
            cell.content is Content.NUMBER or _FIGURE.fullmatch(cell.text.strip())
            for cell in beside
        )
        return figures or (len(cells) <= 4 and self._no_action(cells))

    def _shows_how(self, cells: Mapping[int, RawCell]) -> bool:
        """Whether a row is an example: its ref says so, or its action is a prompt.

        An action with a ref of its own and a status nobody chose yet is an action.
        """
        ref = cells.get(self._fields.get("ref", 0))
        if ref and _EXAMPLE_REF.fullmatch(ref.text.strip()):
            return True
        prompts = sum(map(placeholder, cells.values()))
        if prompts < _FEWEST_PROMPTS:
            return False
        action = cells.get(self._fields.get("action", 0))
        asks = action and (placeholder(action) or _PROMPT.fullmatch(action.text))
        return bool((ref and placeholder(ref)) or asks)

    def _no_action(self, cells: Mapping[int, RawCell]) -> bool:
        """Whether the row lacks what a record is: a total has no text beside it."""
        cell = cells.get(self._fields.get("action", 0))
        text = cell is not None and cell.content is Content.TEXT
        if cell is None or cell is not cells[min(cells)]:
            return not text
        return len(cell.text.split()) <= _TOTAL_WORDS

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


def _counts(cells: Mapping[int, RawCell]) -> bool:
    """Whether a row counts actions: "Not complete", 1; or "Blue: 1", "Green: 2"."""
    texts = [cell.text.strip() for cell in cells.values()]
    if len(texts) > 1 and all(map(_COUNTED.fullmatch, texts)):
        return True
    first, *others = texts
    short = len(first.split()) <= _TOTAL_WORDS
    state = _STATE.fullmatch(first) or plainly(first) or hinted(first)
    numbers = bool(others) and all(map(_NUMBER.fullmatch, others))
    return bool(short and state and numbers)


def placeholder(cell: RawCell) -> bool:
    """Whether a cell only says that something is to be chosen or written there."""
    if cell.content is not Content.TEXT:
        return False
    text = cell.text.strip()
    if len(text) > _SAYS_LITTLE or text[:1] not in _BEGINS_SO:
        return False
    return _PLACEHOLDER.fullmatch(text) is not None


def said(numbers: list[int]) -> Iterator[str]:
    """Row numbers as they are listed: runs as "12 to 14"."""
    start = before = numbers[0] if numbers else 0
    for number in [*numbers[1:], 0]:
        if number == before + 1:
            before = number
            continue
        yield str(start) if start == before else f"{start} to {before}"
        start = before = number
