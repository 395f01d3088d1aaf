"""What is the committee asked to decide, and what could go wrong? The sentences."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data import words
from data.analysis import options, risk
from data.plan import Plan

JUDGEMENT = "The report's judgement, not calculated here"
_CONSIDERED = ("option", "impact", "risk", "cells", "made_up")
HEADING = "What the committee is asked to decide on reporting"


def heading(plan: Plan) -> str:
    """The page's question, or that the workbook says nothing of it."""
    if plan.options or plan.recommendations:
        return HEADING
    return "This workbook records no options or recommendations"


def lead(plan: Plan) -> str:
    """The course recommended, and how many alternatives were considered."""
    recommended = options.recommended(plan)
    reporting = recommended[recommended["reporting"]]
    said = []
    if len(reporting):
        text = str(reporting.iloc[0]["text"])
        said.append(f"The report recommends: {words.quoted(text, 200)}")
    elif len(recommended):
        said.append("The report makes no recommendation on reporting")
    else:
        said.append("The workbook records no recommendation")
    number = len(plan.options)
    if number:
        other = words.plural(number, "other option")
        said.append(f"It considered {words.spelled(number)} {other}")
    else:
        said.append("It records no other option considered")
    return words.paragraph(said)


def considered(plan: Plan) -> pd.DataFrame:
    """The recommended course, then the alternatives, in the report's own words."""
    others = _records(alternatives(plan))
    return pd.DataFrame([*_course(plan), *others], columns=list(_CONSIDERED))


def alternatives(plan: Plan) -> pd.DataFrame:
    """The alternatives alone, where they only point elsewhere resolved."""
    rows = [
        {**line, "impact": _words(line, "impact"), "risk": _words(line, "risk")}
        for line in _records(options.considered(plan))
    ]
    return pd.DataFrame(rows, columns=list(_CONSIDERED))


def _course(plan: Plan) -> list[dict[str, Any]]:
    recommended = options.recommended(plan)
    if recommended.empty:
        return []
    return [
        {
            "option": f"{line['text']} (recommended)",
            "impact": "Not given in the options table",
            "risk": "Not given in the options table",
            "cells": line["cells"],
            "made_up": line["made_up"],
        }
        for line in _records(recommended[recommended["reporting"]].iloc[:1])
    ]


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {str(name): value for name, value in line.items()}
        for line in frame.to_dict("records")
    ]


def _words(line: dict[str, Any], name: str) -> str:
    said, source = line[f"{name}_said"], line[f"{name}_from"]
    if not source:
        return f"“{said}”"
    if line[name] != said:
        return f"“{line[name]}” (resolved: the report says “{said}”)"
    return f"“{said}” (resolved: that text is “{line[f'{name}_points_at']}”)"


def recommendations_headline(plan: Plan) -> str:
    """``3 recommendations to the committee of 10 July 2023``."""
    frame = options.recommended(plan)
    number = words.count(len(frame), "recommendation")
    return f"{number} to the committee of {words.day(frame.iloc[0]['on'])}"


# --- risks ---------------------------------------------------------------------


def risk_heading(plan: Plan) -> str:
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


def risk_missing(plan: Plan) -> str:
    """Why there is no risk to show; "" where there is one."""
    if plan.risks:
        return ""
    return risk.mentioned(plan) or (
        "The workbook holds no risks. Officers can supply a Risks sheet."
    )


def scale_note(plan: Plan) -> str:
    """The scale and where its words come from."""
    _, stated = risk.bands(plan)
    size = risk.scale(plan)
    source = (
        "the plan's own" if stated else "stated defaults, as the workbook gives none"
    )
    return (
        f"Likelihood × impact on a scale of {size} by {size}; the words for scores "
        f"are {source}."
    )


def matrix_headline(plan: Plan) -> str:
    """``The same 4 risks on the plan's own scale``."""
    number = words.count(len(risk.register(plan)), "risk")
    return f"The same {number} by likelihood and impact"


def matrix_alt(plan: Plan) -> str:
    """The matrix in words: where each risk stands now."""
    register = risk.register(plan)
    said = [f"{line['ref']}: {line['current_text']}" for line in _records(register)]
    return f"Risk matrix. {'; '.join(said)}."
