"""What would the dashboard say of this file? The same reading, at a prompt.

``python -m data check FILE`` prints the issues a page would show, and
``python -m data figures FILE`` every figure it gives. Both read through the
isolated intake, as an upload is read; they need no server and write nothing.

One case: ``python -m data figures westmere-2023-07.xlsx`` has a line "Reported
complete" with "50 of 61 (82%)", and exits with 0.

``backup FILE`` and ``restore FILE`` move the whole record, and ``doctor`` says
whether this installation is right: ``data.commands`` holds them.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from data import words, workbook
from data.analysis import figures
from data.figure import Figure
from data.workbook.intake import Limits
from data.workbook.issue import Issue, Reading, Severity, Verdict

_EXITS = (
    "Exits with 0 where the workbook can be published, 1 where it has errors, and 2 "
    "where it was refused or there is no such file."
)
_DESCRIBED = {
    "check": "Print what is wrong with a workbook, cell by cell.",
    "figures": "Print every figure of a workbook. One with errors still gives the "
    "figures of the rows that can be read.",
}
_WIDEST_LABEL = 60
_MOVED = "Exits with 0 where all of it was moved, and 1 where nothing was."
_LOOKED = "Exits with 0 where all is right, and 1 where something is wrong."
# What is done elsewhere: the module, what it does and the status it leaves with.
_ELSEWHERE = {
    "backup": (
        "data.commands.moving",
        "Copy the whole record, files and all, into one new file.",
        _MOVED,
    ),
    "restore": (
        "data.commands.moving",
        "Put a backup into a record that is still empty.",
        _MOVED,
    ),
    "doctor": (
        "data.commands.doctor",
        "Say whether settings, store, sign-in and disk are right, and what to do.",
        _LOOKED,
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do as the arguments say; the exit status."""
    asked = _parser().parse_args(arguments)
    if asked.command in _ELSEWHERE:
        return _elsewhere(asked)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a prompt without every letter
    path: Path = asked.file
    try:
        content = _content(path)
    except OSError as error:
        return _unopened(path, error, as_json=asked.json and asked.command == "check")
    reading = workbook.read(content, path.name)
    if asked.command == "check":
        _check(reading, as_json=asked.json)
    else:
        _figures(reading, as_json=asked.json)
    return reading.verdict.exit_status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m data", description="Read a workbook as the dashboard does."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, description in _DESCRIBED.items():
        command = commands.add_parser(
            name, help=description, description=description, epilog=_EXITS
        )
        command.add_argument("file", type=Path, help="the workbook (.xlsx)")
        command.add_argument(
            "--json", action="store_true", help="print nothing but JSON"
        )
    for name, (_, description, exits) in _ELSEWHERE.items():
        command = commands.add_parser(
            name, help=description, description=description, epilog=exits
        )
        if name != "doctor":
            command.add_argument("file", type=Path, help="the backup (.zip)")
    return parser


def _elsewhere(asked: argparse.Namespace) -> int:
    """Load the command asked for, and nothing else, and do it."""
    # A failure is told in a sentence on its stream; its traceback is for a server.
    logging.getLogger("data").addHandler(logging.NullHandler())
    command = getattr(import_module(_ELSEWHERE[asked.command][0]), asked.command)
    return int(command(asked))


def _content(path: Path) -> bytes:
    """The file, no further than it takes to see that it is too large."""
    with path.open("rb") as file:
        return file.read(Limits().file_bytes + 1)


def _unopened(path: Path, error: OSError, *, as_json: bool) -> int:
    """Say why there is no file to read; scripts get their verdict too."""
    name = words.without_controls(str(path))
    message = f"{name} could not be opened: {error.strerror or 'it cannot be read'}."
    remedy = "Check its name and folder."
    print(f"{message} {remedy}", file=sys.stderr)
    if as_json:
        why = Issue("refused_unreadable", Severity.ERROR, "", "", message, remedy)
        _check(Reading(Verdict.REFUSED, None, (why,), {}), as_json=True)
    return Verdict.REFUSED.exit_status


# --- check -------------------------------------------------------------------


def _check(reading: Reading, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_as_record(reading), indent=2))
        return
    for severity in Severity:
        found = reading.of(severity)
        if found:
            print(f"{severity.asks} ({len(found)})")
            print("".join(f"  {issue}\n" for issue in found))
    print(_said_of(reading))


def _said_of(reading: Reading) -> str:
    if reading.verdict is Verdict.REFUSED:
        return "This file could not be opened."
    if reading.verdict is Verdict.ERRORS:
        wrong = words.count(len(reading.of(Severity.ERROR)), "problem")
        return f"{wrong} to correct before this can be published."
    found = "No problems found." if not reading.issues else "It can be published."
    return f"{found} This checks form, not whether the figures are true."


def _as_record(reading: Reading) -> dict[str, object]:
    return {
        "verdict": reading.verdict.value,
        "issues": [_issue_record(issue) for issue in reading.issues],
        "counts": reading.counts,
    }


def _issue_record(issue: Issue) -> dict[str, str]:
    return {
        "code": issue.code,
        "severity": issue.severity.value,
        "sheet": issue.sheet,
        "cell": issue.cell,
        "message": issue.message,
        "remedy": issue.remedy,
    }


# --- figures -----------------------------------------------------------------


def _figures(reading: Reading, *, as_json: bool) -> None:
    """The figures, and on standard error what stands in their way."""
    for sentence in _in_the_way(reading):
        print(sentence, file=sys.stderr)
    if reading.verdict is Verdict.REFUSED:
        return
    found = figures.every(reading.plan) if reading.plan else []
    if as_json:
        print(json.dumps([_figure_record(figure) for figure in found], indent=2))
        return
    widest = max((len(figure.label) for figure in found), default=0)
    width = min(widest, _WIDEST_LABEL)
    for figure in found:
        print(f"{figure.label:<{width}}  {_said(figure)}")


def _in_the_way(reading: Reading) -> Iterator[str]:
    if reading.verdict is Verdict.REFUSED:
        yield from map(str, reading.issues)
    elif reading.plan is None:
        yield "There are no figures: the plan's name or its position is missing."
    elif reading.verdict is Verdict.ERRORS:
        wrong = words.count(len(reading.of(Severity.ERROR)), "problem")
        yield f"This workbook has {wrong} to correct, so these figures may be wrong."


def _said(figure: Figure) -> str:
    return f"{figure.text} (made up)" if figure.made_up else figure.text


def _figure_record(figure: Figure) -> dict[str, object]:
    return {
        "name": figure.name,
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "unit": figure.unit,
        "definition": figure.definition,
        "cells": [str(cell) for cell in figure.cells],
    }


if __name__ == "__main__":
    sys.exit(main())
