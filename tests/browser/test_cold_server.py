"""A server's very first request, at any page's address, shows that page."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.reader import PAGES, Reader
from tests.browser.server import Server

PLAN = "Westmere JTAI action plan"
# What only that page's heading says.
HEADINGS = {
    "Overview": "50 of 61 actions reported complete; 11 still to finish",
    "Action plan": "11 actions still to finish; 6 are past their original date",
    "Since last meeting": "What changed between 16 January and 10 July 2023",
    "Impact": "measures can be compared over time",
    "Cohort": "148 children identified as at risk",
    "Options and risk": "asked to decide on reporting",
    "Committee paper": "The paper for 10 July 2023",
    "Publish": "Publish a new version of the action plan",
    "About": "What these figures are",
}


def test_every_page_has_a_heading_to_look_for():
    assert HEADINGS.keys() == PAGES.keys()


@pytest.mark.parametrize("name", PAGES)
def test_the_first_page_asked_for_is_the_page_shown(
    fresh_app: Server, arriving: Arrive, name: str
):
    reader = arriving(fresh_app)
    reader.open(PAGES[name])
    expect(reader.heading()).to_have_count(1)
    expect(reader.heading()).to_contain_text(HEADINGS[name])
    menu = reader.page.get_by_role("navigation")
    assert menu.get_by_role("link").all_inner_texts() == list(PAGES)
    assert reader.page.title().startswith(name)


@pytest.mark.parametrize("name", sorted(PAGES.keys() - {"Publish"}))
def test_the_browser_title_names_page_plan_and_that_it_is_sample_data(
    reader: Reader, name: str
):
    reader.open(PAGES[name])
    expect(reader.page).to_have_title(
        re.compile(f"^{name} .*{re.escape(PLAN)}.*Sample data$")
    )
