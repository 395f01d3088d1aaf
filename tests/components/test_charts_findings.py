"""How much of each finding's actions is complete, and is there evidence?"""

import pandas as pd
import pytest

from components import theme
from components.charts import findings
from tests.components.specs import font_sizes, marks, spec, texts


def frame(*rows):
    return pd.DataFrame(
        [
            {
                "group": group,
                "evidenced": evidenced,
                "unevidenced": unevidenced,
                "open": left,
                "complete": evidenced + unevidenced,
                "counted": evidenced + unevidenced + left,
                "cells": (object(),),
                "made_up": True,
            }
            for group, evidenced, unevidenced, left in rows
        ],
        columns=[
            *("group", "evidenced", "unevidenced", "open", "complete", "counted"),
            *("cells", "made_up"),
        ],
    )


SEVERAL = frame(
    ("Front door", 10, 2, 0),
    ("Contextual safeguarding team", 1, 2, 4),
    ("Not yet begun", 0, 0, 3),
)


def bars(chart):
    (layer,) = marks(chart, "bar")
    return layer


def test_a_bar_is_made_of_the_parts_that_are_there_end_to_end():
    parts = bars(findings.progress(SEVERAL))["rows"]
    drawn = [
        (part["group"], part["kind"], part["start"], part["end"]) for part in parts
    ]
    assert drawn == [
        ("Front door", findings.EVIDENCED, 0, 10),
        ("Front door", findings.UNEVIDENCED, 10, 10 + 2),
        ("Contextual safeguarding team", findings.EVIDENCED, 0, 1),
        ("Contextual safeguarding team", findings.UNEVIDENCED, 1, 1 + 2),
        ("Contextual safeguarding team", findings.OPEN, 1 + 2, 1 + 2 + 4),
        ("Not yet begun", findings.OPEN, 0, 3),
    ]


def test_each_bar_is_named_above_and_its_result_written_at_its_end():
    said = texts(findings.progress(SEVERAL))
    assert {"Front door", "Contextual safeguarding team", "Not yet begun"} <= said
    assert {"12 of 12", "3 of 7", "0 of 3"} <= said


def test_colours_are_named_in_words():
    scale = bars(findings.progress(SEVERAL))["encoding"]["fill"]["scale"]
    assert dict(zip(scale["domain"], scale["range"], strict=True)) == {
        "Complete, evidence recorded": theme.DONE,
        "Complete, no evidence recorded": theme.DONE_UNEVIDENCED,
        "Not complete": theme.NOT_DONE,
    }


def test_where_no_evidence_is_recorded_anywhere_complete_is_one_colour():
    layer = bars(findings.progress(SEVERAL, evidence_known=False))
    assert layer["encoding"]["fill"]["scale"]["domain"] == ["Complete", "Not complete"]
    assert [part["count"] for part in layer["rows"]] == [12, 1 + 2, 4, 3]


def test_a_number_is_legible_on_its_own_part():
    inks = {
        part["kind"]: part["ink"] for part in bars(findings.progress(SEVERAL))["rows"]
    }
    assert inks == {
        findings.EVIDENCED: theme.PAPER,
        findings.UNEVIDENCED: theme.INK,
        findings.OPEN: theme.INK,
    }


@pytest.mark.parametrize("groups", [1, 12])
def test_the_chart_is_as_tall_as_its_groups_need(groups):
    rows = [(f"Finding {number}", 1, 1, 1) for number in range(groups)]
    chart = findings.progress(frame(*rows))
    assert spec(chart)["height"] == findings.ROW * groups
    assert min(font_sizes(chart)) >= 13.5


def test_findings_keep_the_order_they_come_in():
    layer = bars(findings.progress(SEVERAL))
    assert layer["encoding"]["y"]["scale"]["domain"] == list(SEVERAL["group"])


def test_a_group_with_nothing_counted_says_so():
    assert "No actions counted" in texts(findings.progress(frame(("Empty", 0, 0, 0))))


def test_no_groups_at_all_say_that_nothing_is_recorded():
    assert "Nothing recorded" in texts(findings.progress(frame()))


def test_where_no_evidence_is_recorded_neither_count_of_it_is_needed():
    unrecorded = SEVERAL.astype(object).assign(evidenced=None, unevidenced=None)
    parts = bars(findings.progress(unrecorded, evidence_known=False))["rows"]
    assert {part["kind"] for part in parts} == {findings.COMPLETE, findings.OPEN}
