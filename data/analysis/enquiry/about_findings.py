"""Which findings have actions, agreement and measures that do not fit together?

One case: every action under "Attendance" is reported complete and suspensions
have not changed: asked by when they would be expected to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from data import words
from data.analysis.audit_change import Verdict
from data.analysis.enquiry.records import Found, Record, Rule
from data.analysis.findings import Flag, Mismatch, Position
from data.analysis.movement import Fall


def _flagged(
    mismatch: Mismatch, fact: Callable[[Position, Flag], str]
) -> Callable[[Record], Iterator[Found]]:
    """What finds every flag of this kind, with its fact in words."""

    def find(record: Record) -> Iterator[Found]:
        for one in record.positions:
            for flag in one.flags:
                if flag.mismatch is mismatch:
                    yield _found(record, one, flag, fact(one, flag))

    return find


def _found(record: Record, one: Position, flag: Flag, fact: str) -> Found:
    move, finding = flag.movement, one.finding
    open_ = len(one.open)
    remain = words.plural(open_, "action that is", "actions that are")
    said = {
        "finding": words.quoted(finding.name),
        "measure": words.quoted(move.measure.name) if move else "",
        "open": f"{words.number(open_)} {remain} still open",
    }
    return Found(
        subject=f"{finding.name}/{move.measure.ref}" if move else finding.name,
        fact=fact,
        said=said,
        finding=finding.name,
        figure=move.latest.text if move and move.latest else "",
        more=record.hangs(finding.name),
        filters=(("impact_finding", finding.name),),
        cells=one.cells + (move.change.cells if move else ()),
        made_up=one.made_up,
    )


def _fell(one: Position, flag: Flag) -> str:
    move = flag.movement
    if move is None or move.fell is None:
        return ""
    agreed = words.uncapital(one.agreed)
    return f"{move.measure.name}: {_from_to(move.fell)}, after it was {agreed}."


def _from_to(fell: Fall) -> str:
    before, after = fell.before, fell.after
    told = {
        True: "a larger change than chance would usually give",
        False: "a change that chance alone could give",
    }
    judged = (
        told.get(bool(fell.beyond_chance)) if fell.beyond_chance is not None else ""
    )
    said = (
        f"{before.text} in {before.audit.period.label}, "
        f"{after.text} in {after.audit.period.label}"
    )
    return f"{said} ({judged})" if judged else said


def _complete(one: Position, flag: Flag) -> str:
    move = flag.movement
    done = _done(one)
    if move is None:
        return done
    if move.latest is None:
        return f"{done} {move.measure.name} has no result."
    if move.change.verdict is Verdict.BASE_NOT_GIVEN:
        period = move.latest.audit.period.label
        return f"{done} {move.measure.name} in {period}: {move.latest.text}."
    return f"{done} {move.measure.name}: {move.moved}."


def _done(one: Position) -> str:
    count = len(one.complete)
    are = words.plural(count, "is", "are")
    every = "The only action" if count == 1 else f"All {words.count(count, 'action')}"
    return f"{every} under it {are} reported complete."


def _agreed_unmeasured(record: Record) -> Iterator[Found]:
    for found, one in _unmeasured(record):
        if one.is_agreed:
            yield found


def _not_agreed_unmeasured(record: Record) -> Iterator[Found]:
    for found, one in _unmeasured(record):
        if not one.is_agreed:
            yield found


def _unmeasured(record: Record) -> Iterator[tuple[Found, Position]]:
    for one in record.positions:
        for flag in one.flags:
            if flag.mismatch is Mismatch.NO_MEASURE:
                fact = f"{one.agreed}. No measure is recorded for it."
                yield _found(record, one, flag, fact), one


def _no_evidence(record: Record) -> Iterator[Found]:
    for one in record.positions:
        missing = len(one.complete) - (one.evidenced or 0)
        if one.evidenced is None or not missing:
            continue
        figure = words.of(one.evidenced, len(one.complete))
        actions = words.plural(missing, "action", "actions")
        have = words.plural(missing, "has", "have")
        yield Found(
            subject=one.finding.name,
            fact=f"Evidence is recorded for {figure} actions reported complete.",
            said={
                "finding": words.quoted(one.finding.name),
                "actions": f"{words.number(missing)} complete {actions}",
                "have": have,
            },
            finding=one.finding.name,
            figure=figure,
            more=record.hangs(one.finding.name) + (2 * missing > len(one.complete)),
            filters=(("action_plan_finding", one.finding.name),),
            cells=one.cells,
            made_up=one.made_up,
        )


RULES: tuple[Rule, ...] = (
    Rule(
        "fell_after_agreed",
        "a measure that got worse after its finding was agreed as addressed",
        "What explains the change in {measure} since {finding} was agreed as "
        "addressed?",
        9,
        "impact",
        _flagged(Mismatch.FELL, _fell),
    ),
    Rule(
        "complete_worse",
        "a finding whose actions are all complete and whose measure has got worse",
        "What more is planned for {finding}, now that {measure} has got worse?",
        8,
        "impact",
        _flagged(Mismatch.WORSE, _complete),
    ),
    Rule(
        "complete_unchanged",
        "a finding whose actions are all complete and whose measure has not changed",
        "By when is {measure} expected to change?",
        7,
        "impact",
        _flagged(Mismatch.UNCHANGED, _complete),
    ),
    Rule(
        "agreed_open",
        "a finding agreed as addressed that has actions still open",
        "What remains of the {open} under {finding}?",
        7,
        "impact",
        _flagged(
            Mismatch.AGREED_OPEN,
            lambda one, _: (
                f"{one.agreed}. {words.of(len(one.open), len(one.actions))} actions "
                "under it are still open."
            ),
        ),
    ),
    Rule(
        "complete_unmeasured",
        "a finding whose actions are all complete and whose measure cannot be compared",
        "When will {measure} have a result that can be compared with an earlier one?",
        6,
        "impact",
        _flagged(Mismatch.UNMEASURED, _complete),
    ),
    Rule(
        "agreed_unmeasured",
        "a finding agreed as addressed for which no measure is recorded",
        "Which evidence was {finding} agreed as addressed on, as no measure is "
        "recorded?",
        6,
        "impact",
        _agreed_unmeasured,
    ),
    Rule(
        "unmeasured",
        "a finding for which no measure is recorded",
        "What will show whether {finding} has changed?",
        4,
        "impact",
        _not_agreed_unmeasured,
    ),
    Rule(
        "no_evidence",
        "complete actions under a finding without evidence recorded",
        "What evidence is held for the {actions} under {finding} that {have} none "
        "recorded?",
        4,
        "action_plan",
        _no_evidence,
    ),
)
