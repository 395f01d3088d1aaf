"""How many children are at risk, and why did the number move? The sentences.

The direction is contextual: a fall may be better practice or worse
identification, so it is told in neutral words and never called good or bad.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data import words
from data.analysis import cohort, cohort_limits, cohort_reasons
from data.figure import Figure
from data.plan import CountOf, Plan


def missing(plan: Plan) -> str:
    """Why there is no cohort to show; "" where there is one."""
    if plan.cohort:
        return ""
    claim = cohort.claimed(plan)
    if claim is not None:
        where = f" (paragraph {claim.paragraph})" if claim.paragraph else ""
        return words.paragraph(
            (
                f"The report says: {words.quoted(claim.statement, 200)}{where}",
                "No count is given at any date, so nothing can be compared",
                "A fall can mean better practice, fewer children at risk, or fewer "
                "identified; the report does not show which",
            )
        )
    return (
        "Officers can supply a Cohort sheet: a row for each date and group, with "
        "how many joined and left."
    )


def counts_children(plan: Plan) -> bool:
    """Whether the workbook counts children, not episodes alone."""
    return any(one.counts is CountOf.CHILDREN for one in plan.cohort)


def heading(plan: Plan) -> str:
    """The latest number and how it differs from the comparison date's."""
    hidden = _hidden_at_last(plan)
    if hidden:
        return hidden
    stock = cohort.stock(plan).dropna(subset=["count"])
    if stock.empty:
        if cohort.claimed(plan) is not None:
            return "The report says the number fell and gives no figure"
        if plan.cohort:
            return "This workbook counts episodes, not children"
        return "This workbook holds no cohort figures"
    latest = stock.iloc[-1]
    children = _count(plan, int(latest["count"]), "child", "children")
    bridge = cohort.bridge(plan)
    if bridge is None:
        return f"{children} identified as at risk at {words.day(latest['on'])}"
    return f"{children} identified as at risk, {_change(plan, bridge)}"


def _number(plan: Plan, value: float) -> str:
    return words.about(value) if plan.protection else words.number(value)


def _count(plan: Plan, value: int, one: str, many: str | None = None) -> str:
    said = words.count(value, one, many)
    return words.capital(f"about {said}" if plan.protection and value else said)


def _hidden_at_last(plan: Plan) -> str:
    """``Fewer than 5 children identified as at risk at 30 June``; "" if known."""
    stock = cohort.stock(plan)
    if plan.protection is None or stock.empty or stock.iloc[-1]["count"] is not None:
        return ""
    last = stock.iloc[-1]
    if not last["told"]:
        return ""
    said = cohort.hidden_as(plan, last["told"]).rstrip(".")
    return f"{said} children identified as at risk at {words.day(last['on'])}"


def _change(plan: Plan, bridge: cohort.Bridge) -> str:
    change = bridge.end_count - bridge.start_count
    then = f"at {words.day_month(bridge.start)}"
    if bridge.start.year != bridge.end.year:
        then = f"in {words.month(bridge.start)}"
    more = "more" if change > 0 else "fewer"
    said = f"{words.number(abs(change))} {more}"
    if plan.protection is not None:  # "about", said once, is of both
        month, year = words.month(bridge.start).split()
        when = (
            f"in {month}" if bridge.start.year == bridge.end.year else f"{month} {year}"
        )
        return f"{said} than {when}" if change else f"as many as {when}"
    return f"{said} than {then}" if change else f"the same as {then}"


def lead(plan: Plan) -> str:
    """The bridge, and what the record does and does not show about the change."""
    bridge = cohort.bridge(plan)
    if bridge is None:
        return missing(plan) or _alone(plan)
    return words.paragraph((_sum(plan, bridge), _meaning(bridge)))


def _alone(plan: Plan) -> str:
    if cohort.stock(plan).dropna(subset=["count"]).empty:
        if _hidden_at_last(plan):
            return "Small numbers are hidden, so that no child can be recognised."
        return "One child can have several episodes, so no number of children follows."
    if _hidden_at_last(plan):
        return (
            "The latest number is hidden, so that no child can be recognised, and with "
            "it the change since an earlier date."
        )
    return "There is no earlier count by the same definition to compare it with."


def _sum(plan: Plan, bridge: cohort.Bridge) -> str:
    if plan.protection is not None:
        nearest = words.number(plan.protection.nearest)
        return (
            f"Both numbers are rounded to the nearest {nearest}. How many joined and "
            "left is not shown to the public: beside the numbers at each date it could "
            "tell a small number"
        )
    if bridge.joined is None or bridge.left is None:
        return (
            f"The workbook does not give how many joined and left between "
            f"{words.day(bridge.start)} and {words.day(bridge.end)}"
        )
    text = (
        f"{words.number(bridge.end_count)} = {words.number(bridge.start_count)} + "
        f"{words.number(bridge.joined)} joined {words.MINUS} "
        f"{words.number(bridge.left)} left"
    )
    if bridge.adds_up:
        return text
    short = abs(bridge.gap or 0)
    are = words.plural(short, "is", "are")
    return f"{text} does not add up: {words.number(short)} {are} not accounted for"


def _meaning(bridge: cohort.Bridge) -> str:
    change = bridge.end_count - bridge.start_count
    known = bridge.joined is not None and bridge.left is not None
    shows = "how many joined and left" if known else "the number at each date"
    if change < 0:
        could = (
            "A fall can mean better practice, fewer children at risk, or fewer "
            "identified. "
        )
    elif change > 0:
        could = (
            "A rise can mean better identification, more children at risk, or "
            "fewer leaving the list. "
        )
    else:
        could = "An unchanged number can hide children joining and leaving. "
    return f"{could}The record shows {shows}; it does not show why"


def cards(plan: Plan, version: int) -> Sequence[Figure]:
    """Now, joined and left, as figures with their working."""
    figures = {figure.name: figure for figure in cohort.figures(plan, version)}
    names = ("cohort_count", "cohort_change", "cohort_joined", "cohort_left")
    return [figures[name] for name in names if name in figures]


def trend_headline(plan: Plan) -> str:
    """What the line shows, with the break in it named."""
    stock = cohort.stock(plan).dropna(subset=["count"])
    if stock.empty and plan.protection is not None:
        return "The number is hidden at every date"
    if stock.empty:
        return "No count of children is given at any date"
    first, last = stock.iloc[0], stock.iloc[-1]
    same = stock[stock["segment"] == last["segment"]]
    top = same.loc[same["count"].astype(float).idxmax()]
    said = f"{_number(plan, int(last['count']))} in {words.month(last['on'])}"
    said = words.capital(said)
    if top["on"] != last["on"]:
        most = _number(plan, int(top["count"]))
        said = f"{said}, {most} in {words.month(top['on'])}"
    elif len(same) > 1:
        said = f"{said}, the most since {words.month(same.iloc[0]['on'])}"
    if first["segment"] != last["segment"]:
        return f"{said}; counts before {words.month(same.iloc[0]['on'])} not comparable"
    return said


def trend_subtitle(plan: Plan) -> str:
    """What the line counts, and where."""
    return f"Children identified as at risk at each date, {plan.partnership}."


def break_note(plan: Plan) -> str:
    """What changed in who is counted, that no line crosses it, and what is hidden."""
    stock = cohort.stock(plan)
    changed = stock[stock["definition_changed"] != ""]
    said = [
        f"The line breaks at {words.month(one['on'])}, when the definition changed. "
        f"From then on: {words.uncapital(one['definition_changed'])}"
        for _, one in changed.iterrows()
    ]
    return words.paragraph([*said, _hidden_points(stock)])


def _hidden_points(stock: pd.DataFrame) -> str:
    """``The number is hidden at 2 dates, marked on the chart``; "" for none."""
    hidden = int((stock["count"].isna() & stock["told"].notna()).sum())
    if not hidden:
        return ""
    return f"The number is hidden at {words.count(hidden, 'date')}, marked on the chart"


def limits_note(plan: Plan) -> str:
    """The breaks, whether the number left its usual range, and what that means."""
    drawn = cohort_limits.limits(plan)
    if drawn.empty or not drawn["upper"].notna().any():
        return words.paragraph((break_note(plan), _caution(plan)))
    return words.paragraph(
        (
            break_note(plan),
            _latest(plan, drawn),
            "The pale band is that range. Most children on one month's list are on "
            "the next, so it is narrow: a number outside it has moved, which does not "
            "say why",
            _caution(plan),
        )
    )


def _caution(plan: Plan) -> str:
    return cohort_limits.caution(plan) if len(cohort.stock(plan)) else ""


def _latest(plan: Plan, drawn: pd.DataFrame) -> str:
    last = drawn.iloc[-1]
    if pd.isna(last["upper"]) or last["count"] is None:
        return ""
    usual = (
        f"{words.number(max(last['lower'], 0))} to {words.number(last['upper'])}, the "
        "usual range by this definition"
    )
    count = words.capital(_number(plan, last["count"]))
    if last["count"] > last["upper"] or last["count"] < last["lower"]:
        return f"{count} lies outside {usual}"
    return f"{count} lies within {usual}"


REASONS = "What the record shows about the change"


def reasons_note(plan: Plan) -> str:
    """What the explanations are, and that the record does not choose; "" if none."""
    if not cohort_reasons.reasons(plan):
        return ""
    return (
        "Any of these may be the reason, alone or together. The record cannot choose "
        "between them, and none is good or bad by itself."
    )


def bridge_headline(plan: Plan) -> str:
    """``35 left the list and 12 joined it``."""
    bridge = cohort.bridge(plan)
    if bridge is None or bridge.joined is None or bridge.left is None:
        return ""
    left = words.capital(words.count(bridge.left, "child", "children"))
    return f"{left} left the list and {words.number(bridge.joined)} joined it"


def bridge_frame(plan: Plan) -> pd.DataFrame:
    """The bridge as a table: then, joined, left, now."""
    bridge = cohort.bridge(plan)
    if bridge is None or bridge.joined is None or bridge.left is None:
        return pd.DataFrame(columns=["step", "children", "cells", "made_up"])
    rows = (
        (words.day(bridge.start), bridge.start_count),
        ("Joined", bridge.joined),
        ("Left", bridge.left),
        (words.day(bridge.end), bridge.end_count),
    )
    return pd.DataFrame(
        [(*row, bridge.cells, bridge.made_up) for row in rows],
        columns=["step", "children", "cells", "made_up"],
    )


def bridge_period(plan: Plan) -> str:
    """``31 March 2023 to 30 June 2023``."""
    bridge = cohort.bridge(plan)
    return f"{words.day(bridge.start)} to {words.day(bridge.end)}" if bridge else ""


def groups(plan: Plan) -> dict[str, str]:
    """The columns of the table by group, with the dates in their headings."""
    bridge, dates = cohort.bridge(plan), cohort.stock(plan)["on"]
    told = "_told" if plan.protection else ""
    if bridge is None:
        now = words.day(dates.iloc[-1]) if len(dates) else "Children"
        return {"group": "Group", f"now{told}": now}
    if plan.protection is not None:
        ends = (words.day(bridge.end), words.day(bridge.start))
        return {
            "group": "Group",
            **dict(zip(("now_told", "then_told"), ends, strict=True)),
        }
    return {
        "group": "Group",
        "now": words.day(bridge.end),
        "then": words.day(bridge.start),
        "joined": "Joined between",
        "left": "Left between",
    }


def groups_caption(plan: Plan) -> str:
    """What the table by group counts."""
    return f"Children identified as at risk, {plan.partnership}, by group."


def trend_columns(plan: Plan) -> dict[str, str]:
    """The columns of the table by date; joined and left only where they are shown."""
    changed = {"definition_changed": "Definition changed"}
    if plan.protection is not None:
        return {"on": "Date", "told": "Children", **changed}
    return {
        "on": "Date",
        "count": "Children",
        "joined": "Joined",
        "left": "Left",
        **changed,
    }


def episodes(plan: Plan) -> str:
    """Episodes are counted apart from children, and said so."""
    every = cohort.stock(plan, CountOf.EPISODES)
    if plan.protection and len(every) and every.iloc[-1]["count"] is None:
        last = every.iloc[-1]
        said = cohort.hidden_as(plan, last["told"] or "not given").rstrip(".")
        return f"{said} episodes at {words.day(last['on'])}."
    stock = every.dropna(subset=["count"])
    if stock.empty:
        return ""
    latest = stock.iloc[-1]
    said = _count(plan, int(latest["count"]), "episode")
    return (
        f"{said} at {words.day(latest['on'])}. "
        "One child can have several episodes, so the two are never added."
    )
