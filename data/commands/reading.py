"""What would the dashboard say of this file? The same reading, at a prompt.

``check`` prints the issues a page would show, and ``figures`` every figure it
gives; of several files, those of the one version they make. Both read through the
isolated intake, as an upload is read; they need no server and write nothing.

One case: ``python -m data figures westmere-2023-07.xlsx`` has a line "Reported
complete" with "50 of 61 (82%)", and exits with 0.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from data import words, workbook
from data.analysis import figures
from data.figure import Figure
from data.workbook.intake import Limits
from data.workbook.issue import Issue, Reading, Severity, Verdict
from data.workbook.understanding import Answers

_WIDEST_LABEL = 60


def read(asked: Namespace) -> int:
    """Do ``check`` or ``figures``, as ``asked.command`` says; the exit status."""
    files: list[tuple[bytes, str]] = []
    for path in asked.files:
        try:
            files.append((_content(path), path.name))
        except OSError as error:
            as_json = asked.json and asked.command == "check"
            return _unopened(path, error, as_json=as_json)
    try:
        answers = _answers(asked.answers)
    except (OSError, ValueError) as error:
        name = words.without_controls(str(asked.answers))
        print(f"{name} holds no answers: {error}.", file=sys.stderr)
        return Verdict.REFUSED.exit_status
    reading = workbook.read_files(files, answers)
    if asked.command == "check":
        _check(reading, as_json=asked.json)
    else:
        _figures(reading, as_json=asked.json)
    return reading.verdict.exit_status


def _answers(path: Path | None) -> Answers:
    """The answers in a file of JSON, by question; none where there is no file.

    Raises:
        ValueError: when the file is no object of texts.
    """
    if path is None:
        return {}
    held = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(held, dict) or not all(isinstance(v, str) for v in held.values()):
        message = "it is no JSON object of question and answer"
        raise ValueError(message)
    return held


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
    for said in reading.understanding.cannot_see:
        print(said)
    print(_said_of(reading))


def _said_of(reading: Reading) -> str:
    if reading.verdict is Verdict.REFUSED:
        several = "One of these files could not be opened, so none was read."
        return several if reading.files else "This file could not be opened."
    if reading.verdict is Verdict.ERRORS:
        wrong = words.count(len(reading.of(Severity.ERROR)), "problem")
        return f"{wrong} to correct before this can be published."
    found = "No problems found." if not reading.issues else "It can be published."
    return f"{found} This checks form, not whether the figures are true."


def _as_record(reading: Reading) -> dict[str, object]:
    return {
        "verdict": reading.verdict.value,
        "issues": [
            _issue_record(issue) | ({"file": issue.file} if reading.files else {})
            for issue in reading.issues
        ],
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
        these = "These files have" if reading.files else "This workbook has"
        yield f"{these} {wrong} to correct, so these figures may be wrong."


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
