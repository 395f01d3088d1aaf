"""Which column of a table is which field?

First what was answered; then headings in use for just one thing, where the cells
below fit it; then what is left over for a heading that may mean two things. What
may still be one thing or another is a question, and is not read until answered.

One case: "Lead" beside "Agency" is the lead officer, since the agency has a column
of its own; "Lead" alone is asked about.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.workbook import contract, values
from data.workbook.contract import Kind
from data.workbook.layout.asked import LEAVE_OUT, Asking, ident, shown
from data.workbook.layout.blocks import Block
from data.workbook.layout.dates import like_a_date
from data.workbook.layout.names import NOWHERE
from data.workbook.layout.statuses import hinted, same_everywhere
from data.workbook.layout.vocabulary import Meaning, Sure
from data.workbook.raw import RawCell, letters
from data.workbook.rules import quote
from data.workbook.understanding import Choice, Confidence, Question

_NO_FIGURE = frozenset(
    ("theme", "lead_officer", "start", "evidence", "impact_rating", "update", "made_up")
)
_WORDS = frozenset(("delivery", "rating", "assurance"))
_SHORT_WORD = 40  # characters of a status, at the median
_MOST_WORDS = 25  # different ones in a column of statuses
_FEW_WORDS = 6  # different ones that make any column look like a status
_SAMPLE = 200  # cells of a column that are looked at


@dataclass(frozen=True)
class Recognised:
    """One column: where it stands, its heading, its field ("" if none), and why."""

    at: int
    letters: str
    heading: str
    field: str
    confidence: Confidence
    why: str


def recognise(
    block: Block, role: str, samples: Mapping[int, Sequence[RawCell]], asking: Asking
) -> tuple[Recognised, ...]:
    """Every column of a block that has a heading or content, in order."""
    return _Recognising(block, role, samples, asking).all()


class _Recognising:
    def __init__(
        self,
        block: Block,
        role: str,
        samples: Mapping[int, Sequence[RawCell]],
        asking: Asking,
    ) -> None:
        self._block = block
        self._role = role
        self._sheet = contract.sheet(role)
        self._samples = samples
        self._asking = asking
        self._taken: dict[str, int] = {}
        self._found: dict[int, Recognised] = {}
        counts: Counter[str] = Counter()
        self._ids: dict[int, str] = {}
        for at in sorted({*block.headings, *samples}):
            name = self._heading(at) or "column"
            counts[values.key(name)] += 1
            place = counts[values.key(name)]
            self._ids[at] = ident("column", role, name, *([str(place)] * (place > 1)))

    def all(self) -> tuple[Recognised, ...]:
        for at in self._ids:
            self._answered(at)
        for sure in (Sure.CERTAIN, Sure.LIKELY):
            for at in self._ids:
                self._by_heading(at, sure)
        for at in self._ids:
            self._by_what_is_left(at)
        for at in self._ids:
            self._ask(at)
        return tuple(self._found[at] for at in sorted(self._found))

    # --- steps

    def _answered(self, at: int) -> None:
        said = self._asking.said(self._ids[at])
        fields = {column.key for column in contract.columns(self._sheet)}
        if said not in fields and said != LEAVE_OUT:
            return
        self._asking.choose(self._question(at, self._candidates(at)))
        if said == LEAVE_OUT:
            self._put(at, "", Confidence.ANSWERED, "You said to leave it out.")
        elif said not in self._taken:
            self._put(at, said, Confidence.ANSWERED, "You said so.")

    def _by_heading(self, at: int, sure: Sure) -> None:
        known = self._meanings(at)
        if at in self._found or not known or known[0].sure < sure:
            return
        field = known[0].field
        if field == "update" and self._says_standing(at):
            if all(map(same_everywhere, self._samples[at])):
                why = "No other column is the status, and its cells say it."
                self._put(at, "delivery", Confidence.LIKELY, why)
        elif field == NOWHERE:
            why = "The template has no place for it."
            self._put(at, "", Confidence.NONE, why)
        elif field not in self._taken and self._fits(field, at):
            if sure is Sure.CERTAIN:
                self._put(at, field, Confidence.CERTAIN, "The template's own heading.")
            else:
                why = "A heading in use for this, and its cells fit."
                self._put(at, field, Confidence.LIKELY, why)

    def _by_what_is_left(self, at: int) -> None:
        known = self._meanings(at)
        if at in self._found or len(known) != 2 or known[0].sure < Sure.ASK:
            return
        left = [one.field for one in known if one.field not in self._taken]
        fitting = [field for field in left if self._fits(field, at)]
        others = [one.field for one in known if one.field in self._taken]
        if len(fitting) == 1 and others and all(self._said(one) for one in others):
            heading = self._found[self._taken[others[0]]].heading
            why = f"It may mean this, and {quote(heading)} is the other."
            self._put(at, fitting[0], Confidence.LIKELY, why)

    def _said(self, field: str) -> bool:
        """Whether a field was taken for certain by another column."""
        return self._found[self._taken[field]].confidence is not Confidence.GUESSED

    def _ask(self, at: int) -> None:
        if at in self._found:
            return
        if not self._samples.get(at):
            self._put(at, "", Confidence.NONE, "Nothing stands in it.")
            return
        candidates = self._candidates(at)
        self._asking.choose(self._question(at, candidates))
        if candidates:
            self._put(at, "", Confidence.GUESSED, "It is asked about.")
        else:
            self._put(at, "", Confidence.NONE, "Its heading is not known here.")

    # --- what a column may be

    def _candidates(self, at: int) -> list[str]:
        """The fields that a column may well be, the likeliest first."""
        fields = [one.field for one in self._meanings(at) if one.field != NOWHERE]
        fitting = [field for field in fields if self._fits(field, at)]
        if "update" in fields and self._says_standing(at):
            return ["delivery", *(one for one in fitting if one != "delivery")]
        if fields or not self._samples.get(at):
            return fitting or fields
        return self._by_cells(at)

    def _by_cells(self, at: int) -> list[str]:
        """What the cells of a column with no known heading look like."""
        if self._role != "actions" or not self._heading(at):
            return []
        found = []
        if "original_due" not in self._taken and self._fits("original_due", at):
            found.append("original_due")
        told = {"delivery", "rating"} & set(self._taken)
        if not told and self._like_statuses(at):
            found += ["delivery", "rating"]
        return found

    def _like_statuses(self, at: int) -> bool:
        cells = self._samples[at]
        several = {values.key(cell.text) for cell in cells}
        hints = sum(bool(hinted(cell.text)) for cell in cells)
        few = len(several) <= _FEW_WORDS and _few_short_words(cells)
        return few or (len(several) <= _MOST_WORDS and 2 * hints >= len(cells))

    def _says_standing(self, at: int) -> bool:
        """Whether updates are words of a status, and no other column is one."""
        cells = self._samples.get(at, ())
        if self._role != "actions" or not cells or "delivery" in self._taken:
            return False
        others = [one for one in self._ids if one != at]
        if any(self._may_be_status(one) for one in others):
            return False
        told = sum(bool(hinted(cell.text)) for cell in cells)
        return _few_short_words(cells) and 2 * told >= len(cells)

    def _may_be_status(self, at: int) -> bool:
        known = self._meanings(at)
        return bool(known) and known[0].field == "delivery"

    def _fits(self, field: str, at: int) -> bool:
        cells = self._samples.get(at, ())
        if not cells:
            return True
        kind = self._sheet.column(field).kind if field != "made_up" else Kind.YES_NO
        if kind in (Kind.DATE, Kind.DUE):
            return 2 * sum(map(like_a_date, cells)) >= len(cells)
        if kind in (Kind.WHOLE, Kind.NUMBER, Kind.PERCENT):
            told = sum(values.number(cell).value is not None for cell in cells)
            return 2 * told >= len(cells)
        if self._role == "actions" and field in _WORDS:
            return _few_short_words(cells)
        return True

    # --- helpers

    def _heading(self, at: int) -> str:
        heading = self._block.headings.get(at)
        return heading.text if heading else ""

    def _meanings(self, at: int) -> tuple[Meaning, ...]:
        heading = self._block.headings.get(at)
        return heading.known.get(self._role, ()) if heading else ()

    def _question(self, at: int, candidates: list[str]) -> Question:
        heading, letters = self._heading(at), letters_of(self._block, at)
        what = f"the column {quote(heading)}" if heading else f"column {letters}"
        cells = self._samples.get(at, ())
        first = self._block.headings.get(at)
        address = first.cell.address if first else cells[0].address if cells else ""
        return Question(
            self._ids[at],
            f"What does {what} hold?",
            self._choices(candidates),
            sheet=self._block.grid.title,
            cell=address,
            examples=shown(cells),
            suggested=candidates[0] if candidates else LEAVE_OUT,
            changes_figure=any(one not in _NO_FIGURE for one in candidates),
            file=self._block.grid.file,
        )

    def _choices(self, candidates: Sequence[str]) -> tuple[Choice, ...]:
        """The template's columns, the likeliest first, and none of them."""
        every = {column.key: column.heading for column in contract.columns(self._sheet)}
        order = [*candidates, *(key for key in every if key not in candidates)]
        fields = tuple(Choice(key, every[key]) for key in order)
        return (*fields, Choice(LEAVE_OUT, "Leave it out"))

    def _put(self, at: int, field: str, confidence: Confidence, why: str) -> None:
        if field:
            self._taken[field] = at
        self._found[at] = Recognised(
            at, letters_of(self._block, at), self._heading(at), field, confidence, why
        )


def _few_short_words(cells: Sequence[RawCell]) -> bool:
    lengths = [len(cell.text.strip()) for cell in cells]
    several = {values.key(cell.text) for cell in cells}
    return statistics.median(lengths) <= _SHORT_WORD and len(several) <= _MOST_WORDS


def letters_of(block: Block, at: int) -> str:
    """The letters of a column; of a table on its side, "row 4"."""
    return f"row {at}" if block.grid.turned else letters(at)


def samples(block: Block, rows: Iterable[int]) -> dict[int, list[RawCell]]:
    """Up to 200 cells of each column of a block, by column."""
    found: dict[int, list[RawCell]] = {}
    within = block.columns
    for row in rows:
        for at, cell in block.grid.rows[row].items():
            if at in within:
                held = found.setdefault(at, [])
                if len(held) < _SAMPLE:
                    held.append(cell)
    return found
