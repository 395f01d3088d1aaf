"""Can everyone use it? axe-core, WCAG 2.0 to 2.2, A and AA, with everything open."""

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import Arrive
from tests.browser.reader import PAGES, PHONE, WIDE, Reader
from tests.browser.server import ROOT, Server

BROKEN = ROOT / "data" / "samples" / "broken" / "july-with-three-to-correct.xlsx"
JTAI, AS_PUBLISHED = "westmere-jtai", "cheshire-east-2023"
SHOWN = [
    pytest.param(plan, size, id=f"{plan}, {size[0]} pixels", marks=marks)
    for plan, size, marks in (
        (JTAI, WIDE, ()),
        (JTAI, PHONE, ()),
        (AS_PUBLISHED, PHONE, pytest.mark.long),
    )
]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("plan", "size"), SHOWN)
def test_no_page_breaks_a_rule(
    app: Server, arriving: Arrive, plan: str, size: tuple[int, int], name: str
):
    reader = arriving(app, size)
    reader.open(PAGES[name], f"plan={plan}")
    reader.open_everything()
    assert axe.violations(reader.page) == []
    expect(reader.heading()).to_have_count(1)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("name", ["Overview", "Action plan", "Cohort"])
def test_no_opened_working_breaks_a_rule(
    app: Server, arriving: Arrive, size: tuple[int, int], name: str
):
    reader = arriving(app, size)
    reader.open(PAGES[name])
    openers = reader.workings()
    assert openers
    for opener in openers:
        opener.click()
        expect(opener).to_have_attribute("aria-expanded", "true")
        assert axe.violations(reader.page) == []
        reader.page.keyboard.press("Escape")
        expect(opener).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_checked_file_breaks_no_rule(
    app: Server, arriving: Arrive, size: tuple[int, int]
):
    reader = arriving(app, size)
    reader.open("publish")
    reader.act_as()
    reader.upload(BROKEN)
    must = reader.page.get_by_role("table", name="Must fix, by cell")
    expect(must).to_be_visible()
    reader.open_everything()
    assert axe.violations(reader.page) == []


def test_the_link_to_copy_and_the_phone_s_menu_break_no_rule(
    app: Server, arriving: Arrive
):
    reader = arriving(app, PHONE)
    reader.open()
    reader.open_menu()
    assert axe.violations(reader.page) == []
    reader.page.get_by_role("button", name="Copy link").click()
    expect(reader.page.get_by_text("?plan=westmere-jtai&version=7")).to_be_visible()
    assert axe.violations(reader.page) == []


def test_axe_looks_for_what_we_ask_and_finds_what_is_wrong(reader: Reader):
    reader.open()
    reader.page.evaluate(
        """() => document.querySelector('h1').insertAdjacentHTML(
        'afterend', '<img src="data:,"><p style="color:#bbb;background:#fff">faint</p>'
        + '<button style="width:9px;height:9px;padding:0;border:0">a</button>'
        + '<button style="width:9px;height:9px;padding:0;border:0">b</button>')"""
    )
    found = {line.split(":")[0] for line in axe.violations(reader.page)}
    assert {"image-alt", "color-contrast", "target-size"} <= found


def test_the_page_s_language_is_british_english(reader: Reader):
    reader.open()
    expect(reader.page.locator("html")).to_have_attribute("lang", "en-GB")
