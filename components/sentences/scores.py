"""How did earlier forecasts do? The sentence over their table, and its cells.

Each stands as it was stored when its version opened, or says that it was made anew.

One case, Westmere's second plan: "Of earlier forecasts, 10 of 20 of the 50% dates
and 17 of 17 of the 85% dates were met."
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from components.sentences import pace
from data import words

HEADING = "How earlier forecasts did"
NONE = "This is the first version, so there is no earlier forecast."
COLUMNS = {"of": "Forecast of", "said_50": "50% date", "said_85": "85% date"}
IN_FILE = {
    "version": "Version",
    "as_at": "Position at",
    "date_50": "50% date",
    "met_50": "50% date met",
    "date_85": "85% date",
    "met_85": "85% date met",
    "refused": "Why no date",
    "finished_on": "All complete on",
    "stored": "As stored",
}


def said(frame: pd.DataFrame) -> str:
    """How they did, what happened, and whether they stand as stored.

    ``frame`` is what ``forecast.kept.earlier`` gives.
    """
    if frame.empty:
        return NONE
    happened = str(frame.iloc[-1]["happened"])
    made_up = pace.MADE_UP if frame["made_up"].any() else ""
    return words.paragraph((pace.earlier(frame), happened, _kept(frame), made_up))


def table(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame newest first, with ``of``, ``said_50`` and ``said_85`` as texts.

    Each date with what became of it; where there is no forecast, why.
    """
    given = zip(frame["version"], frame["as_at"], strict=True)
    of = [f"Version {number}, {words.day(on)}" for number, on in given]
    told = frame.assign(of=of, said_50=_dates(frame, "50"), said_85=_dates(frame, "85"))
    return told.iloc[::-1]


def _dates(frame: pd.DataFrame, name: str) -> pd.Series:
    given = zip(
        frame[f"date_{name}"], frame[f"met_{name}"], frame["refused"], strict=True
    )
    return pd.Series([_date(*one) for one in given], index=frame.index, dtype=object)


def _date(on: date | None, fate: str, refused: str | None) -> str:
    """``30 June 2022 (not met)``; where the whole forecast is refused, why."""
    if on is None:
        return refused or fate
    return f"{words.day(on)} ({words.uncapital(fate)})"


def _kept(frame: pd.DataFrame) -> str:
    """Whether they are as stored, or made anew from their version alone."""
    stored, every = int(frame["stored"].sum()), len(frame)
    if stored == every:
        return "Each is shown as it was stored when its version opened."
    anew = "made anew by today's method, from its version alone"
    if stored == 0:
        return f"None was stored when its version opened; each is {anew}."
    return (
        f"{words.of(stored, every)} are shown as stored when their version opened; "
        f"each of the rest is {anew}."
    )
