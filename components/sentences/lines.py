"""What stands on every page and every sheet? The lines that frame what is shown.

One case: "Westmere JTAI action plan · Position at 30 June 2023 · Version 7 · Open ·
Management information, not official statistics".
"""

from __future__ import annotations

from components.sentences import versions
from data import words
from data.plan import Plan

SAMPLE_LINE = "Sample data. Figures are made up. Do not quote."
AS_PUBLISHED_LINE = "An example from a published report. Not a live plan."


def example(plan: Plan, *, sample: bool) -> str:
    """That it is made up, or only an example; "" where it is neither."""
    if plan.made_up:
        return SAMPLE_LINE
    return AS_PUBLISHED_LINE if sample else ""


def status(
    plan: Plan, version: int, age: str = "", *, paragraph: int | None = None
) -> str:
    """The status line after the plan's name; ``age`` is how old the position is.

    ``paragraph`` is that of Schedule 12A by which a restricted version is exempt.
    """
    position = f"Position at {words.day(plan.as_at)}"
    return " · ".join(
        (
            f"{position}, {age}" if age else position,
            f"Version {version}",
            versions.classified(plan.classification, paragraph),
            "Management information, not official statistics",
        )
    )


def source(plan: Plan, version: int, sheets: str) -> str:
    """``Source: workbook version 7, Actions sheet. Sample data.``"""
    made_up = " Sample data." if plan.made_up else ""
    return f"Source: workbook version {version}, {sheets}.{made_up}"
