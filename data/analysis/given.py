"""What became of the dates given to the committee, and of what it agreed?

A date is judged against the one last given. Where an earlier version gave
another, that is said beside it with the version: a date met only because it was
given again is not told as met alone.

One case: the contextual safeguarding team, given as 30 April 2023 in version 1,
stands at 30 September in version 7: "Not yet due", first given as 30 April 2023.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from data.analysis import dues, events
from data.analysis.ledger import Version
from data.plan import Event, Plan, Recommendation

FIRST = ("first_given", "first_version", "position_first")
GIVEN = (*events.DATES, *FIRST)
RECOMMENDED = ("on", "text", "status", "response", "cells", "made_up")
NO_UPDATE = str(events.Position.NO_UPDATE)


def dates(versions: Sequence[Version]) -> pd.DataFrame:
    """A row per date given in the newest version, by that date; columns as GIVEN.

    ``first_given`` is the date first given for it, as text, ``first_version`` the
    version that gave it, and ``position_first`` how it stands against that date:
    None, None and "" where no earlier version gave another date.
    """
    newest = versions[-1].plan
    found = events.dates_given(newest)
    rows = [_first(event, versions) for event in events.with_dates_given(newest)]
    table = pd.DataFrame(rows, columns=list(FIRST), index=found.index, dtype=object)
    return found.join(table)


def recommendations(plan: Plan) -> pd.DataFrame:
    """A row per recommendation up to the newest, by date; columns as RECOMMENDED.

    ``status`` is "No update recorded" where its cell is blank.
    """
    rows = [_recommended(one) for one in sorted(plan.recommendations, key=_by_date)]
    table = pd.DataFrame(rows, columns=list(RECOMMENDED), dtype=object)
    return table.astype({"made_up": bool})


def _first(event: Event, versions: Sequence[Version]) -> tuple[object, object, str]:
    """The date first given for this event, where it was another one."""
    for version in versions:
        for earlier in version.plan.events:
            if _key(earlier.event) == _key(event.event) and earlier.given.on:
                if earlier.given.on == event.given.on:
                    return None, None, ""
                against = replace(event, given=earlier.given)
                position = events.said(against, versions[-1].as_at)
                return dues.said(earlier.given), version.number, position
    return None, None, ""


def _recommended(one: Recommendation) -> dict[str, object]:
    return {
        "on": one.on,
        "text": one.text,
        "status": one.status.strip() or NO_UPDATE,
        "response": one.response,
        "cells": one.row.pick("on", "text", "status", "response"),
        "made_up": one.row.made_up,
    }


def _by_date(one: Recommendation) -> date:
    return one.on


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
