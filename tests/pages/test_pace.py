"""The forecast on the Overview: for members and officers, as it was made."""

from __future__ import annotations

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.sentences import pace, scores
from data.publications import Store
from data.release.audience import Role
from tests.pages import app, officers_page
from tests.pages.app import shown
from tests.pages.books import JULY, JUNE
from tests.pages.officers_page import numbered

SIGNED_IN = [Role.MEMBER, Role.OFFICER]
SECOND = {"plan": "westmere-inclusion"}
AT_END = "nothing is left to forecast"


def overview(role: Role = Role.OFFICER, **query: str) -> AppTest:
    return app.opened("overview", role, **query)


def scored(at: AppTest) -> list[dict[str, str]]:
    return officers_page.table(at, scores.HEADING)


def version_of(row: dict[str, str]) -> str:
    return row["Forecast of"].partition(",")[0]


@pytest.mark.parametrize("role", SIGNED_IN)
def test_the_two_paces_their_dates_and_what_they_do_not_predict(role: Role) -> None:
    found = shown(overview(role))
    assert "If it slows, as finite plans usually do: about 6 in 10 chance" in found.text
    assert "If the pace so far holds: about 7 in 10 chance (69%)" in found.text
    assert "all 61 are reported complete by 31 January 2024" in found.text
    assert pace.NOT_SIGN_OFF in found.text
    assert "85% by 30 Nov 2023" in found.sent  # a ring on the burn-up
    assert "Sign-off due 31 Jan 2024" in found.sent


def test_the_public_is_shown_the_burn_up_and_nothing_of_a_forecast() -> None:
    found = shown(overview(Role.PUBLIC))
    assert "50 complete" in found.sent
    for word in (
        "chance",
        "85%",
        scores.HEADING,
        "SPI(t)",
        "The method",
        "if it slows",
    ):
        assert word.casefold() not in found.sent.casefold()


def test_the_method_is_there_for_those_who_open_it() -> None:
    at = overview()
    (opener,) = (one for one in at.expander if one.label == "The method")
    told = " ".join(one.value for one in opener.markdown)
    assert "SPI" in told
    assert "50 actions completed in 11 months to 30" in app.plain(told)
    assert "drawn from a pace that may slow" in told
    assert pace.METHOD not in "".join(
        one.value for one in at.main.markdown if one not in opener.markdown
    )


def test_the_history_of_the_second_sample_shows_scored_forecasts() -> None:
    at = overview(**SECOND)
    rows = {version_of(row): row for row in scored(at)}
    assert [*rows] == [f"Version {number}" for number in range(23, 0, -1)]
    assert rows["Version 8"]["50% date"] == "30 November 2022 (not met)"
    assert rows["Version 8"]["85% date"] == "31 July 2024 (met)"
    assert "fewer than six" in rows["Version 1"]["50% date"]
    told = shown(at).text
    assert "10 of 20 of the 50% dates and 17 of 17 of the 85% dates were met" in told
    assert "All reported complete by 13 December 2022" in told
    assert "None was stored when its version opened" in told


def test_a_finished_plan_and_a_young_one_are_refused_in_a_sentence() -> None:
    assert shown(overview(**SECOND)).text.count(AT_END) == 1
    young = shown(overview(**SECOND, version="1"))
    assert "a pace cannot be told from fewer than six" in young.text
    assert scores.NONE in young.text


def test_a_version_opened_by_an_officer_keeps_its_forecast(record: Store) -> None:
    st.cache_resource.clear()  # another record may have held the same versions
    officers_page.published(JUNE.read_bytes())
    officers_page.published(JULY.read_bytes())
    first, second = numbered(record)
    for version, as_at in ((first, "2023-05-31"), (second, "2023-06-30")):
        assert version.forecast is not None
        assert version.forecast["version"] == version.number
        assert version.forecast["as_at"] == as_at
        assert version.forecast["slowing"]["finished"]
    at = overview()
    assert "as it was stored when its version opened" in shown(at).text
    assert [version_of(row) for row in scored(at)] == ["Version 1"]


def test_a_version_that_opens_by_itself_has_its_forecast_too(record: Store) -> None:
    page = officers_page.cleared(officers_page.drafted(JULY.read_bytes()))
    officers_page.fill(page, open_at_text="10:00 on 1 July 2030")
    officers_page.press(page, "Open at")
    (version,) = numbered(record)
    assert version.opens_at is not None
    assert version.opens_at.year == 2030
    assert version.forecast is not None
    assert version.forecast["total"] == 61
