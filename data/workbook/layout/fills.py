"""What does a cell's colour mean, and does the sheet's own key say it?

No colour has a meaning of its own: blue is complete in one council and late in
another. A key on the sheet that says in so many words ("Complete" beside a green
cell) is taken, with where it stands; one that says more is shown beside the
question; and each fill is asked about once.

One case: a Rating cell filled with 92D050 and no text asks "What does the green
fill in column F mean, as in F3?".
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from data.workbook import values
from data.workbook.layout.asked import Asking, ident
from data.workbook.layout.grid import Grid
from data.workbook.layout.names import KEY
from data.workbook.layout.statuses import (
    CHOICES,
    MEANINGS,
    NOTHING,
    UNKNOWN,
    Explanation,
    hinted,
    plainly,
)
from data.workbook.own_words import Standing
from data.workbook.raw import RawCell
from data.workbook.rules import quote
from data.workbook.understanding import Choice, Question

_WHITE = "FFFFFF"
COLOURS = (
    "red|amber|green|blue|yellow|grey|gray|purple|black|white|orange|brown|pink"
    "|r|a|g|b|y|dark green|light green|dark blue|light blue|turquoise"
)
_COLOUR = re.compile(
    rf"(?P<word>{COLOURS})\s*(?:[=:–\-]\s*(?P<says>.+))?", re.IGNORECASE | re.DOTALL
)
_HUES = (
    (15, "red"),
    (52, "orange"),
    (70, "yellow"),
    (165, "green"),
    (190, "turquoise"),
)
_HUES_FURTHER = ((255, "blue"), (290, "purple"), (345, "pink"), (361, "red"))


def named(fill: str) -> str:
    """A plain name for a fill: "92D050" is "green"."""
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    if light > 0.97:
        return "white"
    if light < 0.08:
        return "black"
    if strength < 0.12:
        return "grey"
    degrees = 360 * hue
    return next(name for most, name in (*_HUES, *_HUES_FURTHER) if degrees < most)


@dataclass
class Key:
    """What the keys of a sheet explain: words and fills."""

    words: dict[str, Explanation] = field(default_factory=dict)
    fills: dict[str, Explanation] = field(default_factory=dict)


def key_of(grid: Grid, rows: Iterable[int], beyond: int = 0) -> Key:
    """The key in these rows of a sheet, of the cells right of column ``beyond``."""
    found = Key()
    for row in rows:
        cells = {at: cell for at, cell in grid.rows.get(row, {}).items() if at > beyond}
        painted = {
            at: cell for at, cell in grid.painted.get(row, {}).items() if at > beyond
        }
        for entry in _entries(cells, painted):
            explanation = Explanation(entry.says, entry.cell, grid.title)
            if entry.word:
                found.words.setdefault(values.key(entry.word), explanation)
            if entry.cell.fill and entry.cell.fill != _WHITE:
                found.fills.setdefault(entry.cell.fill, explanation)
    return found


@dataclass(frozen=True, slots=True)
class _Entry:
    word: str
    says: str
    cell: RawCell


def _entries(
    cells: dict[int, RawCell], painted: dict[int, RawCell]
) -> Iterator[_Entry]:
    """Colours, by word or by fill, with what stands beside them in one row."""
    cells = {at: cell for at, cell in cells.items() if not KEY.fullmatch(cell.text)}
    if _words_first(cells, painted):
        for at, cell in cells.items():
            if beside := painted.get(at + 1):
                yield _Entry("", cell.text.strip(), beside)
        return
    for at in sorted({*cells, *painted}):
        cell = cells.get(at) or painted[at]
        after = cells.get(at + 1) or cells.get(at + 2)
        colour = _COLOUR.fullmatch(cell.text.strip())
        if colour and (says := colour["says"] or (after.text if after else "")):
            yield _Entry(colour["word"], says.strip(), cell)
        elif not cell.text.strip() and after and cell.fill:
            yield _Entry("", after.text.strip(), cell)
        elif cell.fill and cell.text.strip() and plainly(cell.text):
            yield _Entry("", cell.text.strip(), cell)


def _words_first(cells: dict[int, RawCell], painted: dict[int, RawCell]) -> bool:
    """Whether each colour of a row stands right of its meaning, not left of it."""
    filled = [at for at, cell in painted.items() if cell.fill != _WHITE]
    if not cells or not filled:
        return False
    return min(cells) < min(filled) and max(cells) < max(filled)


class Fills:
    """What each fill means, asked about once however often it stands there."""

    def __init__(self, asking: Asking, key: Key) -> None:
        self._asking = asking
        self._key = key
        self._known: dict[str, Standing | None] = {}
        self.explained: dict[str, Explanation] = {}

    def standing(
        self, fill: str, cell: RawCell, sheet: str, letters: str
    ) -> Standing | None:
        """Where a fill puts an action; None while it is, or is left, unknown."""
        if fill not in self._known:
            self._known[fill] = self._find(fill, cell, sheet, letters)
        return self._known[fill]

    def _find(
        self, fill: str, cell: RawCell, sheet: str, letters: str
    ) -> Standing | None:
        explained = self._key.fills.get(fill)
        question_id = ident("fill", fill)
        if not self._asking.said(question_id) and explained:
            plain = plainly(explained.text)
            if plain:
                self.explained[fill] = explained
                return MEANINGS[plain].standing
        said = explained.text if explained else ""
        meant = self._asking.choose(
            Question(
                question_id,
                f"What does the {named(fill)} fill in column {letters} mean, as in "
                f"{cell.address}?",
                (*CHOICES, Choice(NOTHING, "Nothing: it is only decoration")),
                sheet=sheet,
                cell=cell.address,
                examples=tuple(filter(None, (f"{named(fill)} ({fill})", said))),
                suggested=hinted(said) if said else "",
                file="",
            )
        )
        if not meant or meant in (UNKNOWN, NOTHING):
            return None
        return MEANINGS[meant].standing


def painted(fill: str) -> bool:
    """Whether a cell has a colour that may mean something."""
    return bool(fill) and fill != _WHITE


def as_text(fill: str) -> str:
    """A fill as it stands for a cell's text: "green fill"."""
    return f"{named(fill)} fill"


def explains(text: str) -> str:
    """How a key's words are told beside a column."""
    return f"as the key says, {quote(text)}"
