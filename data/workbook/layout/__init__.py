"""What does a spreadsheet say that is not in the template's layout?

``own_sheets`` tells which sheets are the officers' own; ``understand`` reads them as
far as they explain themselves, and asks the rest. Nothing is guessed in silence: a
value is what a cell plainly says, or what somebody answered, or unknown.
"""

from data.workbook.layout.described import Described, changes, described
from data.workbook.layout.own import own_sheets
from data.workbook.layout.understand import TooMuch, Understood, understand

__all__ = [
    "Described",
    "TooMuch",
    "Understood",
    "changes",
    "described",
    "own_sheets",
    "understand",
]
