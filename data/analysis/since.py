"""What has changed since the last meeting, group by group?

A ``Comparison`` holds two ends of a plan's history and works out once what lies
between them: the changes, and the ledger that says which version made each and
which reason it recorded. ``rows`` gives one group of the page's, in the order in
which ``Group`` names them.

One case, Westmere from 16 January to 10 July 2023: 5.4 is no longer listed, since
version 6; 7 actions are moved later in 9 moves; 50 of 61 are complete now, and
with 5.4 it would be 50 of 62.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data import words
from data.analysis import completion, dues
from data.analysis.changes import NO_REASON, Change, Changes, Direction, Kind, changes
from data.analysis.changes.records import Line
from data.analysis.ledger import (
    Entry,
    Ledger,
    Step,
    Version,
    confirmed,
    ledger,
)
from data.analysis.meetings import Chosen
from data.analysis.standing import Standing
from data.figure import Figure, share
from data.plan import Action, Wording

ROWS = (
    "ref",
    "action",
    "lead_agency",
    "then",
    "now",
    "made",
    "days",
    "reason",
    "doubtful",
    "cells",
    "made_up",
)


class Group(Wording):
    """A group of changes; the value is what follows its number in a heading."""

    NO_LONGER_LISTED = "no longer listed"
    REOPENED = "reopened"
    MOVED_LATER = "moved later"
    RE_DATED_ORIGINAL = "with the original date altered"
    NEWLY_OVERDUE = "newly overdue"
    UNEVIDENCED = "complete without evidence recorded"
    RE_WORDED = "re-worded"
    COMPLETED = "completed"
    ADDED = "added"
    SPLIT_OR_MERGED = "split or merged"
    SUPERSEDED = "superseded"
    MOVED_EARLIER = "moved earlier"
    DATE_CHANGED = "with a date given or taken away"
    RE_RATED = "re-rated"
    ASSURANCE_LOWERED = "with assurance lowered"
    ASSURANCE_RAISED = "with assurance raised"
    ASSURANCE_OTHER = "with assurance otherwise changed"
    RE_OWNED = "with the lead changed"
    STATUS_CHANGED = "with the status changed"
    EVIDENCE_CHANGED = "with the evidence changed"
    COMPLETION_RE_DATED = "with the completion date changed"
    REF_CHANGED = "with the ref changed"
    OTHER = "with other details changed"


@dataclass(frozen=True)
class Comparison:
    """Two ends of a plan's history.

    ``versions`` are all up to the later end, oldest first, each with the pairs of refs
    that an officer said are one action.
    """

    versions: tuple[Version, ...]
    chosen: Chosen

    @classmethod
    def of(
        cls,
        versions: Sequence[Version],
        chosen: Chosen,
    ) -> Comparison:
        """The comparison of two choices; versions after the later are left out."""
        kept = [one for one in versions if one.number <= chosen.now.version]
        return cls(tuple(kept), chosen)

    @cached_property
    def then(self) -> Version:
        """The earlier version."""
        return self._version(self.chosen.then.version)

    @cached_property
    def now(self) -> Version:
        """The later version."""
        return self._version(self.chosen.now.version)

    @cached_property
    def changes(self) -> Changes:
        """What the later version changes of the earlier."""
        between = [one for one in self.versions if one.number > self.then.number]
        return changes(self.then.plan, self.now.plan, confirmed=confirmed(between))

    @cached_property
    def ledger(self) -> Ledger:
        """Every action through all versions up to the later."""
        return ledger(self.versions)

    def entry(self, ref: str) -> Entry | None:
        """The action's entry in the ledger."""
        return self.ledger.entry(ref)

    def steps(self, ref: str, kinds: Iterable[Kind]) -> tuple[Step, ...]:
        """The changes of these kinds that versions between the two made to it."""
        entry, wanted = self.entry(ref), frozenset(kinds)
        found = entry.within(self.then.number, self.now.number) if entry else ()
        return tuple(step for step in found if step.change.kind in wanted)

    def _version(self, number: int) -> Version:
        return next(one for one in self.versions if one.number == number)


# --- groups --------------------------------------------------------------------

_OF_KIND = {
    Group.REOPENED: Kind.REOPENED,
    Group.RE_DATED_ORIGINAL: Kind.RE_DATED_ORIGINAL,
    Group.RE_WORDED: Kind.RE_WORDED,
    Group.COMPLETED: Kind.COMPLETED,
    Group.ADDED: Kind.ADDED,
    Group.SPLIT_OR_MERGED: Kind.SPLIT_OR_MERGED,
    Group.SUPERSEDED: Kind.SUPERSEDED,
    Group.MOVED_EARLIER: Kind.MOVED_EARLIER,
    Group.DATE_CHANGED: Kind.DATE_CHANGED,
    Group.RE_RATED: Kind.RE_RATED,
    Group.RE_OWNED: Kind.RE_OWNED,
    Group.STATUS_CHANGED: Kind.STATUS_CHANGED,
    Group.EVIDENCE_CHANGED: Kind.EVIDENCE_CHANGED,
    Group.COMPLETION_RE_DATED: Kind.COMPLETION_RE_DATED,
    Group.REF_CHANGED: Kind.REF_CHANGED,
    Group.OTHER: Kind.OTHER,
}
_ASSURANCE = {
    Group.ASSURANCE_LOWERED: Direction.LOWERED,
    Group.ASSURANCE_RAISED: Direction.RAISED,
    Group.ASSURANCE_OTHER: Direction.NONE,
}
_MOVES = (Kind.MOVED_LATER, Kind.MOVED_EARLIER)


def rows(compared: Comparison, group: Group) -> pd.DataFrame:
    """A row per change of this group, by ref; dates moved later longest first.

    Columns as ROWS: ``then`` and ``now`` are positions in words, ``made`` says
    which version or versions made the change, "" where it is not one of a version;
    ``days`` a whole number or None; ``reason`` what the version that made the
    change recorded, "No reason recorded" where none did.
    """
    found = [_row(compared, change) for change in _found(compared, group)]
    if group is Group.MOVED_LATER:
        found.sort(key=lambda row: -int(str(row["days"])))
    table = pd.DataFrame(found, columns=list(ROWS), dtype=object)
    return table.astype({"made_up": bool})


def count(compared: Comparison, group: Group) -> int:
    """How many changes are in this group."""
    return len(_found(compared, group))


def _found(compared: Comparison, group: Group) -> Sequence[Change]:
    held = compared.changes
    if group is Group.NEWLY_OVERDUE:
        return [one for line in held.lines for one in _overdue(compared, line)]
    if group is Group.UNEVIDENCED:
        return _unevidenced(held)
    if group is Group.NO_LONGER_LISTED:
        return held.no_longer_listed
    if group is Group.MOVED_LATER:
        return held.moved_later
    if group in _ASSURANCE:
        way = _ASSURANCE[group]
        return [one for one in held.assurance_changed if one.direction is way]
    return held.of(_OF_KIND[group])


def _unevidenced(held: Changes) -> list[Change]:
    """The completions of an action that has no evidence, where evidence is kept."""
    return [
        change
        for line in held.lines
        for change in line.changes
        if change.kind is Kind.COMPLETED
        and held.evidence_known[1]
        and line.after is not None
        and not line.after.evidenced
    ]


def _overdue(compared: Comparison, line: Line) -> list[Change]:
    """The action, where it is open past its current date and was not then."""
    if line.after is None:
        return []
    now = Standing(line.after, compared.now.as_at)
    then = Standing(line.before, compared.then.as_at) if line.before else None
    if not now.past_current or (then and then.past_current):
        return []
    past = words.count(now.past_current, "day")
    cells = ("ref", "delivery", "original_due", "current_due")
    return [
        Change(
            kind=Kind.STATUS_CHANGED,
            ref=line.after.ref,
            action=line.after.action,
            agency="; ".join(line.after.lead_agency),
            then=_with_date(then) if then else "Not listed",
            now=f"{_delivery(now)}, {past} past {dues.said(now.current)}",
            days=now.past_current,
            reason=line.after.update.strip() or NO_REASON,
            cells_before=line.before.row.pick(*cells) if line.before else (),
            cells_after=line.after.row.pick(*cells),
            made_up=line.after.row.made_up,
            doubtful=line.doubtful,
        )
    ]


def _with_date(one: Standing) -> str:
    """``In progress, due 31 May 2023``; a date not given is not told."""
    due = f", due {dues.said(one.current)}" if one.current.on else ""
    return f"{_delivery(one)}{due}"


def _delivery(one: Standing) -> str:
    return one.position if one.unknown else str(one.action.delivery)


# --- one row -------------------------------------------------------------------


def _row(compared: Comparison, change: Change) -> dict[str, object]:
    dated = change.kind in _MOVES
    steps = compared.steps(change.ref, _MOVES if dated else (change.kind,))
    then, now = change.then, change.now
    if change.kind is Kind.NO_LONGER_LISTED:
        then, now = _last_known(compared, change), "Not listed"
    return {
        "ref": change.ref,
        "action": change.action,
        "lead_agency": change.agency,
        "then": then or "Not listed",
        "now": now,
        "made": _made(steps, dated=dated),
        "days": change.days,
        "reason": _reason(change, steps),
        "doubtful": change.doubtful,
        "cells": change.cells_after or change.cells_before,
        "made_up": change.made_up,
    }


def _last_known(compared: Comparison, change: Change) -> str:
    """How an action no longer listed stood in the earlier version, with its date."""
    for line in compared.changes.lines:
        if line.before and change in line.changes:
            return _with_date(Standing(line.before, compared.then.as_at))
    return change.then


def _made(steps: Sequence[Step], *, dated: bool) -> str:
    """``Version 4: 92 days later``, a line a step; or ``Since version 6 (…)``."""
    if dated:
        return "\n".join(
            f"Version {step.version.number}: {words.count(abs(days), 'day')} "
            f"{'later' if days > 0 else 'earlier'}"
            for step in steps
            if (days := step.change.days)
        )
    if not steps:
        return ""
    last = steps[-1].version
    return f"Since version {last.number} ({words.day(last.as_at)})"


def _reason(change: Change, steps: Sequence[Step]) -> str:
    """What the versions that made the change recorded, each named where several."""
    told = [step for step in steps if step.recorded]
    if not told:
        return NO_REASON if steps else change.reason
    if len(steps) == 1:
        return told[0].recorded
    return "\n".join(f"Version {step.version.number}: {step.recorded}" for step in told)


# --- figures -------------------------------------------------------------------


def restated(compared: Comparison) -> Figure | None:
    """Reported complete now, with the actions no longer listed put back.

    Each is put back as it stood when last listed. None where none that was counted
    is missing, or where nothing can be counted.
    """
    now = completion.headline(compared.now.plan)["reported_complete"]
    gone = _gone(compared)
    if not gone or now.numerator is None or not now.denominator:
        return None
    part = now.numerator + sum(1 for one in gone if one.complete)
    whole = now.denominator + len(gone)
    return Figure(
        name="reported_complete_with_no_longer_listed",
        label="Reported complete, with the actions no longer listed",
        value=share(part, whole),
        unit="%",
        definition="Actions whose status means complete, of all counted now and "
        "those counted then that are no longer listed, as they stood when last "
        "listed.",
        numerator=part,
        denominator=whole,
        cells=now.cells,
        version=compared.now.number,
        as_at=compared.now.as_at,
        left_out=now.left_out,
        made_up=now.made_up,
    )


def _gone(compared: Comparison) -> list[Action]:
    """The actions no longer listed that were counted when last listed."""
    lost = [
        line.before
        for line in compared.changes.lines
        if line.before and Kind.NO_LONGER_LISTED in line.kinds
    ]
    entries = [(compared.entry(one.ref), one) for one in lost]
    last = [entry.action if entry else one for entry, one in entries]
    return [one for one in last if one.counted]
