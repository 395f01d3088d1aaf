"""Can a hidden number be worked out from what is shown?

The attacker knows the rule, the threshold and this code. From a table as it is
shown they work out, by an integer programme, the least and the most that each
hidden number can be. A release passes where these are exactly 1 and one less than
the threshold for each ``c``: then nothing has been learned beyond what ``c`` says.

One case: a row shown as c, c with a total of 10 (8 to 12) tells that both are 4:
``bounds`` gives 4 and 4 for each.
"""

from __future__ import annotations

import pandas as pd

from data.release.consistent import Known
from data.release.disclosure import CONFIDENTIAL, WITHHELD, Protected, span

COLUMNS = ("row", "column", "low", "high")


def bounds(released: Protected) -> pd.DataFrame:
    """The least and the most that every hidden number can be.

    Columns as COLUMNS, a row for each number shown as "c" or withheld, totals
    included, row by row as they stand; ``low`` and ``high`` are whole numbers.

    Raises:
        ValueError: where no table of counts agrees with what is shown.
        CheckUnfinished: where the programme does not come to an end.
    """
    shown = released.shown
    known, sums = _known(released)
    rows = []
    for row in range(shown.shape[0]):
        for column in range(shown.shape[1]):
            if shown.iat[row, column] not in (CONFIDENTIAL, WITHHELD):
                continue
            found = known.extent(sums[row, column])
            if found is None:
                message = "No table of counts agrees with what is shown."
                raise ValueError(message)
            rows.append((shown.index[row], shown.columns[column], *found))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def passes(released: Protected) -> bool:
    """Whether every hidden count could still be any that its ``c`` allows."""
    texts = released.shown.to_numpy().ravel()
    hidden = [text for text in texts if text in (CONFIDENTIAL, WITHHELD)]
    found = bounds(released).assign(text=hidden)
    counts = found[found["text"] == CONFIDENTIAL]
    most = released.threshold - 1
    return bool((counts["low"] == 1).all() and (counts["high"] == most).all())


def _known(
    released: Protected,
) -> tuple[Known, dict[tuple[int, int], frozenset[int]]]:
    """What the shown table tells, and which counts each of its numbers sums."""
    shown, threshold = released.shown, released.threshold
    rows = max(1, shown.shape[0] - 1) if shown.shape[0] else 0
    columns = max(1, shown.shape[1] - 1) if shown.shape[1] else 0
    places = {(r, c): r * columns + c for r in range(rows) for c in range(columns)}
    spans = tuple(span(str(shown.iat[place]), threshold) for place in places)
    known = Known(spans)
    sums = {}
    for row in range(shown.shape[0]):
        for column in range(shown.shape[1]):
            of = frozenset(
                at
                for (r, c), at in places.items()
                if row in (r, rows) and column in (c, columns)
            )
            sums[row, column] = of
            text = str(shown.iat[row, column])
            if (row == rows or column == columns) and text != WITHHELD:
                known = known.adding(of, span(text, threshold))
    return known, sums
