"""What is in these sheets, and what must a person say of it?

The whole of matching, in order: tables, the plan's own fields, words and colours,
columns, rows, records. What comes out is the same as a template would give (sheets
of the contract, with their rows and cells), and an ``Understanding`` of how.

One case: a tracker of one sheet gives ``sheets["actions"]`` and ``sheets["plan"]``,
and the questions that stand between it and being cleared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from data.workbook import contract
from data.workbook.headings import MatchedSheet
from data.workbook.issue import Issue
from data.workbook.layout import actions, blocks, columns, fills, head, others, tables
from data.workbook.layout import told as telling
from data.workbook.layout.asked import Asking
from data.workbook.layout.blocks import Block
from data.workbook.layout.fills import Fills, Key
from data.workbook.layout.grid import Grid
from data.workbook.layout.grid import of as upright_of
from data.workbook.layout.statuses import Explanation, Words, of_ratings
from data.workbook.layout.tables import Table
from data.workbook.raw import RawSheet
from data.workbook.understanding import Answers, LeftOut, Understanding

MOST_CELLS = 160_000  # of sheets that are matched: what can be told within seconds
MOST_TABLES = 200


class TooMuch(Exception):
    """The officers' own sheets hold more than can be matched within seconds."""


@dataclass(frozen=True)
class Understood:
    """The sheets found, those raw ones that were looked at, and how.

    ``sheets`` are by key, as ``matching.Match`` holds them; ``taken`` are the file
    and title of each sheet of which something is read.
    """

    sheets: Mapping[str, MatchedSheet] = field(default_factory=dict)
    taken: frozenset[tuple[str, str]] = frozenset()
    issues: tuple[Issue, ...] = ()
    understanding: Understanding = field(default_factory=Understanding)


def understand(
    sheets: Iterable[RawSheet],
    answers: Answers,
    strict: Mapping[str, MatchedSheet],
) -> Understood:
    """What the officers' own sheets hold; nothing where no table is known.

    ``strict`` are the sheets in the template's layout that stand beside them.
    """
    return _Understanding(answers, strict).of(sheets)


class _Understanding:
    def __init__(self, answers: Answers, strict: Mapping[str, MatchedSheet]) -> None:
        self._asking = Asking(answers)
        self._answers = answers
        self._strict = strict
        self._left: list[LeftOut] = []
        self._issues: list[Issue] = []
        self._read: list[Table] = []
        self._explained: dict[str, Explanation] = {}

    def of(self, sheets: Iterable[RawSheet]) -> Understood:
        held = tuple(sheets)
        if sum(len(raw.cells) for raw in held) > MOST_CELLS:
            raise TooMuch
        looked = [blocks.find(raw) for raw in held]
        if sum(len(own) for _, own in looked) > MOST_TABLES:
            raise TooMuch
        if not any(block.roles for _, found in looked for block in found):
            looked = [
                (grid, (block,))
                for grid, _ in looked
                if (block := blocks.guess(grid)) and not grid.raw.hidden
            ]
        if not looked:
            return Understood()
        looked = self._seen(looked)
        found = self._blocks(looked)
        said = head.Said()
        for grid, own in looked:
            self._labels(grid, own, said)
        position, sheets_made = self._plan(said)
        keys = self._keys(looked)
        made = self._tables(found, head.titles(said))
        sheets_made |= self._others(made, position)
        read = self._actions(made, keys, sheets_made, position)
        return self._told(looked, read, sheets_made)

    # --- sheets and blocks

    def _seen(
        self, looked: list[tuple[Grid, tuple[Block, ...]]]
    ) -> list[tuple[Grid, tuple[Block, ...]]]:
        """The sheets that are read: hidden ones only where they are to be."""
        hidden = [
            grid
            for grid, own in looked
            if grid.raw.hidden and any(block.roles for block in own)
        ]
        read = tables.hidden_sheets(hidden, self._asking)
        self._left += telling.hidden_sheets(hidden, self._asking, read=read)
        return [pair for pair in looked if not pair[0].raw.hidden or read]

    def _blocks(self, looked: list[tuple[Grid, tuple[Block, ...]]]) -> list[Block]:
        found = [block for _, own in looked for block in own]
        seen, left = tables.without_hidden_columns(found, self._asking)
        self._left += left
        return seen

    @staticmethod
    def _labels(grid: Grid, own: tuple[Block, ...], said: head.Said) -> None:
        if grid.turned:
            within = {at for block in own for at in block.columns}
            upright = upright_of(grid.raw)
            rows = [row for row in upright.rows if row not in within]
            head.look(upright, rows, said, titled=True)
            return
        taken = [range(block.top, block.last + 1) for block in own]
        above = [row for row in grid.rows if not own or row < own[0].top]
        head.look(grid, above, said, titled=bool(own))
        below = [row for row in head.outside(grid, taken) if row not in set(above)]
        head.look(grid, below, said, titled=False)

    def _plan(self, said: head.Said) -> tuple[date | None, dict[str, MatchedSheet]]:
        """The position, and the Plan sheet that labels and answers make."""
        if contract.PLAN.key in self._strict:
            return telling.position(self._strict[contract.PLAN.key]), {}
        found = head.head(said, self._asking)
        return found.position, {contract.PLAN.key: found.sheet}

    def _keys(self, looked: list[tuple[Grid, tuple[Block, ...]]]) -> Key:
        """The keys of every sheet: outside its tables, and beside them."""
        found = Key()
        for grid, own in looked:
            rows = list(head.outside(grid, [range(b.first, b.last + 1) for b in own]))
            rows += [row for row in grid.painted if row not in grid.rows]
            _add(found, fills.key_of(grid, rows))
            for block in own:
                inside = grid.between(block.first, block.last)
                _add(found, fills.key_of(grid, inside, max(block.headings)))
        return found

    # --- tables

    def _tables(self, found: list[Block], titles: frozenset[str]) -> list[Table]:
        made = []
        for block in found:
            role = tables.role_of(block, self._asking)
            if not role:
                continue
            rows = block.grid.between(block.first, block.last)
            sampled = columns.samples(
                block, (row for row in rows if row not in block.repeats)
            )
            table = Table(
                block, role, columns.recognise(block, role, sampled, self._asking)
            )
            tables.sort(table, titles)
            made.append(table)
        self._left += tables.hidden_rows(made, self._asking)
        self._left += tables.struck_rows(made, self._asking)
        return [table for table in made if table.records]

    def _of_role(self, made: list[Table], role: str) -> list[Table]:
        mine = [table for table in made if table.role == role]
        kept, left = tables.one_plan(mine, self._asking) if mine else ([], [])
        self._left += left
        return kept

    def _others(
        self, made: list[Table], position: date | None
    ) -> dict[str, MatchedSheet]:
        sheets: dict[str, MatchedSheet] = {}
        for sheet in contract.SHEETS:
            if sheet.labelled or sheet is contract.ACTIONS or sheet.key in self._strict:
                continue
            whole = [table for table in made if table.role == sheet.key]
            for table in whole:
                if others.lacks(table):
                    self._left.append(others.not_read(table))
            kept = [table for table in whole if not others.lacks(table)]
            if sheet is contract.AUDITS and not self._measured(sheets):
                kept, left = others.without_measures(kept, self._asking)
                self._left += left
            if kept := self._of_role(kept, sheet.key):
                matched, issues = others.records(kept, self._asking, position)
                sheets[sheet.key] = matched
                self._issues += issues
                self._read += kept
        return sheets

    def _measured(self, sheets: Mapping[str, MatchedSheet]) -> bool:
        return contract.MEASURES.key in {*sheets, *self._strict}

    def _actions(
        self,
        made: list[Table],
        keys: Key,
        sheets: dict[str, MatchedSheet],
        position: date | None,
    ) -> list[Table]:
        read = list(self._read)
        if contract.ACTIONS.key in self._strict:
            return read
        mine = self._of_role(made, contract.ACTIONS.key)
        if not mine:
            return read
        for table in mine:
            key_rows = table.sorted.key_rows
            _add(keys, fills.key_of(table.grid, key_rows))
        ratings = of_ratings([*self._strict.values(), *sheets.values()])
        words = Words(self._asking, ratings, keys.words)
        colours = Fills(self._asking, keys)
        by_sheet = {table.grid.title: colours for table in mine}
        found = actions.actions(mine, self._asking, words, by_sheet, position)
        sheets[contract.ACTIONS.key] = found.sheet
        self._issues += found.issues
        self._explained = {**words.explained, **colours.explained}
        return [*mine, *read]

    # --- telling

    def _told(
        self,
        looked: list[tuple[Grid, tuple[Block, ...]]],
        read: list[Table],
        sheets: dict[str, MatchedSheet],
    ) -> Understood:
        for table in read:
            self._left += tables.left_out(table)
            self._left += tables.left_columns(table)
        found = tuple(telling.table(table, sheets) for table in read)
        questions = self._asking.questions
        understanding = Understanding(
            layout=telling.layout(read),
            tables=found,
            questions=questions,
            left_out=tuple(self._left),
            answers=dict(self._answers),
        )
        issues = (
            *telling.asked(questions),
            *telling.tables_read(found),
            *telling.not_read(self._left),
            *telling.explained(self._explained),
            *self._issues,
        )
        taken = frozenset((grid.file, grid.title) for grid, _ in looked)
        return Understood(sheets, taken, issues, understanding)


def _add(found: Key, more: Key) -> None:
    for text, explanation in more.words.items():
        found.words.setdefault(text, explanation)
    for fill, explanation in more.fills.items():
        found.fills.setdefault(fill, explanation)
