"""What is an action called, where its ref is missing or stands twice?

A ref stays as it is written ("1..1" too). One that is missing is made from the
action's words, so that it is the same next month. What rows of one ref are, two
actions or one, is asked for each such ref.

One case: two rows "1.1" answered as different actions are "1.1" and "1.1 (2)".
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace

from data import words
from data.workbook import values
from data.workbook.headings import MatchedRow
from data.workbook.issue import Issue
from data.workbook.layout.asked import Asking, ident, shown
from data.workbook.raw import Content
from data.workbook.rules import issue, quote
from data.workbook.understanding import Choice, Question

APART, ONE = "apart", "one"


def made(rows: list[MatchedRow], issues: list[Issue]) -> list[MatchedRow]:
    """The same rows; one without a ref gets one that its words make.

    Made from the words, not from the row's number, it is the same next month
    wherever the row then stands.
    """
    done = []
    for row in rows:
        if "ref" in row.cells or "action" not in row.cells:
            done.append(row)
            continue
        text = values.key(row.cells["action"].text)
        ref = f"No ref {hashlib.sha256(text.encode()).hexdigest()[:4]}"
        done.append(replace(row, said={**row.said, "ref": ref}))
        issues.append(
            issue(
                "ref_made",
                row.sheet,
                row.cells["action"].address,
                "The action has no ref.",
                f"It is called {quote(ref)} here.",
                row.file,
            )
        )
    return done


def told_apart(
    rows: list[MatchedRow], asking: Asking, issues: list[Issue]
) -> list[MatchedRow]:
    """The same rows; what rows of one ref are is asked for each such ref."""
    by_ref: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if "ref" in row.cells:
            by_ref[row.cells["ref"].text.strip().casefold()].append(place)
    done: list[MatchedRow | None] = list(rows)
    for places in by_ref.values():
        if len(places) < 2:
            continue
        said = _ask_ref([rows[place] for place in places], asking)
        for number, place in enumerate(places[1:], start=2):
            if said == APART:
                done[place] = _numbered(rows[place], number)
            elif said == ONE:
                done[place] = None
                issues.append(_part_of(rows[place]))
    return [row for row in done if row is not None]


def _ask_ref(rows: list[MatchedRow], asking: Asking) -> str:
    ref = rows[0].cells["ref"]
    texts = [row.cells["action"] for row in rows if "action" in row.cells]
    number = words.count(len(rows), "row")
    return asking.choose(
        Question(
            ident("ref", ref.text),
            f"What are the {number} with the ref {quote(ref.text)}?",
            (
                Choice(APART, "Different actions: number them apart"),
                Choice(ONE, "One action: the first of the rows counts"),
            ),
            sheet=rows[1].sheet,
            cell=rows[1].cells["ref"].address,
            examples=shown(texts),
            file=rows[1].file,
        )
    )


def _numbered(row: MatchedRow, number: int) -> MatchedRow:
    ref = row.cells["ref"]
    text = f"{ref.text.strip()} ({number})"
    told = replace(ref, content=Content.TEXT, text=text, value=text)
    return replace(row, cells={**row.cells, "ref": told})


def _part_of(row: MatchedRow) -> Issue:
    ref = row.cells["ref"]
    return issue(
        "layout_left_out",
        row.sheet,
        ref.address,
        f"The row belongs to {quote(ref.text)} above.",
        "You said so; only the first of its rows is read.",
        row.file,
    )
