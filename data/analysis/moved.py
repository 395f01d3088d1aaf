"""Whose dates were moved between two versions, how far from the first, how often?

Every move is one version's, so that a date moved twice is two moves, and one moved
and moved back is told although its two ends agree.

One case, Westmere from 16 January to 10 July 2023: 7 actions in 9 moves, 6.1 and
7.5 twice each; 6.1 stands 153 days after its original date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data.analysis import dues
from data.analysis.ledger import DATES, Entry, Step
from data.analysis.since import Comparison

COLUMNS = (
    "ref",
    "action",
    "original_on",
    "original_text",
    "current_on",
    "current_text",
    "moved_days",
    "times",
    "cells",
    "made_up",
)


@dataclass(frozen=True)
class Tally:
    """How often dates were moved between the two versions.

    ``moves`` counts each move of every action, ``times`` how many each action had,
    by ref; ``back`` are the refs whose two ends agree all the same.
    """

    moves: int
    times: Mapping[str, int]
    back: tuple[str, ...]

    def repeated(self) -> Sequence[str]:
        """The refs of actions whose date was moved more than once."""
        return [ref for ref, times in self.times.items() if times > 1]


def moved(compared: Comparison) -> pd.DataFrame:
    """The actions moved later between the two, farthest from the original first.

    Columns as COLUMNS: ``*_on`` are dates, ``moved_days`` whole days from the
    original to the current date, ``times`` the moves made between the two. One
    that stands no later than its original date is left out.
    """
    found = [
        (entry, steps)
        for change in compared.changes.moved_later
        if (entry := compared.entry(change.ref)) and entry.days > 0
        for steps in [_between(compared, entry)]
    ]
    found.sort(key=lambda one: -one[0].days)  # stable: by ref within one
    rows = [_row(*one) for one in found]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return table.astype({"moved_days": int, "times": int, "made_up": bool})


def tally(compared: Comparison) -> Tally:
    """How often the dates of the actions listed now were moved."""
    steps = {
        entry.ref: made
        for entry in compared.ledger.entries
        if (made := _between(compared, entry)) and entry.last is compared.now
    }
    ends = {change.ref for change in compared.changes.date_moved}
    return Tally(
        moves=sum(map(len, steps.values())),
        times={ref: len(made) for ref, made in steps.items()},
        back=tuple(ref for ref in steps if ref not in ends),
    )


def _between(compared: Comparison, entry: Entry) -> tuple[Step, ...]:
    made = entry.within(compared.then.number, compared.now.number)
    return tuple(step for step in made if step.change.kind in DATES)


def _row(entry: Entry, steps: Sequence[Step]) -> dict[str, object]:
    return {
        "ref": entry.ref,
        "action": entry.action.action,
        "original_on": entry.original.on,
        "original_text": dues.said(entry.original),
        "current_on": entry.current.on,
        "current_text": dues.said(entry.current),
        "moved_days": entry.days,
        "times": len(steps),
        "cells": entry.action.row.pick("ref", "original_due", "current_due"),
        "made_up": entry.action.row.made_up,
    }
