"""Are the forecast's dates met as often as they say?

Plans are drawn whose end is known, a forecast is made on the way as the page
would make it, and its dates are held against that end. Plans drawn from the
model's own prior test the arithmetic: a date said to be 85% sure must come out
so. Four families that the model does not know test whether it can be trusted
beyond itself:

- constant pace: the same number expected every month to the end;
- quarter-end batches: a constant pace, all of it reported in every third month;
- due-date-driven: dates spread evenly, seven in ten actions done in the month they
  are due, the rest late by two months on average;
- rate proportional to what remains: every open action as likely to be done in a
  month as any other.

A fifth family is reported beside them and held to no bar, because the method is
known to fail it: due-date-driven as above, but the late ones late by three months
at the median and by a year and more at the end. Until the last date has passed
nothing in the completions tells of such a tail.

Every plan has 20 to 120 actions, and a forecast is made of it once, after 6 to 24
months, if it then still has an action to do. Run in full by ``make calibrate``,
which writes the table of calibration.md.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from data.analysis.forecast import PACES, Forecast, Pace, forecast
from data.analysis.forecast.model import Grid

SEED = 20230710
PRIOR_PLANS, FAMILY_PLANS = 4000, 1000
LONGEST = 1200  # months a plan is followed; what is open then counts as not met
DOCUMENT = Path(__file__).with_name("calibration.md")
CHANCES = (0.5, 0.85)
# The least and the most, in percent, of the dates stated that must be met.
BARS_OF_PRIOR = {chance: (100 * chance - 3, 100 * chance + 7) for chance in CHANCES}
BARS = {0.85: (80.0, 100.0)}

Months = list[int]  # completions a month, from the first to the last of the plan
Family = Callable[[np.random.Generator, int], Months]


# --- plans whose end is known ---------------------------------------------------


def carried_on(total: int, drawn: Callable[[int, int], int]) -> Months:
    """Months drawn one by one, each no more than remain, until none does."""
    months: Months = []
    left = total
    while left and len(months) < LONGEST:
        months.append(min(left, drawn(len(months), left)))
        left -= months[-1]
    return months


def prior(chance: np.random.Generator, total: int) -> Months:
    """A plan from the model's own prior."""
    grid = Grid.whole()
    at = chance.choice(len(grid.weight), p=grid.weight)
    f, power, k = grid.share[at], grid.slowing[at], grid.size[at]

    def drawn(_: int, left: int) -> int:
        mean = total * f * (left / total) ** power
        if np.isinf(k):
            return int(chance.poisson(mean))
        return int(chance.negative_binomial(k, k / (k + mean)))

    return carried_on(total, drawn)


def constant(chance: np.random.Generator, total: int) -> Months:
    """The same number expected every month."""
    rate = total / chance.integers(12, 37)
    return carried_on(total, lambda *_: int(chance.poisson(rate)))


def quarter_ends(chance: np.random.Generator, total: int) -> Months:
    """A constant pace of which nothing is reported but in every third month."""
    rate = 3 * total / chance.integers(12, 37)
    first = int(chance.integers(3))

    def drawn(month: int, _: int) -> int:
        return int(chance.poisson(rate)) if month % 3 == first else 0

    return carried_on(total, drawn)


def due_dates(chance: np.random.Generator, total: int) -> Months:
    """The late ones as likely as not to be done in any further month."""
    return by_date(chance, chance.geometric(0.5, size=total))


def long_tail(chance: np.random.Generator, total: int) -> Months:
    """The late ones late by three months at the median, one in twenty by eleven."""
    late = np.ceil(chance.lognormal(np.log(3), 0.8, size=total))
    return by_date(chance, late.astype(np.int64))


def by_date(chance: np.random.Generator, late: np.ndarray) -> Months:
    """Dates spread evenly over 12 to 24 months; three in ten late by so many."""
    due = chance.integers(1, chance.integers(12, 25) + 1, size=len(late))
    done = due + np.where(chance.random(len(late)) < 0.7, 0, late)
    return [int(count) for count in np.bincount(done)[1:]]


def of_what_remains(chance: np.random.Generator, total: int) -> Months:
    """Every open action as likely to be done in a month as any other."""
    rate = chance.uniform(0.05, 0.25)
    return carried_on(total, lambda _, left: int(chance.binomial(left, rate)))


PRIOR = "The model's own prior"
FAMILIES: dict[str, Family] = {
    "Constant pace": constant,
    "Quarter-end batches": quarter_ends,
    "Due-date-driven": due_dates,
    "Rate proportional to what remains": of_what_remains,
}
NO_BAR: dict[str, Family] = {"Due-date-driven, with a long tail": long_tail}


# --- a forecast on the way, and the end ------------------------------------------


@dataclass(frozen=True)
class Trial:
    """A forecast made on the way, and how many months later the plan was done."""

    forecast: Forecast
    took: float  # infinite where it was still open after LONGEST months

    def met(self, probability: float, pace: Pace) -> bool | None:
        """Whether it was done by the date stated; None where none was."""
        month = self.forecast.months(probability, pace)
        return None if month is None else self.took <= month


def trials(family: Family, plans: int, draws: int = 4000) -> Iterator[Trial]:
    """Forecasts made of so many plans; those already done or refused give none."""
    chance = np.random.default_rng(SEED)
    for _ in range(plans):
        total = int(chance.integers(20, 121))
        months = family(chance, total)
        seen = int(chance.integers(6, 25))
        made = forecast(months[:seen], total, draws=draws)
        if not made.refused:
            ended = sum(months) == total
            yield Trial(made, len(months) - seen if ended else np.inf)


@dataclass(frozen=True)
class Score:
    """How often the dates stated at one chance and pace were met."""

    forecasts: int
    stated: int
    met: int

    @property
    def share(self) -> float:
        """The share met, in percent, of the dates stated."""
        return 100 * self.met / self.stated

    @property
    def undated(self) -> float:
        """The share of the forecasts, in percent, that state no date."""
        return 100 * (1 - self.stated / self.forecasts)


def score(found: Sequence[Trial], probability: float, pace: Pace = "slowing") -> Score:
    """The dates of one chance and pace held against what happened."""
    told = [one.met(probability, pace) for one in found]
    return Score(len(told), len(told) - told.count(None), told.count(True))


# --- the bars, and the table ---------------------------------------------------


def misses(name: str, found: Sequence[Trial]) -> list[str]:
    """The bars that a family's forecasts miss, as sentences."""
    bars = BARS_OF_PRIOR if name == PRIOR else BARS if name in FAMILIES else {}
    shares = {chance: score(found, chance).share for chance in bars}
    return [
        f"{name}: {chance:.0%} dates met {share:.1f}%"
        for chance, share in shares.items()
        if not bars[chance][0] <= share <= bars[chance][1]
    ]


def table(results: dict[str, Sequence[Trial]]) -> str:
    """The table, a row a family and pace, in Markdown."""
    head = (
        "| plans | pace assumed | forecasts | 50% date met | no 50% date "
        "| 85% date met | no 85% date |\n| --- | --- | --: | --: | --: | --: | --: |\n"
    )
    return head + "".join(
        _row(name, found, pace) for name, found in results.items() for pace in PACES
    )


def _row(name: str, found: Sequence[Trial], pace: Pace) -> str:
    scores = [score(found, chance, pace) for chance in CHANCES]
    cells = [
        f"{one.share:.1f}% of {one.stated:,} | {one.undated:.1f}%" for one in scores
    ]
    said = "may slow" if pace == "slowing" else "holds"
    return f"| {name} | {said} | {len(found):,} | {' | '.join(cells)} |\n"


def in_full() -> dict[str, Sequence[Trial]]:
    """Every family's forecasts, about 5,800 of them: some minutes' work."""
    results = {PRIOR: list(trials(prior, PRIOR_PLANS))}
    for name, family in (FAMILIES | NO_BAR).items():
        results[name] = list(trials(family, FAMILY_PLANS))
    return results


def with_table(text: str, rows: str) -> str:
    """A document with its one table replaced."""
    head, _, rest = text.partition("| plans |")
    after = [line for line in rest.splitlines(keepends=True)[1:] if line[0] != "|"]
    return head + rows + "".join(after)


def main() -> int:
    """Work all of it out and write the table; 1 where a bar is missed."""
    results = in_full()
    rows = table(results)
    DOCUMENT.write_text(with_table(DOCUMENT.read_text("utf-8"), rows), "utf-8")
    missed = [line for name, found in results.items() for line in misses(name, found)]
    said = "\n".join(missed) or "Every bar is met."
    sys.stdout.write(f"{rows}\n{said}\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
