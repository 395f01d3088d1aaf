"""What will the public see of numbers of children, beside what is true?

For the officer who clears a version: every number that is hidden or rounded, why,
what the identification check came to, and what is left for a person to judge.

One case: "34 hidden numbers tried; none can be worked out."
"""

from __future__ import annotations

import pandas as pd

from components.publishing import Prepared, Work
from data import words
from data.plan import Classification
from data.publications import PARAGRAPHS
from data.release import children, one_way
from data.release.disclosure import CONFIDENTIAL, WITHHELD

HEADING = "What the public will see of numbers of children"
COLUMNS = ("table", "part", "true", "public", "why")
WHY = "Why these numbers may be shown to the public"
_REASONS = {
    CONFIDENTIAL: "a small number",
    WITHHELD: "could tell a small number beside it",
}


def checked(prepared: Prepared) -> str:
    """What the identification check came to."""
    found = prepared.clearance
    if found is None:
        return words.sentence(f"Nothing can be released. {prepared.refused}")
    tried = words.count(found.checked, "hidden number")
    given_up = [f"{name}: {step}" for name, step in found.given_up.items()]
    return words.paragraph(
        (
            f"Identification check: {tried} tried, with every earlier open version; "
            "none can be worked out",
            f"Counts below {words.number(found.threshold)} are hidden, all others "
            "rounded to the nearest 5",
            "Joined and left are never shown to the public",
            f"Withheld because of an earlier version: {'; '.join(given_up)}"
            if given_up
            else "",
        )
    )


def to_judge(prepared: Prepared) -> str:
    """Noughts and wholes, which a person has to judge; "" where there are none."""
    if not prepared.to_judge:
        return ""
    return (
        "For you to judge, since nobody, or everybody, tells of each child: "
        f"{'; '.join(prepared.to_judge)}."
    )


def numbers(work: Work, prepared: Prepared) -> pd.DataFrame:
    """Every number of children: columns as COLUMNS, all texts."""
    found, plan = prepared.clearance, work.plan
    rows = []
    for table in children.tables(plan) if plan and found else ():
        row = found.shown[table.name] if found else None
        if row is None:
            continue
        for place, (part, count) in enumerate(table.parts):
            shown, why = _shown(row, place)
            rows.append((table.name, part, words.number(count), shown, why))
        if table.total is not None:
            total = words.number(table.total)
            shown = "withheld" if row.total is None else row.total
            rows.append((table.name, "total", total, shown, _why(row.total or "")))
    for name, percentage in found.reported.items() if found else ():
        said = words.reported_percent(percentage)
        rows.append(
            (name, "percentage", said, said, "as reported; its counts withheld")
        )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _shown(row: one_way.Row, place: int) -> tuple[str, str]:
    text = row.texts[place]
    if text != WITHHELD:
        return text, _why(text)
    low, high = row.implied(place)
    shown = "withheld" if high >= one_way.MOST else f"{low} to {high}"
    return shown, _why(text)


def _why(text: str) -> str:
    if one_way.number(text) is not None:
        return "none" if text == "0" else "rounded"
    return _REASONS.get(text, "nearly all, so that the rest stay hidden")


def texts(work: Work) -> str:
    """Which texts of children the public is not shown; "" where all are."""
    public = work.public
    if public is None:
        return ""
    withheld = [
        f"action {one.ref}"
        for one in public.actions
        if children.TEXT_WITHHELD in (one.action, one.evidence, one.update)
    ]
    if not withheld:
        return ""
    return (
        f"Texts that give a number of children are not shown: {words.listed(withheld)}."
    )


def is_restricted(work: Work) -> bool:
    """Whether the workbook says that the version is restricted."""
    return (
        work.plan is not None and work.plan.classification is Classification.RESTRICTED
    )


def paragraph(number: int) -> str:
    """``Paragraph 2: information which is likely to reveal …``."""
    return f"Paragraph {number}: {PARAGRAPHS[number]}"
