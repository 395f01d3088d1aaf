"""Is this workbook of the plan its officer means?

A workbook names its plan in a cell that somebody typed. Where that is not the
plan chosen beside the page, nothing goes on until the officer has said whether it
is another plan or a slip of the pen; the answer is kept in the record.

One case: "Westmere JTAI acton plan" is of no plan kept so far: a new plan, or a
mistake for "Westmere JTAI action plan"?
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data import words
from data.plan import Plan
from data.publications import EventKind, EventRecord, PlanRecord, plan_key

_FILES_CHANGED = (
    EventKind.UPLOADED,
    EventKind.FILE_ADDED,
    EventKind.FILE_REPLACED,
    EventKind.FILE_LEFT_OUT,
)


@dataclass(frozen=True)
class Choice:
    """One answer: how it is put, and the plan the version is then kept under."""

    label: str
    plan_name: str


@dataclass(frozen=True)
class Question:
    """What is asked of a workbook's plan, and the answers there are."""

    asks: str
    choices: tuple[Choice, ...]


def question(
    said: str,
    chosen: str,
    kept: Sequence[PlanRecord],
    events: Sequence[EventRecord],
) -> Question | None:
    """What is to be asked of a workbook that says its plan is ``said``.

    ``chosen`` is the key of the plan chosen beside the page, ``kept`` every plan
    that has a version, ``events`` those of the draft, oldest first. None where
    nothing is kept yet, where the plans agree, or where it was answered.
    """
    own = key_of(said)
    known = {plan.key: plan.name for plan in kept}
    agreed = own in known and (own == chosen or chosen not in known)
    if not own or not known or agreed or _answered(own, events):
        return None
    mistakes = tuple(
        Choice(f"A mistake: it is a version of {words.quoted(name)}", name)
        for key, name in known.items()
        if key != own
    )
    says = f"This workbook says its plan is {words.quoted(said)}"
    if own not in known:
        new = Choice(f"A new plan, {words.quoted(said)}", said)
        return Question(f"{says}. Is it a new plan, or a mistake?", (new, *mistakes))
    belongs = Choice(f"It is a version of {words.quoted(known[own])}", known[own])
    beside = f"the plan chosen beside this page is {words.quoted(known[chosen])}"
    return Question(f"{says}; {beside}. Which is it?", (belongs, *mistakes))


def key_of(name: str) -> str:
    """The key a plan is kept under; "" for a name that gives none."""
    try:
        return plan_key(name)
    except ValueError:
        return ""


def kept_name(plan: Plan | None) -> str:
    """The plan's name, "" where it has none that it could be kept under.

    Such a file is a draft all the same; what is wrong with it is said on clearing.
    """
    return plan.name if plan and key_of(plan.name) else ""


def _answered(own: str, events: Sequence[EventRecord]) -> bool:
    """Whether an answer still holds: for the same name, or the same files."""
    latest = ""
    for event in events:
        if event.kind is EventKind.PLAN_CHOSEN:
            latest = event.plan_key
        elif event.kind in _FILES_CHANGED and latest != own:
            latest = ""
        elif event.kind is EventKind.ANSWERED and event.plan_key != latest:
            latest = ""  # what was answered says which plan it is
    return bool(latest)
