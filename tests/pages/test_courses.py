"""Options and risk: each course on the plan's own dates, for whom and with what."""

from __future__ import annotations

import pytest

from components.sentences import courses as says
from data.publications import Store
from data.release.audience import Role
from tests.pages import app, books
from tests.pages.app import shown

WESTMERE = {"plan": "westmere-jtai"}
IN_JULY = "paper of 10 July 2023, 205 days before sign-off"
YEARLY = "all 14 changes would first have appeared in the paper of 15 January 2024"


def page(role: Role = Role.PUBLIC, **query: str):
    return app.opened("options_and_risk", role, **query)


def test_the_page_tells_each_course_in_the_order_promised():
    at = page(**WESTMERE)
    found = shown(at)
    assert found.exceptions == ()
    told = [
        "What the committee is asked to decide on reporting",
        "The report's judgement, not calculated here",
        says.HEADING,
        IN_JULY,
        "With no reports, 14 of 14 changes in this record would not have appeared",
        YEARLY,
        says.OTHER_ROUTES,
        "3 recommendations to the committee of 10 July 2023",
        "risks are rated",
    ]
    places = [found.text.find(one) for one in told]
    assert places == sorted(places)
    assert min(places) >= 0
    (table,) = (one for one in app.tables(at) if one.name.startswith("Changes, and"))
    assert len(table.rows) == 14
    assert "Sign-off due 31 Jan 2024" in found.sent


def test_a_reader_s_assumptions_are_taken_from_the_address():
    asked = {"options_and_risk_months": "9", "options_and_risk_papers": "11"}
    found = shown(page(**WESTMERE, **asked)).text
    assert "(every 9 months, your assumption)" in found
    assert "go out 11 days before" in found
    assert "the last in the paper of 15 January 2024" in found


def test_a_reader_may_change_the_months():
    at = page(**WESTMERE)
    (months,) = (one for one in at.number_input if one.label.startswith("Months"))
    found = shown(months.set_value(24).run()).text
    assert "With reports every 24 months, 14 of 14 changes in this record" in found


@pytest.mark.parametrize("version", ["1", "2"])
def test_one_version_or_two_are_told_as_arithmetic(version: str):
    found = shown(page(**WESTMERE, version=version)).text
    assert says.ARITHMETIC in found
    assert "in this record" not in found


def test_without_history_options_or_meetings_it_is_said_calmly(record: Store):
    app.keep(record, books.ONE_ACTION.published)
    at = page()
    found = shown(at)
    assert found.exceptions == ()
    assert "lists no meetings and no option with a reporting interval" in found.text
    assert list(at.number_input) == []
