"""What is different about each action, said as changes?

The fields that differ are taken in turn by the rules below, so that each belongs
to exactly one change. A change of status takes with it what begins or ends with
it: the completion date, the rating of an open action, the first evidence. A field
that only one of the versions records at all is no change of the plan, and is kept
apart. No reason is guessed: an Update that is new is given as it stands.

One case: 2.6 goes from "In progress, past its original date" to "Complete, no
evidence recorded" and, as a change of its own, from 28 February to 31 March.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data import words
from data.analysis.changes import edits as editing
from data.analysis.changes import said, succession
from data.analysis.changes.edits import Edits
from data.analysis.changes.matching import Pair, Refs, pairs
from data.analysis.changes.records import (
    NO_REASON,
    Change,
    Changes,
    Edit,
    Kind,
    Line,
)
from data.analysis.standing import Standing, lists_actions, records
from data.plan import Plan

# The columns a workbook may lack, and how a reader calls them.
OPTIONAL = {
    "finding": "Finding",
    "theme": "Theme",
    "lead_officer": "Lead officer",
    "start": "Start",
    "rating": "Rating",
    "completed_on": "Completed on",
    "assurance": "Assurance",
    "evidence": "Evidence",
    "impact_rating": "Impact rating",
    "update": "Update",
}


def changes(before: Plan, after: Plan, *, confirmed: Iterable[Refs] = ()) -> Changes:
    """What the later version changes, action by action, by ref.

    ``confirmed`` are pairs of refs, the earlier first, that an officer said are one
    action. Where either version has no Actions sheet nothing can be told:
    ``refused`` says so.
    """
    for plan, which in ((before, "earlier"), (after, "later")):
        if not lists_actions(plan):
            message = f"The {which} version does not list its actions"
            return Changes(refused=words.sentence(f"{message}; nothing is compared"))
    known = _Known.of(before, after)
    found = pairs(before.actions, after.actions, confirmed)
    lines = tuple(_line(pair, before, after, known) for pair in found)
    return Changes(
        lines,
        known.notes,
        positions=(before.as_at, after.as_at),
        evidence_known=("evidence" in known.before, "evidence" in known.after),
    )


@dataclass(frozen=True)
class _Known:
    """Which columns each version records, and what is said of those it lacks."""

    before: frozenset[str]
    after: frozenset[str]

    @classmethod
    def of(cls, before: Plan, after: Plan) -> _Known:
        had, has = (
            frozenset(name for name in OPTIONAL if records(plan, name))
            for plan in (before, after)
        )
        # A version without a single action lacks nothing that could be compared.
        return cls(
            had if before.actions else has,
            has if after.actions else had,
        )

    @property
    def apart(self) -> frozenset[str]:
        """The columns that only one of them records."""
        return self.before ^ self.after

    @property
    def notes(self) -> tuple[str, ...]:
        """A sentence for each of these columns."""
        return tuple(
            f"{title} is not recorded in the "
            f"{'earlier' if name in self.after else 'later'} version."
            for name, title in OPTIONAL.items()
            if name in self.apart
        )


def _line(pair: Pair, before: Plan, after: Plan, known: _Known) -> Line:
    old = pair.before.action if pair.before else None
    new = pair.after.action if pair.after else None
    then = Standing(old, before.as_at, "evidence" in known.before) if old else None
    now = Standing(new, after.as_at, "evidence" in known.after) if new else None
    if then and now:
        found = _Two(then, now, pair.doubtful).changes(known.apart)
    elif now:
        found = [_listed(now, pair.kin)]
    elif then:
        found = [_listed(then, pair.kin, gone=True)]
    else:
        found = []
    return Line(old, new, pair.doubtful, tuple(found))


def _listed(one: Standing, kin: tuple[str, ...], *, gone: bool = False) -> Change:
    """An action that only one version lists; ``kin`` where refs say it was split."""
    action = one.action
    kind = Kind.NO_LONGER_LISTED if gone else Kind.ADDED
    cells = action.row.pick("ref", "action", "delivery", "original_due", "current_due")
    return Change(
        kind=Kind.SPLIT_OR_MERGED if kin else kind,
        ref=action.ref,
        action=action.action,
        agency="; ".join(action.lead_agency),
        then=one.position if gone else succession.came_from(kin),
        now=succession.went_into(kin) if gone else one.position,
        days=None,
        reason=NO_REASON if gone else action.update.strip() or NO_REASON,
        cells_before=cells if gone else (),
        cells_after=() if gone else cells,
        made_up=action.row.made_up,
        edits=editing.listing(action, gone=gone),
    )


class _Two:
    """One action in both versions, its edits taken by rule after rule."""

    def __init__(self, then: Standing, now: Standing, doubtful: str) -> None:
        self._then, self._now, self._doubtful = then, now, doubtful
        self._edits: Edits = editing.edits(then.action, now.action)
        self._found: list[Change] = []
        self._reason = NO_REASON

    def changes(self, apart: frozenset[str]) -> list[Change]:
        """Every change, none of whose fields is another's."""
        if not self._edits:
            return []
        self._not_compared(apart)
        update = self._edits.get("update")
        if update and self._now.action.update.strip():
            self._reason = self._now.action.update.strip()
        self._status()
        for rule in said.RULES:
            self._by(rule)
        return self._found

    def _not_compared(self, apart: frozenset[str]) -> None:
        taken = self._take(*(name for name in OPTIONAL if name in apart))
        if taken:
            titles = words.listed(OPTIONAL[edit.field] for edit in taken)
            self._add(said.Said(Kind.NOT_COMPARED, "", titles), taken)

    def _status(self) -> None:
        if "delivery" not in self._edits:
            return
        then, now = self._then.action, self._now.action
        kind = said.status_kind(then, now)
        begun = said.BEGUN_BY.get(kind, said.GOES_WITH_STATUS)
        with_it = [
            name
            for name in begun
            if name in self._edits and not (getattr(then, name) and getattr(now, name))
        ]
        taken = self._take("delivery", *with_it)
        became = self._now.position
        if kind is Kind.SUPERSEDED:
            became = succession.superseded(now) or became
        self._add(said.Said(kind, self._then.position, became), taken)

    def _by(self, rule: said.Rule) -> None:
        if any(name in self._edits for name in rule.fields):
            found = rule.say(self._then.action, self._now.action)
            if found:
                self._add(found, self._take(*rule.fields))

    def _take(self, *names: str) -> tuple[Edit, ...]:
        return tuple(self._edits.pop(name) for name in names if name in self._edits)

    def _add(self, found: said.Said, taken: tuple[Edit, ...]) -> None:
        then, now = self._then.action.row, self._now.action.row
        names = ["ref", *(edit.field for edit in taken if edit.field != "ref")]
        update = [] if "update" in names or self._reason == NO_REASON else ["update"]
        action = self._now.action
        self._found.append(
            Change(
                kind=found.kind,
                ref=action.ref,
                action=action.action,
                agency="; ".join(action.lead_agency),
                then=found.then,
                now=found.now,
                days=found.days,
                reason="" if found.kind is Kind.NEW_UPDATE else self._reason,
                cells_before=then.pick(*names),
                cells_after=now.pick(*names, *update),
                made_up=then.made_up or now.made_up,
                direction=found.direction,
                doubtful=self._doubtful,
                edits=taken,
            )
        )
