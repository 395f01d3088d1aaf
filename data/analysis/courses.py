"""Under each course considered, when would the plan's own changes have been seen?

A course is a way of reporting to the committee: the one recommended, whose calendar
is the meetings the workbook lists, and each alternative the report considered. An
option's interval is the one given; "do nothing" and an end to reports are never;
"less frequent" without an interval is ASSUMED_MONTHS, an assumption that a reader
may change. Any other option says nothing of reporting, and is not tested.

Every calendar begins with the meeting that received the plan: the first on or after
its submission, or after the first version's position if that is earlier; where no
meeting is listed, with that day itself. From there an interval runs by months up to
sign-off; where a listed meeting stands within NEAR days of such a day, the committee
is taken to meet then.

One case, Westmere at 30 June 2023: yearly from 16 January 2023 falls on 16 January
2024, near the listed 15 January, so all 14 falls first appear on that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from statistics import median

import pandas as pd

from data import words
from data.analysis import months as by_months
from data.analysis import options
from data.analysis.falls import falls
from data.analysis.ledger import Version
from data.analysis.reporting_delay import Summary, Wait, delays, summary, wait
from data.plan import Cell, Option, Plan

ASSUMED_MONTHS = 12
RECOMMENDED, OWN_MEETINGS = "As recommended", "The committee's own meetings"
NEAR = 14  # days either way within which a listed meeting is taken
FEWEST_VERSIONS = 3
_NEAR = timedelta(days=NEAR)
_MONTH = 365.25 / 12  # days
_NEVER = re.compile(
    r"\bdo(?:ing)? nothing\b"
    r"|\b(?:end|stop|cease|discontinue|without)(?: \w+){0,2}? (?:reports?|updates?)\b"
    r"|\bno (?:further |more )?(?:progress )?(?:reports?|updates?)\b"
)
_LESS_OFTEN = re.compile(
    r"\bless (?:frequent|often|regular)|\bfewer (?:\w+ )?(?:reports?|updates?)\b"
)


@dataclass(frozen=True)
class Course:
    """A way of reporting to the committee.

    ``months`` is its interval, None where it has none: then it is the recommended
    course, whose ``meetings`` are those listed, or it is ``never``. ``assumed`` says
    that the report gives no interval. ``meetings`` are in order, none after sign-off.
    """

    name: str
    meetings: tuple[date, ...] = ()
    months: int | None = None
    assumed: bool = False
    recommended: bool = False
    cells: tuple[Cell, ...] = ()
    made_up: bool = False

    @property
    def never(self) -> bool:
        """Whether it is no reporting at all."""
        return self.months is None and not self.recommended

    def wait(self, papers_days: int) -> Wait | None:
        """The closed form for its interval, or for the gaps between its meetings.

        None where it has neither.
        """
        if self.months:
            return wait([self.months * _MONTH], papers_days)
        gaps = [(then - now).days for now, then in pairwise(self.meetings)]
        return wait(gaps, papers_days) if gaps else None


@dataclass(frozen=True)
class Trial:
    """A course tried on the falls: ``found`` as ``delays`` gives it, a row a fall."""

    course: Course
    found: pd.DataFrame
    summary: Summary


@dataclass(frozen=True)
class Tried:
    """Every course tried on one record.

    ``falls`` are those up to sign-off; ``left_out`` counts those after it, which no
    paper before sign-off could hold. ``versions`` counts those that list actions:
    below FEWEST_VERSIONS, or without a sign-off date, nothing is tried, and the
    courses of ``trials`` are there for their intervals alone. ``begins`` is the day
    all calendars begin with, ``met`` whether a meeting is listed then. ``not_tested``
    names the options that say nothing of reporting.
    """

    plan: Plan
    versions: int
    begins: date
    met: bool
    papers_days: int
    months: int
    falls: pd.DataFrame
    left_out: int
    trials: tuple[Trial, ...]
    not_tested: tuple[str, ...]

    @property
    def on_record(self) -> bool:
        """Whether the record is long enough to try a course on."""
        return (
            self.versions >= FEWEST_VERSIONS
            and self.plan.sign_off_due is not None
            and bool(self.trials)
        )


def tried(
    versions: Sequence[Version],
    months: int = ASSUMED_MONTHS,
    papers_days: int | None = None,
) -> Tried:
    """Every course tried on the falls of these versions, oldest first.

    The newest one's options and meetings count. ``months`` stand in for an interval
    that the report does not give; ``papers_days`` None is the workbook's own.

    Raises:
        ValueError: when there is no version, or ``months`` is below 1.
    """
    if not versions or months < 1:
        message = "courses are tried on at least one version, at least monthly"
        raise ValueError(message)
    plan = versions[-1].plan
    begins, met = _begins(plan, versions[0])
    cut_off = papers(plan) or 0 if papers_days is None else papers_days
    found = falls(versions)
    last = plan.sign_off_due
    late = pd.Series([bool(last and on > last) for on in found["on"]], dtype=bool)
    kept = found[~late].reset_index(drop=True)
    every = tuple(courses(plan, begins, months))
    return Tried(
        plan=plan,
        versions=sum(1 for one in versions if one.plan.actions),
        begins=begins,
        met=met,
        papers_days=cut_off,
        months=months,
        falls=kept,
        left_out=int(late.sum()),
        trials=tuple(_trial(one, kept, last, cut_off) for one in every),
        not_tested=tuple(
            one.option for one in plan.options if not _reporting(one, months)
        ),
    )


def papers(plan: Plan) -> int | None:
    """The middle number of days from papers to meeting, of the meetings that give it.

    Where two stand in the middle, halfway and rounded up; None where none gives it.
    """
    given = [
        (one.on - one.papers_published).days
        for one in plan.meetings
        if one.papers_published and one.papers_published <= one.on
    ]
    return ceil(median(given)) if given else None


def courses(plan: Plan, begins: date, months: int) -> Iterator[Course]:
    """The recommended course, where meetings are listed, then the alternatives."""
    last = plan.sign_off_due or date.max
    listed = sorted({one.on for one in plan.meetings if one.on >= begins})
    if any(on <= last for on in listed):
        yield _recommended(plan, tuple(on for on in listed if on <= last))
    for option in plan.options:
        every = _reporting(option, months)
        if every is None:
            continue
        interval, assumed = every
        held = _every(interval, begins, listed, plan) if interval else ()
        yield Course(
            name=option.option,
            meetings=held,
            months=interval or None,
            assumed=assumed,
            cells=option.row.pick("option", "reports_every"),
            made_up=option.row.made_up,
        )


def _recommended(plan: Plan, meetings: tuple[date, ...]) -> Course:
    """The course whose calendar is the meetings the workbook lists."""
    rows = [one.row for one in plan.meetings if one.on in meetings]
    return Course(
        name=_called(plan),
        meetings=meetings,
        recommended=True,
        cells=tuple(cell for row in rows for cell in row.pick("on")),
        made_up=any(row.made_up for row in rows),
    )


def _called(plan: Plan) -> str:
    """As recommended, and when, where that was at an earlier meeting."""
    made = options.on_reporting(plan)
    if made is None:
        return OWN_MEETINGS
    newest = max(one.on for one in plan.recommendations)
    earlier = f" on {words.day(made.on)}" if made.on < newest else ""
    return f"{RECOMMENDED}{earlier}"


def _reporting(option: Option, months: int) -> tuple[int, bool] | None:
    """Its interval in months, 0 for never, and whether that is an assumption.

    None where it says nothing of reporting.
    """
    said = " ".join(re.findall(r"\w+", option.option.casefold()))
    if option.reports_every:
        return option.reports_every, False
    if _NEVER.search(said):
        return 0, False
    return (months, True) if _LESS_OFTEN.search(said) else None


# --- calendars ---------------------------------------------------------------------


def _begins(plan: Plan, first: Version) -> tuple[date, bool]:
    """The meeting that received the plan, or the day from which one would have."""
    since = min(plan.submitted or first.as_at, first.as_at)
    last = plan.sign_off_due or date.max
    met = [one.on for one in plan.meetings if since <= one.on <= last]
    return (min(met), True) if met else (since, False)


def _every(
    months: int, begins: date, listed: Sequence[date], plan: Plan
) -> tuple[date, ...]:
    """The meetings an interval implies up to sign-off, near listed ones on those."""
    if plan.sign_off_due is None:
        return ()
    last = plan.sign_off_due
    held = {begins} if begins in listed else set()
    step = 1
    while (on := by_months.after(begins, months * step)) <= last + _NEAR:
        near = min(listed, key=lambda one: (abs(one - on), one), default=on)
        held.add(near if abs(near - on) <= _NEAR else on)
        step += 1
    return tuple(sorted(on for on in held if on <= last))


def _trial(
    course: Course, found: pd.DataFrame, last: date | None, papers_days: int
) -> Trial:
    """The course tried on the falls; on none of them where no sign-off is given."""
    happened = [] if last is None else list(found["on"])
    ended = [] if last is None else list(found["over"])
    seen = delays(
        happened, course.meetings, sign_off=last or date.max, papers_days=papers_days
    )
    return Trial(course, seen, summary(seen, ended))
