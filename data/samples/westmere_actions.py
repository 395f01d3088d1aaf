"""What does Westmere's Actions sheet say in each version?

The text table gives each action's plain course and ``westmere_story`` what
departs from it; here both become rows. One case: 6.1 in version 5 is in
progress, first due 30 April 2023, now due 30 September 2023, rated on track.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.plan import Assurance, Delivery, Rating
from data.samples import westmere_story as story
from data.samples.sheets import Row, day, table

FINDING_OF = {
    "1": "Front door",
    "2": "Identification and flagging",
    "3": "Workforce training and awareness",
    "4": "Emergency departments",
    "5": "Education as a protective factor",
    "6": "Contextual safeguarding team",
    "7": "Scrutiny and quality assurance",
}
_HIGHER_RUNGS = (str(Assurance.EMBEDDED), str(Assurance.VERIFIED))
_HIGHER_SINCE = 6  # the version after the Improvement Board's first look at practice
_IMPACT_SINCE = 5


def rows(version: int) -> Iterator[Row]:
    """The rows of this version's Actions sheet, in ref order."""
    for action in table("westmere_actions"):
        if story.listed(action["ref"], version):
            yield _row(action, version)


def _row(action: dict[str, str], version: int) -> Row:
    ref = action["ref"]
    delivery = _delivery(action, version)
    complete = delivery is Delivery.COMPLETE
    due = day(action["original_due"])
    wording = story.holding(story.REWORDED.get(ref, {}), version)
    house = story.holding(story.OWN_WORDS.get(ref, {}), version)
    return {
        "ref": ref,
        "finding": FINDING_OF[ref.split(".")[0]],
        "theme": action["theme"],
        "action": wording or action["action"],
        "lead_agency": action["lead_agency"],
        "lead_officer": action["lead_officer"],
        "start": day(action["start"]),
        "original_due": due,
        "current_due": story.holding(story.MOVED.get(ref, {}), version) or due,
        "delivery": house or str(delivery),
        "rating": _rating(ref, delivery, version),
        "completed_on": day(action["completed_on"]) if complete else None,
        "assurance": _assurance(action, version) if complete else "",
        "evidence": action["evidence"] if complete else "",
        "impact_rating": action["impact_rating"] if _judged(complete, version) else "",
        "update": _update(action, delivery, version),
    }


def _delivery(action: dict[str, str], version: int) -> Delivery:
    ref, position = action["ref"], story.POSITIONS[version - 1]
    completed = day(action["completed_on"])
    if story.since(story.SUPERSEDED, ref, version):
        return Delivery.SUPERSEDED
    if (
        completed
        and completed <= position
        and not story.since(story.REOPENED, ref, version)
    ):
        return Delivery.COMPLETE
    begun = date.fromisoformat(action["start"]) <= position
    return Delivery.IN_PROGRESS if begun else Delivery.NOT_STARTED


def _rating(ref: str, delivery: Delivery, version: int) -> str:
    if delivery is not Delivery.IN_PROGRESS:
        return ""
    said = story.holding(story.RATED.get(ref, {}), version)
    return said or str(Rating.ON_TRACK)


def _assurance(action: dict[str, str], version: int) -> str:
    final = action["assurance"]
    if final in _HIGHER_RUNGS and version < _HIGHER_SINCE:
        return str(Assurance.EVIDENCED)
    return final


def _judged(complete: bool, version: int) -> bool:  # noqa: FBT001
    return complete and version >= _IMPACT_SINCE


def _update(action: dict[str, str], delivery: Delivery, version: int) -> str:
    ref = action["ref"]
    if ref in story.UPDATES:
        return story.holding(story.UPDATES[ref], version) or ""
    if delivery in (Delivery.COMPLETE, Delivery.SUPERSEDED):
        return action["done"]
    if delivery is Delivery.NOT_STARTED:
        return ""
    said = action["progress"].split("|")
    under_way = _versions_under_way(action)
    return said[under_way.index(version) * len(said) // len(under_way)]


def _versions_under_way(action: dict[str, str]) -> list[int]:
    return [
        version
        for version in range(1, len(story.POSITIONS) + 1)
        if story.listed(action["ref"], version)
        and _delivery(action, version) is Delivery.IN_PROGRESS
    ]
