"""How was it counted, and what is drawn, when courses are tried on a plan's record?

The chart's own words and its table, and the working behind both.

One case, Westmere's last row: "Receive less frequent updates, every 12 months,
assumed: 14 of 14 appear, 266 days on average".
"""

from __future__ import annotations

import pandas as pd

from components.sentences.courses import beginning, detail, drawable
from data import words
from data.analysis.courses import (
    ASSUMED_MONTHS,
    NEAR,
    OWN_MEETINGS,
    RECOMMENDED,
    Course,
    Trial,
    Tried,
)

NEVER = "None before sign-off"
MONTHS = f"Months between less frequent reports (assumed: {ASSUMED_MONTHS})"
PAPERS = "Days from papers to meeting"
_REASONING = (
    "Changes are taken to come evenly over time. Then a change waits half the "
    "interval on average, and the whole of it at the longest; where meetings stand "
    "unevenly, more of them fall into the longer gaps. The days from papers to "
    "meeting come on top"
)
COUNTED = "How this was counted: changes and the papers they would reach"

# --- how it was counted ------------------------------------------------------------


def method(one: Tried) -> list[str]:
    """How it was counted: what counts, when it happened, which calendar, which day."""
    told = _from_the_record(one) if drawable(one) else (_REASONING,)
    return [
        words.sentence(text) for text in (*told, _papers(one), _assumed(one)) if text
    ]


def _from_the_record(one: Tried) -> tuple[str, ...]:
    return (
        "Counted: a date moved later, a rating worsened, an action complete and then "
        "reopened, an action no longer listed, each as a change of its own",
        "A change is dated by the position of the version that first shows it, and was "
        "over by that of the version that shows it over. It may have happened at any "
        "time since the version before, so a wait may be told too short",
        _calendar(one),
        f"Where a listed meeting stands within {NEAR} days of a day that an interval "
        "comes to, the committee is taken to meet then",
    )


def _calendar(one: Tried) -> str:
    day = words.day(one.begins)
    since = "since the plan was submitted"
    if one.plan.submitted is None:
        since = "since the first version's position"
    what = (
        f"the meeting of {day}, the first listed {since}"
        if one.met
        else f"{day}, as no meeting is listed {since}"
    )
    return f"Every calendar begins with {what}, and ends with sign-off"


def _papers(one: Tried) -> str:
    if not one.papers_days:
        return "A paper is taken to hold what happened up to the day of its meeting"
    days = words.count(one.papers_days, "day")
    return (
        f"A paper is taken to go out {days} before its meeting, and to hold what "
        "happened up to that day"
    )


def own_papers(days: int | None) -> str:
    """What stands in the box while it is empty."""
    return str(days or 0)


def papers_label(days: int | None) -> str:
    """What a reader is asked for, and what is reckoned with while it is empty."""
    if days is None:
        return f"{PAPERS} (the workbook gives none: 0)"
    return f"{PAPERS} (the workbook's: {days})"


def _assumed(one: Tried) -> str:
    named = [trial.course for trial in one.trials if trial.course.assumed]
    if not named:
        return ""
    options = words.listed(words.quoted(course.name) for course in named)
    return (
        f"The report gives no interval for {options}. "
        f"{words.capital(words.count(ASSUMED_MONTHS, 'month'))} is an assumption made "
        "here, and can be changed"
    )


# --- what is drawn -----------------------------------------------------------------


def headline(one: Tried) -> str:
    """How many changes reach a paper under the first course, and under the worst."""
    first, *others = one.trials
    number = one.falls.shape[0]
    said = (
        f"{_shortly(first.course)} {words.of(first.summary.seen, number)} "
        f"{words.plural(number, 'change reaches', 'changes reach')} a paper"
    )
    worst = min(others, key=lambda trial: trial.summary.seen, default=None)
    if worst is None or worst.summary.seen >= first.summary.seen:
        return said
    return f"{said}; {words.uncapital(beginning(worst.course))}, {_number(worst)}"


def _shortly(course: Course) -> str:
    """A course as a headline begins, in no more words than there is room for."""
    if not course.recommended:
        return f"{beginning(course)},"
    return "Listed meetings:" if course.name == OWN_MEETINGS else f"{RECOMMENDED},"


def _number(trial: Trial) -> str:
    return words.number(trial.summary.seen) if trial.summary.seen else "none"


def subtitle(one: Tried) -> str:
    """What the chart shows: measure, place, period."""
    until = one.plan.sign_off_due or one.plan.as_at
    return (
        "Each change, and the meeting whose paper would first show it, "
        f"{one.plan.partnership}, {words.month(min(one.begins, *one.falls['on']))} to "
        f"{words.month(until)}."
    )


def result(trial: Trial) -> str:
    """What is written at the row's end: ``14 of 14 appear``."""
    counted = trial.summary
    if not counted.seen:
        return f"None of {words.number(counted.all)} appears"
    appear = words.plural(counted.all, "appears", "appear")
    return f"{words.of(counted.seen, counted.all)} {appear}"


def average(trial: Trial) -> str:
    """What stands below it: ``85 days on average, 13 never``.

    "" for fewer cases than five.
    """
    counted = trial.summary
    if counted.mean is None:
        return ""
    never = f", {words.number(counted.never)} never" if counted.never else ""
    return f"{words.count(round(counted.mean), 'day')} on average{never}"


def in_words(one: Tried) -> str:
    """The chart's alternative: what every row shows."""
    told = [
        f"{trial.course.name}, {detail(trial.course)}: "
        f"{', '.join(filter(None, (result(trial), average(trial))))}"
        for trial in one.trials
    ]
    return f"{headline(one)}. {'; '.join(told)}."


def rows(one: Tried) -> pd.DataFrame:
    """A row per fall: falls.COLUMNS, ``over_text``, and a pair for each course.

    Courses are numbered from 0: ``seen_0`` is a date or None, ``paper_0`` its words.
    """
    found = one.falls.assign(
        over_text=[words.day(on) if on else "No" for on in one.falls["over"]]
    )
    for number, trial in enumerate(one.trials):
        held = trial.found
        found[f"seen_{number}"] = held["first_seen"]
        found[f"paper_{number}"] = [
            f"{words.day(first)}, {words.count(int(days), 'day')} later"
            if first
            else NEVER
            for first, days in zip(held["first_seen"], held["delay_days"], strict=True)
        ]
    return found


def columns(one: Tried) -> dict[str, str]:
    """The table's columns: the change, then each course by its name."""
    names = [trial.course.name for trial in one.trials]
    every = {
        f"paper_{number}": f"{name} ({number + 1})" if names.count(name) > 1 else name
        for number, name in enumerate(names)
    }
    return {
        "ref": "Ref",
        "kind": "Change",
        "on": "First in the record",
        **every,
        "then": "Then",
        "now": "Now",
        "over_text": "Over by",
    }
