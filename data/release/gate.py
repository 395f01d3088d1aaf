"""What may this reader see? The only way from a plan to a reader.

A plan is released once, for one role: whatever that role may not see is taken
out *before* anything is worked out from it, so that no figure, sentence, chart
or file made from the released plan can carry it.

The public gets counts of children by the rules on small numbers: rounded or hidden,
as ``children`` decides. Claims that give such a count are left out, and so are the
texts of an action that do. One case: Westmere's July plan released to the public has
"All" 150 where the workbook has 148, and ``plan.protection`` tells the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from data import words
from data.plan import Action, Claim, Plan
from data.publications.records import Note
from data.release import children
from data.release.audience import Role, check_can_publish, check_can_view
from data.release.children import SO_MANY_CHILDREN, TEXT_WITHHELD, Shown
from data.release.disclosure import THRESHOLD
from data.release.released import Released

T = TypeVar("T")

_TEXTS = ("action", "evidence", "impact_rating", "update")
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
        actions=tuple(map(_without_numbers, plan.actions)),
        claims=tuple(item for item in plan.claims if not _about_children(plan, item)),
    )


def _without_numbers(action: Action) -> Action:
    """The action with a sentence for each text that gives a number of children."""
    told = [name for name in _TEXTS if SO_MANY_CHILDREN.search(getattr(action, name))]
    if not told:
        return action
    row = action.row
    cells = {
        name: replace(cell, raw=TEXT_WITHHELD) if name in told else cell
        for name, cell in row.cells.items()
    }
    texts: dict[str, str] = dict.fromkeys(told, TEXT_WITHHELD)
    return replace(action, row=replace(row, cells=cells), **texts)  # type: ignore[arg-type] # all four are texts


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
