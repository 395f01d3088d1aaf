"""Who is given points to explore, where they lead, and what letters stand for."""

import pytest

from components.sentences import points
from data.release.audience import Role
from tests.pages import app
from tests.pages.app import READERS_PAGES
from tests.pages.books import WESTMERE_7
from tests.pages.conftest import See

NOT_SHOWN = "What these figures do not show"
QUESTION = "Which evidence was “Front door” agreed as addressed on"


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OFFICER])
def test_those_signed_in_are_given_three_points_and_may_take_all_along(
    role: Role,
) -> None:
    page = app.opened("overview", role, **dict(WESTMERE_7.query))
    assert points.HEADING in [app.plain(one.value) for one in page.header]
    assert NOT_SHOWN not in [app.plain(one.value) for one in page.header]
    numbered = [
        app.plain(one.value)
        for one in page.markdown
        if one.value.startswith(("**1", "**2", "**3", "**4"))
    ]
    assert len(numbered) == 3
    assert numbered[0].startswith(f"**1. {QUESTION}")
    (listed,) = (one for one in app.tables(page) if one.name == points.HEADING)
    assert len(listed.records()) == 10
    (text,) = page.main.code
    assert text.value.splitlines()[10].startswith("10. ")


def test_a_point_about_a_change_leads_to_the_changes_since_the_last_meeting(
    see: See,
) -> None:
    text = see(WESTMERE_7, Role.MEMBER, "overview").text
    assert "What led to action 2.3 being open again?" in text
    assert "Since last meeting: Identification and flagging →" in text


@pytest.mark.parametrize("key", READERS_PAGES)
def test_the_public_is_given_no_point(see: See, key: str) -> None:
    sent = see(WESTMERE_7, Role.PUBLIC, key).sent
    assert QUESTION not in sent
    if key == "overview":
        assert NOT_SHOWN in sent
        assert points.HEADING not in sent


@pytest.mark.parametrize(
    "key", ["overview", "action_plan", "impact", "cohort", "options_and_risk"]
)
@pytest.mark.parametrize("role", Role)
def test_letters_are_explained_under_the_lead(see: See, key: str, role: Role) -> None:
    said = see(WESTMERE_7, role, key).text
    assert "JTAI: joint targeted area inspection, of how agencies" in said
