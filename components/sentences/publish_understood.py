"""Is this right? What was made of a workbook that is not in the template's layout.

One case: "3 of 8 questions answered. 2 that are open change a figure, so nothing can
be cleared before they are answered." Then every column that was found, with three of
its cells as they stand there beside what they are read as.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from components.publishing import Work, times
from components.sentences import as_written
from data import words
from data.publications import Answer
from data.workbook import contract, values
from data.workbook.understanding import (
    Choice,
    ColumnFound,
    Confidence,
    Entry,
    Example,
    Question,
    TableFound,
    Understanding,
)

HEADING = "Is this right?"
ASKED = "To be answered"
ANSWERED = "Answered so far"
LEFT_OUT = "What is left out, and why"
CANNOT_SEE = "What this file does not tell"
CHANGE = "Change an answer"
SAVE, SAVE_CHANGED = "Save these answers", "Save the changed answers"
LATER = (
    "Answer as many as you can, then save. The rest can wait: the draft keeps what "
    "is saved."
)
LIKELY = "looks likely"
A_DAY = "Write it as 30 June 2023"
AGAIN = "A changed answer changes what is read, so it has to be checked again."


@dataclass(frozen=True)
class Asked:
    """One question as it is put: its words, where it arises, and its answers."""

    id: str
    label: str
    where: str
    entry: Entry
    answers: dict[str, str]  # the key of each, and how it is put
    answer: str


# --- how far it has come --------------------------------------------------------


def needed(work: Work) -> bool:
    """Whether there is anything to say: not of a workbook in the template's layout."""
    made = work.understanding
    return bool(made.tables or made.questions or made.left_out or made.cannot_see)


def lead(work: Work) -> str:
    """What was found, how far its questions are answered, and what that holds up."""
    made = work.understanding
    return words.paragraph(
        (_found(made), progress(work), _holds_up(made), _later(made))
    )


def progress(work: Work) -> str:
    """``3 of 8 questions answered``; "" where nothing is asked."""
    asked = work.understanding.questions
    done = len(asked) - len(work.understanding.unanswered)
    if not asked:
        return ""
    if done == len(asked):
        every = words.count(done, "question")
        return f"{'The only question is' if done == 1 else f'All {every}'} answered"
    if len(asked) == 1:
        return "1 question to answer"
    return f"{words.of(done, len(asked))} questions answered"


def to_answer(work: Work) -> str:
    """``2 questions to answer``, of those that hold up the clearing; "" for none."""
    number = len(work.understanding.blocking)
    return f"{words.count(number, 'question')} to answer" if number else ""


def _found(made: Understanding) -> str:
    if not made.layout:
        return ""
    found = words.count(len(made.tables), "table")
    return f"This workbook has a layout of its own; {found} can be read in it"


def _holds_up(made: Understanding) -> str:
    number = len(made.blocking)
    if not number:
        return ""
    if number == len(made.unanswered):
        which = words.plural(number, "The open one changes", "The open ones change")
    else:
        change = words.plural(number, "changes", "change")
        which = f"{words.spelled(number, capital=True)} of the open ones {change}"
    they_are = words.plural(number, "it is", "they are")
    return f"{which} a figure, so nothing can be cleared before {they_are} answered"


def _later(made: Understanding) -> str:
    if any(one.kept for one in made.questions):
        return "What is answered here is not asked again of a file with this layout"
    return ""


# --- the questions ----------------------------------------------------------------


def asked(work: Work) -> list[Asked]:
    """The questions still open, those that hold up the clearing first."""
    open_ones = work.understanding.unanswered
    return [
        _asked(one, work)
        for one in sorted(open_ones, key=lambda one: not one.changes_figure)
    ]


def again(work: Work) -> list[Asked]:
    """The questions that have their answer, which may be changed."""
    return [_asked(one, work) for one in work.understanding.questions if one.answer]


def _asked(one: Question, work: Work) -> Asked:
    before = "" if one.answer or not one.kept else _before(one, work)
    return Asked(
        id=one.id,
        label=one.asks,
        where=_where(one, before),
        entry=one.entry,
        answers={
            choice.key: _put(choice, one.suggested, before, work)
            for choice in one.choices
        },
        answer=one.answer,
    )


def _before(one: Question, work: Work) -> str:
    """What was answered of the live version's layout; "" where it was not asked."""
    return work.laid_out.record.answers.get(one.id, "") if work.laid_out else ""


def _put(choice: Choice, suggested: str, before: str, work: Work) -> str:
    """``On track (looks likely)``, or ``On track (as in version 6)``."""
    if work.laid_out and choice.key == before:
        return f"{choice.label} (as in {words.uncapital(work.laid_out.record.title)})"
    return f"{choice.label} ({LIKELY})" if choice.key == suggested else choice.label


def _where(one: Question, before: str) -> str:
    """``Master v7, F5. For example “Amber E”, “G→B”. Changes a figure.``"""
    place = ", ".join(part for part in (one.sheet, one.cell) if part)
    place = f"{place} in {one.file}" if one.file and place else place or one.file
    cells = ", ".join(words.quoted(text) for text in one.examples if text.strip())
    return words.paragraph(
        (
            place,
            f"For example {cells}" if cells else "",
            _likely(one, before),
            "" if one.changes_figure else "No figure depends on it",
            "" if one.kept else "It is asked of every file",
        )
    )


def _likely(one: Question, before: str) -> str:
    """What is likely to be typed, where there is nothing to choose from."""
    if one.entry is Entry.CHOICE:
        return ""
    if before:
        return f"It was {words.quoted(before)} before"
    return f"{words.quoted(one.suggested)} {LIKELY}" if one.suggested else ""


def answered(work: Work) -> pd.DataFrame:
    """Columns question, answer and given: by whom and when, remembered or not."""
    given = {one.question: one for one in work.record.answered}
    rows = [
        (one.asks, _label(one), _given(given.get(one.id), work))
        for one in work.understanding.questions
        if one.answer
    ]
    return pd.DataFrame(rows, columns=["question", "answer", "given"])


def remembered(work: Work) -> str:
    """How many of the answers come from earlier files of this layout."""
    known = _remembered(work)
    number = len(known)
    if not number:
        return ""
    first = min(one.at for one in known)
    since = times.since(first, now=work.now)
    from_then = f"from an earlier file of this layout, {since}"
    if number == 1:
        return f"1 answer is remembered {from_then}."
    first_of = "the first of them " if len({one.at for one in known}) > 1 else ""
    earlier = f"from earlier files of this layout, {first_of}{since}"
    return f"{words.number(number)} answers are remembered {earlier}."


def _remembered(work: Work) -> list[Answer]:
    standing = {one.id for one in work.understanding.questions if one.answer}
    return [
        one
        for one in work.record.answered
        if one.question in standing
        and one.remembered_from not in (None, work.record.id)
    ]


def _label(one: Question) -> str:
    labels = {choice.key: choice.label for choice in one.choices}
    return labels.get(one.answer, one.answer)


def _given(one: Answer | None, work: Work) -> str:
    if one is None:
        return ""
    said = f"{one.by}, {times.since(one.at, now=work.now)}"
    if one.remembered_from in (None, work.record.id):
        return said
    return f"Remembered: {said}"


# --- what was found --------------------------------------------------------------


def tables(work: Work) -> list[str]:
    """A heading for each table found: ``Actions: 66 rows in Master v7, A5:K71``."""
    return [_heading(one) for one in work.understanding.tables]


def _heading(one: TableFound) -> str:
    place = ", ".join(part for part in (one.sheet, one.area) if part)
    place = f"{place} of {one.file}" if one.file else place
    return f"{one.holds}: {words.count(one.rows, 'row')} in {place}"


def columns(work: Work, place: int) -> pd.DataFrame:
    """A table's columns as found: column, field, examples, sure and why."""
    found = work.understanding.tables[place]
    return pd.DataFrame(
        [
            (_named(one), one.field, _examples(one), one.confidence.value, one.why)
            for one in found.columns
        ],
        columns=["column", "field", "examples", "sure", "why"],
    )


def _named(one: ColumnFound) -> str:
    heading = " ".join(one.heading.split())
    return f"{one.letters}: {heading}" if heading else f"{one.letters}, no heading"


def _examples(one: ColumnFound) -> str:
    """Three cells, a line each: as written, then as read."""
    return "\n".join(
        f"{cell.address}: {words.quoted(cell.raw)}{_as_read(cell) if one.field else ''}"
        for cell in one.examples
    )


def _as_read(cell: Example) -> str:
    if cell.read == cell.raw.strip():
        return " → as it stands"
    return f" → {cell.read or 'not read'}"


def made_up(work: Work) -> bool:
    """Whether a cell that was found marks its row as made up."""
    mark = contract.MADE_UP.heading
    return any(
        values.key(cell.read) == "yes"
        for table in work.understanding.tables
        for column in table.columns
        if column.field == mark
        for cell in column.examples
    )


def differences(work: Work) -> pd.DataFrame:
    """Cells of the actions that are read as something else than they say."""
    if work.plan is None or not work.understanding.layout:
        return pd.DataFrame(columns=as_written.COLUMNS)
    return as_written.differences(work.plan)


def differences_line(work: Work) -> str:
    """``See the 134 cells of the actions that are read as …``; "" for none."""
    number = len(differences(work))
    if not number:
        return ""
    are = words.plural(number, "is", "are")
    cells = words.count(number, "cell")
    return f"See the {cells} of the actions that {are} not read letter for letter"


def not_understood(work: Work) -> list[str]:
    """A sentence for each table with columns that nobody could place."""
    told = []
    for table in work.understanding.tables:
        lost = [one for one in table.columns if one.confidence is Confidence.NONE]
        if lost:
            names = words.listed(
                f"{one.letters} ({words.quoted(one.heading)})" for one in lost
            )
            column = words.plural(len(lost), "Column", "Columns")
            are = words.plural(len(lost), "is", "are")
            told.append(
                f"{column} {names} on {table.sheet} {are} not understood, "
                f"and {are} not read."
            )
    return told


def left_out(work: Work) -> pd.DataFrame:
    """What is not read: columns what, where and why."""
    return pd.DataFrame(
        [
            (one.what, _place(one.sheet, one.where, one.file), one.why)
            for one in work.understanding.left_out
        ],
        columns=["what", "where", "why"],
    )


def left_out_line(work: Work) -> str:
    """``3 hidden rows and 1 key of colours are not read.``"""
    left = [one.what for one in work.understanding.left_out]
    if not left:
        return ""
    return f"{words.capital(words.listed(dict.fromkeys(left)))}: not read."


def _place(sheet: str, where: str, file: str) -> str:
    place = ", ".join(part for part in (sheet, where) if part)
    return f"{place} in {file}" if file else place


def cannot_see(work: Work) -> list[str]:
    """What the file's format hides, and what in it is never run or followed."""
    return list(work.understanding.cannot_see)
