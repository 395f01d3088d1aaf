"""What do the measures, the cohort and the risks leave open?

One case: 96% had a clear plan in Q4 2022/23 and the number of cases is not given:
"How many cases is the 96% for “Clear plan at discharge” in Q4 2022/23 of?"
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from data import words
from data.analysis import cohort, risk
from data.analysis.audit_change import Verdict
from data.analysis.enquiry.records import Found, Record, Rule
from data.analysis.movement import Movement
from data.analysis.spc import Assurance
from data.analysis.unproven import WEIGHTS, Hangs, lead_only
from data.plan import Shows


def _measured(
    test: Callable[[Movement], bool], fact: Callable[[Movement], str]
) -> Callable[[Record], Iterator[Found]]:
    """What finds every measure with a result that passes the test."""

    def find(record: Record) -> Iterator[Found]:
        for move in record.movements:
            if move.latest is not None and test(move):
                yield _found(record, move, fact(move))

    return find


def _found(record: Record, move: Movement, fact: str) -> Found:
    measure, latest = move.measure, move.latest
    told = any(
        one.claim.checked_against.casefold().startswith(
            f"audit.{measure.ref.casefold()}."
        )
        for one in record.checked
    )
    filters = (("impact_finding", measure.finding),) if measure.finding else ()
    percentage = latest.audit.percentage if latest else None
    return Found(
        subject=measure.ref,
        fact=words.sentence(fact),
        said={
            "measure": words.quoted(measure.name),
            "share": words.reported_percent(percentage or 0),
            "period": latest.audit.period.label if latest else "",
        },
        finding=measure.finding,
        figure=latest.text if latest else "",
        more=record.hangs(measure.finding) + (WEIGHTS[Hangs.TOLD] if told else 0),
        filters=filters,
        cells=move.change.cells,
        made_up=move.change.made_up,
    )


def _latest(move: Movement) -> str:
    latest = move.latest
    if latest is None:
        return ""
    return f"{move.measure.name} in {latest.audit.period.label}: {latest.text}"


def _small(move: Movement) -> bool:
    change = move.change
    return change.verdict is Verdict.CHANCE and not move.by_limits


def _two(move: Movement) -> str:
    before, now = move.change.before, move.change.now
    if before is None or now is None:
        return ""
    return (
        f"{before.text}, then {now.text}: chance alone could give such a change, so "
        "the two cannot tell whether anything changed"
    )


def _target_missed(move: Movement) -> bool:
    return move.trend is not None and move.trend.assurance is Assurance.MISSED


def _targeted(move: Movement) -> str:
    target = words.number(move.measure.target or 0)
    return (
        f"The target of {target} lies outside the limits of {move.measure.name}: if "
        "nothing changes it would be missed at almost every point"
    )


def _nobody_records(shows: Shows) -> Callable[[Record], Iterator[Found]]:
    """What finds that no measure at all shows this."""

    def find(record: Record) -> Iterator[Found]:
        measures = record.plan.measures
        if measures and all(one.shows is not shows for one in measures):
            count = words.count(len(measures), "measure")
            what = words.quoted(words.uncapital(str(shows)))
            yield Found(
                subject=shows.name.casefold(),
                fact=f"This workbook has {count}, and none of the kind {what}.",
                said={},
                figure=f"0 of {count}",
                cells=tuple(c for one in measures for c in one.row.pick("shows")),
                made_up=any(one.row.made_up for one in measures),
            )

    return find


def _cohort(record: Record) -> Iterator[Found]:
    bridge = cohort.bridge(record.plan)
    if bridge is None or not bridge.change:
        return
    way = "fall" if bridge.change < 0 else "rise"
    yield Found(
        subject="cohort",
        fact=f"{words.number(bridge.start_count)} children at "
        f"{words.day(bridge.start)}, {words.number(bridge.end_count)} at "
        f"{words.day(bridge.end)}. The record does not show why.",
        said={"way": way},
        figure=f"{words.number(abs(bridge.change))} "
        f"{'fewer' if bridge.change < 0 else 'more'}",
        cells=bridge.cells,
        made_up=bridge.made_up,
    )


def _cohort_not_given(record: Record) -> Iterator[Found]:
    claim, plan = cohort.claimed(record.plan), record.plan
    if claim is not None and not plan.cohort:
        yield Found(
            subject="cohort",
            fact=f"The report says {words.quoted(claim.statement, 120)} and gives no "
            "figure.",
            said={},
            figure="No figure given",
            cells=claim.row.pick("statement", "figure"),
            made_up=claim.row.made_up,
        )


def _risk(record: Record) -> Iterator[Found]:
    top = {band.word for band in risk.higher(record.plan)}
    for row in risk.register(record.plan).to_dict("records"):
        if row["current_band"] not in top or not row["actions_open"]:
            continue
        open_ = words.count(row["actions_open"], "action")
        are = words.plural(row["actions_open"], "is", "are")
        yield Found(
            subject=row["ref"],
            fact=f"{row['risk']}: current score {row['current_text']}; {open_} named "
            f"against it {are} still open.",
            said={"ref": row["ref"], "score": row["current_text"]},
            finding=row["finding"],
            figure=row["current_text"],
            more=record.hangs(row["finding"]),
            cells=row["cells"],
            made_up=row["made_up"],
        )


RULES: tuple[Rule, ...] = (
    Rule(
        "base_not_given",
        "a percentage whose number of cases is not given",
        "How many cases is the {share} for {measure} in {period} of?",
        5,
        "impact",
        _measured(lambda x: x.change.verdict is Verdict.BASE_NOT_GIVEN, _latest),
    ),
    Rule(
        "cohort_not_given",
        "a statement that the number of children moved, without the number",
        "How many children were identified as at risk then, and how many now?",
        6,
        "cohort",
        _cohort_not_given,
    ),
    Rule(
        "cohort_moved",
        "a change in the number of children identified as at risk",
        "What is known of the reasons for the {way} in children identified as at risk?",
        4,
        "cohort",
        _cohort,
    ),
    Rule(
        "no_voice",
        "a plan none of whose measures records what children and families say",
        "How do children and families say whether they notice a difference?",
        4,
        "impact",
        _nobody_records(Shows.VOICE),
    ),
    Rule(
        "no_outcome",
        "a plan none of whose measures shows an outcome for children",
        "What will show whether children are safer?",
        5,
        "impact",
        _nobody_records(Shows.OUTCOME),
    ),
    Rule(
        "target_missed",
        "a target that lies outside the limits of its measure",
        "What will bring {measure} to its target?",
        4,
        "impact",
        _measured(_target_missed, _targeted),
    ),
    Rule(
        "small_change",
        "two audits too small, or too alike, to tell whether anything changed",
        "How many cases would the next audit of {measure} need to show a change?",
        3,
        "impact",
        _measured(_small, _two),
    ),
    Rule(
        "lead_only",
        "a measure that the lead agency alone checks",
        "Who outside the lead agency will check {measure}?",
        2,
        "impact",
        _measured(lambda x: lead_only(x.measure), _latest),
    ),
    Rule(
        "risk_high",
        "a risk in the top bands with actions still open against it",
        "What will bring down risk {ref}, now at {score}?",
        4,
        "options_and_risk",
        _risk,
    ),
)
