"""What changed in the layout since the version that readers see?

Answers are remembered for one layout. Where a council adds a column or renames one,
they are asked again, and this says why.

One case: "The column 'RAG' of the actions is now called 'BRAG'."
"""

from __future__ import annotations

from components.publishing import Work
from data import words
from data.workbook import layout


def changed(work: Work) -> list[str]:
    """A sentence for each difference; none where the layout is the same or new."""
    now = work.understanding
    if work.laid_out is None or not now.layout:
        return []
    before = work.laid_out.understanding
    if before.layout in ("", now.layout):
        return []
    told = layout.changes(layout.described(before), layout.described(now))
    return list(told) or ["Its tables stand otherwise than they did."]


def lead(work: Work) -> str:
    """Since when it is another layout, and what follows; "" where it is not."""
    if not changed(work) or work.laid_out is None:
        return ""
    return (
        f"The layout is not that of {words.uncapital(work.laid_out.record.title)}, so "
        "what was answered then is asked again."
    )
