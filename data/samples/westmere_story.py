"""What is planted in Westmere's seven versions? The exceptions, action by action.

``tables/westmere_actions.csv`` says what each action is, when it was first due,
when it was completed and what its lead wrote meanwhile. Everything that departs
from a plain course stands here, keyed by ref and by the version from which it
holds: dates moved later, ratings changed, one action reopened, one no longer
listed, two re-worded, four added, four superseded.

One case: 2.6 was due on 28 February; version 3, of that very day, moves it to
31 March, and it is completed on 27 March, on time only against the new date.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

T = TypeVar("T")

POSITIONS = (
    date(2022, 12, 31),
    date(2023, 1, 31),
    date(2023, 2, 28),
    date(2023, 3, 31),
    date(2023, 4, 30),
    date(2023, 5, 31),
    date(2023, 6, 30),
)
ADDED = {"4.10": 3, "7.6": 3, "6.7": 4, "7.8": 4}
GONE = {"5.4": 6}
SUPERSEDED = {"2.8": 1, "3.4": 1, "1.9": 4, "3.9": 5}
REOPENED = {"2.3": 6}
MOVED = {
    "2.6": {3: date(2023, 3, 31)},
    "3.8": {4: date(2023, 4, 30)},
    "4.7": {5: date(2023, 5, 31)},
    "5.6": {6: date(2023, 7, 21)},
    "6.1": {4: date(2023, 7, 31), 5: date(2023, 9, 30)},
    "7.2": {6: date(2023, 8, 31)},
    "7.5": {4: date(2023, 5, 31), 6: date(2023, 7, 31)},
}
RATED = {
    "2.3": {6: "At risk"},
    "5.3": {1: "At risk"},
    "6.1": {1: "On track", 2: "At risk", 5: "On track"},
    "6.3": {1: "At risk"},
    "6.4": {1: "On track", 7: "Off track"},
    "6.6": {1: "At risk", 5: "On track"},  # raised, and nothing else changed
    "7.5": {1: "On track", 3: "At risk"},
    "7.6": {1: "At risk"},
}
REWORDED = {
    "7.4": {4: "Partnership reports on activity for children at risk each quarter"},
    "3.6": {5: "Bitesize learning offered to eligible frontline staff every month"},
}
# The words some leads use in place of the template's; Ratings explains two.
OWN_WORDS = {
    "2.2": {1: "Closed"},
    "2.4": {1: "Closed"},
    "2.5": {2: "Closed"},
    "7.6": {6: "Amber E"},
    "7.8": {5: "Ongoing"},
}
EXPLAINED = (
    ("Closed", "Complete", "", "The word of the police action log for complete."),
    ("Ongoing", "In progress", "", "Used by the quality assurance group."),
)
UPDATES = {
    "2.3": {
        1: "Flag live on police, council and hospital systems.",
        6: "Check of 30 records: flag missing on 9 hospital records. "
        "Work under way with the supplier.",
        7: "Supplier's change not yet released.",
    },
    "2.6": {
        1: "Data sharing agreement signed.",
        2: "List sent by hand each Monday while the transfer is built.",
        3: "Transfer built. Date moved to 31 March.",
        4: "Automatic transfer running every morning.",
    },
    "3.8": {
        1: "",
        2: "List of staff due for a refresher drawn up: 212.",
        3: "Online session chosen.",
        4: "Invitations ready. Date moved to 30 April.",
        5: "Offered to all 212 staff on the list.",
    },
    "4.7": {
        1: "",
        2: "Both sites' templates compared.",
        3: "One template drafted with consultants and matrons.",
        4: "Comments received from both sites.",
        5: "Template agreed. Date moved to 31 May.",
        6: "Template in use at both sites.",
    },
    "5.6": {
        1: "",
        2: "Schools listed by attendance and number of pupils at risk.",
        3: "Format of the meeting agreed with head teachers.",
        4: "Eight schools offered a date.",
        5: "21 of 64 schools offered a date.",
        6: "33 of 64 schools offered a date. Now due by the end of term.",
        7: "52 of 64 schools offered a date.",
    },
    "6.1": {
        1: "Structure agreed. Posts advertised.",
        2: "Two of seven posts filled. Second advertisement placed.",
        3: "Three of seven posts filled. No applicants for team manager.",
        4: "Now due on 31 July. Reason for the new date: recruitment.",
        5: "Now due on 30 September. Reason for the new date: recruitment.",
        6: "Team manager appointed, starting in August. Five of seven posts filled.",
        7: "Accommodation agreed. Five of seven posts filled.",
    },
    "6.4": {
        1: "Terms of reference being drafted.",
        2: "Terms of reference agreed by the police and council.",
        3: "Trial meeting held on two places.",
        4: "Three meetings held in the month.",
        5: "Meetings held every other week.",
        6: "Chair on leave. Meetings to be weekly from June.",
        7: "Two meetings held in June. No deputy chair yet.",
    },
    "6.6": {
        1: "",
        2: "Job descriptions agreed.",
        3: "Four posts advertised. Few applications.",
        4: "One worker appointed. Three posts advertised again.",
        6: "Two workers appointed.",
        7: "Two workers in post. Third to start in August.",
    },
    "7.2": {
        1: "Scrutineer's review under way.",
        2: "Review report in draft.",
        3: "Review report received by the Executive.",
        4: "Three models described for partners to consider.",
        5: "Consultation with partners began.",
        6: "Now due on 31 August. Reason for the new date: consultation extended.",
        7: "Replies from all partners but schools.",
    },
    "7.5": {
        1: "Scope agreed: 20 children.",
        2: "Records requested from all agencies.",
        3: "Records for 11 of 20 children received.",
        4: "Records for 16 of 20 children received. Now due on 31 May.",
        5: "Auditors' days agreed for May.",
        6: "14 of 20 children's records audited. Now due on 31 July.",
        7: "All 20 audited. Report being written.",
    },
}


def holding(course: Mapping[int, T], version: int) -> T | None:
    """What holds in a version: the newest entry not after it."""
    entered = [since for since in course if since <= version]
    return course[max(entered)] if entered else None


def listed(ref: str, version: int) -> bool:
    """Whether an action stands in this version's list."""
    return ADDED.get(ref, 1) <= version and not since(GONE, ref, version)


def since(entries: Mapping[str, int], ref: str, version: int) -> bool:
    """Whether what a table says of an action holds in this version."""
    return ref in entries and version >= entries[ref]
