"""How is a value written in a table, on a screen or in a file?

As a reader writes it: dates written out, numbers with their commas, an empty cell
said in words by whoever draws it. One case: 30 June 2023 is "30 June 2023".
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from components.sentences.working import where
from data import words
from data.plan import Cell

NOTHING = "Not given"


def written(value: object) -> str:
    """The value as text; "" where there is none."""
    if (
        value is None
        or value is pd.NaT
        or (isinstance(value, float) and pd.isna(value))
    ):
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, int | float):
        return words.number(value)
    if isinstance(value, tuple | list):
        return _several(value)
    return str(value)


def _several(values: tuple[object, ...] | list[object]) -> str:
    cells = [value for value in values if isinstance(value, Cell)]
    if not cells:
        return words.listed(str(value) for value in values)
    return where(cells)
