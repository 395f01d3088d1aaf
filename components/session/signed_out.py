"""Which sign-ins were ended here before their time?

A sign-in is a signed cookie that holds until its claims expire, and each window
reads it once, when it is opened. Signing out takes the cookie away from the
browser; what was ended is remembered here, so that the browser's other windows,
and a copy of the cookie, are signed out with it.

One case: an officer has two windows open and signs out in one. The next click
in the other is the public's.

Held in memory, until the claims would have expired: a server that starts again,
or another one beside it, does not know of it.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from threading import Lock

_LOCK = Lock()
_ENDED: dict[str, float] = {}  # which sign-in, and when it would have expired


def end(claims: Mapping[str, object]) -> None:
    """Remember that this sign-in has ended; what has expired since is forgotten."""
    expires = claims.get("exp")
    if not isinstance(expires, int | float):
        return  # a sign-in without an end is none
    now = time.time()
    with _LOCK:
        for one in [one for one, until in _ENDED.items() if until <= now]:
            del _ENDED[one]
        _ENDED[_which(claims)] = float(expires)


def has_ended(claims: Mapping[str, object]) -> bool:
    """Whether this sign-in was ended here."""
    return bool(claims) and _which(claims) in _ENDED


def _which(claims: Mapping[str, object]) -> str:
    """What tells one sign-in from another: all that it claims, as a hash."""
    text = json.dumps(claims, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
