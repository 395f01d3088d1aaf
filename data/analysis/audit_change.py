"""Is this audit's result a change at all, and how large may the change be?

The facts a sentence needs about a measure's latest audit and the one before it:
the change, where the true change could lie, and why there is none to give. An
interval is never put around a percentage whose cases are not given, and the
same cases audited twice are not two samples.

One case: 15 of 50, then 45 of 50, is LARGER, 60 percentage points, probably 42
to 72; 8 of 10, then 9 of 10, is CHANCE, from 24 points down to 42 up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.analysis import measures
from data.analysis.audited import COUNT, PERCENTAGE, PROPORTION, Result
from data.analysis.proportions import newcombe
from data.plan import Better, Cell, Measure, Plan, Wording

_SAME_CASES = re.compile(
    r"(?<!not )(?<!not the )(?<!n't the )\bsame\s+(?:[\w'’-]+\s+){0,2}"
    r"(?:cases|case files|files|records|children|sample(?! size))\b",
    re.IGNORECASE,
)


class Verdict(Wording):
    """What the latest audit bears, beside the one before it."""

    LARGER = "a larger change than chance would usually give"
    CHANCE = "a change that chance alone could give"
    SAME_CASES = "the same cases audited twice"
    NO_EARLIER = "no earlier figure to compare"
    NOT_ALIKE = "no earlier figure of the same kind to compare"
    NO_EARLIER_BASE = "number of cases not given for the earlier figure"
    BASE_NOT_GIVEN = "base not given"
    CONTRADICTS = "the counts contradict each other"
    COUNTED = "a plain count"
    NO_FIGURE = "no figure given"
    HIDDEN = "hidden, so that no child can be recognised"
    NO_RESULT = "no result recorded"


@dataclass(frozen=True)
class AuditChange:
    """A measure's latest result set beside an earlier one, and what it bears.

    Attributes:
        verdict: what may be said; only LARGER and CHANCE have an interval.
        before: the earlier result, or None where there is none of any kind.
        now: the latest result, or None where there is none.
        difference: the change in percentage points, a rise above nought; given
            for the same cases audited twice too.
        low, high: where the true change could lie, 95% (Newcombe), in
            percentage points.
        chosen_alike: whether the workbook words both choices of cases alike;
            None where either is not recorded.
    """

    measure: Measure
    verdict: Verdict
    before: Result | None = None
    now: Result | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    chosen_alike: bool | None = None

    @property
    def better(self) -> bool | None:
        """Whether it moved the good way; None unmoved, or without a good way."""
        if not self.difference or self.measure.better is Better.CONTEXT:
            return None
        return (self.difference > 0) == (self.measure.better is Better.HIGHER)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of both results."""
        used = [one for one in (self.before, self.now) if one]
        return tuple(cell for one in used for cell in one.cells)

    @property
    def made_up(self) -> bool:
        """Whether either result, or the measure, is made up."""
        used = [one for one in (self.before, self.now) if one]
        return self.measure.row.made_up or any(one.made_up for one in used)


def change(plan: Plan, ref: str) -> AuditChange:
    """What the measure's latest result bears, set beside the one before it.

    The earlier result is the nearest that can be compared, else the nearest.

    Raises:
        KeyError: when no measure has this ref.
    """
    measure = plan.measure(ref)
    if measure is None:
        raise KeyError(ref)
    results = measures.of(plan, measure)
    if not results:
        return AuditChange(measure, Verdict.NO_RESULT)
    *earlier, now = results
    before = earlier[-1] if earlier else None
    alone = _alone(now)
    if alone:
        return AuditChange(measure, alone, before, now)
    pair = measures.compared(plan, ref)
    if pair is None:
        return AuditChange(measure, _nothing_alike(before), before, now)
    return between(*pair)


def between(before: Result, now: Result) -> AuditChange:
    """The change between two results of one measure that can be compared.

    Raises:
        ValueError: when either is not a proportion with its base.
    """
    (x1, n1), (x2, n2) = _counts(before), _counts(now)
    difference, low, high = (100 * part for part in newcombe(x1, n1, x2, n2))
    alike = _chosen_alike(before, now)
    if same_cases(before, now):
        verdict = Verdict.SAME_CASES
        return AuditChange(
            now.measure, verdict, before, now, difference, chosen_alike=alike
        )
    verdict = Verdict.LARGER if low > 0 or high < 0 else Verdict.CHANCE
    return AuditChange(now.measure, verdict, before, now, difference, low, high, alike)


def same_cases(before: Result, now: Result) -> bool:
    """Whether either row says in words that the same cases were audited again."""
    said = [
        text
        for one in (before, now)
        for text in (one.audit.how_chosen, one.audit.source)
    ]
    return any(_SAME_CASES.search(text) for text in said)


def _counts(one: Result) -> tuple[int, int]:
    met, cases = one.audit.met, one.audit.cases
    if one.kind != PROPORTION or met is None or cases is None or not one.base_given:
        message = f"{one.text} in {one.audit.period.label} is no proportion"
        raise ValueError(message)
    return met, cases


def _alone(now: Result) -> Verdict | None:
    """Why the latest result bears no comparison by itself; None where it can."""
    if now.audit.hidden is not None:
        return Verdict.HIDDEN
    if now.kind == PROPORTION:
        return None if now.base_given else Verdict.CONTRADICTS
    if now.kind == PERCENTAGE:
        return Verdict.BASE_NOT_GIVEN
    return Verdict.COUNTED if now.kind == COUNT else Verdict.NO_FIGURE


def _nothing_alike(before: Result | None) -> Verdict:
    if before is None:
        return Verdict.NO_EARLIER
    if before.audit.hidden is not None:
        return Verdict.HIDDEN
    if before.kind == PERCENTAGE:
        return Verdict.NO_EARLIER_BASE
    return Verdict.NOT_ALIKE


def _chosen_alike(before: Result, now: Result) -> bool | None:
    chosen = [
        " ".join(one.audit.how_chosen.casefold().split()) for one in (before, now)
    ]
    return chosen[0] == chosen[1] if all(chosen) else None
