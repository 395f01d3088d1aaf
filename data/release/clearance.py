"""What is released with a version, and can it be put together with what was before?

At clearing the public's tables are decided, and then attacked by an integer
programme, each with every earlier open version's table of the same name: a number
of one name is taken for the same number in both, unless what is shown of it
contradicts that, and it was revised. Where a hidden number could be narrowed so, the
groups of that table are withheld in the new version, and then its total; each such
step is told. Where that does not suffice, or the check does not end, nothing is
released. What was released is kept as it was shown, so that no later setting can
show an old version by another rule.

One case: 4, 46 and 90 were shown as c, 45 and 90 with 140; the month is corrected to
4, 43 and 90: c, 45 and 90 with 135. The two totals and the 45 agree with both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from data.plan import Plan
from data.release import children
from data.release.children import MET, NOT_MET, Shown
from data.release.consistent import Known, Span
from data.release.disclosure import CONFIDENTIAL, WITHHELD
from data.release.one_way import MOST, Row

GROUPS = "its groups are withheld; the total is shown"
ALL = "nothing of it is shown"


class NotReleased(Exception):
    """The identification check found what cannot be withheld; the text says so."""


@dataclass(frozen=True)
class Clearance:
    """How a version's numbers of children are shown, and how that was decided.

    Attributes:
        threshold: the least count that is shown.
        shown: each table as it is shown, by its name.
        reported: percentages shown as they were reported, by their table's name.
        given_up: by table, what was withheld because of an earlier version.
        checked: how many hidden numbers the check tried to work out.
    """

    threshold: int
    shown: Shown
    reported: Mapping[str, float] = field(default_factory=dict)
    given_up: Mapping[str, str] = field(default_factory=dict)
    checked: int = 0

    def as_record(self) -> dict[str, Any]:
        """The same in what JSON has."""
        return {
            "threshold": self.threshold,
            "tables": {
                name: {
                    "names": list(row.names),
                    "texts": list(row.texts),
                    "total": row.total,
                }
                for name, row in self.shown.items()
            },
            "reported": dict(self.reported),
            "given_up": dict(self.given_up),
            "checked": self.checked,
        }


def from_record(kept: Mapping[str, Any]) -> Clearance:
    """A clearance as it was kept."""
    threshold = kept["threshold"]
    return Clearance(
        threshold,
        {
            name: Row(tuple(one["texts"]), one["total"], threshold, tuple(one["names"]))
            for name, one in kept["tables"].items()
        },
        kept["reported"],
        kept["given_up"],
        kept["checked"],
    )


def clearance(
    plan: Plan, threshold: int, earlier: Sequence[Clearance] = ()
) -> Clearance:
    """What the public would be shown of a plan, after ``earlier``, newest first.

    Raises:
        NotReleased: where a percentage and counts released earlier tell too much.
        CheckUnfinished: where the check does not come to an end.
    """
    shown = children.texts(plan, threshold)
    reported = children.reported(plan)
    given_up: dict[str, str] = {}
    checked = 0
    for name, row in list(shown.items()):
        before = [one.shown[name] for one in earlier if name in one.shown]
        _check_percentages(name, row, earlier)
        for kept, step in _less(row):
            tried = tells(kept, before)
            if tried is not None:
                checked += tried
                break
            given_up[name] = step
        else:
            message = (
                f"Numbers of {name} could be worked out with an earlier version's."
            )
            raise NotReleased(message)
        shown[name] = kept
    for name, percentage in reported.items():
        for one in earlier:
            if name in one.shown:
                _check_percentage(name, one.shown[name], percentage)
    return Clearance(threshold, shown, reported, given_up, checked)


def _less(row: Row) -> Iterator[tuple[Row, str]]:
    """The row as it would be shown, then with less and less, and what that leaves."""
    yield row, GROUPS
    nothing = (WITHHELD,) * len(row.texts)
    if row.total is not None:
        yield replace(row, texts=nothing), ALL
    yield replace(row, texts=nothing, total=None), ""


# --- the attack --------------------------------------------------------------


def tells(row: Row, before: Sequence[Row]) -> int | None:
    """How many hidden numbers were tried in vain; None where one can be narrowed.

    ``before`` are the same table's rows in earlier versions, the newest first.
    """
    known, places = _together([row, *before])
    tried = 0
    for place, text in places.items():
        if text not in (CONFIDENTIAL, WITHHELD):
            continue
        own = known.spans[place]
        found = known.extent({place})
        if found is None:
            return None
        if text == CONFIDENTIAL and found != own:
            return None
        if text == WITHHELD and not _wide(found, row.threshold):
            return None
        tried += 1
    if row.total == CONFIDENTIAL:
        every = next(iter(known.sums)).places
        return tried + 1 if known.extent(every) == (1, row.threshold - 1) else None
    return tried


def _wide(found: Span, threshold: int) -> bool:
    low, high = found
    return high >= threshold or high == 0 or (low <= 1 and high == threshold - 1)


def _together(rows: Sequence[Row]) -> tuple[Known, dict[int, str]]:
    """What all these rows tell of the numbers, and how each was shown at best.

    A row that contradicts the newer ones as a whole is of other numbers: it was
    checked when it was released.
    """
    spans: list[Span] = []
    texts: dict[int, str] = {}
    known = Known(())
    newest: dict[str, int] = {}
    for row in rows:
        added, shown, own = list(spans), dict(texts), []
        at = dict(newest)
        for place, (name, text) in enumerate(zip(row.names, row.texts, strict=True)):
            span = row.spans[place]
            same = at.get(name)
            both = None if same is None else _both(added[same], span)
            if same is None or both is None:
                added.append(span)
                same = len(added) - 1
                at.setdefault(name, same)
                shown[same] = text
            else:
                added[same] = both
                shown[same] = _more_told(shown[same], text)
            own.append(same)
        tried = Known(tuple(added), known.sums)
        if row.total is not None:
            tried = tried.adding(own, row.whole)
        if not spans or tried.extent(own) is not None:
            spans, texts, newest, known = added, shown, at, tried
    return known, texts


def _both(one: Span, other: Span) -> Span | None:
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return (low, high) if low <= high else None


def _more_told(one: str, other: str) -> str:
    """Of two texts of one number, the one that tells more of it."""
    if CONFIDENTIAL in (one, other):
        return CONFIDENTIAL
    return other if one == WITHHELD else one


# --- percentages -------------------------------------------------------------


def _check_percentages(name: str, row: Row, earlier: Sequence[Clearance]) -> None:
    for one in earlier:
        if name in one.reported:
            _check_percentage(name, row, one.reported[name])


def _check_percentage(name: str, row: Row, percentage: float) -> None:
    """Raise NotReleased where counts and a percentage of them tell a small number."""
    if row.names != (MET, NOT_MET):
        return
    could = [
        (met, rest)
        for cases in range(row.whole[0], min(row.whole[1], MOST // 10**5) + 1)
        for met in range(cases + 1)
        for rest in (cases - met,)
        if _within(met, row.spans[0])
        and _within(rest, row.spans[1])
        and abs(100 * met - percentage * cases) <= 0.5 * cases
    ]
    small = (1, row.threshold - 1)
    for place, text in enumerate(row.texts):
        values = {one[place] for one in could}
        few = values and (min(values), max(values))
        if text == CONFIDENTIAL and values and few != small:
            message = (
                f"{name.capitalize()}: the percentage reported, and the counts of "
                "another version, tell a small number of children. Take the "
                "percentage or the counts out of the workbook, or restrict it."
            )
            raise NotReleased(message)


def _within(value: int, span: Span) -> bool:
    return span[0] <= value <= span[1]


def to_judge(plan: Plan) -> tuple[str, ...]:
    """The noughts and wholes among the numbers: what they tell is a person's to say.

    A group of whom nobody, or everybody, meets something tells of each of them.
    """
    found = []
    for table in children.tables(plan):
        for part, count in table.parts:
            if count == 0:
                found.append(f"{table.name}: none {part}")
    return tuple(found)
