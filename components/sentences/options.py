"""What is the committee asked to decide, and what else was considered?"""

from __future__ import annotations

from typing import Any

import pandas as pd

from data import words
from data.analysis import options
from data.plan import Plan

JUDGEMENT = "The report's judgement, not calculated here"
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
    columns = ["option", "impact", "risk", "cells", "made_up"]
    alternatives = [
        {**line, "impact": _words(line, "impact"), "risk": _words(line, "risk")}
        for line in _records(options.considered(plan))
    ]
    return pd.DataFrame([*_course(plan), *alternatives], columns=columns)


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
