"""What changed, in one sentence?

Every action is in it: by what happened to it, or as unchanged. A new update is
counted only where it is all that is new, and an action to which two things
happened is said to be counted twice.

One case: "4 completed, 2 moved later, 6 with a new update only, 53 unchanged;
none added, none no longer listed."
"""

from __future__ import annotations

from data import words
from data.analysis.changes.records import Changes, Kind, Line

_TOLD = {
    Kind.COMPLETED: "completed",
    Kind.REOPENED: "reopened",
    Kind.SUPERSEDED: "superseded",
    Kind.SPLIT_OR_MERGED: "split or merged",
    Kind.MOVED_LATER: "moved later",
    Kind.MOVED_EARLIER: "moved earlier",
    Kind.DATE_CHANGED: "with a date given or taken away",
    Kind.RE_DATED_ORIGINAL: "with the original date altered",
    Kind.RE_WORDED: "re-worded",
    Kind.RE_RATED: "re-rated",
    Kind.ASSURANCE_CHANGED: "with the assurance changed",
    Kind.RE_OWNED: "with the lead changed",
    Kind.STATUS_CHANGED: "with the status changed",
    Kind.EVIDENCE_CHANGED: "with the evidence changed",
    Kind.COMPLETION_RE_DATED: "with the completion date changed",
    Kind.REF_CHANGED: "with the ref changed",
    Kind.OTHER: "with other details changed",
}
_ALWAYS = (Kind.COMPLETED, Kind.MOVED_LATER)
_APART = {Kind.NOT_COMPARED, Kind.NEW_UPDATE}


def summary(changes: Changes) -> str:
    """The sentence, and another for what it does not show or shows twice."""
    if changes.refused:
        return changes.refused
    counts = {kind: _count(changes, kind) for kind in Kind}
    told = [
        f"{_number(counts[kind])} {phrase}"
        for kind, phrase in _TOLD.items()
        if counts[kind] or kind in _ALWAYS
    ]
    updated = sum(1 for line in changes.lines if _only_updated(line))
    if updated:
        told.append(f"{_number(updated)} with a new update only")
    told.append(f"{_number(len(changes.unchanged))} unchanged")
    listed = (
        f"{_number(counts[Kind.ADDED])} added, "
        f"{_number(counts[Kind.NO_LONGER_LISTED])} no longer listed"
    )
    first = f"{', '.join(told)}; {listed}"
    return words.paragraph([first, _twice(changes), *changes.notes])


def _count(changes: Changes, kind: Kind) -> int:
    return sum(1 for line in changes.lines if kind in line.kinds)


def _only_updated(line: Line) -> bool:
    return Kind.NEW_UPDATE in line.kinds and line.kinds <= _APART


def _twice(changes: Changes) -> str:
    count = sum(1 for line in changes.lines if len(line.kinds & _TOLD.keys()) > 1)
    if not count:
        return ""
    verb = words.plural(count, "is", "are")
    return f"{words.count(count, 'action')} {verb} counted more than once"


def _number(count: int) -> str:
    return words.number(count) if count else "none"
