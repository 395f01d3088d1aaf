"""How sure can one be of a proportion, or of a change between two?

Wilson's score interval for one proportion, and Newcombe's hybrid score interval
for the difference of two independent ones (Statistics in Medicine 1998; 17:
873 to 890, method 10). Standard library arithmetic; everything is a fraction
of one.

One case: 15 of 50, then 45 of 50, is a difference of 0.6, and the change may
be anything from 0.42 to 0.72.
"""

from __future__ import annotations

from math import hypot, sqrt
from statistics import NormalDist


def wilson(x: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """The interval for x of n, as (low, high), both fractions of one.

    Raises:
        ValueError: when n is not a whole number above nought, x is not a whole
            number from 0 to n, or confidence is not between 0 and 1.
    """
    _check(x, n, confidence)
    z = -NormalDist().inv_cdf((1 - confidence) / 2)
    p = x / n
    middle = p + z * z / (2 * n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    low = 0.0 if x == 0 else (middle - half) / scale
    high = 1.0 if x == n else (middle + half) / scale
    return min(low, p), max(high, p)  # rounding must not part them from x/n


def newcombe(
    x1: int, n1: int, x2: int, n2: int, confidence: float = 0.95
) -> tuple[float, float, float]:
    """The change from x1 of n1 to x2 of n2, as (difference, low, high).

    The difference is p₂ − p₁, a fraction of one: above nought is a rise.

    Raises:
        ValueError: as for wilson, of either proportion.
    """
    low1, high1 = wilson(x1, n1, confidence)
    low2, high2 = wilson(x2, n2, confidence)
    p1, p2 = x1 / n1, x2 / n2
    difference = p2 - p1
    low = difference - hypot(p2 - low2, high1 - p1)
    high = difference + hypot(high2 - p2, p1 - low1)
    return difference, max(-1.0, low), min(1.0, high)


def _check(x: int, n: int, confidence: float) -> None:
    if not (_whole(n) and n > 0):
        message = f"a proportion needs a whole number of cases above nought, not {n}"
        raise ValueError(message)
    if not (_whole(x) and 0 <= x <= n):
        message = f"the cases meeting are a whole number from 0 to {n}, not {x}"
        raise ValueError(message)
    if not 0 < confidence < 1:
        message = f"a confidence lies between 0 and 1, not {confidence}"
        raise ValueError(message)


def _whole(value: float) -> bool:
    return float(value).is_integer()
