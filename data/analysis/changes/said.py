"""How is each sort of change told: what it was, what it is, by how much?

A rule is a row of a table: the fields it answers for, and how it says them. It
may leave them to a rule further down, as an update that was taken away is no new
update; the last rules take whatever is left, so that nothing is left unsaid.

One case: current due 30 April then, 30 September now: "Moved later", 153 days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from data import words
from data.analysis import dues
from data.analysis.changes.records import Direction, Kind
from data.plan import Action, Assurance, Delivery, Due, Rating


@dataclass(frozen=True)
class Said:
    """A change in words, not yet tied to an action."""

    kind: Kind
    then: str
    now: str
    days: int | None = None
    direction: Direction = Direction.NONE


@dataclass(frozen=True)
class Rule:
    """The fields a rule answers for; ``say`` gives None to leave them to another."""

    fields: tuple[str, ...]
    say: Callable[[Action, Action], Said | None]


# What begins or ends with a change of status belongs to it, not beside it.
GOES_WITH_STATUS = ("completed_on", "rating")
BEGUN_BY: Mapping[Kind, tuple[str, ...]] = {
    Kind.COMPLETED: (*GOES_WITH_STATUS, "assurance", "evidence", "impact_rating"),
}
_LADDER = (Rating.OFF_TRACK, Rating.AT_RISK, Rating.ON_TRACK)


def status_kind(then: Action, now: Action) -> Kind:
    """What a change of status comes to."""
    if now.complete and not then.complete:
        return Kind.COMPLETED
    if now.delivery is Delivery.SUPERSEDED:
        return Kind.SUPERSEDED
    return Kind.REOPENED if then.complete else Kind.STATUS_CHANGED


def _current(then: Action, now: Action) -> Said:
    first, latest = dues.current(then), dues.current(now)
    days = _days(first.on, latest.on)
    if days is None:
        return Said(Kind.DATE_CHANGED, dues.said(first), dues.said(latest))
    kind = Kind.MOVED_LATER if days > 0 else Kind.MOVED_EARLIER
    return _dated(kind, first, latest)


def _original(then: Action, now: Action) -> Said:
    return _dated(Kind.RE_DATED_ORIGINAL, then.original_due, now.original_due)


def _dated(kind: Kind, first: Due, latest: Due) -> Said:
    days = _days(first.on, latest.on)
    return Said(kind, dues.said(first), dues.said(latest), days, _later(days))


def _worded(then: Action, now: Action) -> Said:
    return Said(Kind.RE_WORDED, then.action, now.action)


def _rated(then: Action, now: Action) -> Said:
    return Said(
        Kind.RE_RATED,
        _own(then.rating, then, "rating"),
        _own(now.rating, now, "rating"),
        direction=_raised(rung(then.rating), rung(now.rating)),
    )


def _assured(then: Action, now: Action) -> Said:
    before, after = (_assurance_rung(action.assurance) for action in (then, now))
    return Said(
        Kind.ASSURANCE_CHANGED,
        _own(then.assurance, then, "assurance"),
        _own(now.assurance, now, "assurance"),
        direction=_raised(before, after),
    )


def _evidenced(then: Action, now: Action) -> Said:
    none = "No evidence recorded"
    return Said(Kind.EVIDENCE_CHANGED, then.evidence or none, now.evidence or none)


def _completed_on(then: Action, now: Action) -> Said:
    days = _days(then.completed_on, now.completed_on)
    return Said(
        Kind.COMPLETION_RE_DATED,
        _day(then.completed_on),
        _day(now.completed_on),
        days,
        _later(days),
    )


def _led(then: Action, now: Action) -> Said:
    return Said(Kind.RE_OWNED, _lead(then), _lead(now))


def _ref(then: Action, now: Action) -> Said:
    return Said(Kind.REF_CHANGED, then.ref, now.ref)


def _updated(then: Action, now: Action) -> Said | None:
    if not now.update.strip():
        return None
    return Said(Kind.NEW_UPDATE, then.update or "No update recorded", now.update)


def _other(field: str, title: str) -> Rule:
    def told(action: Action) -> str:
        value = getattr(action, field)
        text = words.day(value) if isinstance(value, date) else value
        return f"{title}: {text or 'not recorded'}"

    return Rule((field,), lambda then, now: Said(Kind.OTHER, told(then), told(now)))


RULES: tuple[Rule, ...] = (
    Rule(("current_due",), _current),
    Rule(("original_due",), _original),
    Rule(("action",), _worded),
    Rule(("rating",), _rated),
    Rule(("assurance",), _assured),
    Rule(("evidence",), _evidenced),
    Rule(("completed_on",), _completed_on),
    Rule(("lead_agency", "lead_officer"), _led),
    Rule(("ref",), _ref),
    Rule(("update",), _updated),
    _other("finding", "Finding"),
    _other("theme", "Theme"),
    _other("start", "Start"),
    _other("impact_rating", "Impact rating"),
    _other("update", "Update"),
)


def _own(value: Rating | Assurance | None, action: Action, field: str) -> str:
    if value is None:
        return f"No {field} recorded"
    own = action.row.raw(field).strip()
    unknown = value in (Rating.UNKNOWN, Assurance.UNKNOWN)
    return f"{value} ({words.quoted(own)})" if unknown and own else str(value)


def rung(rating: Rating | None) -> int:
    """3 for on track to 1 for off track; 0 where none is known."""
    return _LADDER.index(rating) + 1 if rating in _LADDER else 0


def _assurance_rung(assurance: Assurance | None) -> int:
    return assurance.rung if assurance else 0


def _raised(then: int, now: int) -> Direction:
    if not (then and now):
        return Direction.NONE
    return Direction.RAISED if now > then else Direction.LOWERED


def _later(days: int | None) -> Direction:
    if not days:
        return Direction.NONE
    return Direction.LATER if days > 0 else Direction.EARLIER


def _days(first: date | None, latest: date | None) -> int | None:
    return (latest - first).days if first and latest else None


def _day(on: date | None) -> str:
    return words.day(on) if on else "No completion date recorded"


def _lead(action: Action) -> str:
    officers = f" ({'; '.join(action.lead_officer)})" if action.lead_officer else ""
    return f"{'; '.join(action.lead_agency)}{officers}"
