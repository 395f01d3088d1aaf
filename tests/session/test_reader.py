"""Who the reader of a session is, from what the session brings and the secrets say."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit import config

from components.session import signed_out
from components.session.reader import THIS_MACHINE, Brought, reader_of
from components.session.settings import sign_in_settings
from data.release.audience import Role
from data.release.sign_in import ANYONE, SignIn

Secrets = Callable[[str], None]
DAY = 24 * 60 * 60  # longer than any run of the tests

SIGN_IN = """
[auth]
client_id = "scrutiny-dashboard"
client_secret = "not-to-be-told"
[roles]
officers = ["scrutiny-officers"]
members = ["scrutiny-committee"]
"""


@pytest.fixture
def secrets(tmp_path: Path) -> Iterator[Secrets]:
    """Writes the deployment's only secrets file; there is none to begin with."""
    file = tmp_path / "secrets.toml"
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(file)])

    def write(text: str) -> None:
        file.write_text(text, "utf-8")

    yield write
    config.set_option("secrets.files", before)


def brought(
    *, eyes: str = "", host: str = "127.0.0.1:8501", forwarded: bool = False, **claims
) -> Brought:
    return Brought(claims=claims, eyes=eyes, host=host, forwarded=forwarded)


def signed_in(**claims) -> Brought:
    return brought(sub="a1", name="Ann", exp=time.time() + DAY, **claims)


# --- no sign-in set up ----------------------------------------------------------


@pytest.mark.usefixtures("secrets")
@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost", "[::1]:8501"])
def test_without_sign_in_this_machines_one_user_is_an_officer(host):
    who = reader_of(brought(host=host))
    assert (who.role, who.own, who.person) == (Role.OFFICER,) * 2 + (THIS_MACHINE,)
    assert who.may_choose_role
    assert who.providers == ()


@pytest.mark.usefixtures("secrets")
@pytest.mark.parametrize("role", Role)
def test_they_can_look_through_any_roles_eyes(role):
    who = reader_of(brought(eyes=role.value))
    assert (who.role, who.own) == (role, Role.OFFICER)


@pytest.mark.usefixtures("secrets")
@pytest.mark.parametrize(
    "came",
    [
        brought(host="dashboard.council.example"),
        brought(host="10.0.0.7:8501"),
        brought(host="127.0.0.1.council.example"),
        brought(host=""),
        brought(forwarded=True),
        brought(forwarded=True, eyes="Officer"),
        brought(host="dashboard.council.example", eyes="Officer"),
    ],
)
def test_who_comes_by_another_address_is_the_public_and_told_why(came):
    who = reader_of(came)
    assert (who.role, who.may_choose_role, who.person) == (Role.PUBLIC, False, ANYONE)
    assert "no sign-in is set up" in who.reason


@pytest.mark.usefixtures("secrets")
@pytest.mark.parametrize("address", ["10.0.0.7", "0.0.0.0", "", None])  # noqa: S104
def test_a_server_bound_elsewhere_is_public(address):
    before = config.get_option("server.address")
    config.set_option("server.address", address)
    try:
        who = reader_of(brought())
    finally:
        config.set_option("server.address", before)
    assert (who.role, who.may_choose_role) == (Role.PUBLIC, False)


# --- sign-in set up -------------------------------------------------------------


@pytest.mark.parametrize(
    ("came", "role", "sign_in"),
    [
        (brought(), Role.PUBLIC, SignIn.OUT),
        (brought(eyes="Officer"), Role.PUBLIC, SignIn.OUT),
        (signed_in(groups=["scrutiny-officers"]), Role.OFFICER, SignIn.IN),
        (signed_in(groups=["scrutiny-committee"]), Role.MEMBER, SignIn.IN),
        (signed_in(groups=["staff"]), Role.PUBLIC, SignIn.IN),
        (
            brought(sub="a1", groups=["scrutiny-officers"], exp=time.time() - 1),
            Role.PUBLIC,
            SignIn.ENDED,
        ),
    ],
)
def test_with_sign_in_the_claims_say_it_even_on_this_machine(
    secrets: Secrets, came, role, sign_in
):
    secrets(SIGN_IN)
    who = reader_of(came)
    assert (who.role, who.own, who.sign_in) == (role, role, sign_in)
    assert who.may_choose_role is (role is Role.OFFICER)
    assert who.providers == ("",)


def test_only_an_officer_can_look_through_other_eyes(secrets: Secrets):
    secrets(SIGN_IN)
    for group, role in (
        ("scrutiny-officers", Role.PUBLIC),
        ("scrutiny-committee", Role.MEMBER),
    ):
        claims = dict(signed_in(groups=[group]).claims)
        assert reader_of(brought(eyes="Public", **claims)).role is role
    claims = dict(signed_in(groups=["scrutiny-committee"]).claims)
    assert reader_of(brought(eyes="Officer", **claims)).role is Role.MEMBER
    claims = dict(signed_in(groups=["scrutiny-officers"]).claims)
    assert reader_of(brought(eyes="nobody's", **claims)).role is Role.OFFICER


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("[auth\n", "not valid TOML"),
        ('[auth]\nclient_secret = "not-to-be-told\n', "not valid TOML"),
        (f"{SIGN_IN}\nofficer = []", "no setting 'officer'"),
        ('[roles]\nofficers = ["a"]', "[auth] given"),
        ('auth = "yes"', "must be sections"),
    ],
)
def test_settings_that_cannot_be_followed_make_everyone_the_public(
    secrets: Secrets, text, detail
):
    secrets(text)
    for came in (brought(), signed_in(groups=["scrutiny-officers"])):
        who = reader_of(came)
        assert (who.role, who.may_choose_role) == (Role.PUBLIC, False)
        assert who.reason.startswith("The settings for signing in cannot be read")
    assert detail in sign_in_settings().detail
    assert "not-to-be-told" not in str(sign_in_settings())


def test_a_change_to_the_rules_holds_from_the_next_look(secrets: Secrets):
    came = signed_in(groups=["scrutiny-officers"])
    for text, role in (
        (SIGN_IN, Role.OFFICER),
        (SIGN_IN.replace("scrutiny-officers", "others"), Role.PUBLIC),
        (SIGN_IN, Role.OFFICER),
        (SIGN_IN.partition("[roles]")[0], Role.PUBLIC),
    ):
        secrets(text)
        assert reader_of(came).role is role


def test_named_providers_are_offered_by_their_names(secrets: Secrets):
    secrets('[auth]\ncookie_secret = "x"\n[auth.microsoft]\nclient_id = "a"')
    assert reader_of(brought()).providers == ("microsoft",)


def test_secrets_may_stand_in_a_folder_one_to_a_file(tmp_path: Path):
    for name, text in (
        ("auth/client_id", "scrutiny-dashboard"),
        ("roles/officers", "scrutiny-officers\nothers\n"),
    ):
        file = tmp_path / name
        file.parent.mkdir()
        file.write_text(text, "utf-8")
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(tmp_path)])
    try:
        who = reader_of(signed_in(groups=["others"]))
    finally:
        config.set_option("secrets.files", before)
    assert who.role is Role.OFFICER


# --- signing out ----------------------------------------------------------------


def test_a_sign_in_that_was_ended_is_nobodys_and_others_are_not(secrets: Secrets):
    secrets(SIGN_IN)
    first = signed_in(groups=["scrutiny-officers"], nonce="first")
    second = signed_in(groups=["scrutiny-officers"], nonce="second")
    signed_out.end(first.claims)
    assert reader_of(first).sign_in is SignIn.OUT
    assert reader_of(second).role is Role.OFFICER


def test_what_has_ended_is_forgotten_once_it_would_have_expired():
    expired = {"sub": "a1", "exp": time.time() - 1}
    signed_out.end(expired)
    assert signed_out.has_ended(expired)
    signed_out.end({"sub": "a2", "exp": time.time() + 60})
    assert not signed_out.has_ended(expired)
