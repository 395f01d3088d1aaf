"""Risks in words: the list, one of them, its scores, and what is flagged."""

from dataclasses import replace

import pytest

from components.sentences import risk_flags, risks
from data.plan import Band
from tests.analysis.registers import registered, versions
from tests.samples import readings
from tests.spec.plans import plan_of

LATE = plan_of(
    """
    Ref | Finding    | Original due | Current due    | Status
    7.2 | Front door | 31 May 2023  | 31 August 2023 | In progress
    7.5 | Front door | 31 May 2023  |                | In progress
    7.6 | Front door | 31 May 2023  |                | Superseded
""",
    findings="Finding\nFront door",
)
FOUR = registered(
    """
    R1 | 4×4 | 3×4 | 2×3 | 7.2; 7.5 | Audit | Front door
    R2 | 4×3 | -   | 2×2
    R3 | 3×3 | 3×2 | 1×2 | 7.6; 9.9
    R4 | 2×2 | 2×2 | -   |          | Cover | Elsewhere
    """,
    LATE,
)


def said(*plans):
    return list(risk_flags.frame(versions(*plans))["said"])


def westmere(first=1, last=7):
    numbers = range(first, last + 1)
    return versions(*(readings.plan(readings.WESTMERE, number) for number in numbers))


# --- the list and the matrix -----------------------------------------------------


def test_each_score_is_said_with_its_likelihood_and_impact():
    rows = risks.listed(FOUR).set_index("ref")
    shown = rows["current_shown"].map(lambda text: text.replace("\u00a0", " "))
    assert shown["R1"] == "12 Very high (3 × 4)"
    assert shown["R2"] == "No score given"


def test_the_scale_says_whose_words_it_uses_and_which_they_are():
    assert risks.scale_note(FOUR) == (
        "Likelihood × impact on a scale of 4 by 4; the words for scores are stated "
        "defaults, as the workbook gives none: 1 to 3 low, 4 to 6 medium, 8 to 9 high "
        "and 12 to 16 very high."
    )
    own = replace(FOUR, risk_bands=(Band(1, 16, "Amber"),))
    assert "are the plan's own: 1 to 16 amber." in risks.scale_note(own)


def test_the_matrix_is_told_in_words_from_before_controls_to_target():
    assert "R1: before controls 16 Very high, now 12 Very high, target 6 Medium" in (
        risks.matrix_alt(FOUR)
    )


def test_a_risk_without_a_place_in_the_matrix_is_named():
    assert risks.unscored(FOUR) == (
        "R2 has no current score, so no place in the matrix."
    )
    assert risks.unscored(readings.plan(readings.WESTMERE, 7)) == ""


def test_without_risks_a_calm_sentence_says_what_is_there_instead():
    assert risks.missing(FOUR) == ""
    assert risks.missing(LATE) == (
        "The workbook holds no risks. Officers can supply a Risks sheet."
    )
    assert risks.missing(readings.plan(readings.CHESHIRE_EAST, 1)) == (
        "The report mentions the corporate risk register but gives no scores."
    )


# --- one risk --------------------------------------------------------------------


def test_controls_stand_apart_from_dated_actions():
    rows = risks.one(FOUR, "R1").set_index("field")["said"]
    assert rows["Controls in place"] == "Audit"
    assert rows["Cause"] == risks.NOTHING
    assert risks.one(FOUR, "R9").empty


@pytest.mark.parametrize(
    ("ref", "sentence"),
    [
        ("R1", "R1 names 2 counted actions; none are reported complete."),
        ("R2", "No action is recorded as bearing on it."),
        ("R3", "R3 names no action that this version counts."),
    ],
)
def test_which_actions_bear_on_it_is_said(ref, sentence):
    assert risks.bears(FOUR, ref) == sentence


def test_a_column_that_is_not_there_is_not_read_as_no_action():
    bare = registered("R1 | 1×1 | 1×1 | 1×1", LATE, columns={"risks": frozenset()})
    assert risks.bears(bare, "R1") == (
        "The workbook does not record which actions bear on a risk."
    )
    assert "does not record which actions" in risk_flags.note(versions(bare))


def test_the_finding_is_shown_or_said_not_to_be_there():
    (row,) = risks.finding(FOUR, "R1").to_dict("records")
    assert row["finding"].startswith("Front door")
    assert row["complete"] == "0 of 2"
    assert risks.finding_missing(FOUR, "R1") == ""
    assert risks.finding(FOUR, "R4").empty
    assert risks.finding_missing(FOUR, "R4") == (
        "R4 names the finding “Elsewhere”, which the Findings sheet does not list."
    )
    assert "No finding is recorded" in risks.finding_missing(FOUR, "R2")


# --- its score over time ---------------------------------------------------------


def test_the_headline_says_where_it_stands_and_where_it_stood():
    assert risks.history_headline(westmere(), "R1") == (
        "R1 stands at 12 Very high; it stood at 16 Very high in version 1"
    )
    assert risks.history_headline(westmere(), "R2") == (
        "R2 stands at 9 High, the same in every version that scores it"
    )
    assert risks.history_headline(westmere(last=1), "R1") == (
        "R1 stands at 16 Very high; no earlier version gives it a score"
    )
    assert risks.history_headline(versions(FOUR), "R2") == (
        "R2 has no current score in any version"
    )
    gone = registered("R9 | 1×1 | 1×1 | 1×1", LATE)
    assert risks.history_headline(versions(FOUR, gone), "R1") == (
        "R1 last stood at 12 Very high, in version 1"
    )


def test_the_line_is_told_in_words_change_by_change():
    assert risks.history_alt(westmere(), "R1") == (
        "Current score of R1. version 1: 16 Very high; version 6: 12 Very high."
    )
    assert risks.drawable(westmere(), "R1")
    assert not risks.drawable(westmere(last=1), "R1")


def test_a_ref_worded_otherwise_is_told_since_it_may_be_another_risk():
    (first, *rest) = FOUR.risks
    other = replace(FOUR, risks=(replace(first, risk="Something else"), *rest))
    assert risks.history_note(versions(FOUR, other), "R1") == (
        "Version 2 words R1 otherwise than version 1, which said “Risk R1”."
    )
    assert risks.history_note(versions(FOUR, FOUR), "R1") == ""


# --- for information -------------------------------------------------------------


def test_each_flag_is_one_neutral_sentence_with_its_refs():
    before = registered("R1 | 4×4 | 4×4 | 2×3 | 7.2; 7.5 | Audit", LATE)
    after = registered("R1 | 3×3 | 3×4 | 2×3 | 7.2; 7.5 | Audit", LATE)
    assert said(before, after) == [
        "R1's current score, 12 Very high, is not below its score before controls, "
        "9 High; controls are listed: “Audit”.",
        "R1's target has stood at 6 Medium since version 1; open and past a date given "
        "for them: 7.2 (first due 31 May 2023, now 31 August 2023) and 7.5 (due 31 May "
        "2023).",
        "R1's current score went from 16 Very high in version 1 to 12 Very high in "
        "version 2; none of the actions it names (7.2 and 7.5) became complete between "
        "the two.",
    ]


def test_a_risk_with_no_action_is_told_with_what_it_names_instead():
    assert said(FOUR)[-1] == "R2 names no action."
    assert said(FOUR)[-2] == ("R4 names no action; it names the finding “Elsewhere”.")
    assert said(FOUR)[0] == (
        "R3 names no action that is counted: 7.6 is superseded and 9.9 is not in this "
        "version's list."
    )


def test_that_there_is_only_one_version_and_no_flag_is_said():
    quiet = registered("R1 | 4×4 | 3×4 | 2×3 | 7.2", LATE)
    note = risk_flags.note(versions(quiet))
    assert note.startswith("No rule of ours finds anything")
    assert "This is the only version" in note
    assert "only version" not in risk_flags.note(westmere())
    assert "rest on made-up rows" in risk_flags.note(westmere())


def test_the_flags_of_one_risk_are_its_own():
    assert len(risk_flags.of(westmere(), "R1")) == 2
    assert risk_flags.of(westmere(), "R2") == []
