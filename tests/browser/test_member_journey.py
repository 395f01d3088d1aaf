"""A committee member reads a figure, sees how it was counted, and shares a list."""

from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.reader import Reader
from tests.browser.server import Server

AGENCY = "Westmere Police"
RULE = "Actions whose status means complete, of all actions listed but those superseded"


def as_member(reader: Reader) -> None:
    reader.open()
    reader.choose("Look through the eyes of", "Committee member")
    menu = reader.page.get_by_role("navigation").get_by_role("link")
    expect(menu.filter(has_text="Publish")).to_have_count(0)


def actions(reader: Reader, column: str) -> list[str]:
    """What stands in one column of the page's list of actions."""
    table = reader.page.get_by_role("table", name="Actions", exact=True)
    place = table.get_by_role("columnheader").all_inner_texts().index(column)
    rows = table.get_by_role("row").filter(has=reader.page.get_by_role("cell"))
    return [row.locator("th, td").nth(place).inner_text() for row in rows.all()]


def test_the_overview_says_how_many_and_how_they_were_counted(reader: Reader):
    as_member(reader)
    expect(reader.heading()).to_contain_text("50 of 61")
    opener = reader.page.get_by_role(
        "button", name="How this was counted: reported complete"
    )
    opener.click()
    working = reader.page.get_by_role("table").filter(has_text="Counted towards it")
    expect(working).to_be_visible()
    rows = working.get_by_role("row").all_inner_texts()
    said = [" ".join(row.split()) for row in rows]
    assert said[:3] == ["Counted towards it 50", "Out of 61", "Left out: superseded 4"]
    expect(reader.page.get_by_text(RULE)).to_be_visible()
    expect(reader.page.get_by_text("version 7, position at 30")).to_be_visible()


def test_a_filtered_list_can_be_sent_to_a_colleague(
    reader: Reader, app: Server, arriving: Arrive
):
    as_member(reader)
    reader.turn_to("Action plan")
    everyone = actions(reader, "Lead agency")
    reader.choose("Lead agency", AGENCY)
    expect(reader.page.get_by_text(f"listed, under {AGENCY}")).to_be_visible()
    mine = actions(reader, "Lead agency")
    assert 0 < len(mine) < len(everyone)
    assert [agency for agency in mine if AGENCY not in agency] == []

    reader.page.get_by_role("button", name="Copy link").click()
    link = reader.page.get_by_text(f"{app.url}/action_plan?").inner_text().strip()
    assert "version=7" in link

    colleague = arriving(app)
    colleague.page.goto(link)
    colleague.settle()
    expect(colleague.page.get_by_text(f"listed, under {AGENCY}")).to_be_visible()
    assert actions(colleague, "Ref") == actions(reader, "Ref")
    assert colleague.status_line() == reader.status_line()
