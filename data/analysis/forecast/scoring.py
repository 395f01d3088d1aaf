"""How did the forecasts of earlier versions do?

Each version's forecast, as made, beside what later versions say happened. A plan
is finished on the day its last counted action was completed, told by the first
later version in which all are; actions added meanwhile are part of it. The
forecasts of one plan share one end, so ten met are not ten proofs.

One case: version 6 of Westmere's second plan, at 30 June 2021, gave dates that its
end on 13 December 2022 can be held against.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from data import words
from data.analysis.forecast.as_made import Made, made
from data.plan import Plan, Wording

COLUMNS = (
    "version",
    "as_at",
    "counted",
    "date_50",
    "date_85",
    "sign_off",
    "chance_by_sign_off",
    "refused",
    "finished_on",
    "met_50",
    "met_85",
    "happened",
    "made_up",
)


class Fate(Wording):
    """What became of a date that a forecast gave."""

    MET = "Met"
    MISSED = "Not met"
    OPEN = "Not yet known"
    NO_DATE = "No date given"


def scored(
    versions: Sequence[tuple[int, Plan]], stored: Mapping[int, Made] | None = None
) -> pd.DataFrame:
    """A row a version, oldest first: its forecast if the pace slows, and its fate.

    Columns as COLUMNS: ``as_at``, ``date_50``, ``date_85``, ``sign_off`` and
    ``finished_on`` are dates or None, ``chance_by_sign_off`` is 0 to 1 or None,
    ``refused`` the sentence why there is no forecast or None, ``met_50`` and
    ``met_85`` the words of Fate ("" where it is refused), ``happened`` a sentence.

    Args:
        versions: number and plan of every published version, in any order.
        stored: forecasts as they were stored, by version; what has none is made
            anew from that version alone.
    """
    kept = stored or {}
    held = sorted(versions, key=lambda one: (one[1].as_at, one[0]))
    plans = [plan for _, plan in held]
    rows = [
        _row(kept.get(number) or made(plan, number), plans[place:])
        for place, (number, plan) in enumerate(held)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return table.astype({"version": int, "counted": int, "made_up": bool})


def finished_on(plans: Sequence[Plan]) -> date | None:
    """The day the last counted action was completed, by the first plan to say so.

    None where in none of the plans, given oldest first, all counted are complete.
    """
    for plan in plans:
        among = [one for one in plan.actions if one.counted]
        if among and all(one.complete for one in among):
            days = [one.completed_on or plan.as_at for one in among]
            return min(max(days), plan.as_at)
    return None


def _row(one: Made, plans: Sequence[Plan]) -> dict[str, object]:
    """``plans`` are the version's own and all later ones, oldest first."""
    ended = finished_on(plans)
    known = plans[-1].as_at
    given = not one.refused
    dates = {sure: one.done_by(sure) if given else None for sure in (0.5, 0.85)}
    fates = {sure: str(_fate(on, ended, known)) for sure, on in dates.items()}
    by_sign_off = one.chance_by(one.sign_off) if given and one.sign_off else None
    return {
        "version": one.version,
        "as_at": one.as_at,
        "counted": one.counted,
        "date_50": dates[0.5],
        "date_85": dates[0.85],
        "sign_off": one.sign_off,
        "chance_by_sign_off": by_sign_off,
        "refused": one.refused,
        "finished_on": ended,
        "met_50": fates[0.5] if given else "",
        "met_85": fates[0.85] if given else "",
        "happened": _happened(plans, ended),
        "made_up": one.made_up or any(plan.made_up for plan in plans),
    }


def _fate(given: date | None, ended: date | None, known: date) -> Fate:
    if given is None:
        return Fate.NO_DATE
    if ended is not None:
        return Fate.MET if ended <= given else Fate.MISSED
    return Fate.OPEN if known <= given else Fate.MISSED


def _happened(plans: Sequence[Plan], ended: date | None) -> str:
    newest = plans[-1]
    among = [one for one in newest.actions if one.counted]
    done = sum(one.complete for one in among)
    if ended is not None:
        return f"All reported complete by {words.day(ended)}."
    at = words.day(newest.as_at)
    return f"{words.of(done, len(among))} reported complete at {at}."
