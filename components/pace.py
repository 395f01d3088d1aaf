"""When may it be finished? The burn-up with what may follow, and its forecast.

Members and officers see it; the public has the burn-up alone, so nothing of a
forecast is worked out for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components import blocks, chrome, tables
from components.charts.ahead import Ahead
from components.sentences import pace as says
from components.sentences import scores
from components.sentences.overview import progress_headline
from components.session import View
from components.tables import Spec
from data import words
from data.analysis import burn_up, events
from data.analysis.earned_schedule import earned_schedule
from data.analysis.forecast import Made, kept, monthly
from data.analysis.ledger import Version
from data.plan import Plan

SCORED = 6  # the newest earlier forecasts, which stand without being asked for
SCORES = Spec(
    scores.COLUMNS,
    alt=scores.HEADING,
    file="earlier-forecasts",
    nothing="None",
    in_file=scores.IN_FILE,
    stacked=True,
)
BAND = Spec(
    {
        "on": "At",
        "low": "85% sure of at least",
        "middle": "50% sure of at least",
        "high": "15% sure of at least",
    },
    alt="Actions that may be complete, if the pace slows",
    file="forecast-by-month",
    wide=False,
)


def may_see(view: View) -> bool:
    """Whether this reader is shown forecasts."""
    return says.may_see(view.reader.role)


def show(view: View) -> None:
    """The burn-up; for those who may see it the forecast, and how others did."""
    if not may_see(view):
        blocks.burned_up(view)
        return
    one = view.history.work(kept.newest)
    blocks.burned_up(
        view,
        {
            **view.work(marks).shown,
            "scope": view.history.work(scope).shown,
            "ahead": one.map(ahead).shown,
        },
        alt=one.map(in_words, view.work(progress_headline).shown),
    )
    chrome.caption(one.map(says.drawn))
    chrome.subsection(one.map(says.heading))
    chrome.bullets(one.map(lambda made: list(says.said(made))))
    chrome.say(one.map(says.on_sign_off))
    _scores(view)


def method(view: View) -> None:
    """How it was made, month by month, and where the plan's own timetable has it."""
    if not may_see(view):
        return
    chrome.say(view.work(monthly).map(says.made_from))
    chrome.say(says.METHOD)
    chrome.say(view.work(earned_schedule).map(says.timetable))
    tables.show(view, view.history.work(kept.newest).map(band), BAND)


def _scores(view: View) -> None:
    frame = view.history.work(kept.earlier)
    chrome.subsection(scores.HEADING)
    chrome.say(frame.map(scores.said))
    tables.first(
        view,
        frame.map(scores.table),
        SCORES,
        SCORED,
        label="See every earlier forecast",
    )


# --- what is drawn --------------------------------------------------------------


def marks(plan: Plan) -> dict[str, Any]:
    """The meetings, and the events that have happened: frames of on and name."""
    met = [{"on": one.on, "name": one.name} for one in plan.meetings]
    past = [
        {"on": one.on.on, "name": one.event}
        for one in plan.events
        if events.happened(one, plan.as_at)
    ]
    columns = ["on", "name"]
    return {
        "meetings": pd.DataFrame(met, columns=columns),
        "events": pd.DataFrame(past, columns=columns),
    }


def scope(versions: Sequence[Version]) -> pd.DataFrame:
    """How many actions were counted at each version's position."""
    return burn_up.scope(one.plan for one in versions if one.plan.actions)


def ahead(one: Made) -> Ahead | None:
    """The band and the two dates if the pace slows; None where it is refused."""
    if one.refused:
        return None
    return Ahead(one.band(), {"50%": one.done_by(0.5), "85%": one.done_by(0.85)})


def band(one: Made) -> pd.DataFrame:
    """The band as a table; no rows where the forecast is refused."""
    if one.refused:
        return pd.DataFrame(columns=list(BAND.columns))
    return one.band()


def in_words(one: Made, headline: str) -> str:
    """The chart's alternative: where the plan stands, and what may follow."""
    return words.paragraph((headline, "" if one.refused else says.dates(one)))
