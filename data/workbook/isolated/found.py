"""What was found on a sheet, whatever kind of file it stood in?

One case: of A1:C1 merged, only A1 is kept: nobody can see what stands beneath.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .told import Refusal

Place = tuple[int, int]  # row and column
Bounds = tuple[int, int, int, int]  # top, left, bottom, right


@dataclass
class Found:
    """What was found on a sheet; of a cell what it is told by, and its look."""

    cells: dict[Place, tuple[int, int]] = field(default_factory=dict)
    blanks: dict[Place, int] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    columns: list[Place] = field(default_factory=list)  # first and last hidden
    merged: list[Bounds] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0


def lists(found: Found) -> dict[str, Any]:
    """A sheet as it is told, but for its title: its cells row by row."""
    places = sorted(found.cells)
    return {
        "rows": found.rows,
        "columns": sorted(set(_numbers(found))),
        "merged": found.merged,
        "cells": [
            [row for row, _ in places],
            [column for _, column in places],
            [found.cells[place][0] for place in places],
            [found.cells[place][1] for place in places],
        ],
    }


def _numbers(found: Found) -> Iterator[int]:
    """The hidden columns among those in use."""
    for first, last in found.columns:
        yield from range(max(1, first), min(last, found.last_column) + 1)


def uncover(found: Found, most: int) -> None:
    """Leave out what stands beneath merged cells, where nobody can see it.

    What is merged is kept as far as the cells in use reach. Ranges do not overlap
    in any file that a program wrote: together they are no larger than the sheet.
    """
    kept, area = [], 0
    for top, left, bottom, right in found.merged:
        low, far = min(bottom, found.last_row), min(right, found.last_column)
        if top > low or left > far or (top, left) == (low, far):
            continue
        area += (low - top + 1) * (far - left + 1)
        if area > most:
            raise Refusal("refused_too_big_inside")
        kept.append((top, left, low, far))
    found.merged = kept
    for places in (found.cells, found.blanks):
        for bounds in kept:
            _empty(places, bounds)


def _empty(places: dict[Place, Any], bounds: Bounds) -> None:
    """Leave out every place within the bounds but the first."""
    top, left, bottom, right = bounds
    held = places.pop((top, left), None)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            places.pop((row, column), None)
    if held is not None:
        places[top, left] = held
