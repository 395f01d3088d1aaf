"""Which reader is this, and which plan and version are they looking at?

The only home of caching, session state, the reader's role and the version
chosen.
"""

from components.session.address import address, choose
from components.session.assumed import (
    MOVED,
    NOT_DONE,
    WEEKS,
    assume_refs,
    assume_weeks,
    assumed_refs,
    assumed_weeks,
)
from components.session.downloads import File, offer, offer_from
from components.session.editions import (
    Edition,
    check_still_offered,
    editions,
    every_edition,
    store,
)
from components.session.events import downloaded, refused, refused_version
from components.session.history import NOW, THEN, Compared, History, choose_end
from components.session.presenting import (
    begin_presenting,
    leave_presenting,
    presenting,
    screen,
    turn_to,
)
from components.session.reader import Reader, look_as, reader, sign_in, sign_out
from components.session.standing import Standing, standing
from components.session.uploads import (
    DRAFT,
    act_as,
    attempt,
    clearing,
    compare_again,
    draft,
    now,
    officer,
    prepared,
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
    "MOVED",
    "NOT_DONE",
    "NOW",
    "THEN",
    "WEEKS",
    "Compared",
    "Edition",
    "File",
    "History",
    "Reader",
    "Standing",
    "View",
    "act_as",
    "address",
    "assume_refs",
    "assume_weeks",
    "assumed_refs",
    "assumed_weeks",
    "attempt",
    "begin_presenting",
    "check_still_offered",
    "choose",
    "choose_end",
    "clearing",
    "compare_again",
    "downloaded",
    "draft",
    "editions",
    "every_edition",
    "leave_presenting",
    "look_as",
    "now",
    "offer",
    "offer_from",
    "officer",
    "prepared",
    "presenting",
    "reader",
    "reading",
    "refused",
    "refused_file",
    "refused_version",
    "resume",
    "said",
    "screen",
    "shelf",
    "sign_in",
    "sign_out",
    "standing",
    "store",
    "take_upload",
    "today",
    "turn_to",
    "uploader",
    "view",
    "warm_up",
]
