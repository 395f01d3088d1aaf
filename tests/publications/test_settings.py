"""The record is kept where the deployment says, and opens again as it was left."""

from pathlib import Path
from threading import Barrier, Thread

import pytest

from components.session.deployment import of_the_record
from data.publications import NotPublished, Stage, Store, StoreUnavailable, open_store
from data.publications.settings import (
    DEFAULT_FILE,
    Deployment,
    address,
    deployment,
    secrets_in,
)
from tests.publications.steps import BEN, KEY, clear, draft, opened

ROOT = Path(__file__).parents[2]


SECRETS = """
[connections.publications]
url = "postgresql://officer:hush@there/plans"
[publishing]
second_person = true
"""


@pytest.fixture
def file(tmp_path) -> Path:
    made = tmp_path / "secrets.toml"
    made.write_text(SECRETS, "utf-8")
    return made


def test_the_environment_outranks_the_secrets_and_both_the_default():
    there = Deployment("postgresql://there/plans")
    assert address(there, {"SCRUTINY_STORE": "sqlite:///here"}) == "sqlite:///here"
    assert address(there, {}) == "postgresql://there/plans"
    assert address(Deployment(), {}) == f"sqlite:///{DEFAULT_FILE}"


def test_the_secrets_say_where_and_whether_a_second_person_clears(file):
    assert deployment(secrets_in([file])) == Deployment(
        "postgresql://officer:hush@there/plans", second_person=True
    )


def test_secrets_may_stand_in_a_folder_one_to_a_file(tmp_path):
    section = tmp_path / "roles"
    section.mkdir()
    (section / "ask").write_text("Democratic Services\n", "utf-8")
    assert secrets_in([tmp_path]) == {"roles": {"ask": "Democratic Services"}}


def test_a_later_files_sections_stand_before_an_earliers(file, tmp_path):
    later = tmp_path / "later.toml"
    later.write_text("[publishing]\nsecond_person = false\n", "utf-8")
    said = deployment(secrets_in([file, later, tmp_path / "none.toml"]))
    assert (said.url is None, said.second_person) == (False, False)


@pytest.mark.parametrize("secrets", [{}, {"auth": {"client_id": "x"}}])
def test_secrets_that_do_not_speak_of_the_record_leave_the_defaults(secrets):
    assert deployment(secrets) == Deployment()


@pytest.mark.parametrize(
    "secrets",
    [
        {"publishing": {"second_person": "yes"}},
        {"connections": {"publications": {"url": 5432}}},
    ],
)
def test_settings_that_cannot_be_followed_are_told(secrets):
    with pytest.raises(StoreUnavailable, match="cannot be followed"):
        deployment(secrets)


def test_the_threshold_stands_in_the_secrets_or_before_them_in_the_environment():
    said = {"release": {"threshold": 10}}
    assert deployment(said, {}).threshold == 10
    assert deployment(said, {"SCRUTINY_THRESHOLD": "6"}).threshold == 6
    assert deployment({}, {}).threshold == 5


@pytest.mark.parametrize("told", [2, 0, -5, 101, "five", True, 5.5])
def test_a_threshold_that_hides_nothing_or_is_no_number_is_told(told):
    with pytest.raises(StoreUnavailable, match="threshold"):
        deployment({"release": {"threshold": told}}, {})


def test_a_slip_in_the_secrets_never_opens_another_record_and_repeats_no_secret(file):
    file.write_text(SECRETS.replace('plans"', "plans"), "utf-8")
    with pytest.raises(StoreUnavailable, match="has to be valid TOML") as told:
        secrets_in([file])
    assert told.value.__cause__ is None
    assert told.value.__suppress_context__
    assert "hush" not in str(told.value)


def test_the_record_is_kept_where_the_environment_says(url, database, monkeypatch):
    monkeypatch.setenv("SCRUTINY_STORE", url)
    opened(open_store())
    assert database.is_file()
    assert len(open_store(url).versions(KEY)) == 1


def test_and_where_the_secrets_say(url, database, monkeypatch):
    monkeypatch.delenv("SCRUTINY_STORE", raising=False)
    opened(open_store(said=Deployment(url)))
    assert database.is_file()


def test_an_address_given_outranks_everything(url, tmp_path, monkeypatch):
    other = f"sqlite:///{tmp_path / 'other.sqlite3'}"
    monkeypatch.setenv("SCRUTINY_STORE", other)
    opened(open_store(url, said=Deployment(other)))
    assert not (tmp_path / "other.sqlite3").exists()


def test_a_second_person_is_asked_for_where_it_is_set(url):
    store = open_store(url, said=Deployment(second_person=True))
    with pytest.raises(NotPublished, match="a second person"):
        clear(store, draft(store, by=BEN))


def test_the_application_reads_the_secrets_that_streamlit_names(file, monkeypatch):
    monkeypatch.setattr(
        "components.session.deployment.st.get_option", lambda name: [str(file)]
    )
    assert of_the_record().second_person


def test_by_default_it_is_kept_outside_data_in_a_folder_git_ignores():
    assert DEFAULT_FILE.relative_to(ROOT) == Path("store/publications.sqlite3")
    assert "/store/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "scheme", ["postgres", "postgresql", "postgresql+psycopg", "postgresql+psycopg2"]
)
def test_postgresql_is_known_by_every_usual_scheme(new_database, scheme):
    store = open_store(new_database.replace("postgresql", scheme, 1))
    assert opened(store).number == 1
    store.close()


# --- again later, and by several ---------------------------------------------


def test_a_restart_loses_nothing(kept_place, clock):
    store = kept_place.open(clock)
    opened(store, b"one")
    waiting = store.send_for_checking(draft(store, b"two").id, by=BEN)
    before = (store.plans(), store.versions(KEY), store.drafts(), store.events())
    store.close()
    again = kept_place.open(clock)
    assert (
        again.plans(),
        again.versions(KEY),
        again.drafts(),
        again.events(),
    ) == before
    assert again.version(waiting.id).stage is Stage.CHECKING
    assert again.content(waiting.id) == b"two"


def test_what_one_instance_opens_another_sees_at_once(kept_place, clock):
    one, another = kept_place.open(clock), kept_place.open(clock)
    assert another.live(KEY) is None
    mark = another.marker()
    opened(one)
    assert another.live(KEY).number == 1
    assert another.marker() > mark


def test_a_new_record_can_be_opened_by_several_at_once(kept_place, clock):
    stores: list[Store] = []
    together = Barrier(4)

    def attempt() -> None:
        together.wait()
        stores.append(kept_place.open(clock))

    threads = [Thread(target=attempt) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stores) == 4
    opened(stores[0])
    assert all(len(store.versions(KEY)) == 1 for store in stores)


def test_eight_plans_opened_at_once_from_two_instances_are_all_kept(place, clock):
    stores = (place.open(clock), place.open(clock))
    threads = [
        Thread(
            target=opened,
            args=(stores[index % 2], b"%d" % index),
            kwargs={"plan_name": f"Plan {index}"},
        )
        for index in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {plan.key for plan in stores[0].plans()} == {f"plan-{n}" for n in range(8)}
    for number in range(8):
        (version,) = stores[0].versions(f"plan-{number}")
        assert stores[1].content(version.id) == b"%d" % number
    assert stores[0].marker() == len(stores[0].events()) == 24


# --- how fast ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "arguments"), [("marker", ()), ("versions", (KEY,)), ("plans", ())]
)
def test_what_every_click_asks_for_is_one_query(
    kept_place, clock, method, arguments, statements
):
    store = kept_place.open(clock)
    for content in (b"one", b"two", b"three"):
        opened(store, content)
    with statements(store) as asked:
        getattr(store, method)(*arguments)
    assert len([one for one in asked if one.startswith("SELECT")]) == 1


def test_a_plans_versions_are_found_by_their_indexes(url, clock, statements):
    store = open_store(url, now=clock)
    opened(store)
    with statements(store) as asked, store._storage.engine.connect() as connection:
        store.versions(KEY)
        query = next(one for one in asked if one.startswith("SELECT"))
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", (KEY,))
        steps = [row[-1] for row in plan]
    assert [step for step in steps if step.startswith("SCAN")] == []
    assert len(steps) >= 2
