"""What does an officer's file say, what would it change, and who says it is right?

A file becomes a draft at once and stays one through Check, Compare, Clear and
Open; every act is an entry of the record. Nothing here draws a screen. Every
function that reads or writes for an officer asks whether the role may publish,
and raises NotAllowed where it may not.
"""

from components.publishing.acts import FileRefused, Officer
from components.publishing.questions import Choice, Question
from components.publishing.releasing import Prepared, concerns, prepare
from components.publishing.shelf import Shelf, rules, shelf, template_bytes
from components.publishing.times import NotUnderstood
from components.publishing.work import LaidOut, Seen, Step, Work, look_at, read

__all__ = [
    "Choice",
    "FileRefused",
    "LaidOut",
    "NotUnderstood",
    "Officer",
    "Prepared",
    "Question",
    "Seen",
    "Shelf",
    "Step",
    "Work",
    "concerns",
    "look_at",
    "prepare",
    "read",
    "rules",
    "shelf",
    "template_bytes",
]
