"""Which actions and which finding bear on a risk, and how far have they got?

A risk's actions are those it names; where it names none, those of the finding it
names; where it names neither, nothing is taken for its own. A ref that this
version does not list is kept, and said to be missing.

One case: Westmere's R1 names 7.2 and 7.5, both in progress and past their first
dates; R3 names no action and no finding.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data.analysis import dues
from data.analysis.standing import Standing, standings
from data.plan import Cell, Plan, Risk, Wording

COLUMNS = ("ref", "position", "action", "lead_agency", "due", "cells", "made_up")
NOT_LISTED = "Not in this version's list"


class How(Wording):
    """By what the actions bear on the risk; the value follows "none of"."""

    NAMED = "the actions it names"
    FINDING = "the actions of the finding it names"
    NONE = "no action"


@dataclass(frozen=True)
class Bearing:
    """One risk with the actions that bear on it, in the order it names them.

    ``missing`` holds the refs it names that this version does not list.
    """

    risk: Risk
    how: How
    actions: tuple[Standing, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def counted(self) -> tuple[Standing, ...]:
        """Those not superseded."""
        return tuple(one for one in self.actions if one.action.counted)

    @property
    def past(self) -> tuple[Standing, ...]:
        """Those open past their first date or their latest."""
        return tuple(
            one for one in self.actions if one.past_original + one.past_current
        )


def key(ref: str) -> str:
    """A ref as it is looked up: whatever its case and its spaces."""
    return " ".join(ref.split()).casefold()


def risk_of(plan: Plan, ref: str) -> Risk | None:
    """The risk of this ref; None where the plan lists none."""
    return next((one for one in plan.risks if key(one.ref) == key(ref)), None)


def recorded(plan: Plan) -> bool:
    """Whether the Risks sheet tells which actions bear on a risk."""
    return plan.has_column("risks", "actions") or any(one.actions for one in plan.risks)


def bearing(plan: Plan, risk: Risk) -> Bearing:
    """The actions that bear on one of the plan's risks."""
    among = standings(plan)
    if risk.actions:
        listed = {key(one.action.ref): one for one in reversed(among)}
        named = dict.fromkeys(map(key, risk.actions))
        return Bearing(
            risk,
            How.NAMED,
            tuple(listed[one] for one in named if one in listed),
            tuple(one for one in risk.actions if key(one) not in listed),
        )
    name = key(risk.finding)
    under = tuple(one for one in among if name and key(one.action.finding) == name)
    return Bearing(risk, How.FINDING if under else How.NONE, under)


def frame(plan: Plan, ref: str) -> pd.DataFrame:
    """A row per action that bears on the risk of this ref; columns as COLUMNS.

    The refs that this version does not list come last, with NOT_LISTED for their
    position. No rows where the plan lists no such risk.
    """
    risk = risk_of(plan, ref)
    found = bearing(plan, risk) if risk else None
    rows = [_row(one) for one in found.actions] if found else []
    rows += [_missing(found, name) for name in found.missing] if found else []
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return table.astype({"made_up": bool})


def _row(one: Standing) -> dict[str, object]:
    action = one.action
    return {
        "ref": action.ref,
        "position": one.position,
        "action": action.action,
        "lead_agency": "; ".join(action.lead_agency),
        "due": dues.said(one.current),
        "cells": action.row.pick("ref", "delivery", "original_due", "current_due"),
        "made_up": action.row.made_up,
    }


def _missing(found: Bearing, name: str) -> dict[str, object]:
    cells: tuple[Cell, ...] = found.risk.row.pick("actions")
    return {
        "ref": name,
        "position": NOT_LISTED,
        "cells": cells,
        "made_up": found.risk.row.made_up,
    }
