"""Which reader is this, and which plan and version are they looking at?

The only home of caching, session state, the reader's role and the version
chosen.
"""

from components.session.address import address, asked, choose
from components.session.downloads import File, offer, offer_from
from components.session.editions import (
    Edition,
    check_still_offered,
    editions,
    every_edition,
    store,
)
from components.session.events import downloaded, refused, refused_version
from components.session.reader import Reader, look_as, reader, sign_in, sign_out
from components.session.standing import Standing, standing
from components.session.uploads import history, publish, published, upload, uploader
from components.session.view import View, reading, today, view, warm_up

__all__ = [
    "Edition",
    "File",
    "Reader",
    "Standing",
    "View",
    "address",
    "asked",
    "check_still_offered",
    "choose",
    "downloaded",
    "editions",
    "every_edition",
    "history",
    "look_as",
    "offer",
    "offer_from",
    "publish",
    "published",
    "reader",
    "reading",
    "refused",
    "refused_version",
    "sign_in",
    "sign_out",
    "standing",
    "store",
    "today",
    "upload",
    "uploader",
    "view",
    "warm_up",
]
