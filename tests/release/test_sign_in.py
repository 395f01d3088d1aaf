"""Which role a sign-in gives, as a table of claims."""

from datetime import UTC, datetime

import pytest

from data.publications.records import Person
from data.release.audience import Role
from data.release.sign_in import (
    ANYONE,
    BadRules,
    Rules,
    SignIn,
    rules_from,
    standing,
    values_of,
)

NOW = datetime(2026, 6, 30, 10, 0, tzinfo=UTC)
LATER, EARLIER = NOW.timestamp() + 60, NOW.timestamp() - 60
RULES = rules_from(
    {
        "claim": "groups",
        "officers": ["scrutiny-officers"],
        "members": ["scrutiny-committee"],
        "officer_addresses": ["Ann@Council.gov.uk"],
        "member_addresses": ["mo@council.gov.uk"],
        "ask": "Democratic Services",
    }
)
ANN = {"iss": "https://provider.example", "sub": "a1", "name": "Ann Officer"}


def stands(rules: Rules = RULES, **claims: object):
    return standing({**ANN, "exp": LATER, **claims}, rules, now=NOW)


ROLES = [
    ({}, Role.PUBLIC),
    # by groups
    ({"groups": ["scrutiny-officers"]}, Role.OFFICER),
    ({"groups": ["staff", "scrutiny-committee"]}, Role.MEMBER),
    ({"groups": ["scrutiny-committee", "scrutiny-officers"]}, Role.OFFICER),
    ({"groups": "scrutiny-officers"}, Role.OFFICER),
    ({"groups": ["Scrutiny-Officers"]}, Role.PUBLIC),
    ({"groups": ["scrutiny-officers-2"]}, Role.PUBLIC),
    ({"groups": "scrutiny-officers scrutiny-committee"}, Role.PUBLIC),
    ({"groups": {"scrutiny-officers": True}}, Role.PUBLIC),
    ({"groups": [["scrutiny-officers"]]}, Role.PUBLIC),
    ({"groups": [""]}, Role.PUBLIC),
    ({"groups": None}, Role.PUBLIC),
    ({"roles": ["scrutiny-officers"]}, Role.PUBLIC),
    # by a listed address
    ({"email": "ann@council.gov.uk", "email_verified": True}, Role.OFFICER),
    ({"email": "ANN@COUNCIL.GOV.UK", "email_verified": True}, Role.OFFICER),
    ({"email": "mo@council.gov.uk", "email_verified": True}, Role.MEMBER),
    ({"email": "ann@council.gov.uk", "email_verified": False}, Role.PUBLIC),
    ({"email": "ann@council.gov.uk", "email_verified": "true"}, Role.PUBLIC),
    ({"email": "ann@council.gov.uk", "email_verified": 1}, Role.PUBLIC),
    ({"email": "ann@council.gov.uk"}, Role.PUBLIC),
    ({"preferred_username": "ann@council.gov.uk"}, Role.PUBLIC),
    ({"email": "ann@council.gov.uk.example", "email_verified": True}, Role.PUBLIC),
    # The Kelvin sign, whose small letter is a plain k.
    ({"email": "ann@\u212ancil.gov.uk", "email_verified": True}, Role.PUBLIC),
    ({"email": ["ann@council.gov.uk"], "email_verified": True}, Role.PUBLIC),
    ({"email": "", "email_verified": True}, Role.PUBLIC),
]


@pytest.mark.parametrize(("claims", "role"), ROLES)
def test_the_role_that_claims_give(claims, role):
    found = stands(**claims)
    assert (found.role, found.sign_in) == (role, SignIn.IN)


@pytest.mark.parametrize(
    "ends",
    [EARLIER, NOW.timestamp(), None, "", str(LATER), True, [LATER], float("nan")],
)
def test_a_sign_in_that_has_ended_or_does_not_say_when_is_the_public(ends):
    found = stands(groups=["scrutiny-officers"], exp=ends)
    assert (found.role, found.sign_in) == (Role.PUBLIC, SignIn.ENDED)
    assert found.person == ANYONE
    assert found.reason == "Your sign-in has ended. Sign in again."


def test_a_sign_in_holds_until_the_second_it_ends():
    claims = {**ANN, "groups": ["scrutiny-officers"], "exp": NOW.timestamp() + 1}
    assert standing(claims, RULES, now=NOW).role is Role.OFFICER
    after = datetime.fromtimestamp(NOW.timestamp() + 1, UTC)
    assert standing(claims, RULES, now=after).role is Role.PUBLIC


def test_nobody_signed_in_is_the_public_and_told_so():
    found = standing({}, RULES, now=NOW)
    assert (found.role, found.sign_in) == (Role.PUBLIC, SignIn.OUT)
    assert found.reason == "You are not signed in, so you see what the public sees."


# --- other claims, other rules -------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "claims"),
    [
        ("roles", {"roles": ["it"]}),
        ("oid", {"oid": "it"}),
        ("realm_access.roles", {"realm_access": {"roles": ["it"]}}),
        ("https://council.example/roles", {"https://council.example/roles": ["it"]}),
    ],
)
def test_the_claim_to_look_at_is_the_deployments_choice(claim, claims):
    rules = rules_from({"claim": claim, "officers": ["it"]})
    assert stands(rules, **claims).role is Role.OFFICER
    assert stands(rules, groups=["it"]).role is Role.PUBLIC


@pytest.mark.parametrize("path", ["a.b", "a.b.c", "a..b", ".", "a."])
def test_a_path_that_leads_nowhere_holds_nothing(path):
    assert values_of({"a": {"c": ["it"]}, "b": ["it"]}, path) == frozenset()


def test_another_claim_can_be_trusted_for_addresses_by_name():
    rules = rules_from(
        {
            "address_claim": "preferred_username",
            "officer_addresses": ["ann@council.gov.uk"],
        }
    )
    assert stands(rules, preferred_username="ann@council.gov.uk").role is Role.OFFICER
    verified = {"email": "ann@council.gov.uk", "email_verified": True}
    assert stands(rules, **verified).role is Role.PUBLIC


def test_rules_that_say_nothing_make_nobody_anything():
    claims = {"groups": [""], "email": "", "email_verified": True}
    assert stands(rules_from({"officers": ["", " "]}), **claims).role is Role.PUBLIC
    assert stands(rules_from({}), **claims).role is Role.PUBLIC


def test_a_list_may_be_a_text_with_one_to_a_line():
    rules = rules_from({"officers": "first group\n\nsecond group\n"})
    assert rules.officers == {"first group", "second group"}


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ({"oficers": ["it"]}, "no setting 'oficers'"),
        ({"officers": 5}, "officers must be a list"),
        ({"officers": ["it", 5]}, "officers must be a list"),
        ({"officers": {"it": True}}, "officers must be a list"),
        ({"claim": ""}, "claim must be a text"),
        ({"claim": ["groups"]}, "claim must be a text"),
        ({"ask": 1}, "ask must be a text"),
    ],
)
def test_rules_that_cannot_be_meant_are_refused_with_a_sentence(section, sentence):
    with pytest.raises(BadRules, match=sentence):
        rules_from(section)


# --- who it was, and what they are told ----------------------------------------


def test_the_record_names_a_person_by_issuer_and_subject():
    assert stands().person == Person("https://provider.example a1", "Ann Officer")


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({}, "Ann Officer"),
        (
            {"email": "Ann@Council.gov.uk", "email_verified": True},
            "Ann Officer (ann@council.gov.uk)",
        ),
        ({"email": "chief@council.gov.uk"}, "Ann Officer"),
        ({"name": "  Ann \n Officer "}, "Ann Officer"),
        ({"name": "", "preferred_username": "ann"}, "ann"),
        ({"name": None}, "a1"),
        ({"name": "x" * 500}, "x" * 120),
    ],
)
def test_the_name_in_the_record_is_one_line_with_a_verified_address(claims, name):
    assert stands(**claims).person.name == name


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        (
            {"groups": ["scrutiny-officers"]},
            "You are signed in as Ann Officer, an officer.",
        ),
        (
            {"groups": ["scrutiny-committee"]},
            "You are signed in as Ann Officer, a committee member.",
        ),
        (
            {"groups": ["staff"]},
            "You are signed in as Ann Officer, who has no role here, so you see what "
            "the public sees. To be made a committee member or an officer, ask "
            "Democratic Services.",
        ),
        (
            {"_claim_names": {"groups": "src1"}},
            "You are signed in as Ann Officer, who is in too many groups for the "
            "sign-in to list, so you see what the public sees. Ask Democratic "
            "Services.",
        ),
    ],
)
def test_what_somebody_signed_in_is_told(claims, reason):
    assert stands(**claims).reason == reason
