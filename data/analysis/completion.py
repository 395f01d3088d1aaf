"""How much of the plan is done, and what does that leave out?

The figures of the Overview and the Action plan, and the door to the frames
behind them. Reported complete is what the workbook's status says; evidence is
another figure, and what nobody recorded is never written as nought.

One case: 65 actions are listed, 4 superseded, 50 complete: reported complete is
50 of 61 (82%), 4 superseded left out; restated with them it is 50 of 65 (77%).
"""

from __future__ import annotations

from collections.abc import Sequence

from data import words
from data.analysis import agreement
from data.analysis.actions import actions, ages, due_soon, left_out
from data.analysis.burn_up import burn_up
from data.analysis.counting import RULES, Rule
from data.analysis.groups import by, joint
from data.analysis.standing import Standing, lists_actions, records, standings
from data.figure import Figure, LeftOut, share
from data.plan import Claim, Plan

__all__ = [
    "actions",
    "ages",
    "burn_up",
    "by",
    "counted_by",
    "due_soon",
    "headline",
    "joint",
    "left_out",
    "reported",
]


def headline(plan: Plan, version: int | None = None) -> dict[str, Figure]:
    """Every figure about the plan's actions and findings, by name.

    Names as in ``counting.RULES``, then findings_agreed and priority_agreed. A
    figure that cannot be given is there too, with ``missing``.
    """
    among = standings(plan)
    counts = [counted_by(one, plan, among, version) for one in RULES]
    found = [*counts, *agreement.figures(plan, version)]
    return {figure.name: figure for figure in found}


def counted_by(
    one: Rule, plan: Plan, among: Sequence[Standing], version: int | None = None
) -> Figure:
    """The rule's figure over these actions of the plan.

    Where nothing can be counted the value is None, and the sentence says why.
    """
    if not lists_actions(plan):
        reason = "the number of actions is not given"
        return _absent(one, plan, version, reason, " in this workbook")
    if not plan.actions:
        return _absent(one, plan, version, "the Actions sheet is empty")
    if one.needs and not records(plan, one.needs):
        return _absent(
            one, plan, version, f"{one.needs} is not recorded in this workbook"
        )
    return _counted(one, plan, among, version)


def _counted(
    one: Rule, plan: Plan, among: Sequence[Standing], version: int | None
) -> Figure:
    whole = [item for item in among if one.whole(item)]
    part = [item for item in whole if one.part(item)]
    value = share(len(part), len(whole)) if one.unit == "%" else len(part)
    missing = one.none if value is None else ""
    left = [(why, sum(1 for x in among if test(x))) for why, test in one.left_out]
    basis = [x.action.row for x in (whole or among)]  # that none is open rests on all
    return Figure(
        name=one.name,
        label=one.label,
        value=value,
        unit=one.unit,
        definition=one.definition,
        numerator=len(part),
        denominator=len(whole) or None,
        cells=tuple(cell for row in basis for cell in row.pick(*one.columns)),
        version=version,
        as_at=plan.as_at,
        left_out=tuple(LeftOut(why, count) for why, count in left if count),
        made_up=any(row.made_up for row in basis),
        missing=missing,
        note=_note(one, whole, part),
    )


def _note(one: Rule, whole: Sequence[Standing], part: Sequence[Standing]) -> str:
    if one.note:
        return one.note(part)
    return one.of_whole(whole) if one.of_whole else ""


def _absent(
    one: Rule, plan: Plan, version: int | None, reason: str, where: str = ""
) -> Figure:
    """No value; where the figure was reported elsewhere, that is said, not used."""
    claim = reported(plan, one.name)
    told = f"{_told(claim)} reported; {reason}" if claim else f"{reason}{where}"
    return Figure(
        name=one.name,
        label=one.label,
        value=None,
        unit=one.unit,
        definition=one.definition,
        cells=claim.row.pick("figure") if claim else (),
        version=version,
        as_at=plan.as_at,
        made_up=claim.row.made_up if claim else False,
        missing=words.sentence(told),
    )


def reported(plan: Plan, name: str) -> Claim | None:
    """The first figure told to the committee that this one could be checked with."""
    for claim in plan.claims:
        same = claim.checked_against.strip().casefold() == name
        if same and claim.figure is not None:
            return claim
    return None


def _told(claim: Claim) -> str:
    figure, unit = claim.figure or 0, claim.unit.strip()
    if unit == "%":
        return words.reported_percent(figure)
    return f"{words.number(figure)} {unit}".strip()
