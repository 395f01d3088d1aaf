"""What would the public see of a draft's numbers of children, and may they?

The identification check is run over the draft and every earlier version that the
public was shown; where one was cleared before the check kept what it released, it is
decided again from its files. A check that fails, or does not end, releases nothing.

One case: draft 12 of Westmere: 35 tables, 34 hidden numbers tried, none worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from components.publishing.work import Read, Work
from data.plan import Classification
from data.publications import NotPublished, Store, VersionRecord
from data.release import children, clearance
from data.release.clearance import Clearance, NotReleased
from data.release.errors import CheckUnfinished


@dataclass(frozen=True)
class Prepared:
    """What clearing would release; ``refused`` says why it would release nothing."""

    clearance: Clearance | None = None
    refused: str = ""
    to_judge: tuple[str, ...] = ()


def concerns(work: Work) -> bool:
    """Whether clearing the draft would show the public any number of children."""
    plan = work.plan
    if plan is None or plan.classification is not Classification.OPEN:
        return False
    return bool(children.tables(plan) or children.reported(plan))


def prepare(store: Store, work: Work, threshold: int, reading_of: Read) -> Prepared:
    """What the public would be shown of the draft, once it is cleared."""
    if work.plan is None:
        return Prepared(refused="The draft cannot be read.")
    try:
        before = list(_earlier(store, work, threshold, reading_of))
        found = clearance.clearance(work.plan, threshold, before)
    except (NotReleased, CheckUnfinished) as error:
        return Prepared(refused=str(error))
    return Prepared(found, to_judge=clearance.to_judge(work.plan))


def _earlier(
    store: Store, work: Work, threshold: int, reading_of: Read
) -> Iterator[Clearance]:
    """What was released with each open version of the plan, the newest first."""
    for one in reversed(store.versions(work.record.plan_key)):
        if one.id == work.record.id or one.classification is not Classification.OPEN:
            continue
        if one.released is not None:
            yield clearance.from_record(one.released)
        elif one.opens_at is not None:
            yield _again(one, threshold, reading_of)


def _again(record: VersionRecord, threshold: int, reading_of: Read) -> Clearance:
    plan = reading_of(record).plan
    if plan is None:
        message = (
            f"{record.title} was shown to the public and can no longer be read, so "
            "the identification check cannot be made."
        )
        raise NotReleased(message)
    return Clearance(
        threshold, children.texts(plan, threshold), children.reported(plan)
    )


def check_released(
    work: Work, why: str, prepare_it: Callable[[], Prepared]
) -> Clearance | None:
    """What is released with the clearing; None where nothing of children is in it.

    Raises:
        NotPublished: where the check releases nothing, or no reason is given.
    """
    if not concerns(work):
        return None
    if not why.strip():
        message = (
            "Say why these numbers of children may be shown to the public, so that "
            "the record can."
        )
        raise NotPublished(message)
    prepared = prepare_it()
    if prepared.clearance is None:
        raise NotPublished(prepared.refused)
    return prepared.clearance
