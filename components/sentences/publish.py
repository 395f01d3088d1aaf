"""Is my spreadsheet right, and what will it change? The officers' sentences."""

from __future__ import annotations

import pandas as pd

from components.publishing import Upload
from data import words
from data.analysis import cohort, completion
from data.figure import Figure
from data.plan import Classification, Plan
from data.publications import VersionRecord
from data.release.released import Released
from data.workbook.issue import Severity, Verdict

STEPS = ("Check", "Compare", "Publish")
ORDER = tuple(Severity)
FORM_ONLY = "This checks form, not whether the figures are true."
WELCOME = "Publish a new version of the action plan"
HOW = (
    "Upload the workbook. You are shown every cell that needs correcting and what "
    "the new version would change, before anyone else sees it."
)


def heading(upload: Upload) -> str:
    """What stands between this file and publishing."""
    reading = upload.reading
    if reading.verdict is Verdict.REFUSED:
        return "We could not open this file"
    errors = len(reading.of(Severity.ERROR))
    if errors:
        return f"{words.count(errors, 'cell')} to correct before this can be published"
    warnings = len(reading.of(Severity.WARNING))
    if warnings:
        return f"Nothing to correct; {words.count(warnings, 'point')} to confirm"
    return "No problems found"


def lead(upload: Upload) -> str:
    """What was read, or why the file was refused."""
    reading = upload.reading
    if reading.verdict is Verdict.REFUSED:
        issue = reading.issues[0]
        return words.paragraph((issue.message, issue.remedy))
    read = [
        f"{words.count(number, 'row')} in {sheet}"
        for sheet, number in reading.rows.items()
        if number
    ]
    return words.sentence(f"Read from {upload.name}: {words.listed(read) or 'no rows'}")


def step(upload: Upload) -> str:
    """``Step 1 of 3: Check · Compare · Publish``."""
    number = 2 if may_publish(upload) else 1
    return f"Step {number} of {len(STEPS)}: {' · '.join(STEPS)}"


def made_up(upload: Upload) -> bool:
    """Whether any row of the file is marked made up."""
    return upload.reading.plan is not None and upload.reading.plan.made_up


def may_publish(upload: Upload) -> bool:
    """Whether nothing stands in the way."""
    return upload.reading.verdict is Verdict.PUBLISHABLE


def unchanged(upload: Upload) -> str:
    """What readers see while an officer works."""
    if upload.live_number is None:
        return "Nothing has changed for readers."
    seen = f"version {upload.live_number}"
    return f"Nothing has changed for readers. They still see {seen}."


def another(upload: Released[Upload] | None) -> str:
    """What the upload control asks for."""
    if upload is None:
        return "Upload the workbook (.xlsx)"
    if may_publish(upload.shown):
        return "Upload another file instead"
    return "Upload a corrected file"


def button(upload: Upload) -> str:
    """``Publish version 8``."""
    return f"Publish version {(upload.live_number or 0) + 1}"


def consequence(upload: Upload) -> str:
    """What publishing does, and to whom."""
    plan = upload.reading.plan
    if plan is None:
        return ""
    who = (
        "Everyone sees it at once"
        if plan.classification is Classification.OPEN
        else "Committee members and officers see it at once; the public does not"
    )
    first = (
        f"It is the first version of {plan.name}; the samples are then no longer shown"
        if upload.live_number is None
        else f"It follows version {upload.live_number}, which stays in the record"
    )
    return words.paragraph((who, first))


def done(version: VersionRecord) -> str:
    """What was published, in one line."""
    at = f", position at {words.day(version.as_at)}" if version.as_at else ""
    return (
        f"Published as version {version.number} of {version.plan_name}{at}. "
        "Readers see it now."
    )


def history(rows: pd.DataFrame) -> str:
    """How many versions the record holds."""
    if rows.empty:
        return "Nothing has been published here yet; readers see the samples."
    return f"{words.count(len(rows), 'file')} in the record. None is ever removed."


def issues(upload: Upload, severity: Severity) -> pd.DataFrame:
    """Problems of one severity: where, found, remedy, and code."""
    return pd.DataFrame(
        [
            {
                "where": one.where,
                "found": one.message,
                "remedy": one.remedy,
                "code": one.code,
            }
            for one in upload.reading.of(severity)
        ],
        columns=["where", "found", "remedy", "code"],
    )


def issues_heading(upload: Upload, severity: Severity) -> str:
    """``Must fix: 3 cells``."""
    number = len(upload.reading.of(severity))
    return f"{severity.asks}: {words.count(number, 'cell')}"


def headline(plan: Plan) -> list[Figure]:
    """The figures compared before and after: the plan's and the cohort's."""
    return [*completion.headline(plan).values(), *cohort.figures(plan)[:1]]


def compare(upload: Upload) -> pd.DataFrame:
    """Every headline figure now, in this file, and in this file for the public."""
    now, theirs = _by_name(upload.live), _by_name(upload.public)
    withheld = "Restricted: the public sees nothing"
    return pd.DataFrame(
        [
            {
                "figure": new.label,
                "before": now[name].text if name in now else "Not published before",
                "after": new.text,
                "public": theirs[name].text if name in theirs else withheld,
                "changed": _change(now.get(name), new),
            }
            for name, new in _by_name(upload.reading.plan).items()
        ]
    )


def compare_heading(upload: Upload) -> str:
    """``Reported complete: 46 of 61 (75%) → 50 of 61 (82%)``."""
    new = next(iter(_by_name(upload.reading.plan).values()))
    old = _by_name(upload.live).get(new.name)
    if old is None:
        return f"A plan not published before. {new.label}: {new.text}"
    return f"{new.label}: {old.text} → {new.text}"


def _change(old: Figure | None, new: Figure) -> str:
    if old is None:
        return "New"
    return "Same" if old.text == new.text else "Changes"


def _by_name(plan: Plan | None) -> dict[str, Figure]:
    return {one.name: one for one in headline(plan)} if plan else {}
