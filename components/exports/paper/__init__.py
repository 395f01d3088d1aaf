"""How does a committee paper come about? From a released version to a Word file.

``first`` and ``since`` draft the content, which the page previews; ``docx`` writes
it as a file, the same bytes each time. One case: Westmere's version 7 set against
version 1 is a paper for 10 July 2023 that says "50 of 61" wherever the Overview does.
"""

from __future__ import annotations

from components.exports.paper.appendices import appendices
from components.exports.paper.background import background
from components.exports.paper.content import Paper, Said
from components.exports.paper.decision import (
    access,
    consultation,
    implications,
    options,
    reasons,
)
from components.exports.paper.opening import (
    classification,
    executive_summary,
    head,
    purpose,
    recommendations,
    summary,
)
from components.exports.paper.paste import Pasted, pasted
from components.exports.paper.subject import Facts, Subject
from components.exports.paper.writer import docx
from components.sentences import courses, lines, working
from components.sentences import paper as says
from data.analysis.courses import Tried, tried
from data.analysis.since import Comparison
from data.plan import Plan

__all__ = [
    "Facts",
    "Paper",
    "Pasted",
    "Subject",
    "docx",
    "drafted",
    "first",
    "pasted",
    "since",
]


def first(plan: Plan, facts: Facts) -> Paper:
    """The paper on a version that nothing is set against."""
    return drafted(Subject(plan, facts))


def since(compared: Comparison, facts: Facts) -> Paper:
    """The paper on the later version, and what changed since the earlier."""
    tested = _tested(tried(compared.versions))
    return drafted(Subject(compared.now.plan, facts, compared, tested))


def _tested(one: Tried) -> tuple[Said, ...]:
    """What each course would have left unseen; nothing where the record is short."""
    if not courses.drawable(one):
        return ()
    return tuple(Said(told) for told in (*courses.said(one), courses.OTHER_ROUTES))


def drafted(subject: Subject) -> Paper:
    """The whole paper, in the order of the committee's reports."""
    plan, facts = subject.plan, subject.facts
    behind = appendices(subject)
    body = (
        purpose(subject),
        executive_summary(subject),
        recommendations(subject),
        *background(subject),
        consultation(subject),
        reasons(subject),
        options(subject),
        *implications(subject),
        access(subject, behind),
    )
    header = (
        lines.example(plan, sample=facts.sample),
        f"{plan.name} · {lines.status(plan, facts.version)}",
    )
    return Paper(
        title=says.title(plan),
        subject=says.committee(plan, facts.meeting),
        as_at=plan.as_at,
        header=tuple(line for line in header if line),
        is_open=subject.is_open,
        classification=classification(subject),
        head=head(subject),
        summary=summary(subject),
        body=body,
        appendices=behind,
        origin=lambda figure: working.note(
            figure, facts.version, plan.as_at, facts.role
        ),
    )
