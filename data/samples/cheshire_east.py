"""What did the July 2023 report to Cheshire East's committee state, and no more?

Report CF/14/23-24, "Update on progress against the Joint Targeted Area
Inspection Action Plan", 10 July 2023. Nothing here is made up: every row names
the paragraph it was taken from, and what the report does not give (the number
of actions, the cases audited, any count of children, the risk scores) is left
out. One case: 90% in Q4 2022/23 stands without cases, from paragraph 12.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.samples.sheets import Row, Value, book, table

KEY = "cheshire-east-2023"
NAME = "Cheshire East JTAI action plan, as published in July 2023"
NOTE = (
    "Only what the committee report of 10 July 2023 states, each row with its "
    "paragraph. Nothing is added."
)
MADE_UP = False
CLASSIFICATION = "Open"
FILES = ("cheshire-east-2023-07.xlsx",)
POSITIONS = (date(2023, 7, 10),)

_REPORT = "CF/14/23-24"
_COMMITTEE = "Children and Families Committee"
_TRUST = "East Cheshire Trust"
_INSPECTED = (  # paragraph 6
    "The joint targeted area inspection (JTAI) of the multi-agency response to the "
    "criminal exploitation of children in Cheshire East took place in July 2022. The "
    "findings, outlined in the inspection letter, showed that the Cheshire East "
    "partnership needed to make significant improvements to how we support children "
    "and young people at risk of exploitation to ensure we achieve good outcomes for "
    "children and young people, and effectively protect them from harm."
)
_OPTIONS = (  # paragraph 26
    (
        "Do nothing",
        (
            "The committee is not sighted on progress against the JTAI findings so "
            "cannot assure itself that the findings are being addressed appropriately "
            "and that the support we offer children and young people at risk of "
            "exploitation is being improved. Scrutiny and challenge to services "
            "around improvements is not in place."
        ),
        (
            "Children and young people at risk of exploitation are not being "
            "effectively protected."
        ),
    ),
    (
        "Receive less frequent updates",
        (
            "This is not recommended as the inspection found action was needed as a "
            "priority in this area, so the action plan is expected to be delivered "
            "within a short period. Changes need to be achieved quickly for children "
            "and young people. The impact is the same as the above option."
        ),
        "As above.",
    ),
)
_RECOMMENDATIONS = (
    (
        "Scrutinise the report on the progress to date and impact on outcomes for "
        "children and young people at risk of exploitation."
    ),
    (
        "Continue to offer support and scrutiny to the partnership in this important "
        "work."
    ),
    (
        "Agree to receive a report in early 2024 with a further update on progress "
        "made against the JTAI action plan."
    ),
)


def content(version: int = 1) -> bytes:
    """The bytes of the one workbook there is.

    Raises:
        IndexError: for any version but the first.
    """
    tables = {
        "meetings": list(_meetings()),
        "measures": list(_measures()),
        "audits": list(_audits()),
        "events": list(_events()),
        "options": list(_options()),
        "recommendations": list(_recommendations()),
        "claims": list(_claims()),
    }
    return book(_plan(POSITIONS[version - 1]), tables, made_up=MADE_UP)


def _plan(as_at: date) -> Row:
    return {
        "name": NAME,
        "partnership": "Cheshire East Safeguarding Children's Partnership",
        "as_at": as_at,
        "inspected": _INSPECTED,
        "inspection_date": "July 2022",  # paragraph 2
        "submitted": date(2023, 1, 5),  # paragraph 3
        "sign_off_due": "January 2024",  # paragraph 5
        "committee": _COMMITTEE,
        "classification": CLASSIFICATION,
        "contact": f"The contact officer named in report {_REPORT}",
    }


def _meetings() -> Iterator[Row]:
    yield {"on": date(2023, 1, 16), "name": _COMMITTEE}  # paragraph 3
    yield {
        "on": POSITIONS[0],
        "name": _COMMITTEE,
        "asked_to_decide": f"The three recommendations of report {_REPORT}",
    }


def _measures() -> Iterator[Row]:
    for ref, name in (
        ("M1", "Safeguarding risk assessment completed"),
        ("M2", "Clear plan at the point of discharge"),
    ):
        yield {
            "ref": ref,
            "name": name,
            "organisation": _TRUST,
            "unit": "cases",
            "better": "Higher",
            "shows": "Practice",
            "children": "Yes",
        }


def _audits() -> Iterator[Row]:
    for ref, period, share in (
        ("M1", "Q1 2022/23", 30),
        ("M1", "Q4 2022/23", 90),
        ("M2", "Q4 2022/23", 96),
    ):
        yield {
            "measure": ref,
            "period": period,
            "percentage": share,
            "source": _source("12"),
        }


def _events() -> Iterator[Row]:
    for row in table("cheshire_east_events"):
        yield {
            "on": _when(row["on"]),
            "event": row["event"],
            "kind": row["kind"],
            "given": _when(row["given"]),
            "source": _source(row["paragraph"]),
        }


def _options() -> Iterator[Row]:
    for option, impact, risk in _OPTIONS:
        yield {"option": option, "impact": impact, "risk": risk}


def _recommendations() -> Iterator[Row]:
    for text in _RECOMMENDATIONS:
        yield {"on": POSITIONS[0], "text": text}


def _claims() -> Iterator[Row]:
    for row in table("cheshire_east_claims"):
        yield {
            "statement": row["statement"],
            "figure": int(row["figure"]) if row["figure"] else None,
            "unit": row["unit"],
            "report": _REPORT,
            "paragraph": row["paragraph"],
            "checked_against": row["checked_against"],
        }


def _source(paragraph: str) -> str:
    noun = "paragraphs" if " and " in paragraph else "paragraph"
    return f"Report {_REPORT}, {noun} {paragraph}"


def _when(text: str) -> Value:
    """A day as a date; a month as the report writes it, with no day to add."""
    return date.fromisoformat(text) if text[:1].isdigit() else text
