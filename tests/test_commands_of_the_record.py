"""What backup, restore and doctor say at a prompt, and the status they leave with."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from data.commands import doctor, sign_in
from data.commands.finding import Kind
from data.publications import open_store
from tests.publications.steps import KEY, opened
from tests.publications.test_upgrade import first_release

ROOT = Path(__file__).parents[1]
SIGN_IN = """
[auth]
redirect_uri = "https://plans.westmere.example/oauth2callback"
cookie_secret = "hush-hush-hush-hush-hush-hush-hush-hush"
client_id = "dashboard"
client_secret = "hush"
server_metadata_url = "https://sign-in.example/.well-known/openid-configuration"
[roles]
officers = ["scrutiny-officers"]
"""


@pytest.fixture
def home(tmp_path) -> Path:
    """A folder to run in, with settings of its own and a record that is empty yet."""
    (tmp_path / ".streamlit").mkdir()
    served = '[server]\naddress = "127.0.0.1"\n'
    (tmp_path / ".streamlit" / "config.toml").write_text(served, "utf-8")
    return tmp_path


def url(home: Path, name: str = "record") -> str:
    return f"sqlite:///{home / name}.sqlite3"


def with_secrets(home: Path, text: str) -> None:
    file = home / ".streamlit" / "secrets.toml"
    file.write_text(text, "utf-8")
    file.chmod(0o600)


def run(home: Path, *arguments: str, store: str | None = None):
    """The real command, run in ``home``; its status and what it wrote."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(home)}
    surroundings |= {"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    surroundings["SCRUTINY_STORE"] = url(home) if store is None else store
    return subprocess.run(  # noqa: S603 - it runs this very interpreter
        [sys.executable, "-m", "data", *arguments],
        cwd=home,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


# --- backup and restore ------------------------------------------------------


def test_a_record_is_saved_and_put_into_an_empty_one(home):
    opened(open_store(url(home)), b"x" * 1_200_000)
    saved = run(home, "backup", "record.zip")
    assert (saved.returncode, saved.stderr) == (0, "")
    assert saved.stdout == (
        "Saved 3 events, 1 version or draft and 1 file (1.2 MB) to record.zip.\n"
    )
    back = run(home, "restore", "record.zip", store=url(home, "another"))
    assert (back.returncode, back.stderr) == (0, "")
    assert back.stdout.endswith("Every file is what was saved, by its SHA-256.\n")
    store = open_store(url(home, "another"))
    assert store.content(store.live(KEY).id) == b"x" * 1_200_000


def test_a_backup_of_nothing_is_refused_and_makes_nothing(home):
    done = run(home, "backup", "record.zip")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "There is no record yet, so there is nothing to save.\n"
    assert {one.name for one in home.iterdir()} == {".streamlit"}


def test_what_stands_in_the_way_is_one_sentence_on_standard_error(home):
    opened(open_store(url(home)))
    assert run(home, "backup", "record.zip").returncode == 0
    for arguments, said in {
        ("backup", "record.zip"): "record.zip is there already. Give another name.\n",
        ("restore", "record.zip"): (
            "The record is not empty, and a backup is put only into an empty one. "
            "Give SCRUTINY_STORE the address of a new one.\n"
        ),
        ("restore", "none.zip"): (
            "none.zip could not be read: No such file or directory. "
            "Check its name and folder.\n"
        ),
    }.items():
        done = run(home, *arguments)
        assert (done.returncode, done.stdout, done.stderr) == (1, "", said)


def test_a_database_that_does_not_answer_is_told_without_its_password(home):
    there = "postgresql://officer:hush@127.0.0.1:9/plans"
    for command in (("backup", "record.zip"), ("restore", "record.zip")):
        with zipfile.ZipFile(home / "record.zip", "w"):
            pass
        done = run(home, *command, store=there)
        assert (done.returncode, done.stdout) == (1, "")
        assert "hush" not in done.stderr
        assert "Traceback" not in done.stderr


# --- doctor ------------------------------------------------------------------


def test_a_new_installation_is_right_and_the_doctor_makes_nothing(home):
    done = run(home, "doctor")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "Right: There is no secrets file, and none is needed."
    assert lines[1].startswith("Right: There is no record yet; it will be the SQLite")
    assert lines[-1] == "All is right."
    assert {line.partition(":")[0] for line in lines[:-1]} <= {"Right", "Note"}
    assert {one.name for one in home.iterdir()} == {".streamlit"}


def test_a_record_is_read_from_end_to_end_and_not_changed(home):
    store = open_store(url(home))
    opened(store)
    before = store.events()
    done = run(home, "doctor")
    assert done.returncode == 0
    assert "record.sqlite3, with 3 events and 1 file.\n" in done.stdout
    assert (store.events(), store.marker(), store.storage.up_to_date) == (
        before,
        3,
        True,
    )


def test_a_record_of_an_earlier_release_is_told_and_left_as_it_is(home):
    with first_release(home / "record.sqlite3") as kept:
        before = list(kept.iterdump())
    done = run(home, "doctor")
    assert done.returncode == 0
    assert "Note: The record is the SQLite file" in done.stdout
    assert list(kept.iterdump()) == before
    kept.close()


def test_a_damaged_file_is_named(home):
    store = open_store(url(home))
    opened(store)
    with store.storage.writing() as rows:
        rows._connection.exec_driver_sql("DROP TRIGGER uploads_no_update")
        rows._connection.exec_driver_sql("UPDATE uploads SET content = X'00'")
        rows._connection.exec_driver_sql(
            "CREATE TRIGGER uploads_no_update BEFORE UPDATE ON uploads BEGIN "
            "SELECT RAISE(ABORT, 'never'); END"
        )
    done = run(home, "doctor")
    assert done.returncode == 1
    assert (
        "Wrong: Not what was uploaded: westmere.xlsx of draft 1. "
        "Put back the latest backup.\n"
    ) in done.stdout
    assert done.stdout.endswith("1 thing to put right.\n")


def test_a_database_that_does_not_answer_is_wrong_and_says_why(home):
    done = run(home, "doctor", store="postgresql://officer:hush@127.0.0.1:9/plans")
    assert done.returncode == 1
    assert "Wrong: The database that keeps the record" in done.stdout
    assert "It said: connection failed" in done.stdout
    assert "hush" not in done.stdout + done.stderr
    assert done.stderr == ""


def test_sign_in_that_is_whole_is_right_and_no_secret_is_printed(home):
    with_secrets(home, f"{SIGN_IN}\n[publishing]\nsecond_person = true\n")
    done = run(home, "doctor")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        "Right: Sign-in is set up, and the settings name its officers." in done.stdout
    )
    assert "hush" not in done.stdout


def test_a_second_person_without_sign_in_is_wrong(home):
    with_secrets(home, "[publishing]\nsecond_person = true\n")
    done = run(home, "doctor")
    assert done.returncode == 1
    assert "without sign-in nobody can. Set up [auth], or take" in done.stdout


def test_secrets_that_cannot_be_read_are_wrong_and_not_quoted(home):
    with_secrets(home, SIGN_IN.replace('"hush"', '"hush'))
    done = run(home, "doctor")
    assert done.returncode == 1
    assert "has to be valid TOML" in done.stdout
    assert "hush" not in done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_secrets_that_others_can_read_are_wrong(home):
    with_secrets(home, SIGN_IN)
    (home / ".streamlit" / "secrets.toml").chmod(0o644)
    done = run(home, "doctor")
    assert done.returncode == 1
    assert "secrets.toml can be read by others on this machine. Run: chmod" in (
        done.stdout
    )


# --- each thing looked at ----------------------------------------------------


AUTH = {
    "redirect_uri": "https://plans.westmere.example/oauth2callback",
    "cookie_secret": "x" * 32,
    "client_id": "dashboard",
    "client_secret": "hush",
    "server_metadata_url": "https://sign-in.example/",
}
ROLES = {"officer_addresses": ["ann@westmere.example"]}


def wrong(said) -> list[str]:
    return [str(one) for one in sign_in.sign_in(said) if one.kind is Kind.WRONG]


@pytest.mark.parametrize("name", sorted(AUTH))
def test_each_name_that_sign_in_needs_is_asked_for(name):
    auth = {key: value for key, value in AUTH.items() if key != name}
    (told,) = wrong({"auth": auth, "roles": ROLES})
    assert told == f"Wrong: Sign-in is set up only in part. Add {name} in [auth]."


def test_a_provider_may_have_a_section_of_its_own():
    shared = {name: AUTH[name] for name in ("redirect_uri", "cookie_secret")}
    own = {name: AUTH[name] for name in AUTH if name not in shared}
    assert wrong({"auth": shared | {"entra": own}, "roles": ROLES}) == []
    own.pop("client_id")
    (told,) = wrong({"auth": shared | {"entra": own}, "roles": ROLES})
    assert told.endswith("Add client_id in [auth.entra].")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"redirect_uri": "https://x.example/back"}, "does not end in /oauth2callback"),
        ({"redirect_uri": "http://x.example/oauth2callback"}, "without https"),
        ({"cookie_secret": "short"}, "short enough to be guessed"),
    ],
)
def test_what_does_not_fit_is_told(changed, said):
    (told,) = wrong({"auth": AUTH | changed, "roles": ROLES})
    assert said in told
    assert "short" not in changed.values() or "'short'" not in told


def test_this_machine_may_do_without_https():
    here = {"redirect_uri": "http://localhost:8501/oauth2callback"}
    assert wrong({"auth": AUTH | here, "roles": ROLES}) == []


@pytest.mark.parametrize("roles", [None, {}, {"members": ["x"]}, {"officers": []}])
def test_somebody_has_to_be_an_officer(roles):
    (told,) = wrong({"auth": AUTH, "roles": roles})
    assert told.startswith("Wrong: Nobody who signs in is an officer")


def test_without_sign_in_any_other_address_is_public(home, monkeypatch):
    monkeypatch.chdir(home)
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")  # noqa: S104 - a setting
    (told,) = sign_in.sign_in({})
    assert told.kind is Kind.NOTE
    assert "it serves 0.0.0.0: everyone is the public" in told.sentence


@pytest.mark.parametrize(
    ("free", "kind"),
    [
        (99_000_000, Kind.WRONG),
        (999_000_000, Kind.NOTE),
        (5_000_000_000, Kind.RIGHT),
    ],
)
def test_the_room_left_is_told(free, kind, tmp_path, monkeypatch):
    usage = type("Usage", (), {"free": free})
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda folder: usage)
    (told,) = doctor.disk(f"sqlite:///{tmp_path}/not/made/yet/record.sqlite3")
    assert told.kind is kind
    assert f"{free // 1_000_000:,} MB are free" in told.sentence


def test_a_system_without_process_limits_is_told():
    (windows,), (mac,), (linux,) = map(doctor.limits, ("win32", "darwin", "linux"))
    assert windows.kind is mac.kind is Kind.NOTE
    assert windows.sentence.startswith("This system has no process limits")
    assert linux.kind is Kind.RIGHT
