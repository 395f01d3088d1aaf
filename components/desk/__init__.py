"""What has an officer in front of them at each step? Its lists, forms and buttons.

Check, Compare, Clear and Open are parts of one page, drawn as far as the draft
has come. What is said stands in ``sentences``, what is done in ``publishing``;
here is only where it stands and what is pressed.
"""

from components.desk.arrival import arrive, draft, plainly, who_acts
from components.desk.checking import head
from components.desk.record import record, what_we_check, whole_record
from components.desk.steps import steps

__all__ = [
    "arrive",
    "draft",
    "head",
    "plainly",
    "record",
    "steps",
    "what_we_check",
    "who_acts",
    "whole_record",
]
