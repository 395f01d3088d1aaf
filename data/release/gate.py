"""What may this reader see? The only way from a plan to a reader.

A plan is released once, for one role: whatever that role may not see is taken
out *before* anything is worked out from it, so that no figure, sentence, chart
or file made from the released plan can carry it.

Until the rules on small numbers exist, the public gets no count of children at
all: not the cohort, not audits whose cases are children, not claims about
either, and no text of an action's that gives a number of children. A percentage
that was published without its base holds no count and stays. One case:
Westmere's July plan released to the public has an empty cohort, and
``plan.withheld["cohort"]`` says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from data import words
from data.plan import Action, AuditResult, Claim, Plan
from data.publications.records import Note
from data.release.audience import Role, check_can_publish, check_can_view
from data.release.released import Released

T = TypeVar("T")

COHORT_WITHHELD = (
    "Counts of children are not shown to the public until the rules on small "
    "numbers are in place. Committee members and officers see them."
)
AUDITS_WITHHELD = (
    "Results counted in children's cases are not shown to the public until the "
    "rules on small numbers are in place. Committee members and officers see them."
)
TEXT_WITHHELD = "Not shown to the public: it gives a number of children."
_TEXTS = ("action", "evidence", "impact_rating", "update")
_OF_CHILDREN = ("cohort_", "episodes_")
_SO_MANY_CHILDREN = re.compile(
    r"\d\s+(?:[\w-]+\s+){0,3}(?:child|children|young people|episodes?)\b",
    re.IGNORECASE,
)
_CHILDREN_UNITS = ("child", "children", "episode", "episodes", "cases")


def release(plan: Plan, role: Role) -> Released[Plan]:
    """The plan as this role may see it.

    Raises:
        NotAllowed: when the role may not see a plan so classified.
    """
    check_can_view(role, plan.classification)
    shown = plan if role is not Role.PUBLIC else without_children(plan)
    return Released(shown, role)


def for_officers(content: T, role: Role) -> Released[T]:
    """What only those who publish may see, such as a draft's problems.

    Raises:
        NotAllowed: when the role may not publish.
    """
    check_can_publish(role)
    return Released(content, role)


def notes(beside: Iterable[Note], role: Role) -> Released[Mapping[str, str]]:
    """What officers noted beside points and changes, by what each is about.

    The public gets none: a note is an officer's own text, which may hold a number
    of children. Notes about one thing follow one another, oldest first.
    """
    kept: dict[str, str] = {}
    for note in beside if role is not Role.PUBLIC else ():
        on = words.day(words.local(note.at).date())
        said = f"{note.text} ({note.by.name}, {on})"
        kept[note.subject] = "\n".join(
            part for part in (kept.get(note.subject, ""), said) if part
        )
    return Released(kept, role)


def without_children(plan: Plan) -> Plan:
    """The plan without any count of children, with a sentence in its place."""
    audits = tuple(item for item in plan.audits if not _counts_children(plan, item))
    withheld = dict(plan.withheld)
    if plan.cohort:
        withheld["cohort"] = COHORT_WITHHELD
    if len(audits) < len(plan.audits):
        withheld["audits"] = AUDITS_WITHHELD
    return replace(
        plan,
        actions=tuple(map(_without_numbers, plan.actions)),
        cohort=(),
        audits=audits,
        claims=tuple(item for item in plan.claims if not _about_children(plan, item)),
        withheld=withheld,
    )


def _without_numbers(action: Action) -> Action:
    """The action with a sentence for each text that gives a number of children."""
    told = [name for name in _TEXTS if _SO_MANY_CHILDREN.search(getattr(action, name))]
    if not told:
        return action
    row = action.row
    cells = {
        name: replace(cell, raw=TEXT_WITHHELD) if name in told else cell
        for name, cell in row.cells.items()
    }
    texts: dict[str, str] = dict.fromkeys(told, TEXT_WITHHELD)
    return replace(action, row=replace(row, cells=cells), **texts)  # type: ignore[arg-type] # all four are texts


def _counts_children(plan: Plan, result: AuditResult) -> bool:
    measure = plan.measure(result.measure)
    of_children = measure is None or measure.children
    return of_children and (result.met is not None or result.cases is not None)


def _about_children(plan: Plan, claim: Claim) -> bool:
    if claim.figure is None:
        return bool(_SO_MANY_CHILDREN.search(claim.statement))
    against = claim.checked_against.casefold()
    kind, _, rest = against.partition(".")
    measure = plan.measure(rest.split(".")[0]) if kind == "audit" else None
    return (
        against.startswith(_OF_CHILDREN)
        or claim.unit.strip().casefold() in _CHILDREN_UNITS
        or (measure is not None and measure.children and claim.unit.strip() != "%")
    )
