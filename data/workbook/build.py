"""What plan do these rows make?

Each matched row becomes one record of ``data.plan``, with every cell it came
from. A row that is lost (a required cell blank or unreadable) makes no record;
its cells stay in ``Draft.rows``, so that the checks can still compare refs and
names that are really there.

One case: an action whose status is "Amber E", which the Ratings sheet explains
as in progress and at risk, is in progress, and at risk where its own Rating
cell is blank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from data import plan
from data.plan import Plan, Row
from data.workbook import contract, values
from data.workbook.issue import Issue
from data.workbook.matching import Match, MatchedRow, MatchedSheet
from data.workbook.own_words import Explained, explain
from data.workbook.row import RowReader
from data.workbook.rules import quote

T = TypeVar("T")


@dataclass(frozen=True)
class Draft:
    """A plan with what is wrong in its cells.

    ``rows`` holds every row by sheet key, lost ones too; ``lost`` names those by
    sheet key and row number. ``understood`` is False where the plan's name or
    position is missing: then ``plan`` holds the records under no name, at the
    last day there is, and is for checking only.
    """

    plan: Plan
    understood: bool
    rows: Mapping[str, tuple[Row, ...]]
    lost: frozenset[tuple[str, int]]
    issues: tuple[Issue, ...]


def build(match: Match) -> Draft:
    """The plan that the matched sheets make, as far as they can be read."""
    made = _Making(match)
    head = made.head()
    ratings = made.records(contract.RATINGS, _rating)
    explained = Explained(ratings)
    understood = bool(head.name) and head.as_at != date.max
    whole = replace(
        head,
        meetings=made.records(contract.MEETINGS, _meeting),
        findings=made.records(contract.FINDINGS, _finding),
        actions=made.records(contract.ACTIONS, lambda row: _action(row, explained)),
        ratings=ratings,
        measures=made.records(contract.MEASURES, _measure),
        audits=made.records(contract.AUDITS, _audit),
        cohort=made.records(contract.COHORT, _cohort),
        events=made.records(contract.EVENTS, _event),
        options=made.records(contract.OPTIONS, _option),
        risks=made.records(contract.RISKS, _risk),
        recommendations=made.records(contract.RECOMMENDATIONS, _recommendation),
        claims=made.records(contract.CLAIMS, _claim),
        columns={key: sheet.present for key, sheet in match.sheets.items()},
    )
    return Draft(whole, understood, made.rows, frozenset(made.lost), tuple(made.issues))


class _Making:
    """Reads sheet after sheet, gathering rows, losses and issues."""

    def __init__(self, match: Match) -> None:
        self.rows: dict[str, tuple[Row, ...]] = {}
        self.lost: set[tuple[str, int]] = set()
        self.issues: list[Issue] = []
        self._sheets = match.sheets

    def head(self) -> Plan:
        """The plan's own fields; without a name where there is no Plan sheet."""
        matched = self._sheets.get(contract.PLAN.key, MatchedSheet(contract.PLAN))
        row = matched.rows[0] if matched.rows else MatchedRow(0, {})
        reader = RowReader(matched, row)
        head = _head(reader, present=bool(matched.rows))
        self.issues += reader.issues
        return head

    def records(
        self, sheet: contract.Sheet, make: Callable[[RowReader], T | None]
    ) -> tuple[T, ...]:
        """The records of a sheet; none where it is absent."""
        matched = self._sheets.get(sheet.key)
        return tuple(self._records(matched, make)) if matched else ()

    def _records(
        self, matched: MatchedSheet, make: Callable[[RowReader], T | None]
    ) -> Iterator[T]:
        rows = []
        for row in matched.rows:
            reader = RowReader(matched, row)
            record = make(reader)
            rows.append(reader.row)
            self.issues += reader.issues
            if record is None or reader.lost:
                self.lost.add((matched.sheet.key, row.number))
            else:
                yield record
        self.rows[matched.sheet.key] = tuple(rows)


def _head(row: RowReader, *, present: bool) -> Plan:
    classification = row.word("classification", plan.Classification)
    if present and not row.row.raw("classification"):
        row.missing(
            "classification",
            "classification_blank",
            "The workbook does not say whether it is open or restricted.",
            "It is treated as restricted. Write Open if anyone may read it.",
        )
    scale = row.whole("risk_scale")
    if scale is not None and scale not in (4, 5):
        row.say(
            "risk_scale",
            "number_out_of_range",
            f"A risk scale of {scale} is not known here.",
            "Write 4 or 5.",
        )
        scale = None
    return Plan(
        name=row.text("name"),
        partnership=row.text("partnership"),
        as_at=row.day("as_at") or date.max,
        sign_off_due=row.due("sign_off_due").on,
        inspected=row.text("inspected"),
        inspection_date=row.due("inspection_date"),
        submitted=row.day("submitted"),
        committee=row.text("committee"),
        classification=classification or plan.Classification.RESTRICTED,
        risk_scale=scale,
        risk_bands=row.bands("risk_bands"),
        next_update_due=row.day("next_update_due"),
        contact=row.text("contact"),
        row=row.row,
    )


def _meeting(row: RowReader) -> plan.Meeting | None:
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


def _finding(row: RowReader) -> plan.Finding | None:
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


def _action(row: RowReader, explained: Explained) -> plan.Action:
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


def _rating(row: RowReader) -> plan.RatingWord:
    return plan.RatingWord(
        word=row.text("word"),
        delivery=row.word("delivery", plan.Delivery),
        rating=row.word("rating", plan.Rating),
        assurance=row.word("assurance", plan.Assurance),
        note=row.text("note"),
        row=row.row,
    )


def _measure(row: RowReader) -> plan.Measure | None:
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


def _audit(row: RowReader) -> plan.AuditResult | None:
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


def _cohort(row: RowReader) -> plan.CohortPoint | None:
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


def _event(row: RowReader) -> plan.Event:
    return plan.Event(
        on=row.due("on"),
        event=row.text("event"),
        kind=row.text("kind"),
        given=row.due("given"),
        source=row.text("source"),
        row=row.row,
    )


def _option(row: RowReader) -> plan.Option:
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


def _risk(row: RowReader) -> plan.Risk:
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


def _recommendation(row: RowReader) -> plan.Recommendation | None:
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


def _claim(row: RowReader) -> plan.Claim:
    return plan.Claim(
        statement=row.text("statement"),
        figure=row.number("figure"),
        unit=row.text("unit"),
        report=row.text("report"),
        paragraph=row.text("paragraph"),
        checked_against=row.text("checked_against"),
        row=row.row,
    )
