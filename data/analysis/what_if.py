"""If these actions moved or were not done, what would follow by the sign-off date?

Arithmetic on the plan's own dates, and no forecast. It takes it that every open
action not assumed otherwise meets its current date; one already past that date is
taken as one that could still be finished by sign-off, and moves from the position.
An action without a date, and one whose status nobody has explained, cannot be told
by its date and is counted apart.

One case, Westmere in July: 60 of 61 could be complete by 31 January 2024, 7.6 being
apart; with 6.1 not done and 7.8 eight weeks later, 58 of 61.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import pandas as pd

from data import words
from data.analysis.risk import ordered
from data.analysis.risk_bearing import key
from data.analysis.standing import Standing, standings
from data.figure import Figure, share
from data.plan import Finding, Plan, Risk, Wording

USUAL_WEEKS, MOST_WEEKS = 4, 104
COUNTS = ("state", "stands", "assumed", "changed", "cells", "made_up")
_CELLS = ("delivery", "original_due", "current_due")
_RULE = (
    "Actions reported complete, and open ones whose current date is on or before the "
    "sign-off date, of all actions listed but those superseded. One already past its "
    "current date is counted as one that could still be finished by then; one with "
    "no date or a status nobody has explained is not counted as complete."
)


class State(Wording):
    """What an action's date, or the reader's assumption, says of sign-off."""

    COMPLETE = "Reported complete already"
    BY = "Due by sign-off"
    PAST = "Past its current date, could still be finished by sign-off"
    AFTER = "Due after sign-off"
    NOT_DONE = "Not done"
    UNDATED = "No date given"
    UNKNOWN = "Status not explained"


FINISHED = (State.COMPLETE, State.BY, State.PAST)
LEFT = (State.AFTER, State.NOT_DONE)
APART = (State.UNDATED, State.UNKNOWN)


@dataclass(frozen=True)
class Assumption:
    """What a reader assumes: refs as the plan writes them, and whole weeks later.

    An action both moved and not done is not done.
    """

    moved: tuple[str, ...] = ()
    weeks: int = 0
    not_done: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether it can change anything."""
        return bool(self.not_done or (self.moved and self.weeks))


NOTHING = Assumption()


@dataclass(frozen=True)
class Asked:
    """What was asked, held against the plan: what of it can be assumed.

    ``unknown`` are texts asked for that name no action that can be so assumed;
    ``weeks`` is what was asked for where it is no whole number from 0 to
    MOST_WEEKS, and "" where it is.
    """

    assumption: Assumption
    unknown: tuple[str, ...] = ()
    weeks: str = ""


@dataclass(frozen=True)
class Placed:
    """One counted action, the date it would be done by, and what that says."""

    standing: Standing
    due: date | None
    state: State

    @property
    def ref(self) -> str:
        """Its ref, as the plan writes it."""
        return self.standing.action.ref


@dataclass(frozen=True)
class Outcome:
    """What follows from one assumption, action by action in the plan's order."""

    plan: Plan
    assumption: Assumption
    placed: tuple[Placed, ...]

    @property
    def could(self) -> int:
        """How many could be reported complete by sign-off."""
        return sum(one.state in FINISHED for one in self.placed)

    @property
    def counted(self) -> int:
        """How many are counted at all."""
        return len(self.placed)

    def of(self, *states: State) -> tuple[Placed, ...]:
        """Those in one of these states."""
        return tuple(one for one in self.placed if one.state in states)

    def under(self, finding: Finding, *states: State) -> tuple[Placed, ...]:
        """A finding's actions in one of these states."""
        name = key(finding.name)
        found = self.of(*states)
        return tuple(one for one in found if key(one.standing.action.finding) == name)

    def named_by(self, risk: Risk, *states: State) -> tuple[Placed, ...]:
        """The actions a risk names that are in one of these states."""
        return tuple(
            self._by_ref[key(ref)]
            for ref in dict.fromkeys(risk.actions)
            if key(ref) in self._by_ref and self._by_ref[key(ref)].state in states
        )

    @property
    def findings_left(self) -> tuple[Finding, ...]:
        """The findings with an action not done, or due after sign-off."""
        return tuple(one for one in self.plan.findings if self.under(one, *LEFT))

    @property
    def risks_left(self) -> tuple[Risk, ...]:
        """The risks that name an action not done, or due after sign-off."""
        return tuple(one for one in ordered(self.plan) if self.named_by(one, *LEFT))

    @property
    def risks_unnamed(self) -> tuple[Risk, ...]:
        """The risks that name no counted action, of which nothing follows."""
        every = tuple(State)
        return tuple(
            one for one in ordered(self.plan) if not self.named_by(one, *every)
        )

    @cached_property
    def _by_ref(self) -> dict[str, Placed]:
        return {key(one.ref): one for one in reversed(self.placed)}


def refused(plan: Plan) -> str:
    """Why nothing can be assumed of this plan; "" where something can."""
    if not plan.actions:
        return "The workbook lists no actions, so nothing can be assumed of them."
    if plan.sign_off_due is None:
        return (
            "The workbook gives no date for sign-off, so nothing can be reckoned to it."
        )
    if not can_be_left_undone(plan):
        return "No counted action is open, so there is nothing to assume."
    if plan.sign_off_due < plan.as_at:
        return (
            f"Sign-off was due by {words.day(plan.sign_off_due)}, before this "
            "position, so no assumption can change what was finished by then."
        )
    return ""


def can_be_left_undone(plan: Plan) -> tuple[Standing, ...]:
    """The open actions, in the plan's order: each can be assumed not done."""
    return tuple(one for one in standings(plan) if one.open)


def can_move(plan: Plan) -> tuple[Standing, ...]:
    """Of them, those with a date and a status that somebody has explained."""
    return tuple(
        one
        for one in can_be_left_undone(plan)
        if one.current.on is not None and not one.unknown
    )


def asked(
    plan: Plan, moved: Sequence[str], weeks: str | int, not_done: Sequence[str]
) -> Asked:
    """What of this can be assumed of the plan's actions, refs in the plan's order.

    Weeks that are no whole number from 0 to MOST_WEEKS are the usual ones.
    """
    move, movable = _known(moved, can_move(plan))
    undone, open_ = _known(not_done, can_be_left_undone(plan))
    number = int(weeks) if str(weeks).isdecimal() else -1
    good = 0 <= number <= MOST_WEEKS
    unknown = [one for one in moved if key(one) not in movable]
    unknown += [one for one in not_done if key(one) not in open_]
    return Asked(
        Assumption(move, number if good else USUAL_WEEKS, undone),
        tuple(dict.fromkeys(unknown)),
        "" if good else str(weeks),
    )


def outcome(plan: Plan, assumption: Assumption = NOTHING) -> Outcome:
    """What follows; as the plan's dates stand, where nothing is assumed.

    Raises:
        ValueError: where ``refused`` says why nothing can be assumed.
    """
    if plan.sign_off_due is None or refused(plan):
        raise ValueError(refused(plan))
    counted = [one for one in standings(plan) if one.action.counted]
    placed = [_placed(one, assumption, plan.sign_off_due) for one in counted]
    return Outcome(plan, assumption, tuple(placed))


def figures(
    plan: Plan, assumption: Assumption, version: int | None = None
) -> list[Figure]:
    """The count as the plan's dates stand, and as the reader assumes."""
    named = {
        "As the plan's dates stand": outcome(plan),
        "As you assume": outcome(plan, assumption),
    }
    return [_figure(label, found, version) for label, found in named.items()]


def counts(plan: Plan, assumption: Assumption) -> pd.DataFrame:
    """A row per state that any action is in, either way; columns as COUNTS.

    ``stands`` and ``assumed`` are whole numbers, ``changed`` a tuple of the refs
    that come into the state by the assumption.
    """
    stands, assumed = outcome(plan), outcome(plan, assumption)
    rows = [
        _count_row(state, stands.of(state), assumed.of(state))
        for state in State
        if stands.of(state) or assumed.of(state)
    ]
    table = pd.DataFrame(rows, columns=list(COUNTS), dtype=object)
    return table.astype({"stands": int, "assumed": int, "made_up": bool})


def later(one: Standing, weeks: int) -> date | None:
    """When an open action would be done, so many weeks after its current date.

    One already past that date moves from the position. None without a date.
    """
    if one.current.on is None:
        return None
    start = max(one.current.on, one.as_at) if weeks else one.current.on
    return start + timedelta(weeks=weeks)


# --- their parts ---------------------------------------------------------------


def _known(
    refs: Iterable[str], among: Sequence[Standing]
) -> tuple[tuple[str, ...], frozenset[str]]:
    """The actions asked for as the plan writes and orders them; and all there are."""
    wanted = set(map(key, refs))
    own = [one.action.ref for one in among]
    found = tuple(dict.fromkeys(ref for ref in own if key(ref) in wanted))
    return found, frozenset(map(key, own))


def _placed(one: Standing, assumed: Assumption, sign_off: date) -> Placed:
    action = one.action
    if action.complete:
        return Placed(one, action.completed_on, State.COMPLETE)
    if action.ref in assumed.not_done:
        return Placed(one, None, State.NOT_DONE)
    if one.unknown:
        return Placed(one, one.current.on, State.UNKNOWN)
    due = later(one, assumed.weeks if action.ref in assumed.moved else 0)
    if due is None:
        return Placed(one, None, State.UNDATED)
    if due > sign_off:
        return Placed(one, due, State.AFTER)
    return Placed(one, due, State.PAST if due < one.as_at else State.BY)


def _figure(label: str, found: Outcome, version: int | None) -> Figure:
    rows = [one.standing.action.row for one in found.placed]
    apart = len(found.of(*APART))
    return Figure(
        name=f"what_if.{words.uncapital(label).replace(' ', '_')}",
        label=label,
        value=share(found.could, found.counted),
        unit="%",
        definition=_RULE,
        numerator=found.could,
        denominator=found.counted,
        cells=tuple(c for row in rows for c in row.pick(*_CELLS)),
        version=version,
        as_at=found.plan.as_at,
        made_up=any(row.made_up for row in rows),
        note=f"{words.number(apart)} counted apart" if apart else "",
    )


def _count_row(
    state: State, stands: Sequence[Placed], assumed: Sequence[Placed]
) -> dict[str, object]:
    before = {one.ref for one in stands}
    rows = [one.standing.action.row for one in (*stands, *assumed)]
    return {
        "state": str(state),
        "stands": len(stands),
        "assumed": len(assumed),
        "changed": tuple(one.ref for one in assumed if one.ref not in before),
        "cells": tuple(c for row in rows for c in row.pick(*_CELLS)),
        "made_up": any(row.made_up for row in rows),
    }
