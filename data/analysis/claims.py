"""Does what the committee was told agree with the workbook?

Each statement is set against the figure that its row names. It agrees, it
differs and both are shown, or it cannot be checked and the reason is given: a
percentage that only repeats the report's own, or a real statement beside made-up
rows, proves nothing.

One case: "82% of the actions are now complete" against 50 of 61: agrees. The
same statement where the workbook lists no action: cannot be checked, "82%
reported; the number of actions is not given".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data import words
from data.analysis import figures
from data.figure import Figure
from data.plan import Cell, Claim, Plan, Wording

COLUMNS = (
    "statement",
    "reported",
    "outcome",
    "workbook",
    "why",
    "report",
    "paragraph",
    "checked_against",
    "key",
    "cells",
    "made_up",
)
_QUARTER = re.compile(r"\b(?:quarter\s*|q)([1-4])\b", re.IGNORECASE)
_EXACTLY = 1e-9
_INSPECTED = re.compile(r"\bat the time of the inspection\b", re.IGNORECASE)


class Outcome(Wording):
    """What became of checking a statement."""

    AGREES = "Agrees"
    DIFFERS = "Differs"
    CANNOT = "Cannot be checked"


@dataclass(frozen=True)
class Checked:
    """A statement and what the workbook has to set against it.

    ``workbook`` is the workbook's own figure in words, "" where it has none;
    ``why`` a sentence, "" where the two agree and nothing need be said.
    """

    claim: Claim
    outcome: Outcome
    workbook: str = ""
    why: str = ""
    figure: Figure | None = None

    @property
    def key(self) -> str:
        """``claim/82% of the actions are now complete``, for an officer's note."""
        return f"claim/{self.claim.statement}"

    @property
    def reported(self) -> str:
        """The figure as it was told: ``82%``, ``35 actions``, ``No figure given``."""
        return told(self.claim)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The statement's cells, then those of the figure beside it."""
        own = self.claim.row.pick("statement", "figure", "checked_against")
        return own + (self.figure.cells if self.figure else ())

    @property
    def made_up(self) -> bool:
        """Whether the statement, or the figure beside it, is made up."""
        return self.claim.row.made_up or bool(self.figure and self.figure.made_up)


def told(claim: Claim) -> str:
    """The figure as it was told, or that there is none."""
    if claim.figure is None:
        return "No figure given"
    if claim.unit.strip() == "%":
        return words.reported_percent(claim.figure)
    return f"{words.number(claim.figure)} {claim.unit.strip()}".strip()


def checked(plan: Plan) -> tuple[Checked, ...]:
    """Every statement of the Claims sheet, in its order."""
    known = {figure.name.casefold(): figure for figure in figures.every(plan)}
    return tuple(_checked(plan, claim, known) for claim in plan.claims)


def tally(plan: Plan) -> dict[Outcome, int]:
    """How many statements agree, differ and cannot be checked, all three named."""
    found = [one.outcome for one in checked(plan)]
    return {outcome: found.count(outcome) for outcome in Outcome}


def frame(plan: Plan) -> pd.DataFrame:
    """A row per statement, in the workbook's order; columns as COLUMNS.

    All texts but ``cells`` and ``made_up``.
    """
    rows = [
        {
            "statement": one.claim.statement,
            "reported": one.reported,
            "outcome": str(one.outcome),
            "workbook": one.workbook,
            "why": one.why,
            "report": one.claim.report,
            "paragraph": one.claim.paragraph,
            "checked_against": one.figure.label if one.figure else "",
            "key": one.key,
            "cells": one.cells,
            "made_up": one.made_up,
        }
        for one in checked(plan)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return table.astype({"made_up": bool})


# --- one statement -----------------------------------------------------------


def _checked(plan: Plan, claim: Claim, known: Mapping[str, Figure]) -> Checked:
    contradiction = _contradiction(plan, claim)
    if contradiction:
        return contradiction
    name = claim.checked_against.strip()
    figure = known.get(name.casefold())
    own = figure.text if figure is not None and figure.value is not None else ""
    reason = _cannot(claim, name, figure)
    if reason or figure is None:
        return Checked(claim, Outcome.CANNOT, own, words.sentence(reason), figure)
    exact = _exact(claim, figure)
    if exact is None:
        why = "The statement and the workbook's figure are not in the same unit."
        return Checked(claim, Outcome.CANNOT, own, why, figure)
    if abs(exact - (claim.figure or 0)) <= _rounding(claim):
        return Checked(claim, Outcome.AGREES, own, "", figure)
    why = f"{told(claim)} told; the workbook gives {own} at {words.day(plan.as_at)}."
    return Checked(claim, Outcome.DIFFERS, own, why, figure)


def _cannot(claim: Claim, name: str, figure: Figure | None) -> str:
    """Why the statement cannot be checked; "" where it can."""
    if claim.figure is None:
        return "the statement gives no figure"
    if not name:
        return "the workbook names no figure to check it against"
    if figure is None:
        return f"the workbook has no figure called {words.quoted(name)}"
    return figure.missing if figure.value is None else _proves_nothing(claim, figure)


def _proves_nothing(claim: Claim, figure: Figure) -> str:
    """Why agreement with this figure would prove nothing; "" where it would."""
    if figure.made_up and not claim.row.made_up:
        return "the workbook's figure rests on made-up rows"
    if claim.row.made_up and not figure.made_up:
        return "this row is made up"
    if figure.rounded:
        return "the number of cases is rounded for the public"
    if figure.unit == "%" and figure.numerator is None:
        return (
            "the workbook holds the percentage alone; the number of cases is not given"
        )
    return ""


def _exact(claim: Claim, figure: Figure) -> float | None:
    """The workbook's figure in the statement's unit; None where it has none."""
    part, whole = figure.numerator, figure.denominator
    if claim.unit.strip() == "%":
        return 100 * part / whole if part is not None and whole else None
    if part is not None:
        return part
    return figure.value if figure.unit != "%" else None


def _rounding(claim: Claim) -> float:
    """Half of the last digit that the statement gives; nothing of "all" or "none"."""
    said = claim.figure or 0
    if claim.unit.strip() == "%" and said in {0, 100}:
        return _EXACTLY
    places = len(f"{said:.6f}".rstrip("0").partition(".")[2])
    return 0.5 * 0.1**places + _EXACTLY


def _contradiction(plan: Plan, claim: Claim) -> Checked | None:
    """A quarter called the time of the inspection that the inspection is not in."""
    said, on = _QUARTER.search(claim.statement), plan.inspection_date.on
    if said is None or on is None or not _INSPECTED.search(claim.statement):
        return None
    falls = words.quarter(on)
    if falls[1] == said[1]:
        return None
    when = plan.inspection_date.raw or words.day(on)
    return Checked(
        claim,
        Outcome.DIFFERS,
        f"{when}, in {falls}",
        f"The report calls quarter {said[1]} the time of the inspection, and gives "
        f"{when} as its date, which falls in quarter {falls[1]} of the financial year.",
    )
