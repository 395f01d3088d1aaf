"""What can be made of a published version at a prompt? The committee paper.

``python -m components paper 7`` writes the paper on version 7 without a server, as a
scheduled job can: drafted by the very code of the page, for the audience named, from
the record that the settings name, or from the samples where nothing is published.

One case: ``python -m components paper 7 --since 1 --audience public --out paper.docx``
writes "50 of 61 (82%)" into paper.docx, and exits with 0.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

_EXITS = (
    "Exits with 0 where the paper was written, and 1 where it was not, with a sentence "
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
        name, content = command.paper(
            asked.version,
            since=asked.since,
            plan=asked.plan,
            audience=asked.audience,
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
    paper.add_argument("version", metavar="VERSION", type=int, help="its number")
    paper.add_argument(
        "--since",
        metavar="VERSION",
        type=int,
        help="the version to set it against (else the last meeting's)",
    )
    paper.add_argument(
        "--plan", metavar="KEY", default="", help="the plan's key (else the first)"
    )
    paper.add_argument(
        "--audience",
        choices=_AUDIENCES,
        default="public",
        help="who it is drafted for (else the public)",
    )
    paper.add_argument(
        "--out", metavar="FILE", type=Path, help="where to (else here, by its name)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
