"""What does this word mean for an action?

The workbook's own Ratings sheet says first, then what was answered before, then
the key on the sheet where it says so plainly, then words that mean the same
everywhere ("Completed" is complete). Anything else is asked about once, whatever
the number of rows; until then, and where it is left so, it is unknown.

One case: "Amber E" in a Status column asks "What does 'Amber E' mean here?".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from data.plan import Assurance, Delivery, Rating, Wording
from data.workbook import contract, values
from data.workbook.headings import MatchedRow, MatchedSheet
from data.workbook.layout.asked import Asking, ident
from data.workbook.own_words import Standing
from data.workbook.raw import RawCell
from data.workbook.rules import quote
from data.workbook.understanding import Choice, Question

UNKNOWN, NOTHING = "unknown", "nothing"
W = TypeVar("W", bound=Wording)
_D, _R, _A = Delivery, Rating, Assurance


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a word or colour may mean: how it is said, and what it gives."""

    label: str
    delivery: Delivery | None = None
    rating: Rating | None = None
    assurance: Assurance | None = None

    @property
    def standing(self) -> Standing:
        """Where it puts an action."""
        return Standing(self.delivery or _D.UNKNOWN, self.rating, self.assurance)


MEANINGS: Mapping[str, Meaning] = {
    "not_started": Meaning("Not started", _D.NOT_STARTED),
    "in_progress": Meaning("In progress", _D.IN_PROGRESS),
    "on_track": Meaning("In progress, on track", _D.IN_PROGRESS, _R.ON_TRACK),
    "at_risk": Meaning("In progress, at risk", _D.IN_PROGRESS, _R.AT_RISK),
    "off_track": Meaning("In progress, off track", _D.IN_PROGRESS, _R.OFF_TRACK),
    "complete": Meaning("Complete", _D.COMPLETE),
    "reported": Meaning(
        "Reported complete, and no more", _D.COMPLETE, None, _A.REPORTED
    ),
    "evidenced": Meaning("Complete and evidenced", _D.COMPLETE, None, _A.EVIDENCED),
    "embedded": Meaning(
        "Complete and embedded in practice", _D.COMPLETE, None, _A.EMBEDDED
    ),
    "verified": Meaning(
        "Complete and independently verified", _D.COMPLETE, None, _A.VERIFIED
    ),
    "superseded": Meaning("Superseded: left out of every count", _D.SUPERSEDED),
    UNKNOWN: Meaning("Leave it unknown"),
}
CHOICES = tuple(Choice(key, one.label) for key, one in MEANINGS.items())


def _by_word(listed: Mapping[str, str]) -> Mapping[str, str]:
    """Each word as it is compared, and its meaning: from words with bars between."""
    return {
        values.key(word): meaning
        for meaning, written in listed.items()
        for word in written.split("|")
    }


# Words that mean the same wherever they are written; in a status column only.
_SYNONYMS = _by_word(
    {
        "not_started": "Not started|Not yet started|Not begun|Yet to start|To start"
        "|Not commenced|Not yet commenced",
        "in_progress": "In progress|Ongoing|On going|On-going|Underway|Under way"
        "|Started|In-progress|Commenced|Work in progress|WIP",
        "complete": "Complete|Completed|Closed|Done|C|Action complete|Action completed"
        "|Fully complete|100%",
        "superseded": "Superseded",
    }
)
# The template's own words for a rating and an assurance.
_OWN: Mapping[str, str] = {
    values.key(str(_R.ON_TRACK)): "on_track",
    values.key(str(_R.AT_RISK)): "at_risk",
    values.key(str(_R.OFF_TRACK)): "off_track",
}
_LADDER: Mapping[str, str] = {
    values.key(str(_A.REPORTED)): "reported",
    values.key(str(_A.EVIDENCED)): "evidenced",
    values.key(str(_A.EMBEDDED)): "embedded",
    values.key(str(_A.VERIFIED)): "verified",
}
_SUPERSEDED = re.compile(r"superseded\s*(by|-|–|:|\().*", re.IGNORECASE | re.DOTALL)
# What a key may say plainly, of a colour or a word.
_PLAINLY: Mapping[str, str] = {
    **_SYNONYMS,
    **_OWN,
    **_LADDER,
    **_by_word(
        {
            "on_track": "In progress and on track|In progress - on track|On target"
            "|In progress, on track|Action on track|In progress – on track|On schedule",
            "at_risk": "In progress and at risk|In progress - at risk|Some risk"
            "|In progress, at risk|Action at risk|In progress – at risk",
            "off_track": "In progress and off track|In progress - off track"
            "|Not on track|In progress, off track|In progress – off track"
            "|Behind schedule",
            "embedded": "Embedded|Complete and embedded|Completed and embedded"
            "|Complete & embedded|Complete and embedded in practice",
            "evidenced": "Complete and evidenced|Completed and evidenced",
            "verified": "Complete and independently verified|Verified",
        }
    ),
}
_HINTS: tuple[tuple[str, str], ...] = (
    (r"part(ly|ially) (complete|closed|done|deliver|achiev)", "in_progress"),
    (r"embedd", "embedded"),
    (r"supersed|no longer (required|needed|relevant)|withdrawn", "superseded"),
    (r"not (yet )?(start|begun|commenc|due)|yet to start", "not_started"),
    (r"off track|overdue|not on track|behind|significant|missed|will not", "off_track"),
    (r"at risk|delay|slip|some (risk|issue|concern)|minor", "at_risk"),
    (r"on track|on target|on schedule", "on_track"),
    (r"(?<!in)(?<!not )complete|closed|done|delivered|achieved", "complete"),
    (r"progress|underway|ongoing|started", "in_progress"),
)


def plainly(text: str) -> str:
    """The meaning that a key's explanation states in so many words; "" if none."""
    return _PLAINLY.get(values.key(text.strip().rstrip(".")), "")


def hinted(text: str) -> str:
    """The meaning that a text suggests, to be asked about; "" if none."""
    said = text.casefold()
    return next((key for form, key in _HINTS if re.search(form, said)), "")


def same_everywhere(cell: RawCell) -> bool:
    """Whether a status means the same wherever it is written: "Completed"."""
    word = values.key(cell.text).strip(".")
    return word in _SYNONYMS or bool(_SUPERSEDED.fullmatch(cell.text.strip()))


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a key on the sheet says of a word or a colour, and where."""

    text: str
    cell: RawCell
    sheet: str


class Words:
    """What each word means, asked about once however often it stands there."""

    def __init__(
        self,
        asking: Asking,
        ratings: Mapping[str, Standing],
        key: Mapping[str, Explanation],
    ) -> None:
        self._asking = asking
        self._ratings = ratings
        self._key = key
        self._known: dict[tuple[str, str], Standing | None] = {}
        self.explained: dict[str, Explanation] = {}

    def standing(self, cell: RawCell, column: str, sheet: str) -> Standing | None:
        """Where a word puts an action; None while it is, or is left, unknown.

        ``column`` is "delivery", "rating" or "assurance".
        """
        if (column, cell.text) not in self._known:
            word = values.key(cell.text).strip(".")
            self._known[column, cell.text] = self._find(cell, word, column, sheet)
        return self._known[column, cell.text]

    def _find(
        self, cell: RawCell, word: str, column: str, sheet: str
    ) -> Standing | None:
        if word in self._ratings:
            return self._ratings[word]
        meant = self._asking.said(ident("word", column, cell.text))
        explained = self._key.get(word)
        if meant not in MEANINGS:
            if explained and (plain := plainly(explained.text)):
                self.explained[word] = explained
                return MEANINGS[plain].standing
            meant = self._same_everywhere(cell.text, word, column)
        if not meant:
            meant = self._asking.choose(_question(cell, column, sheet, explained))
        elif self._asking.said(ident("word", column, cell.text)) == meant:
            self._asking.choose(_question(cell, column, sheet, explained))
        return MEANINGS[meant].standing if meant and meant != UNKNOWN else None

    @staticmethod
    def _same_everywhere(text: str, word: str, column: str) -> str:
        if column == "rating":
            found = _OWN.get(word) or _SYNONYMS.get(word, "")
            return "" if word == "c" else found
        if column == "assurance":
            return _LADDER.get(word, "")
        if _SUPERSEDED.fullmatch(text.strip()):
            return "superseded"
        return _SYNONYMS.get(word, "")


def _question(
    cell: RawCell, column: str, sheet: str, explained: Explanation | None
) -> Question:
    said = explained.text if explained else ""
    where = f" The key says {quote(said)}." if said else ""
    return Question(
        ident("word", column, cell.text),
        f"What does {quote(cell.text)} mean here?{where}".replace("?.", "?"),
        CHOICES,
        sheet=sheet,
        cell=cell.address,
        examples=(cell.text.strip(),),
        suggested=hinted(said or cell.text),
    )


def of_ratings(matched: Iterable[MatchedSheet]) -> dict[str, Standing]:
    """What the Ratings sheets say of each word; the first of two counts."""
    found: dict[str, Standing] = {}
    for sheet in matched:
        if sheet.sheet is not contract.RATINGS:
            continue
        for row in sheet.rows:
            word = row.cells.get("word")
            if word is None:
                continue
            delivery = _word(row, "delivery", _D)
            rating = _word(row, "rating", _R)
            assurance = _word(row, "assurance", _A)
            if delivery or rating or assurance:
                standing = Standing(delivery or _D.UNKNOWN, rating, assurance)
                found.setdefault(values.key(word.text), standing)
    return found


def _word(row: MatchedRow, key: str, closed: type[W]) -> W | None:
    return values.word(row.cells[key], closed).value if key in row.cells else None
