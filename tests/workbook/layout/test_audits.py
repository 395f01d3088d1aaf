"""Audit results of a tracker that has no Measures sheet."""

from __future__ import annotations

from tests.workbook.layout.kept import asked, read, said, sheet

TRACKER = sheet(
    "Log", ["Ref", "Action", "Agency", "Status"], ["1", "Meet", "Council", "Ongoing"]
)
AUDITS = sheet(
    "Audit",
    ["Measure", "Quarter", "Cases audited", "Compliant"],
    ["Risk assessed", "Q1 22/23", 50.0, 15.0],
)
ASKED = "audits:without:measures"


def test_it_is_asked_whether_they_are_left_out_and_they_are_not_read_until_then():
    made = read(TRACKER, AUDITS)
    assert asked(made)[ASKED].changes_figure
    assert made.plan
    assert made.plan.audits == ()
    assert said(made, "layout_left_out") == [
        "Audit: 1 audit result is not read. It is asked whether to leave them out."
    ]


def test_left_out_they_do_not_keep_the_tracker_from_being_published():
    made = read(TRACKER, AUDITS, answers={ASKED: "leave_out"})
    assert ASKED not in asked(made)
    assert not [one for one in made.issues if one.sheet == "Audits"]


def test_kept_they_need_a_measures_sheet_as_ever():
    made = read(TRACKER, AUDITS, answers={ASKED: "keep"})
    assert made.plan
    assert len(made.plan.audits) == 1
    assert "no Measures sheet" in str(
        next(one for one in made.issues if one.sheet == "Audits")
    )
