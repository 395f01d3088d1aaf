"""What has been done, what it shows, and what became of the dates given?"""

from __future__ import annotations

from collections.abc import Iterator

from components.charts import audits, cohort, findings
from components.exports.paper import opening
from components.exports.paper.content import Paragraph, Part, Picture, Section
from components.exports.paper.subject import Subject, Words, paragraph, table, to_write
from components.sentences import action_plan, impact, lines, overview, unproven
from components.sentences import cohort as cohort_says
from components.sentences import measure as measure_says
from components.sentences import paper as says
from components.sentences import paper_prompts as prompts
from components.sentences import since as since_says
from data import words
from data.analysis import cohort as stocks
from data.analysis import events
from data.analysis.audited import PERCENTAGE, PROPORTION

_FINDINGS = {
    "finding": ("Finding", 4),
    "complete": ("Reported complete", 2),
    "evidenced": ("Evidence recorded", 2),
    "position": ("Agreed as addressed", 4),
}
_EVENTS = {"on_text": ("When", 2), "event": ("What", 6), "source": ("Source", 3)}
_GIVEN = {
    "event": ("What was said", 5),
    "position": ("Position", 3),
    "given_text": ("Date given", 3),
    "on_text": ("Done, or now expected", 3),
}


def background(subject: Subject) -> Iterator[Section]:
    """The heading, then a section for each question."""
    yield Section("background", "Background", (to_write(prompts.CONTEXT),))
    yield progress(subject)
    yield audited(subject)
    yield children(subject)
    yield training(subject)
    yield given(subject)


def _section(key: str, heading: str, *parts: Part | None) -> Section:
    """A section under Background; parts without a word are left out."""
    kept = tuple(
        one
        for one in parts
        if one is not None and not (isinstance(one, Paragraph) and not one.text)
    )
    return Section(key, heading, kept, level=2)


# --- actions -----------------------------------------------------------------------


def progress(subject: Subject) -> Section:
    """Each finding's actions, evidence and agreement, and what is not yet proved."""
    plan = subject.plan
    if not plan.actions:
        missing = subject.figures["reported_complete"].missing
        return _section("progress", "Progress by finding", paragraph(missing))
    late = action_plan.late_headline(plan)
    figures = [
        subject.figures[name]
        for name in ("reported_complete", "evidence_recorded", "findings_agreed")
    ]
    found = impact.positions(plan)
    return _section(
        "progress",
        "Progress by finding",
        paragraph(
            subject.stating(overview.agreements(plan), "status_unknown"),
            subject.stating(f"{late}.", "past_original_date"),
            unproven.summary(plan),
        ),
        _by_finding(subject),
        table(found, _FINDINGS, "Position on each finding.", stated=tuple(figures))
        if len(found)
        else None,
    )


def _by_finding(subject: Subject) -> Picture:
    plan = subject.plan
    found = overview.named_groups(plan, "finding")
    evidence = plan.has_column("actions", "evidence")
    return Picture(
        headline=overview.findings_headline(plan),
        subtitle=_sourced(
            subject, overview.groups_subtitle(plan, "finding"), "Actions sheet"
        ),
        alt=_in_words(found.to_dict("records")),
        chart=findings.progress(found, evidence_known=evidence),
    )


def _in_words(rows: list[dict[object, object]]) -> str:
    """The bars in words: each finding's actions complete, of how many."""
    told = [f"{one['group']}: {one['complete']} of {one['counted']}" for one in rows]
    return f"Actions reported complete. {'; '.join(told)}."


# --- audits ------------------------------------------------------------------------


def audited(subject: Subject) -> Section:
    """What each measure's results bear, with the cases they rest on."""
    plan = subject.plan
    found = impact.at_a_glance(plan)
    shown = found[found["periods"] > 0]
    best = overview.latest_audit(plan)
    refs = [*([best] if best else []), *(r for r in shown["ref"] if r != best)]
    told = "" if refs else words.paragraph((impact.heading(plan), impact.lead(plan)))
    return _section(
        "audits",
        "Audits and other measures",
        paragraph(told, plan.withheld.get("audits", "")),
        *(paragraph(subject.measured(ref)) for ref in refs),
        _audit(subject, best) if best else None,
    )


def _audit(subject: Subject, ref: str) -> Picture | None:
    """The audit's dots, where they can be told apart; a series is told in words."""
    plan = subject.plan
    kind = measure_says.row(plan, ref)["kind"]
    found = measure_says.results(plan, ref)
    drawn = kind in (PROPORTION, PERCENTAGE) and len(found) > 1
    if not drawn or measure_says.is_series(plan, ref):
        return None
    return Picture(
        headline=measure_says.headline(plan, ref),
        subtitle=_sourced(
            subject,
            words.paragraph(
                (measure_says.subtitle(plan, ref), measure_says.bars(plan, ref))
            ),
            "Audits sheet",
        ),
        alt=measure_says.alt(plan, ref),
        chart=audits.results(found),
    )


# --- children ----------------------------------------------------------------------


def children(subject: Subject) -> Section:
    """How many are identified as at risk, and what a change can and cannot show."""
    plan = subject.plan
    return _section(
        "cohort",
        "Children identified as at risk",
        paragraph(opening.children(subject), cohort_says.break_note(plan)),
        _trend(subject),
        paragraph(cohort_says.episodes(plan)),
    )


def _trend(subject: Subject) -> Picture | None:
    plan = subject.plan
    if not cohort_says.counts_children(plan):
        return None
    headline = cohort_says.trend_headline(plan)
    return Picture(
        headline=headline,
        subtitle=_sourced(subject, cohort_says.trend_subtitle(plan), "Cohort sheet"),
        alt=f"Children identified as at risk. {headline}.",
        chart=cohort.trend(stocks.stock(plan)),
    )


# --- events and dates ----------------------------------------------------------------


def training(subject: Subject) -> Section:
    """What was done since the last report, and what a person must add."""
    plan, after = subject.plan, subject.since
    done = says.happened(plan, after)
    return _section(
        "training",
        "Training and events",
        paragraph(says.ACTIVITY if len(done) else says.nothing_happened(plan, after)),
        table(done, _EVENTS, "What was done, and when.") if len(done) else None,
        to_write(prompts.TRAINING),
    )


def given(subject: Subject) -> Section:
    """The dates given to the committee, met and missed."""
    plan, compared = subject.plan, subject.compared
    if compared is None:
        told: tuple[Words, ...] = (says.dates_given(plan),)
        rows, columns = events.dates_given(plan), _GIVEN
    else:
        said = says.dates_given(plan, since_says.dates_given(compared))
        told = (said, says.fell_due(compared))
        rows = since_says.given_rows(compared)
        columns = {**_GIVEN, "first_given_text": ("First given as", 3)}
    overdue = events.tally(plan)[str(events.Position.NO_UPDATE)]
    return _section(
        "dates",
        "Dates given to the committee",
        paragraph(*told if len(rows) else told[:1]),
        table(rows, columns, "Dates given to the committee.") if len(rows) else None,
        to_write(prompts.DATES) if overdue else None,
    )


def _sourced(subject: Subject, text: str, sheet: str) -> str:
    return f"{text} {lines.source(subject.plan, subject.facts.version, sheet)}"
