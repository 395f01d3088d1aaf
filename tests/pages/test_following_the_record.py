"""What a reader is shown, and told, when the record changes under an open page."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from components import session
from components.sentences import versions as says
from data import publications, words
from data.publications import StoreUnavailable
from data.release.audience import Role
from tests.kept import OFFICER
from tests.pages import app
from tests.pages.desk import KEY, NOON, Desk

# ``session.editions`` is the function of that name.
EDITIONS = importlib.import_module("components.session.editions")
PAGE = "action_plan"


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A record in memory that the application uses, and its clock."""
    made = Desk()
    monkeypatch.setattr(publications, "open_store", lambda **_: made.store)
    monkeypatch.setattr(EDITIONS, "utc_now", made.clock)
    session.store.clear()
    yield made
    session.store.clear()


def reader(role: Role = Role.PUBLIC, page: str = PAGE, **query: str) -> AppTest:
    at = app.opened(page, role, **query)
    assert not at.exception
    return at


def clicks(at: AppTest) -> AppTest:
    at.run()
    assert not at.exception
    return at


def version(at: AppTest) -> str:
    """The number in the status line; "" where no version is shown."""
    lines = [app.plain(one.value) for one in at.main.caption]
    (line,) = [one for one in lines if "Management information" in one] or [""]
    return next((part[8:] for part in line.split(" · ") if "Version" in part), "")


def told(at: AppTest) -> str:
    """Everything above and below the heading that is no part of the page's own."""
    return app.shown(at).text


def news(at: AppTest) -> list[str]:
    """What is announced to this reader."""
    return [
        app.plain(text)
        for one in at.main.get("html")
        if "scrutiny-notice" in one.proto.body
        for text in app.Written(one.proto.body).texts
        if text.startswith("Version")
    ]


def at_time(desk: Desk) -> str:
    here = words.local(desk.now)
    return f"at {here:%H:%M} on 3 July 2023"


# --- a version opens ---------------------------------------------------------


def test_a_version_that_opens_is_shown_at_the_next_click_with_a_word(desk: Desk):
    desk.opens()
    at = reader()
    assert (version(at), news(at)) == ("1", [])
    desk.passes(minutes=2)
    desk.opens(after=1)
    clicks(at)
    word = f"Version 2 was opened {at_time(desk)}; this page now shows it."
    assert (version(at), news(at)) == ("2", [word])


def test_the_word_stays_while_the_reader_does_and_is_not_said_again(desk: Desk):
    desk.opens()
    at = reader()
    desk.opens(after=1)
    assert len(news(clicks(at))) == 1
    assert len(news(clicks(at))) == 1
    app.turned(at, "about")
    assert (version(at), news(at)) == ("2", [])
    app.turned(at, PAGE)
    assert news(at) == []


def test_a_told_opening_reaches_readers_by_the_clock_alone(desk: Desk):
    desk.opens()
    desk.store.open(
        desk.clears(after=1), at=NOON + timedelta(hours=2, minutes=2), by=OFFICER
    )
    at = reader()
    desk.passes(hours=2)
    assert (version(clicks(at)), news(at)) == ("1", [])
    desk.passes(minutes=2)
    clicks(at)
    assert version(at) == "2"
    assert news(at) == [
        f"Version 2 was opened {at_time(desk)}; this page now shows it."
    ]


def test_an_address_that_names_a_version_keeps_it(desk: Desk):
    desk.opens()
    at = reader(plan=KEY, version="1")
    desk.opens(after=1)
    clicks(at)
    assert (version(at), news(at)) == ("1", [])
    app.turned(at, "about")
    assert at.query_params == {"plan": KEY, "version": "1"}
    assert "Not the latest, which is version 2" in told(at)


def test_choosing_the_latest_is_to_follow_it_again(desk: Desk):
    desk.opens()
    desk.opens(after=1)
    at = reader(plan=KEY, version="1")
    at.selectbox(key="chrome_version").select(2).run()
    assert at.query_params == {"plan": KEY}
    assert (version(at), news(at)) == ("2", [])
    desk.opens(after=2)
    assert version(clicks(at)) == "3"
    assert len(news(at)) == 1


def test_a_version_not_for_this_reader_changes_nothing_for_them(desk: Desk):
    desk.opens()
    public, member = reader(), reader(Role.MEMBER)
    desk.opens(after=1, restricted=True)
    before = told(public)
    assert told(clicks(public)) == before
    assert version(clicks(member)) == "2"


def test_the_first_version_takes_the_samples_place_and_says_so(desk: Desk):
    at = reader()
    assert "Sample data" in told(at)
    desk.opens()
    clicks(at)
    assert version(at) == "1"
    assert says.NO_MORE_SAMPLES in news(at)[0]
    assert "not to be had" not in told(at)


def test_an_officer_who_opened_one_reads_of_it_on_the_first_page_they_turn_to(
    desk: Desk,
):
    desk.opens()
    at = reader(Role.OFFICER)
    app.turned(at, "publish")
    desk.opens(after=1)
    clicks(at)
    app.turned(at, PAGE)
    assert len(news(at)) == 1


# --- a version is removed ----------------------------------------------------


def test_a_removed_version_gives_way_to_the_one_before_with_a_word(desk: Desk):
    desk.opens()
    two = desk.opens(after=1)
    at = reader()
    desk.passes(minutes=70)
    desk.store.withdraw(two, why="Secret reason.", by=OFFICER)
    clicks(at)
    assert version(at) == "1"
    (word,) = news(at)
    assert word == (
        f"Version 2 was removed from view {at_time(desk)}; "
        "this page now shows version 1."
    )
    assert "Secret reason" not in told(at)
    desk.store.restore(two, why="It was right.", by=OFFICER)
    clicks(at)
    assert news(at) == ["Version 2 is in view again; this page now shows it."]


def test_when_the_only_version_is_removed_no_page_shows_anything_else(desk: Desk):
    one = desk.opens()
    at = reader()
    desk.store.withdraw(one, why="A row was wrong.", by=OFFICER)
    clicks(at)
    assert version(at) == ""
    assert f"Version 1 was removed from view {at_time(desk)}" in told(at)
    assert "Sample data" not in told(at)
    assert says.NOTHING_OPEN in told(reader())


# --- an address for what is not to be had ------------------------------------


def test_an_address_for_a_removed_version_says_so_and_shows_the_live_one(desk: Desk):
    desk.opens()
    two = desk.opens(after=1)
    desk.opens(after=2)
    desk.store.withdraw(two, why="A row was wrong.", by=OFFICER)
    at = reader(plan=KEY, version="2")
    assert version(at) == "3"
    assert (
        f"Version 2 was removed from view {at_time(desk)}; this page shows version 3."
        in told(at)
    )
    assert news(at) == []


@pytest.mark.parametrize("asked", ["2", "3", "4", "nonsense"])
def test_the_public_cannot_tell_what_waits_or_is_restricted_from_what_is_not(
    desk: Desk, asked: str
):
    desk.opens()
    desk.opens(after=1, restricted=True)
    desk.clears(after=2)
    at = reader(plan=KEY, version=asked)
    assert version(at) == "1"
    named = (
        "a plan or version that" if asked == "nonsense" else f"version {asked}, which"
    )
    assert (
        f"The address names {named} is not to be had here; this page shows version 1."
        in told(at)
    )


def test_a_restricted_version_that_was_removed_is_nothing_to_the_public(desk: Desk):
    desk.opens()
    two = desk.opens(after=1, restricted=True)
    desk.store.withdraw(two, why="A row was wrong.", by=OFFICER)
    assert "removed" not in told(reader(plan=KEY, version="2"))
    assert "removed" in told(reader(Role.MEMBER, plan=KEY, version="2"))


def test_only_officers_read_that_a_version_waits(desk: Desk):
    desk.opens()
    two = desk.clears(after=1)
    sentence = "Version 2 is cleared but not open yet (no time is set)"
    assert sentence in told(reader(Role.OFFICER, plan=KEY, version="2"))
    assert sentence not in told(reader(Role.MEMBER, plan=KEY, version="2"))
    desk.store.open(two, at=NOON + timedelta(minutes=1), by=OFFICER)
    assert "not open yet (it opens at" in told(
        reader(Role.OFFICER, plan=KEY, version="2")
    )


def test_an_address_for_another_plan_shows_the_first_and_names_it(desk: Desk):
    desk.opens()
    assert "this page shows version 1 of Small plan." in told(reader(plan="other"))


# --- corrections, plans, and a record out of reach ---------------------------


def test_a_correction_stands_under_the_status_line_of_every_page(desk: Desk):
    one = desk.opens()
    text = "Action *1* was completed in <May>."
    desk.store.correct(one, text, by=OFFICER)
    for page in app.READERS_PAGES:
        assert f"Correction, 3\u00a0July\u00a02023: {text}".replace(
            "\u00a0", " "
        ) in told(reader(page=page))


def test_the_chooser_of_plans_appears_with_the_second(desk: Desk):
    desk.opens()
    at = reader()
    assert "Plan" not in [one.label for one in at.sidebar.selectbox]
    desk.opens(plan="Second plan")
    clicks(at)
    (plans,) = [one for one in at.sidebar.selectbox if one.label == "Plan"]
    assert plans.options == ["Small plan", "Second plan"]
    assert (version(at), news(at)) == ("1", [])


def test_a_page_stays_readable_when_the_record_is_out_of_reach(desk: Desk):
    desk.opens()
    at = reader()
    before = told(at)
    desk.storage.away = True
    clicks(at)
    assert version(at) == "1"
    assert says.UNREACHABLE in told(at)
    desk.storage.away = False
    assert told(clicks(at)) == before


def test_a_record_that_was_never_reached_is_a_sentence(desk: Desk):
    desk.storage.away = True
    at = reader()
    assert version(at) == ""
    assert "The record cannot be opened." in told(at)


def test_a_record_lost_before_a_version_was_read_is_a_sentence(desk: Desk):
    desk.opens()
    desk.shelf.look()
    at = reader()
    desk.opens(after=1)
    kept = desk.store.content

    def lost(version_id: int, position: int | None = None) -> bytes:
        raise StoreUnavailable("The record cannot be opened.")

    desk.store.content = lost  # type: ignore[method-assign]
    assert "The record cannot be opened." in told(clicks(at))
    desk.store.content = kept  # type: ignore[method-assign]
    assert version(clicks(at)) == "2"


def test_a_click_on_an_open_page_asks_the_record_one_question(desk: Desk):
    desk.opens()
    desk.opens(plan="Second plan")
    at = reader()
    before = desk.storage.asked
    clicks(at)
    assert desk.storage.asked - before == 1
