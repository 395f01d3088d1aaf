"""What will it change? A draft beside what readers see, in words and tables."""

from __future__ import annotations

import pandas as pd

from components.publishing import Work, times
from data import words
from data.analysis import cohort, completion, measures
from data.analysis.changes import Change, Kind, summary
from data.figure import Figure
from data.plan import Plan

# What a reader would ask about first stands first.
FIRST = (
    Kind.NO_LONGER_LISTED,
    Kind.REOPENED,
    Kind.MOVED_LATER,
    Kind.RE_DATED_ORIGINAL,
    Kind.COMPLETED,
    Kind.RE_WORDED,
    Kind.RE_RATED,
    Kind.RE_OWNED,
    Kind.ADDED,
)
REST = (
    Kind.MOVED_EARLIER,
    Kind.DATE_CHANGED,
    Kind.SUPERSEDED,
    Kind.SPLIT_OR_MERGED,
    Kind.STATUS_CHANGED,
    Kind.ASSURANCE_CHANGED,
    Kind.EVIDENCE_CHANGED,
    Kind.COMPLETION_RE_DATED,
    Kind.REF_CHANGED,
    Kind.OTHER,
    Kind.NEW_UPDATE,
    Kind.NOT_COMPARED,
)
WITHHELD = "Restricted: the public sees nothing"
NOT_LISTED = "Not listed"
UNSEEN = "Not shown to the public"
NOT_GIVEN = "Not given"
_COHORT = "cohort"


def against(work: Work) -> str:
    """With which version it is compared, and since when that is live."""
    if work.before is None:
        return "No version of this plan is open, so there is nothing to compare with."
    at = words.day(work.before.plan.as_at)
    return f"Compared with version {work.before.record.number}, position at {at}."


def moved_on(work: Work) -> str:
    """That the record has moved on since; "" where it has not."""
    if not work.moved_on:
        return ""
    live = work.live
    if live is None or live.number == work.basis.live:
        return "Another version was cleared since you compared. Compare again."
    return f"Version {live.number} was opened since you compared. Compare again."


def headline(work: Work) -> str:
    """``Reported complete: 46 of 61 (75%) → 50 of 61 (82%)``."""
    if work.plan is None:
        return ""
    key, new = next(iter(_figures(work.plan).items()))
    old = _figures(work.before.plan).get(key) if work.before else None
    return f"{new.label}: {_step(old.text if old else '', new.text)}"


def figures(work: Work) -> pd.DataFrame:
    """Every headline figure before → after: columns figure, officers, public."""
    now, public_now = _figures(work.plan), _figures(work.public)
    then = _figures(work.before.plan) if work.before else {}
    public_then = _figures(work.before.public) if work.before else {}
    unseen = WITHHELD if work.public is None else UNSEEN
    rows = [
        {
            "figure": figure.label,
            "officers": _beside(then.get(key), now.get(key), work, NOT_GIVEN),
            "public": _beside(
                _unless_withheld(public_then, then, key),
                _unless_withheld(public_now, now, key),
                work,
                unseen,
            ),
        }
        for key, figure in {**then, **now}.items()
    ]
    return pd.DataFrame(rows, columns=["figure", "officers", "public"])


def _unless_withheld(
    public: dict[str, Figure], officers: dict[str, Figure], key: str
) -> Figure | None:
    """The public's figure; None where officers have a value and the public none."""
    theirs, ours = public.get(key), officers.get(key)
    withheld = theirs and ours and theirs.value is None and ours.value is not None
    return None if withheld else theirs


def _figures(plan: Plan | None) -> dict[str, Figure]:
    """What a reader meets first: the plan's figures, newest audits, the cohort.

    An audit stands under its measure's name, whatever its period.
    """
    if plan is None:
        return {}
    newest = {
        one.name.removesuffix(f".{one.label.rpartition(', ')[2]}"): one
        for one in measures.figures(plan)
        if one.value is not None
    }
    return completion.headline(plan) | newest | {_COHORT: cohort.figures(plan)[0]}


def _beside(old: Figure | None, new: Figure | None, work: Work, none: str) -> str:
    after = new.text if new else none
    if work.before is None:
        return after
    before = old.text if old else none
    if old and new and old.name != new.name:
        before = f"{before} in {old.label.rpartition(', ')[2]}"
    return _step(before, after)


def _step(before: str, after: str) -> str:
    if before == after and len(after) < 40:
        return f"{after}, as before"
    return f"{before} → {after}" if before and before != after else after


# --- what changes in the actions ------------------------------------------------


def actions(work: Work) -> str:
    """What changes in the actions, in one sentence; "" for a first version."""
    return summary(work.changes) if work.changes else ""


def first(work: Work) -> list[Kind]:
    """The sorts of change there are that a reader would ask about, in order."""
    return _there(work, FIRST)


def rest(work: Work) -> list[Kind]:
    """The other sorts of change there are, in order."""
    return _there(work, REST)


def _there(work: Work, kinds: tuple[Kind, ...]) -> list[Kind]:
    if work.changes is None:
        return []
    there = {change.kind for change in work.changes.all}
    return [kind for kind in kinds if kind in there]


def rest_heading(work: Work) -> str:
    """``Other changes: superseded 2, new update 31``."""
    told = [
        f"{words.uncapital(str(kind))} {len(work.changes.of(kind))}"
        for kind in rest(work)
        if work.changes
    ]
    return f"Other changes: {', '.join(told)}"


def unchanged(work: Work) -> str:
    """``Nothing under Reopened or Added.``: the groups that are empty."""
    if work.changes is None or work.changes.refused:
        return ""
    there = first(work)
    told = [str(kind) for kind in FIRST if kind not in there]
    return f"Nothing under {words.listed(told, last='or')}." if told else ""


def group_heading(work: Work, kind: Kind) -> str:
    """``Moved later: 2 actions``."""
    number = len(work.changes.of(kind)) if work.changes else 0
    return f"{kind}: {words.count(number, 'action')}"


def group(work: Work, kind: Kind) -> pd.DataFrame:
    """One sort of change: columns ref, then, now, action, reason, note.

    ``action`` says so where it is not certain that both rows are one action.
    """
    found = work.changes.of(kind) if work.changes else ()
    return pd.DataFrame(
        [
            {
                "ref": one.ref,
                "then": one.then or NOT_LISTED,
                "now": one.now or NOT_LISTED,
                "action": _action(one),
                "reason": one.reason,
                "note": notes(work, flag(one)),
            }
            for one in found
        ],
        columns=["ref", "then", "now", "action", "reason", "note"],
    )


def _action(one: Change) -> str:
    lines = [f"{one.action} ({one.agency})" if one.agency else one.action]
    if one.doubtful:
        lines.append(f"Please confirm: {words.sentence(one.doubtful)}")
    return "\n".join(lines)


def flag(one: Change) -> str:
    """The key that a note about this change is kept by: ``moved_later:6.1``."""
    return f"{one.kind.name.lower()}:{one.ref}"


def flags(work: Work) -> dict[str, str]:
    """Every change that a note may stand beside: its key, and how it is named."""
    if work.changes is None:
        return {}
    return {
        flag(one): f"{one.ref}: {words.uncapital(str(kind))}"
        for kind in (*first(work), *rest(work))
        for one in work.changes.of(kind)
    }


def notes(work: Work, subject: str) -> str:
    """The notes kept by this key, a line each, with who wrote them and when."""
    return "\n".join(
        f"{note.text} ({note.by.name}, {times.moment(note.at)})"
        for note in work.record.notes
        if note.subject == subject
    )
