"""How does a paper begin? Its head, the page for members, and its first sections."""

from __future__ import annotations

import pandas as pd

from components.exports.paper.content import (
    Items,
    Line,
    Paragraph,
    Part,
    Section,
    Table,
    ToWrite,
)
from components.exports.paper.subject import Subject, Words, paragraph, table, to_write
from components.sentences import cohort, glossary, impact, overview, review
from components.sentences import paper as says
from components.sentences import paper_prompts as prompts
from components.sentences import since as since_says
from data import words
from data.plan import Classification

POSITION = (
    "reported_complete",
    "evidence_recorded",
    "past_original_date",
    "priority_agreed",
)
CHANGES = ("completed", "moved_later", "no_longer_listed")
RESTATED = "reported_complete_with_no_longer_listed"
COHORT = ("cohort_count", "cohort_joined", "cohort_left", "cohort_change")
_SUMMARY = (*overview.CARDS, "cohort_count", "risks_high")


def classification(subject: Subject) -> tuple[Part, ...]:
    """The line that says who may read it, never with a blank in it."""
    facts = subject.facts
    restricted = subject.plan.classification is Classification.RESTRICTED
    line = says.classified(
        is_open=subject.is_open, restricted=restricted, exempt=facts.exempt
    )
    if subject.is_open:
        return (paragraph(line, numbered=False),)
    asked = prompts.PARAGRAPH if facts.exempt is None else prompts.PARAGRAPH_WHY
    return (paragraph(line, numbered=False), to_write(asked))


def head(subject: Subject) -> tuple[Line, ...]:
    """Committee, date, author, reference and wards; what is not known is marked."""
    plan, meeting = subject.plan, subject.facts.meeting
    to: str | ToWrite = says.committee(plan, meeting) or to_write(prompts.COMMITTEE)
    on: str | ToWrite = words.day(meeting) if meeting else to_write(prompts.DATE)
    return (
        Line("Committee", to),
        Line("Date of meeting", on),
        Line("Report of", to_write(prompts.REPORT_OF)),
        Line("Report reference number", to_write(prompts.REFERENCE)),
        Line("Ward(s) affected", to_write(prompts.WARDS)),
    )


# --- one page for members --------------------------------------------------------


def summary(subject: Subject) -> Section:
    """What a member reads who reads one page."""
    plan = subject.plan
    gaps = overview.not_shown(plan)
    parts: list[Part] = [
        paragraph(*position(subject), numbered=False),
        *_then_and_now(subject),
        paragraph(changed(subject), numbered=False),
        paragraph(*practice(subject), numbered=False),
        paragraph(children(subject), numbered=False),
        paragraph(says.dates_given(plan), numbered=False),
    ]
    if gaps:
        parts += [paragraph(says.NOT_SHOWN, numbered=False), Items(tuple(gaps))]
    kept = [one for one in parts if not isinstance(one, Paragraph) or one.text]
    return Section("summary", says.FOR_MEMBERS, tuple(kept))


def position(subject: Subject) -> tuple[Words, ...]:
    """Where the plan stands: the Overview's heading and lead."""
    return (
        words.sentence(overview.heading(subject.plan)),
        subject.stating(overview.lead(subject.plan), *POSITION),
    )


def changed(subject: Subject) -> Words:
    """What changed since the last report: the lead of Since last meeting."""
    if subject.compared is None:
        return words.sentence(says.NOTHING_TO_COMPARE)
    told = (
        words.sentence(since_says.in_one_line(subject.compared)),
        since_says.lead(subject.compared),
    )
    return subject.stating(words.paragraph(told), *CHANGES, RESTATED)


def practice(subject: Subject) -> tuple[Words, ...]:
    """What the measures show, and the latest audit that can be compared."""
    plan, ref = subject.plan, overview.latest_audit(subject.plan)
    told = words.paragraph((impact.heading(plan), impact.lead(plan)))
    return (told, *([subject.measured(ref)] if ref else ()))


def children(subject: Subject) -> Words:
    """How many children are at risk, as far as may be told."""
    plan = subject.plan
    if "cohort" in plan.withheld:
        return cohort.lead(plan)
    told = (cohort.heading(plan), cohort.lead(plan))
    return subject.stating(words.paragraph(told), *COHORT)


def _then_and_now(subject: Subject) -> tuple[Table, ...]:
    shown = [
        figure
        for name in _SUMMARY
        if (figure := subject.figures.get(name)) and figure.value is not None
    ]
    if not shown:
        return ()
    labels = {one.name: review.label(one) for one in shown}
    if subject.compared is None:
        rows = pd.DataFrame(
            [
                {"figure": labels[one.name], "now": one.text, "made_up": one.made_up}
                for one in shown
            ]
        )
        columns = {"figure": ("Figure", 3), "now": ("Now", 2)}
    else:
        found = review.headline(subject.compared)
        rows = found[found["figure"].isin(labels.values())]
        then, now = review.ends(subject.compared)
        columns = {
            "figure": ("Figure", 5),
            "then": (then, 3),
            "now": (now, 3),
            "change": ("Change", 3),
        }
    return (table(rows, columns, "The position in figures.", stated=tuple(shown)),)


# --- the first sections ------------------------------------------------------------


def purpose(subject: Subject) -> Section:
    """What the report gives the committee."""
    plan, facts = subject.plan, subject.facts
    told = (
        says.purpose(plan, facts.meeting, subject.compared),
        says.workbook(facts.version),
    )
    return Section("purpose", "Purpose of Report", (paragraph(*told),))


def executive_summary(subject: Subject) -> Section:
    """What was inspected, where the plan stands and what changed, a paragraph each."""
    plan = subject.plan
    letters = glossary.line(plan.name, overview.inspected(plan))
    parts = (
        paragraph(overview.inspected(plan), letters),
        paragraph(*position(subject)),
        paragraph(changed(subject)),
        paragraph(words.paragraph((impact.heading(plan), impact.lead(plan)))),
    )
    return Section("executive_summary", "Executive Summary", parts)


def recommendations(subject: Subject) -> Section:
    """What the workbook records for this meeting, or that it records nothing."""
    plan, meeting = subject.plan, subject.facts.meeting
    texts = tuple(
        words.sentence(one.text)
        for one in plan.recommendations
        if meeting and one.on == meeting
    )
    parts: tuple[Part, ...] = (to_write(prompts.NO_RECOMMENDATIONS),)
    if texts:
        parts = (
            paragraph(says.recommended_to(plan, meeting), numbered=False),
            Items(texts, numbered=True),
            to_write(prompts.RECOMMENDATIONS),
        )
    return Section("recommendations", "Recommendations", parts)
