"""Were the dates given to the committee met?

An event whose kind is "Expected" has not been reported as happened. Any other
happened once its own date is not after the position. A month as a date means
its last day, so lateness reckoned from a month is "up to" so many days.

One case: given 31 October 2022 for the daily meeting, which began 3 October:
"Met". Given 30 September 2023 for a team still expected at 30 June 2023: "Not
yet due".
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from data import words
from data.analysis import dues
from data.plan import Event, Plan, Precision, Wording

DATES = (
    "event",
    "given",
    "given_text",
    "on",
    "on_text",
    "position",
    "days_late",
    "source",
    "cells",
    "made_up",
)
TIMELINE = (
    "on",
    "on_text",
    "event",
    "kind",
    "happened",
    "given_text",
    "source",
    "cells",
    "made_up",
)
_EXPECTED = "expected"


class Position(Wording):
    """What became of a date given to the committee."""

    MET = "Met"
    LATE = "Met late"
    NOT_YET = "Not yet due"
    NO_UPDATE = "No update recorded"


def happened(event: Event, as_at: date) -> bool:
    """Whether the record says it had happened by the date of the position."""
    expected = event.kind.strip().casefold() == _EXPECTED
    return not expected and event.on.on is not None and event.on.on <= as_at


def position(event: Event, as_at: date) -> Position | None:
    """What became of the date given; None where none was given."""
    given = event.given.on
    if given is None:
        return None
    if happened(event, as_at):
        return (
            Position.LATE if dues.days_past(event.given, _on(event)) else Position.MET
        )
    return Position.NOT_YET if given >= as_at else Position.NO_UPDATE


def with_dates_given(plan: Plan) -> list[Event]:
    """The events that have a date given to the committee, by that date."""
    known = [one for one in plan.events if one.given.on]
    return sorted(known, key=lambda one: one.given.on or plan.as_at)


def dates_given(plan: Plan) -> pd.DataFrame:
    """A row per event with a date given to the committee, by that date.

    Columns as DATES: ``given`` and ``on`` are dates, ``*_text`` as a reader says
    them, ``position`` "Met", "Met late, by 31 days", "Not yet due" or "No update
    recorded"; ``days_late`` is 0 unless met late.
    """
    rows = [_date_row(one, plan.as_at) for one in with_dates_given(plan)]
    table = pd.DataFrame(rows, columns=list(DATES), dtype=object)
    return table.astype({"days_late": int, "made_up": bool})


def tally(plan: Plan) -> dict[str, int]:
    """How many dates given stand in each position, all four named in order."""
    found = [position(one, plan.as_at) for one in plan.events]
    return {str(one): found.count(one) for one in Position}


def timeline(plan: Plan) -> pd.DataFrame:
    """Every event by its date, those without one last.

    Columns as TIMELINE: ``on`` is a date or None, ``happened`` whether the record
    says so by the date of the position, ``given_text`` "" where none was given.
    """
    events = sorted(plan.events, key=lambda one: one.on.on or date.max)
    rows = [_timeline_row(one, plan.as_at) for one in events]
    table = pd.DataFrame(rows, columns=list(TIMELINE), dtype=object)
    return table.astype({"happened": bool, "made_up": bool})


def _on(event: Event) -> date:
    return event.on.on or date.min


def _days_late(event: Event, as_at: date) -> int:
    late = position(event, as_at) is Position.LATE
    return dues.days_past(event.given, _on(event)) if late else 0


def said(event: Event, as_at: date) -> str:
    """``Met late, by 31 days``; "" where no date was given."""
    late = _days_late(event, as_at)
    if not late:
        return str(position(event, as_at) or "")
    up_to = "" if event.on.precision is Precision.DAY else "up to "
    return f"{Position.LATE}, by {up_to}{words.count(late, 'day')}"


def _date_row(event: Event, as_at: date) -> dict[str, object]:
    return {
        "event": event.event,
        "given": event.given.on,
        "given_text": dues.said(event.given),
        "on": event.on.on,
        "on_text": dues.said(event.on),
        "position": said(event, as_at),
        "days_late": _days_late(event, as_at),
        "source": event.source,
        "cells": event.row.pick("event", "on", "kind", "given"),
        "made_up": event.row.made_up,
    }


def _timeline_row(event: Event, as_at: date) -> dict[str, object]:
    return {
        "on": event.on.on,
        "on_text": dues.said(event.on),
        "event": event.event,
        "kind": event.kind,
        "happened": happened(event, as_at),
        "given_text": dues.said(event.given) if event.given.on else "",
        "source": event.source,
        "cells": event.row.pick("on", "event", "kind", "given"),
        "made_up": event.row.made_up,
    }
