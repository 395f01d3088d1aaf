"""A version that has been open: withdrawn, restored, corrected, and its record."""

import csv
import io
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from components import publishing
from components.desk.record import EVERY_EVENT
from components.exports import tabular
from components.publishing import acts
from components.sentences import publish as publish_says
from components.sentences import publish_record as says
from data.publications import EventKind, Person, Stage, Store, StoreUnavailable
from data.release import gate
from data.release.audience import NotAllowed, Role
from tests.pages import app, officers_page
from tests.pages.books import JULY, JUNE
from tests.pages.officers_page import (
    at_desk,
    errors,
    fill,
    numbered,
    offered,
    press,
    text,
    title,
    upload,
)


@pytest.fixture
def page(record: Store) -> AppTest:
    """June's workbook open, then July's: version 2 is live."""
    officers_page.published(JUNE.read_bytes())
    return officers_page.published(JULY.read_bytes())


def withdrawn(page: AppTest) -> AppTest:
    return press(
        fill(page, remove_from_view_why="A name in the update"), "Remove from view"
    )


def test_a_withdrawn_version_is_removed_from_view_and_kept(
    page: AppTest, record: Store
) -> None:
    withdrawn(page)
    assert title(page) == "Version 2 is removed from view"
    assert "A name in the update" in text(page)
    first, second = numbered(record)
    assert (first.stage, second.stage) == (Stage.OPEN, Stage.WITHDRAWN)
    assert record.content(second.id) == JULY.read_bytes()
    seen = app.shown(app.opened("overview", Role.PUBLIC))
    assert "Version 1" in seen.text
    assert not seen.titles[0].startswith("50 of 61")


def test_a_restored_version_is_back_as_it_was(page: AppTest, record: Store) -> None:
    withdrawn(page)
    press(fill(page, restore_it_why="The name was taken out"), "Restore it")
    assert title(page) == "Version 2 is what readers see now"
    assert [one.stage for one in numbered(record)] == [Stage.SUPERSEDED, Stage.OPEN]
    kinds = [one.kind for one in record.events()]
    assert kinds[-2:] == [EventKind.WITHDRAWN, EventKind.RESTORED]


@pytest.mark.parametrize("label", ["Remove from view", "Add a correction note"])
def test_it_needs_a_reason(page: AppTest, record: Store, label: str) -> None:
    before = record.events()
    press(page, label)
    assert errors(page)
    assert record.events() == before


def test_a_correction_note_stands_with_the_version(
    page: AppTest, record: Store
) -> None:
    fill(page, add_a_correction_note_why="6.1 was moved on 3 May, not 30 April.")
    press(page, "Add a correction note")
    (note,) = numbered(record)[1].corrections
    assert note.text == "6.1 was moved on 3 May, not 30 April."
    assert "6.1 was moved on 3 May" in text(at_desk(draft=page.query_params["draft"]))


def test_a_cleared_version_can_be_removed_before_it_opens(record: Store) -> None:
    page = officers_page.cleared(officers_page.drafted())
    press(fill(page, remove_from_view_why="Cleared in error"), "Remove from view")
    (version,) = numbered(record)
    assert version.stage is Stage.WITHDRAWN


def test_a_draft_set_aside_leaves_the_list_and_can_be_taken_up_again(
    record: Store,
) -> None:
    page = upload(at_desk(), JULY.read_bytes())
    press(fill(page, set_aside_why="The wrong month"), "Set aside")
    assert record.drafts() == ()
    assert title(page).endswith("is set aside")
    press(fill(page, take_it_up_again_why="It was right"), "Take it up again")
    assert [one.stage for one in record.drafts()] == [Stage.DRAFT]


# --- the record, its export and the files ---------------------------------------------


def test_the_record_is_exported_as_csv_with_every_entry(
    page: AppTest, record: Store
) -> None:
    rows = gate.for_officers(says.events(record.events()), Role.OFFICER)
    written = tabular.csv_bytes(rows, EVERY_EVENT).decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(written)))
    assert len(read) == len(record.events())
    assert read[0]["What"] == "Opened"
    assert read[-1]["What"] == "Uploaded"
    labels = [
        officers_page.plain(one.proto.label) for one in page.main.get("download_button")
    ]
    assert f"Download CSV: {officers_page.RECORD}" in labels


def officer(role: Role = Role.OFFICER) -> acts.Officer:
    return acts.Officer(role, Person("", "A. Officer"), "QA lead")


def test_an_uploaded_file_comes_back_byte_for_byte_and_that_is_recorded(
    record: Store,
) -> None:
    page = upload(at_desk(), JULY.read_bytes(), "july.xlsx")
    labels = [
        officers_page.plain(one.proto.label) for one in page.main.get("download_button")
    ]
    assert "Download july.xlsx" in labels
    work = looked_at(record, page)
    assert acts.download(record, work, 1, officer=officer()) == JULY.read_bytes()
    *_, event = record.events()
    assert event.kind is EventKind.DOWNLOADED
    assert "july.xlsx" in event.note


def looked_at(record: Store, page: AppTest) -> acts.Work:
    return publishing.look_at(
        record,
        int(page.query_params["draft"]),
        role=Role.OFFICER,
        chosen="",
        basis=None,
        reading_of=lambda one: publishing.read(record, one),
        now=datetime.now(UTC),
    ).shown


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.MEMBER])
def test_nobody_else_does_any_of_this(record: Store, role: Role) -> None:
    page = upload(at_desk(), JULY.read_bytes())
    work, other = looked_at(record, page), officer(role)
    before = record.events()
    for act in (
        lambda: acts.upload(record, b"", "x.xlsx", officer=other),
        lambda: acts.leave_out(record, work, 1, officer=other),
        lambda: acts.answer(record, work, "X", officer=other),
        lambda: acts.send(record, work, "", officer=other),
        lambda: acts.check(record, work, {"P": "x"}, "1 May 2023", officer=other),
        lambda: acts.clear(
            record, work, name="x", title="y", on="1 May 2023", officer=other
        ),
        lambda: acts.open_now(record, work, officer=other),
        lambda: acts.open_at(record, work, "", now=work.now, officer=other),
        lambda: acts.withdraw(record, work, "x", officer=other),
        lambda: acts.restore(record, work, "x", officer=other),
        lambda: acts.discard(record, work, "x", officer=other),
        lambda: acts.annotate(record, work, "x", "y", officer=other),
        lambda: acts.correct(record, work, "x", officer=other),
        lambda: acts.download(record, work, 1, officer=other),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert record.events() == before


def test_a_record_that_cannot_be_read_is_said_in_a_sentence(
    record: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = at_desk()
    sentence = "There is no room left on the disk, so nothing was saved."

    def fail(*args: object, **kwargs: object) -> None:
        raise StoreUnavailable(sentence)

    monkeypatch.setattr(app.session.store(), "begin", fail)
    upload(page, JULY.read_bytes())
    assert sentence in errors(page)
    assert publish_says.UPLOAD in [one.label for one in page.file_uploader]
    monkeypatch.setattr(app.session.store(), "plans", fail)
    page.run()
    assert sentence in errors(page)
    assert not page.exception
    assert offered(page)
