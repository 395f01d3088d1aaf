"""How does a review pack come about? From two released versions to one HTML file.

``first`` and ``since`` put its content together, ``html`` writes it: one file that
asks nothing of any other, opens wherever a browser does, and prints on A4. One case:
Westmere's version 7 beside version 1 is 16 January beside 10 July 2023.
"""

from __future__ import annotations

from components.exports.pack.body import sections
from components.exports.pack.content import Pack, Sealing
from components.exports.pack.seal import sealed
from components.exports.pack.writer import html
from components.exports.paper.subject import Facts, Subject
from components.sentences import lines
from components.sentences import pack as says
from data.analysis.since import Comparison
from data.plan import Plan

__all__ = ["Facts", "Pack", "Sealing", "first", "html", "since"]


def first(plan: Plan, facts: Facts, sealing: Sealing) -> Pack:
    """The pack of a version that nothing is set against."""
    return _pack(Subject(plan, facts), sealing)


def since(compared: Comparison, facts: Facts, sealing: Sealing) -> Pack:
    """The pack of two versions side by side."""
    return _pack(Subject(compared.now.plan, facts, compared), sealing)


def _pack(subject: Subject, sealing: Sealing) -> Pack:
    plan, facts = subject.plan, subject.facts
    header = (
        lines.example(plan, sample=facts.sample),
        f"{plan.name} · {lines.status(plan, facts.version)}",
        *_for_whom(subject),
    )
    found = (sealed(subject, sealing), *sections(subject, sealing))
    return Pack(
        title=says.title(plan),
        header=tuple(line for line in header if line),
        is_sample=bool(header[0]),
        sections=found,
    )


def _for_whom(subject: Subject) -> tuple[str, ...]:
    """On every sheet of a pack that may not be published, whom it is for."""
    return () if subject.is_open else (says.not_for_publication(subject.facts.role),)
