"""What the command line says of a workbook, and the status it leaves with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data import samples, workbook
from data.analysis import figures
from data.workbook.intake import Limits
from data.workbook.issue import Verdict
from tests.workbook import kinds
from tests.workbook.hostile import good, with_parts

ROOT = Path(__file__).parents[1]
SAMPLES = Path(samples.__file__).parent
JULY = SAMPLES / "westmere-2023-07.xlsx"
BROKEN = SAMPLES / "broken"
EXPECTED = json.loads((BROKEN / "expected.json").read_text(encoding="utf-8"))
ISSUE = {"code", "severity", "sheet", "cell", "message", "remedy"}
FIGURE = {
    *("name", "value", "numerator", "denominator", "unit", "definition", "cells"),
}


def run(*arguments, cwd=ROOT, **surroundings):
    """The real command; its exit status, and what it wrote to either stream."""
    return subprocess.run(  # noqa: S603 - it runs this very interpreter
        [sys.executable, "-m", "data", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **surroundings},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@cache
def said(*arguments):
    return run(*arguments)


# --- check -------------------------------------------------------------------


def test_a_publishable_workbook_leaves_with_0_and_lists_what_to_confirm():
    done = said("check", JULY)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[-1].startswith("It can be published. This checks form, not whether")
    headings = [line for line in lines[:-1] if line and not line.startswith("  ")]
    assert headings == ["Please confirm (18)", "For information (8)"]
    assert "  Audits, E4: 96% is given without the number of cases." in done.stdout


def test_errors_leave_with_1_and_come_first_under_must_fix():
    done = said("check", BROKEN / "july-with-three-to-correct.xlsx")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[-1] == "3 problems to correct before this can be published."
    assert lines[0] == "Must fix (3)"
    assert lines[1] == (
        "  Actions, I17: '31/02/2023' is not a date. "
        "Write a real date, for example 28 February 2023."
    )


def test_json_is_all_that_stands_on_standard_output():
    done = said("check", JULY, "--json")
    told = json.loads(done.stdout)
    assert list(told) == ["verdict", "issues", "counts"]
    assert (told["verdict"], done.returncode) == ("publishable", 0)
    assert {frozenset(issue) for issue in told["issues"]} == {frozenset(ISSUE)}
    severities = [issue["severity"] for issue in told["issues"]]
    assert told["counts"] == {
        name: severities.count(name) for name in ("error", "warning", "note")
    }
    assert told["counts"] == {"error": 0, "warning": 18, "note": 8}


@pytest.mark.parametrize(
    "name",
    [
        "dates.xlsx",
        "no-plan-sheet.xlsx",
        "plan-sheet-alone.xlsx",
        "words-of-their-own.xlsx",
        "password.xlsx",
        "old-format.xls",
        "cut-short.xlsx",
        "empty.xlsx",
        "list.xlsx",
    ],
)
def test_the_verdict_agrees_with_the_exit_status_and_the_codes_with_the_sample(name):
    done = said("check", BROKEN / name, "--json")
    told = json.loads(done.stdout)
    assert told["verdict"] == EXPECTED[name]["verdict"]
    assert done.returncode == Verdict(told["verdict"]).exit_status
    codes = {issue["code"] for issue in told["issues"]}
    assert sorted(codes) == EXPECTED[name]["codes"]


@pytest.mark.parametrize(("command", "stream"), [("check", 1), ("figures", 2)])
def test_a_refused_file_leaves_with_2_and_says_what_to_do(command, stream):
    done = said(command, BROKEN / "password.xlsx")
    assert done.returncode == 2
    told = done.stdout if stream == 1 else done.stderr
    assert (
        "This file is protected with a password. "
        "Save a copy without it, then upload that.\n"
    ) in told
    assert "" in (done.stdout, done.stderr)


@pytest.mark.parametrize("command", ["check", "figures"])
@pytest.mark.parametrize("name", ["no-such.xlsx", "data"])
def test_a_file_that_cannot_be_read_leaves_with_2_and_says_so(command, name):
    done = said(command, name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{name} could not be opened: ")
    assert done.stderr.endswith(". Check its name and folder.\n")


def test_a_file_that_cannot_be_read_is_refused_in_json_too():
    done = said("check", "no-such.xlsx", "--json")
    told = json.loads(done.stdout)
    assert (told["verdict"], done.returncode) == ("refused", 2)
    assert [issue["code"] for issue in told["issues"]] == ["refused_unreadable"]
    assert told["counts"] == {"error": 1, "warning": 0, "note": 0}


def test_a_file_far_too_large_is_not_read_to_its_end(tmp_path):
    book = tmp_path / "plan.xlsx"
    with book.open("wb") as file:
        file.truncate(100 * Limits().file_bytes)
    done = said("check", book, "--json")
    told = json.loads(done.stdout)
    assert [issue["code"] for issue in told["issues"]] == ["refused_too_large"]


# --- a layout of the officers' own -------------------------------------------


KEPT = SAMPLES / "westmere-2023-07-as-kept.xlsx"
ANSWERS = SAMPLES / "westmere-2023-07-as-kept.answers.json"


def test_a_tracker_is_checked_with_what_was_answered_about_it():
    asked = said("check", KEPT, "--json")
    told = json.loads(asked.stdout)
    assert (told["verdict"], asked.returncode) == ("errors", 1)
    assert "What does 'Amber E' mean here?" in {
        issue["message"] for issue in told["issues"] if issue["code"] == "question_open"
    }
    done = said("check", KEPT, "--json", "--answers", ANSWERS)
    assert (json.loads(done.stdout)["verdict"], done.returncode) == ("publishable", 0)


def test_its_figures_are_those_of_the_same_plan_in_the_template():
    kept, template = said("figures", KEPT, "--answers", ANSWERS), said("figures", JULY)
    assert kept.returncode == 0
    assert kept.stdout == template.stdout


@pytest.mark.parametrize("held", ["[1]", "no JSON", '{"plan:name": 1}'])
def test_a_file_of_answers_that_holds_none_leaves_with_2_and_says_so(tmp_path, held):
    answers = tmp_path / "answers.json"
    answers.write_text(held, encoding="utf-8")
    done = run("check", JULY, "--answers", answers)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{answers} holds no answers: ")


@pytest.mark.parametrize(
    ("name", "content", "verdict"),
    [
        ("strict.xlsx", kinds.strict(good()), "publishable"),
        ("list.csv", b"Ref,Action\n1.1,Meet daily\n", "errors"),
        ("locked.xls", kinds.xls([["Ref"]], locked=True), "refused"),
    ],
)
def test_every_kind_of_file_has_a_verdict(tmp_path, name, content, verdict):
    file = tmp_path / name
    file.write_bytes(content)
    done = run("check", file, "--json")
    told = json.loads(done.stdout)
    assert (told["verdict"], done.stderr) == (verdict, "")
    assert done.returncode == Verdict(verdict).exit_status


def test_what_cannot_be_seen_in_a_file_is_said(tmp_path):
    file = tmp_path / "plan.xlsm"
    file.write_bytes(with_parts(xl__vbaProject_bin=b"\0"))
    done = run("check", file)
    assert done.returncode == 0
    assert "This file holds macros. They are never run.\n" in done.stdout


# --- figures -----------------------------------------------------------------


def test_july_has_50_of_61_actions_complete():
    done = said("figures", JULY, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told = {figure["name"]: figure for figure in json.loads(done.stdout)}
    complete = told["reported_complete"]
    assert (complete["numerator"], complete["denominator"]) == (50, 61)
    assert (complete["value"], complete["unit"]) == (82.0, "%")
    assert len(complete["cells"]) == 61
    assert complete["cells"][0] == "Actions, J2"


def test_every_figure_of_the_plan_is_given_in_json_with_the_same_parts():
    told = json.loads(said("figures", JULY, "--json").stdout)
    plan = workbook.read(JULY.read_bytes(), JULY.name).plan
    assert plan is not None
    every = figures.every(plan)
    assert [figure["name"] for figure in told] == [figure.name for figure in every]
    assert [figure["value"] for figure in told] == [figure.value for figure in every]
    assert {frozenset(figure) for figure in told} == {frozenset(FIGURE)}


def test_figures_stand_one_below_the_other_and_say_that_they_are_made_up():
    complete, evidence = said("figures", JULY).stdout.splitlines()[:2]
    assert complete.split("  ")[0] == "Reported complete"
    assert complete.endswith("  50 of 61 (82%) (made up)")
    assert complete.index("50 of 61") == evidence.index("33 of 50")


def test_a_figure_that_cannot_be_given_says_why_and_nothing_real_is_called_made_up():
    done = said("figures", SAMPLES / "cheshire-east-2023-07.xlsx")
    assert done.returncode == 0
    assert "The number of actions is not given in this workbook." in done.stdout
    assert "made up" not in done.stdout
    told = said("figures", SAMPLES / "cheshire-east-2023-07.xlsx", "--json")
    values = [figure["value"] for figure in json.loads(told.stdout)]
    assert None in values


def test_a_plan_with_errors_gives_its_figures_and_leaves_with_1():
    done = said("figures", BROKEN / "dates.xlsx", "--json")
    assert done.returncode == 1
    assert "reported_complete" in {one["name"] for one in json.loads(done.stdout)}
    assert done.stderr == (
        "This workbook has 3 problems to correct, so these figures may be wrong.\n"
    )


def test_a_workbook_that_makes_no_plan_gives_no_figures_and_leaves_with_1():
    done = said("figures", BROKEN / "no-plan-sheet.xlsx", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (1, [])
    assert done.stderr == (
        "There are no figures: the plan's name or its position is missing.\n"
    )


# --- several files of one version --------------------------------------------


@pytest.fixture(scope="module")
def two_files(tmp_path_factory):
    """July as a tracker without its audits, and the audits as a return."""
    folder = tmp_path_factory.mktemp("two")
    titles = load_workbook(JULY, read_only=True).sheetnames
    for name, kept in (
        ("tracker.xlsx", set(titles) - {"Audits"}),
        ("audit-return.xlsx", {"Audits"}),
    ):
        book = load_workbook(JULY)
        for title in set(titles) - kept:
            del book[title]
        book.save(folder / name)
    return folder / "tracker.xlsx", folder / "audit-return.xlsx"


def test_several_files_are_checked_as_one_version_and_each_issue_names_its_file(
    two_files,
):
    done = said("check", *two_files, "--json")
    told, alone = (
        json.loads(done.stdout),
        json.loads(said("check", JULY, "--json").stdout),
    )
    assert (done.returncode, told["verdict"]) == (0, "publishable")
    assert told["counts"] == alone["counts"]
    assert [
        {k: v for k, v in one.items() if k != "file"} for one in told["issues"]
    ] == (alone["issues"])
    assert {one["file"] for one in told["issues"] if one["sheet"] == "Audits"} == {
        "audit-return.xlsx"
    }
    assert (
        "  Audits, E4 in audit-return.xlsx: 96% is given without the number of cases."
    ) in said("check", *two_files).stdout


def test_several_files_give_the_figures_of_one_and_each_cell_its_file(two_files):
    told = json.loads(said("figures", *two_files, "--json").stdout)
    alone = json.loads(said("figures", JULY, "--json").stdout)
    for one, other in zip(told, alone, strict=True):
        cells = [cell.split(" in ")[0] for cell in one["cells"]]
        assert {**one, "cells": cells} == other
    cells = {cell for one in told for cell in one["cells"]}
    assert {cell.split(" in ")[1] for cell in cells if cell.startswith("Audits,")} == {
        "audit-return.xlsx"
    }


def test_a_file_of_several_that_is_refused_or_missing_leaves_with_2(two_files):
    done = said("check", two_files[0], BROKEN / "password.xlsx")
    assert done.returncode == 2
    assert "  password.xlsx: This file is protected with a password." in done.stdout
    assert done.stdout.splitlines()[-1] == (
        "One of these files could not be opened, so none was read."
    )
    done = said("figures", two_files[0], "no-such.xlsx")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("no-such.xlsx could not be opened: ")


def test_errors_of_several_files_stand_in_the_way_of_their_figures(two_files):
    done = said("figures", two_files[0], BROKEN / "return-that-disagrees.xlsx")
    assert done.returncode == 1
    assert done.stderr.startswith("These files have ")


# --- wherever it runs --------------------------------------------------------


@pytest.mark.parametrize("command", ["check", "figures"])
def test_it_writes_nothing_where_it_runs(command, tmp_path):
    book = tmp_path / "plan.xlsx"
    book.write_bytes(JULY.read_bytes())
    home = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = run(command, "plan.xlsx", cwd=tmp_path, HOME=str(tmp_path), **home)
    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == [book]
    assert book.read_bytes() == JULY.read_bytes()


def test_the_reader_takes_no_module_that_pythonpath_puts_before_its_own(tmp_path):
    trap = "raise SystemExit('a planted module was loaded')\n"
    for name in ("openpyxl", "et_xmlfile"):
        (tmp_path / f"{name}.py").write_text(trap, encoding="utf-8")
    nowhere = os.pathsep.join((str(ROOT), "/no/such/folder", str(tmp_path)))
    done = run("check", JULY, PYTHONPATH=nowhere)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == said("check", JULY).stdout


def test_a_terminal_that_knows_only_ascii_gets_its_answer():
    done = run("figures", JULY, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "50 of 61 (82%)" in done.stdout


@pytest.mark.parametrize("arguments", [(), ("publish", "plan.xlsx"), ("check",)])
def test_a_command_it_does_not_know_leaves_with_2_and_tells_how(arguments):
    done = said(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: python -m data")
