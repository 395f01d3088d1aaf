"""Who may see and do what, as one truth table: sentence and answer together.

A row for each page, each act and each state of a version, with what the public,
a committee member and an officer are told: "" where they may.
"""

from itertools import product

import pytest

from components.chrome.pages import PAGES, check_can_enter
from data.plan import Classification
from data.publications.records import Stage
from data.release import audience
from data.release.audience import Act, NotAllowed, Role

OPEN, RESTRICTED = Classification.OPEN, Classification.RESTRICTED
ROLES = (Role.PUBLIC, Role.MEMBER, Role.OFFICER)

FREE = ("", "", "")
ONLY_OFFICERS = "Only an officer can check and publish a workbook."
PAGE = {
    "overview": FREE,
    "action_plan": FREE,
    "since_last_meeting": FREE,
    "impact": FREE,
    "cohort": FREE,
    "options_and_risk": FREE,
    "committee_paper": FREE,
    "publish": (ONLY_OFFICERS, ONLY_OFFICERS, ""),
    "about": FREE,
}


def officers(act: str) -> tuple[str, str, str]:
    return (f"Only an officer can {act}.", f"Only an officer can {act}.", "")


ACT = {
    Act.USE_PUBLISH: officers("check and publish a workbook"),
    Act.UPLOAD: officers("upload a file"),
    Act.COMPARE: officers("compare a draft with what readers see"),
    Act.SEND: officers("send a draft for checking"),
    Act.CHECK: officers("record who checked a draft"),
    Act.CLEAR: officers("clear a version"),
    Act.OPEN: officers("open a version"),
    Act.WITHDRAW: officers("withdraw a version"),
    Act.RESTORE: officers("restore a version"),
    Act.DISCARD: officers("set a draft aside"),
    Act.ANNOTATE: officers("add a note beside a flag"),
    Act.CORRECT: officers("add a correction note"),
    Act.CONFIRM_MATCH: officers("confirm that two refs are one action"),
    Act.ANSWER: officers("answer what a workbook leaves open"),
    Act.SEE_RECORD: officers("see the record of this publication"),
    Act.EXPORT_RECORD: officers("export the record of this publication"),
    Act.DOWNLOAD_FILE: officers("download an uploaded file"),
    Act.DOWNLOAD_RESTRICTED: (
        "Only a committee member or an officer can download from a restricted version.",
        "",
        "",
    ),
}

# Through whose eyes each role may make a file: the public's, a member's, an officer's.
MEMBERS_FILES = (
    "Only a committee member or an officer can make a file of what committee members "
    "are shown."
)
OFFICERS_FILES = "Only an officer can make a file of what officers are shown."
EYES = {
    Role.PUBLIC: FREE,
    Role.MEMBER: (MEMBERS_FILES, "", ""),
    Role.OFFICER: (OFFICERS_FILES, OFFICERS_FILES, ""),
}

IS_RESTRICTED = (
    "This version is restricted. Committee members and officers can see it when "
    "they sign in."
)
NOT_YET = "This version is not open yet. Only an officer can see it."
WITHDRAWN = "This version was withdrawn. Only an officer can see it."
ASIDE = "This draft was set aside. Only an officer can see it."
VERSION = {
    (Stage.DRAFT, None): (NOT_YET, NOT_YET, ""),
    (Stage.DRAFT, OPEN): (NOT_YET, NOT_YET, ""),
    (Stage.DRAFT, RESTRICTED): (NOT_YET, NOT_YET, ""),
    (Stage.CHECKING, None): (NOT_YET, NOT_YET, ""),
    (Stage.CHECKING, OPEN): (NOT_YET, NOT_YET, ""),
    (Stage.CHECKING, RESTRICTED): (NOT_YET, NOT_YET, ""),
    (Stage.CLEARED, None): (NOT_YET, NOT_YET, ""),
    (Stage.CLEARED, OPEN): (NOT_YET, NOT_YET, ""),
    (Stage.CLEARED, RESTRICTED): (NOT_YET, NOT_YET, ""),
    (Stage.OPEN, None): (IS_RESTRICTED, "", ""),
    (Stage.OPEN, OPEN): ("", "", ""),
    (Stage.OPEN, RESTRICTED): (IS_RESTRICTED, "", ""),
    (Stage.SUPERSEDED, None): (IS_RESTRICTED, "", ""),
    (Stage.SUPERSEDED, OPEN): ("", "", ""),
    (Stage.SUPERSEDED, RESTRICTED): (IS_RESTRICTED, "", ""),
    (Stage.WITHDRAWN, None): (WITHDRAWN, WITHDRAWN, ""),
    (Stage.WITHDRAWN, OPEN): (WITHDRAWN, WITHDRAWN, ""),
    (Stage.WITHDRAWN, RESTRICTED): (WITHDRAWN, WITHDRAWN, ""),
    (Stage.DISCARDED, None): (ASIDE, ASIDE, ""),
    (Stage.DISCARDED, OPEN): (ASIDE, ASIDE, ""),
    (Stage.DISCARDED, RESTRICTED): (ASIDE, ASIDE, ""),
}


def told(check, *question) -> str:
    """The sentence with which a check refuses; "" where it does not."""
    try:
        check(*question)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def rows(table):
    return [
        pytest.param(role, asked, sentences[at], id=f"{role.value}-{asked}")
        for asked, sentences in table.items()
        for at, role in enumerate(ROLES)
    ]


def test_every_role_has_a_column():
    assert set(ROLES) == set(Role)


def test_every_page_has_a_row():
    assert set(PAGE) == {one.key for one in PAGES}


def test_every_act_has_a_row():
    assert set(ACT) == set(Act)


def test_every_pair_of_eyes_has_a_row():
    assert set(EYES) == set(Role) == set(audience.EYES)


def test_every_state_of_a_version_has_a_row():
    assert set(VERSION) == set(product(Stage, (None, *Classification)))


@pytest.mark.parametrize(("role", "key", "sentence"), rows(PAGE))
def test_who_may_enter_which_page(role, key, sentence):
    assert told(check_can_enter, role, key) == sentence


@pytest.mark.parametrize(("role", "act", "sentence"), rows(ACT))
def test_who_may_do_what(role, act, sentence):
    assert told(audience.check_can, role, act) == sentence
    assert audience.can(role, act) is (not sentence)


@pytest.mark.parametrize(("role", "eyes", "sentence"), rows(EYES))
def test_through_whose_eyes_a_role_may_look(role, eyes, sentence):
    assert told(audience.check_can_look_as, role, eyes) == sentence
    assert audience.can_look_as(role, eyes) is (not sentence)


@pytest.mark.parametrize(("role", "state", "sentence"), rows(VERSION))
def test_who_may_see_a_version_in_which_state(role, state, sentence):
    stage, classification = state
    assert told(audience.check_can_view, role, classification, stage) == sentence
    assert audience.can_view(role, classification, stage) is (not sentence)


@pytest.mark.parametrize("role", Role)
def test_who_may_use_the_officers_page_may_publish(role):
    assert told(audience.check_can_publish, role) == told(
        audience.check_can, role, Act.USE_PUBLISH
    )
    assert audience.can_publish(role) is (role is Role.OFFICER)
