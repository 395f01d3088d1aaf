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
from components.session.history import Compared, History
from components.session.reader import Reader, look_as, reader
from components.session.uploads import history, publish, published, upload, uploader
from components.session.view import View, reading, today, view, warm_up

__all__ = [
    "Compared",
    "Edition",
    "History",
    "Reader",
    "View",
    "address",
    "asked_in_vain",
    "choose",
    "chosen",
    "editions",
    "every_edition",
    "history",
    "look_as",
    "publish",
    "published",
    "reader",
    "reading",
    "remember",
    "store",
    "today",
    "upload",
    "uploader",
    "view",
    "warm_up",
]
