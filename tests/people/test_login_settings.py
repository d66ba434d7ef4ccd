"""The variables of the two providers: all of what is needed, or nothing at all."""

import os

import pytest
from django.core.exceptions import ImproperlyConfigured

from eservice.settings import logins

E_ID = {
    "E_ID_ISSUER": "https://e-id.example.se/kommun",
    "E_ID_CLIENT_ID": "e-tjansten",
    "E_ID_CLIENT_SECRET": "en hemlighet",
    "E_ID_ACR": "http://id.elegnamnden.se/loa/1.0/loa3, http://id.elegnamnden.se/loa/1.0/loa4",
}
STAFF = {
    "STAFF_ISSUER": "https://sso.example.se",
    "STAFF_CLIENT_ID": "e-tjansten",
    "STAFF_CLIENT_SECRET": "en annan hemlighet",
    "STAFF_SECOND_FACTOR": "mfa,hwk",
    "STAFF_ROLES": "ekb=caseworker, CN=a=caseworker",
}
READ = {"E_ID": logins.e_id, "STAFF": logins.staff}
NEEDED = [("E_ID", name) for name in E_ID] + [("STAFF", name) for name in STAFF]


@pytest.fixture(autouse=True)
def no_providers(monkeypatch):
    for name in [*os.environ]:
        if name.startswith(("E_ID_", "STAFF_")):
            monkeypatch.delenv(name)


@pytest.fixture
def given(monkeypatch):
    """Set variables, without those that are None."""

    def give(values):
        for name, value in values.items():
            if value is not None:
                monkeypatch.setenv(name, value)

    return give


def test_without_any_variable_there_is_no_provider():
    assert logins.e_id() is None
    assert logins.staff() is None


def test_the_e_id_has_the_names_of_the_swedish_profile(given):
    given(E_ID)
    found = logins.e_id()
    assert found.acr_values == tuple(E_ID["E_ID_ACR"].split(", "))
    assert found.claims.personal_number == "https://id.oidc.se/claim/personalIdentityNumber"
    assert found.claims.coordination_number == "https://id.oidc.se/claim/coordinationNumber"
    assert found.claims.protected == ""
    assert found.scopes.split()[0] == "openid"
    assert "https://id.oidc.se/scope/naturalPersonNumber" in found.scopes.split()
    assert found.origins == ("https://e-id.example.se",)
    assert found.staff is None
    assert "en hemlighet" not in repr(found)


def test_a_broker_may_have_names_of_its_own(given):
    given(E_ID | {"E_ID_NUMBER_CLAIM": "pnr", "E_ID_PROTECTED_CLAIM": "skydd"})
    given({"E_ID_SCOPES": "pnr openid", "E_ID_ORIGINS": "https://login.example.se:8443"})
    found = logins.e_id()
    assert (found.claims.personal_number, found.claims.protected) == ("pnr", "skydd")
    assert found.scopes == "openid pnr"
    assert found.origins == ("https://e-id.example.se", "https://login.example.se:8443")


def test_the_roles_of_staff_are_ours(given):
    given(STAFF | {"STAFF_ACR": "loa3", "STAFF_UNIT_CLAIM": "department"})
    found = logins.staff()
    assert found.staff.roles == (("ekb", "caseworker"), ("CN=a", "caseworker"))
    assert found.staff.factors == ("mfa", "hwk")
    assert found.staff.factor_claim == "amr"
    assert found.staff.unit_claim == "department"
    assert found.acr_values == ("loa3",)


@pytest.mark.parametrize("empty", [None, "", "  "])
@pytest.mark.parametrize(("prefix", "name"), NEEDED)
def test_half_a_provider_stops_the_start(given, prefix, name, empty):
    given((E_ID | STAFF) | {name: empty})
    with pytest.raises(ImproperlyConfigured, match=f"{name} must be set too"):
        READ[prefix]()


@pytest.mark.parametrize(("prefix", "name"), [("E_ID", "E_ID_SCOPES"), ("STAFF", "STAFF_ACR")])
def test_a_variable_of_a_provider_that_is_not_there_stops_the_start(given, prefix, name):
    given({name: "x"})
    with pytest.raises(ImproperlyConfigured, match=f"since {name} is"):
        READ[prefix]()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("E_ID_ISSUER", "http://e-id.example.se"),
        ("E_ID_ISSUER", "e-id.example.se"),
        ("E_ID_ISSUER", "https://"),
        ("E_ID_ISSUER", "https://[e-id"),
        ("E_ID_ISSUER", "https://anna:word@e-id.example.se"),
        ("E_ID_ISSUER", "https://e-id.example.se?x=1"),
        ("E_ID_ISSUER", "https://e-id.example.se; script-src *"),
        ("E_ID_ISSUER", f"https://e-id.example.se/{'a' * 200}"),
        ("E_ID_ORIGINS", "https://*"),
        ("E_ID_ORIGINS", "https://e-id.example.se/path"),
        ("E_ID_ORIGINS", "http://e-id.example.se"),
        ("E_ID_ACR", ","),
    ],
)
def test_an_address_that_can_not_be_trusted_stops_the_start(given, name, value):
    given(E_ID | {name: value})
    with pytest.raises(ImproperlyConfigured, match=name):
        logins.e_id()


@pytest.mark.parametrize("value", ["ekb", "ekb=", "=caseworker", "ekb=chef", "a=caseworker,b"])
def test_a_role_we_do_not_have_stops_the_start(given, value):
    given(STAFF | {"STAFF_ROLES": value})
    with pytest.raises(ImproperlyConfigured, match="STAFF_ROLES must look like"):
        logins.staff()


@pytest.mark.parametrize("host", ["localhost:9400", "127.0.0.1:9400"])
def test_a_provider_on_the_own_machine_needs_no_encryption_to_be_tried(given, host):
    given(E_ID | {"E_ID_ISSUER": f"http://{host}"})
    found = logins.e_id()
    assert found.origins == (f"http://{host}",)
    with pytest.raises(ImproperlyConfigured, match="must be https://"):
        logins.require_https(None, found)


@pytest.mark.parametrize("name", ["E_ID_ISUER", "STAFF_ROLE"])
def test_a_misspelt_variable_stops_the_start(given, name):
    given(E_ID | STAFF | {name: "https://e-id.example.se"})
    with pytest.raises(ImproperlyConfigured, match=f"{name} is no variable of the service"):
        logins.e_id(), logins.staff()
