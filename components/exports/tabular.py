"""What does a table look like in a file? One header row, plain text, marked.

A cell that a spreadsheet would take for a formula is written with an
apostrophe before it; every row says whether it is made up.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date

import pandas as pd

from data import words
from data.release.audience import Role
from data.release.released import Released

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
MADE_UP = "Made up"


def csv_bytes(frame: Released[pd.DataFrame], columns: Mapping[str, str]) -> bytes:
    """The chosen columns as CSV (UTF-8 with a mark, so that Excel reads it).

    ``columns`` maps a frame's column to its heading. A frame with a ``made_up``
    column gets a last column "Made up" holding Yes where a row is.
    """
    shown = frame.shown
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    marked = "made_up" in shown and bool(shown["made_up"].any())
    writer.writerow([*columns.values(), *([MADE_UP] if marked else [])])
    made_up = list(shown["made_up"]) if marked else [False] * len(shown)
    for values, mark in zip(
        shown[list(columns)].itertuples(index=False), made_up, strict=True
    ):
        row = [_plain(value) for value in values]
        writer.writerow([*row, *(["Yes" if mark else ""] if marked else [])])
    return out.getvalue().encode("utf-8-sig")


def _plain(value: object) -> str:
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return ""
    text = words.without_controls(str(value))
    is_number = isinstance(value, int | float)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) and not is_number else text


def file_name(
    plan: str,
    version: int,
    what: str,
    *,
    made_up: bool,
    kind: str = "csv",
    as_at: date | None = None,
    role: Role | None = None,
) -> str:
    """``westmere-jtai-version-7-actions-as-at-2023-06-30-public-sample-data.csv``."""
    parts = (
        plan,
        f"version-{version}",
        what,
        f"as-at-{as_at.isoformat()}" if as_at else "",
        role.name.casefold() if role else "",
        "sample-data" if made_up else "",
    )
    return f"{'-'.join(part for part in parts if part)}.{kind}"
