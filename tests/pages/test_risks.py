"""Risks on their page, and what a reader assumes there: all of it in the address."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components import markup
from components.sentences import what_if as says
from data.publications import Store
from data.release.audience import Role
from tests.pages import app
from tests.pages.app import shown, tables
from tests.pages.books import in_sheets

PAGE = "options_and_risk"
COUNT = "You assume that 7.8 moves 8 weeks later and that 6.1 is not done: 58 of 61"
RISKS = [
    ["Ref", "Risk", "Current likelihood", "Current impact"],
    ["R1", "Staff leave", 3, 4],
    ["R2", "Funds end", 3, 4],
]


def opened(role: Role = Role.MEMBER, **query: str) -> AppTest:
    return app.opened(PAGE, role, **query)


def table(at: AppTest, name: str) -> list[dict[str, str]]:
    (found,) = (one for one in tables(at) if one.name == name)
    return found.records()


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_an_assumption_in_the_address_is_reckoned_for_every_reader(role: Role) -> None:
    at = opened(role, moved="7.8;9.9", weeks="8", not_done="6.1")
    found = shown(at)
    assert found.exceptions == ()
    assert says.YOURS in found.text
    assert COUNT in found.text
    assert "Left aside: “9.9” is no action" in found.text
    assert [one.value for one in at.metric] == ["60 of 61", "58 of 61"]
    assert "Left at 4: 6.1 (not done)" in found.text
    assert at.multiselect(key="options_and_risk_moved").value == ["7.8"]
    assert "from 16 Very high in version 5 to 12 Very high in version 6" in found.text


def test_what_a_reader_chooses_goes_into_the_address_and_back_out_of_it() -> None:
    at = opened()
    at.multiselect(key="options_and_risk_not_done").set_value(["6.1"]).run()
    at.number_input(key="options_and_risk_weeks").set_value(8).run()
    at.multiselect(key="options_and_risk_moved").set_value(["7.8"]).run()
    asked = {name: at.query_params[name] for name in ("moved", "weeks", "not_done")}
    assert asked == {"moved": "7.8", "weeks": "8", "not_done": "6.1"}
    assert COUNT in shown(at).text
    assert COUNT in shown(opened(**asked)).text
    at.multiselect(key="options_and_risk_not_done").set_value([]).run()
    assert "not_done" not in at.query_params
    assert "59 of 61 could be reported complete" in shown(at).text
    at.selectbox(key="options_and_risk_ref").set_value("R4").run()
    assert "R4 stands at 4 Medium, the same in every version" in shown(at).text


def test_the_matrix_stands_where_a_phone_leaves_it_out() -> None:
    at = opened(plan="westmere-inclusion")
    cells = table(at, "Which risks stand where in the matrix")
    shared = [one for one in cells if one["Risks here now"] == "R2 and R3"]
    assert [(one["Place"], one["Likelihood"]) for one in shared] == [("6 Medium", "2")]
    assert f"st-key-{markup.WIDE}" in markup.STYLE
    assert "No counted action is open, so there is nothing to assume." in shown(at).text


def test_the_third_sample_says_that_the_report_gives_no_scores() -> None:
    found = shown(opened(plan="cheshire-east-2023", moved="6.1"))
    assert found.exceptions == ()
    assert "mentions the corporate risk register but gives no scores" in found.text
    assert "lists no actions, so nothing can be assumed" in found.text
    assert "One risk" not in found.texts


def test_a_first_version_is_read_without_a_history(record: Store) -> None:
    plan = app.keep(record, in_sheets(Risks=RISKS))
    at = opened(plan=plan)
    found = shown(at)
    assert found.exceptions == ()
    assert "This is the only version" in found.text
    assert "does not record which actions bear on a risk" in found.text
    assert "R1 stands at 12 Very high; no earlier version" in found.text
    (cell,) = table(at, "Which risks stand where in the matrix")
    assert cell["Risks here now"] == "R1 and R2"


def test_a_version_of_a_workbook_without_risks_is_calm(record: Store) -> None:
    plan = app.keep(record, in_sheets(Actions=[["Ref", "Action"], ["1", "Meet"]]))
    found = shown(opened(plan=plan))
    assert found.exceptions == ()
    assert (
        "The workbook holds no risks. Officers can supply a Risks sheet." in found.text
    )
