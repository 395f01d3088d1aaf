"""What the files at the top promise: pinned versions, this machine only, no secret."""

import re
import subprocess
import tomllib
from pathlib import Path

import openpyxl
import pytest
from streamlit import config

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
PINNED = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.]*")
TOP = {
    *("streamlit_app.py", "pages", "data", "components", "tests"),
    *("requirements.txt", "README.md", "Makefile", "pyproject.toml", "deploy"),
    *("requirements-dev.txt", ".streamlit", ".ci", ".gitignore", "CHANGELOG.md"),
    "LICENSE",
}


def committed() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607 - git is where the developer has it
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return listed.stdout.splitlines()


def pinned(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    asked = [line for line in lines if not line.startswith("#")]
    assert [line for line in asked if not PINNED.fullmatch(line)] == []
    return dict(line.split("==") for line in asked)


def settings() -> list[tuple[str, object]]:
    return [
        (f"{section}.{name}", value)
        for section, options in SETTINGS.items()
        for name, value in options.items()
        if not isinstance(value, dict)
    ]


def test_the_top_level_holds_only_what_the_design_names():
    assert {path.split("/")[0] for path in committed()} <= TOP


def test_no_secrets_are_committed():
    assert [path for path in committed() if "secret" in path.casefold()] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_version_is_pinned_and_no_line_names_a_host(name):
    assert len(pinned(name)) > 30


def asked(lines: list[str]) -> dict[str, str]:
    """What each line asks for; an extra brings packages with pins of their own."""
    return dict(re.sub(r"\[.*\]", "", line).split("==") for line in lines)


def test_what_is_pinned_is_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    run, dev = pinned("requirements.txt"), pinned("requirements-dev.txt")
    assert asked(project["dependencies"]).items() <= run.items()
    assert run.items() <= dev.items()
    extra = project["optional-dependencies"]["dev"]
    assert asked(extra).items() <= dev.items()


@pytest.mark.parametrize(("option", "value"), settings())
def test_streamlit_knows_the_setting_and_takes_it(option, value):
    assert config.get_option(option) == value


def test_it_serves_this_machine_only_and_calls_nowhere():
    taken = dict(settings())
    assert taken["server.address"] == "127.0.0.1"
    assert taken["browser.gatherUsageStats"] is False
    assert taken["client.showErrorDetails"] == "none"
    assert taken["server.maxUploadSize"] <= 10
    assert [text for _, text in settings() if "//" in str(text)] == []


def test_no_other_site_can_speak_for_a_reader():
    taken = dict(settings())
    assert taken["server.enableXsrfProtection"] is True
    assert taken["server.xsrfCookieSameSite"] == "strict"
    assert taken["server.enableCORS"] is True
    assert taken["server.enableAgentApi"] is False
    assert taken["server.headless"] is True
    assert [host for host in taken["server.allowedHosts"] if "*" in host] == []


def test_openpyxl_writes_as_it_does_where_lxml_is_not_there():
    assert openpyxl.LXML is False
