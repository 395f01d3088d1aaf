"""Has this series changed, or does it only vary as it always did?

An XmR chart as NHS Making Data Count draws it (NHSRplotthedots 0.2), in stages:
phases, limits, rules, kinds. It calculates whenever it can; whether a series is
long enough to say anything is told by ``caution``, and ``judged`` takes out what
may not be said or drawn.

One case: 12 screening tools a month on average, then six months of 21 to 27: the
six are "Above UCL", an improvement where more is better, "high" where the
direction is contextual.
"""

from data.analysis.spc.chart import COLUMNS, LIMITS, Direction, xmr
from data.analysis.spc.guards import (
    Assurance,
    Guard,
    assurance,
    caution,
    guard,
    judged,
    variation,
)
from data.analysis.spc.rules import NEAR, OUTSIDE, SHIFT, TREND, UP

__all__ = [
    "COLUMNS",
    "LIMITS",
    "NEAR",
    "OUTSIDE",
    "SHIFT",
    "TREND",
    "UP",
    "Assurance",
    "Direction",
    "Guard",
    "assurance",
    "caution",
    "guard",
    "judged",
    "variation",
    "xmr",
]
