"""What score had a risk in every version, and when was it lowered?

A risk is followed by its ref, whatever its case. A version that does not list it,
or gives it no score, is a gap: nothing is drawn or reckoned across it as if it
had been scored.

One case: Westmere's R1 stands at 16 in versions 1 to 5 and at 12 from version 6
on: one fall, from 16 in version 5 to 12 in version 6.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from data.analysis import risk
from data.analysis.ledger import Version
from data.analysis.risk_bearing import risk_of
from data.plan import Risk, Score

COLUMNS = (
    "version",
    "as_at",
    "current",
    "current_text",
    "gross_text",
    "target",
    "target_text",
    "risk",
    "cells",
    "made_up",
)
NOT_LISTED = "Not listed"
_PARTS = ("likelihood", "impact")


@dataclass(frozen=True)
class Fall:
    """A current score lower than in the version before that scored the risk."""

    then: Version
    before: Risk
    now: Version
    after: Risk


def scores(versions: Sequence[Version], ref: str) -> pd.DataFrame:
    """A row per version, oldest first; columns as COLUMNS.

    ``current`` and ``target`` are whole numbers or None; the ``*_text`` are such
    as "12 Very high" on that version's own bands, NOT_LISTED where the version
    does not list the risk. ``risk`` is its text in that version.
    """
    rows = [_row(version, risk_of(version.plan, ref)) for version in versions]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return table.astype({"made_up": bool})


def falls(versions: Sequence[Version], ref: str) -> tuple[Fall, ...]:
    """Each time the current score went down, oldest first.

    Between two versions that score it, those that do not are passed over.
    """
    scored = [
        (version, found)
        for version in versions
        if (found := risk_of(version.plan, ref)) and found.current
    ]
    return tuple(
        Fall(then, before, now, after)
        for (then, before), (now, after) in pairwise(scored)
        if _value(after.current) < _value(before.current)
    )


def target_since(versions: Sequence[Version], ref: str) -> Version | None:
    """The earliest version from which the target has stood as it does in the last.

    A version that does not list the risk ends the stretch. None where the last
    gives no target.
    """
    found = [(version, risk_of(version.plan, ref)) for version in versions]
    last = found[-1][1] if found else None
    if last is None or last.target is None:
        return None
    since = None
    for version, one in reversed(found):
        if one is None or one.target != last.target:
            break
        since = version
    return since


def _value(score: Score | None) -> int:
    return score.value if score else 0


def _row(version: Version, found: Risk | None) -> dict[str, object]:
    row: dict[str, object] = {
        "version": version.number,
        "as_at": version.as_at,
        "risk": found.risk if found else "",
        "cells": _cells(found),
        "made_up": found.row.made_up if found else False,
    }
    for stage in risk.STAGES:
        score = getattr(found, stage) if found else None
        row[stage] = score.value if score else None
        row[f"{stage}_text"] = risk.text(version.plan, score) if found else NOT_LISTED
    return row


def _cells(found: Risk | None) -> tuple[object, ...]:
    stages = [f"{stage}_{part}" for stage in risk.STAGES for part in _PARTS]
    return found.row.pick("ref", *stages) if found else ()
