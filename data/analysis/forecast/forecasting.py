"""What are the chances of finishing by a month, and by which month at a chance?

The method is ``model``'s; here stand what may be asked of it, what it refuses and
what it rejects. A month is a whole number from 1: the first after the last month
seen. Past the horizon the chance is that at the horizon, because nothing was
drawn further.

One case: a plan of 61 with 26 left after six months has
``forecast([7, 3, 4, 6, 7, 8], 61).months(0.85)`` months to go at 85%.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from numbers import Real
from typing import Literal, TypeAlias, get_args

from data import words
from data.analysis.forecast.model import HORIZON, Grid, Outlook, outlook

Pace: TypeAlias = Literal["slowing", "steady"]
PACES: tuple[Pace, ...] = get_args(Pace)
FEWEST_MONTHS = 6  # fewer say nothing of a pace


@dataclass(frozen=True)
class Forecast:
    """When every action may be complete, going by the months so far.

    ``completed`` and ``total`` are what it was made from, ``seed`` and ``draws``
    how. ``refused`` is the sentence why there is no forecast, else None; where it
    is refused there is no outlook and every question is a ``ValueError``.
    """

    completed: tuple[int, ...]
    total: int
    seed: int
    draws: int
    refused: str | None = None
    slowing: Outlook | None = None
    steady: Outlook | None = None

    @property
    def remaining(self) -> int:
        """The actions not complete at the end of the last month seen."""
        return self.total - sum(self.completed)

    def chance_within(self, months: int, pace: Pace = "slowing") -> float:
        """The chance, 0 to 1, that all is complete within so many months.

        Raises:
            ValueError: when ``months`` is no whole number from 1, the pace is
                neither "slowing" nor "steady", or the forecast is refused.
        """
        if not _whole(months) or months < 1:
            message = f"a month is a whole number from 1, not {months!r}"
            raise ValueError(message)
        finished = self.outlook(pace).finished
        return finished[min(int(months), HORIZON) - 1] / self.draws

    def months(self, probability: float, pace: Pace = "slowing") -> int | None:
        """The first month by whose end the chance is at least ``probability``.

        None where it is not reached within the horizon of 60 months.

        Raises:
            ValueError: when ``probability`` is not between 0 and 1, the pace is
                neither "slowing" nor "steady", or the forecast is refused.
        """
        if not _number(probability) or not 0 <= probability <= 1:
            message = f"a probability lies between 0 and 1, not {probability!r}"
            raise ValueError(message)
        chances = [count / self.draws for count in self.outlook(pace).finished]
        month = bisect_left(chances, probability) + 1
        return month if month <= HORIZON else None

    def outlook(self, pace: Pace = "slowing") -> Outlook:
        """What the draws at this pace came to.

        Raises:
            ValueError: when there is no such pace, or the forecast is refused.
        """
        if pace not in PACES:
            message = f"a pace is {words.listed(PACES, last='or')}, not {pace!r}"
            raise ValueError(message)
        found = self.slowing if pace == "slowing" else self.steady
        if found is None:
            raise ValueError(self.refused)
        return found


def forecast(
    completed: Iterable[int], total: int, *, seed: int = 0, draws: int = 4000
) -> Forecast:
    """A forecast from the monthly completions so far, oldest first.

    Args:
        completed: the actions completed in each month, none left out.
        total: all actions counted now, complete or not, added later or not.
        seed: fixes the draws: the same arguments give the same forecast.
        draws: how many plans are carried on to their end.

    Raises:
        ValueError: when a count is missing, negative or no whole number, when
            more are completed than there are, or there is not one draw.
    """
    months = tuple(_count(one, "completions of a month") for one in completed)
    counted, drawn = _count(total, "a total"), _count(draws, "draws")
    if sum(months) > counted:
        message = f"{sum(months)} completed of a total of {counted} cannot be"
        raise ValueError(message)
    if drawn < 1:
        message = "a forecast needs at least one draw"
        raise ValueError(message)
    if refused := _refusal(months, counted):
        return Forecast(months, counted, seed, drawn, refused)
    grid = Grid.whole()
    slowing, steady = (
        outlook(one.weighed(months, counted), months, counted, seed=seed, draws=drawn)
        for one in (grid, grid.steady())
    )
    return Forecast(months, counted, seed, drawn, None, slowing, steady)


def _refusal(completed: tuple[int, ...], total: int) -> str | None:
    """Why these months give no forecast; None where they do."""
    if total == 0:
        return "No action is counted, so there is nothing to forecast."
    if sum(completed) == total:
        every = words.plural(total, "The only action is", f"All {total} actions are")
        return f"{every} reported complete; nothing is left to forecast."
    if len(completed) < FEWEST_MONTHS:
        months = words.count(len(completed), "month")
        is_ = words.plural(len(completed), "is", "are")
        return (
            f"No forecast: {months} of completions {is_} recorded, and a pace cannot "
            f"be told from fewer than {words.spelled(FEWEST_MONTHS)}."
        )
    if not any(completed):
        months = words.count(len(completed), "month")
        return (
            f"No forecast: no action was completed in the {months} recorded, so there "
            "is no pace to go by."
        )
    return None


def _count(value: object, what: str) -> int:
    """A count as a plain whole number.

    Raises:
        ValueError: when it is missing, negative or no whole number.
    """
    if not _whole(value) or value < 0:  # type: ignore[operator] # a whole number is a number
        message = f"{what} must be a whole number from nought, not {value!r}"
        raise ValueError(message)
    return int(value)  # type: ignore[call-overload, no-any-return] # as above


def _whole(value: object) -> bool:
    return _number(value) and float(value).is_integer()  # type: ignore[arg-type] # as above


def _number(value: object) -> bool:
    """Whether it is a number at all: not a gap, nor text that looks like one."""
    return isinstance(value, Real) and math.isfinite(value)
