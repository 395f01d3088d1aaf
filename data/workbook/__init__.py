"""What does this spreadsheet say, and what is wrong with it?

``read`` is what everyone else calls: bytes in, a plan and its issues out.
"""

from data.workbook import intake, reading
from data.workbook.issue import Reading, Verdict


def read(content: bytes, name: str) -> Reading:
    """What a workbook says and every problem in it; a refusal is a reading too.

    Never raises for anything a file holds.
    """
    try:
        book = intake.read(content, name)
    except intake.Refused as refused:
        return Reading(Verdict.REFUSED, None, (refused.issue,), {})
    return reading.interpret(book)


__all__ = ["read"]
