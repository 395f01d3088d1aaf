"""What could go wrong, how bad would it be, and is anything being done?

Scores are likelihood multiplied by impact on the plan's own scale; the bands'
words are the partnership's where the workbook states them. Risks are never
merged: each keeps its own line, and a cell of the matrix lists its refs.

One case: R1 stands at likelihood 3 and impact 4 on a 4 × 4 scale: its current
score is 12 and its text "12 Very high".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from data import words
from data.figure import Figure, LeftOut
from data.plan import Action, Band, Cell, Plan, Risk, Score

REGISTER = (
    "ref",
    "risk",
    "cause",
    "consequence",
    "gross",
    "current",
    "target",
    "gross_band",
    "current_band",
    "target_band",
    "gross_text",
    "current_text",
    "target_text",
    "gross_likelihood",
    "gross_impact",
    "current_likelihood",
    "current_impact",
    "target_likelihood",
    "target_impact",
    "owner",
    "controls",
    "finding",
    "actions",
    "actions_open",
    "cells",
    "made_up",
)
GRID = (
    "likelihood",
    "impact",
    "score",
    "band",
    "band_rank",
    "refs",
    "cells",
    "made_up",
)
OCCUPIED = (
    "place",
    "likelihood",
    "impact",
    "score",
    "now",
    "before",
    "target",
    "cells",
    "made_up",
)
NONE_HELD = "The workbook holds no risks."
NO_BAND = "No band given"
NO_SCORE = "No score given"
_HIGH_RULE = (
    "Risks whose current score, likelihood multiplied by impact, is in the top half "
    "of the bands, of all risks with a current score."
)

Stage = Literal["gross", "current", "target"]
STAGES: tuple[Stage, ...] = ("gross", "current", "target")

# Used only where the workbook states no bands; ``bands`` tells which it was.
DEFAULT_BANDS = {
    4: (
        Band(1, 3, "Low"),
        Band(4, 6, "Medium"),
        Band(8, 9, "High"),
        Band(12, 16, "Very high"),
    ),
    5: (
        Band(1, 4, "Low"),
        Band(5, 9, "Medium"),
        Band(10, 15, "High"),
        Band(16, 25, "Very high"),
    ),
}


@dataclass(frozen=True)
class _Placed:
    """A score's band, and the band's place from the lowest, 1; 0 for none."""

    word: str
    rank: int


def scale(plan: Plan) -> int:
    """How many steps likelihood and impact have.

    As the workbook states; else 5 where a score or a stated band goes beyond
    what 4 steps allow; else 4.
    """
    if plan.risk_scale is not None:
        return plan.risk_scale
    scores = [score for risk in plan.risks for score in _scores(risk)]
    beyond = any(max(score.likelihood, score.impact) > 4 for score in scores)
    return 5 if beyond or any(band.high > 16 for band in plan.risk_bands) else 4


def bands(plan: Plan) -> tuple[tuple[Band, ...], bool]:
    """The bands from the lowest, and whether the workbook states them.

    Where it does not, DEFAULT_BANDS for the plan's scale: say so beside them.
    """
    if plan.risk_bands:
        return tuple(sorted(plan.risk_bands, key=lambda band: band.low)), True
    return DEFAULT_BANDS[5 if scale(plan) > 4 else 4], False


def higher(plan: Plan) -> tuple[Band, ...]:
    """The top half of the bands; the middle one of an odd number is not in it."""
    own = bands(plan)[0]
    return own[len(own) - len(own) // 2 :]


def register(plan: Plan) -> pd.DataFrame:
    """A row per risk, the highest current score first, then gross, then ref.

    Columns as REGISTER: scores and their parts are whole numbers or None,
    ``*_band`` the band's word ("" without a score), ``*_text`` such as "12 Very
    high". ``actions`` is a tuple of refs; ``actions_open`` counts those that are
    in the plan and neither complete nor superseded. Risks without a current
    score come last.
    """
    own = bands(plan)[0]
    actions = {action.ref.casefold(): action for action in plan.actions}
    rows = [_risk_row(risk, own, actions) for risk in ordered(plan)]
    table = pd.DataFrame(rows, columns=list(REGISTER), dtype=object)
    return table.astype({"made_up": bool})


def grid(plan: Plan) -> pd.DataFrame:
    """A row per cell of the matrix, likelihood from the top down, impact rising.

    Columns as GRID: ``band_rank`` is 1 for the lowest band and 0 for none;
    ``refs`` a tuple of the risks whose current score stands there. Empty where
    there are no risks.
    """
    steps = range(1, scale(plan) + 1) if plan.risks else range(0)
    own = bands(plan)[0]
    rows = [
        _grid_row(plan, Score(likelihood, impact), own)
        for likelihood in reversed(steps)
        for impact in steps
    ]
    table = pd.DataFrame(rows, columns=list(GRID), dtype=object)
    return table.astype({"made_up": bool})


def ordered(plan: Plan) -> list[Risk]:
    """Highest current score first, then gross, then ref, R2 before R10."""

    def place(risk: Risk) -> tuple[int, int, list[tuple[int, str]]]:
        current = risk.current.value if risk.current else 0
        gross = risk.gross.value if risk.gross else 0
        parts = re.split(r"(\d+)", risk.ref)
        ref = [(int(part) if part.isdecimal() else 0, part) for part in parts]
        return -current, -gross, ref

    return sorted(plan.risks, key=place)


def text(plan: Plan, score: Score | None) -> str:
    """``12 Very high`` on this plan's own bands; NO_SCORE where there is none."""
    if score is None:
        return NO_SCORE
    return f"{score.value} {_placed(score, bands(plan)[0]).word}"


def occupied(plan: Plan) -> pd.DataFrame:
    """A row per cell of the matrix that a risk stands in, stood in or aims at.

    Columns as OCCUPIED, the highest score first, then likelihood: ``place`` is
    such as "12 Very high"; ``now``, ``before`` and ``target`` are tuples of the
    refs whose current, gross and target score is this cell's, in the register's
    order.
    """
    held = {score for risk in plan.risks for score in _scores(risk)}
    rows = [
        _occupied_row(plan, score)
        for score in sorted(held, key=lambda one: (-one.value, -one.likelihood))
    ]
    table = pd.DataFrame(rows, columns=list(OCCUPIED), dtype=object)
    return table.astype({"made_up": bool})


def mentioned(plan: Plan) -> str:
    """What to say where the report names a risk register and gives no risk."""
    if plan.risks:
        return ""
    said = [claim.statement.casefold() for claim in plan.claims]
    if any("corporate risk register" in text for text in said):
        return "The report mentions the corporate risk register but gives no scores."
    if any("risk register" in text for text in said):
        return "The report mentions the risk register but gives no scores."
    return ""


def figures(plan: Plan, version: int | None = None) -> list[Figure]:
    """The figure "risks_high", always, and one "risk_score.<ref>" per risk.

    High is as ``higher`` says.
    """
    own = bands(plan)[0]
    return [
        _high(plan, version),
        *(_score_figure(plan, risk, own, version) for risk in ordered(plan)),
    ]


def _scores(risk: Risk) -> list[Score]:
    return [score for score in (risk.gross, risk.current, risk.target) if score]


def _placed(score: Score | None, own: tuple[Band, ...]) -> _Placed:
    if score is None:
        return _Placed("", 0)
    for rank, band in enumerate(own, start=1):
        if band.low <= score.value <= band.high:
            return _Placed(band.word, rank)
    return _Placed(NO_BAND, 0)


def _stage(risk: Risk, stage: Stage) -> Score | None:
    return {"gross": risk.gross, "current": risk.current, "target": risk.target}[stage]


def _stage_columns(
    score: Score | None, own: tuple[Band, ...], stage: Stage
) -> dict[str, object]:
    band = _placed(score, own).word
    return {
        stage: score.value if score else None,
        f"{stage}_band": band,
        f"{stage}_text": f"{score.value} {band}" if score else NO_SCORE,
        f"{stage}_likelihood": score.likelihood if score else None,
        f"{stage}_impact": score.impact if score else None,
    }


def _risk_row(
    risk: Risk, own: tuple[Band, ...], actions: dict[str, Action]
) -> dict[str, object]:
    known = [
        actions[ref.casefold()] for ref in risk.actions if ref.casefold() in actions
    ]
    row: dict[str, object] = {
        "ref": risk.ref,
        "risk": risk.risk,
        "cause": risk.cause,
        "consequence": risk.consequence,
        "owner": risk.owner,
        "controls": risk.controls,
        "finding": risk.finding,
        "actions": risk.actions,
        "actions_open": sum(one.counted and not one.complete for one in known),
        "cells": risk.row.pick("ref", "risk", *_columns(*STAGES)),
        "made_up": risk.row.made_up,
    }
    for stage in STAGES:
        row |= _stage_columns(_stage(risk, stage), own, stage)
    return row


def _columns(*stages: Stage) -> tuple[str, ...]:
    parts = ("likelihood", "impact")
    return tuple(f"{stage}_{part}" for stage in stages for part in parts)


def _grid_row(plan: Plan, score: Score, own: tuple[Band, ...]) -> dict[str, object]:
    band = _placed(score, own)
    here = [risk for risk in ordered(plan) if risk.current == score]
    return {
        "likelihood": score.likelihood,
        "impact": score.impact,
        "score": score.value,
        "band": band.word,
        "band_rank": band.rank,
        "refs": tuple(risk.ref for risk in here),
        "cells": _cells(here),
        "made_up": any(risk.row.made_up for risk in here),
    }


def _occupied_row(plan: Plan, score: Score) -> dict[str, object]:
    here = {
        stage: [risk for risk in ordered(plan) if _stage(risk, stage) == score]
        for stage in STAGES
    }
    held = [(stage, risk) for stage, risks in here.items() for risk in risks]
    return {
        "place": text(plan, score),
        "likelihood": score.likelihood,
        "impact": score.impact,
        "score": score.value,
        "now": tuple(risk.ref for risk in here["current"]),
        "before": tuple(risk.ref for risk in here["gross"]),
        "target": tuple(risk.ref for risk in here["target"]),
        "cells": tuple(
            cell for stage, risk in held for cell in risk.row.pick(*_columns(stage))
        ),
        "made_up": any(risk.row.made_up for _, risk in held),
    }


def _cells(risks: list[Risk]) -> tuple[Cell, ...]:
    return tuple(c for risk in risks for c in risk.row.pick(*_columns("current")))


def _high(plan: Plan, version: int | None) -> Figure:
    scored = [risk for risk in plan.risks if risk.current]
    upper = higher(plan)
    high = sum(_placed(risk.current, upper).rank > 0 for risk in scored)
    top = words.listed(dict.fromkeys(band.word for band in upper), last="or")
    unscored = len(plan.risks) - len(scored)
    return Figure(
        name="risks_high",
        label=f"Risks now rated {top}" if top else "Risks in the higher bands",
        value=high if scored else None,
        unit="risks",
        definition=_HIGH_RULE,
        numerator=high if scored else None,
        denominator=len(scored) or None,
        cells=_cells(scored),
        version=version,
        as_at=plan.as_at,
        left_out=(LeftOut("without a current score", unscored),) if unscored else (),
        made_up=any(risk.row.made_up for risk in scored),
        missing="" if scored else _no_scores(plan),
    )


def _no_scores(plan: Plan) -> str:
    if plan.risks:
        return "No risk has a current score."
    return plan.withheld.get("risks", "") or mentioned(plan) or NONE_HELD


def _score_figure(
    plan: Plan, risk: Risk, own: tuple[Band, ...], version: int | None
) -> Figure:
    score = risk.current
    return Figure(
        name=f"risk_score.{risk.ref}",
        label=f"{risk.ref} {risk.risk}: current score",
        value=score.value if score else None,
        unit="score",
        definition="Likelihood multiplied by impact, after today's controls.",
        cells=risk.row.pick(*_columns("current")),
        version=version,
        as_at=plan.as_at,
        made_up=risk.row.made_up,
        missing="" if score else f"No current score is given for {risk.ref}.",
        note=_placed(score, own).word,
    )
