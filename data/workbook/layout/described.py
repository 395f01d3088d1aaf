"""What changed between two layouts: columns added, gone, renamed or moved?

A layout is described by its tables in a few words that JSON can hold, kept beside
its answers. Where next month's layout is another, this tells how.

One case: "Due" read as Original due before, and "Deadline" so now, is "The column
'Due' of the actions is now called 'Deadline'."
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from data import words
from data.workbook import values
from data.workbook.rules import quote
from data.workbook.understanding import TableFound, Understanding


class Described(TypedDict):
    """One table: the template's sheet it holds, and heading and field by column."""

    holds: str
    columns: list[list[str]]  # [heading, field], field "" where it is none


def described(understanding: Understanding) -> list[Described]:
    """The layout of what was understood, as JSON can hold it."""
    return [_table(one) for one in understanding.tables]


def _table(found: TableFound) -> Described:
    columns = [[column.heading, column.field] for column in found.columns]
    return Described(holds=found.holds, columns=columns)


def changes(before: Sequence[Described], after: Sequence[Described]) -> tuple[str, ...]:
    """Sentences on what is new in a layout; none where it is the same."""
    was, now = _by_kind(before), _by_kind(after)
    said = []
    for holds in was | now:
        kind = words.uncapital(holds)
        if holds not in was:
            said.append(f"There is a table of {kind} now.")
        elif holds not in now:
            said.append(f"There is no table of {kind} any more.")
        else:
            said += _columns(kind, was[holds], now[holds])
    return tuple(said)


def _by_kind(tables: Sequence[Described]) -> dict[str, list[tuple[str, str]]]:
    """The columns of each kind of table, those of several one after another."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for table in tables:
        held = found.setdefault(table["holds"], {})
        held.update(dict.fromkeys((one[0], one[1]) for one in table["columns"]))
    return {holds: list(columns) for holds, columns in found.items()}


def _columns(
    kind: str, was: list[tuple[str, str]], now: list[tuple[str, str]]
) -> Iterator[str]:
    before = {values.key(heading): (heading, field) for heading, field in was}
    after = {values.key(heading): (heading, field) for heading, field in now}
    gone = {key: one for key, one in before.items() if key not in after}
    new = {key: one for key, one in after.items() if key not in before}
    for key, renamed in _renamed(gone, new).items():
        old, heading = gone.pop(key)[0], new.pop(renamed)[0]
        yield f"The column {quote(old)} of the {kind} is now called {quote(heading)}."
    for heading, _ in new.values():
        yield f"The column {quote(heading)} of the {kind} is new."
    for heading, _ in gone.values():
        yield f"The column {quote(heading)} of the {kind} is gone."
    stayed = [key for key in before if key in after]
    if stayed != [key for key in after if key in before]:
        yield f"The columns of the {kind} stand in another order."


def _renamed(
    gone: Mapping[str, tuple[str, str]], new: Mapping[str, tuple[str, str]]
) -> dict[str, str]:
    """The new name of each column that is gone, where just one gives its field."""
    found = {}
    for key, (_, field) in gone.items():
        same = [other for other, one in new.items() if field and one[1] == field]
        if len(same) == 1:
            found[key] = same[0]
    return found
