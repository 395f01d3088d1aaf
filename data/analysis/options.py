"""What is the committee asked to decide, and what else was considered?

The report's own words stand as written. Where they only point elsewhere ("As
above", "Same as Do nothing") the text pointed at is put in their place, and
where it came from is told; where a longer text also points elsewhere, its own
words are kept and the text pointed at stands beside them.

One case: the second option's risk is "As above." and the first's is "Children
are not protected." The second's risk is then "Children are not protected.",
its ``risk_said`` "As above.", its ``risk_from`` "Do nothing (Options, C2)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from data.plan import Option, Plan, Recommendation

CONSIDERED = (
    "option",
    "impact",
    "risk",
    "impact_said",
    "risk_said",
    "impact_from",
    "risk_from",
    "impact_points_at",
    "risk_points_at",
    "unresolved",
    "reports_every",
    "cells",
    "made_up",
)
RECOMMENDED = ("on", "text", "status", "response", "reporting", "cells", "made_up")

Column = Literal["impact", "risk"]

_LEAD = r"(?:the (?:impacts?|risks?) (?:is|are) )?(?:the )?"
_ONLY_ABOVE = re.compile(
    rf"{_LEAD}(?:same as|as per|as|see)(?: the)? above(?: option)?"
)
_WITHIN_ABOVE = re.compile(r"\bsame as (?:the )?above(?: option)?\b")
_ONLY_NAMED = rf"{_LEAD}(?:same as|as per|as)(?: for)? (?:the )?(?:option )?{{}}"
_WITHIN_NAMED = r"\bsame as (?:for )?(?:the )?(?:option )?{}\b"
_NAMES_NONE = re.compile(rf"{_LEAD}same as (?:the )?(?:option \w+|\w+ option)")
_REPORT = re.compile(r"\breports?\b")
_AGAIN = re.compile(r"\b(?:receiv|further|updat)")


@dataclass(frozen=True)
class _Pointer:
    """Where a text points: the option's position, and whether it says no more."""

    to: int | None
    only: bool


@dataclass(frozen=True)
class _Said:
    """One option's impact or risk, followed to where it points."""

    text: str
    source: str = ""
    points_at: str = ""
    unresolved: bool = False
    used: tuple[int, ...] = ()


def considered(plan: Plan) -> pd.DataFrame:
    """A row per option considered, in the workbook's order.

    Columns as CONSIDERED. ``impact`` and ``risk`` are resolved texts, ``*_said``
    as written, ``*_from`` the option and cell whose text was used ("" where it
    is the option's own), ``*_points_at`` the text that a longer text points at.
    ``unresolved`` marks a row with a text that points at nothing that can be
    found: it is left as it is. ``reports_every`` is in months, or None.
    """
    rows = [_option_row(plan.options, at) for at in range(len(plan.options))]
    table = pd.DataFrame(rows, columns=list(CONSIDERED), dtype=object)
    return table.astype({"unresolved": bool, "made_up": bool})


def recommended(plan: Plan) -> pd.DataFrame:
    """The newest recommendations: what the committee is asked to decide next.

    Columns as RECOMMENDED: ``on`` is a date; ``reporting`` says whether the
    text is about receiving a further report.
    """
    newest = _newest(plan)
    rows = [
        {
            "on": one.on,
            "text": one.text,
            "status": one.status,
            "response": one.response,
            "reporting": _is_reporting(one),
            "cells": one.row.pick("on", "text", "status", "response"),
            "made_up": one.row.made_up,
        }
        for one in plan.recommendations
        if one.on == newest
    ]
    table = pd.DataFrame(rows, columns=list(RECOMMENDED), dtype=object)
    return table.astype({"reporting": bool, "made_up": bool})


def on_reporting(plan: Plan) -> Recommendation | None:
    """The newest recommendation to receive a further report, of any meeting."""
    found = [one for one in plan.recommendations if _is_reporting(one)]
    return max(found, key=lambda one: one.on, default=None)


def _newest(plan: Plan) -> date | None:
    return max((one.on for one in plan.recommendations), default=None)


def _is_reporting(one: Recommendation) -> bool:
    text = one.text.casefold()
    return bool(_REPORT.search(text) and _AGAIN.search(text))


def _option_row(options: Sequence[Option], at: int) -> dict[str, object]:
    option = options[at]
    impact = _resolved(options, at, "impact", ())
    risk = _resolved(options, at, "risk", ())
    cells = dict.fromkeys(option.row.pick("option", "impact", "risk"))
    cells |= dict.fromkeys(
        c for i in impact.used for c in options[i].row.pick("impact")
    )
    cells |= dict.fromkeys(c for i in risk.used for c in options[i].row.pick("risk"))
    used = (at, *impact.used, *risk.used)
    return {
        "option": option.option,
        "impact": impact.text,
        "risk": risk.text,
        "impact_said": option.impact,
        "risk_said": option.risk,
        "impact_from": impact.source,
        "risk_from": risk.source,
        "impact_points_at": impact.points_at,
        "risk_points_at": risk.points_at,
        "unresolved": impact.unresolved or risk.unresolved,
        "reports_every": option.reports_every,
        "cells": tuple(cells),
        "made_up": any(options[i].row.made_up for i in used),
    }


def _resolved(
    options: Sequence[Option], at: int, column: Column, seen: tuple[int, ...]
) -> _Said:
    """One option's text followed to its end; pointing in a ring is unresolved."""
    text = _text(options[at], column)
    pointer = _pointer(options, at, text)
    if pointer is None:
        return _Said(text)
    if pointer.to is None or pointer.to in (*seen, at):
        return _Said(text, unresolved=True)
    target = _resolved(options, pointer.to, column, (*seen, at))
    if target.unresolved:
        return _Said(text, unresolved=True)
    source = target.source or _place(options[pointer.to], column)
    used = (pointer.to, *target.used)
    if pointer.only:
        return _Said(target.text, source, target.points_at, used=used)
    further = " ".join(part for part in (target.text, target.points_at) if part)
    return _Said(text, source, further, used=used)


def _pointer(options: Sequence[Option], at: int, text: str) -> _Pointer | None:
    """Where the text points, None where it stands by itself.

    A name is looked for before "above", the longest first, so that "Do nothing
    more" is not taken for "Do nothing".
    """
    plain = _plain(text)
    above = at - 1 if at else None
    if _ONLY_ABOVE.fullmatch(plain):
        return _Pointer(above, only=True)
    others = [i for i in range(len(options)) if i != at and _plain(options[i].option)]
    others.sort(key=lambda i: -len(_plain(options[i].option)))
    for i in others:
        name = re.escape(_plain(options[i].option))
        if re.fullmatch(_ONLY_NAMED.format(name), plain):
            return _Pointer(i, only=True)
        if re.search(_WITHIN_NAMED.format(name), plain):
            return _Pointer(i, only=False)
    if _WITHIN_ABOVE.search(plain):
        return _Pointer(above, only=False)
    return _Pointer(None, only=True) if _NAMES_NONE.fullmatch(plain) else None


def _text(option: Option, column: Column) -> str:
    return option.impact if column == "impact" else option.risk


def _place(option: Option, column: Column) -> str:
    """``Do nothing (Options, C2)``."""
    cell = option.row.cells.get(column)
    return f"{option.option} ({cell})" if cell else option.option


def _plain(text: str) -> str:
    """The words alone: case, punctuation and spacing do not matter."""
    return " ".join(re.findall(r"\w+", text.casefold()))
