"""What matching makes of a tracker of a council's own, as a reading has it."""

from __future__ import annotations

from dataclasses import replace

from data.workbook.issue import Reading, Verdict
from data.workbook.understanding import (
    Choice,
    ColumnFound,
    Confidence,
    Entry,
    Example,
    LeftOut,
    Question,
    TableFound,
    Understanding,
)

TRACKER = "tracker-1"
GREEN, HIDDEN, DAY, NAME = "green", "hidden", "day", "name"

QUESTIONS = (
    Question(
        HIDDEN,
        "Are the 3 hidden rows part of the plan?",
        (Choice("yes", "Yes, read them"), Choice("no", "No, leave them out")),
        sheet="Master v7 FINAL",
        suggested="no",
    ),
    Question(
        GREEN,
        "What does the green fill in column F mean?",
        (Choice("on_track", "On track"), Choice("complete", "*Complete*")),
        sheet="Master v7 FINAL",
        cell="F6",
        examples=("Amber E", "", "<b>G→B</b>"),
        suggested="on_track",
    ),
    Question(
        DAY,
        "Which day does this workbook describe?",
        entry=Entry.DATE,
        kept=False,
    ),
    Question(
        NAME,
        "Who keeps this tracker?",
        entry=Entry.TEXT,
        changes_figure=False,
    ),
)
ACTIONS = TableFound(
    "Master v7 FINAL",
    "A5:K71",
    "Actions",
    66,
    (
        ColumnFound(
            "A",
            "Action\nNo",
            "Ref",
            Confidence.LIKELY,
            "A known heading, over refs",
            (Example("A6", "1..1", "1.1"), Example("A7", "1.2", "1.2")),
        ),
        ColumnFound(
            "E",
            "By when?",
            "Original due",
            Confidence.LIKELY,
            "A known heading, over dates",
            (Example("E6", "Sept 23", "September 2023"), Example("E7", "TBC", "")),
        ),
        ColumnFound(
            "K",
            "*Misc*",
            "",
            Confidence.NONE,
            "No heading known here",
            (Example("K6", "see email", ""),),
        ),
    ),
)
TRACKED = Understanding(
    layout=TRACKER,
    tables=(ACTIONS,),
    questions=QUESTIONS,
    left_out=(
        LeftOut(
            "2 rows of a key to colours",
            2,
            "Master v7 FINAL",
            "rows 73 and 74",
            "They explain colours and are no actions",
        ),
    ),
    cannot_see=("Colours set by a rule are not seen.",),
)


def understood(answers: dict[str, str], made: Understanding = TRACKED) -> Understanding:
    """The same, with these answers in force."""
    asked = tuple(
        replace(one, answer=answers.get(one.id, "")) for one in made.questions
    )
    return replace(made, questions=asked, answers=answers)


def reading(answers: dict[str, str] | None = None, **said) -> Reading:
    """A reading of such a tracker that has nothing else wrong."""
    made = understood(answers or {}, said.pop("made", TRACKED))
    asked = {"verdict": Verdict.PUBLISHABLE, "plan": None, "issues": (), "rows": {}}
    return Reading(**{**asked, **said}, understanding=made)
