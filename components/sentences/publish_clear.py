"""Who says it is right, and from when is it seen? Checking, clearing and opening."""

from __future__ import annotations

import pandas as pd

from components.publishing import Work, times
from data import words
from data.plan import Classification, Plan
from data.publications import Stage, VersionRecord
from data.workbook.issue import Severity

NO_CHECK = "No check recorded"
SENDING = (
    "This marks the draft as being checked. Nothing is sent: give those who check it "
    "the workbook, or this page's address where they may publish too."
)
WITHDRAWING = (
    "Remove from view; the record is kept. Readers then see the version before it, "
    "and its address says that it was removed."
)
RESTORING = "Readers see it again as it was. The record keeps both entries."
CORRECTING = "A correction note is shown with the version; nothing in it is altered."
SETTING_ASIDE = "It leaves the list of drafts. Its files and its record are kept."


def partners(plan: Plan) -> list[str]:
    """The partners who lead an action or a finding, in the plan's order."""
    leads = [agency for one in plan.actions for agency in one.lead_agency]
    leads += [one.lead_agency for one in plan.findings]
    return list(dict.fromkeys(agency for agency in leads if agency))


def checks(work: Work) -> pd.DataFrame:
    """Who checked for each partner: columns partner, who, on."""
    newest = {one.partner: one for one in work.record.checks}
    named = partners(work.plan) if work.plan else []
    rows = [
        (
            partner,
            newest[partner].who if partner in newest else NO_CHECK,
            newest[partner].on if partner in newest else None,
        )
        for partner in dict.fromkeys([*named, *newest])
    ]
    return pd.DataFrame(rows, columns=["partner", "who", "on"])


def checks_line(work: Work) -> str:
    """``2 of 4 partners have a check recorded. A partner may be left blank.``"""
    rows = checks(work)
    if rows.empty:
        return "The plan names no partner who leads an action."
    done = int((rows["who"] != NO_CHECK).sum())
    have = words.plural(done, "has", "have")
    some = f"{words.of(done, len(rows))} partners {have} a check recorded"
    return words.paragraph((some, "A partner may be left blank"))


def who_checked(work: Work, partner: str) -> str:
    """The name recorded for a partner; "" for none."""
    newest = {one.partner: one.who for one in work.record.checks}
    return newest.get(partner, "")


def confirms(work: Work) -> str:
    """What clearing says, and what it does not do yet."""
    points = len(work.reading.of(Severity.WARNING))
    named = words.count(points, "point")
    seen = f"Clearing confirms the {named} under “Please confirm”" if points else ""
    number = next_number(work)
    given = f"It becomes version {number} and stays hidden from readers until it opens"
    return words.paragraph((seen, given))


def next_number(work: Work) -> int:
    """The number it would be given."""
    return (work.basis.newest or 0) + 1


def clear_button(work: Work) -> str:
    """``Clear as version 7``."""
    return f"Clear as version {next_number(work)}"


def cleared_by(work: Work) -> str:
    """``Cleared by A. Officer, QA lead, on 3 July 2023.``"""
    clearing = work.record.clearing
    if clearing is None:
        return ""
    who = ", ".join(part for part in (clearing.name, clearing.role) if part)
    return f"Cleared by {who}, on {words.day(clearing.on)}."


def audience(work: Work) -> str:
    """To whom it opens: ``the public``, or those who may see what is restricted."""
    restricted = work.record.classification is Classification.RESTRICTED
    return "committee members and officers" if restricted else "the public"


def hidden(work: Work) -> str:
    """What readers see of a cleared version until it opens."""
    at = work.record.opens_at
    if at is None:
        return "Cleared, and hidden from readers until it is opened."
    return (
        f"Open to {audience(work)} at {times.moment(at)}. Hidden from them until then."
    )


def opened(work: Work) -> str:
    """Since when it is open, was followed or is removed, and why."""
    record = work.record
    if record.stage is Stage.WITHDRAWN:
        at = times.moment(record.withdrawn_at) if record.withdrawn_at else ""
        why = f" The reason given: {words.sentence(record.withdrawn_why)}"
        return f"Removed from view at {at}; the record is kept.{why}"
    since = f" since {times.moment(record.opens_at)}" if record.opens_at else ""
    to = f"Open to {audience(work)}{since}."
    if record.stage is Stage.SUPERSEDED:
        return f"{to} A newer version is what they see first."
    return to


def corrections(work: Work) -> list[str]:
    """Its correction notes, oldest first."""
    return [
        f"{note.text} ({note.by.name}, {times.moment(note.at)})"
        for note in work.record.corrections
    ]


# --- said once it is done -----------------------------------------------------------


def has_cleared(record: VersionRecord) -> str:
    """What clearing came to."""
    return f"Cleared as version {record.number}. Readers do not see it yet."


def has_opened(record: VersionRecord, work: Work) -> str:
    """What opening came to: now, or at a time to come."""
    if record.stage is Stage.CLEARED and record.opens_at is not None:
        at = times.moment(record.opens_at)
        return f"{record.title} opens to {audience(work)} at {at}."
    return f"{record.title} is open to {audience(work)}. Readers see it now."
