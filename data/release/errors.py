"""What can go wrong on the way to a reader, in sentences a person can act on."""

from __future__ import annotations


class CheckUnfinished(Exception):
    """The identification check did not come to an end: nothing is released."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "The identification check could not finish, so nothing was released. "
            f"Try again; if it happens again, merge small groups first. ({why})"
        )
