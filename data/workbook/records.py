"""Which record does one row make?

A function for each sheet, from a row that has been read to its record. A row
that lacks what its record cannot be without makes none; ``build`` leaves out
every row whose required cells are blank or unreadable in the same way.

One case: an Actions row with a blank Current due makes an action that is due
when it always was.
"""

from __future__ import annotations

from datetime import date

from data import plan
from data.plan import Plan
from data.workbook import values
from data.workbook.own_words import Explained, explain
from data.workbook.row import RowReader
from data.workbook.rules import quote


def head(row: RowReader, *, present: bool) -> Plan:
    """The plan's own fields; ``present`` is whether there is a Plan sheet at all."""
    return Plan(
        name=row.text("name"),
        partnership=row.text("partnership"),
        as_at=row.day("as_at") or date.max,
        sign_off_due=row.due("sign_off_due").on,
        inspected=row.text("inspected"),
        inspection_date=row.due("inspection_date"),
        submitted=row.day("submitted"),
        committee=row.text("committee"),
        classification=_classification(row, present=present),
        risk_scale=_scale(row),
        risk_bands=row.bands("risk_bands"),
        next_update_due=row.day("next_update_due"),
        contact=row.text("contact"),
        row=row.row,
    )


def _classification(row: RowReader, *, present: bool) -> plan.Classification:
    """Restricted, unless the workbook says in so many words that it is open."""
    said = row.word("classification", plan.Classification)
    if present and said is None and not row.row.raw("classification"):
        row.missing(
            "classification",
            "classification_blank",
            "The workbook does not say whether it is open or restricted.",
            "It is treated as restricted. Write Open if anyone may read it.",
        )
    return said or plan.Classification.RESTRICTED


def _scale(row: RowReader) -> int | None:
    scale = row.whole("risk_scale")
    if scale is None or scale in (4, 5):
        return scale
    row.say(
        "risk_scale",
        "number_out_of_range",
        f"A risk scale of {scale} is not known here.",
        "Write 4 or 5.",
    )
    return None


def meeting(row: RowReader) -> plan.Meeting | None:
    """A meeting; None without its date."""
    on = row.day("on")
    if on is None:
        return None
    return plan.Meeting(
        on=on,
        name=row.text("name"),
        papers_published=row.day("papers_published"),
        asked_to_decide=row.text("asked_to_decide"),
        row=row.row,
    )


def finding(row: RowReader) -> plan.Finding | None:
    """A finding; None without its kind."""
    kind = row.word("kind", plan.FindingKind)
    if kind is None:
        return None
    return plan.Finding(
        name=row.text("name"),
        kind=kind,
        found=row.text("found"),
        lead_agency=row.text("lead_agency"),
        agreed_on=row.day("agreed_on"),
        agreed_by=row.text("agreed_by"),
        row=row.row,
    )


def action(row: RowReader, explained: Explained) -> plan.Action:
    """An action, its status as the Ratings sheet explains it."""
    said = explain(row, explained)
    original = row.due("original_due")
    return plan.Action(
        ref=row.text("ref"),
        action=row.text("action"),
        lead_agency=row.names("lead_agency"),
        original_due=original,
        delivery=said.delivery,
        finding=row.text("finding"),
        theme=row.text("theme"),
        lead_officer=row.names("lead_officer"),
        start=row.day("start"),
        current_due=row.due("current_due") if row.row.raw("current_due") else original,
        rating=said.rating,
        completed_on=row.day("completed_on"),
        assurance=said.assurance,
        evidence=_evidence(row),
        impact_rating=row.text("impact_rating"),
        update=row.text("update"),
        row=row.row,
    )


def _evidence(row: RowReader) -> str:
    """What is recorded as evidence: a word for "nothing" is none."""
    said = row.text("evidence")
    if not values.placeholder(said):
        return said
    row.say(
        "evidence",
        "placeholder_evidence",
        f"{quote(said)} is read as no evidence.",
        "It will show as no evidence recorded.",
    )
    return ""


def rating_word(row: RowReader) -> plan.RatingWord:
    """What one of their own words means."""
    return plan.RatingWord(
        word=row.text("word"),
        delivery=row.word("delivery", plan.Delivery),
        rating=row.word("rating", plan.Rating),
        assurance=row.word("assurance", plan.Assurance),
        note=row.text("note"),
        row=row.row,
    )


def measure(row: RowReader) -> plan.Measure | None:
    """A measure; None without its two words."""
    better = row.word("better", plan.Better)
    shows = row.word("shows", plan.Shows)
    if better is None or shows is None:
        return None
    return plan.Measure(
        ref=row.text("ref"),
        name=row.text("name"),
        better=better,
        shows=shows,
        finding=row.text("finding"),
        organisation=row.text("organisation"),
        unit=row.text("unit"),
        children=row.yes("children"),
        target=row.number("target"),
        counting_rule=row.text("counting_rule"),
        who_checks=row.text("who_checks"),
        row=row.row,
    )


def audit(row: RowReader) -> plan.AuditResult | None:
    """A result; None without its period."""
    period = row.period("period")
    if period is None:
        return None
    return plan.AuditResult(
        measure=row.text("measure"),
        period=period,
        met=row.whole("met"),
        cases=row.whole("cases"),
        percentage=row.number("percentage"),
        how_chosen=row.text("how_chosen"),
        source=row.text("source"),
        row=row.row,
    )


def cohort(row: RowReader) -> plan.CohortPoint | None:
    """A count; None without its date or number."""
    on, count = row.day("on"), row.whole("count")
    if on is None or count is None:
        return None
    changed = row.text("definition_changed")
    return plan.CohortPoint(
        on=on,
        group=row.text("group"),
        count=count,
        counts=row.word("counts", plan.CountOf) or plan.CountOf.CHILDREN,
        joined=row.whole("joined"),
        left=row.whole("left"),
        definition_changed="" if values.placeholder(changed) else changed,
        source=row.text("source"),
        row=row.row,
    )


def event(row: RowReader) -> plan.Event:
    """An event, or a date given."""
    return plan.Event(
        on=row.due("on"),
        event=row.text("event"),
        kind=row.text("kind"),
        given=row.due("given"),
        source=row.text("source"),
        row=row.row,
    )


def option(row: RowReader) -> plan.Option:
    """An option the report considered."""
    every = row.whole("reports_every")
    if every == 0:
        row.say(
            "reports_every",
            "number_out_of_range",
            "Reports cannot be 0 months apart.",
            "Write 1 or more, or leave it blank.",
        )
    return plan.Option(
        option=row.text("option"),
        impact=row.text("impact"),
        risk=row.text("risk"),
        reports_every=every or None,
        row=row.row,
    )


def risk(row: RowReader) -> plan.Risk:
    """A risk with its scores."""
    return plan.Risk(
        ref=row.text("ref"),
        risk=row.text("risk"),
        cause=row.text("cause"),
        consequence=row.text("consequence"),
        gross=_score(row, "gross"),
        current=_score(row, "current"),
        target=_score(row, "target"),
        owner=row.text("owner"),
        controls=row.text("controls"),
        finding=row.text("finding"),
        actions=row.names("actions"),
        row=row.row,
    )


def _score(row: RowReader, which: str) -> plan.Score | None:
    likelihood = row.whole(f"{which}_likelihood")
    impact = row.whole(f"{which}_impact")
    if likelihood is None or impact is None:
        return None
    return plan.Score(likelihood, impact)


def recommendation(row: RowReader) -> plan.Recommendation | None:
    """A recommendation; None without its date."""
    on = row.day("on")
    if on is None:
        return None
    return plan.Recommendation(
        on=on,
        text=row.text("text"),
        status=row.text("status"),
        response=row.text("response"),
        row=row.row,
    )


def claim(row: RowReader) -> plan.Claim:
    """A figure told to the committee."""
    return plan.Claim(
        statement=row.text("statement"),
        figure=row.number("figure"),
        unit=row.text("unit"),
        report=row.text("report"),
        paragraph=row.text("paragraph"),
        checked_against=row.text("checked_against"),
        row=row.row,
    )
