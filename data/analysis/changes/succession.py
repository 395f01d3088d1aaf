"""Which action took over from which, as refs and the leads' own words say?

Refs say it by their form: 3.2 becomes 3.2a and 3.2b. A lead says it in words, in
the status cell or the update. Nothing is guessed from what the actions are about.

One case: 1.9, superseded, with the update "Superseded by 3.2." is told as
"Superseded by 3.2, left out of the count".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data import words
from data.plan import Action

_REF = r"[A-Za-z]{0,3}\d+(?:[.\-]\d+)*[A-Za-z]?"
_TAKEN_OVER = re.compile(
    r"\b(?:superseded|replaced|merged)\s+(?:by|with|into)\s+(?:actions?\s+)?"
    rf"(?P<refs>{_REF}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_REF})*)\b",
    re.IGNORECASE,
)


def successors(action: Action) -> tuple[str, ...]:
    """The refs that its status or its update says it was superseded by."""
    for text in (action.row.raw("delivery"), action.update):
        found = _TAKEN_OVER.search(text)
        if found:
            return tuple(re.findall(_REF, found["refs"]))
    return ()


def superseded(action: Action) -> str:
    """``Superseded by 3.2, left out of the count``; "" where nothing says by what."""
    by = words.listed(successors(action))
    return f"Superseded by {by}, left out of the count" if by else ""


def went_into(kin: Sequence[str]) -> str:
    """``Split into 3.2a and 3.2b`` or ``Merged into 3.2``; "" without kin."""
    if not kin:
        return ""
    verb = "Split" if len(kin) > 1 else "Merged"
    return f"{verb} into {words.listed(kin)}"


def came_from(kin: Sequence[str]) -> str:
    """``Part of 3.2`` or ``Were 3.2a and 3.2b``; "" without kin."""
    if not kin:
        return ""
    return f"{'Were' if len(kin) > 1 else 'Part of'} {words.listed(kin)}"
