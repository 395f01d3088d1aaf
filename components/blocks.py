"""Which pieces stand on more than one page? A chart with all that belongs to it.

Each takes the view, works out its frame and sentences from the released plan,
and hands them to ``figures.chart``. Nothing here imports Streamlit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from components import chrome, figures
from components.charts import audits, burn_up, cohort, findings, spc
from components.figures import Block
from components.sentences import cohort as cohort_says
from components.sentences import measure as measure_says
from components.sentences import overview as overview_says
from components.session import View
from components.tables import Spec
from components.theme import Layer
from data import words
from data.analysis import cohort as stocks
from data.analysis import cohort_limits, completion, groups
from data.analysis.burn_up import burn_up as against_plan

SERIES = {
    "period": "Period",
    "text": "Result",
    "point": "Point",
    "centre": "Average",
    "lower": "Lower limit",
    "upper": "Upper limit",
}
RESULTS = {
    "period": "Period",
    "text": "Result",
    "percentage": "Percentage",
    "how_chosen": "How cases were chosen",
    "source": "Source",
}


def measure(view: View, ref: str, *, small: bool = False) -> None:
    """One measure: its results drawn, and what they bear.

    A few audits are dots that no line joins; a plain count, or more audits than
    can be told apart as dots, is a line over time with its limits. ``small``
    shows the newest two audits.
    """
    results = view.work(measure_says.latest if small else measure_says.results, ref)
    if results.shown.empty:
        chrome.subsection(view.work(measure_says.headline, ref))
        chrome.say(view.work(measure_says.verdict, ref))
    elif view.work(measure_says.is_series, ref).shown:
        figures.chart(
            view,
            view.work(measure_says.series, ref),
            partial(_process, **view.work(measure_says.drawn, ref).shown),
            _measure_block(view, ref, SERIES),
        )
        chrome.caption(view.work(measure_says.events_note, ref))
    else:
        block = _measure_block(view, ref, RESULTS, newest=small)
        figures.chart(view, results, audits.results, block)


def _process(
    frame: pd.DataFrame,
    *,
    events: Sequence[tuple[date, str]],
    rebases: Sequence[tuple[date, str]],
    **drawn: Any,
) -> Layer:
    return spc.process(
        frame,
        events=[spc.Named(*one) for one in events],
        rebases=[spc.Named(*one) for one in rebases],
        **drawn,
    )


def _measure_block(
    view: View, ref: str, columns: Mapping[str, str], *, newest: bool = False
) -> Block:
    name = view.work(measure_says.row, ref).shown["name"]
    subtitle = view.work(measure_says.subtitle, ref, newest=newest).shown
    return Block(
        headline=view.work(measure_says.headline, ref),
        subtitle=sourced(view, subtitle, "Audits"),
        alt=view.work(measure_says.alt, ref),
        verdict=view.work(measure_says.verdict, ref),
        table=Spec(columns, alt=f"{name} by period", file=f"measure-{ref.lower()}"),
    )


def cohort_trend(view: View, *, limits: bool = False) -> None:
    """The number on the list at each date, broken where its definition changed.

    ``limits`` draws the usual range of each definition with points enough.
    """
    stock = view.work(cohort_limits.limits if limits else stocks.stock)
    note = cohort_says.limits_note if limits else cohort_says.break_note
    figures.chart(
        view,
        stock,
        cohort.trend,
        Block(
            headline=view.work(cohort_says.trend_headline),
            subtitle=sourced(
                view,
                "Children identified as at risk at each date, "
                f"{view.plan.shown.partnership}.",
                "Cohort",
            ),
            alt=view.work(cohort_says.trend_headline),
            verdict=view.work(note),
            table=Spec(
                view.work(cohort_says.trend_columns).shown,
                alt="Children identified as at risk by date",
                file="cohort-by-date",
                cells=True,
                nothing="None",
                wide=False,
            ),
        ),
    )


def cohort_bridge(view: View) -> None:
    """From one date's number to the next, by who joined and who left."""
    bridge = view.work(stocks.bridge).shown
    if bridge is None or bridge.joined is None or bridge.left is None:
        return
    headline = view.work(cohort_says.bridge_headline)
    period = view.work(cohort_says.bridge_period).shown
    figures.chart(
        view,
        view.work(cohort_says.bridge_frame),
        lambda _: cohort.bridge(
            words.day(bridge.start),
            bridge.start_count,
            bridge.joined or 0,
            bridge.left or 0,
            words.day(bridge.end),
            bridge.end_count,
        ),
        Block(
            headline=headline,
            subtitle=sourced(
                view,
                "Children identified as at risk, "
                f"{view.plan.shown.partnership}, {period}.",
                "Cohort",
            ),
            alt=headline,
            table=Spec(
                {"step": "Step", "children": "Children"},
                alt="From one date to the next",
                file="cohort-bridge",
                cells=True,
                wide=False,
            ),
        ),
    )


def progress_by(view: View, field: groups.Field, headline: chrome.Text) -> None:
    """Counted actions by finding, theme or agency, by how far they have got."""
    named = {"finding": "finding", "theme": "theme", "lead_agency": "lead agency"}
    by = named[field]
    evidence = view.plan.shown.has_column("actions", "evidence")
    named_groups = overview_says.named_groups
    figures.chart(
        view,
        view.work(named_groups, field),
        partial(findings.progress, evidence_known=evidence),
        Block(
            headline=headline,
            subtitle=sourced(
                view,
                f"Counted actions by {by}, {view.plan.shown.partnership}, at "
                f"{words.day(view.plan.shown.as_at)}.",
                "Actions",
            ),
            alt=headline,
            table=Spec(
                {
                    "group": by.capitalize(),
                    "complete": "Reported complete",
                    "counted": "Counted",
                    **({"evidenced": "Evidence recorded"} if evidence else {}),
                    "open": "Still to finish",
                    "past_original": "Past original date",
                    "past_current": "Past current date",
                    "left_out": "Left out",
                },
                alt=f"Actions by {by}",
                file=f"actions-by-{by.replace(' ', '-')}",
                cells=True,
            ),
        ),
    )


def burned_up(
    view: View, beside: Mapping[str, Any] | None = None, *, alt: chrome.Text = ""
) -> None:
    """Actions complete against what the original dates implied.

    ``beside`` is what else ``burn_up`` draws, which ``alt`` then puts in words.
    """
    plan = view.plan.shown
    counted = view.work(completion.headline).shown["reported_complete"].denominator
    headline = view.work(overview_says.progress_headline)
    figures.chart(
        view,
        view.work(against_plan),
        partial(
            burn_up.burn_up,
            counted=counted or 0,
            as_at=plan.as_at,
            sign_off=plan.sign_off_due,
            **(beside or {}),
        ),
        Block(
            headline=headline,
            subtitle=sourced(
                view,
                "Actions complete, as this version records them, and planned by "
                f"original dates, {plan.partnership}.",
                "Actions",
            ),
            alt=alt or headline,
            verdict=view.work(overview_says.progress_working),
            table=Spec(
                {
                    "on": "At",
                    "complete": "Complete",
                    "planned": "Planned by original dates",
                },
                alt="Actions complete and planned by date",
                file="actions-complete-and-planned",
                cells=True,
                nothing="Not yet known",
                wide=False,
            ),
        ),
    )


def sourced(view: View, text: str, sheets: str) -> str:
    """A chart's subtitle, and the sheets it was drawn from."""
    return f"{text} {chrome.source_note(view, f'{sheets} sheet')}"
