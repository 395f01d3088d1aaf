"""Westmere's July plan as officers keep it is the July plan, once it is answered."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from data import workbook
from data.plan import Due, Plan
from data.samples import westmere_as_kept
from data.samples.library import FOLDER, as_kept
from data.workbook.issue import Reading, Severity, Verdict

KEPT = as_kept()


@cache
def read(version: int = 7, *, answered: bool = True) -> Reading:
    content = KEPT.content() if version == 7 else westmere_as_kept.content(version)
    return workbook.read(content, KEPT.file, KEPT.answers if answered else {})


@cache
def july() -> Plan:
    plan = workbook.read((FOLDER / KEPT.same_as).read_bytes(), KEPT.same_as).plan
    assert plan
    return plan


def differing(one: object, other: object) -> Iterator[tuple[str, str, str, str]]:
    """Where two plans differ: ref, field, as written, precision."""
    for field in fields(Plan):
        ours, theirs = getattr(one, field.name), getattr(other, field.name)
        if field.name in ("row", "columns"):
            continue
        if not isinstance(ours, tuple) or not ours or not is_dataclass(ours[0]):
            if told(ours) != told(theirs):
                yield "", field.name, "", ""
        elif len(ours) != len(theirs):
            yield "", field.name, "there is no Ratings sheet", ""
        else:
            for a, b in zip(ours, theirs, strict=True):
                yield from in_record(a, b)


def in_record(one: object, other: object) -> Iterator[tuple[str, str, str, str]]:
    for field in fields(one):  # type: ignore[arg-type]
        ours, theirs = getattr(one, field.name), getattr(other, field.name)
        if field.name == "row":
            assert ours.made_up == theirs.made_up
        elif told(ours) != told(theirs):
            raw = theirs.raw if isinstance(theirs, Due) else str(theirs)
            precision = str(theirs.precision) if isinstance(theirs, Due) else ""
            yield getattr(one, "ref", ""), field.name, raw, precision


def told(value: object) -> object:
    """A value, of a due date all but the words it is written in."""
    return (value.on, value.precision) if isinstance(value, Due) else value


def test_it_is_the_july_plan_but_for_the_fields_of_its_table():
    plan = read().plan
    assert plan
    with (FOLDER / KEPT.differences).open(encoding="utf-8", newline="") as file:
        _, *listed = map(tuple, csv.reader(file))
    assert sorted(differing(july(), plan)) == sorted(listed)
    dues = zip(july().actions, plan.actions, strict=True)
    assert all(a.original_due.on == b.original_due.on for a, b in dues)


def test_its_table_is_of_vague_dates_and_the_sheet_it_lacks():
    with (FOLDER / KEPT.differences).open(encoding="utf-8", newline="") as file:
        _, *listed = csv.reader(file)
    assert {row[1] for row in listed} == {"original_due", "current_due", "ratings"}
    assert "Sept 23" in {row[2] for row in listed}


def test_with_its_answers_it_can_be_published():
    found = read()
    assert found.verdict is Verdict.PUBLISHABLE
    assert found.understanding.unanswered == ()


def test_without_them_it_asks_just_what_they_answer():
    found = read(answered=False)
    assert found.verdict is Verdict.ERRORS
    assert found.plan is None  # nothing says what it is called
    asked = {question.id for question in found.understanding.questions}
    assert asked == set(KEPT.answers)


def test_another_month_of_the_layout_asks_nothing_new():
    found = read(6)
    assert found.understanding.layout == read().understanding.layout
    assert found.understanding.unanswered == ()
    assert not found.of(Severity.ERROR)
    assert found.plan
    assert found.plan.as_at != july().as_at


def test_a_word_that_is_new_asks_only_itself():
    answers = {key: v for key, v in KEPT.answers.items() if "amber" not in key}
    found = workbook.read(KEPT.content(), KEPT.file, answers)
    assert [one.asks for one in found.understanding.unanswered] == [
        "What does 'Amber E' mean here?"
    ]


def test_every_field_keeps_its_cell_and_what_is_written_there():
    plan = read().plan
    assert plan
    action = next(one for one in plan.actions if one.ref == "6.1")
    due = action.row.cells["original_due"]
    assert (due.sheet, due.address) == ("Master v7 FINAL", "H71")
    assert action.row.raw("rating") == "green fill"
    assert action.row.cells["finding"].raw == "Contextual safeguarding team"
