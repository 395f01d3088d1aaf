"""Where is each action? One row an action, and the lists drawn from them.

Dates are ``datetime.date`` or None in columns of objects, so that nothing turns
a missing date into something else; counts and days are whole numbers.

One case: action 3.2, first due 31 March 2023, moved to 31 July 2023, position at
30 June 2023: ``moved_days`` 122, ``days_past_original`` 91, ``days_past_current``
0, position "In progress, past its original date".
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.analysis import dues
from data.analysis.counting import SOON
from data.analysis.standing import Standing, standings
from data.plan import Cell, Plan

COLUMNS = (
    "ref",
    "finding",
    "theme",
    "action",
    "lead_agency",
    "lead_agencies",
    "lead_officer",
    "start",
    "original_due",
    "current_due",
    "original_text",
    "current_text",
    "moved_days",
    "delivery",
    "status_word",
    "rating",
    "completed_on",
    "assurance",
    "evidence",
    "impact_rating",
    "update",
    "counted",
    "complete",
    "days_past_original",
    "days_past_current",
    "completed_late_original",
    "completed_late_current",
    "position",
    "cells",
    "made_up",
)
_TYPES = {
    "moved_days": int,
    "counted": bool,
    "complete": bool,
    "days_past_original": int,
    "days_past_current": int,
    "completed_late_original": int,
    "completed_late_current": int,
    "made_up": bool,
}
AGES = ("band", "past_original", "past_current", "refs", "cells", "made_up")
LEFT_OUT = ("reason", "count", "refs", "cells", "made_up")

_BANDS: tuple[tuple[str, int, float], ...] = (
    ("1 to 30 days", 1, 30),
    ("31 to 90 days", 31, 90),
    ("91 to 180 days", 91, 180),
    ("Over 180 days", 181, float("inf")),
)


def actions(plan: Plan) -> pd.DataFrame:
    """A row per action listed, superseded ones too, in the workbook's order.

    Columns as COLUMNS. ``finding`` is spelled as the Findings sheet spells it;
    ``lead_agency`` is one text, parted by semicolons, and ``lead_agencies`` the
    tuple; ``delivery``, ``rating`` and ``assurance`` are the plan's words, ""
    where none is recorded, and ``status_word`` is the cell's own. ``moved_days``
    is current less original, 0 where either has no date. ``days_past_*`` are of
    open actions and 0 where not past; ``completed_late_*`` are days from the due
    date to completion, 0 where not late or no day of completion is recorded.
    """
    return _frame([_row(plan, one) for one in standings(plan)])


def due_soon(plan: Plan, days: int = SOON) -> pd.DataFrame:
    """Open actions currently due within so many days, the soonest first.

    Columns as COLUMNS. The day of the position and the last day are included;
    what is due on one day keeps the workbook's order.
    """
    found = [one for one in standings(plan) if one.due_within(days)]
    found.sort(key=lambda one: one.current.on or plan.as_at)
    return _frame([_row(plan, one) for one in found])


def ages(plan: Plan) -> pd.DataFrame:
    """Open actions past their dates, a row per band of days, all four bands.

    Columns as AGES. An action stands in the band of its original date and,
    separately, in that of its current date; ``refs`` names those past their
    original date, as one text. No rows where no action is listed.
    """
    among = standings(plan)
    rows = [_band(among, *band) for band in _BANDS] if among else []
    table = pd.DataFrame(rows, columns=list(AGES), dtype=object)
    return table.astype({"past_original": int, "past_current": int, "made_up": bool})


def left_out(plan: Plan) -> pd.DataFrame:
    """What is listed but left out of the count: a row per reason that applies.

    Columns as LEFT_OUT: ``refs`` is one text. Superseded is the only reason.
    """
    out = [one for one in standings(plan) if not one.action.counted]
    row = {
        "reason": "Superseded",
        "count": len(out),
        "refs": _refs(out),
        "cells": _cells(out, "ref", "delivery"),
        "made_up": _made_up(out),
    }
    table = pd.DataFrame([row] if out else [], columns=list(LEFT_OUT), dtype=object)
    return table.astype({"count": int, "made_up": bool})


def _frame(rows: list[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object).astype(_TYPES)


def _row(plan: Plan, one: Standing) -> dict[str, object]:
    action = one.action
    finding = plan.finding(action.finding)
    return {
        "ref": action.ref,
        "finding": finding.name if finding else action.finding,
        "theme": action.theme,
        "action": action.action,
        "lead_agency": "; ".join(action.lead_agency),
        "lead_agencies": action.lead_agency,
        "lead_officer": "; ".join(action.lead_officer),
        "start": action.start,
        "delivery": str(action.delivery),
        "status_word": action.row.raw("delivery"),
        "rating": str(action.rating or ""),
        "completed_on": action.completed_on,
        "assurance": str(action.assurance or ""),
        "evidence": action.evidence,
        "impact_rating": action.impact_rating,
        "update": action.update,
        "counted": action.counted,
        "complete": action.complete,
        "position": one.position,
        "cells": tuple(action.row.cells.values()),
        "made_up": action.row.made_up,
        **_dates(one),
    }


def _dates(one: Standing) -> dict[str, object]:
    return {
        "original_due": one.original.on,
        "current_due": one.current.on,
        "original_text": dues.said(one.original),
        "current_text": dues.said(one.current),
        "moved_days": one.moved,
        "days_past_original": one.past_original,
        "days_past_current": one.past_current,
        "completed_late_original": one.completed_late(one.original),
        "completed_late_current": one.completed_late(one.current),
    }


def _band(
    among: Sequence[Standing], name: str, least: int, most: float
) -> dict[str, object]:
    original = [one for one in among if least <= one.past_original <= most]
    current = [one for one in among if least <= one.past_current <= most]
    either = [one for one in among if one in original or one in current]
    return {
        "band": name,
        "past_original": len(original),
        "past_current": len(current),
        "refs": _refs(original),
        "cells": _cells(either, "delivery", "original_due", "current_due"),
        "made_up": _made_up(either),
    }


def _refs(found: Sequence[Standing]) -> str:
    return ", ".join(one.action.ref for one in found)


def _cells(found: Sequence[Standing], *columns: str) -> tuple[Cell, ...]:
    return tuple(cell for one in found for cell in one.action.row.pick(*columns))


def _made_up(found: Sequence[Standing]) -> bool:
    return any(one.action.row.made_up for one in found)
