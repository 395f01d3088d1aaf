"""How is it said what is worth knowing of a risk? One neutral sentence a flag.

A flag is for information: it sets two recorded facts side by side and judges
neither. One case: "R1's current score went from 16 Very high in version 5 to 12
Very high in version 6; none of the actions it names (7.2 and 7.5) became complete
between the two."
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import pandas as pd

from data import words
from data.analysis import dues, risk_flags
from data.analysis.ledger import Version
from data.analysis.risk_bearing import How
from data.analysis.risk_flags import Flag, Kind
from data.analysis.standing import Standing

HEADING = "For information"
COLUMNS = ("ref", "kind", "said", "cells", "made_up")


def frame(versions: Sequence[Version]) -> pd.DataFrame:
    """A row per flag, in the register's order; columns as COLUMNS."""
    rows = [
        {
            "ref": one.risk.ref,
            "kind": str(one.kind),
            "said": said(one),
            "cells": one.cells,
            "made_up": one.made_up,
        }
        for one in risk_flags.flags(versions)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return table.astype({"made_up": bool})


def of(versions: Sequence[Version], ref: str) -> list[str]:
    """The flags on one risk, a sentence each."""
    return [said(one) for one in risk_flags.of(versions, ref)]


def note(versions: Sequence[Version]) -> str:
    """What the flags are, or that there is none, and what they cannot tell."""
    plan = versions[-1].plan
    alone = (
        "This is the only version, so nothing can be told of scores lowered or "
        "targets left unchanged"
        if len(versions) == 1
        else ""
    )
    unnamed = (
        "The workbook does not record which actions bear on a risk"
        if risk_flags.untold(plan)
        else ""
    )
    held = risk_flags.flags(versions)
    told = (
        "Each line sets recorded facts side by side. None says that a score is right "
        "or wrong"
        if held
        else "No rule of ours finds anything to point to in the register"
    )
    rests = "These rest on made-up rows" if any(one.made_up for one in held) else ""
    return words.paragraph((told, alone, unnamed, rests))


def said(flag: Flag) -> str:
    """The flag as one sentence, with the refs it is about."""
    return words.sentence(_SAID[flag.kind](flag))


# --- one wording a rule ----------------------------------------------------------


def _not_reduced(flag: Flag) -> str:
    return (
        f"{flag.risk.ref}'s current score, {flag.now}, is not below its score before "
        f"controls, {flag.then}; controls are listed: "
        f"{words.quoted(flag.risk.controls, 120)}"
    )


def _target_held(flag: Flag) -> str:
    late = words.listed(_past(one) for one in flag.actions)
    whose = "them" if len(flag.actions) > 1 else "it"
    under = ", of the finding it names" if flag.how is How.FINDING else ""
    return (
        f"{flag.risk.ref}'s target has stood at {flag.now} since version "
        f"{flag.since}; open and past a date given for {whose}{under}: {late}"
    )


def _past(one: Standing) -> str:
    """``7.2 (first due 31 May 2023, now 31 August 2023)``."""
    first, latest = dues.said(one.original), dues.said(one.current)
    if one.original.on is None or first == latest:
        return f"{one.action.ref} (due {latest})"
    return f"{one.action.ref} (first due {first}, now {latest})"


def _lowered(flag: Flag) -> str:
    refs = words.listed(one.action.ref for one in flag.actions)
    which = {
        How.NAMED: f"none of the actions it names{f' ({refs})' if refs else ''}",
        How.FINDING: f"none of the actions of {words.quoted(flag.risk.finding)}",
        How.NONE: "it names no action, and none in the plan",
    }[flag.how]
    return (
        f"{flag.risk.ref}'s current score went from {flag.then} in version "
        f"{flag.since} to {flag.now} in version {flag.version}; {which} became "
        "complete between the two"
    )


def _no_action(flag: Flag) -> str:
    ref = flag.risk.ref
    superseded = [one.action.ref for one in flag.actions]
    if flag.how is not How.NAMED:
        finding = flag.risk.finding
        named = f"; it names the finding {words.quoted(finding)}" if finding else ""
        return f"{ref} names no action{named}"
    parts = (
        _are(superseded, "superseded"),
        _are(flag.missing, "not in this version's list"),
    )
    return f"{ref} names no action that is counted: {words.listed(filter(None, parts))}"


def _are(refs: Iterable[str], what: str) -> str:
    named = list(refs)
    if not named:
        return ""
    return f"{words.listed(named)} {words.plural(len(named), 'is', 'are')} {what}"


_SAID: Mapping[Kind, Callable[[Flag], str]] = {
    Kind.NOT_REDUCED: _not_reduced,
    Kind.TARGET_HELD: _target_held,
    Kind.LOWERED: _lowered,
    Kind.NO_ACTION: _no_action,
}
