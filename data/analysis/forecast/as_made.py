"""What did this version's forecast say when it was made?

A forecast is made of one version alone, from what that version records, with the
seed and the number of draws fixed, and is kept as made: a later release may draw
otherwise, and a forecast is only worth scoring as it was given.

One case: ``made(plan, 7).as_record()`` is stored with version 7, and
``Made.from_record`` gives back the same dates under any later release.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data.analysis import months
from data.analysis.forecast.completions import monthly
from data.analysis.forecast.forecasting import PACES, Forecast, Pace, forecast
from data.analysis.forecast.model import HORIZON, METHOD, Outlook
from data.plan import Plan

SEED, DRAWS = 20230710, 4000
BAND = ("on", "low", "middle", "high")
AHEAD = 24  # months the band looks ahead where it reaches no 85% date


@dataclass(frozen=True)
class Made:
    """The forecast of one version, in days of the calendar.

    Attributes:
        version: the version's number.
        as_at, sign_off: its position, and when sign-off is due, if that is given.
        counted: all actions counted; ``before`` were complete before the months
            the forecast goes by, and ``undated`` have no day of completion, so
            that neither is part of ``forecast.total``.
        forecast: the forecast, or the sentence why there is none.
        made_up: whether any action counted is marked made up.
        method: which issue of the method made it.
    """

    version: int
    as_at: date
    sign_off: date | None
    counted: int
    before: int
    undated: int
    forecast: Forecast
    made_up: bool = False
    method: int = METHOD

    @property
    def refused(self) -> str | None:
        """Why there is no forecast; None where there is one."""
        return self.forecast.refused

    @property
    def complete(self) -> int:
        """The actions reported complete at the position."""
        return self.counted - self.forecast.remaining

    def done_by(self, probability: float, pace: Pace = "slowing") -> date | None:
        """The day by which all is complete at this chance; None past the horizon.

        Raises:
            ValueError: as ``Forecast.months`` does.
        """
        month = self.forecast.months(probability, pace)
        return None if month is None else months.after(self.as_at, month)

    def month_end_by(self, day: date) -> date | None:
        """The last month's end not after a day; None where no month ends by then."""
        ahead = months.whole(self.as_at, day)
        return months.after(self.as_at, ahead) if ahead else None

    def chance_by(self, day: date, pace: Pace = "slowing") -> float | None:
        """The chance, 0 to 1, that all is complete at the last month's end by a day.

        None where no month ends by then.

        Raises:
            ValueError: as ``Forecast.chance_within`` does.
        """
        ahead = months.whole(self.as_at, day)
        return self.forecast.chance_within(ahead, pace) if ahead else None

    def band(self, pace: Pace = "slowing") -> pd.DataFrame:
        """How many may be complete at each month's end ahead, from the position on.

        Columns as BAND: ``on`` a date, and the most actions complete by then with
        a chance of 85% (``low``), 50% and 15% at least; all counted ones are meant,
        those that the pace leaves out included. To the month of the 85% date or of
        sign-off, whichever is later; where there is no 85% date, to that of the 50%
        date and for two years at least.

        Raises:
            ValueError: as ``Forecast.outlook`` does.
        """
        seen = self.forecast.outlook(pace)
        last = self._months_drawn(pace)
        aside = self.before + self.undated
        now = (self.as_at, *[self.complete] * 3)
        ahead = (
            (months.after(self.as_at, month), *(count + aside for count in edges))
            for month, edges in enumerate(
                zip(seen.low, seen.middle, seen.high, strict=True), 1
            )
            if month <= last
        )
        return pd.DataFrame([now, *ahead], columns=list(BAND))

    def _months_drawn(self, pace: Pace) -> int:
        likely, sure = (self.forecast.months(chance, pace) for chance in (0.5, 0.85))
        due = months.whole(self.as_at, self.sign_off) if self.sign_off else 0
        return min(HORIZON, max(sure or AHEAD, likely or 0, due))

    def as_record(self) -> dict[str, Any]:
        """The forecast as JSON has it: texts, whole numbers, lists and None."""
        one = self.forecast
        return {
            "method": self.method,
            "version": self.version,
            "as_at": self.as_at.isoformat(),
            "sign_off": self.sign_off.isoformat() if self.sign_off else None,
            "counted": self.counted,
            "before": self.before,
            "undated": self.undated,
            "made_up": self.made_up,
            "completed": list(one.completed),
            "total": one.total,
            "seed": one.seed,
            "draws": one.draws,
            "refused": one.refused,
            **{pace: _outlook_record(getattr(one, pace)) for pace in PACES},
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Made:
        """The forecast that ``as_record`` stored.

        Raises:
            ValueError: when the record is not one that ``as_record`` made.
        """
        try:
            return _from_record(record)
        except (KeyError, TypeError, ValueError) as error:
            message = f"this is not a forecast as stored: {error!r}"
            raise ValueError(message) from error


def made(plan: Plan, version: int) -> Made:
    """The forecast of one version, from that version alone."""
    seen = monthly(plan)
    if seen.refused:
        found = Forecast(seen.completed, seen.total, SEED, DRAWS, seen.refused)
    else:
        found = forecast(seen.completed, seen.total, seed=SEED, draws=DRAWS)
    return Made(
        version,
        plan.as_at,
        plan.sign_off_due,
        seen.counted,
        seen.before,
        seen.undated,
        found,
        seen.made_up,
    )


def _outlook_record(seen: Outlook | None) -> dict[str, list[int]] | None:
    if seen is None:
        return None
    edges = ("finished", "low", "middle", "high")
    return {name: list(getattr(seen, name)) for name in edges}


def _from_record(record: Mapping[str, Any]) -> Made:
    refused = record["refused"]
    slowing, steady = (_outlook(record[pace], refused) for pace in PACES)
    found = Forecast(
        tuple(map(int, record["completed"])),
        int(record["total"]),
        int(record["seed"]),
        int(record["draws"]),
        refused,
        slowing,
        steady,
    )
    sign_off = record["sign_off"]
    return Made(
        int(record["version"]),
        date.fromisoformat(record["as_at"]),
        date.fromisoformat(sign_off) if sign_off else None,
        int(record["counted"]),
        int(record["before"]),
        int(record["undated"]),
        found,
        bool(record["made_up"]),
        int(record["method"]),
    )


def _outlook(record: Mapping[str, Any] | None, refused: str | None) -> Outlook | None:
    if (record is None) != (refused is not None):
        message = "a forecast is either refused or has its outlook"
        raise ValueError(message)
    if record is None:
        return None
    edges = [tuple(map(int, record[name])) for name in ("finished", *BAND[1:])]
    if any(len(edge) != HORIZON for edge in edges):
        message = f"an outlook has {HORIZON} months"
        raise ValueError(message)
    return Outlook(*edges)
