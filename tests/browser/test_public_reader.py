"""The public sees no true count of children, and no restricted version anywhere."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from data import workbook
from data.analysis import cohort
from data.plan import Plan
from tests.browser import server
from tests.browser.conftest import Arrive
from tests.browser.reader import OFFICERS_ONLY, PAGES, Reader
from tests.browser.record import CLOSED_AT, KEY, SAMPLES, keep
from tests.browser.server import Server

READERS_PAGES = [name for name in PAGES if name not in OFFICERS_ONLY]


@pytest.fixture(scope="module")
def public_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Served at an address the application does not know for its own machine."""
    folder = tmp_path_factory.mktemp("public")
    keep(folder)
    with server.running(folder, address=server.ANY_OTHER) as running:
        yield running
        assert running.complaints() == []


@pytest.fixture(scope="module")
def kept_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same record, served to this machine: its one user is an officer."""
    folder = tmp_path_factory.mktemp("kept")
    keep(folder)
    with server.running(folder) as running:
        yield running
        assert running.complaints() == []


@pytest.fixture(scope="module")
def sample() -> Plan:
    file = SAMPLES / "westmere-2023-07.xlsx"
    plan = workbook.read(file.read_bytes(), file.name).plan
    assert plan is not None
    return plan


def counts_of_children(plan: Plan) -> list[str]:
    """Counts of children that no other count, and no rounding, equals: "148"."""
    counts = cohort.stock(plan)["count"]
    stock = [str(count) for count in counts if count > 100 and count % 5]
    ours = {measure.ref for measure in plan.measures if measure.children}
    audits = [
        f"{result.met} of {result.cases}"
        for result in plan.audits
        if result.measure in ours
        and result.met is not None
        and (result.cases or 0) >= 20  # fewer could be a count of actions
        and (result.percentage is not None or (result.met or 0) % 5)
    ]
    return [*dict.fromkeys(stock), *dict.fromkeys(audits)]


def told(text: str, counts: list[str]) -> list[str]:
    """Which of the counts a text gives.

    "180 days" is no count of children, and "Section 151" is the law's.
    """
    whole = r"(?<![\d.,])(?<!Section ){}(?![\d.,]| days)"
    return [one for one in counts if re.search(whole.format(one), text)]


def test_an_officer_does_see_counts_of_children(reader: Reader, sample: Plan):
    seen = ""
    for name in ("Overview", "Impact", "Cohort"):
        reader.open(PAGES[name])
        reader.open_everything()
        seen += reader.text()
    counts = counts_of_children(sample)
    assert len(counts) > 10
    assert "148" in told(seen, counts)
    assert "45 of 50" in told(seen, counts)


def test_the_public_is_told_no_true_count_of_children_on_any_page(
    reader: Reader, sample: Plan
):
    reader.open()
    reader.choose("Look through the eyes of", "Public")
    counts = counts_of_children(sample)
    for name in READERS_PAGES:
        reader.record.messages.clear()
        reader.turn_to(name)
        if name == "Overview":  # where the officer's own view came before
            reader.turn_to("About")
            reader.record.messages.clear()
            reader.turn_to(name)
        reader.open_everything()
        sent = b"".join(reader.record.messages).decode("utf-8", "replace")
        assert len(sent) > 1000
        assert (name, told(reader.text(), counts)) == (name, [])
        assert (name, told(sent, [c for c in counts if " of " in c])) == (name, [])
        told_of = re.findall(r"\b(\d[\d,]*) children", sent)
        assert (name, [one for one in told_of if not one.endswith(("0", "5"))]) == (
            name,
            [],
        )


def test_the_public_reads_that_numbers_are_rounded_and_small_ones_hidden(
    reader: Reader,
):
    reader.open()
    reader.choose("Look through the eyes of", "Public")
    reader.turn_to("Cohort")
    main = reader.page.get_by_role("main")
    expect(main).to_contain_text("About 150 children identified as at risk")
    expect(main).to_contain_text("rounded to the nearest 5")
    expect(main).to_contain_text("“c” is a small number of children")


@pytest.mark.parametrize("name", READERS_PAGES)
def test_a_restricted_version_is_not_shown_at_any_address(
    public_app: Server, arriving: Arrive, name: str
):
    reader = arriving(public_app)
    reader.open(PAGES[name], f"plan={KEY}&version=2")
    expect(reader.page.get_by_text("not to be had")).to_be_visible()
    expect(reader.page.get_by_role("combobox", name="Version")).to_have_value(
        re.compile("^1: ")
    )
    assert "Version 1" in reader.status_line()
    assert "Restricted" not in reader.text()
    sent = b"".join(reader.record.messages).decode("utf-8", "replace")
    # The open version's own dates may be that day's too: an action was due then.
    for position in (f"osition at {CLOSED_AT}", f"2: {CLOSED_AT}"):
        assert position not in sent


def test_the_newest_a_reader_may_see_is_their_latest(
    public_app: Server, arriving: Arrive
):
    reader = arriving(public_app)
    reader.open()
    expect(reader.page.get_by_text("The latest version")).to_be_visible()
    assert "Not the latest" not in reader.text()
    assert "version=" not in reader.page.url


def test_an_address_without_sign_in_is_public_and_cannot_publish(
    public_app: Server, arriving: Arrive
):
    reader = arriving(public_app)
    reader.open("publish")
    expect(reader.page.get_by_role("main")).to_contain_text(
        "Only an officer can check and publish a workbook"
    )
    expect(reader.page.locator("input[type=file]")).to_have_count(0)
    expect(reader.page.get_by_label("Look through the eyes of")).to_have_count(0)


def test_a_restricted_version_goes_from_view_with_the_role(
    kept_app: Server, arriving: Arrive
):
    reader = arriving(kept_app)
    reader.open("", f"plan={KEY}&version=2")
    expect(reader.page.get_by_role("main")).to_contain_text("Restricted")
    reader.choose("Look through the eyes of", "Public")
    expect(reader.page.get_by_role("main")).not_to_contain_text("Restricted")
    assert [option[:2] for option in reader.options("Version")] == ["1:"]
