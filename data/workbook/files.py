"""What do these files say together, and which of them says what?

A version may hold several: the tracker, and an audit return that arrives
separately. Each comes in through the isolated intake on its own; then their
sheets are read as if they stood in one workbook, each knowing its file. A sheet
is filled in in one file only, except that a Plan sheet may stand in each, and
must then say the same.

One case: C6 of the Audits sheet in ``audit-return.xlsx`` is named "Audits, C6 in
audit-return.xlsx"; of a version with one file it is simply "Audits, C6".
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from data import words
from data.workbook import intake, layout, reading
from data.workbook.issue import Issue, Reading, Verdict
from data.workbook.raw import RawBook
from data.workbook.understanding import Answers


def read(content: bytes, name: str, answers: Answers | None = None) -> Reading:
    """What a workbook says and every problem in it; a refusal is a reading too.

    ``answers`` are those given so far to what was asked about its layout.

    Never raises for anything a file holds.
    """
    return read_files([(content, name)], answers)


def read_files(
    files: Sequence[tuple[bytes, str]], answers: Answers | None = None
) -> Reading:
    """What a version's files, each its bytes and its name, say together.

    ``answers`` are those given so far to what was asked about their layout.

    Where one of them is refused so is the version, and its issues are those
    files' alone. Never raises for anything a file holds.

    Raises:
        ValueError: when there is no file at all.
    """
    if not files:
        message = "A version has at least one file."
        raise ValueError(message)
    with _uncollected():
        return _read_files(files, answers)


def _read_files(files: Sequence[tuple[bytes, str]], answers: Answers | None) -> Reading:
    names = labels([name for _, name in files]) if len(files) > 1 else ("",)
    books: list[RawBook] = []
    refused: list[Issue] = []
    for (content, name), label in zip(files, names, strict=True):
        try:
            books.append(_of(intake.read(content, name), label))
        except intake.Refused as refusal:
            refused.append(replace(refusal.issue, file=label))
    if refused:
        found = Reading(Verdict.REFUSED, None, tuple(refused), {})
    else:
        sheets = tuple(sheet for book in books for sheet in book.sheets)
        unseen = tuple(said for book in books for said in book.cannot_see)
        together = RawBook(books[0].name, sheets, unseen)
        found = _interpreted(together, answers)
    return replace(found, files=names if len(files) > 1 else ())


def _interpreted(book: RawBook, answers: Answers | None) -> Reading:
    """What the workbook says; of a layout too big to match, that it is too big."""
    try:
        return reading.interpret(book, answers)
    except layout.TooMuch:
        issue = intake.Refused("refused_too_big_inside").issue
        return Reading(Verdict.REFUSED, None, (issue,), {})


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector wait: reading makes many records, and nothing in a circle.

    Of several readers at a time the first to find it at work sets it going again.
    """
    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()


def labels(names: Sequence[str]) -> tuple[str, ...]:
    """A name for each file that no other has: numbered where two are the same."""
    said = [words.without_controls(name).strip() for name in names]
    if len(set(said)) == len(said) and all(said):
        return tuple(said)
    return tuple(
        f"{name} (file {place})".strip() for place, name in enumerate(said, start=1)
    )


def _of(book: RawBook, file: str) -> RawBook:
    """The same workbook, each of its sheets and sentences knowing its file."""
    sheets = (replace(sheet, file=file) for sheet in book.sheets)
    said = (f"{file}: {one}" if file else one for one in book.cannot_see)
    return replace(book, sheets=tuple(sheets), cannot_see=tuple(said))
