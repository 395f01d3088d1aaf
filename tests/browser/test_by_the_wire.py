"""Nobody gets by the wire what no page would give them: forged clicks, guessed
addresses, other people's downloads. The sessions here have no browser."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from streamlit.runtime.memory_media_file_storage import _calculate_file_id
from websockets.exceptions import InvalidStatus

from data.publications import EventKind, open_store
from tests.browser import provider, record, server, wire
from tests.browser.record import CLOSED_AT, KEY, SAMPLES
from tests.browser.server import Server

RULES = """
claim = "groups"
officers = ["scrutiny-officers"]
members = ["scrutiny-committee"]
"""
NOBODY_THERE = provider.Provider("http://127.0.0.1:9")
SECOND = f"plan={KEY}&version=2"


def signed_in(*groups: str, lasting: float = 24 * 3600) -> dict[str, object]:
    return {
        "iss": NOBODY_THERE.url,
        "sub": "someone",
        "name": "Someone Known",
        "groups": list(groups),
        "exp": time.time() + lasting,
    }


OFFICER, MEMBER = signed_in("scrutiny-officers"), signed_in("scrutiny-committee")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("by_the_wire")
    record.keep(folder)
    with server.running(folder, secrets=NOBODY_THERE.secrets(RULES)) as running:
        yield running


@pytest.fixture
def cold_app(tmp_path: Path) -> Iterator[Server]:
    """A server that nobody has asked for anything yet."""
    record.keep(tmp_path)
    with server.running(tmp_path, secrets=NOBODY_THERE.secrets(RULES)) as running:
        yield running


def events(app: Server, kind: EventKind) -> list[tuple[str, str, int | None, str]]:
    """Who, in which role, which version and the note, of each event of a kind."""
    store = open_store(app.store)
    found = [
        (one.by.name, one.role, one.version, one.note)
        for one in store.events()
        if one.kind is kind
    ]
    store.close()
    return found


def marker(app: Server) -> int:
    store = open_store(app.store)
    found = store.marker()
    store.close()
    return found


# --- pages ----------------------------------------------------------------------


def test_the_first_thing_a_cold_server_is_asked_is_refused_like_any_other(
    cold_app: Server,
):
    with wire.connected(cold_app) as public:
        sent = wire.told(public.run("publish"))
        assert "Only an officer can check and publish a workbook." in sent
        assert "Versions that have been open" not in sent
        assert CLOSED_AT not in sent
    with wire.connected(cold_app) as public:
        assert CLOSED_AT not in wire.told(public.run("", SECOND))


def test_forged_widgets_move_nothing_on_a_page_that_refuses(app: Server):
    with wire.connected(app, OFFICER) as officer:
        theirs = wire.told(officer.run("publish"))
        assert "Versions that have been open" in theirs
        names = officer.widgets()
        assert any(b"publish_file" in name for name in names)
        assert any(b"chrome_role_choice" in name for name in names)

    for claims in (None, signed_in(), MEMBER):
        with wire.connected(app, claims) as other:
            other.run("publish")
            forged = names - other.widgets()
            before = marker(app)
            workbook = (SAMPLES / "westmere-2023-07.xlsx").read_bytes()
            given = other.upload("plan.xlsx", workbook)
            for states in (wire.forged(forged), wire.forged(forged, upload=given)):
                sent = wire.told(other.run("publish", widgets=states))
                assert "Only an officer can check and publish a workbook." in sent
                assert "Versions that have been open" not in sent
                assert forged & other.widgets() == set()
                assert "Look through the eyes of" not in sent
            assert marker(app) == before


@pytest.mark.parametrize("claims", [None, signed_in()], ids=["nobody", "no role"])
def test_a_restricted_version_is_sent_to_members_and_no_further(
    app: Server, claims: dict[str, object] | None
):
    with wire.connected(app, MEMBER) as member:
        assert CLOSED_AT in wire.told(member.run("", SECOND))
    with wire.connected(app, claims) as other:
        sent = wire.told(other.run("", SECOND))
        assert "not to be had" in sent
        assert CLOSED_AT not in sent
        assert CLOSED_AT not in wire.told(other.run("action_plan", SECOND))


def test_a_refused_page_is_in_the_record_once_a_session(app: Server):
    refusal = ("Someone Known", "Public", None, "Asked for the page Publish.")
    before = events(app, EventKind.ROLE_REFUSED).count(refusal)
    for session in (1, 2):
        with wire.connected(app, signed_in()) as other:
            for page in ("publish", "about", "publish", "publish"):
                other.run(page)
        after = events(app, EventKind.ROLE_REFUSED).count(refusal)
        assert after == before + session


def test_refusing_people_nobody_knows_does_not_fill_the_record(app: Server):
    def unknown() -> int:
        refusals = events(app, EventKind.ROLE_REFUSED)
        return sum(name == "Someone not signed in" for name, *_ in refusals)

    counts = []
    for _ in range(4):
        with wire.connected(app) as public:
            public.run("publish")
        counts.append(unknown())
    assert counts[0] >= 1
    assert counts[-1] <= counts[0] + 1  # the hour may have turned meanwhile


def test_a_refused_version_is_in_the_record(app: Server):
    with wire.connected(app, signed_in()) as other:
        other.run("", SECOND)
        other.run("about", SECOND)
    note = f"Asked for version 2 of {record.NAME}."
    refused = ("Someone Known", "Public", 2, note)
    assert refused in events(app, EventKind.ROLE_REFUSED)


def test_a_cookie_with_a_forged_signature_is_nobodys(app: Server):
    forger = provider.COOKIE_SECRET[::-1]
    with wire.connected(app, OFFICER, secret=forger) as other:
        assert "You are not signed in" in wire.told(other.run("publish"))


def test_a_server_answers_only_to_the_names_it_is_given(tmp_path: Path):
    names = {"STREAMLIT_SERVER_ALLOWED_HOSTS": "dashboard.example other.example"}
    with server.running(tmp_path, setting=names) as app:
        with pytest.raises(InvalidStatus), wire.connected(app):
            pytest.fail("it answered to a name it was not given")
        with wire.connected(app, host="dashboard.example") as named:
            sent = wire.told(named.run("publish"))
            assert "It is reached through another address" in sent
            assert "Only an officer can check and publish a workbook." in sent


# --- downloads ------------------------------------------------------------------


def taken(app: Server, address: str) -> httpx.Response:
    return httpx.get(f"{app.url}{address}", trust_env=False)


def restricted_table(session: wire.Wire) -> str:
    """What to ask the server for, to download a table of the restricted version."""
    session.run("action_plan", SECOND)
    return next(
        deferred
        for label, deferred in session.downloads().items()
        if "Every action" in label or "actions" in label.casefold()
    )


def test_a_restricted_download_is_recorded_and_goes_with_its_page(app: Server):
    before = len(events(app, EventKind.DOWNLOADED))
    with wire.connected(app, MEMBER) as member:
        address = member.press(restricted_table(member))
        found = taken(app, address)
        assert found.status_code == 200
        assert "attachment" in found.headers["content-disposition"]
        (entry,) = events(app, EventKind.DOWNLOADED)[before:]
        assert entry[:3] == ("Someone Known", "Committee member", 2)
        assert entry[3].endswith(".csv")
    until = time.monotonic() + 10
    while taken(app, address).status_code == 200 and time.monotonic() < until:
        time.sleep(0.05)
    assert taken(app, address).status_code == 404


def test_an_address_cannot_be_worked_out_from_what_it_holds(app: Server):
    with wire.connected(app, MEMBER) as member:
        address = member.press(restricted_table(member))
        found = taken(app, address)
        name = found.headers["content-disposition"].partition('filename="')[2][:-1]
        for mime in ("text/csv", "text/csv; charset=utf-8"):
            guess = _calculate_file_id(found.content, mime, name)
            assert guess not in address
            assert taken(app, f"/media/{guess}").status_code == 404
            assert taken(app, f"/media/{guess}.csv").status_code == 404
        with wire.connected(app, MEMBER) as other:
            again = other.press(restricted_table(other))
            assert taken(app, again).content == found.content
            assert again != address


def test_what_one_page_offers_is_nothing_on_another_or_once_it_is_closed(app: Server):
    with wire.connected(app, MEMBER) as member:
        offered = restricted_table(member)
    with wire.connected(app) as public:
        public.run("about")
        assert public.press(offered) == ""
        assert public.press("0" * 32) == ""


def test_a_press_asks_again_who_is_there(app: Server):
    before = len(events(app, EventKind.DOWNLOADED))
    brief = signed_in("scrutiny-committee", lasting=30)
    with wire.connected(app, brief) as member:
        offered = restricted_table(member)
        assert member.press(offered)
        time.sleep(max(float(str(brief["exp"])) - time.time() + 0.1, 0))
        assert member.press(offered) == ""
    assert len(events(app, EventKind.DOWNLOADED)) == before + 1


def test_a_press_after_a_role_is_taken_away_gives_nothing(app: Server):
    before = len(events(app, EventKind.DOWNLOADED))
    listed = app.secrets.read_text("utf-8")
    with wire.connected(app, MEMBER) as member:
        offered = restricted_table(member)
        app.secrets.write_text(listed.replace("scrutiny-committee", "others"), "utf-8")
        try:
            assert member.press(offered) == ""
        finally:
            app.secrets.write_text(listed, "utf-8")
    assert len(events(app, EventKind.DOWNLOADED)) == before
