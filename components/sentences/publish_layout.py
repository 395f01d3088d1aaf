"""What changed in the layout since the version that readers see?

Answers are remembered for one layout. Where a council adds a column or renames a
sheet, some are asked again, and this says why.

One case: "Actions: the column “BRAG” is new; “RAG” is no longer there."
"""

from __future__ import annotations

from collections.abc import Iterator

from components.publishing import Work
from data import words
from data.workbook.understanding import TableFound, Understanding


def changed(work: Work) -> list[str]:
    """A sentence for each difference; none where the layout is the same or new."""
    before = work.laid_out.understanding if work.laid_out else Understanding()
    now = work.understanding
    if not before.layout or not now.layout or before.layout == now.layout:
        return []
    found = [*_tables(before, now)]
    return found or ["Rows or columns stand elsewhere than they did."]


def lead(work: Work) -> str:
    """Since when it is another layout, and what follows; "" where it is not."""
    if not changed(work) or work.laid_out is None:
        return ""
    return (
        f"The layout is not that of {words.uncapital(work.laid_out.record.title)}, so "
        "what was answered then is asked again."
    )


def _tables(before: Understanding, now: Understanding) -> Iterator[str]:
    then = {one.holds: one for one in before.tables}
    today = {one.holds: one for one in now.tables}
    for holds in [one for one in then if one not in today]:
        yield f"{holds}: not found in this file; it was on {then[holds].sheet}."
    for holds, table in today.items():
        if holds not in then:
            yield f"{holds}: found for the first time, on {table.sheet}."
        else:
            yield from _within(then[holds], table)


def _within(then: TableFound, now: TableFound) -> Iterator[str]:
    if then.sheet != now.sheet:
        yield (
            f"{now.holds}: on {words.quoted(now.sheet)}, before on "
            f"{words.quoted(then.sheet)}."
        )
    was, here = _fields(then), _fields(now)
    new = [heading for heading in here if heading not in was]
    gone = [heading for heading in was if heading not in here]
    told = (_are(new, "new"), _are(gone, "no longer there"))
    if any(told):
        yield f"{now.holds}: {'; '.join(one for one in told if one)}."
    for heading in [one for one in here if one in was and here[one] != was[one]]:
        yield (
            f"{now.holds}: {words.quoted(heading)} is read as "
            f"{here[heading] or 'nothing'}, before as {was[heading] or 'nothing'}."
        )


def _are(headings: list[str], what: str) -> str:
    if not headings:
        return ""
    column = words.plural(len(headings), "the column", "the columns")
    are = words.plural(len(headings), "is", "are")
    return f"{column} {words.listed(map(words.quoted, headings))} {are} {what}"


def _fields(table: TableFound) -> dict[str, str]:
    """What each heading is read as; a column without one goes by its letters."""
    return {
        " ".join(one.heading.split()) or one.letters: one.field for one in table.columns
    }
