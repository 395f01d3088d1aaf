"""What may this reader see? The only way from a plan to a reader.

A plan is released once, for one role: whatever that role may not see is taken
out *before* anything is worked out from it, so that no figure, sentence, chart
or file made from the released plan can carry it.

The public gets counts of children by the rules on small numbers: rounded or hidden,
as ``children`` decides. Claims that give such a count are left out, and a sentence
stands for each text of an action, event, finding or risk that does.

One case: Westmere's July plan released to the public has "All" 150 where the
workbook has 148, and ``plan.protection`` tells the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from data import words
from data.plan import Action, Claim, Event, Finding, Plan, Risk
from data.publications.records import Note
from data.release import children
from data.release.audience import Role, check_can_publish, check_can_view
from data.release.children import TEXT_WITHHELD, Shown
from data.release.disclosure import THRESHOLD
from data.release.released import Released
from data.telltale import SO_MANY_CHILDREN

T = TypeVar("T")
R = TypeVar("R", Action, Event, Finding, Risk)

_TEXTS = ("action", "evidence", "impact_rating", "update")
_EVENT_TEXTS = ("event", "source")
_FINDING_TEXTS = ("found",)
_RISK_TEXTS = ("risk", "cause", "consequence", "controls")
_OF_CHILDREN = ("cohort_", "episodes_")
_CHILDREN_UNITS = ("child", "children", "episode", "episodes", "cases")


def release(
    plan: Plan, role: Role, *, threshold: int = THRESHOLD, shown: Shown | None = None
) -> Released[Plan]:
    """The plan as this role may see it.

    ``threshold`` is the least count of children that the public sees, and ``shown``
    how each of the plan's tables was released; None decides it here and now.

    Raises:
        NotAllowed: when the role may not see a plan so classified.
        ValueError: for a threshold below 2.
    """
    check_can_view(role, plan.classification)
    if role is not Role.PUBLIC:
        return Released(plan, role)
    return Released(for_public(plan, threshold, shown), role)


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


def for_public(
    plan: Plan, threshold: int = THRESHOLD, shown: Shown | None = None
) -> Plan:
    """The plan with every count of children replaced by what is released of it."""
    released = children.texts(plan, threshold) if shown is None else shown
    protected = children.applied(plan, released, threshold)
    return replace(
        protected,
        actions=tuple(_without_numbers(one, _TEXTS) for one in plan.actions),
        events=tuple(_without_numbers(one, _EVENT_TEXTS) for one in plan.events),
        findings=tuple(_without_numbers(one, _FINDING_TEXTS) for one in plan.findings),
        risks=tuple(_without_numbers(one, _RISK_TEXTS) for one in plan.risks),
        claims=tuple(item for item in plan.claims if not _about_children(plan, item)),
    )


def _without_numbers(one: R, names: tuple[str, ...]) -> R:
    """The record with a sentence for each text that gives a number of children."""
    told = [name for name in names if SO_MANY_CHILDREN.search(getattr(one, name))]
    if not told:
        return one
    row = one.row
    cells = {
        name: replace(cell, raw=TEXT_WITHHELD) if name in told else cell
        for name, cell in row.cells.items()
    }
    texts: dict[str, str] = dict.fromkeys(told, TEXT_WITHHELD)
    return replace(one, row=replace(row, cells=cells), **texts)  # type: ignore[arg-type] # all of them are texts


def _about_children(plan: Plan, claim: Claim) -> bool:
    if claim.figure is None:
        return bool(SO_MANY_CHILDREN.search(claim.statement))
    against = claim.checked_against.casefold()
    kind, _, rest = against.partition(".")
    measure = plan.measure(rest.split(".")[0]) if kind == "audit" else None
    return (
        against.startswith(_OF_CHILDREN)
        or claim.unit.strip().casefold() in _CHILDREN_UNITS
        or (measure is not None and measure.children and claim.unit.strip() != "%")
    )
