"""What was done to numbers of children before the public sees them, and why?

Said once on a page that shows one, and only of what stands on it: the rounding, then
each symbol with what it means. Members and officers see true numbers, and no note.

One case: "Numbers of children are rounded to the nearest 5. “c” is a small number, 1
to 4, hidden so that no child can be recognised."
"""

from __future__ import annotations

from collections.abc import Iterable

from data import words
from data.analysis.since import Comparison
from data.plan import Plan, Protection
from data.release.disclosure import CONFIDENTIAL, LOW, SYMBOLS


def of_cohort(plan: Plan) -> str:
    """What was done to the cohort's numbers; "" where they are true."""
    return _note(plan.protection, [one.hidden for one in plan.cohort])


def of_audits(plan: Plan) -> str:
    """What was done to the audits' numbers; "" where they are true."""
    changed = [
        one for one in plan.audits if one.rounded or one.hidden or one.base_withheld
    ]
    return _note(plan.protection, [], audits=True) if changed else ""


def of_both(plan: Plan) -> str:
    """What was done to every number of children; "" where they are true."""
    return _note(
        plan.protection,
        [one.hidden for one in plan.cohort],
        audits=bool(of_audits(plan)),
    )


def of_comparison(compared: Comparison) -> str:
    """The same of two versions; numbers of each were rounded by themselves."""
    plans = (compared.then.plan, compared.now.plan)
    rules = [one.protection for one in plans if one.protection]
    return _note(rules[-1] if rules else None, [], audits=True)


def rule(protection: Protection) -> str:
    """The rule in a sentence: ``1 to 4 hidden, others rounded to the nearest 5``."""
    most = protection.threshold - 1
    small = "1" if most == 1 else f"1 to {words.number(most)}"
    return f"{small} hidden, others rounded to the nearest {protection.nearest}"


def _note(
    protection: Protection | None, shown: Iterable[str], *, audits: bool = False
) -> str:
    if protection is None:
        return ""
    hidden = set(shown) - {""}
    ranges = hidden - {CONFIDENTIAL, LOW, "withheld"}
    most = words.number(protection.threshold - 1)
    few = words.number(protection.threshold)
    return words.paragraph(
        (
            "Numbers of children are rounded to the nearest "
            f"{words.number(protection.nearest)}, each by itself, so they may not add "
            "up; percentages, ranges and limits are worked out from rounded numbers",
            f"“{CONFIDENTIAL}” is {SYMBOLS[CONFIDENTIAL]} (1 to {most})"
            if CONFIDENTIAL in hidden
            else "",
            f"“{LOW}” is {SYMBOLS[LOW]}" if LOW in hidden else "",
            "A range, such as “5 to 20”, stands for a number that could tell a small "
            "one beside it; it says no more than the other numbers do"
            if ranges
            else "",
            f"A result in which fewer than {few} children or cases stand is hidden, so "
            "that none can be recognised"
            if audits
            else "",
        )
    )
