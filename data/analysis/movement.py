"""Has a measure moved, for better or worse, and since its finding was agreed?

Judged by its limits where it has points enough for them, else by its last two
audits. A move that chance alone could give is no move; a measure that cannot be
compared is not "unchanged", and one withheld from a reader is not "missing".

One case: 45 of 50 in Q4, agreed as addressed on 3 May, 30 of 50 in Q2 after it:
WORSE, and fallen since it was agreed by more than chance would usually give.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.analysis import audit_change, measures, trends
from data.analysis.audit_change import AuditChange, Verdict
from data.analysis.audited import COUNT, PROPORTION, Result
from data.analysis.trends import Trend
from data.plan import Better, Measure, Plan, Wording


class Moved(Wording):
    """Which way a measure went, so far as the record can tell."""

    BETTER = "changed for the better"
    WORSE = "changed for the worse"
    OTHER = "changed, in no direction that is good or bad"
    UNCHANGED = "not changed by more than chance would usually give"
    UNKNOWN = "cannot be compared over time"
    MISSING = "no result recorded"
    WITHHELD = "not shown to this reader"


@dataclass(frozen=True)
class Fall:
    """A measure that went the wrong way after its finding was agreed.

    ``before`` is the last result by the day of agreement, ``after`` the one that
    is worse; ``beyond_chance`` is None where two results cannot tell.
    """

    before: Result
    after: Result
    beyond_chance: bool | None


@dataclass(frozen=True)
class Movement:
    """A measure with its latest result, and what may be said of its change."""

    measure: Measure
    moved: Moved
    change: AuditChange
    trend: Trend | None
    fell: Fall | None = None

    @property
    def latest(self) -> Result | None:
        """The latest result, of any kind."""
        return self.change.now

    @property
    def by_limits(self) -> bool:
        """Whether the limits of its trend decided, and not its last two audits."""
        return self.trend is not None and self.trend.judgeable


def of(plan: Plan, measure: Measure) -> Movement:
    """How this measure has moved, and whether it fell after its finding's agreement.

    Raises:
        KeyError: when the plan has no measure of this ref.
    """
    change = audit_change.change(plan, measure.ref)
    trend = trends.of(plan, measure.ref)
    return Movement(
        measure,
        _moved(change, trend),
        change,
        trend,
        _fell(plan, measure, trend),
    )


def _moved(change: AuditChange, trend: Trend | None) -> Moved:
    if change.now is None:
        return Moved.MISSING
    if trend is not None and trend.judgeable:
        run = trend.run
        kinds = {"improvement": Moved.BETTER, "concern": Moved.WORSE}
        return kinds.get(run.kind, Moved.OTHER) if run else Moved.UNCHANGED
    if change.verdict is Verdict.HIDDEN or change.now.audit.base_withheld:
        return Moved.WITHHELD
    if change.verdict is Verdict.CHANCE:
        return Moved.UNCHANGED
    if change.verdict is Verdict.LARGER:
        return {True: Moved.BETTER, False: Moved.WORSE, None: Moved.OTHER}[
            change.better
        ]
    return Moved.MISSING if change.verdict is Verdict.NO_FIGURE else Moved.UNKNOWN


# --- after the finding was agreed --------------------------------------------


def _fell(plan: Plan, measure: Measure, trend: Trend | None) -> Fall | None:
    finding = plan.finding(measure.finding)
    agreed = finding.agreed_on if finding else None
    if agreed is None or agreed > plan.as_at or measure.better is Better.CONTEXT:
        return None
    results = [one for one in measures.of(plan, measure) if not one.audit.hidden]
    before = [one for one in results if one.audit.period.end <= agreed]
    after = [one for one in results if one.audit.period.start > agreed]
    if trend is not None and trend.judgeable:
        return _fell_by_limits(trend, before, after, agreed)
    return _fell_by_audits(before, after)


def _fell_by_limits(
    trend: Trend, before: list[Result], after: list[Result], agreed: date
) -> Fall | None:
    """The first point flagged as a concern wholly after the agreement."""
    limits = trend.limits
    concern = limits["kind"] == "concern"
    by_then = limits[limits["end"] <= agreed]
    if by_then.empty or by_then["kind"].iloc[-1] == "concern":
        return None
    worse = set(limits.loc[concern & (limits["start"] > agreed), "start"])
    fallen = [one for one in after if one.audit.period.start in worse]
    if not fallen or not before:
        return None
    return Fall(before[-1], fallen[0], beyond_chance=True)


def _fell_by_audits(before: list[Result], after: list[Result]) -> Fall | None:
    """The latest result after the agreement, where it is worse than the last."""
    if not after:
        return None
    last = after[-1]
    alike = [one for one in before if one.comparable(last)]
    if not alike or not _worse(alike[-1], last):
        return None
    beyond = None
    if last.kind == PROPORTION:
        verdict = audit_change.between(alike[-1], last).verdict
        beyond = None if verdict is Verdict.SAME_CASES else verdict is Verdict.LARGER
    return Fall(alike[-1], last, beyond)


def _worse(before: Result, after: Result) -> bool:
    first, second = _value(before), _value(after)
    lower = after.measure.better is Better.LOWER
    return second > first if lower else second < first


def _value(one: Result) -> float:
    met, cases = one.audit.met or 0, one.audit.cases
    return met if one.kind == COUNT or not cases else met / cases
