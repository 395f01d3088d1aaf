"""What does one audit result say, and what does it lack?

A result is a proportion ("45 of 50 cases"), a percentage reported without its
counts ("96%, number of cases not given"), or a plain count ("27"). Only a
proportion has an interval, and only results of one kind can be compared.

One case: 51 of 50 contradicts itself, so it has no percentage and no interval;
its text still says what the cells hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from data import words
from data.analysis.proportions import wilson
from data.figure import share
from data.plan import AuditResult, Cell, Measure

PROPORTION = "proportion"
PERCENTAGE = "percentage"
COUNT = "count"
NO_FIGURE = ""


@dataclass(frozen=True)
class Result:
    """One audit result with its measure, and what may be said of it."""

    measure: Measure
    audit: AuditResult

    @property
    def base_given(self) -> bool:
        """Whether the cases audited are given, and could hold the cases meeting."""
        met, cases = self.audit.met or 0, self.audit.cases
        return cases is not None and cases > 0 and 0 <= met <= cases

    @property
    def kind(self) -> str:
        """PROPORTION, PERCENTAGE, COUNT, or NO_FIGURE where the row gives none.

        A result that a reader may not see is still of its kind.
        """
        audit = self.audit
        if audit.hidden is not None:
            return PROPORTION if audit.hidden.proportion else COUNT
        if audit.met is not None and audit.cases is not None:
            return PROPORTION
        if audit.percentage is not None:
            return PERCENTAGE
        return COUNT if audit.met is not None else NO_FIGURE

    @property
    def percentage(self) -> float | None:
        """0 to 100 to one decimal from the counts, else as it was reported."""
        met, cases = self.audit.met, self.audit.cases
        if met is None or cases is None:
            return self.audit.percentage
        return share(met, cases) if self.base_given else None

    @cached_property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95% interval, 0 to 100 to one decimal; None without counts."""
        met, cases = self.audit.met, self.audit.cases
        if met is None or cases is None or not self.base_given:
            return None
        low, high = wilson(met, cases)
        return round(100 * low, 1), round(100 * high, 1)

    @property
    def unit(self) -> str:
        """What is counted, in the plural; "cases" where the unit is a percentage."""
        unit = self.measure.unit.strip()
        return "cases" if not unit or "%" in unit or "percent" in unit else unit

    @property
    def text(self) -> str:
        """The result in words, saying what it lacks and whether it was rounded."""
        if self.audit.hidden is not None:
            return self.audit.hidden.says
        return f"about {self._exact}" if self.audit.rounded else self._exact

    @property
    def _exact(self) -> str:
        met, cases, reported = self.audit.met, self.audit.cases, self.audit.percentage
        if met is not None and cases is not None:
            return f"{words.of(met, cases)} {self.unit}"
        if reported is not None:
            said = words.reported_percent(reported)
            if cases is None:
                lacks = "not shown" if self.audit.base_withheld else "not given"
                return f"{said}, number of cases {lacks}"
            return f"{said} of {words.number(cases)} {self.unit}"
        return "no figure given" if met is None else words.number(met)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The result's own cells, blank ones too: a blank base bears on it."""
        return self.audit.row.pick("met", "cases", "percentage")

    @property
    def made_up(self) -> bool:
        """Whether the result's row, or its measure's, is made up."""
        return self.audit.row.made_up or self.measure.row.made_up

    def comparable(self, later: Result) -> bool:
        """Whether a later result of the same measure can be set beside this one.

        Both are counts, or both proportions with their base; one period ends
        before the other starts, as a quarter and its own year do not.
        """
        if self.audit.hidden is not None or later.audit.hidden is not None:
            return False
        alike = self.kind == later.kind and self.kind in {PROPORTION, COUNT}
        based = self.kind == COUNT or (self.base_given and later.base_given)
        return alike and based and self.audit.period.end < later.audit.period.start
