"""Registers of risks from small text tables, so that a test shows what it scores.

``R1 | 4×4 | 3×4 | 2×3 | 7.2; 7.5`` is a risk's ref, its score before controls, its
current score, its target, and the actions it names; then its controls and its
finding where they matter. "-" is a score that is not given.
"""

from __future__ import annotations

from dataclasses import replace
from string import ascii_uppercase

from data.analysis.ledger import Version
from data.plan import Cell, Plan, Risk, Row, Score
from tests.spec.plans import plan_of

_FIELDS = (
    *("ref", "risk", "gross_likelihood", "gross_impact", "current_likelihood"),
    *("current_impact", "target_likelihood", "target_impact", "actions", "controls"),
    "finding",
)
COLUMNS = {"risks": frozenset(_FIELDS)}


def registered(risks: str, plan: Plan | None = None, **fields: object) -> Plan:
    """A plan with these risks beside what it has already."""
    base = plan or plan_of("Ref | Status")
    lines = [line for line in risks.strip().splitlines() if line.strip()]
    held = tuple(_risk(*one) for one in enumerate(lines, start=2))
    columns = {**base.columns, **COLUMNS}
    return replace(base, **{"risks": held, "columns": columns, **fields})


def versions(*plans: Plan) -> tuple[Version, ...]:
    """These plans as versions 1, 2 and so on."""
    return tuple(Version(number, plan) for number, plan in enumerate(plans, start=1))


def _risk(number: int, line: str) -> Risk:
    parts = [*(part.strip() for part in line.split("|")), "", "", "", "", "", ""][:7]
    ref, gross, current, target, actions, controls, finding = parts
    cells = {
        name: Cell("Risks", f"{ascii_uppercase[at]}{number}", "")
        for at, name in enumerate(_FIELDS)
    }
    return Risk(
        ref,
        f"Risk {ref}",
        gross=_score(gross),
        current=_score(current),
        target=_score(target),
        controls=controls,
        finding=finding,
        actions=tuple(one.strip() for one in actions.split(";") if one.strip()),
        row=Row("Risks", number, cells),
    )


def _score(text: str) -> Score | None:
    if "×" not in text:
        return None
    likelihood, impact = text.split("×")
    return Score(int(likelihood), int(impact))
