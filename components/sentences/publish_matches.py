"""Is it one action? Each doubtful match, for an officer to confirm.

One case: "1.4 and 1.9: the refs differ; the rows were matched only because their
texts are much alike", with both texts and a button.
"""

from __future__ import annotations

from dataclasses import dataclass

from components.publishing import Work
from data import words
from data.analysis.changes.records import Line

HEADING = "Matches to confirm"
LEAVE = "Where they are two actions, leave it, and give the later one a ref of its own."
KEPT = "The match is confirmed, and the record says by whom."


@dataclass(frozen=True)
class Doubt:
    """Two rows taken for one action, and why that is not certain.

    ``repeated`` where a ref stands in more than one row, so that nobody can tell by
    refs which rows are meant.
    """

    then_ref: str
    now_ref: str
    why: str
    then_text: str
    now_text: str
    repeated: bool = False

    @property
    def button(self) -> str:
        """What the button says: ``Confirm that 1.4 and 1.9 are one action``."""
        if self.then_ref == self.now_ref:
            return f"Confirm that {self.now_ref} is still one action"
        return f"Confirm that {self.then_ref} and {self.now_ref} are one action"


def doubts(work: Work) -> list[Doubt]:
    """The matches that an officer may confirm, by ref."""
    lines = work.changes.doubtful if work.changes else ()
    then = [one.ref for one in work.before.plan.actions] if work.before else []
    now = [one.ref for one in work.plan.actions] if work.plan else []
    found = [_doubt(line, then, now) for line in lines]
    return [one for one in found if one]


def told(one: Doubt) -> str:
    """Why it is not certain, and both texts where they differ."""
    texts = [f"Both say: {one.now_text}"]
    if one.then_text != one.now_text:
        texts = [f"Then: {one.then_text}", f"Now: {one.now_text}"]
    again = "Correct the workbook: a ref stands in more than one row."
    return words.paragraph((one.why, *texts, again if one.repeated else ""))


def confirmed(work: Work) -> str:
    """The matches confirmed so far; "" where there are none."""
    pairs = [
        f"{then} and {now}" if then != now else then
        for then, now in work.record.confirmed
    ]
    return (
        words.sentence(f"Confirmed as one action: {'; '.join(pairs)}") if pairs else ""
    )


def _doubt(line: Line, then: list[str], now: list[str]) -> Doubt | None:
    if line.before is None or line.after is None:
        return None
    refs = line.before.ref, line.after.ref
    return Doubt(
        *refs,
        line.doubtful,
        line.before.action,
        line.after.action,
        _times(refs[0], then) > 1 or _times(refs[1], now) > 1,
    )


def _times(ref: str, among: list[str]) -> int:
    key = " ".join(ref.split()).casefold()
    return sum(" ".join(one.split()).casefold() == key for one in among)
