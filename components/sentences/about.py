"""Can I trust this? Definitions, sources, data quality and the words used."""

from __future__ import annotations

import pandas as pd

from components.sentences import glossary as words_used
from data import words
from data.analysis import enquiry, figures
from data.plan import Claim, Plan
from data.workbook import contract

HEADING = "What these figures are, and what they are not"
LEAD = (
    "Every figure comes from a workbook that the partnership's officers publish. "
    "It is management information, not official statistics. Nothing here is "
    "estimated, and nothing that the workbook leaves out is filled in."
)
METHOD = (
    "An officer uploads the workbook. It is read in a process of its own, and every "
    "cell that does not fit is named. Errors stop publishing; warnings do not, "
    "because the record must be able to hold what is really there.",
    "A published version is kept byte for byte and is never changed or removed. "
    "Each version is a frozen picture: what counts as overdue is reckoned from the "
    "date of the position, not from today.",
    "Superseded actions are left out of every count, and how many is said wherever "
    "it matters. A status that nobody has explained is shown as unknown and is not "
    "complete.",
    "A date that has moved is set against the first date ever given. A month given "
    "as a date means its last day.",
    "Reported complete is what the lead agency says. Evidence recorded means that "
    "the workbook names some; nobody here has judged it.",
    "An interval (Wilson score, 95%) is drawn only where the number of cases is "
    "given. A percentage reported without its base stands alone. A change between two "
    "audits carries the range in which it probably lies (Newcombe's hybrid score "
    "interval, 95%); the same cases audited twice are not two samples and have none.",
    "A series is judged by the rules of an XmR chart as NHS Making Data Count sets "
    "them: its average and limits rest on its first 12 points, and a point outside "
    "them, seven rising or falling, seven on one side, or two of three near a limit "
    "are called unlikely to be chance. Below six points there are no limits; up to "
    "twelve they are trial limits. A rebase is a person's choice, and is named.",
    "The cohort's direction is neither good nor bad: a fall can mean better "
    "practice, fewer children at risk, or fewer identified.",
    "The public sees counts of children rounded, and small ones not at all: the total "
    "at a date is shown first, then each group unless it could tell a small number. "
    "Percentages, ranges and limits are then worked out from what is shown.",
    "Before a version is cleared, an identification check tries to work out each "
    "hidden number from everything released together; where it could, less is shown. "
    "A version keeps the rule it was cleared by.",
    "Texts of actions, events, risks and findings that give a number of children are "
    "not shown to the public. That check reads words: it cannot know a child by a name "
    "or by circumstances.",
)
ACCESSIBILITY = (
    "This dashboard aims to meet the Web Content Accessibility Guidelines version "
    "2.2 at level AA. Every page is tested with axe-core at that level.",
    "Charts are drawings: what each shows stands in its headline and, in full, in "
    "the table beneath it, which can be read by keyboard and screen reader and "
    "downloaded.",
    "Known limits of the framework it is built with: chart tooltips cannot be "
    "reached by keyboard, and the page's menu is drawn by the framework.",
    "If something here cannot be read or used, tell the contact named above and "
    "ask for it in another form.",
)


def glossary(plan: Plan) -> list[str]:
    """The words used, one line each."""
    del plan  # the same for every plan
    return words_used.entries()


def contact(plan: Plan) -> str:
    """Whom to ask, as the workbook gives it."""
    who = plan.contact or "The workbook names no contact"
    due = plan.next_update_due
    update = f"Next update due: {words.day(due)}" if due else "No next update is given"
    return words.paragraph((f"Contact: {who}", update))


def definitions(plan: Plan, version: int) -> pd.DataFrame:
    """Every headline figure's name, rule and value: label, text, definition, cells."""
    return pd.DataFrame(
        [
            {
                "label": one.label,
                "text": one.text,
                "definition": one.definition,
                "cells": one.cells,
                "made_up": one.made_up,
            }
            for one in figures.every(plan, version)
            if "." not in one.name
        ]
    )


def claims(plan: Plan, *, figures_only: bool = False) -> pd.DataFrame:
    """What the committee was told, as reported: statement, said, where."""
    return pd.DataFrame(
        [
            {
                "statement": one.statement,
                "said": _reported(one),
                "where": _where(one),
                "cells": one.row.pick("statement", "figure"),
                "made_up": one.row.made_up,
            }
            for one in plan.claims
            if one.figure is not None or not figures_only
        ],
        columns=["statement", "said", "where", "cells", "made_up"],
    )


def _reported(claim: Claim) -> str:
    if claim.figure is None:
        return "No figure given"
    if claim.unit.strip() == "%":
        return f"{words.reported_percent(claim.figure)}, base not given"
    return f"{words.number(claim.figure)} {claim.unit}".strip()


def _where(claim: Claim) -> str:
    paragraph = f"paragraph {claim.paragraph}" if claim.paragraph else ""
    return ", ".join(part for part in (claim.report, paragraph) if part)


def quality(plan: Plan) -> pd.DataFrame:
    """What the workbook holds: each sheet, its rows, and how many are made up."""
    rows = [row for row in plan.rows() if row.sheet]
    return pd.DataFrame(
        [
            {
                "sheet": sheet.title,
                "rows": sum(row.sheet == sheet.title for row in rows),
                "present": "Present" if plan.has_sheet(sheet.key) else "Not in it",
                "marked": sum(row.sheet == sheet.title and row.made_up for row in rows),
                "holds": sheet.holds,
            }
            for sheet in contract.SHEETS
        ]
    )


def rules(plan: Plan) -> pd.DataFrame:
    """The rules behind points to explore: rule, looks_for, wording, weight."""
    del plan  # the same for every plan
    return enquiry.rules()
