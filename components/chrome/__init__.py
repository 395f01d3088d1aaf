"""What frames every page, and how a page speaks."""

from components.chrome.entry import enter, enter_as_officer, made_up_line, navigate
from components.chrome.presenting import Screen, begun, opener, present
from components.chrome.text import (
    TEXT_WIDTH,
    Text,
    bullets,
    caption,
    heading,
    lead,
    link,
    note,
    safe,
    say,
    section,
    source_note,
    status_line,
    strong,
    subsection,
    title,
)

__all__ = [
    "TEXT_WIDTH",
    "Screen",
    "Text",
    "begun",
    "bullets",
    "caption",
    "enter",
    "enter_as_officer",
    "heading",
    "lead",
    "link",
    "made_up_line",
    "navigate",
    "note",
    "opener",
    "present",
    "safe",
    "say",
    "section",
    "source_note",
    "status_line",
    "strong",
    "subsection",
    "title",
]
