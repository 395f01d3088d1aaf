"""How long does a long history take to compare? Run by ``make bench``.

A made-up plan of 100 actions in 25, 50 and 100 monthly versions: each month a few
actions finish, a few dates move, one action is replaced by another. The table gives
processor seconds and, so that runs on different machines can be set side by side,
the ratio to comparing one pair of versions.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from data.analysis.changes import changes
from data.analysis.changes.records import FIELDS
from data.analysis.ledger import Version, ledger
from data.plan import Action, Delivery, Due, Plan, Precision

ACTIONS, SIZES, TIMES = 100, (25, 50, 100), 3
FIRST = date(2016, 1, 31)


def history(versions: int) -> list[Version]:
    """So many versions of one plan, each a month after the one before."""
    actions = [_action(number) for number in range(ACTIONS)]
    made = []
    for number in range(1, versions + 1):
        as_at = FIRST + timedelta(30 * number)
        plan = Plan(
            "Plan",
            "Partnership",
            as_at,
            actions=tuple(actions),
            columns={"actions": frozenset(FIELDS)},
        )
        made.append(Version(number, plan))
        # A workbook is read afresh each month: no action is the same object.
        actions = [replace(one) for one in _month(actions, number, as_at)]
    return made


def _action(number: int) -> Action:
    return Action(
        f"{number // 10 + 1}.{number % 10 + 1}",
        f"Action {number} of the partnership for children at risk in area {number}",
        ("Council",),
        Due(FIRST + timedelta(number * 30), Precision.DAY),
        Delivery.IN_PROGRESS,
        update="Under way.",
    )


def _month(actions: list[Action], month: int, as_at: date) -> list[Action]:
    """A month on: one done, two moved, five with an update, one replaced."""
    made = list(actions)
    done, gone = (month * 7) % ACTIONS, (month * 13) % ACTIONS
    made[done] = replace(made[done], delivery=Delivery.COMPLETE, completed_on=as_at)
    for step in (1, 2):
        at = (done + step) % ACTIONS
        later = Due(as_at + timedelta(90), Precision.DAY)
        made[at] = replace(made[at], current_due=later)
    for step in range(3, 8):
        at = (done + step) % ACTIONS
        made[at] = replace(made[at], update=f"Month {month}.")
    made[gone] = _action(ACTIONS + month)
    return made


def seconds(work: Callable[[], object]) -> float:
    """The least processor time of a few runs."""
    taken = []
    for _ in range(TIMES):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def pairs(versions: list[Version]) -> None:
    """Each version with the one before it."""
    for before, after in pairwise(versions):
        changes(before.plan, after.plan)


def main() -> None:
    """Print the table."""
    one = history(2)
    unit = seconds(lambda: changes(one[0].plan, one[1].plan))
    rows = [("One pair of versions", unit)]
    for size in SIZES:
        held = history(size)
        rows += [
            (
                f"{size} versions, each with the one before",
                seconds(lambda h=held: pairs(h)),
            ),
            (f"{size} versions, one ledger of all", seconds(lambda h=held: ledger(h))),
            (
                f"{size} versions, the first with the last",
                seconds(lambda h=held: changes(h[0].plan, h[-1].plan)),
            ),
        ]
    write = sys.stdout.write
    write(f"{ACTIONS} actions in every version\n\n")
    write(f"{'What is compared':<46}{'seconds':>9}{'ratio':>9}\n")
    for name, taken in rows:
        write(f"{name:<46}{taken:>9.4f}{taken / unit:>9.1f}\n")


if __name__ == "__main__":
    main()
