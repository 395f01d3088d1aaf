"""What do this machine's secrets say? Read as Streamlit reads them.

The user's own file first, then the application's, whose sections stand before
it. No command prints a secret.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from data.publications.settings import secrets_in

NAME = Path(".streamlit") / "secrets.toml"


def files() -> tuple[Path, ...]:
    """Where they may stand, in the order they are read."""
    return (Path.home() / NAME, Path.cwd() / NAME)


def read() -> dict[str, Any]:
    """All of them; nothing where there is no file.

    Raises:
        StoreUnavailable: when a file cannot be read.
    """
    return secrets_in(files())
