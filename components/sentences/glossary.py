"""What do the letters stand for, and what do the words mean?

An acronym is explained on the page where it first stands, in one line under the
heading; the full list of words is on the About page. An acronym that nobody has
explained here is not guessed at.

One case: a page whose plan is called "Westmere JTAI action plan" carries "JTAI:
joint targeted area inspection, of how agencies together protect children."
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from data import words
from data.plan import Plan

ACRONYMS = {
    "A&E": "accident and emergency department",
    "CAMHS": "child and adolescent mental health services",
    "CCE": "child criminal exploitation",
    "CSE": "child sexual exploitation",
    "DfE": "Department for Education",
    "ED": "emergency department",
    "EHCP": "education, health and care plan",
    "HMICFRS": "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services",
    "ICB": "integrated care board, which plans a county's health services",
    "JTAI": "joint targeted area inspection, of how agencies together protect children",
    "LADO": "local authority designated officer, for concerns about adults who work "
    "with children",
    "MACE": "multi-agency child exploitation meeting",
    "MASH": "multi-agency safeguarding hub",
    "NHS": "National Health Service",
    "NRM": "National Referral Mechanism, for people who may be victims of modern "
    "slavery",
    "RAG": "red, amber, green: a rating by colour",
    "SEND": "special educational needs and disabilities",
    "YJS": "youth justice service",
}
WORDS = (
    ("Action", "one thing the plan says will be done"),
    ("Assurance", "how far a completed action is proved, from reported to verified"),
    ("Average", "the sum of the results that limits rest on, shared equally"),
    ("Base", "the number of cases a percentage is of"),
    (
        "Before controls",
        "how likely and how severe a risk would be with nothing done to control it",
    ),
    (
        "Change, where courses are compared",
        "a date moved later, a rating worsened, an action reopened, or one no longer "
        "listed",
    ),
    ("Cohort", "children identified as at risk at a date"),
    (
        "Committee paper",
        "the report for a meeting, which goes out some days before it",
    ),
    (
        "Course",
        "a way of reporting to the committee: as recommended, less often, or not at "
        "all",
    ),
    (
        "Finding",
        "what inspectors found: an area for priority action or an area for improvement",
    ),
    (
        "Impact of a risk",
        "how severe it would be, on the plan's own scale, where the risk came about",
    ),
    (
        "Interval",
        "where the true figure could lie, given so few cases: it would hold it 95 "
        "times in 100",
    ),
    ("Likelihood", "how likely a risk is to come about, on the plan's own scale"),
    (
        "Limits, upper and lower",
        "the range within which results vary when nothing has changed",
    ),
    ("Measure", "something counted or audited to test whether a finding is answered"),
    ("Original date", "the first date ever given for an action"),
    ("Percentage point", "the step from 30% to 31% is one percentage point"),
    ("Position", "the day that the whole workbook describes"),
    ("Quarter", "a quarter of the financial year: Q1 is April to June"),
    (
        "Rebase",
        "to set limits anew from a date, where somebody has said why the old ones no "
        "longer hold",
    ),
    ("Score of a risk", "its likelihood multiplied by its impact"),
    ("Sign-off", "the decision that the plan is finished, which is someone's to make"),
    ("Superseded", "replaced by another action, and left out of every count"),
    (
        "Target",
        "the value that the partnership has said a measure, or a risk's score, should "
        "reach",
    ),
    ("Trial limits", "limits that rest on 12 points or fewer, and will still move"),
    ("Usual range", "between the lower and the upper limit"),
)

# The texts of each sheet that pages show as the workbook has them.
_TEXTS: Mapping[str, Callable[[Plan], Iterator[str]]] = {
    "measures": lambda plan: (one.name for one in plan.measures),
    "findings": lambda plan: (
        text for one in plan.findings for text in (one.name, one.found)
    ),
    "events": lambda plan: (one.event for one in plan.events),
    "actions": lambda plan: (
        text for one in plan.actions for text in (one.action, *one.lead_agency)
    ),
    "claims": lambda plan: (one.statement for one in plan.claims),
    "cohort": lambda plan: (
        text for one in plan.cohort for text in (one.group, one.definition_changed)
    ),
    "options": lambda plan: (
        text for one in plan.options for text in (one.option, one.impact, one.risk)
    ),
    "recommendations": lambda plan: (
        text for one in plan.recommendations for text in (one.text, one.response)
    ),
    "risks": lambda plan: (
        text
        for one in plan.risks
        for text in (one.risk, one.cause, one.consequence, one.controls, one.owner)
    ),
}


def entries() -> list[str]:
    """Every word and acronym with its meaning, one line each, in order."""
    every = [*WORDS, *ACRONYMS.items()]
    every.sort(key=lambda entry: entry[0].casefold())
    return [f"{word}: {meaning}." for word, meaning in every]


def used(texts: Iterable[str]) -> list[str]:
    """The acronyms that stand in these texts, in the order they first do."""
    whole = "\n".join(texts)
    found = {}
    for name in ACRONYMS:
        match = re.search(rf"(?<![\w&]){re.escape(name)}(?:s|'s)?(?![\w&])", whole)
        if match:
            found[name] = match.start()
    return sorted(found, key=lambda name: found[name])


def line(*texts: str) -> str:
    """``JTAI: joint targeted area inspection…``, for what stands in these texts."""
    return words.paragraph(f"{name}: {ACRONYMS[name]}" for name in used(texts))


def on_page(plan: Plan, sheets: Sequence[str] = tuple(_TEXTS)) -> str:
    """The acronyms of the plan's own name, and of what a page shows of these sheets.

    ``sheets`` are keys of ``_TEXTS``; KeyError for any other.
    """
    return line(plan.name, *(text for sheet in sheets for text in _TEXTS[sheet](plan)))
