"""When would changes have reached a committee paper? The sentences, course by course.

A mean delay stands only beside the number never seen, and only from five cases up;
fewer are named. Where the record is too short to try a course on, the closed form
for its interval stands in, and says that it is arithmetic.

One case, Westmere: "With yearly reports, all 14 changes would first have appeared in
the paper of 15 January 2024, 16 days before sign-off."
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from data import words
from data.analysis.courses import (
    ASSUMED_MONTHS,
    FEWEST_VERSIONS,
    OWN_MEETINGS,
    Course,
    Trial,
    Tried,
)
from data.analysis.falls import Fall

HEADING = "When changes would have reached a committee paper"
OTHER_ROUTES = (
    "Members may hear by other routes. This does not test whether scrutiny works."
)
ARITHMETIC = "Arithmetic on each interval, not this plan's record"
_MADE_UP = "The record is made up"
_OFTEN = {1: "monthly", 3: "quarterly", 6: "six-monthly", 12: "yearly"}
_COUNTED: Mapping[str, tuple[str, str]] = {
    str(Fall.MOVED_LATER): ("date moved later", "dates moved later"),
    str(Fall.WORSENED): ("rating worsened", "ratings worsened"),
    str(Fall.REOPENED): ("action reopened", "actions reopened"),
    str(Fall.NO_LONGER_LISTED): ("action no longer listed", "actions no longer listed"),
}


# --- what can be told --------------------------------------------------------------


def missing(one: Tried) -> str:
    """Why no course is tried on this plan's record; "" where one is."""
    said = []
    if not one.trials:
        said.append(
            "The workbook lists no meetings and no option with a reporting interval, "
            "so there is no course to try. Officers can supply a Meetings sheet and "
            "an Options sheet"
        )
    elif one.plan.sign_off_due is None:
        said.append("No date is given for sign-off, so no course can be followed to it")
    elif one.versions < FEWEST_VERSIONS:
        number = words.spelled(one.versions, capital=True) if one.versions else "No"
        version = words.plural(max(one.versions, 1), "published version")
        lists = words.plural(max(one.versions, 1), "lists", "list")
        said.append(
            f"{number} {version} of this plan {lists} its actions. From "
            f"{words.spelled(FEWEST_VERSIONS)} on, each course is tried on the plan's "
            "own changes"
        )
    elif one.falls.empty:
        said.append(_nothing_fell(one))
    return words.paragraph(said)


def _nothing_fell(one: Tried) -> str:
    return (
        f"Over {words.count(one.versions, 'version')} no date was moved later, no "
        "rating worsened, nothing complete was reopened and no action left the list"
        f"{' up to sign-off' if one.left_out else ''}. There is nothing to try a "
        "course on"
    )


def not_supplied(one: Tried) -> str:
    """Which course is not shown, because a sheet or an interval is missing."""
    said = []
    if one.trials and not any(trial.course.recommended for trial in one.trials):
        said.append(
            "The workbook lists no meeting up to sign-off, so the committee's own "
            "calendar is not shown"
        )
    if one.trials and not one.plan.options:
        said.append("The workbook lists no other option, so none is tried beside it")
    if one.not_tested:
        named = words.listed(words.quoted(name) for name in one.not_tested)
        say = words.plural(len(one.not_tested), "says", "say")
        said.append(f"{named} {say} nothing of how often to report, and is not tried")
    return words.paragraph(said)


def drawable(one: Tried) -> bool:
    """Whether there are falls to draw, and a course to draw them under."""
    return one.on_record and not one.falls.empty


def adjusts(one: Tried) -> tuple[bool, bool]:
    """Whether a reader can change an assumed interval, and the papers' cut-off.

    Neither where it would change nothing that is said.
    """
    nothing_fell = one.on_record and one.falls.empty
    held = [] if nothing_fell else [trial.course for trial in one.trials]
    return any(c.assumed for c in held), any(not c.never for c in held)


# --- each course -------------------------------------------------------------------


def said(one: Tried) -> list[str]:
    """What each course comes to on this record; in arithmetic where it is too short."""
    if drawable(one):
        return [
            words.paragraph(
                (
                    _named(trial.course),
                    *_told(one, trial),
                    _no_more(one, trial.course),
                )
            )
            for trial in one.trials
        ]
    if one.on_record:
        return []
    return [
        words.paragraph((_named(trial.course), _reckoned(one, trial.course)))
        for trial in one.trials
    ]


def fell(one: Tried) -> str:
    """``14 changes: 9 dates moved later, 3 ratings worsened, …``, and what is left out.

    "" where there is nothing to try a course on, but what is made up all the same.
    """
    if not drawable(one):
        reckoned = not one.on_record and any(t.course.made_up for t in one.trials)
        return "The meetings and options are made up." if reckoned else ""
    kinds = one.falls["kind"].value_counts()
    parts = [
        words.count(int(kinds[kind]), *forms)
        for kind, forms in _COUNTED.items()
        if kind in kinds
    ]
    first = f"{words.count(len(one.falls), 'change')}: {words.listed(parts)}"
    return words.paragraph((first, _left_out(one), _made_up(one)))


def _left_out(one: Tried) -> str:
    if not one.left_out or one.plan.sign_off_due is None:
        return ""
    number = words.count(one.left_out, "change")
    are = words.plural(one.left_out, "is", "are")
    return (
        f"{words.capital(number)} after {words.day(one.plan.sign_off_due)} {are} left "
        "out: no paper before sign-off could hold them"
    )


def _made_up(one: Tried) -> str:
    return _MADE_UP if bool(one.falls["made_up"].any()) else ""


def _named(course: Course) -> str:
    """An alternative in the report's own words, with an interval that is assumed."""
    if course.recommended:
        return ""
    return f"{course.name} ({detail(course)})" if course.assumed else course.name


def detail(course: Course) -> str:
    """How often: ``every 12 months, assumed``."""
    if course.recommended:
        return "at the meetings listed"
    if course.months is None:
        return "no reports"
    every = f"every {words.count(course.months, 'month')}"
    if course.months == 1:
        every = "every month"
    if not course.assumed:
        return every
    own = course.months != ASSUMED_MONTHS
    return f"{every}, {'your assumption' if own else 'assumed'}"


def beginning(course: Course) -> str:
    """``With yearly reports``, as a sentence begins."""
    if course.recommended:
        own = course.name == OWN_MEETINGS
        return "At the committee's own meetings" if own else course.name
    if course.months is None:
        return "With no reports"
    often = _OFTEN.get(course.months)
    if often:
        return f"With {often} reports"
    return f"With reports every {words.count(course.months, 'month')}"


def _told(one: Tried, trial: Trial) -> list[str]:
    """The finding, how late those seen are, and which were over by then."""
    found = one.falls.assign(
        first_seen=trial.found["first_seen"], delay_days=trial.found["delay_days"]
    )
    seen = found[found["first_seen"].notna()]
    return [
        _finding(one, trial, found),
        _late(trial, seen),
        _over(trial, seen),
    ]


def _finding(one: Tried, trial: Trial, found: pd.DataFrame) -> str:
    counted = trial.summary
    start = beginning(trial.course)
    if counted.never:
        told = (
            f"{start}, {words.of(counted.never, counted.all)} "
            f"{words.plural(counted.all, 'change')} in this record would not have "
            "appeared before sign-off"
        )
        return _each(found[found["first_seen"].isna()], told) if counted.seen else told
    last = max(found["first_seen"])
    every = f"all {words.count(counted.all, 'change')}"
    if counted.all == 1:
        every = "the one change in this record"
    paper = f"in the paper of {words.day(last)}{_before(one, last)}"
    if found["first_seen"].nunique() > 1:
        paper = f"before sign-off, the last {paper}"
    return f"{start}, {every} would first have appeared {paper}"


def _before(one: Tried, paper: date) -> str:
    """``, 16 days before sign-off``."""
    if one.plan.sign_off_due is None:
        return ""
    days = (one.plan.sign_off_due - paper).days
    return f", {words.count(days, 'day')} before sign-off" if days else ", at sign-off"


def _late(trial: Trial, seen: pd.DataFrame) -> str:
    """The mean and the longest, "never" beside them; the cases by name where few."""
    counted = trial.summary
    if counted.seen == 0:
        return ""
    if counted.mean is None or counted.longest is None:
        each = [
            f"{row['ref']} ({row['kind']}) after "
            f"{words.count(int(row['delay_days']), 'day')}"
            for row in _rows(seen)
        ]
        return f"Seen: {words.listed(each)}"
    return (
        f"The {words.number(counted.seen)} would have waited {round(counted.mean)} "
        f"days on average and {words.number(counted.longest)} at the longest; "
        f"{words.number(counted.never) if counted.never else 'none'} missed"
    )


def _over(trial: Trial, seen: pd.DataFrame) -> str:
    """Those over before they first appeared, each named."""
    if not trial.summary.over:
        return ""
    early = [
        end is not None and end < first
        for end, first in zip(seen["over"], seen["first_seen"], strict=True)
    ]
    number = words.spelled(trial.summary.over, capital=True)
    was = words.plural(trial.summary.over, "was", "were")
    return _each(seen[early], f"{number} {was} over before first appearing")


def _each(found: pd.DataFrame, start: str) -> str:
    """``start: date moved later 2.6 and 3.8; rating worsened 6.1``."""
    if found.empty:
        return ""
    told = [
        f"{kind} {words.listed(_times(refs))}"
        for kind, refs in found.groupby("kind", sort=False)["ref"]
    ]
    return f"{start}: {'; '.join(told)}"


def _times(refs: pd.Series) -> list[str]:
    """Each ref once: ``1.8 (twice)``."""
    often = {2: " (twice)"}
    return [
        f"{ref}{often.get(number, f' ({number} times)') if number > 1 else ''}"
        for ref, number in refs.value_counts(sort=False).items()
    ]


def _reckoned(one: Tried, course: Course) -> str:
    """The closed form for its interval, in words."""
    if course.never:
        return "No paper would show any change"
    held = course.wait(one.papers_days)
    if held is None:
        on = words.day(course.meetings[0])
        return f"One meeting is listed, {on}: there is no interval to reckon with"
    return words.paragraph(
        (
            f"{_apart(course)}, a change would wait {round(held.mean)} days on average "
            f"and {round(held.longest)} at the longest{_with_papers(one)}",
            _no_more(one, course),
        )
    )


def _apart(course: Course) -> str:
    if course.months:
        return beginning(course)
    number = words.count(len(course.meetings), "meeting")
    return f"{beginning(course)}, between the {number} listed"


def _no_more(one: Tried, course: Course) -> str:
    """Where the meetings listed end before the position, sign-off still ahead."""
    last, due = course.meetings[-1:], one.plan.sign_off_due
    if not course.recommended or due is None or not last[0] <= one.plan.as_at < due:
        return ""
    return f"No meeting after {words.day(last[0])} is listed before sign-off"


def _with_papers(one: Tried) -> str:
    days = one.papers_days
    return f", the {words.count(days, 'day')} from papers included" if days else ""


def _rows(frame: pd.DataFrame) -> Sequence[Mapping[str, Any]]:
    return [
        {str(name): value for name, value in row.items()}
        for row in frame.to_dict("records")
    ]
