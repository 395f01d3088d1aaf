"""A sign-in provider on this machine, and the people whom it knows."""

from __future__ import annotations

import json
import re
import secrets
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import flask
import werkzeug.serving
from streamlit.web.server.starlette import starlette_app_utils

from tests.browser.server import MACHINE

with warnings.catch_warnings():  # what it is made of has newer names for its parts
    warnings.simplefilter("ignore")
    import oidc_provider_mock
    from oidc_provider_mock import User

# Made afresh for every run of the tests.
COOKIE_SECRET, CLIENT_SECRET = (secrets.token_hex(16) for _ in range(2))
LINK = re.compile(rb"<link\b[^>]*>")  # its pages would fetch a stylesheet outside

PEOPLE = (
    User(
        sub="ann-officer",
        claims={"name": "Ann Officer", "groups": ["staff", "scrutiny-officers"]},
    ),
    User(
        sub="mo-member",
        claims={"name": "Mo Member", "groups": ["scrutiny-committee"]},
    ),
    User(
        sub="rae-roles",
        claims={"name": "Rae Roles", "roles": ["Scrutiny.Officer"]},
    ),
    User(
        sub="lou-listed",
        claims={
            "name": "Lou Listed",
            "email": "Lou.Listed@westmere.example",
            "email_verified": True,
        },
    ),
    User(
        sub="una-unverified",
        claims={"name": "Una Unverified", "email": "lou.listed@westmere.example"},
    ),
    User(sub="ned-none", claims={"name": "Ned None", "groups": ["staff"]}),
)


@dataclass(frozen=True)
class Provider:
    """A running provider: where it answers."""

    url: str

    def secrets(self, roles: str) -> str:
        """A secrets file that signs people in here, with this [roles] section."""
        return f"""
            [auth]
            redirect_uri = "http://{MACHINE}:{{port}}/oauth2callback"
            cookie_secret = "{COOKIE_SECRET}"
            client_id = "scrutiny-dashboard"
            client_secret = "{CLIENT_SECRET}"
            server_metadata_url = "{self.url}/.well-known/openid-configuration"
            [roles]
            {roles}
            """


@contextmanager
def running(lasting: timedelta = timedelta(hours=1)) -> Iterator[Provider]:
    """A fresh provider whose sign-ins last this long."""
    app = oidc_provider_mock.app(access_token_max_age=lasting, user_claims=PEOPLE)

    @app.after_request
    def without_links(response: flask.Response) -> flask.Response:
        if response.mimetype == "text/html":
            response.set_data(LINK.sub(b"", response.get_data()))
        return response

    server = werkzeug.serving.make_server(MACHINE, 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.1,))
    thread.start()
    try:
        yield Provider(f"http://{MACHINE}:{server.server_port}")
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()


def opened(name: str, cookie: str) -> dict[str, object]:
    """What one of the server's signed cookies holds."""
    found = starlette_app_utils.decode_signed_value(COOKIE_SECRET, name, cookie)
    assert found is not None
    held: dict[str, object] = json.loads(found)
    return held


def signed(name: str, held: dict[str, object], secret: str) -> str:
    """A cookie as a server that has this secret would sign it."""
    text = json.dumps(held)
    return starlette_app_utils.create_signed_value(secret, name, text).decode()
