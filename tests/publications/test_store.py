from datetime import UTC, date, datetime
from pathlib import Path
from threading import Barrier, Thread

import pytest

from data.plan import Classification
from data.publications import (
    EventKind,
    EventRecord,
    FileRecord,
    NotPublished,
    PlanRecord,
    Store,
    VersionRecord,
    open_store,
)
from data.publications.store import DEFAULT_FILE
from tests.publications.conftest import JULY, KEY, publish


def test_a_new_record_holds_no_plan_and_no_version(store):
    assert store.plans() == ()
    assert store.versions(KEY) == ()
    assert store.events(KEY) == ()


def test_a_published_version_says_what_was_published_when_and_by_whom(store):
    given = publish(store, b"the workbook's bytes")
    assert given == VersionRecord(
        plan_key=KEY,
        plan_name="Westmere JTAI action plan",
        number=1,
        as_at=date(2023, 6, 30),
        classification=Classification.OPEN,
        published_at=JULY,
        published_by="A. Officer",
        note="Monthly update",
        files=(
            FileRecord(
                "westmere.xlsx",
                "aad9b35ac38ec6d6e4342cea4293cc85e2bca953e34737d9eef39e7854d1e2c9",
                20,
            ),
        ),
    )
    assert store.versions(KEY) == (given,)


def test_versions_are_numbered_from_one_and_listed_oldest_first(store):
    first = publish(store, b"one")
    second = publish(store, b"two", expected_latest=1, as_at=date(2023, 5, 31))
    assert [first.number, second.number] == [1, 2]
    assert store.versions(KEY) == (first, second)


def test_the_bytes_come_back_exactly_as_they_went_in(store):
    every_byte = bytes(range(256)) * 4000 + b"\r\n\x00"
    publish(store, every_byte)
    publish(store, b"", expected_latest=1)
    assert store.content(KEY, 1) == every_byte
    assert store.content(KEY, 1, "westmere.xlsx") == every_byte
    assert store.content(KEY, 2) == b""


@pytest.mark.parametrize(
    ("key", "number", "name"),
    [(KEY, 2, ""), (KEY, 0, ""), ("another-plan", 1, ""), (KEY, 1, "other.xlsx")],
)
def test_a_version_or_file_that_is_not_there_is_a_lookup_error(
    store, key, number, name
):
    publish(store)
    with pytest.raises(LookupError):
        store.content(key, number, name)


def test_every_version_has_its_event(store):
    publish(store, b"one")
    publish(store, b"two", expected_latest=1, by="B. Officer", note="")
    assert store.events(KEY) == (
        EventRecord(EventKind.PUBLISHED, 1, JULY, "A. Officer", "Monthly update"),
        EventRecord(EventKind.PUBLISHED, 2, JULY, "B. Officer", ""),
    )


def test_moments_come_back_aware_and_in_utc(url):
    store = Store(url)
    before = datetime.now(UTC)
    publish(store)
    after = datetime.now(UTC)
    kept = store.versions(KEY)[0].published_at
    assert kept.tzinfo is UTC
    assert before <= kept <= after


def test_two_plans_are_kept_and_numbered_apart(store):
    publish(store, b"one")
    publish(store, b"two", expected_latest=1)
    other = publish(store, b"one", plan_name="Westmere inclusion plan")
    assert other.number == 1
    assert store.plans() == (
        PlanRecord("westmere-inclusion-plan", "Westmere inclusion plan"),
        PlanRecord(KEY, "Westmere JTAI action plan"),
    )
    assert [item.number for item in store.versions(KEY)] == [1, 2]
    assert store.events("westmere-inclusion-plan")[0].version == 1


def test_a_plan_goes_by_the_name_its_newest_version_gives(store):
    publish(store, b"one")
    publish(store, b"two", plan_name="WESTMERE  JTAI action plan", expected_latest=1)
    assert store.plans() == (PlanRecord(KEY, "WESTMERE  JTAI action plan"),)
    assert store.versions(KEY)[0].plan_name == "Westmere JTAI action plan"


# --- what is refused ---------------------------------------------------------


def test_a_file_compared_with_an_older_version_is_refused(store):
    publish(store, b"one")
    publish(store, b"two", expected_latest=1)
    with pytest.raises(NotPublished, match="have changed since you compared"):
        publish(store, b"three", expected_latest=1)
    assert [item.number for item in store.versions(KEY)] == [1, 2]


@pytest.mark.parametrize("expected", [None, 0, 2])
def test_only_the_live_version_can_be_followed(store, expected):
    publish(store, b"one")
    with pytest.raises(NotPublished, match="Compare again before you publish"):
        publish(store, b"two", expected_latest=expected)
    assert len(store.versions(KEY)) == len(store.events(KEY)) == 1


def test_a_first_version_is_refused_where_a_live_one_was_expected(store):
    with pytest.raises(NotPublished, match="Compare again"):
        publish(store, b"one", expected_latest=1)
    assert store.plans() == ()


def test_the_live_versions_own_file_is_refused(store):
    publish(store, b"one")
    with pytest.raises(NotPublished, match="the same file as version 1 of Westmere"):
        publish(store, b"one", expected_latest=1, file_name="renamed.xlsx")
    assert len(store.versions(KEY)) == 1


def test_an_earlier_versions_file_can_be_published_again(store):
    publish(store, b"one")
    publish(store, b"two", expected_latest=1)
    assert publish(store, b"one", expected_latest=2).number == 3
    assert store.content(KEY, 3) == b"one"


def test_a_plan_whose_name_has_no_letter_is_refused_with_a_sentence(store):
    with pytest.raises(NotPublished, match="at least one letter or digit"):
        publish(store, plan_name="***")


# --- many at once, and again later ------------------------------------------


def test_of_two_who_publish_at_once_one_wins_and_one_is_told(store):
    publish(store, b"one")
    together = Barrier(2)
    outcomes: list[object] = []

    def attempt(content: bytes) -> None:
        together.wait()
        try:
            outcomes.append(publish(store, content, expected_latest=1).number)
        except NotPublished as refusal:
            outcomes.append(str(refusal))

    threads = [Thread(target=attempt, args=(name,)) for name in (b"mine", b"theirs")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    won, told = sorted(outcomes, key=str)
    assert won == 2
    assert "Compare again before you publish" in str(told)
    assert [item.number for item in store.versions(KEY)] == [1, 2]
    assert len(store.events(KEY)) == 2


def test_eight_plans_published_at_once_from_two_stores_are_all_kept(url, store):
    stores = (store, Store(url))
    threads = [
        Thread(
            target=publish,
            args=(stores[index % 2], b"%d" % index),
            kwargs={"plan_name": f"Plan {index}"},
        )
        for index in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {plan.key for plan in store.plans()} == {f"plan-{n}" for n in range(8)}
    assert [store.content(f"plan-{n}", 1) for n in range(8)] == [
        b"%d" % n for n in range(8)
    ]


def test_a_restart_loses_nothing(url, store):
    publish(store, b"one")
    publish(store, b"two", expected_latest=1)
    before = (store.plans(), store.versions(KEY), store.events(KEY))
    store.close()
    again = Store(url)
    assert (again.plans(), again.versions(KEY), again.events(KEY)) == before
    assert [again.content(KEY, number) for number in (1, 2)] == [b"one", b"two"]
    assert publish(again, b"three", expected_latest=2).number == 3


# --- where it is kept --------------------------------------------------------


def test_the_record_is_kept_where_the_environment_says(url, database, monkeypatch):
    monkeypatch.setenv("SCRUTINY_STORE", url)
    publish(open_store())
    assert database.is_file()
    assert len(Store(url).versions(KEY)) == 1


def test_an_address_given_outranks_the_environments(url, tmp_path, monkeypatch):
    monkeypatch.setenv("SCRUTINY_STORE", f"sqlite:///{tmp_path / 'other.sqlite3'}")
    publish(open_store(url))
    assert not (tmp_path / "other.sqlite3").exists()


def test_by_default_it_is_kept_outside_data_in_a_folder_git_ignores():
    root = Path(__file__).parents[2]
    assert DEFAULT_FILE.relative_to(root) == Path("store/publications.sqlite3")
    assert "/store/" in (root / ".gitignore").read_text().splitlines()


def test_a_new_record_can_be_opened_by_several_at_once(url):
    together = Barrier(4)
    opened: list[Store] = []

    def attempt() -> None:
        together.wait()
        opened.append(Store(url))

    threads = [Thread(target=attempt) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4
    publish(opened[0])
    assert all(len(store.versions(KEY)) == 1 for store in opened)
