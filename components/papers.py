"""Which committee paper is made of what a reader sees? For the page and the command.

One case: an officer on Westmere's version 7, for the public and the meeting of 10
July 2023: what the public is shown of versions 1 to 7, drafted since 16 January.
"""

from __future__ import annotations

from datetime import date

from components.exports import paper, tabular
from components.exports.paper import Facts, Paper
from components.session import File, View
from data.analysis import meetings
from data.analysis.meetings import Choice
from data.plan import Classification
from data.release.audience import Role
from data.release.released import Released

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def usual_audience(view: View) -> Role:
    """The public's where the version is open, as agendas are; else the members'."""
    is_open = view.edition.classification is Classification.OPEN
    usual = Role.PUBLIC if is_open else Role.MEMBER
    return usual if usual in view.audiences else view.audiences[0]


def earlier(view: View) -> tuple[Choice, ...]:
    """What this version can be set against; none where it is the first."""
    return meetings.earlier(view.history.choices())


def drafted(
    view: View, *, since: str, meeting: date | None, exempt: int | None = None
) -> Released[Paper]:
    """The paper on the version shown, for the role that the view is of.

    ``since`` is the key of one of ``earlier``, "" for the last meeting's.
    """
    edition = view.edition
    facts = Facts(
        version=edition.number,
        role=view.reader.role,
        meeting=meeting,
        sample=edition.sample,
        exempt=exempt,
    )
    compared = view.history.between(since)
    if compared is None:
        return view.work(paper.first, facts)
    return compared.work(paper.since, facts)


def file(view: View, written: Released[Paper]) -> File:
    """The paper as a file to hand out, built when it is asked for."""
    edition, made_up = view.edition, view.plan.shown.made_up
    name = tabular.file_name(
        edition.plan_key,
        edition.number,
        "committee-paper",
        made_up=made_up,
        kind="docx",
        as_at=edition.as_at,
        role=view.reader.role,
    )
    return File(name, DOCX, lambda: paper.docx(written))
