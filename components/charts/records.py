"""What does a chart take from a frame?

Only the columns it draws, as plain records: a frame's cells and notes stay
behind, dates become text, and gaps become None.

One case: a row on 30 June 2023 with no count is
``{"on": "2023-06-30", "count": None}``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

Value = str | int | float | bool | None


def rows(frame: pd.DataFrame, columns: Iterable[str]) -> list[dict[str, Value]]:
    """The named columns of each row; a column the frame lacks is None."""
    names = list(columns)
    return [
        {name: plain(value) for name, value in zip(names, values, strict=True)}
        for values in frame.reindex(columns=names).itertuples(index=False, name=None)
    ]


def inline(records: Iterable[dict[str, Any]]) -> alt.Chart:
    """A chart of these records, carried in the specification itself."""
    return alt.Chart(alt.InlineData(values=list(records)))


def plain(value: Any) -> Value:
    """A cell of a frame as JSON has it: a date as ``2023-06-30``."""
    if value is None or pd.isna(value):
        return None
    if isinstance(value, date):  # a pandas timestamp is one too
        return f"{value:%Y-%m-%d}"
    if hasattr(value, "item"):
        value = value.item()
    return value if isinstance(value, (str, int, float, bool)) else str(value)


def is_missing(value: Any) -> bool:
    """Whether a frame's cell holds nothing."""
    return plain(value) is None


def as_date(value: Any) -> date:
    """A frame's date, of whatever type, as a plain date."""
    stamp = pd.Timestamp(value)
    return date(stamp.year, stamp.month, stamp.day)
