"""What is the position on one finding, on a page that can be printed?

Its actions and their assurance, its measures over time, its risks, who agreed it
as addressed and when, and what does not fit together. Agreement is shown as the
workbook records it: it is never an inspectorate's or the DfE's view.

One case: "12 of 12 actions are reported complete. Evidence is recorded for 10 of
12; 4 are embedded in practice or independently verified."
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.sentences import change
from data import words
from data.analysis import findings
from data.analysis.findings import Flag, Mismatch, Position
from data.analysis.movement import Moved, Movement
from data.plan import FindingKind, Plan, Shows

HEADING = "Position on this finding"
ACTIONS = ("ref", "action", "position", "assurance", "evidence", "cells", "made_up")
MEASURES = ("name", "shows", "moved", "latest", "who_checks", "cells", "made_up")
RISKS = ("ref", "risk", "current", "owner", "cells", "made_up")
_MISMATCHES = {
    Mismatch.UNCHANGED: "Every action is reported complete, and {measure} has not "
    "changed by more than chance would usually give",
    Mismatch.WORSE: "Every action is reported complete, and {measure} has changed "
    "for the worse",
    Mismatch.UNMEASURED: "Every action is reported complete, and no result of "
    "{measure} can show a change",
    Mismatch.NO_MEASURE: "No measure is recorded, so nothing here can show whether "
    "practice changed or children were helped",
    Mismatch.FELL: "After the finding was agreed as addressed, {measure} went from "
    "{before} to {after}{chance}",
    Mismatch.AGREED_OPEN: "It is agreed as addressed, and {open} still open",
}


def named(plan: Plan) -> list[str]:
    """The findings, priority actions first."""
    return [one.finding.name for one in findings.positions(plan)]


def heading(plan: Plan, name: str) -> str:
    """``Position on this finding: Front door (priority action)``."""
    one = findings.position(plan, name)
    priority = one is not None and one.finding.kind is FindingKind.PRIORITY
    return f"{HEADING}: {name}{' (priority action)' if priority else ''}"


def lead(plan: Plan, name: str) -> str:
    """What inspectors found, who agreed it as addressed, and how far it has got."""
    one = findings.position(plan, name)
    if one is None:
        return "This workbook has no such finding."
    found = f"Inspectors found: {one.finding.found}" if one.finding.found else ""
    return words.paragraph((found, one.agreed, *_actions(plan, one)))


def _actions(plan: Plan, one: Position) -> tuple[str, ...]:
    count, done = len(one.actions), len(one.complete)
    if not plan.actions:
        return ("This workbook lists no actions",)
    if not count:
        return ("No action is listed under it",)
    are = words.plural(count, "is", "are")
    actions = words.plural(count, "action")
    said = f"{words.of(done, count)} {actions} {are} reported complete"
    if not done:
        return (said,)
    if one.evidenced is None:
        return (said, "Evidence is not recorded in this workbook")
    evidence = f"Evidence is recorded for {words.of(one.evidenced, done)}"
    embedded = one.embedded
    if not embedded:
        return (said, evidence)
    are = words.plural(embedded, "is", "are")
    return (
        said,
        f"{evidence}; {words.number(embedded)} {are} embedded in practice or "
        "independently verified",
    )


def flags(plan: Plan, name: str) -> list[str]:
    """What does not fit together under the finding, a sentence each."""
    one = findings.position(plan, name)
    return [_flag(one, flag) for flag in one.flags] if one else []


def _flag(one: Position, flag: Flag) -> str:
    move, open_ = flag.movement, len(one.open)
    fell = move.fell if move else None
    said = {
        "measure": words.quoted(move.measure.name) if move else "",
        "before": f"{fell.before.text} in {fell.before.audit.period.label}"
        if fell
        else "",
        "after": f"{fell.after.text} in {fell.after.audit.period.label}"
        if fell
        else "",
        "chance": _by_chance(fell.beyond_chance) if fell else "",
        "open": f"{words.count(open_, 'action')} {words.plural(open_, 'is', 'are')}",
    }
    return words.sentence(_MISMATCHES[flag.mismatch].format_map(said))


def _by_chance(beyond: bool | None) -> str:  # noqa: FBT001 - what two results tell
    if beyond is None:
        return ""
    if beyond:
        return ", a larger change than chance would usually give"
    return ", a change that chance alone could give"


def no_flags(plan: Plan, name: str) -> str:
    """What to say where nothing is out of place, and what that does not mean."""
    one = findings.position(plan, name)
    if one is None or one.flags:
        return ""
    return (
        "Nothing in its actions, measures or agreement contradicts the rest, so far "
        "as our rules look. That does not show that the finding is addressed."
    )


def notes(plan: Plan, name: str, kept: Mapping[str, str]) -> list[str]:
    """Officers' notes on the finding, its actions and its measures, a line each.

    ``kept`` holds them by key, as ``enquiry/overdue/2.3`` or ``moved_later:2.3``;
    what a key ends in is what its note is about.
    """
    one = findings.position(plan, name)
    if one is None:
        return []
    refs = {item.action.ref for item in (*one.actions, *one.left_out)}
    own = {name, *refs, *(move.measure.ref for move in one.measures)}
    return [
        f"{about}: {note}"
        for key, note in kept.items()
        if (about := _about(key)) in own
    ]


def _about(key: str) -> str:
    ends = key.split("/", 2) if "/" in key else key.split(":", 1)
    return ends[-1]


# --- tables ------------------------------------------------------------------


def actions(plan: Plan, name: str) -> pd.DataFrame:
    """The finding's actions, superseded ones last: columns as ACTIONS."""
    one = findings.position(plan, name)
    rows = [
        (
            item.action.ref,
            item.action.action,
            item.position,
            str(item.action.assurance or ""),
            item.action.evidence,
            item.action.row.pick("ref", "delivery", "assurance", "evidence"),
            item.action.row.made_up,
        )
        for item in ((*one.actions, *one.left_out) if one else ())
    ]
    return pd.DataFrame(rows, columns=list(ACTIONS))


def measures(plan: Plan, name: str) -> pd.DataFrame:
    """The finding's measures and how each moved: columns as MEASURES."""
    one = findings.position(plan, name)
    rows = [
        (
            move.measure.name,
            str(move.measure.shows),
            moved(move),
            _latest(move),
            move.measure.who_checks,
            move.change.cells or move.measure.row.pick("ref", "name"),
            move.change.made_up,
        )
        for move in (one.measures if one else ())
    ]
    return pd.DataFrame(rows, columns=list(MEASURES))


def risks(plan: Plan, name: str) -> pd.DataFrame:
    """The risks that name the finding: columns as RISKS."""
    one = findings.position(plan, name)
    rows = [
        (
            risk.ref,
            risk.risk,
            risk.current.value if risk.current else None,
            risk.owner,
            risk.row.pick("ref", "risk", "current_likelihood", "current_impact"),
            risk.row.made_up,
        )
        for risk in (one.risks if one else ())
    ]
    return pd.DataFrame(rows, columns=list(RISKS))


def moved(move: Movement) -> str:
    """How a measure moved, in a fragment that can stand alone in a table."""
    if move.by_limits and move.trend is not None:
        run = move.trend.run
        if run is None:
            return "No change beyond the usual variation"
        return words.capital(change.moved(run, counted=move.trend.counted))
    said = words.capital(str(move.moved))
    # What two audits show rests on how their cases were chosen, here as elsewhere.
    depends = move.moved in (Moved.BETTER, Moved.WORSE, Moved.OTHER)
    return f"{said}, if cases were chosen the same way" if depends else said


def _latest(move: Movement) -> str:
    if move.latest is not None:
        return f"{move.latest.text}, {move.latest.audit.period.label}"
    return "No result recorded"


# --- what the measures of a plan show ----------------------------------------


def not_shown(plan: Plan, name: str) -> list[str]:
    """What the record does not show of one finding, one line each."""
    one = findings.position(plan, name)
    if one is None:
        return []
    shown = {move.measure.shows for move in one.measures}
    lines = []
    if Shows.OUTCOME not in shown:
        lines.append("What happened to children: no measure of outcomes is recorded.")
    if Shows.VOICE not in shown:
        lines.append("What children and families say: no measure records it.")
    lines += [
        f"Whether {words.quoted(move.measure.name)} changed: it "
        f"{'cannot be compared over time' if move.latest else 'has no result'}."
        for move in one.measures
        if move.moved in {Moved.UNKNOWN, Moved.MISSING}
    ]
    return lines
