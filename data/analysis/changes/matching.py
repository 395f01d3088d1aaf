"""Which action of the later list is which of the earlier one?

What an officer confirmed comes first. Then by ref, without case or the space
around it; then by ref however it is spelled ("1.1" and "1.1.0", "1..1" and
"1.1"); then what the refs say was split or merged (3.2 into 3.2a and 3.2b); then
by identical text; then by a text much like it. A pair is doubtful where the text
is all there is to go by, where the same ref carries quite another text, or where
a draft repeats a ref: then it says why. The order of the rows decides nothing.

One case: "1.1 Hold a daily meeting" and "1..1 Hold a daily meeting" are one
action; "1.4 Train staff" and "1.9 Train all staff" may be.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from data import words
from data.analysis.changes.records import FIELDS
from data.plan import Action

# Shares of the words that two texts have in common, 0 to 1.
MUCH_ALIKE = 0.75  # from here two texts may be one action under two refs
UNLIKE = 0.3  # below it one ref may be carried by two actions

_PARTS = re.compile(r"\d+|[^\W\d_]+")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Listed:
    """An action as it is compared: its keys worked out once."""

    action: Action

    @cached_property
    def ref(self) -> str:
        """Its ref without case or stray space."""
        return _plain(self.action.ref)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Its ref's numbers and words; "01..1.0" and "1.1" are the same."""
        return _parts(self.ref)

    @cached_property
    def text(self) -> str:
        """Its text without case or stray space."""
        return _plain(self.action.action)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its text."""
        return _words(self.text)

    @cached_property
    def order(self) -> tuple[object, ...]:
        """Where it stands by ref, 4.9 before 4.10, whatever its row."""
        by_ref = [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in self.parts]
        return (by_ref, self.ref, self.text, _Rest(self.action))

    def alike(self, other: Listed) -> float:
        """The share of words in common, from 0 to 1."""
        mine, others = self.words, other.words
        both = len(mine) + len(others)
        return 2 * len(mine & others) / both if both else 0.0

    def agreeing(self, other: Listed) -> int:
        """In how many fields they are the same, to tell repeated rows apart."""
        a, b = self.action, other.action
        return sum(getattr(a, name) == getattr(b, name) for name in FIELDS)


class _Rest:
    """All that an action says, spelled out only where two rows share ref and text."""

    def __init__(self, action: Action) -> None:
        self._action = action

    def __lt__(self, other: _Rest) -> bool:
        return self.spelled < other.spelled

    @cached_property
    def spelled(self) -> list[str]:
        """Every field, in words that can be put in order."""
        return [repr(getattr(self._action, name)) for name in FIELDS]


@dataclass(frozen=True)
class Pair:
    """Two rows taken for one action, or one that has no other; and any doubt.

    ``kin`` are the refs, in the other list, of what it was split into or from.
    """

    before: Listed | None
    after: Listed | None
    doubtful: str = ""
    kin: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[object, ...]:
        """By ref, as the later list has it."""
        held = self.after or self.before
        return held.order if held else ()


_Key = Callable[[Listed], Hashable]
Refs = tuple[str, str]


def pairs(
    before: Iterable[Action],
    after: Iterable[Action],
    confirmed: Iterable[Refs] = (),
) -> tuple[Pair, ...]:
    """Every action of both lists exactly once, by ref.

    ``confirmed`` are pairs of refs, the earlier list's first, that an officer said
    are one action: they are matched without doubt where each ref stands once.
    """
    matching = _Matching(before, after)
    matching.by_hand(confirmed)
    matching.by(lambda one: one.ref, "ref")
    matching.by(lambda one: one.parts, "ref")
    matching.by_kin()
    matching.by(lambda one: one.text, "text")
    matching.by_likeness()
    return matching.all()


class _Matching:
    """Two lists that grow shorter as pairs are found."""

    def __init__(self, before: Iterable[Action], after: Iterable[Action]) -> None:
        self._before = sorted(map(Listed, before), key=lambda one: one.order)
        self._after = sorted(map(Listed, after), key=lambda one: one.order)
        self._stood = {one.text: one for one in self._before}
        self._found: list[Pair] = []

    def by_hand(self, confirmed: Iterable[Refs]) -> None:
        """Pair what an officer confirmed, where each ref stands once in its list."""
        wanted = [(_plain(then), _plain(now)) for then, now in confirmed]
        if not wanted:
            return
        lists = (self._before, self._after)
        then, now = (_grouped(among, lambda one: one.ref) for among in lists)
        for first, second in dict.fromkeys(wanted):
            olds, news = then.pop(first, []), now.pop(second, [])
            if len(olds) == len(news) == 1:
                self._pair(olds[0], news[0], "")
        self._leave()

    def by_kin(self) -> None:
        """Set apart what the refs say was split, then what they say was merged."""
        for whole, parts in _families(self._before, self._after):
            self._found.append(Pair(whole, None, kin=_refs(parts)))
            self._found += [Pair(None, one, kin=_refs([whole])) for one in parts]
        self._leave()
        for whole, parts in _families(self._after, self._before):
            self._found.append(Pair(None, whole, kin=_refs(parts)))
            self._found += [Pair(one, None, kin=_refs([whole])) for one in parts]
        self._leave()

    def by(self, key: _Key, name: str) -> None:
        """Pair those that share this key, blank keys apart."""
        then, now = _grouped(self._before, key), _grouped(self._after, key)
        for shared in then.keys() & now.keys():
            repeated = len(then[shared]) + len(now[shared]) > 2
            least = UNLIKE if repeated else 0
            for one, other in _assigned(then[shared], now[shared], least):
                self._pair(one, other, self._doubt(one, other, name, repeated=repeated))
        self._leave()

    def by_likeness(self) -> None:
        """Pair what is left where the texts are much alike, most alike first."""
        for one, other in _assigned(self._before, self._after, MUCH_ALIKE):
            doubt = (
                f"The refs differ ({one.action.ref} and {other.action.ref}); the "
                "rows were matched only because their texts are much alike."
            )
            self._pair(one, other, doubt)
        self._leave()

    def all(self) -> tuple[Pair, ...]:
        """The pairs found, and what has no other."""
        gone = [Pair(one, None) for one in self._before]
        new = [Pair(None, one) for one in self._after]
        return tuple(sorted([*self._found, *gone, *new], key=lambda pair: pair.order))

    def _pair(self, one: Listed, other: Listed, doubt: str) -> None:
        self._found.append(Pair(one, other, doubt))

    def _leave(self) -> None:
        paired = {id(one) for pair in self._found for one in (pair.before, pair.after)}
        self._before = [one for one in self._before if id(one) not in paired]
        self._after = [one for one in self._after if id(one) not in paired]

    def _doubt(self, one: Listed, other: Listed, name: str, *, repeated: bool) -> str:
        if one.text == other.text and (name == "ref" or not repeated):
            return ""
        ref = other.action.ref
        if name == "text":
            return "The same text stands more than once, under different refs."
        if repeated:
            return f"{ref} stands more than once; the rows were matched by their text."
        if one.alike(other) >= UNLIKE:
            return ""
        stood = self._stood.get(other.text)
        if stood:
            return (
                f"The ref is the same, but this text stood at {stood.action.ref} "
                "in the earlier version."
            )
        return (
            "The ref is the same, but the text is quite different: "
            f"{words.quoted(one.action.action)} before."
        )


# Refs and texts stand in version after version: each is worked out once.
@lru_cache(maxsize=50_000)
def _plain(text: str) -> str:
    """A ref or a text as it is compared: without case or stray space."""
    return " ".join(text.split()).casefold()


@lru_cache(maxsize=50_000)
def _parts(ref: str) -> tuple[str, ...]:
    found = [part.lstrip("0") or "0" for part in _PARTS.findall(ref)]
    while found[1:] and found[-1] == "0":
        found.pop()
    return tuple(found)


@lru_cache(maxsize=50_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(text))


def _refs(among: Iterable[Listed]) -> tuple[str, ...]:
    return tuple(one.action.ref for one in among)


def _families(
    wholes: Iterable[Listed], others: Iterable[Listed]
) -> list[tuple[Listed, list[Listed]]]:
    """Each ref, with the two or more in the other list that stand under it."""
    under = _grouped(others, lambda one: one.parts[:-1])
    families = [(whole, under.pop(whole.parts, [])) for whole in wholes]
    return [(whole, parts) for whole, parts in families if len(parts) > 1]


def _grouped(among: Iterable[Listed], key: _Key) -> dict[Hashable, list[Listed]]:
    groups: dict[Hashable, list[Listed]] = defaultdict(list)
    for one in among:
        if shared := key(one):
            groups[shared].append(one)
    return groups


def _assigned(
    then: list[Listed], now: list[Listed], least: float
) -> list[tuple[Listed, Listed]]:
    """Pairs at least so much alike, the most alike first, each row once."""
    if len(then) == len(now) == 1 and not least:
        return [(then[0], now[0])]
    scored: list[tuple[bool, float, int, int, int]] = []
    for i, one in enumerate(then):
        for j, other in enumerate(now):
            same, alike = one.text == other.text, one.alike(other)
            if same or alike >= least:
                agreeing = one.agreeing(other) if same else 0
                scored.append((not same, -alike, -agreeing, i, j))
    left, right = dict(enumerate(then)), dict(enumerate(now))
    return [
        (left.pop(i), right.pop(j))
        for *_, i, j in sorted(scored)
        if i in left and j in right
    ]
