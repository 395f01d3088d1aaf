"""Position on this finding: everything that bears on one finding, in one place.

What inspectors found, who agreed it as addressed, its actions, measures and
risks, what does not fit together, and what the record does not show. It reads
from top to bottom on paper as it does on a screen.
"""

from __future__ import annotations

from components import chrome, tables
from components.sentences import finding as says
from components.session import View
from components.tables import Spec

MEASURES = Spec(
    {
        "name": "Measure",
        "moved": "What may be said of its change",
        "latest": "Latest result",
        "shows": "What it shows",
        "who_checks": "Checked by",
    },
    alt="Measures of this finding",
    file="measures-of-this-finding",
)
ACTIONS = Spec(
    {
        "ref": "Ref",
        "position": "Position",
        "assurance": "Assurance",
        "evidence": "Evidence",
        "action": "Action",
    },
    alt="Actions of this finding",
    file="actions-of-this-finding",
    nothing="None recorded",
)
RISKS = Spec(
    {"ref": "Ref", "risk": "Risk", "current": "Current score", "owner": "Owner"},
    alt="Risks of this finding",
    file="risks-of-this-finding",
    wide=False,
)


def show(view: View, finding: str) -> None:
    """The position on one finding: its actions, measures, risks and agreement."""
    chrome.subsection(view.work(says.heading, finding))
    chrome.say(view.work(says.lead, finding))
    flags = view.work(says.flags, finding)
    if flags.shown:
        chrome.strong("What does not fit together")
        chrome.bullets(flags)
    chrome.say(view.work(says.no_flags, finding))
    notes = view.work(says.notes, finding, view.notes.shown)
    if notes.shown:
        chrome.strong("Officers' notes")
        chrome.bullets(notes)
    for frame, spec in (
        (says.measures, MEASURES),
        (says.actions, ACTIONS),
        (says.risks, RISKS),
    ):
        tables.show(view, view.work(frame, finding), spec, download=False)
    missing = view.work(says.not_shown, finding)
    if missing.shown:
        chrome.strong("What the record does not show")
        chrome.bullets(missing)
