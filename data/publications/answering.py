"""What was answered before, of files laid out like this one?

An answer belongs to the layout it was given for and to the plan of its version. It
goes on to the plan's next file of that layout, so that nobody is asked twice. Pure.

One case: "What does the green fill in column F mean?" was answered "On track" in
version 6. July's file has the same layout: the answer goes with it, and still says
by whom and when it was given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from data.publications.records import Answer, Stage, VersionRecord

# What was set aside or withdrawn may have been so for its answers.
_NOT_TRUSTED = frozenset({Stage.DISCARDED, Stage.WITHDRAWN})


def remembered(
    versions: Iterable[VersionRecord], plan_key: str, layout: str
) -> tuple[Answer, ...]:
    """The newest answer to each question; of several plans, what they agree on.

    ``plan_key`` is "" for whatever plan.
    """
    by_plan: dict[str, dict[str, Answer]] = {}
    for version in sorted(versions, key=lambda one: one.id):
        if plan_key in ("", version.plan_key) and version.stage not in _NOT_TRUSTED:
            known = by_plan.setdefault(version.plan_key, {})
            known.update((one.question, one) for one in _going_on(version, layout))
    return _agreed([known for known in by_plan.values() if known])


def details(
    layout: str,
    answers: Mapping[str, str],
    holds: Iterable[str],
    known: Sequence[Answer],
) -> dict[str, Any]:
    """What an entry keeps of answers given now, and of those ``known`` before."""
    given = {question: answer.strip() for question, answer in answers.items()}
    return {
        "layout": layout,
        "answers": {**{one.question: one.answer for one in known}, **given},
        "kept": sorted({*holds, *(one.question for one in known if one.holds)}),
        "remembered_from": {
            one.question: {
                "draft": one.remembered_from,
                "at": one.at.isoformat(),
                "by": one.by,
            }
            for one in known
            if one.question not in given
        },
    }


def _going_on(version: VersionRecord, layout: str) -> Iterator[Answer]:
    for one in version.answered:
        if one.holds and one.layout == layout:
            yield replace(one, remembered_from=one.remembered_from or version.id)


def _agreed(plans: Sequence[Mapping[str, Answer]]) -> tuple[Answer, ...]:
    if not plans:
        return ()
    *others, newest = plans
    return tuple(
        one
        for question, one in newest.items()
        if all(
            question in other and other[question].answer == one.answer
            for other in others
        )
    )
