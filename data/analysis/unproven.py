"""Which progress is reported and not yet proved, and how much hangs on it?

Four reasons, in one list: complete with no evidence recorded; evidence, but no
measure of practice or of an outcome under the finding; on time only against a
moved date; checked by the lead agency only. What hangs most on an item comes
first, by the table WEIGHTS, and each item says what that is.

One case: Westmere's 1.4, complete with no evidence recorded, under a priority
action that was agreed as addressed on 3 May 2023: above 3.2, which is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from data import words
from data.analysis import risk
from data.analysis.findings import Position, is_priority, positions
from data.analysis.groups import BLANK
from data.analysis.measures import of, ordered
from data.analysis.standing import Standing, records, standings
from data.plan import Cell, Measure, Plan, Shows, Wording

COLUMNS = (
    "subject",
    "what",
    "finding",
    "reason",
    "hangs",
    "weight",
    "note",
    "key",
    "cells",
    "made_up",
)
_LEAD_ONLY = re.compile(r"\b(?:lead|own)\s+agency(?:\s+only)?\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:and|another|independent|not|peer|with)\b", re.IGNORECASE)


class Reason(Wording):
    """Why progress is not yet proved."""

    NO_EVIDENCE = "reported complete, no evidence recorded"
    NO_MEASURE = "evidence recorded, but no measure of practice or of an outcome"
    MOVED_DATE = "on time only against a moved date"
    LEAD_ONLY = "checked by the lead agency only"


class Hangs(Wording):
    """What hangs on it, in words that can stand in a list."""

    AGREED = "the finding is agreed as addressed"
    PRIORITY = "a priority action"
    RISK = "a risk in the top bands names it"
    TOLD = "a figure told to the committee rests on it"
    IMPACT = "its impact is rated"


WEIGHTS: Mapping[Wording, int] = {
    Reason.NO_EVIDENCE: 3,
    Reason.NO_MEASURE: 3,
    Reason.MOVED_DATE: 2,
    Reason.LEAD_ONLY: 2,
    Hangs.AGREED: 4,
    Hangs.PRIORITY: 3,
    Hangs.RISK: 3,
    Hangs.TOLD: 2,
    Hangs.IMPACT: 1,
}


@dataclass(frozen=True)
class Item:
    """One thing reported and not yet proved.

    Attributes:
        kind: "action", "finding" or "measure"; ``subject`` is its ref or name
            and ``what`` the thing in its own words.
        reasons: why it is not proved; ``hangs`` what hangs on it.
        key: stays the same from version to version, for an officer's note.
    """

    kind: str
    subject: str
    what: str
    finding: str
    reasons: tuple[Reason, ...]
    hangs: tuple[Hangs, ...]
    cells: tuple[Cell, ...]
    made_up: bool
    detail: str = ""

    @property
    def key(self) -> str:
        """``unproven/action/3.2``."""
        return f"unproven/{self.kind}/{self.subject}"

    @property
    def weight(self) -> int:
        """How much hangs on it: WEIGHTS, added up."""
        every: tuple[Wording, ...] = (*self.reasons, *self.hangs)
        return sum(WEIGHTS[one] for one in every)

    @property
    def reason(self) -> str:
        """The reasons as one text, with their detail."""
        return "; ".join(
            part for part in (*map(str, self.reasons), self.detail) if part
        )


def unproven(plan: Plan) -> tuple[Item, ...]:
    """Every such item, that on which most hangs first.

    Of equal weight, actions come before findings and findings before measures,
    each in the workbook's order.
    """
    found = [*_actions(plan), *_findings(plan), *_measures(plan)]
    return tuple(sorted(found, key=lambda one: -one.weight))


def frame(plan: Plan, notes: Mapping[str, str] | None = None) -> pd.DataFrame:
    """A row per item in the order of ``unproven``, with an officer's note beside it.

    Columns as COLUMNS: ``hangs`` is one text, ``note`` the officer's by the
    item's ``key``, "" where there is none.
    """
    kept = notes or {}
    rows = [
        {
            "subject": one.subject,
            "what": one.what,
            "finding": one.finding,
            "reason": words.capital(one.reason),
            "hangs": words.capital("; ".join(map(str, one.hangs))),
            "weight": one.weight,
            "note": kept.get(one.key, ""),
            "key": one.key,
            "cells": one.cells,
            "made_up": one.made_up,
        }
        for one in unproven(plan)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return table.astype({"weight": int, "made_up": bool})


def by_reason(plan: Plan) -> dict[Reason, int]:
    """How many items there are for each reason, all four named."""
    found = [reason for one in unproven(plan) for reason in one.reasons]
    return {reason: found.count(reason) for reason in Reason}


# --- actions -----------------------------------------------------------------


def _actions(plan: Plan) -> Iterator[Item]:
    own = {one.finding.name.casefold(): one for one in positions(plan)}
    named = at_risk(plan)
    evidence = records(plan, "evidence")
    for one in standings(plan):
        action = one.action
        reasons = tuple(_of_action(one, evidence_known=evidence))
        if not reasons:
            continue
        place = own.get(action.finding.strip().casefold())
        hangs = list(of_finding(place))
        if action.ref.casefold() in named:
            hangs.append(Hangs.RISK)
        if action.impact_rating:
            hangs.append(Hangs.IMPACT)
        yield Item(
            kind="action",
            subject=action.ref,
            what=action.action,
            finding=place.finding.name if place else action.finding or BLANK["finding"],
            reasons=reasons,
            hangs=tuple(hangs),
            cells=action.row.pick(
                "delivery", "evidence", "original_due", "current_due"
            ),
            made_up=action.row.made_up,
            detail=_moved(one) if Reason.MOVED_DATE in reasons else "",
        )


def _of_action(one: Standing, *, evidence_known: bool) -> Iterator[Reason]:
    action = one.action
    if action.complete and evidence_known and not action.evidenced:
        yield Reason.NO_EVIDENCE
    if one.moved > 0 and _on_time_by_current_only(one):
        yield Reason.MOVED_DATE


def _on_time_by_current_only(one: Standing) -> bool:
    if one.action.complete:
        late = one.completed_late(one.original)
        return bool(late) and not one.completed_late(one.current)
    return bool(one.past_original) and not one.past_current


def _moved(one: Standing) -> str:
    later = words.count(one.moved, "day")
    return (
        f"its date was moved {later} later, to {words.day(one.current.on or one.as_at)}"
    )


def at_risk(plan: Plan) -> frozenset[str]:
    """The refs, folded, of actions that a risk in the top bands names."""
    top = risk.higher(plan)
    high = [
        one
        for one in plan.risks
        if one.current and any(b.low <= one.current.value <= b.high for b in top)
    ]
    return frozenset(ref.casefold() for one in high for ref in one.actions)


def of_finding(place: Position | None) -> Iterator[Hangs]:
    """What hangs on a finding by what it is and who agreed it."""
    if place is None:
        return
    if place.is_agreed:
        yield Hangs.AGREED
    if is_priority(place.finding):
        yield Hangs.PRIORITY


# --- findings and measures ---------------------------------------------------


def _findings(plan: Plan) -> Iterator[Item]:
    """Findings with evidence and no measure but of activity.

    What children and families say is taken as an outcome of the finding that
    asked for it.
    """
    for place in positions(plan):
        shown = {move.measure.shows for move in place.measures}
        count = place.evidenced or 0
        if not count or shown & {Shows.PRACTICE, Shows.OUTCOME, Shows.VOICE}:
            continue
        have = words.plural(count, "has", "have")
        yield Item(
            kind="finding",
            subject=place.finding.name,
            what=place.finding.found,
            finding=place.finding.name,
            reasons=(Reason.NO_MEASURE,),
            hangs=tuple(of_finding(place)),
            cells=place.cells,
            made_up=place.made_up,
            detail=f"{words.count(count, 'action')} under it {have} evidence recorded",
        )


def _measures(plan: Plan) -> Iterator[Item]:
    """Measures with a result that nobody but the lead agency has checked."""
    own = {one.finding.name.casefold(): one for one in positions(plan)}
    told = [claim.checked_against.casefold() for claim in plan.claims]
    for measure in ordered(plan):
        results = of(plan, measure)
        if not results or not lead_only(measure):
            continue
        place = own.get(measure.finding.casefold())
        hangs = list(of_finding(place))
        if any(name.startswith(f"audit.{measure.ref.casefold()}.") for name in told):
            hangs.append(Hangs.TOLD)
        yield Item(
            kind="measure",
            subject=measure.ref,
            what=measure.name,
            finding=place.finding.name
            if place
            else measure.finding or BLANK["finding"],
            reasons=(Reason.LEAD_ONLY,),
            hangs=tuple(hangs),
            cells=measure.row.pick("ref", "who_checks"),
            made_up=measure.row.made_up or any(one.made_up for one in results),
        )


def lead_only(measure: Measure) -> bool:
    """Whether the workbook says that the lead agency alone checks it."""
    who = measure.who_checks
    return bool(_LEAD_ONLY.search(who)) and not _OTHERS.search(who)
