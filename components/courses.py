"""When would changes have been seen, course by course? Said, drawn, and how counted.

What a reader assumes (``Asked``) comes from the page's two boxes, which the address
holds. Nothing here imports Streamlit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pandas as pd

from components import chrome, figures
from components.charts import strips
from components.charts.strips import Strip
from components.figures import Block
from components.sentences import courses as says
from components.sentences import courses_shown as shows
from components.sentences import since
from components.session import View
from components.tables import Spec
from components.theme import Layer
from data.analysis.courses import ASSUMED_MONTHS, Tried, papers, tried
from data.release.released import Released

MOST_MONTHS, MOST_DAYS = 60, 90


@dataclass(frozen=True)
class Asked:
    """What a reader assumes: the months, and the days from papers to meeting.

    ``papers_days`` None is the workbook's own.
    """

    months: int = ASSUMED_MONTHS
    papers_days: int | None = None


def adjusts(view: View) -> tuple[bool, bool]:
    """Whether there is an assumed interval, and a papers' cut-off, to change."""
    return _tried(view, Asked()).map(says.adjusts).shown


def own_papers(view: View) -> str:
    """The workbook's own days from papers to meeting, as a box shows it."""
    return view.work(papers).map(shows.own_papers).shown


def papers_label(view: View) -> Released[str]:
    """What the box for the papers' cut-off is called, with the workbook's own."""
    return view.work(papers).map(shows.papers_label)


def said(view: View, asked: Asked) -> None:
    """What each course comes to, or calmly what is missing."""
    one = _tried(view, asked)
    chrome.say(one.map(says.missing))
    chrome.say(since.unread(view.history.unread))
    if not one.shown.on_record and one.shown.trials:
        chrome.subsection(says.ARITHMETIC)
    chrome.bullets(one.map(says.said))
    chrome.caption(one.map(says.fell))
    chrome.say(one.map(says.not_supplied))
    if one.map(says.drawable).shown:
        chrome.note(says.OTHER_ROUTES)


def drawn(view: View, asked: Asked) -> None:
    """A strip for each course, with its table; nothing where there is no record."""
    one = _tried(view, asked)
    if not one.map(says.drawable).shown:
        return
    made_up = " Sample data." if view.plan.shown.made_up else ""
    source = (
        f"Source: workbook versions 1 to {view.edition.number}, Actions, Meetings and "
        f"Options sheets.{made_up}"
    )
    figures.chart(
        view,
        one.map(shows.rows),
        partial(_strips, one=one.shown),
        Block(
            headline=one.map(shows.headline),
            subtitle=f"{one.map(shows.subtitle).shown} {source}",
            alt=one.map(shows.in_words),
            table=Spec(
                one.map(shows.columns).shown,
                alt="Changes, and the paper each would first appear in",
                file="changes-by-course",
                stacked=True,
            ),
        ),
    )


def method(view: View, asked: Asked) -> None:
    """How it was counted."""
    chrome.bullets(_tried(view, asked).map(shows.method))


def _tried(view: View, asked: Asked) -> Released[Tried]:
    return view.history.work(tried, asked.months, asked.papers_days)


def _strips(frame: pd.DataFrame, *, one: Tried) -> Layer:
    held = [
        Strip(
            name=trial.course.name,
            detail=says.detail(trial.course),
            result=shows.result(trial),
            average=shows.average(trial),
            meetings=trial.course.meetings,
            column=f"seen_{number}",
        )
        for number, trial in enumerate(one.trials)
    ]
    sign_off = one.plan.sign_off_due or one.plan.as_at
    return strips.strips(frame, held, sign_off=sign_off)
