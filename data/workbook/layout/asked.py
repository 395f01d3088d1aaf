"""What was asked, and what was answered?

Every part of matching asks through one ``Asking``: it gives the answer in force,
or none, and keeps the question either way. An answer that is none of a question's
choices counts as not given.

One case: ``choose("word:delivery:ambere", "What does 'Amber E' mean here?", …)``
is "at_risk" where the answers say so, and "" until they do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from data.plan import Due
from data.workbook import days, values
from data.workbook.raw import Content, RawCell
from data.workbook.understanding import Answers, Entry, Question

LEAVE_OUT = "leave_out"
_LONGEST = 40  # characters of one part of a question's id


def ident(*parts: str) -> str:
    """The id of a question: the same parts make the same id, next month too."""
    return ":".join(_slug(part) for part in parts)


def _slug(part: str) -> str:
    short = values.key(part).replace(":", "")
    if len(short) <= _LONGEST:
        return short
    told = hashlib.sha256(short.encode()).hexdigest()[:8]
    return f"{short[: _LONGEST - 9]}-{told}"


class Asking:
    """The questions so far, in the order they arose, with the answers in force."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._asked: dict[str, Question] = {}

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question asked, answered or not."""
        return tuple(self._asked.values())

    def said(self, question_id: str) -> str:
        """What was answered under an id, whether or not it is asked now."""
        return self._answers.get(question_id, "").strip()

    def choose(self, question: Question) -> str:
        """The key of the choice made; "" where none of them was."""
        said = self.said(question.id)
        known = {choice.key for choice in question.choices}
        return self._keep(question, said if said in known else "")

    def text(self, question: Question) -> str:
        """What was typed; "" where nothing was."""
        return self._keep(replace(question, entry=Entry.TEXT), self.said(question.id))

    def day(self, question: Question) -> date | None:
        """The day that was typed; None where it is none."""
        said = self.said(question.id)
        found = days.day(RawCell(0, 0, Content.TEXT, said, said)).value
        self._keep(replace(question, entry=Entry.DATE), said if found else "")
        return found

    def due(self, question: Question) -> Due | None:
        """The day or month that was typed; None where it is none."""
        said = self.said(question.id)
        found = days.due(RawCell(0, 0, Content.TEXT, said, said)).value
        self._keep(replace(question, entry=Entry.DATE), said if found else "")
        return found

    def _keep(self, question: Question, answer: str) -> str:
        before = self._asked.get(question.id)
        if before is None:
            self._asked[question.id] = replace(question, answer=answer)
            return answer
        examples = list(dict.fromkeys((*before.examples, *question.examples)))[:3]
        self._asked[question.id] = replace(
            before,
            examples=tuple(examples),
            changes_figure=before.changes_figure or question.changes_figure,
        )
        return before.answer


def shown(cells: Iterable[RawCell]) -> tuple[str, ...]:
    """Up to three cells' texts, no two the same."""
    return tuple(dict.fromkeys(cell.text.strip() for cell in cells))[:3]
