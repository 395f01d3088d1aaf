"""Papers made from samples and small workbooks, for one audience each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from io import BytesIO

import docx
from docx.document import Document

from components.exports import paper
from components.exports.paper import Facts, Paper
from components.exports.paper.content import Section, Table
from data import workbook
from data.analysis import meetings
from data.analysis.ledger import Version
from data.analysis.since import Comparison
from data.plan import Plan
from data.release import gate
from data.release.audience import Role
from data.release.released import Released, together
from data.samples.library import library
from tests.pages import books

JULY = date(2023, 7, 10)
WESTMERE, CHESHIRE_EAST = "westmere-jtai", "cheshire-east-2023"


@cache
def sample(key: str, number: int) -> Plan:
    plan = next(one for one in library() if one.key == key)
    return plan_in(plan.versions[number - 1].content())


def plan_in(content: bytes) -> Plan:
    plan = workbook.read(content, "kept.xlsx").plan
    assert plan is not None
    return plan


def first(
    plan: Plan,
    role: Role = Role.PUBLIC,
    *,
    meeting: date | None = JULY,
    exempt: int | None = None,
    version: int = 1,
) -> Released[Paper]:
    """The paper on a version that stands alone."""
    facts = Facts(version, role, meeting, exempt=exempt)
    return gate.release(plan, role).map(paper.first, facts)


def since(
    plans: Sequence[Plan], role: Role = Role.PUBLIC, *, meeting: date | None = JULY
) -> Released[Paper]:
    """The paper on the last of these versions, since the last meeting."""
    versions = together(
        gate.release(plan, role).map(lambda held, at=at: Version(at, held))
        for at, plan in enumerate(plans, 1)
    )
    newest = versions.shown[-1].plan
    chosen = meetings.default(meetings.choices(newest, versions.shown))
    assert chosen is not None
    compared = versions.map(Comparison.of, chosen)
    return compared.map(paper.since, Facts(len(plans), role, meeting, sample=True))


@cache
def restricted() -> Plan:
    return plan_in(books.as_restricted(books.JULY))


@cache
def westmere(role: Role) -> Released[Paper]:
    """The paper that the issue asks for: July's, since January's meeting."""
    return since([sample(WESTMERE, number) for number in range(1, 8)], role)


@cache
def written(role: Role) -> bytes:
    return paper.docx(westmere(role))


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def section(of: Paper, key: str) -> Section:
    return next(one for one in of.sections if one.key == key)


def tables(of: Paper) -> list[Table]:
    return [
        part for one in of.sections for part in one.parts if isinstance(part, Table)
    ]


def text(of: Paper) -> str:
    """All that a paper says, as it is copied from the page, then its notes."""
    told = [paper.pasted(of, one).plain for one in of.sections]
    told += [note.text for note in of.notes]
    return "\n".join((*of.header, *told))
