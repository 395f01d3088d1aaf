"""What in the risk register is worth knowing, and no judgement of it?

Four rules, each a fact of the record: a current score not below the score before
controls though controls are listed; a target unchanged while actions that bear on
it are past their dates; a score lowered with no action finished between; a risk
with no action. What cannot be told is not flagged: without an earlier version
nothing is said of what was lowered or left unchanged, and without a column for
actions nothing is said of risks that have none.

One case: Westmere's R1 goes from 16 in version 5 to 12 in version 6, and neither
7.2 nor 7.5 became complete between the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from data.analysis import risk
from data.analysis.ledger import Version
from data.analysis.risk_bearing import Bearing, How, bearing, key, recorded
from data.analysis.risk_scores import Fall, falls, target_since
from data.analysis.standing import Standing
from data.plan import Action, Cell, Plan, Risk, Row, Wording


class Kind(Wording):
    """The rule that found it, in words that can head a row."""

    NOT_REDUCED = "Current score not below the score before controls"
    TARGET_HELD = "Target unchanged while actions are past their dates"
    LOWERED = "Score lowered with no action finished between"
    NO_ACTION = "No action"


@dataclass(frozen=True)
class Flag:
    """One fact about one risk.

    Attributes:
        then, now: the scores it sets side by side, as "16 Very high"; "" where
            it is about none. For TARGET_HELD ``now`` is the target.
        since, version: the numbers of the versions they stand in.
        actions: the actions it is about, of ``how``; ``missing`` the refs named
            that the version does not list.
    """

    kind: Kind
    risk: Risk
    version: int
    cells: tuple[Cell, ...]
    made_up: bool
    how: How = How.NONE
    since: int = 0
    then: str = ""
    now: str = ""
    actions: tuple[Standing, ...] = ()
    missing: tuple[str, ...] = ()


def flags(versions: Sequence[Version]) -> tuple[Flag, ...]:
    """Every flag on the newest version's risks.

    ``versions`` are oldest first. Risks stand in the register's order, the flags
    of one in the order of ``Kind``.
    """
    if not versions:
        return ()
    newest = versions[-1]
    return tuple(
        flag
        for one in risk.ordered(newest.plan)
        for flag in _of(versions, newest, one, bearing(newest.plan, one))
    )


def of(versions: Sequence[Version], ref: str) -> tuple[Flag, ...]:
    """The flags on the risk of this ref."""
    return tuple(one for one in flags(versions) if key(one.risk.ref) == key(ref))


def _of(
    versions: Sequence[Version], newest: Version, one: Risk, on: Bearing
) -> Iterator[Flag]:
    yield from _not_reduced(newest, one)
    yield from _target_held(versions, newest, one, on)
    for fall in falls(versions, one.ref):
        yield from _lowered(fall)
    yield from _no_action(newest, one, on)


def _not_reduced(newest: Version, one: Risk) -> Iterator[Flag]:
    if not one.controls.strip() or one.gross is None or one.current is None:
        return
    if one.current.value >= one.gross.value:
        yield Flag(
            Kind.NOT_REDUCED,
            one,
            newest.number,
            _scored(one, "gross", "current", "controls"),
            one.row.made_up,
            then=risk.text(newest.plan, one.gross),
            now=risk.text(newest.plan, one.current),
        )


def _target_held(
    versions: Sequence[Version], newest: Version, one: Risk, on: Bearing
) -> Iterator[Flag]:
    since = target_since(versions, one.ref)
    if since is None or since is newest or not on.past:
        return
    rows = [late.action.row for late in on.past]
    yield Flag(
        Kind.TARGET_HELD,
        one,
        newest.number,
        (
            *_scored(one, "target", "actions"),
            *_cells(rows, "ref", "delivery", "original_due", "current_due"),
        ),
        _made_up([one.row, *rows]),
        how=on.how,
        since=since.number,
        now=risk.text(newest.plan, one.target),
        actions=on.past,
    )


def _lowered(fall: Fall) -> Iterator[Flag]:
    """A fall between two lists of actions, none of the risk's own finished between.

    Where the risk names neither action nor finding, any action finished would do.
    """
    then, now = fall.then.plan, fall.now.plan
    if not then.actions or not now.actions:
        return
    after = bearing(now, fall.after)
    own = {
        key(one.action.ref)
        for one in (*bearing(then, fall.before).actions, *after.actions)
    }
    finished = _complete(now.actions) - _complete(then.actions)
    if finished & own if own else finished:
        return
    rows = [one.action.row for one in after.actions]
    yield Flag(
        Kind.LOWERED,
        fall.after,
        fall.now.number,
        (
            *_scored(fall.before, "current"),
            *_scored(fall.after, "current", "actions"),
            *_cells(rows, "ref", "delivery"),
        ),
        _made_up([fall.before.row, fall.after.row, *rows]),
        how=after.how,
        since=fall.then.number,
        then=risk.text(then, fall.before.current),
        now=risk.text(now, fall.after.current),
        actions=after.actions,
    )


def _no_action(newest: Version, one: Risk, on: Bearing) -> Iterator[Flag]:
    named = on.how is How.NAMED
    told = bool(newest.plan.actions) if named else recorded(newest.plan)
    if not told or (named and on.counted):
        return
    yield Flag(
        Kind.NO_ACTION,
        one,
        newest.number,
        _scored(one, "actions", "finding"),
        one.row.made_up,
        how=on.how,
        actions=on.actions,
        missing=on.missing,
    )


def _complete(actions: Iterable[Action]) -> set[str]:
    return {key(one.ref) for one in actions if one.complete}


def _scored(one: Risk, *names: str) -> tuple[Cell, ...]:
    """The ref's cell, then these fields', a score's two for its name."""
    fields = [
        field
        for name in names
        for field in (
            (f"{name}_likelihood", f"{name}_impact") if name in risk.STAGES else (name,)
        )
    ]
    return one.row.pick("ref", *fields)


def _cells(rows: Iterable[Row], *names: str) -> tuple[Cell, ...]:
    return tuple(cell for row in rows for cell in row.pick(*names))


def _made_up(rows: Iterable[Row]) -> bool:
    return any(row.made_up for row in rows)


def untold(plan: Plan) -> bool:
    """Whether there are risks and nothing tells which actions bear on them."""
    return bool(plan.risks) and not recorded(plan)
