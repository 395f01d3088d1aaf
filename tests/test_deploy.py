"""What deploy/ describes is this application, as far as can be told without Docker."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest
from sqlalchemy import make_url

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
COMPOSE = (DEPLOY / "compose.yaml").read_text("utf-8")
NGINX = (DEPLOY / "nginx.conf").read_text("utf-8")
EXAMPLE = tomllib.loads((DEPLOY / "settings.example.toml").read_text("utf-8"))
GUIDE = (DEPLOY / "README.md").read_text("utf-8")
HOST = "dashboard.example.gov.uk"
ADDRESS = re.compile(r"\b172\.31\.84\.\d+\b(?!/)")


def copied() -> set[str]:
    """What the Dockerfile copies, from the repository's own folder."""
    lines = re.findall(r"^COPY (.+)$", DOCKERFILE, re.MULTILINE)
    return {source for line in lines for source in line.split()[:-1]}


def test_the_image_holds_all_that_the_application_is_made_of_and_nothing_else():
    assert copied() == {
        *("requirements.txt", "streamlit_app.py", "LICENSE", "CHANGELOG.md"),
        *(".streamlit/config.toml", "components", "data", "pages"),
    }
    assert [name for name in copied() if not (ROOT / name).exists()] == []


def test_only_what_is_copied_is_sent_to_be_built():
    lines = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    assert "**" in lines
    assert {line[1:] for line in lines if line.startswith("!")} == copied()


def test_the_image_has_a_python_that_the_tests_run_on():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = re.search(r"^FROM python:(\d+)\.(\d+)-", DOCKERFILE, re.MULTILINE)
    assert found is not None
    version = tuple(map(int, found.groups()))
    assert project["requires-python"] == f">={'.'.join(map(str, version))}"
    assert version <= sys.version_info[:2]


def test_nothing_runs_as_root_and_health_is_asked_where_it_listens():
    assert DOCKERFILE.index("\nUSER dashboard\n") < DOCKERFILE.index("\nCMD ")
    assert "http://127.0.0.1:8501/_stcore/health" in DOCKERFILE
    assert "--server.port=8501" in DOCKERFILE


def test_compose_and_nginx_name_the_same_two_instances():
    given = re.findall(r"ipv4_address: (\S+)", COMPOSE.replace(" }", ""))
    assert sorted(given) == sorted(set(ADDRESS.findall(NGINX)))
    assert len(given) == 2
    for address in given:
        assert NGINX.count(f"server {address}:8501") == 2
        assert NGINX.count(address.replace(".", r"\.") + ":8501$") == 1


def test_every_file_that_compose_mounts_is_here_or_kept_out_of_the_repository():
    named = set(re.findall(r"(?:file: |env_file: |- )\.?/?([\w.]+)(?=[:\s])", COMPOSE))
    ignored = (ROOT / ".gitignore").read_text("utf-8")
    for name in ("app.env", "nginx.conf"):
        assert name in named
        assert (DEPLOY / name).exists()
    for name in ("secrets.toml", "database_password", "certificates"):
        assert name in named
        assert f"/deploy/{name}" in ignored


def test_the_example_settings_are_whole_and_hold_no_secret():
    auth = EXAMPLE["auth"]
    assert auth["redirect_uri"] == f"https://{HOST}/oauth2callback"
    assert auth["server_metadata_url"].endswith("/.well-known/openid-configuration")
    assert {auth[name] for name in ("cookie_secret", "client_id", "client_secret")} == {
        ""
    }
    assert EXAMPLE["publishing"] == {"second_person": True}


def test_the_examples_record_is_the_database_that_compose_starts():
    url = make_url(EXAMPLE["connections"]["publications"]["url"])
    assert url.drivername == "postgresql"
    assert f"\n  {url.host}:\n" in COMPOSE
    assert f"POSTGRES_USER: {url.username}\n" in COMPOSE
    assert f"POSTGRES_DB: {url.database}\n" in COMPOSE


@pytest.mark.parametrize("place", [NGINX, COMPOSE, GUIDE])
def test_one_name_stands_for_the_dashboards_own_everywhere(place):
    names = set(re.findall(r"\b[\w-]+\.example\.gov\.uk\b", place))
    assert names == {HOST}


def test_the_guide_names_only_files_that_are_there_or_are_to_be_made():
    to_be_made = {"secrets.toml", "database_password", ".env"}
    named = set(re.findall(r"`([\w./-]+\.(?:toml|yaml|conf|env|py|md))`", GUIDE))
    missing = {
        name
        for name in named - to_be_made
        if not (DEPLOY / name).exists() and not (ROOT / name).exists()
    }
    assert missing == set()
