"""By which rule is each count of actions made?

One table, a row a figure: which actions it is out of, which of those it counts,
the cells that say so, and the words a reader is given. The rules hold for any set
of actions: the whole plan's, one finding's, one agency's.

One case: "evidence_recorded" is out of the actions reported complete, counts
those whose Evidence cell is filled, and rests on the Evidence cells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data import words
from data.analysis.standing import Standing

SOON = 90  # days

Test = Callable[[Standing], bool]
Noted = Callable[[Sequence[Standing]], str]


@dataclass(frozen=True)
class Rule:
    """How one figure counts.

    ``left_out`` names the actions kept out of ``whole`` for want of something;
    ``needs`` is the column without which there is nothing to count; ``none`` is
    the sentence where a percentage has nothing to be a percentage of; ``note``
    is worked out from the actions counted (``of_whole``: those it is out of).
    """

    name: str
    label: str
    unit: str
    definition: str
    whole: Test
    part: Test
    columns: tuple[str, ...]
    left_out: tuple[tuple[str, Test], ...] = ()
    needs: str = ""
    none: str = "No action is counted."
    note: Noted | None = None
    of_whole: Noted | None = None


def counted(one: Standing) -> bool:
    """Whether the action is in the count at all."""
    return one.action.counted


def complete(one: Standing) -> bool:
    """Whether it is reported complete."""
    return one.action.complete


def superseded(one: Standing) -> bool:
    """Whether it is left out of every count but the list's own."""
    return not one.action.counted


def _also_past(part: Sequence[Standing]) -> str:
    if not part:
        return ""
    too = sum(1 for one in part if one.past_current)
    if not too:
        return "none is past its current date"
    are = words.plural(too, "is past its current date", "are past their current date")
    return f"{words.number(too)} {are} too"


def _words_used(part: Sequence[Standing]) -> str:
    said = [one.action.row.raw("delivery").strip() for one in part]
    distinct = {word.casefold(): word for word in reversed(said) if word}
    return words.listed(words.quoted(word) for word in reversed(distinct.values()))


def _without_rung(whole: Sequence[Standing]) -> str:
    blank = sum(1 for one in whole if one.action.assurance is None)
    odd = sum(1 for one in whole if one.action.assurance and not one.rung)
    has = words.plural(odd, "has", "have")
    parts = (
        f"{words.number(blank)} with no assurance recorded" if blank else "",
        f"{words.number(odd)} {has} an assurance nobody has explained" if odd else "",
    )
    return "; ".join(part for part in parts if part)


_OPEN = (
    "Open means counted and not reported complete, a status nobody has explained "
    "included."
)
_NONE_COMPLETE = "No action is reported complete."

RULES: tuple[Rule, ...] = (
    Rule(
        "reported_complete",
        "Reported complete",
        "%",
        "Actions whose status means complete, of all actions listed but those "
        "superseded. It says nothing of evidence.",
        whole=counted,
        part=complete,
        columns=("delivery",),
        left_out=(("superseded", superseded),),
        none="Every action listed is superseded, so none is counted.",
    ),
    Rule(
        "evidence_recorded",
        "Evidence recorded",
        "%",
        "Of the actions reported complete, those whose Evidence cell is filled. "
        "What the evidence shows is not judged.",
        whole=complete,
        part=lambda one: one.action.evidenced,
        columns=("evidence",),
        needs="evidence",
        none=_NONE_COMPLETE,
    ),
    Rule(
        "past_original_date",
        "Past original date",
        "actions",
        "Open actions whose first date was before the date of the position; a month "
        f"means its last day. {_OPEN}",
        whole=lambda one: one.open and one.original.on is not None,
        part=lambda one: one.past_original > 0,
        columns=("delivery", "original_due", "current_due"),
        left_out=(
            ("with no date given", lambda one: one.open and one.original.on is None),
        ),
        note=_also_past,
    ),
    Rule(
        "past_current_date",
        "Past current date",
        "actions",
        "Open actions whose latest date was before the date of the position; where "
        f"no later date is given the first one stands. {_OPEN}",
        whole=lambda one: one.open and one.current.on is not None,
        part=lambda one: one.past_current > 0,
        columns=("delivery", "original_due", "current_due"),
        left_out=(
            ("with no date given", lambda one: one.open and one.current.on is None),
        ),
    ),
    Rule(
        "due_next_90_days",
        f"Due in the {SOON} days after the position",
        "actions",
        "Open actions whose latest date falls on the date of the position or in the "
        f"{SOON} days after it. {_OPEN}",
        whole=lambda one: one.open and one.current.on is not None,
        part=lambda one: one.due_within(SOON),
        columns=("delivery", "original_due", "current_due"),
        left_out=(
            ("with no date given", lambda one: one.open and one.current.on is None),
        ),
    ),
    Rule(
        "embedded",
        "Embedded in practice",
        "%",
        "Of the actions reported complete, those whose assurance is embedded in "
        "practice or independently verified.",
        whole=complete,
        part=lambda one: one.rung >= 3,
        columns=("assurance",),
        needs="assurance",
        none=_NONE_COMPLETE,
        of_whole=_without_rung,
    ),
    Rule(
        "verified",
        "Independently verified",
        "%",
        "Of the actions reported complete, those whose assurance is independently "
        "verified.",
        whole=complete,
        part=lambda one: one.rung == 4,
        columns=("assurance",),
        needs="assurance",
        none=_NONE_COMPLETE,
        of_whole=_without_rung,
    ),
    Rule(
        "status_unknown",
        "Status not explained",
        "actions",
        "Counted actions whose status is a word nobody has explained. They are shown "
        "as unknown, not complete.",
        whole=counted,
        part=lambda one: one.unknown,
        columns=("delivery",),
        note=_words_used,
    ),
    Rule(
        "superseded",
        "Superseded",
        "actions",
        "Actions listed whose status means superseded. They are left out of every "
        "other count.",
        whole=lambda _: True,
        part=superseded,
        columns=("delivery",),
    ),
    Rule(
        "reported_complete_restated",
        "Reported complete, restated with what is left out",
        "%",
        "Actions whose status means complete, of every action listed, superseded "
        "ones put back.",
        whole=lambda _: True,
        part=complete,
        columns=("delivery",),
    ),
)


def rule(name: str) -> Rule:
    """The rule of this figure; KeyError where there is none."""
    for one in RULES:
        if one.name == name:
            return one
    raise KeyError(name)
