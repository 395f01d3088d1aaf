"""What follows from what a reader assumes, and what does not?

Every sentence is arithmetic on the plan's dates and the reader's assumption; none
is a forecast. One case: "You assume that 7.8 moves 8 weeks later and that 6.1 is
not done: 58 of 61 could be reported complete by 31 January 2024, two fewer than as
the plan's dates stand."
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from components.sentences.pace import MADE_UP, NOT_SIGN_OFF
from data import words
from data.analysis import dues, what_if
from data.analysis.risk import ordered
from data.analysis.standing import Standing
from data.analysis.what_if import (
    APART,
    LEFT,
    Asked,
    Assumption,
    Outcome,
    Placed,
    State,
    outcome,
)
from data.plan import Finding, Plan, Risk

HEADING = "What if actions move, or are not done?"
YOURS = "Your assumption. Not saved."
MARKED = ("ref", "stands", "assumed", "follows", "action", "cells", "made_up")
FOLLOWS = ("name", "stands", "assumed", "cells", "made_up")
_LABEL = 70  # letters of an action that the list has room for
_WHY: Mapping[State, str] = {
    State.AFTER: "due after sign-off",
    State.NOT_DONE: "not done",
    State.UNDATED: "no date given",
    State.UNKNOWN: "status not explained",
}


# --- what can be chosen ----------------------------------------------------------


def can_move(plan: Plan) -> dict[str, str]:
    """The open actions that can move: ref → "6.1, due 30 September 2023: …"."""
    return _offered(what_if.can_move(plan))


def can_be_left(plan: Plan) -> dict[str, str]:
    """The open actions, each of which can be assumed not done."""
    return _offered(what_if.can_be_left_undone(plan))


def _offered(among: Sequence[Standing]) -> dict[str, str]:
    return {
        one.action.ref: f"{one.action.ref}, due {dues.said(one.current)}: "
        f"{_cut(one.action.action)}"
        if one.current.on
        else f"{one.action.ref}, no date given: {_cut(one.action.action)}"
        for one in among
    }


def _cut(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _LABEL else f"{shown[: _LABEL - 1].rstrip()}…"


def ignored(found: Asked) -> str:
    """What the address asks for that cannot be assumed; "" where all can."""
    unknown = [words.quoted(one) for one in found.unknown]
    names = words.plural(len(unknown), "is no action", "are no actions")
    return words.paragraph(
        (
            f"Left aside: {words.listed(unknown)} {names} that can be so assumed in "
            "this version"
            if unknown
            else "",
            f"The address gives {words.quoted(found.weeks)} for the weeks; "
            f"{words.count(found.assumption.weeks, 'week')} is taken instead"
            if found.weeks
            else "",
        )
    )


# --- completion by sign-off --------------------------------------------------------


def premise(plan: Plan) -> str:
    """The count as the plan's dates stand, and what it takes for granted."""
    found = outcome(plan)
    past = _refs(found.of(State.PAST))
    granted = (
        f", and {words.listed(past)}, already past "
        f"{words.plural(len(past), 'that date, is', 'theirs, are')} finished by then "
        "too"
        if past
        else ""
    )
    return words.paragraph(
        (
            f"If every open action meets its current date{granted}, "
            f"{words.of(found.could, found.counted)} counted actions could be reported "
            f"complete by {words.day(_sign_off(plan))}",
            *(_apart(found, state) for state in APART),
            "This is arithmetic on the plan's dates",
            NOT_SIGN_OFF,
            _made_up(found),
        )
    )


def assumed(plan: Plan, assumption: Assumption) -> str:
    """What is assumed, and the count that follows beside the plan's own."""
    if not assumption.changes:
        return "Nothing is assumed yet, so both counts are the plan's own."
    stands, found = outcome(plan), outcome(plan, assumption)
    fewer = stands.could - found.could
    beside = (
        f"{words.spelled(fewer)} fewer than as the plan's dates stand"
        if fewer
        else "as many as the plan's dates allow"
    )
    return words.paragraph(
        (
            f"You assume that {words.listed(_assumptions(assumption))}: "
            f"{words.of(found.could, found.counted)} could be reported complete by "
            f"{words.day(_sign_off(plan))}, {beside}",
            _from_position(plan, assumption),
            _made_up(found),
        )
    )


def _assumptions(one: Assumption) -> list[str]:
    moved = [ref for ref in one.moved if ref not in one.not_done]
    said = []
    if moved and one.weeks:
        verb = words.plural(len(moved), "moves", "move")
        weeks = words.count(one.weeks, "week")
        said.append(f"{words.listed(moved)} {verb} {weeks} later")
    if one.not_done:
        verb = words.plural(len(one.not_done), "is", "are")
        said.append(f"{words.listed(one.not_done)} {verb} not done")
    return [said[0], *(f"that {more}" for more in said[1:])] if said else []


def _from_position(plan: Plan, one: Assumption) -> str:
    """That an action already past its date moves from the position."""
    late = [
        standing.action.ref
        for standing in what_if.can_move(plan)
        if standing.past_current
        and standing.action.ref in one.moved
        and standing.action.ref not in one.not_done
    ]
    if not late or not one.weeks:
        return ""
    return (
        f"{words.listed(late)} {words.plural(len(late), 'is', 'are')} already past "
        f"{words.plural(len(late), 'its date and moves', 'their dates and move')} from "
        f"the position, {words.day(plan.as_at)}"
    )


def _apart(found: Outcome, state: State) -> str:
    refs = _refs(found.of(state))
    if not refs:
        return ""
    has = words.plural(len(refs), "has", "have")
    is_counted = words.plural(len(refs), "is", "are")
    what = {
        State.UNDATED: "no date",
        State.UNKNOWN: "a status nobody has explained",
    }[state]
    return f"{words.listed(refs)} {has} {what} and {is_counted} counted apart"


def marked(plan: Plan, assumption: Assumption) -> pd.DataFrame:
    """A row per action assumed otherwise; columns as MARKED."""
    chosen = {*assumption.moved, *assumption.not_done} if assumption.changes else set()
    rows = [
        {
            "ref": one.ref,
            "stands": dues.said(one.standing.current),
            "assumed": _when(one),
            "follows": str(one.state),
            "action": one.standing.action.action,
            "cells": one.standing.action.row.pick("ref", "current_due"),
            "made_up": one.standing.action.row.made_up,
        }
        for one in outcome(plan, assumption).placed
        if one.ref in chosen
    ]
    return pd.DataFrame(rows, columns=list(MARKED))


def _when(one: Placed) -> str:
    if one.state is State.NOT_DONE or one.due is None:
        return str(one.state)
    return words.day(one.due)


# --- findings and risks ------------------------------------------------------------


def findings_heading(plan: Plan, assumption: Assumption) -> str:
    """``Findings left open at sign-off: 2 as you assume, none as dates stand``."""
    stands = len(outcome(plan).findings_left)
    found = len(outcome(plan, assumption).findings_left)
    return f"Findings left open at sign-off: {_beside(found, stands)}"


def risks_heading(plan: Plan, assumption: Assumption) -> str:
    """The same of risks left at their current score."""
    stands = len(outcome(plan).risks_left)
    found = len(outcome(plan, assumption).risks_left)
    return f"Risks left at their current score: {_beside(found, stands)}"


def _beside(found: int, stands: int) -> str:
    return (
        f"{words.spelled(found)} as you assume, {words.spelled(stands)} as dates stand"
    )


def findings(plan: Plan, assumption: Assumption) -> pd.DataFrame:
    """A row per finding with an action left or untold either way, as FOLLOWS."""
    stands, found = outcome(plan), outcome(plan, assumption)
    named = [
        one
        for one in plan.findings
        if any(out.under(one, *LEFT, *APART) for out in (stands, found))
    ]
    rows = [
        {
            "name": one.name,
            "stands": _open(stands, one),
            "assumed": _open(found, one),
            "cells": one.row.pick("name"),
            "made_up": one.row.made_up,
        }
        for one in named
    ]
    return pd.DataFrame(rows, columns=list(FOLLOWS))


def _open(found: Outcome, one: Finding) -> str:
    return _left(found.under(one, *LEFT), found.under(one, *APART), "Left open")


def risks(plan: Plan, assumption: Assumption) -> pd.DataFrame:
    """A row per risk that names an action left or untold either way, as FOLLOWS."""
    stands, found = outcome(plan), outcome(plan, assumption)
    named = [
        one
        for one in ordered(plan)
        if any(out.named_by(one, *LEFT, *APART) for out in (stands, found))
    ]
    rows = [
        {
            "name": f"{one.ref} {one.risk}",
            "stands": _score(stands, one),
            "assumed": _score(found, one),
            "cells": one.row.pick("ref", "actions"),
            "made_up": one.row.made_up,
        }
        for one in named
    ]
    return pd.DataFrame(rows, columns=list(FOLLOWS))


def _score(found: Outcome, one: Risk) -> str:
    at = f"Left at {one.current.value}" if one.current else "Left as it is, not scored"
    return _left(found.named_by(one, *LEFT), found.named_by(one, *APART), at)


def _left(left: Sequence[Placed], apart: Sequence[Placed], what: str) -> str:
    """``Left open: 6.1 (not done)``; what cannot be told; or that nothing is left."""
    told = "; ".join(f"{one.ref} ({_WHY[one.state]})" for one in left)
    untold = "; ".join(f"{one.ref} ({_WHY[one.state]})" for one in apart)
    parts = (
        f"{what}: {told}" if left else "",
        f"Cannot be told: {untold}" if apart else "",
    )
    return ". ".join(part for part in parts if part) or "All its actions could be done"


def findings_note(plan: Plan, assumption: Assumption) -> str:
    """What "left open" means; that there are no findings, or none is left."""
    if not plan.findings:
        return "The workbook lists no findings, so nothing follows for them."
    return words.paragraph(
        (
            "A finding is left open here where an action under it is not done or is "
            "due after sign-off. Whether it is agreed as addressed is somebody's "
            "decision",
            "" if len(findings(plan, assumption)) else "None is left open either way",
        )
    )


def risks_note(plan: Plan, assumption: Assumption) -> str:
    """What "left at its score" means, and the risks of which nothing follows."""
    if not plan.risks:
        return "The workbook holds no risks, so nothing follows for them."
    unnamed = [one.ref for one in outcome(plan, assumption).risks_unnamed]
    names = words.plural(len(unnamed), "names", "name")
    return words.paragraph(
        (
            "A risk is left at its current score here where an action it names is not "
            "done or is due after sign-off",
            f"{words.listed(unnamed)} {names} no counted action, so nothing follows"
            if unnamed
            else "",
            "" if len(risks(plan, assumption)) else "None is so left either way",
        )
    )


# --- their parts -------------------------------------------------------------------


def _refs(placed: Sequence[Placed]) -> list[str]:
    return [one.ref for one in placed]


def _sign_off(plan: Plan) -> date:
    return plan.sign_off_due or plan.as_at


def _made_up(found: Outcome) -> str:
    rows = [one.standing.action.row for one in found.placed]
    return MADE_UP if any(row.made_up for row in rows) else ""
