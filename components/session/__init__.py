"""Which reader is this, and which plan and version are they looking at?

The only home of caching, session state, the reader's role and the version
chosen.
"""

from components.session.address import address, choose
from components.session.editions import Edition, editions, every_edition, store
from components.session.reader import Reader, look_as, reader
from components.session.standing import Standing, standing
from components.session.uploads import history, publish, published, upload, uploader
from components.session.view import View, reading, today, view, warm_up

__all__ = [
    "Edition",
    "Reader",
    "Standing",
    "View",
    "address",
    "choose",
    "editions",
    "every_edition",
    "history",
    "look_as",
    "publish",
    "published",
    "reader",
    "reading",
    "standing",
    "store",
    "today",
    "upload",
    "uploader",
    "view",
    "warm_up",
]
