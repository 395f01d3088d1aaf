"""Does each action's status agree with its dates and its evidence?"""

from __future__ import annotations

from collections.abc import Iterator

from data import words
from data.plan import Action, Delivery, Due, Row
from data.workbook import contract
from data.workbook.build import Draft
from data.workbook.issue import Issue
from data.workbook.rules import at, issue, quote

_OPEN = (Delivery.NOT_STARTED, Delivery.IN_PROGRESS)


def completion_has_its_date(draft: Draft) -> Iterator[Issue]:
    """A complete action without its date, or a sheet without that column."""
    complete = [action for action in draft.plan.actions if action.complete]
    if complete and not draft.plan.has_column("actions", "completed_on"):
        heading = quote(contract.ACTIONS.column("completed_on").heading)
        yield issue(
            "completion_dates_absent",
            contract.ACTIONS.title,
            "",
            f"There is no column {heading}.",
            f"{words.count(len(complete), 'complete action')} will show without "
            f"{words.plural(len(complete), 'its date', 'their dates')}.",
        )
        return
    for action in complete:
        if not action.row.raw("completed_on").strip():
            yield at(
                action.row.cells["completed_on"],
                "complete_without_date",
                f"{_status(action)} but Completed on is blank.",
                "Give the date, or change the status.",
            )


def dates_belong_to_completion(draft: Draft) -> Iterator[Issue]:
    """A completion date on an action that is still open."""
    for action in draft.plan.actions:
        if action.completed_on and action.delivery in _OPEN:
            yield at(
                action.row.cells["completed_on"],
                "dated_without_complete",
                f"{_status(action)} but Completed on says "
                f"{words.day(action.completed_on)}.",
                "Clear the date, or change the status.",
            )


def nothing_is_completed_later(draft: Draft) -> Iterator[Issue]:
    """A completion date after the day the workbook describes."""
    as_at = draft.plan.as_at
    for action in draft.plan.actions:
        if action.completed_on and action.completed_on > as_at:
            yield at(
                action.row.cells["completed_on"],
                "future_completion",
                f"{words.day(action.completed_on)} is after the position, "
                f"{words.day(as_at)}.",
                "Correct the date, or the position on the Plan sheet.",
            )


def nothing_is_due_before_it_starts(draft: Draft) -> Iterator[Issue]:
    """A due date before the action's start."""
    for action in draft.plan.actions:
        dues = {"original_due": action.original_due, "current_due": action.current_due}
        for field, due in dues.items():
            if _written(action.row, field) and _before_start(action, due):
                heading = contract.ACTIONS.column(field).heading
                yield at(
                    action.row.cells[field],
                    "due_before_start",
                    f"{heading} is {_day(due)}, before the action starts.",
                    f"Correct {_either(action.row, 'start', field)}.",
                )


def completion_has_evidence(draft: Draft) -> Iterator[Issue]:
    """A complete action whose evidence cell is blank."""
    for action in draft.plan.actions:
        cell = action.row.cells.get("evidence")
        if cell and action.complete and not cell.raw.strip():
            since = action.completed_on
            said = f"Complete since {words.day(since)}" if since else "Complete"
            yield at(
                cell,
                "evidence_blank",
                f"{said}, evidence blank.",
                "It will show as no evidence recorded.",
            )


def later_dates_are_listed(draft: Draft) -> Iterator[Issue]:
    """A current due date after the original."""
    for action in draft.plan.actions:
        original, current = action.original_due.on, action.current_due.on
        if original and current and current > original:
            days = words.count((current - original).days, "day")
            yield at(
                action.row.cells["current_due"],
                "moved_later",
                f"Current due is {days} after original due.",
                "It will be listed as moved later.",
            )


def _status(action: Action) -> str:
    """``Status is 'Complete'``, or what a word of their own was read as."""
    raw = action.row.raw("delivery").strip()
    same = raw.casefold() == str(action.delivery).casefold()
    return f"Status is {quote(raw)}{'' if same else f', read as {action.delivery},'}"


def _written(row: Row, field: str) -> bool:
    return bool(row.raw(field).strip())


def _before_start(action: Action, due: Due) -> bool:
    return bool(action.start and due.on and due.on < action.start)


def _day(due: Due) -> str:
    return words.day(due.on) if due.on else due.raw


def _either(row: Row, *fields: str) -> str:
    return words.listed((cell.address for cell in row.pick(*fields)), last="or")
