"""What goes into a file: one header row, no live formula, made-up rows marked."""

import csv
import io
from datetime import date

import pandas as pd

from components.exports import tabular
from data.release.audience import Role
from data.release.released import Released


def rows(frame, columns):
    text = tabular.csv_bytes(Released(frame, Role.PUBLIC), columns).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_a_cell_that_would_be_a_formula_is_written_as_text():
    frame = pd.DataFrame({"a": ["=1+1", "@x", "-2", "+3", "plain"], "n": [-1] * 5})
    assert rows(frame, {"a": "A", "n": "N"}) == [
        ["A", "N"],
        ["'=1+1", "-1"],
        ["'@x", "-1"],
        ["'-2", "-1"],
        ["'+3", "-1"],
        ["plain", "-1"],
    ]


def test_made_up_rows_say_so_in_a_last_column():
    frame = pd.DataFrame({"a": ["x", "y"], "made_up": [True, False], "cells": [(), ()]})
    assert rows(frame, {"a": "A"}) == [["A", "Made up"], ["x", "Yes"], ["y", ""]]


def test_missing_values_are_blank():
    frame = pd.DataFrame({"a": [None, float("nan"), "z"]})
    assert rows(frame, {"a": "A"}) == [["A"], [""], [""], ["z"]]


def test_the_file_s_name_says_what_it_holds():
    assert (
        tabular.file_name("westmere-jtai", 7, "actions", made_up=True)
        == "westmere-jtai-version-7-actions-sample-data.csv"
    )
    assert tabular.file_name("x", 1, "y", made_up=False) == "x-version-1-y.csv"
    whole = tabular.file_name(
        "x", 1, "y", made_up=True, as_at=date(2023, 6, 30), role=Role.PUBLIC
    )
    assert whole == "x-version-1-y-as-at-2023-06-30-public-sample-data.csv"


def test_control_characters_are_left_out():
    frame = pd.DataFrame({"a": ["a\x00b\x1fc"]})
    assert rows(frame, {"a": "A"})[1] == ["abc"]
