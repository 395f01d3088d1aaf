"""Are we on track? The Overview's sentences, each true of the plan it is given.

One case, Westmere in July 2023: heading "50 of 61 actions reported complete;
11 still to finish".
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data import words
from data.analysis import (
    agreement,
    burn_up,
    cohort,
    completion,
    events,
    groups,
    measures,
)
from data.figure import Figure
from data.plan import FindingKind, Plan, Shows

NOT_SHOWN = "What these figures do not show"
CARDS = (
    "reported_complete",
    "evidence_recorded",
    "past_original_date",
    "findings_agreed",
)


def cards(plan: Plan, version: int) -> Sequence[Figure]:
    """The four figures above the fold, in order."""
    figures = completion.headline(plan, version)
    return [figures[name] for name in CARDS]


def heading(plan: Plan) -> str:
    """The plan's position in at most twelve words."""
    figure = completion.headline(plan)["reported_complete"]
    done, counted = figure.numerator, figure.denominator
    if figure.value is None or done is None or not counted:
        return figure.missing.rstrip(".").replace(" in this workbook", "")
    if done == counted == 1:
        return "The only action counted is reported complete"
    if done == counted:
        return f"All {words.count(counted, 'action')} reported complete"
    return (
        f"{words.of(done, counted)} {words.plural(counted, 'action')} reported "
        f"complete; {words.number(counted - done)} still to finish"
    )


def lead(plan: Plan) -> str:
    """The heading's working, in words: at most sixty of them."""
    figures = completion.headline(plan)
    return words.paragraph(
        (
            *(_progress(figures) if plan.actions else _nothing(plan)),
            _priority(figures["priority_agreed"]),
            _sign_off(plan),
        )
    )


def _nothing(plan: Plan) -> Sequence[str]:
    return (
        "This workbook lists no actions, so nothing can be counted here",
        "What the committee was told is shown as it was told" if plan.claims else "",
    )


def _progress(figures: dict[str, Figure]) -> Sequence[str]:
    complete = figures["reported_complete"]
    done, counted = complete.numerator, complete.denominator
    if complete.value is None or done is None or not counted:
        return ()
    return (
        f"That is {words.percent(done, counted)}",
        _left_out(complete),
        _evidence(figures["evidence_recorded"], done),
        _past(figures["past_original_date"]),
    )


def _left_out(figure: Figure) -> str:
    parts = [
        f"{words.spelled(one.count, capital=True)} {one.reason} "
        f"{words.plural(one.count, 'action is', 'actions are')} left out"
        for one in figure.left_out
        if one.count
    ]
    return ". ".join(parts)


def _evidence(figure: Figure, done: int) -> str:
    if not done:
        return ""
    if figure.value is None:
        return figure.missing
    have = words.plural(figure.numerator or 0, "has", "have")
    return (
        f"Of the {words.number(done)}, {words.number(figure.numerator or 0)} "
        f"{have} evidence recorded"
    )


def _past(figure: Figure) -> str:
    if figure.value is None or not figure.denominator:
        return ""
    past = figure.numerator or 0
    are = words.plural(past, "is past its", "are past their")
    return (
        f"Of the {words.number(figure.denominator)}, {words.number(past)} "
        f"{are} original date"
    )


def _priority(figure: Figure) -> str:
    if figure.value is None or not figure.denominator:
        return ""
    agreed = figure.numerator or 0
    are = words.plural(agreed, "is", "are")
    return (
        f"{words.of(agreed, figure.denominator)} priority "
        f"{words.plural(figure.denominator, 'action')} {are} agreed as addressed"
    )


def _sign_off(plan: Plan) -> str:
    if plan.sign_off_due is None:
        return "No date is given for sign-off"
    was = "was" if plan.sign_off_due < plan.as_at else "is"
    return f"The plan {was} due for sign-off by {words.day(plan.sign_off_due)}"


# --- below the fold ------------------------------------------------------------


def latest_audit(plan: Plan) -> str | None:
    """The measure shown small on the Overview: comparable before others."""
    summary = measures.summary(plan)
    shown = summary[(summary["periods"] > 0) & (summary["kind"] != "count")]
    best = shown.sort_values("comparable", ascending=False, kind="stable")
    return str(best.iloc[0]["ref"]) if len(best) else None


def audits_missing(plan: Plan) -> str:
    """Why no audit is shown."""
    del plan  # the same for every plan
    return "This workbook holds no audit results."


def cohort_missing(plan: Plan) -> str:
    """Why no cohort is shown."""
    return cohort.figures(plan)[0].missing


def named_groups(plan: Plan, field: groups.Field) -> pd.DataFrame:
    """The actions by group, priority actions named as such: columns of groups.by."""
    found = groups.by(plan, field)
    priority = found["kind"] == str(FindingKind.PRIORITY)
    suffix = priority.map({True: " (priority action)", False: ""})
    return found.assign(group=found["group"] + suffix)


def findings_headline(plan: Plan) -> str:
    """Where the unfinished actions are, in one line."""
    found = groups.by(plan, "finding")
    unfinished = found[found["open"] > 0].sort_values(
        "open", ascending=False, kind="stable"
    )
    total = int(found["open"].sum())
    if total == 0:
        return "No finding has an action still to finish"
    top = unfinished.iloc[:2]
    held = int(top["open"].sum())
    names = list(top["group"])
    if names == [groups.BLANK["finding"]]:
        return "No finding is given for any action still to finish"
    if len(unfinished) <= 2 and groups.BLANK["finding"] not in names:
        return f"Every action still to finish is under {words.listed(names)}"
    if groups.BLANK["finding"] in names:
        return f"{words.count(total, 'action')} still to finish"
    return f"Two findings hold {words.of(held, total)} actions still to finish"


def agreements(plan: Plan) -> str:
    """Which findings somebody agreed as addressed, and which status is unexplained."""
    agreed = [one for one in plan.findings if agreement.agreed(one, plan.as_at)]
    rest = len(plan.findings) - len(agreed)
    named = agreed if len(agreed) <= 2 else []
    said = [
        f"{one.name}: {words.uncapital(agreement.said(one, plan.as_at))}"
        for one in named
    ]
    if rest:
        every = words.of(rest, len(plan.findings))
        said.append(f"No agreement is recorded for {every} findings")
    return words.paragraph([*said, unexplained(plan)])


def unexplained(plan: Plan) -> str:
    """The statuses nobody has explained: shown as unknown, never as complete."""
    figure = completion.headline(plan)["status_unknown"]
    number = int(figure.value or 0)
    if number == 0:
        return ""
    has = words.plural(number, "action has", "actions have")
    shown = words.plural(number, "it is", "they are")
    return (
        f"{words.number(number)} {has} a status nobody has explained "
        f"({figure.note}); {shown} shown as unknown, not complete"
    )


def progress_headline(plan: Plan) -> str:
    """Done against what the original dates implied."""
    done = completion.headline(plan)["reported_complete"].numerator or 0
    complete = words.capital(f"{words.count(done, 'action')} complete")
    if not any(one.counted and one.original_due.on for one in plan.actions):
        return f"{complete}; no original date is given"
    behind = burn_up.behind(plan)
    if behind == 0:
        compared = "as many as"
    elif behind > 0:
        compared = f"{words.number(behind)} fewer than"
    else:
        compared = f"{words.number(-behind)} more than"
    return f"{complete}, {compared} the original dates implied"


def progress_working(plan: Plan) -> str:
    """How the difference comes about: late ones less those finished early."""
    late = completion.headline(plan)["past_original_date"].numerator or 0
    early = sum(
        one.complete
        and one.original_due.on is not None
        and one.original_due.on > plan.as_at
        for one in plan.actions
    )
    if not late and not early:
        return ""
    were = words.plural(early, "was", "were")
    are = words.plural(late, "is past its", "are past their")
    return (
        f"{words.capital(words.count(late, 'open action'))} {are} original date; "
        f"{words.number(early)} {were} finished before theirs."
    )


def inspected(plan: Plan) -> str:
    """What was inspected and when, in the workbook's own words."""
    said = []
    if plan.inspection_date.raw:
        said.append(f"Inspected: {plan.inspection_date.raw}")
    if plan.submitted:
        said.append(f"Plan submitted: {words.day(plan.submitted)}")
    text = plan.inspected or "The workbook does not say what was inspected."
    return words.paragraph((text, *said))


_POSITIONS = {
    "Met": "met",
    "Met late": "met late",
    "Not yet due": "not yet due",
    "No update recorded": "with no update recorded",
}


def dates_given(plan: Plan) -> str:
    """``1 met, 1 met late, 2 not yet due, 1 with no update recorded``."""
    said = [
        f"{words.number(number)} {_POSITIONS[position]}"
        for position, number in events.tally(plan).items()
        if number
    ]
    if not said:
        return "No date given to the committee is recorded in this workbook."
    return words.sentence(", ".join(said))


def not_shown(plan: Plan) -> list[str]:
    """What these figures do not show: the gaps, one line each, from the record."""
    figures = completion.headline(plan)
    complete, evidence = figures["reported_complete"], figures["evidence_recorded"]
    lines = []
    if complete.value is None:
        lines.append(f"How many actions the plan has. {complete.missing}")
    elif evidence.value is None:
        lines.append("Whether evidence exists for actions reported complete.")
    elif (none := (evidence.denominator or 0) - (evidence.numerator or 0)) > 0:
        lines.append(
            f"Whether {words.count(none, 'action')} reported complete had an effect: "
            "no evidence recorded."
        )
    lines += _measures_not_shown(plan)
    if not plan.cohort:
        lines.append("How many children are identified as at risk.")
    return lines


def _measures_not_shown(plan: Plan) -> list[str]:
    lines = []
    shown = {item.shows for item in plan.measures}
    if Shows.OUTCOME not in shown:
        lines.append("What happened to children: no measure of outcomes is recorded.")
    if Shows.VOICE not in shown:
        lines.append("What children and families say: no measure records it.")
    summary = measures.summary(plan)
    single = int((~summary["comparable"]).sum()) if len(summary) else 0
    if single:
        changed = any(one.hidden or one.base_withheld for one in plan.audits)
        lines.append(
            f"Change over time in {words.of(single, len(summary))} measures: no "
            "earlier figure, or no number of cases, is "
            f"{'shown' if changed else 'given'}."
        )
    return lines


def groups_subtitle(plan: Plan, by: str) -> str:
    """What a chart of actions by group shows: measure, place and date."""
    return f"Counted actions by {by}, {plan.partnership}, at {words.day(plan.as_at)}."
