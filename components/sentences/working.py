"""How was a figure counted? Its working in words, for a screen and for a file.

One case: "Counted towards it: 50. Out of: 61. Left out: superseded: 4. Result:
82.0%, shown as 50 of 61 (82%)."
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data import words
from data.figure import Figure
from data.plan import Cell
from data.release.audience import Role

CELLS_SHOWN = 120  # a plan of sixty actions in full
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def steps(figure: Figure) -> list[tuple[str, str]]:
    """The working step by step: what is counted, and how many."""
    found: list[tuple[str, str]] = []
    if figure.numerator is not None and figure.denominator is not None:
        found = [
            ("Counted towards it", words.number(figure.numerator)),
            ("Out of", words.number(figure.denominator)),
        ]
    found += [
        (f"Left out: {one.reason}", words.number(one.count)) for one in figure.left_out
    ]
    found.append(("Result", _result(figure)))
    return found


def _result(figure: Figure) -> str:
    if figure.value is None:
        return figure.missing
    if figure.unit == "%":
        return f"{figure.value:.1f}%, shown as {figure.text}"
    value = figure.text if figure.rounded else words.number(figure.value)
    return f"{value} {figure.unit}"


def origin(figure: Figure, version: int, as_at: date, role: Role) -> str:
    """The sheets, the version and the position; for officers the cells too.

    ``version`` and ``as_at`` stand in where the figure has none of its own.
    """
    sheets: dict[str, int] = {}
    for cell in figure.cells:
        sheets[cell.sheet] = sheets.get(cell.sheet, 0) + 1
    parts = [f"{name} sheet, {words.count(n, 'cell')}" for name, n in sheets.items()]
    parts += [
        f"version {figure.version or version}, position at "
        f"{words.day(figure.as_at or as_at)}",
        *(["made-up figures"] if figure.made_up else []),
    ]
    text = " · ".join(parts)
    if role is Role.OFFICER and figure.cells:
        text = f"{text}. Cells: {_addresses(figure)}"
    return text


def note(figure: Figure, version: int, as_at: date, role: Role) -> str:
    """The whole working as one paragraph, for a note at the end of a paper."""
    told = [f"{name}: {value}" for name, value in steps(figure)]
    return words.paragraph(
        (
            f"{figure.label}: {figure.text}",
            figure.definition,
            # The result alone says again what the note begins with.
            *(told if len(told) > 1 else ()),
            origin(figure, version, as_at, role),
        )
    )


def _addresses(figure: Figure) -> str:
    return where(figure.cells[:CELLS_SHOWN], CELLS_SHOWN) + (
        f" and {len(figure.cells) - CELLS_SHOWN} more"
        if len(figure.cells) > CELLS_SHOWN
        else ""
    )


def where(cells: Sequence[Cell], most: int = 4) -> str:
    """Cells as a person finds them: ``Actions, row 2`` or ``Audits C6, D6``.

    The file follows where there are several: ``Audits C6 in audit-return.xlsx``.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for cell in cells:
        found.setdefault((cell.sheet, cell.file), []).append(cell.address)
    return "; ".join(
        f"{_on_sheet(sheet, list(dict.fromkeys(addresses)), most)}"
        f"{f' in {file}' if file else ''}"
        for (sheet, file), addresses in found.items()
    )


def _on_sheet(sheet: str, addresses: Sequence[str], most: int) -> str:
    rows = list(dict.fromkeys(address.lstrip(_LETTERS) for address in addresses))
    if len(addresses) <= most:
        return f"{sheet} {', '.join(addresses)}"
    if len(rows) <= most:
        row = words.plural(len(rows), "row")
        return f"{sheet}, {row} {words.listed(rows)}"
    return f"{sheet}, {words.count(len(rows), 'row')}"
