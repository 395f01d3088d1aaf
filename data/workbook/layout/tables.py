"""Which of the tables found are read, as what, and with which rows?

Everything about tables that is asked for the whole workbook once: what a doubtful
table holds, whether actions on several sheets are one plan, whether hidden sheets,
columns and rows and rows struck through are read.

One case: three hidden rows among the actions ask "Should the 3 hidden rows be
read?"; until that is answered they are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from data import words
from data.workbook import contract, values
from data.workbook.layout import columns, rows
from data.workbook.layout.asked import LEAVE_OUT, Asking, ident
from data.workbook.layout.blocks import Block
from data.workbook.layout.columns import Recognised
from data.workbook.layout.grid import Grid
from data.workbook.layout.rows import DataRow, Sorted
from data.workbook.rules import quote
from data.workbook.understanding import Choice, Confidence, LeftOut, Question

READ = "read"
ALL, EACH = "all", "each"
_SUPERSEDED = "superseded"
_YES_NO = (Choice(READ, "Yes, read them"), Choice(LEAVE_OUT, "No, leave them out"))


@dataclass
class Table:
    """One table that is read: its columns, the field of each, and its rows."""

    block: Block
    role: str
    columns: tuple[Recognised, ...]
    sorted: Sorted = field(default_factory=Sorted)
    superseded: frozenset[int] = frozenset()

    @property
    def grid(self) -> Grid:
        """The sheet it stands on."""
        return self.block.grid

    @property
    def fields(self) -> dict[str, int]:
        """The column of each field that it has."""
        return {one.field: one.at for one in self.columns if one.field}

    @property
    def records(self) -> list[DataRow]:
        """The rows that are read."""
        return self.sorted.records

    def letters(self, key: str) -> str:
        """The letters of a field's column."""
        return columns.letters_of(self.block, self.fields[key])


def role_of(block: Block, asking: Asking) -> str:
    """What a table holds; "" where it is to be left out, or is still asked."""
    if not block.roles:
        return ""
    names = [heading.text for _, heading in sorted(block.headings.items())]
    question_id = ident("table", " ".join(names))
    said = asking.said(question_id)
    if not block.doubtful and not said:
        return block.roles[0]
    order = [*block.roles, *(key for key in _TABLES if key not in block.roles)]
    choices = [Choice(key, contract.sheet(key).title) for key in order]
    first = next(iter(block.headings.values())).cell.address
    said = asking.choose(
        Question(
            question_id,
            f"What does the table at {first} on {quote(block.grid.title)} hold?",
            (*choices, Choice(LEAVE_OUT, "Leave it out")),
            sheet=block.grid.title,
            cell=first,
            examples=tuple(names[:3]),
            suggested=block.roles[0],
            file=block.grid.file,
        )
    )
    return "" if said == LEAVE_OUT else said


_TABLES = tuple(one.key for one in contract.SHEETS if not one.labelled)


def hidden_sheets(grids: Iterable[Grid], asking: Asking) -> bool:
    """Whether hidden sheets with tables are read."""
    held = list(grids)
    if not held:
        return True
    number = words.count(len(held), "hidden sheet")
    return (
        asking.choose(
            Question(
                ident("hidden", "sheets"),
                f"Should the {number} with tables be read?",
                _YES_NO,
                sheet=held[0].title,
                examples=tuple(grid.title for grid in held[:3]),
                suggested=LEAVE_OUT,
                file=held[0].file,
            )
        )
        == READ
    )


def without_hidden_columns(
    blocks: list[Block], asking: Asking
) -> tuple[list[Block], list[LeftOut]]:
    """The blocks, without their hidden columns unless these are to be read."""
    hidden = [
        (block, at)
        for block in blocks
        for at in block.headings
        if at in block.grid.hidden_columns
    ]
    if not hidden:
        return blocks, []
    number = words.count(len(hidden), "hidden column")
    block, at = hidden[0]
    said = asking.choose(
        Question(
            ident("hidden", "columns"),
            f"Should the {number} be read?",
            _YES_NO,
            sheet=block.grid.title,
            cell=block.headings[at].cell.address,
            examples=tuple(one.headings[place].text for one, place in hidden[:3]),
            file=block.grid.file,
        )
    )
    if said == READ:
        return blocks, []
    kept = [_seen(one) for one in blocks]
    left = LeftOut(
        words.count(len(hidden), "hidden column"),
        len(hidden),
        block.grid.title,
        words.listed(
            f"column {columns.letters_of(one, place)}" for one, place in hidden
        ),
        "They are hidden." if said else "It is asked whether to read them.",
        block.grid.file,
    )
    return [one for one in kept if one.headings], [left]


def _seen(block: Block) -> Block:
    headings = {
        at: heading
        for at, heading in block.headings.items()
        if at not in block.grid.hidden_columns
    }
    return replace(block, headings=headings)


def one_plan(tables: list[Table], asking: Asking) -> tuple[list[Table], list[LeftOut]]:
    """The tables of one kind; those on further sheets only where they are said to be.

    Nothing on several sheets is added up unasked: one may be an archive.
    """
    titles = list(dict.fromkeys((one.grid.file, one.grid.title) for one in tables))
    if len(titles) < 2:
        return tables, []
    role = contract.sheet(tables[0].role)
    names = [title for _, title in titles]
    keys = [_place(title) for _, title in titles]
    counts = {
        place: sum(len(one.records) for one in tables if _of(one) == place)
        for place in titles
    }
    listed = words.listed(
        f"{quote(title)} ({words.count(counts[file, title], 'row')})"
        for file, title in titles
    )
    choices = [Choice(ALL, "All of them")]
    choices += [
        Choice(key, f"Only {quote(name)}")
        for key, name in zip(keys, names, strict=True)
    ]
    if len(titles) > 2:
        choices.append(Choice(EACH, "Some of them: ask me sheet by sheet"))
    said = asking.choose(
        Question(
            ident("sheets", role.key, *sorted(keys)),
            f"{role.title} stand on {len(titles)} sheets: {listed}. "
            "Which belong to this plan?",
            tuple(choices),
            sheet=names[0],
            examples=tuple(names[:3]),
            file=titles[0][0],
        )
    )
    if said == EACH:
        kept = {place for place in titles if _one_sheet(place, role, asking)}
    else:
        kept = {
            place for place, key in zip(titles, keys, strict=True) if said in (ALL, key)
        }
    left = [_not_read(place, counts[place], asked=not said) for place in titles]
    return (
        [one for one in tables if _of(one) in kept],
        [one for one, place in zip(left, titles, strict=True) if place not in kept],
    )


def _of(table: Table) -> tuple[str, str]:
    return table.grid.file, table.grid.title


def _place(title: str) -> str:
    """A sheet's title as a key: "Master v7 FINAL" and "Master v8" stay the same."""
    bare = "".join(letter for letter in title if not letter.isdigit())
    words_ = [word for word in bare.casefold().split() if word not in _VERSION_WORDS]
    return values.key(" ".join(words_) or title)


_VERSION_WORDS = frozenset(("v", "final", "draft", "version", "copy", "new"))


def _one_sheet(place: tuple[str, str], role: contract.Sheet, asking: Asking) -> bool:
    file, title = place
    said = asking.choose(
        Question(
            ident("sheet", role.key, _place(title)),
            f"Does {quote(title)} belong to this plan?",
            _YES_NO,
            sheet=title,
            file=file,
        )
    )
    return said == READ


def _not_read(place: tuple[str, str], count: int, *, asked: bool) -> LeftOut:
    file, title = place
    why = "It is asked whether it belongs to the plan." if asked else "You said so."
    return LeftOut(f"The sheet {quote(title)}", count, title, "", why, file)


def sort(table: Table, titles: frozenset[str]) -> None:
    """Find which of a table's rows are records."""
    block = table.block
    table.sorted = rows.sort(block, table.fields, block.columns, titles)


def hidden_rows(tables: list[Table], asking: Asking) -> list[LeftOut]:
    """Leave hidden rows out, unless they are to be read."""
    held = {id(one): frozenset(one.sorted.hidden) for one in tables}
    return _ask_rows(tables, held, "hidden", "hidden row", "They are hidden.", asking)


def struck_rows(tables: list[Table], asking: Asking) -> list[LeftOut]:
    """Leave out rows that are struck through, unless they are to be read."""
    held = {id(one): frozenset(one.sorted.struck) for one in tables}
    why = "They are struck through."
    return _ask_rows(tables, held, "struck", "row struck through", why, asking)


def _ask_rows(
    tables: list[Table],
    held: Mapping[int, frozenset[int]],
    kind: str,
    noun: str,
    why: str,
    asking: Asking,
) -> list[LeftOut]:
    total = sum(map(len, held.values()))
    if not total:
        return []
    first = next(one for one in tables if held[id(one)])
    said = asking.choose(_about_rows(kind, _counted(total, noun), first, held))
    if said == READ:
        return []
    left = []
    for table in tables:
        numbers = held[id(table)]
        if said == _SUPERSEDED:
            table.superseded |= numbers
        elif numbers:
            kept = [row for row in table.records if row.number not in numbers]
            table.sorted.records = kept
            reason = why if said else "It is asked whether to read them."
            left.append(left_rows(table, sorted(numbers), noun, reason))
    return left


def _about_rows(
    kind: str, number: str, first: Table, held: Mapping[int, frozenset[int]]
) -> Question:
    row = min(held[id(first)])
    cells = next(one.cells for one in first.records if one.number == row)
    superseded = Choice(_SUPERSEDED, "Yes, as superseded: left out of every count")
    choices = _YES_NO if kind == "hidden" else (*_YES_NO, superseded)
    return Question(
        ident(kind, "rows"),
        f"Should the {number} be read?",
        choices,
        sheet=first.grid.title,
        cell=cells[min(cells)].address,
        examples=tuple(cell.text.strip() for cell in list(cells.values())[:3]),
        file=first.grid.file,
    )


def _counted(number: int, noun: str) -> str:
    first, _, rest = noun.partition(" ")
    if rest.startswith("struck") or first == "row":
        return words.count(number, noun, noun.replace("row", "rows", 1))
    return words.count(number, noun)


def left_rows(table: Table, numbers: list[int], noun: str, why: str) -> LeftOut:
    """Rows of a table that are not read."""
    listed = words.listed(rows.said(numbers))
    across = "column" if table.grid.turned else "row"
    return LeftOut(
        _counted(len(numbers), noun),
        len(numbers),
        table.grid.title,
        f"{words.plural(len(numbers), across)} {listed}",
        why,
        table.grid.file,
    )


def left_out(table: Table) -> list[LeftOut]:
    """The rows of a table that are no records, by reason."""
    return [
        left_rows(table, numbers, "row", words.sentence(rows.REASONS[reason]))
        for reason, numbers in table.sorted.out.items()
    ]


def left_columns(table: Table) -> list[LeftOut]:
    """The columns of a table that are not read, each with its reason."""
    return [
        LeftOut(
            f"The column {quote(one.heading)}" if one.heading else "A column",
            1,
            table.grid.title,
            f"column {one.letters}" if not table.grid.turned else one.letters,
            one.why,
            table.grid.file,
        )
        for one in table.columns
        if not one.field and one.confidence is not Confidence.GUESSED
    ]
