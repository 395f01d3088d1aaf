"""Has the number on the list left its usual range?

The stock judged as an XmR chart, each definition a phase of its own: what is said
of a range never crosses a change in who is counted.

One case: 148 at 30 June 2023 lies outside 157.1 to 186.4, the range of the nine
months by this definition.
"""

from __future__ import annotations

import pandas as pd

from data.analysis import cohort, spc
from data.analysis.trends import BASELINE
from data.plan import CountOf, Plan


def limits(plan: Plan, counts: CountOf = CountOf.CHILDREN) -> pd.DataFrame:
    """The stock with its limits, each definition a phase of its own.

    Columns as STOCK, then those of ``spc`` but ``value``, as ``judged`` leaves
    them: only what may be said and drawn. Limits rest on a definition's first 12
    dates, and a direction is "high" or "low", never good or bad. A date without
    a count is a gap.
    """
    found = cohort.stock(plan, counts)
    chart = spc.xmr(
        found["count"],
        better="context",
        rebase_at=_breaks(found),
        fix_after=BASELINE,
    )
    return found.join(spc.judged(chart).drop(columns="value"))


def caution(plan: Plan, counts: CountOf = CountOf.CHILDREN) -> str:
    """What the stock is too short or too flat for; "" where it is neither."""
    found = cohort.stock(plan, counts)
    chart = spc.xmr(found["count"], rebase_at=_breaks(found))
    return spc.caution(chart, called="change of definition")


def _breaks(found: pd.DataFrame) -> list[int]:
    """Where each definition starts."""
    segments = list(found["segment"])
    return [at for at, one in enumerate(segments) if at and one != segments[at - 1]]
