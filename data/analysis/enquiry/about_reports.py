"""What did a report tell the committee that the workbook does not bear out?

One case: the July report says that evidence is held for 35 actions, the workbook
has 33: "Which is right: 35 actions in the report, or 33 of 50 (66%) in the
workbook?"
"""

from __future__ import annotations

from collections.abc import Iterator

from data import words
from data.analysis.claims import Outcome
from data.analysis.enquiry.records import Found, Record, Rule
from data.analysis.standing import lists_actions


def _differs(record: Record) -> Iterator[Found]:
    for one in record.checked:
        if one.outcome is Outcome.DIFFERS and one.claim.figure is not None:
            yield Found(
                subject=one.claim.statement,
                fact=f"The report says {words.quoted(one.claim.statement, 120)}; the "
                f"workbook gives {one.workbook}.",
                said={"told": one.reported, "workbook": one.workbook},
                figure=one.workbook,
                cells=one.cells,
                made_up=one.made_up,
            )


def _contradicts(record: Record) -> Iterator[Found]:
    for one in record.checked:
        if one.outcome is Outcome.DIFFERS and one.claim.figure is None:
            yield Found(
                subject=one.claim.statement,
                fact=one.why,
                said={"statement": words.quoted(one.claim.statement, 120)},
                figure=one.workbook,
                cells=one.cells,
                made_up=one.made_up,
            )


def _number_not_given(record: Record) -> Iterator[Found]:
    if lists_actions(record.plan):
        return
    for one in record.checked:
        against = one.claim.checked_against.strip().casefold()
        if against == "reported_complete" and one.claim.figure is not None:
            yield Found(
                subject="reported_complete",
                fact=one.why,
                said={"told": one.reported},
                figure=one.reported,
                cells=one.cells,
                made_up=one.made_up,
            )
            return


RULES: tuple[Rule, ...] = (
    Rule(
        "number_not_given",
        "a share of actions reported complete without the number of actions",
        "How many actions is the {told} of?",
        8,
        "about",
        _number_not_given,
    ),
    Rule(
        "differs",
        "a figure told to the committee that differs from the workbook's",
        "Which is right: {told} in the report, or {workbook} in the workbook?",
        8,
        "about",
        _differs,
    ),
    Rule(
        "contradicts",
        "a statement that contradicts another date in the record",
        "Which months does {statement} describe?",
        7,
        "about",
        _contradicts,
    ),
)
