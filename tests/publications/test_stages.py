"""What may be done at which stage: one table, total, each refusal a sentence."""

from datetime import UTC, datetime

import pytest

from data.publications import Act, NotPublished, Person, Stage, VersionRecord, may
from data.publications.stages import MAY, check_may, refusal

WORKING = {
    *(Act.ADD_FILE, Act.LEAVE_OUT, Act.CHOOSE_PLAN, Act.RECORD_CHECK),
    *(Act.CLEAR, Act.DISCARD, Act.ANNOTATE, Act.CONFIRM_MATCH, Act.ANSWER),
}
SEEN = {Act.WITHDRAW, Act.ANNOTATE, Act.CORRECT, Act.CONFIRM_MATCH}
ALLOWED = {
    Stage.DRAFT: WORKING | {Act.SEND_FOR_CHECKING},
    Stage.CHECKING: WORKING,
    Stage.CLEARED: {Act.OPEN, Act.WITHDRAW, Act.ANNOTATE, Act.CONFIRM_MATCH},
    Stage.OPEN: SEEN,
    Stage.SUPERSEDED: SEEN,
    Stage.WITHDRAWN: {Act.RESTORE},
    Stage.DISCARDED: {Act.RESTORE},
}
CELLS = [(stage, act) for stage in Stage for act in Act]


def test_the_table_has_a_row_for_every_stage_and_every_act_can_be_done_at_one():
    assert set(MAY) == set(Stage)
    assert set().union(*MAY.values()) == set(Act)


@pytest.mark.parametrize(("stage", "act"), CELLS)
def test_each_act_at_each_stage_is_allowed_or_refused_as_the_table_says(stage, act):
    version = VersionRecord(
        id=12,
        plan_key="plan",
        plan_name="Plan",
        as_at=None,
        begun_at=datetime(2023, 7, 3, tzinfo=UTC),
        begun_by=Person("", "A. Officer"),
        note="",
        stage=stage,
    )
    assert may(stage, act) == (act in ALLOWED[stage])
    if may(stage, act):
        check_may(version, act)
        return
    with pytest.raises(NotPublished) as told:
        check_may(version, act)
    assert str(told.value) == refusal("Draft 12", stage, act)
    assert str(told.value).startswith("Draft 12 ")
    assert f"cannot be {act.value}. " in str(told.value)
    assert str(told.value).endswith(".")


def test_a_refusal_says_where_the_version_stands_and_what_to_do_instead():
    assert refusal("Version 7", Stage.OPEN, Act.ADD_FILE) == (
        "Version 7 is open, so it cannot be given another file. "
        "Withdraw it, or upload a new version."
    )
    assert refusal("Draft 12", Stage.DRAFT, Act.OPEN) == (
        "Draft 12 is still a draft, so it cannot be opened. Clear it first."
    )
