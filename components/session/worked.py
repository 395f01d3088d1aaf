"""Was this worked out before, from the same versions and for the same audience?

The only cache of results: once for a version and an audience, not once for a click
or a reader.

One case: the Overview's heading for version 7 and the public is worked out for the
first of them who asks, and handed to all who follow.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import streamlit as st

from data.release.audience import Role
from data.release.released import Released

# Each version by its label and number, with whatever else its results rest on.
Key: TypeAlias = tuple[tuple[Any, ...], ...]


@st.cache_resource(show_spinner=False, max_entries=4000)
def worked(
    versions: Key,  # noqa: ARG001 - the arguments are the key
    role: Role,  # noqa: ARG001
    worker: str,  # noqa: ARG001
    arguments: str,  # noqa: ARG001
    _work: Callable[[], Released[Any]],
) -> Released[Any]:
    """What ``_work`` gives, worked out once for these versions and this audience."""
    return _work()


def name_of(worker: Callable[..., Any]) -> str:
    """What tells one worker from another."""
    return f"{worker.__module__}.{worker.__qualname__}"
