"""Which reader is this, and which plan and version are they looking at?

The only home of caching, session state, the reader's role and the version
chosen.
"""

from components.session.editions import (
    Edition,
    address,
    asked_in_vain,
    choose,
    chosen,
    editions,
    every_edition,
    remember,
    store,
)
from components.session.history import NOW, THEN, Compared, History, choose_end
from components.session.presenting import (
    begin_presenting,
    leave_presenting,
    presenting,
    screen,
    turn_to,
)
from components.session.reader import Reader, look_as, reader
from components.session.uploads import history, publish, published, upload, uploader
from components.session.view import View, reading, today, view, warm_up

__all__ = [
    "NOW",
    "THEN",
    "Compared",
    "Edition",
    "History",
    "Reader",
    "View",
    "address",
    "asked_in_vain",
    "begin_presenting",
    "choose",
    "choose_end",
    "chosen",
    "editions",
    "every_edition",
    "history",
    "leave_presenting",
    "look_as",
    "presenting",
    "publish",
    "published",
    "reader",
    "reading",
    "remember",
    "screen",
    "store",
    "today",
    "turn_to",
    "upload",
    "uploader",
    "view",
    "warm_up",
]
