"""What is this number? A figure that carries its own working.

A ``Figure`` is a value with the count it came from, the rule by which it was
counted, what was left out and why, the cells it rests on, the version and date
it belongs to, and whether any made-up or missing cell bears on it. A figure
that cannot be given has ``value None`` and ``missing`` says why in a sentence:
"not recorded" is never written as nought.

One case: reported complete in Westmere's July version is value 82.0, numerator
50, denominator 61, unit "%", left out ``(LeftOut("superseded", 4),)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data import words
from data.plan import Cell


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows not counted, and the reason, in a word that follows "4"."""

    reason: str
    count: int


@dataclass(frozen=True)
class Figure:
    """One number and its working.

    Attributes:
        name: stable machine name, as claims and scripts use it.
        label: the same as a reader sees it, sentence case.
        value: percentages are 0 to 100, to one decimal place; counts are whole.
        numerator, denominator: whole numbers, or None where there are none.
        unit: "%", "actions", "children", "cases" and so on.
        definition: the rule it was counted by, one or two sentences.
        cells: the cells it rests on, in sheet order.
        version: the published version's number, None for an unpublished file.
        as_at: the date the position was taken.
        left_out: rows not counted, with reasons.
        made_up: whether any row it rests on is made up.
        missing: the sentence to show where there is no value.
        counts_children: whether it counts children or their cases.
        note: one short supporting line ("2 are past their current date too").
        rounded: whether the numbers were rounded for the reader at hand.
    """

    name: str
    label: str
    value: float | None
    unit: str
    definition: str
    numerator: int | None = None
    denominator: int | None = None
    cells: tuple[Cell, ...] = ()
    version: int | None = None
    as_at: date | None = None
    left_out: tuple[LeftOut, ...] = ()
    made_up: bool = False
    missing: str = ""
    counts_children: bool = False
    note: str = ""
    rounded: bool = False

    @property
    def text(self) -> str:
        """The figure in words: ``50 of 61 (82%)``, a count, or why there is none.

        A rounded one says so: ``about 150``.
        """
        if self.value is None:
            return self.missing
        return f"about {self._exact}" if self.rounded and self.value else self._exact

    @property
    def _exact(self) -> str:
        value = self.value or 0
        if self.numerator is not None and self.denominator is not None:
            if self.unit == "%":
                return words.of_with_percent(self.numerator, self.denominator)
            return words.of(self.numerator, self.denominator)
        if self.unit == "%":
            return words.reported_percent(value)
        return words.number(value)


def share(part: int, whole: int) -> float | None:
    """Part of whole as a percentage to one decimal place; None of nothing."""
    return round(100 * part / whole, 1) if whole else None
