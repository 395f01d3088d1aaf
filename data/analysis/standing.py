"""Where does one action stand at the date of the position?

Every count of actions asks its questions of a ``Standing``, so that "open" and
"past its date" mean the same in each of them. Open is counted and not reported
complete; a status nobody has explained is open, because it is not complete.

One case: in progress, due 31 March 2023, moved to 31 July 2023, position at
30 June 2023: "In progress, past its original date", 91 days past it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data import words
from data.analysis import dues
from data.plan import Action, Delivery, Due, Plan


@dataclass(frozen=True, slots=True)
class Standing:
    """One action seen at a date. ``evidence_known``: the column is there."""

    action: Action
    as_at: date
    evidence_known: bool = True

    @property
    def open(self) -> bool:
        """Counted and not reported complete, unknown statuses included."""
        return self.action.counted and not self.action.complete

    @property
    def unknown(self) -> bool:
        """Whether nobody has explained what its status means."""
        return self.action.delivery is Delivery.UNKNOWN

    @property
    def rung(self) -> int:
        """The rung of the assurance ladder, 0 where none is recorded."""
        return self.action.assurance.rung if self.action.assurance else 0

    @property
    def original(self) -> Due:
        """The first date ever given."""
        return self.action.original_due

    @property
    def current(self) -> Due:
        """The latest date given."""
        return dues.current(self.action)

    @property
    def past_original(self) -> int:
        """Days past the original date; 0 unless open and past it."""
        return dues.days_past(self.original, self.as_at) if self.open else 0

    @property
    def past_current(self) -> int:
        """Days past the current date; 0 unless open and past it."""
        return dues.days_past(self.current, self.as_at) if self.open else 0

    @property
    def moved(self) -> int:
        """Days from the original to the current date; below 0 where earlier."""
        first, latest = self.original.on, self.current.on
        return (latest - first).days if first and latest else 0

    def due_within(self, days: int) -> bool:
        """Open, and currently due from the position to this many days later."""
        on = self.current.on
        last = self.as_at + timedelta(days=days)
        return self.open and on is not None and self.as_at <= on <= last

    def completed_late(self, due: Due) -> int:
        """Days from the due date to completion; 0 unless complete and late."""
        done = self.action.completed_on
        if not self.action.complete or done is None:
            return 0
        return dues.days_past(due, done)

    @property
    def position(self) -> str:
        """Where it stands, as a fragment that can stand alone in a table."""
        action = self.action
        if not action.counted:
            return "Superseded, left out of the count"
        if action.complete:
            return f"Complete{self._evidence()}"
        if self.unknown:
            return f"Status not explained{self._word()}"
        return f"{action.delivery}{self._lateness()}"

    def _evidence(self) -> str:
        if not self.evidence_known:
            return ""
        return f", {'' if self.action.evidenced else 'no '}evidence recorded"

    def _word(self) -> str:
        word = self.action.row.raw("delivery").strip()
        return f" ({words.quoted(word)})" if word else ""

    def _lateness(self) -> str:
        if self.original.on is None and self.current.on is None:
            return ", no date given"
        if self.past_original and self.past_current and self.moved:
            return ", past its original date and its current date"
        if self.past_original:
            return ", past its original date"
        return ", past its current date" if self.past_current else ""


def standings(plan: Plan) -> Sequence[Standing]:
    """Every action listed, in the workbook's order, at the plan's own date."""
    known = records(plan, "evidence")
    return tuple(Standing(action, plan.as_at, known) for action in plan.actions)


def records(plan: Plan, column: str) -> bool:
    """Whether the Actions sheet has this column, so that a blank says something."""
    written = any(getattr(action, column) for action in plan.actions)
    return written or plan.has_column("actions", column)


def lists_actions(plan: Plan) -> bool:
    """Whether the workbook has an Actions sheet, empty or not."""
    return bool(plan.actions) or plan.has_sheet("actions")
