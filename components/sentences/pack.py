"""What does a review pack say that no page says already? Its seal and its headings.

One case, Westmere from 16 January to 10 July 2023: "Version 1, position at 31 December
2022, and version 7, position at 30 June 2023" beside "Drafted for the public".
"""

from __future__ import annotations

from datetime import datetime

from components.sentences import review
from data import words
from data.analysis.since import Comparison
from data.plan import Plan
from data.release.audience import Role

SEAL = "What this pack holds, and how it is sealed"
SEALED = "What this pack is made of."
POSITION = "The position"
HEADLINE = "Headline figures, then and now"
HEADLINE_ALONE = "Headline figures"
HEADLINE_CAPTION = "Every headline figure."
EACH_FINDING = "Position on each finding"
WORDS = "Words used"
RECOMMENDED = "What the committee was recommended to agree"
NOTHING_RECOMMENDED = "This workbook records no recommendation."
NO_FINDINGS = (
    "This workbook lists no findings, so there is no position on each of them to give."
)
NOTHING = "None recorded"
NOT_NAMED = "Not named in the workbook"
CONTENTS = "Contents"
REMADE = (
    "The same versions, rules and audience make the same file again, byte for byte, so "
    "a pack that was kept can be checked against one made anew."
)
WHAT = (
    "The review pack sets the two versions side by side, a sheet for each finding, in "
    "one file that opens in any browser without a network and prints on A4."
)
ALONE = "Nothing earlier is published, so nothing is compared"
SAMPLE = "A sample: it was never published"


def title(plan: Plan) -> str:
    """``Review pack: Westmere JTAI action plan``."""
    return f"Review pack: {plan.name}"


def compared(between: Comparison | None, plan: Plan, version: int) -> str:
    """Which frozen versions it sets side by side, each with its position."""
    if between is None:
        alone = f"Version {version}, position at {words.day(plan.as_at)}"
        return words.paragraph((alone, ALONE))
    return review.note(between)


def at(moment: datetime | None) -> str:
    """``3 July 2023, 14:02``; of a sample that it was never published."""
    return words.moment(words.local(moment)) if moment else SAMPLE


def audience(role: Role) -> str:
    """``The public``, ``Committee members`` or ``Officers``."""
    return {
        Role.PUBLIC: "The public: it holds nothing that the public is not shown",
        Role.MEMBER: "Committee members: it may hold more than the public is shown",
        Role.OFFICER: "Officers: it may hold more than the public is shown",
    }[role]


def not_for_publication(role: Role) -> str:
    """On every sheet of a pack that may not be published."""
    who = "committee members" if role is Role.MEMBER else "officers"
    return f"Not for publication. For {who}."


def rules(version: str) -> str:
    """Which rules its figures were counted by."""
    return (
        f"Rules {version}. A change of any rule by which a figure is counted, or kept "
        "from a reader, changes this."
    )


def finding(name: str) -> str:
    """``Finding: Front door``."""
    return f"Finding: {name}"


def file_note(since: int | None) -> str:
    """What its file's name says it is: ``review-pack-since-version-1``."""
    return f"review-pack-since-version-{since}" if since else "review-pack"
