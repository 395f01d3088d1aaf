"""Which pages are there? Their order in the menu, addresses and files."""

from __future__ import annotations

from dataclasses import dataclass

from data.release.audience import Role, check_can_publish


@dataclass(frozen=True)
class PageName:
    """One page: its key and address, its name in the menu, and its file."""

    key: str
    title: str
    officers: bool = False

    @property
    def file(self) -> str:
        """The script Streamlit runs for it."""
        return f"pages/{self.key}.py"


PAGES = (
    PageName("overview", "Overview"),
    PageName("action_plan", "Action plan"),
    PageName("since_last_meeting", "Since last meeting"),
    PageName("impact", "Impact"),
    PageName("cohort", "Cohort"),
    PageName("options_and_risk", "Options and risk"),
    PageName("committee_paper", "Committee paper"),
    PageName("publish", "Publish", officers=True),
    PageName("about", "About"),
)


def page(key: str) -> PageName:
    """The page of this key; KeyError where there is none."""
    for one in PAGES:
        if one.key == key:
            return one
    raise KeyError(key)


def check_can_enter(role: Role, key: str) -> None:
    """Raise NotAllowed where this role may not enter the page of this key.

    Every other page shows each role what it may see.
    """
    if page(key).officers:
        check_can_publish(role)
