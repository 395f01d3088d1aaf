"""What does a committee paper say that no page says already? Its own sentences.

The rest of a paper is drafted from the pages' sentences, so that both say the same.

One case, Westmere for 10 July 2023: "This report gives the Westmere Children and
Families Committee the position at 30 June 2023 on the Westmere JTAI action plan, and
what has changed since the meeting of 16 January 2023."
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from components.sentences import overview
from components.sentences.paper_prompts import EXEMPT
from data import words
from data.analysis import claims, events, measures
from data.analysis.claims import Outcome
from data.analysis.meetings import Choice
from data.analysis.since import Comparison
from data.plan import Meeting, Plan
from data.release.audience import Role

OPEN = "OPEN FOR PUBLICATION"
NOT_FOR_PUBLICATION = "NOT FOR PUBLICATION"
FOR_MEMBERS = "Summary for members"
CHECKLIST = "Before this paper is sent: what a person must still write"
CHECKLIST_NOTE = (
    "Every part below is marked in the paper with the words To write. What is not "
    "marked is drafted from the published workbook and says no more than that bears. "
    "Take this page out when nothing is left on it."
)
NOTES = "Notes on the figures"
NOTES_NOTE = "How each figure was counted, on which sheets and in which version."
TO_WRITE = "To write"
ACTIVITY = "Events show activity. They do not show whether it helped."
NOT_SHOWN = "What these figures do not show:"
NOTHING_TO_COMPARE = (
    "No earlier version is published, so nothing can be said of what changed"
)
NOT_IN_RECORD = "No event is recorded in this workbook."


def title(plan: Plan) -> str:
    """``Update on progress against the Westmere JTAI action plan``."""
    return f"Update on progress against the {plan.name}"


def committee(plan: Plan, meeting: date | None) -> str:
    """The committee that meets then, as the workbook names it; "" where it does not."""
    met = _meeting(plan, meeting)
    return (met.name if met else "") or plan.committee


def _meeting(plan: Plan, on: date | None) -> Meeting | None:
    return next((one for one in plan.meetings if one.on == on), None)


def meetings(plan: Plan) -> list[date]:
    """The meetings that a paper on this position can be for, the next one first."""
    return sorted({one.on for one in plan.meetings if one.on >= plan.as_at})


def to_write(who: str, prompt: str) -> str:
    """``To write (Report author): Name the wards affected.``"""
    return f"{TO_WRITE} ({who}): {words.sentence(prompt)}"


# --- who may read it -----------------------------------------------------------


def classified(*, is_open: bool, restricted: bool, exempt: int | None) -> str:
    """The classification in words; what a person must settle is not in them."""
    if is_open:
        return OPEN
    if exempt is not None:
        return (
            f"{NOT_FOR_PUBLICATION}. Exempt under paragraph {exempt} of Part 1 of "
            "Schedule 12A to the Local Government Act 1972: "
            f"{EXEMPT[exempt]}."
        )
    if restricted:
        return f"{NOT_FOR_PUBLICATION}. The version it rests on is restricted."
    return (
        f"{NOT_FOR_PUBLICATION} as it stands: it states figures that the public is "
        "not shown."
    )


def drafted_for(role: Role) -> str:
    """``Drafted for the public: it holds nothing that the public is not shown.``"""
    if role is Role.PUBLIC:
        return "Drafted for the public: it holds nothing that the public is not shown."
    who = "committee members" if role is Role.MEMBER else "officers"
    return f"Drafted for {who}: it may hold more than the public is shown."


# --- the report ------------------------------------------------------------------


def purpose(plan: Plan, meeting: date | None, compared: Comparison | None) -> str:
    """What the report gives, at which date, and since when."""
    to = committee(plan, meeting)
    who = f"the {to.removeprefix('The ')}" if to else "the committee"
    since = (
        f", and what has changed since {end(compared.chosen.then)}" if compared else ""
    )
    return words.sentence(
        f"This report gives {who} the position at {words.day(plan.as_at)} on the "
        f"{plan.name}{since}"
    )


def workbook(version: int) -> str:
    """What "the workbook" is, wherever else the paper says it."""
    return f"Its figures come from version {version} of the published workbook."


def end(choice: Choice) -> str:
    """``the meeting of 16 January 2023``, or ``version 3 (28 February 2023)``."""
    if choice.meeting:
        return f"the meeting of {words.day(choice.on)}"
    return f"version {choice.version} ({words.day(choice.on)})"


def recommended_to(plan: Plan, meeting: date | None) -> str:
    """How the recommendations begin."""
    to = committee(plan, meeting) or "committee"
    return f"The {to.removeprefix('The ')} is recommended to:"


def dates_given(plan: Plan, told: str = "") -> str:
    """The tally of dates given, to stand by itself; ``told`` is a fuller one."""
    told = told or overview.dates_given(plan)
    if not any(events.tally(plan).values()):
        return told
    return f"Of the dates given to the committee: {told}"


def fell_due(compared: Comparison) -> str:
    """Which dates given fell due since the last report, each with its position."""
    then, plan = compared.chosen.then.on, compared.now.plan
    told = [
        f"{one.event}, {words.uncapital(events.said(one, plan.as_at))}"
        for one in events.with_dates_given(plan)
        if one.given.on and then < one.given.on <= plan.as_at
    ]
    since = f"Fell due since {words.day(then)}"
    return words.sentence(f"{since}: {'; '.join(told)}" if told else f"{since}: none")


def happened(plan: Plan, after: date | None) -> pd.DataFrame:
    """What was done since the last report, or ever; columns as events.TIMELINE."""
    found = events.timeline(plan)
    done = found[found["happened"]]
    return done if after is None else done[[one > after for one in done["on"]]]


def nothing_happened(plan: Plan, after: date | None) -> str:
    """That the record holds no such event."""
    if not plan.events or after is None:
        return NOT_IN_RECORD
    return f"No event is recorded as done since {words.day(after)}."


def last_recommended(plan: Plan, meeting: date | None) -> str:
    """What stands above the table of what was recommended before."""
    before = earlier(plan, meeting)
    if not before:
        return "The workbook records nothing recommended to an earlier meeting."
    return "What the committee was recommended to agree before, as the workbook has it:"


def earlier(plan: Plan, meeting: date | None) -> list[date]:
    """The days before this meeting on which something was recommended."""
    last = meeting or date.max
    return sorted({one.on for one in plan.recommendations if one.on < last})


def options(plan: Plan) -> str:
    """How many other options the workbook records."""
    number = len(plan.options)
    if not number:
        return "The workbook records no other option considered."
    option = words.plural(number, "other option")
    were = words.plural(number, "was", "were")
    return (
        f"{words.spelled(number, capital=True)} {option} {were} considered. Where the "
        "workbook only points elsewhere (“As above”), the text pointed at is put in."
    )


def unchecked(plan: Plan) -> pd.DataFrame:
    """What the committee was told that does not agree, or cannot be checked.

    Columns as claims.COLUMNS, in the workbook's order.
    """
    found = claims.frame(plan)
    return found[found["outcome"] != str(Outcome.AGREES)]


def without_base(plan: Plan) -> str:
    """Results given as a percentage alone, each named; "" where there is none."""
    found = measures.results(plan)
    alone = found[found["kind"] == "percentage"]
    told = [
        f"{one['name']}, {one['period']}: {words.reported_percent(one['percentage'])}"
        for one in alone.to_dict("records")
    ]
    if not told:
        return ""
    return words.sentence(
        f"Given as a percentage, the number of cases not given: {'; '.join(told)}"
    )


def contents(headings: Sequence[str]) -> str:
    """``Appendix A, Every action; Appendix B, …``."""
    return "; ".join(headings) or "None"


def reports(plan: Plan) -> str:
    """The reports that the workbook names, for the list of background papers."""
    named = list(dict.fromkeys(one.report for one in plan.claims if one.report))
    return f"Named in the workbook: {'; '.join(named)}." if named else ""


def source(plan: Plan, version: int) -> str:
    """Where every figure comes from."""
    return (
        f"Every figure comes from version {version} of the published workbook, "
        f"position at {words.day(plan.as_at)}. "
        "Nothing is estimated, and nothing that the workbook leaves out is filled in."
    )


# --- the page -----------------------------------------------------------------


def heading(meeting: date | None) -> str:
    """``The paper for 10 July 2023``."""
    return f"The paper for {words.day(meeting)}" if meeting else "The next paper"


def lead(left: int) -> str:
    """How much is still to write, and what the page is for."""
    parts = words.capital(words.count(left, "part"))
    return (
        f"{parts} still to write. Everything not marked To write is drafted from the "
        "published version, in the words of these pages. What this page shows is what "
        "the file holds. Download it, or copy a part into a template of your own."
    )


BUILDING = (
    "The file is built when you press the link; its charts take a few seconds. The "
    "same version gives the same file."
)
LATER = "A later meeting, its date to be given"
FIRST_VERSION = "Nothing earlier: this is the first version"
NOT_NAMED = "Not named yet"


def meeting_choices(plan: Plan) -> dict[str, date | None]:
    """The meetings that the paper can be for, and one whose date is not known."""
    return {**{words.day(on): on for on in meetings(plan)}, LATER: None}


def exempt_choices() -> dict[str, int | None]:
    """The paragraphs of Schedule 12A in their words, and that none is named yet."""
    named = {f"Paragraph {at}: {told}": at for at, told in EXEMPT.items()}
    return {NOT_NAMED: None, **named}
