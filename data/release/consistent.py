"""Which numbers agree with everything that is shown?

What is known of a set of whole numbers: each lies between two bounds, and so do
some of their sums. ``Known.extent`` is the least and the most that another of
their sums can come to, found by an integer programme (HiGHS, through scipy's
``milp``), so that it is exact and not an estimate. Numbers that stand in just the
same sums are taken together: what they can add up to is all that matters.

One case: two numbers from 1 to 4 whose sum lies between 5 and 7: the first can be
anything from 1 to 4. Had the sum been at most 4, it could not be 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from data.release.errors import CheckUnfinished

Span = tuple[int, int]  # the least and the most, both included


@dataclass(frozen=True, slots=True)
class Sum:
    """The numbers at these places add up to something within the span."""

    places: frozenset[int]
    span: Span


@dataclass(frozen=True)
class Known:
    """Every number's own span, by place, and what is known of their sums."""

    spans: tuple[Span, ...]
    sums: tuple[Sum, ...] = ()

    def fixing(self, place: int, value: int) -> Known:
        """The same, if the number at this place were this one."""
        spans = list(self.spans)
        spans[place] = (value, value)
        return replace(self, spans=tuple(spans))

    def adding(self, places: Iterable[int], span: Span) -> Known:
        """The same, and one more sum."""
        return replace(self, sums=(*self.sums, Sum(frozenset(places), span)))

    def alike(self, places: Iterable[int], among: frozenset[int]) -> list[int]:
        """One place for each kind of number, ``among`` counting as a sum too.

        Two numbers are of one kind where they have the same span and stand in
        the same sums: what holds for one holds for the other.
        """
        kinds = {
            (self.spans[place], place in among, self._signature(place)): place
            for place in sorted(places, reverse=True)
        }
        return sorted(kinds.values())

    def extent(self, places: Iterable[int]) -> Span | None:
        """The least and the most of the sum of these; None if nothing agrees.

        Raises:
            CheckUnfinished: where the programme does not come to an end.
        """
        wanted = frozenset(places)
        if not self.sums:
            return _added(self.spans[place] for place in wanted)
        return _solved(self, wanted)

    def _signature(self, place: int) -> tuple[bool, ...]:
        return tuple(place in one.places for one in self.sums)


def _added(spans: Iterable[Span]) -> Span:
    every = tuple(spans)
    return sum(low for low, _ in every), sum(high for _, high in every)


def _solved(known: Known, wanted: frozenset[int]) -> Span | None:
    groups: dict[tuple[bool, ...], list[int]] = {}
    for place in range(len(known.spans)):
        key = (place in wanted, *known._signature(place))  # noqa: SLF001 - our own
        groups.setdefault(key, []).append(place)
    spans = [_added(known.spans[p] for p in places) for places in groups.values()]
    rows = [[float(key[at + 1]) for key in groups] for at in range(len(known.sums))]
    objective = [float(key[0]) for key in groups]
    least = _least(objective, spans, rows, [one.span for one in known.sums])
    if least is None:
        return None
    most = _least(
        [-one for one in objective], spans, rows, [one.span for one in known.sums]
    )
    return None if most is None else (least, -most)


def _least(
    objective: Sequence[float],
    spans: Sequence[Span],
    rows: Sequence[Sequence[float]],
    sums: Sequence[Span],
) -> int | None:
    # Half a second to load, and only wanted when a version is cleared.
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415

    low, high = zip(*spans, strict=True)
    at_least, at_most = zip(*sums, strict=True)
    found = milp(
        objective,
        integrality=[1] * len(spans),
        bounds=Bounds(low, high),
        constraints=LinearConstraint(rows, at_least, at_most),
        options={"time_limit": 10.0},
    )
    if found.status == 2:  # nothing agrees with all of it
        return None
    if found.status != 0:
        raise CheckUnfinished(found.message)
    return round(float(found.fun))
