"""What can be made of a published version at a prompt? The paper, the review pack.

``python -m components paper 7`` writes the paper on version 7 without a server, as a
scheduled job can, and ``python -m components pack 7`` the review pack: made by the very
code of the page, for the audience named, from the record that the settings name, or
from the samples where nothing is published.

One case: ``python -m components paper 7 --since 1 --audience public --out paper.docx``
writes "50 of 61 (82%)" into paper.docx, and exits with 0.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

_EXITS = (
    "Exits with 0 where the file was written, and 1 where it was not, with a sentence "
    "that says why."
)
_AUDIENCES = ("public", "member", "officer")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do as the arguments say; the exit status."""
    asked = _parser().parse_args(arguments)
    # Without a server Streamlit warns of each cache that there is none.
    os.environ.setdefault("STREAMLIT_LOGGER_LEVEL", "error")
    from components import command  # noqa: PLC0415 - help needs none of it

    try:
        make = command.pack if asked.command == "pack" else command.paper
        name, content = make(
            asked.version,
            since=asked.since,
            plan=asked.plan,
            audience=asked.audience,
            **({"at": asked.at} if asked.command == "pack" else {}),
        )
    except command.REFUSALS as error:
        print(error, file=sys.stderr)
        return 1
    out: Path = asked.out or Path(name)
    try:
        out.write_bytes(content)
    except OSError as error:
        why = error.strerror or "it cannot be written to"
        print(f"{out} could not be written: {why}.", file=sys.stderr)
        return 1
    print(f"{out} is written: {len(content):,} bytes.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m components",
        description="Make what readers take away, without a server.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    about = "Write the committee paper on a published version as a Word file."
    paper = commands.add_parser("paper", help=about, description=about, epilog=_EXITS)
    _common(paper)
    about = "Write a review pack: two published versions, as one HTML file."
    pack = commands.add_parser("pack", help=about, description=about, epilog=_EXITS)
    _common(pack)
    pack.add_argument(
        "--at",
        metavar="TIME",
        type=_moment,
        help="the time it is sealed with, as 2023-07-10T10:00 (else when it opened)",
    )
    return parser


def _moment(text: str) -> datetime:
    """A moment on this machine's clocks where it names no zone; aware."""
    return datetime.fromisoformat(text).astimezone()


def _common(made: argparse.ArgumentParser) -> None:
    """What is asked of either file."""
    made.add_argument("version", metavar="VERSION", type=int, help="its number")
    made.add_argument(
        "--since",
        metavar="VERSION",
        type=int,
        help="the version to set it against (else the last meeting's)",
    )
    made.add_argument(
        "--plan", metavar="KEY", default="", help="the plan's key (else the first)"
    )
    made.add_argument(
        "--audience",
        choices=_AUDIENCES,
        default="public",
        help="who it is drafted for (else the public)",
    )
    made.add_argument(
        "--out", metavar="FILE", type=Path, help="where to (else here, by its name)"
    )


if __name__ == "__main__":
    sys.exit(main())
