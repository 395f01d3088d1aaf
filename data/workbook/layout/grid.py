"""Where do the cells of a sheet stand, merged ones carried down?

A ``Grid`` gives a sheet's cells by row and column, in the sheet's own places or
turned on its side. A cell merged downwards stands in each of its rows (its own
address tells that it is carried); one merged across tells how far it reaches.

One case: "Front door" merged over A5 to A9 stands in rows 5 to 9 of column 1, and
is ``carried`` in rows 6 to 9.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from data.workbook.raw import RawCell, RawSheet

Cells = Mapping[int, RawCell]
_LONGEST_MERGE = 5_000  # rows


@dataclass(frozen=True)
class Grid:
    """One sheet's cells. ``rows`` holds texts, ``painted`` blank cells with a fill.

    ``reach`` gives the last column of each cell merged across; ``hidden_rows`` and
    ``hidden_columns`` are as this grid counts them, on its side or not.
    """

    raw: RawSheet
    rows: Mapping[int, Cells]
    painted: Mapping[int, Cells]
    reach: Mapping[tuple[int, int], int] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    turned: bool = False

    @cached_property
    def merged_down(self) -> bool:
        """Whether any cell of the sheet is carried to another row."""
        down = ((m[1], m[3]) if self.turned else (m[0], m[2]) for m in self.raw.merged)
        return any(last > first for first, last in down)

    @property
    def title(self) -> str:
        """The sheet's own title."""
        return self.raw.title

    @property
    def file(self) -> str:
        """The sheet's file, where there are several."""
        return self.raw.file

    @cached_property
    def _numbers(self) -> list[int]:
        return list(self.rows)

    def between(self, first: int, last: int) -> list[int]:
        """The rows from one to another in which something stands."""
        numbers = self._numbers
        return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]

    def carried(self, row: int, cell: RawCell) -> bool:
        """Whether a cell stands in this row only because it is merged."""
        return (cell.column if self.turned else cell.row) != row

    def own(self, row: int) -> dict[int, RawCell]:
        """The cells that stand in this row and no other."""
        cells = self.rows.get(row, {})
        if not self.merged_down:
            return dict(cells)
        return {at: cell for at, cell in cells.items() if not self.carried(row, cell)}

    def fill(self, row: int, column: int) -> str:
        """The fill of a cell, blank or not; "" where it has none."""
        cell = self.rows.get(row, {}).get(column)
        cell = cell or self.painted.get(row, {}).get(column)
        return cell.fill if cell else ""

    def reaches(self, row: int, column: int) -> int:
        """The last column over which a cell stands."""
        return self.reach.get((row, column), column)


def of(raw: RawSheet, *, turned: bool = False) -> Grid:
    """The sheet as a grid, or the same with its rows made columns."""
    rows: dict[int, dict[int, RawCell]] = {}
    painted: dict[int, dict[int, RawCell]] = {}
    for cell in raw.cells:
        at, across = (cell.column, cell.row) if turned else (cell.row, cell.column)
        if cell.text.strip():
            rows.setdefault(at, {})[across] = cell
        elif cell.fill:
            painted.setdefault(at, {})[across] = cell
    reach = _carry(raw, rows, turned=turned)
    ordered = {at: dict(sorted(rows[at].items())) for at in sorted(rows)}
    hidden = (raw.hidden_rows, raw.hidden_columns)
    down, across_ = hidden[::-1] if turned else hidden
    return Grid(raw, ordered, painted, reach, down, across_, turned)


def _carry(
    raw: RawSheet, rows: dict[int, dict[int, RawCell]], *, turned: bool
) -> dict[tuple[int, int], int]:
    """Put merged cells into each of their rows; how far each reaches across."""
    reach: dict[tuple[int, int], int] = {}
    for merged in raw.merged:
        top, left, bottom, right = merged
        if turned:
            top, left, bottom, right = left, top, right, bottom
        cell = rows.get(top, {}).get(left)
        if cell is None:
            continue
        for row in range(top, min(bottom, top + _LONGEST_MERGE) + 1):
            if row in rows:
                rows[row].setdefault(left, cell)
                if right > left:
                    reach[row, left] = right
    return reach
