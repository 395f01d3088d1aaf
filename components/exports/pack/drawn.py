"""Which charts does a pack hold? Each with the table of what it draws.

One case: two audits of risk assessment, two dots, and beneath them 15 of 50 and 45 of
50 in a table.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.charts import audits, burn_up, moves, spc
from components.exports.paper.content import Part, Picture
from components.exports.paper.subject import Subject, paragraph, table
from components.sentences import lines, measure, overview
from components.sentences import since as since_says
from components.theme import Layer
from components.written import NOTHING
from data import words
from data.analysis import burn_up as against_plan
from data.analysis import cohort, completion, moved
from data.analysis.since import Comparison

Columns = Mapping[str, tuple[str, int]]
_GROUPS = {
    "group": ("Finding", 4),
    "complete": ("Reported complete", 2),
    "counted": ("Counted", 2),
    "open": ("Still to finish", 2),
    "past_original": ("Past original date", 2),
}
_STOCK = {
    "on": ("Date", 3),
    "count": ("Children", 2),
    "joined": ("Joined", 2),
    "left": ("Left", 2),
    "definition_changed": ("Definition changed", 4),
}
_BURN_UP = {
    "on": ("At", 3),
    "complete": ("Complete", 2),
    "planned": ("Planned by original dates", 3),
}
_RESULTS = {
    "period": ("Period", 2),
    "text": ("Result", 3),
    "how_chosen": ("How cases were chosen", 4),
    "source": ("Source", 4),
}
_SERIES = {
    "period": ("Period", 2),
    "text": ("Result", 2),
    "point": ("Point", 4),
    "centre": ("Average", 2),
    "lower": ("Lower limit", 2),
    "upper": ("Upper limit", 2),
}
_MOVES = {
    "ref": ("Ref", 1),
    "moved_days": ("Days later", 2),
    "action": ("Action", 6),
    "original_text": ("Original date", 3),
    "current_text": ("Current date", 3),
}


def groups(subject: Subject) -> tuple[Part, ...]:
    """The table of the bars by finding."""
    rows = overview.named_groups(subject.plan, "finding")
    evidence = subject.plan.has_column("actions", "evidence")
    known: Columns = {"evidenced": ("Evidence recorded", 2)} if evidence else {}
    columns = {**_GROUPS, **known}
    return _table(rows, columns, "Actions by finding")


def stock(subject: Subject) -> tuple[Part, ...]:
    """The table of the number on the list at each date."""
    rows = cohort.stock(subject.plan)
    return _table(rows, _STOCK, "Children identified as at risk by date", "None")


def burned_up(subject: Subject) -> tuple[Part, ...]:
    """Actions complete against what the original dates implied."""
    plan = subject.plan
    rows = against_plan.burn_up(plan)
    if rows.empty:
        return ()
    counted = completion.headline(plan)["reported_complete"].denominator or 0
    headline = overview.progress_headline(plan)
    shown = Picture(
        headline=headline,
        subtitle=_sourced(
            subject,
            "Actions complete, as this version records them, and planned by original "
            f"dates, {plan.partnership}.",
            "Actions",
        ),
        alt=f"{headline}.",
        chart=burn_up.burn_up(
            rows, counted=counted, as_at=plan.as_at, sign_off=plan.sign_off_due
        ),
    )
    caption = "Actions complete and planned by date"
    return (
        shown,
        paragraph(overview.progress_working(plan), numbered=False),
        *_table(rows, _BURN_UP, caption, "Not yet known"),
    )


def measured(subject: Subject, ref: str) -> tuple[Part, ...]:
    """One measure: what it shows, drawn where it has results, and its table."""
    plan = subject.plan
    told = paragraph(measure.verdict(plan, ref), numbered=False)
    about = paragraph(measure.about(plan, ref), numbered=False)
    if measure.results(plan, ref).empty:
        heading = words.sentence(measure.headline(plan, ref))
        return (paragraph(heading, numbered=False), told, about)
    series = measure.is_series(plan, ref)
    rows = measure.series(plan, ref) if series else measure.results(plan, ref)
    shown = Picture(
        headline=measure.headline(plan, ref),
        subtitle=_sourced(subject, measure.subtitle(plan, ref), "Audits"),
        alt=measure.alt(plan, ref),
        chart=_process(subject, ref, rows) if series else audits.results(rows),
    )
    caption = f"{measure.row(plan, ref)['name']} by period"
    return (
        shown,
        told,
        about,
        *_table(rows, _SERIES if series else _RESULTS, caption),
    )


def _process(subject: Subject, ref: str, rows: pd.DataFrame) -> Layer:
    drawn = dict(measure.drawn(subject.plan, ref))
    for name in ("events", "rebases"):
        drawn[name] = [spc.Named(*one) for one in drawn[name]]
    return spc.process(rows, **drawn)


def dates_moved(subject: Subject, compared: Comparison) -> tuple[Part, ...]:
    """Original to current date, a line an action, the farthest moved first."""
    rows = moved.moved(compared)
    if rows.empty:
        return ()
    subtitle = since_says.moves_subtitle(compared, moves.MOST)
    shown = Picture(
        headline=since_says.moves_headline(compared),
        subtitle=_sourced(subject, subtitle, "Actions"),
        alt=since_says.moves_alt(compared),
        chart=moves.moved(rows, as_at=compared.now.as_at),
    )
    caption = "Actions moved later, original to current date"
    return (shown, *_table(rows, _MOVES, caption))


def _table(
    rows: pd.DataFrame, columns: Columns, caption: str, nothing: str = NOTHING
) -> tuple[Part, ...]:
    return (table(rows, columns, f"{caption}.", nothing=nothing),) if len(rows) else ()


def _sourced(subject: Subject, text: str, sheet: str) -> str:
    note = lines.source(subject.plan, subject.facts.version, f"{sheet} sheet")
    return f"{text} {note}"
