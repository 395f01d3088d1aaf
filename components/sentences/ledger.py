"""What has happened to one action, and to every date, version by version?

One case, Westmere's 6.1: "2 date moves: original 30 April 2023, now 30 September
2023, 153 days later".
"""

from __future__ import annotations

import pandas as pd

from data import words
from data.analysis import dues
from data.analysis.changes import Kind
from data.analysis.ledger import HISTORY, Entry, Ledger


def publishers_told(book: Ledger) -> bool:
    """Whether it is told who published any of the versions."""
    return any(version.by for version in book.versions)


def gone(book: Ledger) -> list[str]:
    """The refs of actions that the newest version does not list."""
    return [entry.ref for entry in book.gone]


def headline(book: Ledger, ref: str) -> str:
    """``6.1 over 7 versions: 2 date moves``."""
    entry = book.entry(ref)
    over = words.count(len(book.versions), "version")
    moves = len(entry.moves) if entry else 0
    return f"{ref} over {over}: {words.count(moves, 'date move')}"


def lead(book: Ledger, ref: str) -> str:
    """Its original and current date, and where it is no longer listed."""
    entry = book.entry(ref)
    if entry is None:
        return ""
    return words.paragraph((_listed(entry, book), _dates(entry), _quiet(entry)))


def _listed(entry: Entry, book: Ledger) -> str:
    if entry not in book.gone:
        return ""
    last = entry.last
    return (
        f"Not in this version's list: last listed in version {last.number}, position "
        f"at {words.day(last.as_at)}"
    )


def _dates(entry: Entry) -> str:
    if entry.original.on is None:
        return "No original date is given"
    first, latest = dues.said(entry.original), dues.said(entry.current)
    if not entry.moves:
        return f"Original date {first}, not moved"
    way = "later" if entry.days >= 0 else "earlier"
    days = words.count(abs(entry.days), "day")
    return f"Original date {first}, current date {latest}, {days} {way}"


def _quiet(entry: Entry) -> str:
    since = f"version {entry.since.number}"
    return "" if entry.steps else f"Nothing is recorded as changed since {since}"


def history(book: Ledger, ref: str) -> pd.DataFrame:
    """What changed about one action, the newest version first.

    Columns as ledger.HISTORY, and ``made_in``, the version with its date. A new
    update stands alone only where no other change gives it as its reason.
    """
    entry = book.entry(ref)
    if entry is None:
        return pd.DataFrame(columns=[*HISTORY, "made_in"])
    found = entry.history()
    updates = found["kind"] == str(Kind.NEW_UPDATE)
    reasons = set(zip(found["version"], found["reason"], strict=True))
    told = [
        pair in reasons for pair in zip(found["version"], found["now"], strict=True)
    ]
    kept = found[~(updates & pd.Series(told, index=found.index, dtype=bool))]
    return _told(kept.iloc[::-1])


def moves(book: Ledger) -> pd.DataFrame:
    """Every date move, the newest version first; columns as ledger.MOVES."""
    found = book.moves()
    return _told(found.sort_values("version", ascending=False, kind="stable"))


def moves_headline(book: Ledger) -> str:
    """How many moves of how many actions, over how many versions."""
    found = book.moves()
    over = words.count(len(book.versions), "version")
    if found.empty:
        return f"No date has been moved over {over}"
    actions = words.count(found["ref"].nunique(), "action")
    moved = words.count(len(found), "date move")
    return words.capital(f"{moved} over {over}, of {actions}")


def _told(found: pd.DataFrame) -> pd.DataFrame:
    lines = found.to_dict("records")
    return found.assign(
        made_in=[f"{line['version']}: {words.day(line['as_at'])}" for line in lines],
        then=[line["then"] or "Not listed" for line in lines],
        now=[line["now"] or "Not listed" for line in lines],
    ).reset_index(drop=True)
