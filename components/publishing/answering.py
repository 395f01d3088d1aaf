"""What did an officer say of a workbook's layout, and what is known of it already?

What matching cannot know is asked once. An answer is kept with the draft, goes on
to the plan's next file of the same layout, and may be given anew until the version
is cleared.

One case: July's tracker is laid out as June's was. Its eight questions are answered
when it arrives, each with who answered it in June; its position's date is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from components.publishing import times
from components.publishing.questions import kept_name
from components.publishing.work import Work, read
from data import words
from data.publications import Answer, NotPublished, Person, Store, VersionRecord
from data.release.audience import Act, Role, check_can
from data.workbook.issue import Reading
from data.workbook.understanding import Entry, Question

LONGEST = 200  # characters of what is typed


def recall(
    store: Store,
    record: VersionRecord,
    before: Iterable[Answer],
    *,
    by: Person,
    reading: Reading | None = None,
) -> VersionRecord:
    """Answer what is known of the layout of a draft's files, once they have changed.

    ``before`` are the answers that the draft itself had; after them come those of
    the plan's earlier versions. ``reading`` is of these files, without an answer.
    """
    found = reading or read(store, record)
    layout = found.understanding.layout
    known = {one.question: one for one in store.remembered(record.plan_key, layout)}
    own = (one for one in before if one.layout == layout)
    known.update((one.question, _taken_over(one, record)) for one in own)
    if not layout or not known:
        return record
    answered = replace(record, answered=tuple(known.values()))
    plan = read(store, answered).plan if found.plan is None else None
    return store.answer(
        record.id,
        {},
        layout=layout,
        known=tuple(known.values()),
        plan_name=kept_name(plan) or None,
        as_at=plan.as_at if plan else None,
        by=by,
    )


def answer(
    store: Store, work: Work, given: Mapping[str, str], *, role: Role, by: Person
) -> int:
    """Keep what was answered just now, by question; how many were new.

    What is left blank is left for later, and what stands already is not kept twice.

    Raises:
        NotUnderstood: for a day that is none.
        NotPublished: with a sentence, when nothing is new.
    """
    check_can(role, Act.ANSWER)
    asked = {one.id: one for one in work.understanding.questions}
    said = {key: _said(asked[key], text) for key, text in given.items()}
    new = {
        key: text for key, text in said.items() if text not in ("", asked[key].answer)
    }
    if not new:
        message = "Nothing new is answered. Choose an answer first."
        raise NotPublished(message)
    found = read(store, _with(work.record, new))
    _check_understood(found, new)
    plan = found.plan
    was = work.reading.plan
    renamed = plan is not None and (was is None or plan.name != was.name)
    store.answer(
        work.record.id,
        new,
        layout=work.understanding.layout,
        holds=[key for key in new if asked[key].kept],
        plan_name=(kept_name(plan) or None) if renamed else None,
        as_at=plan.as_at if plan else None,
        by=by,
    )
    return len(new)


def _check_understood(found: Reading, new: Mapping[str, str]) -> None:
    """Raise NotUnderstood for an answer that leaves its question open."""
    for one in found.understanding.unanswered:
        if one.id in new:
            how = "Write a day as 30 June 2023." if one.entry is Entry.DATE else ""
            message = (
                f"{words.quoted(new[one.id])} does not answer {words.quoted(one.asks)}"
            )
            raise times.NotUnderstood(words.paragraph((message, how)))


def _said(question: Question, text: str) -> str:
    """The answer as it is kept; "" for none so far."""
    text = words.without_controls(" ".join(text.split()))[:LONGEST]
    if question.entry is Entry.CHOICE and text not in _keys(question):
        return ""
    return text


def _keys(question: Question) -> set[str]:
    return {choice.key for choice in question.choices}


def _with(record: VersionRecord, new: Mapping[str, str]) -> VersionRecord:
    """The version as it will be read; who answered does not matter to that."""
    answers = {**record.answers, **new}
    return replace(
        record,
        answered=tuple(
            Answer(key, text, "", holds=False, by="", at=record.begun_at)
            for key, text in answers.items()
        ),
    )


def _taken_over(one: Answer, record: VersionRecord) -> Answer:
    return replace(one, remembered_from=one.remembered_from or record.id)
