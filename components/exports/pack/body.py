"""What stands in a pack, in which order? Position, changes, findings, what is unknown.

One case: of Westmere's two versions, each finding begins a sheet of its own, and the
list of every action and every rule stands at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pandas as pd

from components.exports.pack import drawn
from components.exports.pack.content import Sealing, Sheets
from components.exports.paper import opening
from components.exports.paper.appendices import appendices
from components.exports.paper.background import children, given, progress
from components.exports.paper.content import (
    Items,
    Paragraph,
    Part,
    Picture,
    Section,
    Table,
    ToWrite,
)
from components.exports.paper.subject import Subject, Words, paragraph, table
from components.sentences import about, impact, overview, review
from components.sentences import finding as finding_says
from components.sentences import pack as says
from components.sentences import points as points_say
from components.sentences import since as since_says
from data.analysis.given import recommendations
from data.analysis.since import Comparison

Columns = dict[str, tuple[str, int]]
_HEADLINE: Columns = {"figure": ("Figure", 4), "change": ("Change", 4)}
_ALONE = {"label": ("Figure", 4), "text": ("Now", 3)}
_FINDING = {"question": ("Question", 3)}
_ACTIONS = {
    "ref": ("Ref", 1),
    "position": ("Position", 3),
    "assurance": ("Assurance", 3),
    "evidence": ("Evidence", 4),
    "action": ("Action", 5),
}
_RISKS = {
    "ref": ("Ref", 1),
    "risk": ("Risk", 6),
    "current": ("Current score", 2),
    "owner": ("Owner", 3),
}
_RECOMMENDED = {
    "text": ("Recommendation", 6),
    "status": ("Status", 2),
    "on": ("Date", 2),
    "response": ("Response", 4),
}
_POINTS = {
    "number": ("Number", 1),
    "question": ("Point to explore", 5),
    "fact": ("What the record shows", 5),
    "finding": ("Finding", 3),
}


def sections(subject: Subject, sealing: Sealing) -> Iterator[Sheets]:
    """Every section after the seal, in order."""
    behind = {one.key: _unlettered(one) for one in appendices(subject)}
    yield _position(subject)
    yield _headline(subject)
    if subject.compared is not None:
        yield _changes(subject, subject.compared, behind["changes"])
    yield _progress(subject)
    yield from _findings(subject, sealing)
    yield _children(subject)
    yield _given(subject)
    yield from _points(subject, sealing)
    yield _not_known(subject, behind["unchecked"])
    for key in ("measures", "actions", "definitions", "sources"):
        if key in behind:
            yield Sheets(behind[key])
    yield Sheets(Section("words", says.WORDS, (_list(about.glossary(subject.plan)),)))


def _unlettered(section: Section) -> Section:
    """An appendix of the paper's, whose letter means nothing here."""
    return replace(section, heading=section.heading.partition(": ")[2])


# --- the position, then and now ------------------------------------------------------


def _position(subject: Subject) -> Sheets:
    told: tuple[tuple[Words, ...], ...] = (
        opening.position(subject),
        (opening.changed(subject),),
        opening.practice(subject),
        (opening.children(subject),),
    )
    parts = _kept(paragraph(*one, numbered=False) for one in told)
    return Sheets(Section("position", says.POSITION, parts))


def _headline(subject: Subject) -> Sheets:
    compared = subject.compared
    if compared is None:
        rows = about.definitions(subject.plan, subject.facts.version)
        alone = table(rows, _ALONE, says.HEADLINE_CAPTION)
        return Sheets(Section("headline", says.HEADLINE_ALONE, (alone,)))
    shown = table(
        review.headline(compared), _beside(compared, _HEADLINE), says.HEADLINE_CAPTION
    )
    told = paragraph(review.note(compared), numbered=False)
    return Sheets(Section("headline", says.HEADLINE, (told, shown)))


def _beside(compared: Comparison, columns: Columns) -> Columns:
    """The columns with the two ends after the first of them."""
    then, now = review.ends(compared)
    (name, first), *rest = columns.items()
    return {name: first, "then": (then, 4), "now": (now, 4), **dict(rest)}


def _changes(subject: Subject, compared: Comparison, found: Section) -> Sheets:
    told = paragraph(since_says.lead(compared), numbered=False)
    parts = (told, *drawn.dates_moved(subject, compared), *found.parts)
    heading = since_says.heading(compared)
    return Sheets(Section("changes", heading, _kept(parts)), own_sheet=True)


# --- progress and findings -----------------------------------------------


def _progress(subject: Subject) -> Sheets:
    found = progress(subject)
    parts = _after_pictures(found.parts, drawn.groups(subject))
    if subject.plan.actions:
        parts += drawn.burned_up(subject)
    section = Section(found.key, found.heading, _kept(parts))
    return Sheets(section, own_sheet=True)


def _findings(subject: Subject, sealing: Sealing) -> Iterator[Sheets]:
    plan, compared = subject.plan, subject.compared
    names = review.names(compared) if compared else finding_says.named(plan)
    if not names:
        told = paragraph(says.NO_FINDINGS, numbered=False)
        yield Sheets(Section("findings", says.EACH_FINDING, (told,)))
    for at, titled in enumerate(names, 1):
        key, name = f"finding-{at}", titled.removesuffix(impact.PRIORITY)
        parts = _finding(subject, name, titled, sealing)
        within = tuple(_within(subject, name, key))
        yield Sheets(Section(key, says.finding(titled), parts), within, own_sheet=True)


def _finding(
    subject: Subject, name: str, titled: str, sealing: Sealing
) -> tuple[Part, ...]:
    plan, compared = subject.plan, subject.compared
    parts: list[Part] = [
        paragraph(finding_says.lead(plan, name), numbered=False),
        _list(finding_says.flags(plan, name)),
        paragraph(finding_says.no_flags(plan, name), numbered=False),
        _list(finding_says.notes(plan, name, dict(sealing.notes))),
    ]
    if compared:
        rows = review.finding(compared, titled)
        caption = f"{name}, then and now."
        parts.append(table(rows, _beside(compared, _FINDING), caption))
    return _kept(parts)


def _within(subject: Subject, name: str, key: str) -> Iterator[Section]:
    plan = subject.plan
    parts: dict[str, tuple[Part, ...]] = {
        "Measures": tuple(
            part
            for ref in impact.of_finding(plan, name)
            for part in drawn.measured(subject, ref)
        )
        if name in impact.findings(plan)
        else (),
        "Actions": _listed(finding_says.actions(plan, name), _ACTIONS, "Actions", name),
        "Risks": _listed(finding_says.risks(plan, name), _RISKS, "Risks", name),
        "What the record does not show": (_list(finding_says.not_shown(plan, name)),),
    }
    for heading, found in parts.items():
        kept = _kept(found)
        if kept:
            slug = f"{key}-{heading.split()[0].casefold()}"
            yield Section(slug, heading, kept, level=2, short=f"{heading}, {name}")


def _listed(
    rows: pd.DataFrame, columns: Columns, what: str, name: str
) -> tuple[Part, ...]:
    caption = f"{what} under {name}."
    return (table(rows, columns, caption, nothing=says.NOTHING),)


# --- children, dates, points, and what is not known -------------------


def _children(subject: Subject) -> Sheets:
    found = children(subject)
    parts = _after_pictures(found.parts, drawn.stock(subject))
    return Sheets(Section(found.key, found.heading, _kept(parts)), own_sheet=True)


def _given(subject: Subject) -> Sheets:
    found = given(subject)
    recommended = Section("recommended", says.RECOMMENDED, _agreed(subject), level=2)
    return Sheets(Section(found.key, found.heading, _kept(found.parts)), (recommended,))


def _agreed(subject: Subject) -> tuple[Part, ...]:
    if not subject.plan.recommendations:
        return (paragraph(says.NOTHING_RECOMMENDED, numbered=False),)
    rows = recommendations(subject.plan)
    return (table(rows, _RECOMMENDED, f"{says.RECOMMENDED}."),)


def _points(subject: Subject, sealing: Sealing) -> Iterator[Sheets]:
    """Points to explore, to those who may see them."""
    if not points_say.may_see(subject.facts.role):
        return
    plan, compared = subject.plan, subject.compared
    changes = compared.changes if compared else None
    notes = dict(sealing.notes)
    rows = points_say.take_along(plan, changes, notes)
    told = paragraph(points_say.summary(plan, changes), numbered=False)
    noted: Columns = {"note": ("Officer's note", 3)} if notes else {}
    columns = {**_POINTS, **noted}
    shown = table(rows, columns, f"{points_say.HEADING}.", nothing=says.NOTHING)
    section = Section("points", points_say.HEADING, _kept((told, shown)))
    yield Sheets(section, own_sheet=True)


def _not_known(subject: Subject, unchecked: Section) -> Sheets:
    """What these figures do not show, and which could not be checked."""
    gaps = _list(overview.not_shown(subject.plan))
    within = replace(unchecked, level=2)
    section = Section("gaps", overview.NOT_SHOWN, _kept((gaps,)))
    return Sheets(section, (within,), own_sheet=True)


def _list(items: Iterable[str]) -> Items:
    return Items(tuple(items))


def _after_pictures(parts: Iterable[Part], table: Iterable[Part]) -> list[Part]:
    """The parts, a chart's table behind each chart."""
    behind = tuple(table)
    return [
        one
        for part in parts
        for one in (part, *(behind if isinstance(part, Picture) else ()))
    ]


def _kept(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts that say something; what a person must write is the paper's alone."""
    return tuple(part for part in parts if _says_something(part))


def _says_something(part: Part) -> bool:
    if isinstance(part, Paragraph):
        return bool(part.text)
    if isinstance(part, Items):
        return bool(part.items)
    if isinstance(part, Table):
        return bool(part.rows)
    return not isinstance(part, ToWrite)
