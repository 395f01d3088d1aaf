"""What stands behind the paper? Every action, every rule, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator

from components.exports.paper.content import Items, Part, Section
from components.exports.paper.subject import Subject, paragraph, table
from components.sentences import about, action_plan, impact
from components.sentences import claims as claims_says
from components.sentences import paper as says
from components.sentences import since_groups as groups
from data.analysis import actions, since
from data.analysis.since import Comparison, Group

_ACTIONS = {
    "ref": ("Ref", 2),
    "action": ("Action", 8),
    "lead_agency": ("Lead agency", 5),
    "original_text": ("Original date", 4),
    "current_text": ("Current date", 4),
    "position": ("Position", 5),
}
_CHANGES = {
    "ref": ("Ref", 2),
    "action": ("Action", 7),
    "then": ("Then", 5),
    "now": ("Now", 5),
    "reason": ("Recorded reason", 5),
}
_MEASURES = {
    "name": ("Measure", 4),
    "latest": ("Latest result", 3),
    "latest_period": ("Period", 2),
    "shows": ("What it shows", 3),
    "compared": ("Can be compared", 2),
    "who_checks": ("Checked by", 3),
}
_DEFINITIONS = {
    "label": ("Figure", 3),
    "text": ("Now", 2),
    "definition": ("How it is counted", 6),
}
_CLAIMS = {
    "statement": ("What the committee was told", 5),
    "reported": ("Figure reported", 2),
    "outcome": ("Against this workbook", 2),
    "why": ("Why", 4),
}
_SHEETS = {
    "sheet": ("Sheet", 2),
    "present": ("In the workbook", 2),
    "rows": ("Rows", 1),
    "marked": ("Rows made up", 2),
    "holds": ("What it holds", 5),
}
# Those that a member asks after row by row; the rest are named in a line each.
_IN_FULL = (
    Group.NO_LONGER_LISTED,
    Group.REOPENED,
    Group.MOVED_LATER,
    Group.RE_DATED_ORIGINAL,
    Group.NEWLY_OVERDUE,
    Group.RE_WORDED,
    Group.ADDED,
)
_LETTERS = "ABCDEFGH"


def appendices(subject: Subject) -> tuple[Section, ...]:
    """The appendices that have something to hold, lettered in order."""
    found = [*_found(subject)]
    return tuple(
        Section(key, f"Appendix {letter}: {heading}", parts)
        for letter, (key, heading, parts) in zip(_LETTERS, found, strict=False)
    )


def _found(subject: Subject) -> Iterator[tuple[str, str, tuple[Part, ...]]]:
    plan = subject.plan
    if plan.actions:
        yield "actions", "Every action", _actions(subject)
    if subject.compared is not None:
        changes = _changes(subject.compared)
        yield "changes", "What changed, action by action", changes
    if plan.measures:
        yield "measures", "Every measure", _measures(subject)
    yield "definitions", "How each figure is counted", _definitions(subject)
    yield "unchecked", "Figures that could not be checked", _unchecked(subject)
    yield "sources", "Sources", _sources(subject)


def _actions(subject: Subject) -> tuple[Part, ...]:
    plan = subject.plan
    told = subject.stating(
        action_plan.left_out(plan), "reported_complete", "reported_complete_restated"
    )
    rows = actions.actions(plan)
    caption = "Every action listed, superseded ones included."
    return (paragraph(told, numbered=False), table(rows, _ACTIONS, caption))


def _measures(subject: Subject) -> tuple[Part, ...]:
    rows = impact.at_a_glance(subject.plan)
    return (table(rows, _MEASURES, "Every measure and its latest result."),)


def _changes(compared: Comparison) -> tuple[Part, ...]:
    held = groups.groups(compared)
    parts: list[Part] = []
    for group in _IN_FULL:
        if group in held:
            heading = groups.group_heading(compared, group)
            note = groups.group_note(compared, group) if _in_words(group) else ""
            if note:
                parts.append(paragraph(note, numbered=False))
            parts.append(table(since.rows(compared, group), _CHANGES, f"{heading}."))
    rest = groups.in_lines(compared, _IN_FULL)
    return (
        *parts,
        *([Items(tuple(rest))] if rest else ()),
        paragraph(groups.nothing_in(compared), groups.doubts(compared), numbered=False),
    )


def _in_words(group: Group) -> bool:
    """Whether a group's note holds without the marks that a page puts in its rows."""
    return group is not Group.RE_WORDED


def _definitions(subject: Subject) -> tuple[Part, ...]:
    rows = about.definitions(subject.plan, subject.facts.version)
    return (table(rows, _DEFINITIONS, "Every headline figure and its rule."),)


def _unchecked(subject: Subject) -> tuple[Part, ...]:
    plan = subject.plan
    rows = says.unchecked(plan)
    told = paragraph(claims_says.summary(plan), says.without_base(plan), numbered=False)
    if not len(rows):
        return (told,)
    caption = "Told to the committee, and not borne out by this workbook."
    return (told, table(rows, _CLAIMS, caption, nothing="Nothing to add"))


def _sources(subject: Subject) -> tuple[Part, ...]:
    plan, version = subject.plan, subject.facts.version
    return (
        paragraph(says.source(plan, version), numbered=False),
        table(about.quality(plan), _SHEETS, "The workbook, sheet by sheet."),
    )
