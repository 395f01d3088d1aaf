"""Then and now, side by side: the six-month review's sentences and tables.

Two frozen versions, figure by figure and finding by finding; what one of them does
not record is said, never written as nought.

One case, Westmere: reported complete, 14 of 60 (23%) on 16 January and 50 of 61
(82%) on 10 July 2023: 36 more.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from components.sentences import impact
from data import words
from data.analysis import cohort, completion, risk
from data.analysis.ledger import Version
from data.analysis.meetings import Choice
from data.analysis.since import Comparison
from data.figure import Figure
from data.plan import Cell, Plan

HEADLINE = ("figure", "then", "now", "change", "cells", "made_up")
FINDINGS = (
    "finding",
    "when",
    "complete",
    "evidenced",
    "position",
    "measures",
    "cells",
    "made_up",
)
ONE = ("question", "then", "now")
NOT_LISTED = "Finding not listed"
_ALSO = ("cohort_count", "risks_high")
_LABELS = {"cohort_count": "Children identified as at risk"}  # its own has its date
_QUESTIONS = {
    "complete": "Actions reported complete",
    "evidenced": "With evidence recorded",
    "position": "Agreed as addressed",
    "measures": "Latest measure",
}


def ends(compared: Comparison) -> tuple[str, str]:
    """The headings of the two columns: ``16 January 2023, version 1``."""
    return _end(compared.chosen.then), _end(compared.chosen.now)


def _end(choice: Choice) -> str:
    return f"{words.day(choice.on)}, version {choice.version}"


def headline(compared: Comparison) -> pd.DataFrame:
    """A row per headline figure, as it stood then and as it stands now.

    Columns as HEADLINE: texts; ``change`` in whole numbers, "" where the two cannot
    be compared and nothing more can be said.
    """
    then, now = (_figures(version) for version in (compared.then, compared.now))
    rows = [
        {
            "figure": label(one),
            "then": then[name].text if name in then else "Not given",
            "now": one.text,
            "change": _change(compared, name, then.get(name), one),
            "cells": one.cells,
            "made_up": one.made_up,
        }
        for name, one in now.items()
    ]
    table = pd.DataFrame(rows, columns=list(HEADLINE), dtype=object)
    return table.astype({"made_up": bool})


def label(figure: Figure) -> str:
    """What a figure is called beside its own of another version."""
    return _LABELS.get(figure.name, figure.label)


def _figures(version: Version) -> dict[str, Figure]:
    """The headline figures, the number on the list and the risks rated high."""
    plan, number = version.plan, version.number
    more = (*cohort.figures(plan, number), *risk.figures(plan, number))
    also = {one.name: one for one in more if one.name in _ALSO}
    return {**completion.headline(plan, number), **also}


def _change(compared: Comparison, name: str, then: Figure | None, now: Figure) -> str:
    if name == "cohort_count" and (changed := _redefined(compared)):
        return f"Not compared: definition changed on {changed}"
    before, after = _counted(then), _counted(now)
    if before is None or after is None:
        return "Cannot be compared"
    if before == after:
        return "About the same" if now.rounded else "The same number"
    more = "more" if after > before else "fewer"
    if now.rounded:
        return f"{words.capital(words.about(abs(after - before)))} {more}"
    return f"{words.number(abs(after - before))} {more}"


def _counted(figure: Figure | None) -> float | None:
    if figure is None or figure.value is None:
        return None
    return figure.value if figure.numerator is None else figure.numerator


def _redefined(compared: Comparison) -> str:
    """The day between the two on which the list's definition changed; "" if none."""
    days = [
        point.on
        for point in compared.now.plan.cohort
        if point.definition_changed
        and compared.then.as_at < point.on <= compared.now.as_at
    ]
    return words.day(max(days)) if days else ""


def note(compared: Comparison) -> str:
    """Which two frozen versions these are."""
    then, now = compared.then, compared.now
    return (
        f"Version {then.number}, position at {words.day(then.as_at)}, and version "
        f"{now.number}, position at {words.day(now.as_at)}. A published version "
        "does not change."
    )


# --- finding by finding --------------------------------------------------------


def names(compared: Comparison) -> list[str]:
    """Every finding of either version, the later one's order first."""
    plans = (compared.now.plan, compared.then.plan)
    found = [str(line["finding"]) for plan in plans for line in _positions(plan)]
    return list(dict.fromkeys(found))


def findings(compared: Comparison) -> pd.DataFrame:
    """Two rows a finding, then and now, in the later version's order.

    Columns as FINDINGS: texts as on the Impact page; ``when`` is the day of the end.
    """
    rows = [row for name in names(compared) for row in _both(compared, name)]
    table = pd.DataFrame(rows, columns=list(FINDINGS), dtype=object)
    return table.astype({"made_up": bool})


def finding(compared: Comparison, name: str) -> pd.DataFrame:
    """One finding, question by question, then and now; columns as ONE."""
    then, now = _both(compared, name)
    rows = [(asked, then[key], now[key]) for key, asked in _QUESTIONS.items()]
    return pd.DataFrame(rows, columns=list(ONE))


def finding_heading(compared: Comparison, name: str) -> str:
    """``Front door: 12 of 12 actions reported complete``."""
    _, now = _both(compared, name)
    complete = str(now["complete"])
    if " of " not in complete:
        return f"{name}: then and now"
    return f"{name}: {complete.partition(' (')[0]} actions reported complete"


def _both(
    compared: Comparison, name: str
) -> tuple[dict[str, object], dict[str, object]]:
    chosen = compared.chosen
    return (
        _row(compared.then.plan, name, words.day(chosen.then.on)),
        _row(compared.now.plan, name, words.day(chosen.now.on)),
    )


def _row(plan: Plan, name: str, when: str) -> dict[str, object]:
    for line in _positions(plan):
        if line["finding"] == name:
            return {**line, "when": when}
    empty: tuple[Cell, ...] = ()
    nothing = dict.fromkeys(_QUESTIONS, "Not given")
    return {
        **nothing,
        "finding": name,
        "when": when,
        "position": NOT_LISTED,
        "cells": empty,
        "made_up": False,
    }


def _positions(plan: Plan) -> Iterator[dict[str, object]]:
    for line in impact.positions(plan).to_dict("records"):
        yield {str(key): value for key, value in line.items()}
