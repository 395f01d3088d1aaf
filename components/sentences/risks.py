"""What could go wrong, how bad would it be, and what is recorded of each risk?

One case: "Two of four risks are rated high or very high"; R1 stands at "12 Very
high (3 × 4)", and "stood at 16 Very high in version 1".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from components.sentences import impact
from data import words
from data.analysis import groups, risk, risk_bearing, risk_scores
from data.analysis.ledger import Version
from data.analysis.risk_bearing import How, risk_of
from data.plan import Plan

NOTHING = "Nothing recorded"
ORDER = "Highest current score first; each score with its likelihood × impact."


# --- all risks -----------------------------------------------------------------


def heading(plan: Plan) -> str:
    """How many risks stand high on the plan's own scale."""
    register = risk.register(plan)
    if register.empty:
        return "No risk scores to show"
    figure = next(item for item in risk.figures(plan) if item.name == "risks_high")
    if figure.value is None or figure.denominator is None:
        return f"{words.count(len(register), 'risk')} recorded"
    top = [band.word.lower() for band in risk.higher(plan)]
    are = words.plural(figure.numerator or 0, "is", "are")
    return (
        f"{words.spelled(figure.numerator or 0, capital=True)} of "
        f"{words.spelled(figure.denominator)} "
        f"{words.plural(figure.denominator, 'risk')} {are} rated "
        f"{words.listed(top, last='or')}"
    )


def missing(plan: Plan) -> str:
    """Why there is no risk to show; "" where there is one."""
    if plan.risks:
        return ""
    return risk.mentioned(plan) or (
        "The workbook holds no risks. Officers can supply a Risks sheet."
    )


def listed(plan: Plan) -> pd.DataFrame:
    """The register with each score's parts beside it, as ``*_shown``."""
    register = risk.register(plan)
    shown = {
        f"{stage}_shown": [_scored(line, stage) for line in _records(register)]
        for stage in risk.STAGES
    }
    return register.assign(**shown)


def _scored(line: dict[str, Any], stage: risk.Stage) -> str:
    """``12 Very high (3 × 4)``, likelihood first."""
    if line[stage] is None:
        return risk.NO_SCORE
    times = f"{words.NBSP}×{words.NBSP}"
    parts = f"{line[f'{stage}_likelihood']}{times}{line[f'{stage}_impact']}"
    return f"{line[f'{stage}_text']} ({parts})"


def scale_note(plan: Plan) -> str:
    """The scale and where its words come from."""
    own, stated = risk.bands(plan)
    size = risk.scale(plan)
    source = (
        "the plan's own" if stated else "stated defaults, as the workbook gives none"
    )
    said = words.listed(
        f"{band.low} to {band.high} {band.word.lower()}" for band in own
    )
    return (
        f"Likelihood × impact on a scale of {size} by {size}; the words for scores "
        f"are {source}: {said}."
    )


def matrix_headline(plan: Plan) -> str:
    """``The same 4 risks by likelihood and impact``."""
    number = words.count(len(risk.register(plan)), "risk")
    return f"The same {number} by likelihood and impact"


def matrix_alt(plan: Plan) -> str:
    """The matrix in words: where each risk stood, stands and should stand."""
    said = [
        f"{line['ref']}: before controls {line['gross_text']}, now "
        f"{line['current_text']}, target {line['target_text']}"
        for line in _records(risk.register(plan))
    ]
    return f"Risk matrix. {'; '.join(said)}."


def unscored(plan: Plan) -> str:
    """The risks that the matrix cannot show; "" where it shows them all."""
    register = risk.register(plan)
    refs = [line["ref"] for line in _records(register) if line["current"] is None]
    if not refs:
        return ""
    has = words.plural(len(refs), "has", "have")
    return f"{words.listed(refs)} {has} no current score, so no place in the matrix."


# --- one risk ------------------------------------------------------------------


def refs(plan: Plan) -> list[str]:
    """What the chooser offers, in the register's order."""
    return [str(ref) for ref in risk.register(plan)["ref"]]


def one_heading(plan: Plan, ref: str) -> str:
    """``R1: Evidence of impact is not ready by sign-off``."""
    found = risk_of(plan, ref)
    return f"{found.ref}: {found.risk}" if found else ref


def one(plan: Plan, ref: str) -> pd.DataFrame:
    """One risk, field by field, controls apart from its dated actions."""
    found = risk_of(plan, ref)
    if found is None:
        return pd.DataFrame(columns=["field", "said", "cells", "made_up"])
    fields = [
        ("Cause", found.cause, ("cause",)),
        ("Consequence", found.consequence, ("consequence",)),
        ("Owner", found.owner, ("owner",)),
        ("Controls in place", found.controls, ("controls",)),
        *(
            (name, _stage(plan, ref, stage), _parts(stage))
            for stage, name in (
                ("gross", "Score before controls"),
                ("current", "Current score"),
                ("target", "Target score"),
            )
        ),
    ]
    rows = [
        {
            "field": name,
            "said": said or NOTHING,
            "cells": found.row.pick(*cells),
            "made_up": found.row.made_up,
        }
        for name, said, cells in fields
    ]
    return pd.DataFrame(rows)


def _stage(plan: Plan, ref: str, stage: str) -> str:
    frame = listed(plan)
    return str(frame.loc[frame["ref"] == ref, f"{stage}_shown"].iloc[0])


def _parts(stage: str) -> tuple[str, ...]:
    return (f"{stage}_likelihood", f"{stage}_impact")


def bears(plan: Plan, ref: str) -> str:
    """Which actions are taken to bear on the risk, and why those."""
    found = risk_of(plan, ref)
    if found is None:
        return ""
    on = risk_bearing.bearing(plan, found)
    if on.how is How.NAMED:
        complete = sum(one.action.complete for one in on.counted)
        named = words.count(len(on.counted), "counted action")
        said = (
            f"{found.ref} names {named}; {_complete(complete)} reported complete"
            if on.counted
            else f"{found.ref} names no action that this version counts"
        )
        return words.sentence(said)
    if on.how is How.FINDING:
        return (
            f"{found.ref} names no action. These are the actions of the finding it "
            "names."
        )
    if not risk_bearing.recorded(plan):
        return "The workbook does not record which actions bear on a risk."
    return "No action is recorded as bearing on it."


def _complete(number: int) -> str:
    return f"{words.spelled(number)} {words.plural(number, 'is', 'are')}"


def finding(plan: Plan, ref: str) -> pd.DataFrame:
    """The finding that the risk names, with how far its actions have got.

    A row as ``impact.positions`` has it; none where the risk names no finding of
    the plan's.
    """
    found = risk_of(plan, ref)
    held = plan.finding(found.finding) if found and found.finding else None
    every = impact.positions(plan)
    in_order = groups.priority_first(plan.findings)
    return every[[one is held for one in in_order]]


def finding_missing(plan: Plan, ref: str) -> str:
    """That the risk names no finding of the plan's; "" where it does."""
    found = risk_of(plan, ref)
    if found is None or (found.finding and plan.finding(found.finding)):
        return ""
    if not found.finding:
        return "No finding is recorded as bearing on it."
    return (
        f"{found.ref} names the finding {words.quoted(found.finding)}, which the "
        "Findings sheet does not list."
    )


# --- its score, version by version ---------------------------------------------


def history_headline(versions: Sequence[Version], ref: str) -> str:
    """``R1's current score: 12 Very high, down from 16 in version 1``."""
    scored = _scored_rows(versions, ref)
    if not scored:
        return f"{ref} has no current score in any version"
    first, last = scored[0], scored[-1]
    stands = f"{ref} stands at {last['current_text']}"
    if last["version"] != versions[-1].number:
        stands = f"{ref} last stood at {last['current_text']}, in version "
        return f"{stands}{last['version']}"
    if len(scored) == 1:
        return f"{stands}; no earlier version gives it a score"
    if all(one["current"] == last["current"] for one in scored):
        return f"{stands}, the same in every version that scores it"
    return (
        f"{stands}; it stood at {first['current_text']} in version {first['version']}"
    )


def history_alt(versions: Sequence[Version], ref: str) -> str:
    """The line in words: the first score, and each change of it."""
    scored = _scored_rows(versions, ref)
    said = (
        [f"version {scored[0]['version']}: {scored[0]['current_text']}"]
        if scored
        else []
    )
    said += [
        f"version {now['version']}: {now['current_text']}"
        for then, now in pairwise(scored)
        if now["current"] != then["current"]
    ]
    return words.sentence(f"Current score of {ref}. {'; '.join(said)}")


def history_subtitle(versions: Sequence[Version], ref: str) -> str:
    """What is drawn, and from which versions."""
    frame = risk_scores.scores(versions, ref)
    made_up = " Sample data." if bool(frame["made_up"].any()) else ""
    first, last = versions[0].number, versions[-1].number
    return (
        f"Current score of {ref}, likelihood × impact, at the position of each "
        f"version, and its target. Source: workbook versions {first} to {last}, Risks "
        f"sheet.{made_up}"
    )


def history_note(versions: Sequence[Version], ref: str) -> str:
    """Where a version words the risk otherwise, so that it may be another."""
    frame = risk_scores.scores(versions, ref)
    worded = [one for one in _records(frame) if one["risk"]]
    changed = [
        f"Version {now['version']} words {ref} otherwise than version "
        f"{then['version']}, which said {words.quoted(then['risk'], 120)}"
        for then, now in pairwise(worded)
        if " ".join(now["risk"].split()) != " ".join(then["risk"].split())
    ]
    return words.paragraph(changed)


def drawable(versions: Sequence[Version], ref: str) -> bool:
    """Whether two versions score it, so that there is a line to draw."""
    return len(_scored_rows(versions, ref)) > 1


def scores(versions: Sequence[Version], ref: str) -> pd.DataFrame:
    """A row per version, oldest first, ``of`` naming it."""
    frame = risk_scores.scores(versions, ref)
    of = [
        f"Version {number}, {words.day(on)}"
        for number, on in zip(frame["version"], frame["as_at"], strict=True)
    ]
    return frame.assign(of=of)


def _scored_rows(versions: Sequence[Version], ref: str) -> list[dict[str, Any]]:
    frame = risk_scores.scores(versions, ref)
    return [one for one in _records(frame) if one["current"] is not None]


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {str(name): value for name, value in line.items()}
        for line in frame.to_dict("records")
    ]
