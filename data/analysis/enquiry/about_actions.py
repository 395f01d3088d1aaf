"""Which actions are late, moved, reopened, gone from the list or unexplained?

One case: action 2.3 was first due on 31 December 2022 and is open, 181 days past
that: "What is recorded for action 2.3, first due on 31 December 2022, and what
remains?"
"""

from __future__ import annotations

from collections.abc import Iterator

from data import words
from data.analysis import dues
from data.analysis.changes import NO_REASON, Change
from data.analysis.enquiry.records import Found, Record, Rule
from data.analysis.events import Position, position
from data.analysis.standing import Standing, standings

_LONG = 90  # days


def _overdue(record: Record) -> Iterator[Found]:
    """The open action furthest past its original date, finding by finding."""
    late = [one for one in standings(record.plan) if one.past_original]
    late.sort(key=lambda one: -one.past_original)
    seen: set[str] = set()
    for one in late:
        name = one.action.finding.strip().casefold()
        if name not in seen:
            seen.add(name)
            yield _late(record, one)


def _late(record: Record, one: Standing) -> Found:
    action, days = one.action, one.past_original
    moved = f", now due {dues.said(one.current)}" if one.moved else ""
    return Found(
        subject=action.ref,
        fact=f"{action.ref} {action.action}: {words.count(days, 'day')} past its "
        f"original date{moved}.",
        said={"ref": action.ref, "date": dues.said(one.original)},
        finding=action.finding,
        figure=f"{words.count(days, 'day')} past its original date",
        more=record.hangs(action.finding, action.ref) + (days > _LONG),
        filters=(("action_plan_ref", action.ref),),
        cells=action.row.pick("ref", "delivery", "original_due", "current_due"),
        made_up=action.row.made_up,
    )


def _unexplained(record: Record) -> Iterator[Found]:
    for one in standings(record.plan):
        word = one.action.row.raw("delivery").strip()
        if one.unknown and one.action.counted and word:
            action = one.action
            yield Found(
                subject=action.ref,
                fact=f"Action {action.ref} has the status {words.quoted(word)}, which "
                "the workbook does not explain; it is shown as unknown.",
                said={"ref": action.ref, "word": words.quoted(word)},
                finding=action.finding,
                more=record.hangs(action.finding, action.ref),
                filters=(("action_plan_ref", action.ref),),
                cells=action.row.pick("ref", "delivery"),
                made_up=action.row.made_up,
            )


def _no_update(record: Record) -> Iterator[Found]:
    for event in record.plan.events:
        if position(event, record.plan.as_at) is not Position.NO_UPDATE:
            continue
        given = dues.said(event.given)
        yield Found(
            subject=event.event,
            fact=f"{given} was the date given to the committee; no update is recorded.",
            said={"event": words.quoted(event.event), "date": given},
            figure=given,
            cells=event.row.pick("event", "on", "given"),
            made_up=event.row.made_up,
        )


# --- what changed since the version compared with ----------------------------


def _moved_later(record: Record) -> Iterator[Found]:
    changes = record.changes.moved_later if record.changes else ()
    for change in sorted(changes, key=lambda one: -(one.days or 0)):
        if change.reason == NO_REASON:
            days = words.count(change.days or 0, "day")
            yield _changed(
                record,
                change,
                f"Moved later by {days}, from {change.then} to {change.now}; no reason "
                "recorded.",
                more=(change.days or 0) > _LONG,
            )


def _no_longer_listed(record: Record) -> Iterator[Found]:
    for change in record.changes.no_longer_listed if record.changes else ():
        yield _changed(
            record,
            change,
            f"In the earlier list ({words.uncapital(change.then)}), not in this one; "
            "no reason recorded.",
        )


def _reopened(record: Record) -> Iterator[Found]:
    for change in record.changes.reopened if record.changes else ():
        fact = (
            f"{change.then} in the earlier version; {words.uncapital(change.now)} now."
        )
        yield _changed(record, change, fact)


def _changed(record: Record, change: Change, fact: str, *, more: bool = False) -> Found:
    finding = _finding(record, change)
    return Found(
        subject=change.ref,
        fact=f"{change.ref} {change.action}: {words.uncapital(fact)}",
        said={"ref": change.ref},
        finding=finding,
        figure=f"{change.then} then, {change.now or 'not listed'} now",
        more=record.hangs(finding, change.ref) + more,
        cells=change.cells_after or change.cells_before,
        made_up=change.made_up,
    )


def _finding(record: Record, change: Change) -> str:
    """The finding of the action as either version has it."""
    for line in record.changes.lines if record.changes else ():
        if change in line.changes:
            action = line.after or line.before
            return action.finding if action else ""
    return ""


RULES: tuple[Rule, ...] = (
    Rule(
        "no_longer_listed",
        "an action in the earlier version's list and not in this one's",
        "What became of action {ref}, which was in the earlier list and is not in this "
        "one?",
        7,
        "since_last_meeting",
        _no_longer_listed,
    ),
    Rule(
        "reopened",
        "an action reported complete in the earlier version and open in this one",
        "What led to action {ref} being open again?",
        6,
        "since_last_meeting",
        _reopened,
    ),
    Rule(
        "moved_later",
        "an action whose date moved later with no reason recorded",
        "What is the reason for the later date of action {ref}?",
        5,
        "since_last_meeting",
        _moved_later,
    ),
    Rule(
        "no_update",
        "a date given to the committee that has passed with no update recorded",
        "What is the position on {event}, for which the committee was given {date}?",
        6,
        "overview",
        _no_update,
    ),
    Rule(
        "overdue",
        "the open action under each finding that is furthest past its original date",
        "What is recorded for action {ref}, first due on {date}, and what remains?",
        5,
        "action_plan",
        _overdue,
    ),
    Rule(
        "unexplained",
        "an action whose status the workbook does not explain",
        "What does the status {word} mean for action {ref}?",
        4,
        "action_plan",
        _unexplained,
    ),
)
