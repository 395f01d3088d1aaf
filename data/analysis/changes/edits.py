"""Which fields of an action say something else than before?

What a reader would read as the same is the same: a date written in another way,
a name in another case, two agencies in another order, a stray space. A word of
the partnership's own that nobody explained is compared as it was written.

One case: due "31 March 2023" then and "March 2023" now is no edit, as a month
means its last day; "Amber E" then and "Amber F" now is one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter

from data.analysis import dues
from data.analysis.changes.records import FIELDS, Edit
from data.plan import Action, Assurance, Delivery, Due, Rating

_Meaning = Callable[[Action], object]
Edits = dict[str, Edit]
_UNKNOWN = frozenset((Delivery.UNKNOWN, Rating.UNKNOWN, Assurance.UNKNOWN))
_every = attrgetter(*FIELDS)


def edits(before: Action, after: Action) -> Edits:
    """The fields that differ, by name, in the order an action has them."""
    if _every(before) == _every(after) and not _by_more(before):
        return {}  # most actions say what they said, and need no closer look
    return {
        field: Edit(field, getattr(before, field), getattr(after, field))
        for field in FIELDS
        if _differ(field, before, after)
    }


def listing(action: Action, *, gone: bool = False) -> tuple[Edit, ...]:
    """Every field of an action added, or no longer listed."""
    values = ((field, getattr(action, field)) for field in FIELDS)
    return tuple(Edit(f, v, None) if gone else Edit(f, None, v) for f, v in values)


def _by_more(action: Action) -> bool:
    """Whether a word of its own, which nobody explained, is part of what it says."""
    return not _UNKNOWN.isdisjoint((action.delivery, action.rating, action.assurance))


def _differ(field: str, before: Action, after: Action) -> bool:
    if getattr(before, field) == getattr(after, field) and field not in _BY_MORE:
        return False  # most are, and need not be put into any form
    return _meaning(field, before) != _meaning(field, after)


def _meaning(field: str, action: Action) -> object:
    meant = _MEANINGS.get(field)
    return meant(action) if meant else getattr(action, field)


def _text(field: str) -> _Meaning:
    return lambda action: " ".join(getattr(action, field).split())


def _name(field: str) -> _Meaning:
    return lambda action: " ".join(getattr(action, field).split()).casefold()


def _names(field: str) -> _Meaning:
    return lambda action: sorted(
        " ".join(name.split()).casefold() for name in getattr(action, field)
    )


def _word(field: str) -> _Meaning:
    def meant(action: Action) -> object:
        value = getattr(action, field)
        if value not in _UNKNOWN:
            return value
        return value, action.row.raw(field).strip().casefold()

    return meant


def _due(due: Due) -> object:
    return due.on or " ".join(due.raw.split()).casefold()


_MEANINGS: Mapping[str, _Meaning] = {
    **{name: _text(name) for name in ("action", "evidence", "impact_rating", "update")},
    **{name: _name(name) for name in ("ref", "finding", "theme")},
    **{name: _names(name) for name in ("lead_agency", "lead_officer")},
    **{name: _word(name) for name in ("delivery", "rating", "assurance")},
    "original_due": lambda action: _due(action.original_due),
    "current_due": lambda action: _due(dues.current(action)),
}
# Fields that may differ in meaning though the same value stands in them.
_BY_MORE = frozenset(("current_due", "delivery", "rating", "assurance"))
