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
from components.session.reader import Reader, look_as, reader
from components.session.uploads import (
    DRAFT,
    act_as,
    attempt,
    compare_again,
    draft,
    now,
    officer,
    refused_file,
    resume,
    said,
    shelf,
    take_upload,
    uploader,
)
from components.session.view import View, reading, today, view, warm_up

__all__ = [
    "DRAFT",
    "Edition",
    "Reader",
    "View",
    "act_as",
    "address",
    "asked_in_vain",
    "attempt",
    "choose",
    "chosen",
    "compare_again",
    "draft",
    "editions",
    "every_edition",
    "look_as",
    "now",
    "officer",
    "reader",
    "reading",
    "refused_file",
    "remember",
    "resume",
    "said",
    "shelf",
    "store",
    "take_upload",
    "today",
    "uploader",
    "view",
    "warm_up",
]
