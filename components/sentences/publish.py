"""Is my spreadsheet right? What an officer reads at the head of a draft."""

from __future__ import annotations

from components.publishing import Step, Work, times
from components.sentences import publish_understood
from data import words
from data.plan import Classification, Plan
from data.publications import Stage, VersionRecord
from data.workbook.issue import Severity, Verdict

FORM_ONLY = "This checks form, not whether the figures are true."
WELCOME = "Publish a new version of the action plan"
HOW = (
    "Upload the workbook as you keep it. It is kept as a draft at once, checked cell "
    "by cell and compared with what readers see now, before anyone else sees it. What "
    "its layout leaves open is asked once."
)
UPLOAD = "Upload the workbook (.xlsx, .xlsm, .xls, .xlsb, .ods, or .csv for one table)"
FORMATS = (
    "A workbook may be .xlsx, .xlsm, .xls, .xlsb or .ods, or a .csv of one table. "
    "Macros are never run and links to other files never followed. Of .xls, .xlsb, "
    ".ods and .csv less can be seen, and it is said what. A workbook in another "
    "layout than the template's is shown as it was understood, with a question for "
    "whatever cannot be known."
)
WHO = "The record says who did what. Give your name once, before you begin."
NO_DRAFT = "This draft is not in the record. Choose one below, or upload a workbook."
NOTHING_KEPT = (
    "It made no draft. The record holds its name, its size, its hash and this reason."
)
CANNOT_OPEN = "We could not open this file"


def step(current: Step) -> str:
    """``Step 1 of 4:``, before the names of the four."""
    return f"Step {current.number} of {len(Step)}:"


def uploads(work: Work, replaces: int | None) -> str:
    """What the upload control asks for."""
    if not work.record.files:
        return UPLOAD
    return "Upload a corrected file" if replaces else "Upload a file to add"


def heading(work: Work) -> str:
    """What stands between this version and its readers."""
    record = work.record
    if record.stage is Stage.DISCARDED:
        return f"{record.title} is set aside"
    if not work.unnumbered:
        return _numbered(work)
    return _to_mend(work) or _to_confirm(work)


def _to_mend(work: Work) -> str:
    """What has to be done before it can go on; "" for nothing."""
    if not work.record.files:
        return f"{work.record.title} has no file left"
    if work.reading.verdict is Verdict.REFUSED:
        return CANNOT_OPEN
    if asked := publish_understood.to_answer(work):
        return f"{asked} before this can be published"
    if work.errors:
        cells = words.count(work.errors, "cell")
        return f"{cells} to correct before this can be published"
    if work.question is not None:
        return "One question before this can be published"
    return ""


def _to_confirm(work: Work) -> str:
    if work.record.stage is Stage.CHECKING:
        return f"{work.record.title} is being checked; it can now be cleared"
    warnings = len(work.reading.of(Severity.WARNING))
    if warnings:
        return f"Nothing to correct; {words.count(warnings, 'point')} to confirm"
    return "No problems found"


def _numbered(work: Work) -> str:
    record = work.record
    named = f"Version {record.number}"
    if record.stage is Stage.CLEARED:
        if record.opens_at is not None:
            return f"{named} opens at {times.moment(record.opens_at)}"
        return f"{named} is cleared and not yet open"
    return {
        Stage.OPEN: f"{named} is what readers see now",
        Stage.SUPERSEDED: f"{named} has been followed by a newer version",
        Stage.WITHDRAWN: f"{named} is removed from view",
    }.get(record.stage, f"{named}: {record.stage}")


def status(work: Work) -> str:
    """Which draft, its position, and for whom it is."""
    plan, record = work.plan, work.record
    return " · ".join(
        part
        for part in (
            record.title if record.number is None else f"From draft {record.id}",
            f"Position at {words.day(plan.as_at)}" if plan else "",
            _for_whom(plan) if plan else "",
        )
        if part
    )


def plan_name(work: Work) -> str:
    """The plan it is kept under."""
    return work.record.plan_name or "A plan not yet named"


def _for_whom(plan: Plan) -> str:
    restricted = plan.classification is Classification.RESTRICTED
    return "Restricted: for members and officers" if restricted else "For the public"


def made_up(work: Work) -> bool:
    """Whether any row of it is marked made up, as far as it can be read."""
    if work.plan is None:
        return publish_understood.made_up(work)
    return work.plan.made_up


def unchanged(work: Work) -> str:
    """What readers see while an officer works; "" once it has been open."""
    if not work.unnumbered and work.record.stage is not Stage.CLEARED:
        return ""
    return f"Nothing has changed for readers. {seen_now(work.live)}"


def seen_now(live: VersionRecord | None) -> str:
    """``They still see version 6.``"""
    if live is None:
        return "None of this plan's versions is open to them."
    return f"They still see version {live.number}."


def saved(work: Work) -> str:
    """``Saved as a draft at 14:02; you can leave this page.``"""
    if not work.unnumbered:
        return ""
    at = max((file.at for file in work.record.files), default=work.record.begun_at)
    when = times.since(at, now=work.now)
    return f"Saved as a draft at {when}; you can leave this page."


def read_from(work: Work) -> str:
    """What was read: ``Read from july.xlsx: 65 rows in Actions, …``"""
    read = [
        f"{words.count(number, 'row')} in {sheet}"
        for sheet, number in work.reading.rows.items()
        if number
    ]
    files = words.listed(file.name for file in work.record.files)
    if not files:
        return "Nothing is read: every file was left out."
    return words.sentence(f"Read from {files}: {words.listed(read) or 'no rows'}")


def clean(work: Work) -> str:
    """``No problems found.``; "" where there is something to read."""
    return "" if work.reading.issues or not work.record.files else "No problems found."


def next_steps(work: Work) -> str:
    """What follows, and what it waits for; "" where nothing waits."""
    if work.step is not Step.CHECK:
        return ""
    steps = "Compare, clear and open follow"
    if asked := len(work.understanding.blocking):
        are = words.plural(asked, "is", "are")
        return f"{steps} once the {words.count(asked, 'question')} {are} answered."
    if work.errors:
        are = words.plural(work.errors, "is", "are")
        return f"{steps} once the {words.count(work.errors, 'cell')} {are} corrected."
    if work.question is not None:
        return f"{steps} once the question is answered."
    return f"{steps} once the workbook can be read as a plan."
