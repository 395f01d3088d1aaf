"""What does the partnership's own status word mean?

A word of the closed list means itself. Any other word means what the Ratings
sheet says it means, and nothing where that sheet does not: the record keeps the
word and shows it as unknown.

One case: status "Blue", explained as complete and embedded in practice, makes
an action with a blank Assurance cell complete and embedded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data.plan import Assurance, Delivery, Rating, RatingWord
from data.workbook.row import RowReader
from data.workbook.rules import quote
from data.workbook.values import key

_NOTHING = RatingWord("")
_REMEDY = "It is shown as unknown. To say what it means, add it to the Ratings sheet."


class Explained:
    """The Ratings sheet as a dictionary; the first of two entries counts."""

    def __init__(self, ratings: Iterable[RatingWord]) -> None:
        self._by_word = {key(one.word): one for one in reversed(tuple(ratings))}

    def meaning(self, word: str) -> RatingWord:
        """What a word means; nothing at all for one that is not there."""
        return self._by_word.get(key(word), _NOTHING)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an action stands, in the dashboard's own words."""

    delivery: Delivery
    rating: Rating | None
    assurance: Assurance | None


def explain(row: RowReader, explained: Explained) -> Standing:
    """Where the action of this row stands; unknown words are warnings."""
    status = explained.meaning(row.own_word("delivery"))
    delivery = row.word("delivery", Delivery) or status.delivery
    rating = _rating(row, explained) or status.rating
    assurance = _assurance(row, explained) or status.assurance
    if delivery is None and row.own_word("delivery"):
        _unknown(row, "delivery", "unknown_status", "a status known here")
    return Standing(delivery or Delivery.UNKNOWN, rating, assurance)


def _rating(row: RowReader, explained: Explained) -> Rating | None:
    own = row.own_word("rating")
    found = row.word("rating", Rating) or explained.meaning(own).rating
    if found is None and own:
        _unknown(row, "rating", "unknown_rating", "a rating known here")
        return Rating.UNKNOWN
    return found


def _assurance(row: RowReader, explained: Explained) -> Assurance | None:
    own = row.own_word("assurance")
    found = row.word("assurance", Assurance) or explained.meaning(own).assurance
    if found is None and own:
        _unknown(row, "assurance", "unknown_assurance", "an assurance known here")
        return Assurance.UNKNOWN
    return found


def _unknown(row: RowReader, field: str, code: str, kind: str) -> None:
    row.say(field, code, f"{quote(row.own_word(field))} is not {kind}.", _REMEDY)
