"""What can be asked of the dashboard at a prompt?

``python -m data check FILE`` and ``figures FILE`` read a workbook, or the several
files of a version, as a page would; ``backup FILE`` and ``restore FILE`` move the
whole record; ``doctor`` says whether this installation is right. None needs a server.

One case: ``python -m data figures westmere-2023-07.xlsx`` has a line "Reported
complete" with "50 of 61 (82%)", and exits with 0.
"""

from __future__ import annotations

import argparse
import io
import logging
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

_READ = (
    "Exits with 0 where the workbook can be published, 1 where it has errors, and 2 "
    "where it was refused or there is no such file."
)
_MOVED = "Exits with 0 where all of it was moved, and 1 where nothing was."
_LOOKED = "Exits with 0 where all is right, and 1 where something is wrong."
_SAYS = {
    "check": ("Print what is wrong with a workbook, cell by cell.", _READ),
    "figures": (
        "Print every figure of a workbook. One with errors still gives the figures "
        "of the rows that can be read.",
        _READ,
    ),
    "backup": ("Copy the whole record, files and all, into one file.", _MOVED),
    "restore": ("Put a backup into a record that is still empty.", _MOVED),
    "doctor": (
        "Say whether settings, store, sign-in and disk are right, and what to do.",
        _LOOKED,
    ),
}
# Where each is done; loaded when it is asked for, and nothing else.
_DONE_BY = {
    "check": ("data.commands.reading", "read"),
    "figures": ("data.commands.reading", "read"),
    "backup": ("data.commands.moving", "backup"),
    "restore": ("data.commands.moving", "restore"),
    "doctor": ("data.commands.doctor", "doctor"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do as the arguments say; the exit status."""
    asked = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a prompt without every letter
    # A failure is told in a sentence, on its stream; its traceback is for a server.
    logging.getLogger("data").addHandler(logging.NullHandler())
    module, name = _DONE_BY[asked.command]
    return int(getattr(import_module(module), name)(asked))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m data", description="Ask the dashboard, without its pages."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (description, exits) in _SAYS.items():
        command = commands.add_parser(
            name, help=description, description=description, epilog=exits
        )
        if name in ("check", "figures"):
            command.add_argument(
                "files",
                metavar="FILE",
                nargs="+",
                type=Path,
                help="the workbook (.xlsx), or each file of one version",
            )
            command.add_argument(
                "--json", action="store_true", help="print nothing but JSON"
            )
            command.add_argument(
                "--answers",
                metavar="ANSWERS",
                type=Path,
                help="what was answered about the layout (.json), by question",
            )
        elif name in ("backup", "restore"):
            command.add_argument("file", type=Path, help="the backup (.zip)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
