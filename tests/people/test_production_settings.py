"""Production refuses to start half-configured."""

import os
import runpy
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from eservice.settings.env import BASE_DIR

LONG = "a-secret-only-for-this-test-" * 3
EXAMPLE = BASE_DIR / "eservice" / "exempelkommun.toml"
WHOLE = {
    "SECRET_KEY": f"{LONG}1",
    "INDEX_KEY": f"{LONG}2",
    "FIELD_KEYS": f"f2:{LONG}3,f1:{LONG}4",
    "LEDGER_KEYS": f"l1:{LONG}5",
    "ALLOWED_HOSTS": "ansokan.example.se",
    "DATABASE_URL": "postgres://service:word@db.example.se/service",
    "MUNICIPALITY_FILE": "",
    "EMAIL_HOST": "smtp.example.se",
    "DEFAULT_FROM_EMAIL": "Exempelkommun <svara-inte@example.se>",
    "SERVICE_URL": "https://ansokan.example.se/",
    "SCANNER": "unix:///run/clamav/clamd.ctl",
    "E_ID_ISSUER": "https://e-id.example.se",
    "E_ID_CLIENT_ID": "e-tjansten",
    "E_ID_CLIENT_SECRET": "en hemlighet",
    "E_ID_ACR": "loa3",
}
NO_E_ID = {name: None for name in WHOLE if name.startswith("E_ID_")}
STAFF = {
    "STAFF_ISSUER": "https://sso.example.se",
    "STAFF_CLIENT_ID": "e-tjansten",
    "STAFF_CLIENT_SECRET": "en hemlighet",
    "STAFF_SECOND_FACTOR": "mfa",
    "STAFF_ROLES": "ekb=caseworker",
}

SMS = ("SMS_GATEWAY_URL", "SMS_GATEWAY_TOKEN", "SMS_SENDER")
MAIL = ("EMAIL_PORT", "EMAIL_SECURITY", "EMAIL_USER", "EMAIL_PASSWORD", "PRINT_DIR")


@pytest.fixture(autouse=True)
def a_municipality_of_its_own(tmp_path, monkeypatch):
    """Let the example say that it is a real municipality."""
    path = tmp_path / "kommun.toml"
    path.write_text(EXAMPLE.read_text().replace("is_example = true", "is_example = false"))
    monkeypatch.setitem(WHOLE, "MUNICIPALITY_FILE", str(path))


def start(monkeypatch, **changes):
    """Run the production settings with these variables and no others of ours."""
    for name in (*WHOLE, *STAFF, *MAIL, *SMS, "DEMO_LOGIN"):
        monkeypatch.delenv(name, raising=False)
    for layer in ("base", "production"):
        # The layers below were read with other variables.
        monkeypatch.delitem(sys.modules, f"eservice.settings.{layer}", raising=False)
    for name, value in (WHOLE | changes).items():
        if value is not None:
            monkeypatch.setenv(name, value)
    return runpy.run_module("eservice.settings.production")


def test_it_starts_when_everything_is_there(monkeypatch):
    found = start(monkeypatch)
    assert found["DEMO_LOGIN"] is False
    assert found["DEBUG"] is False
    assert list(found["FIELD_KEYS"]) == ["f2", "f1"]
    assert found["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert found["SESSION_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_SECURE"]
    assert found["SECURE_HSTS_SECONDS"] >= 31_536_000


@pytest.mark.parametrize("value", ["1", " 1 ", "true", "yes", "on"])
def test_it_never_starts_with_demo_login(monkeypatch, value):
    with pytest.raises(ImproperlyConfigured, match="DEMO_LOGIN"):
        start(monkeypatch, DEMO_LOGIN=value)


@pytest.mark.parametrize("value", ["", "0"])
def test_demo_login_may_be_said_to_be_off(monkeypatch, value):
    assert start(monkeypatch, DEMO_LOGIN=value)["DEMO_LOGIN"] is False


@pytest.mark.parametrize("value", [None, "", "   "])
@pytest.mark.parametrize("name", WHOLE)
def test_it_names_the_variable_that_is_missing(monkeypatch, name, value):
    with pytest.raises(ImproperlyConfigured, match=name):
        start(monkeypatch, **{name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("INDEX_KEY", "a" * 49),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "ansokan.example.se,*"),
        ("ALLOWED_HOSTS", " , "),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "ftp://db.example.se/x"),
        ("DATABASE_URL", "postgres://service:word@db.example.se:port/x"),
        ("MUNICIPALITY_FILE", str(BASE_DIR / "finns-inte.toml")),
        ("MUNICIPALITY_FILE", str(BASE_DIR / "README.md")),
        ("MUNICIPALITY_FILE", str(EXAMPLE)),
        ("EMAIL_PORT", "smtp"),
        ("EMAIL_SECURITY", "ssl"),
        ("EMAIL_USER", "tjansten"),
        ("EMAIL_PASSWORD", LONG),
        ("DEFAULT_FROM_EMAIL", "kommunen"),
        ("DEFAULT_FROM_EMAIL", "Kommunen <svara-inte@>"),
        ("DEFAULT_FROM_EMAIL", "Kommunen\nBcc: x@example.se <a@example.se>"),
        ("SERVICE_URL", "http://ansokan.example.se"),
        ("SERVICE_URL", "https://någon.annan.se"),
        ("SERVICE_URL", "https://ansokan.example.se/start?token=1"),
        ("SERVICE_URL", "https://x:word@ansokan.example.se"),
        ("SERVICE_URL", "https://[ansokan.example.se"),
        ("SERVICE_URL", "ansokan.example.se"),
        ("E_ID_ISSUER", "http://e-id.example.se"),
        ("E_ID_ISSUER", "http://127.0.0.1:9400"),
        ("E_ID_ORIGINS", "http://localhost"),
        ("STAFF_ISSUER", "https://sso.example.se"),
        ("SECRET_KEY", f"{LONG}2"),
        ("INDEX_KEY", f"{LONG}3"),
        ("FIELD_KEYS", f"f2:{LONG}3,f1:{LONG}3"),
        ("FIELD_KEYS", f"f2:{LONG}5"),
        ("LEDGER_KEYS", f"l1:{LONG}1"),
        *(
            (ring, value)
            for ring in ("FIELD_KEYS", "LEDGER_KEYS")
            for value in (
                ",",
                LONG,
                f":{LONG}",
                "f1:short",
                f"f1:{LONG},f1:{LONG}x",
                f"f 1:{LONG}",
                f"ä1:{LONG}",
                f"{'f' * 17}:{LONG}",
                f"f1:{LONG},broken",
            )
        ),
    ],
)
def test_it_does_not_start_with_a_malformed_variable(monkeypatch, name, value):
    with pytest.raises(ImproperlyConfigured) as stop:
        start(monkeypatch, **{name: value})
    assert LONG not in str(stop.value)
    assert "word" not in str(stop.value)


def test_the_tests_leave_the_environment_alone():
    assert os.environ.get("SECRET_KEY") != LONG


def test_staff_alone_may_log_in(monkeypatch):
    found = start(monkeypatch, **NO_E_ID, **STAFF)
    assert found["E_ID_PROVIDER"] is None
    assert found["STAFF_PROVIDER"].issuer == "https://sso.example.se"


def test_it_does_not_start_when_nobody_can_log_in(monkeypatch):
    with pytest.raises(ImproperlyConfigured, match="E_ID_ISSUER or STAFF_ISSUER"):
        start(monkeypatch, **NO_E_ID)


@pytest.mark.parametrize(
    ("given", "port", "is_starttls", "is_tls"),
    [
        ({}, 587, True, False),
        ({"EMAIL_SECURITY": "tls"}, 465, False, True),
        ({"EMAIL_SECURITY": "none", "EMAIL_PORT": "25"}, 25, False, False),
    ],
)
def test_mail_goes_through_the_server_that_is_named(monkeypatch, given, port, is_starttls, is_tls):
    found = start(monkeypatch, **given)
    options = found["MAILERS"]["default"]["OPTIONS"]
    assert (options["host"], options["port"]) == ("smtp.example.se", port)
    assert (options["use_tls"], options["use_ssl"]) == (is_starttls, is_tls)
    assert "password" not in options
    assert found["SERVICE_URL"] == "https://ansokan.example.se/"
    assert found["PRINT_DIR"] == found["DATA_DIR"] / "print"


def test_the_mail_servers_password_is_never_sent_in_the_clear(monkeypatch):
    login = {"EMAIL_USER": "tjansten", "EMAIL_PASSWORD": "en hemlighet"}
    options = start(monkeypatch, **login)["MAILERS"]["default"]["OPTIONS"]
    assert (options["username"], options["password"]) == ("tjansten", "en hemlighet")
    with pytest.raises(ImproperlyConfigured, match="EMAIL_SECURITY") as stop:
        start(monkeypatch, **login, EMAIL_SECURITY="none")
    assert "en hemlighet" not in str(stop.value)


def start_demo(monkeypatch, folder):
    monkeypatch.setenv("DATA_DIR", str(folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return runpy.run_module("eservice.settings.dev")


def test_the_demo_keeps_the_secrets_it_drew(monkeypatch, tmp_path):
    drawn = start_demo(monkeypatch, tmp_path / "demo")
    again = start_demo(monkeypatch, tmp_path / "demo")
    for name in ("SECRET_KEY", "INDEX_KEY", "FIELD_KEYS", "LEDGER_KEYS"):
        assert drawn[name] == again[name]
    assert drawn["MAILERS"]["default"]["OPTIONS"]["file_path"] == str(tmp_path / "demo" / "mail")
    kept = list((tmp_path / "demo").iterdir())
    assert len(kept) == 4
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in kept)


@pytest.mark.parametrize("found", ["", "a" * 31])
def test_the_demo_does_not_start_with_half_a_secret(monkeypatch, tmp_path, found):
    (tmp_path / "index-key.secret").write_text(found)
    with pytest.raises(ImproperlyConfigured, match=r"index-key\.secret must hold"):
        start_demo(monkeypatch, tmp_path)


def test_of_two_demos_at_once_the_first_draws_the_secret(monkeypatch, tmp_path):
    def link(_drawn, path):
        path.write_text("the-other-one-" * 3)
        raise FileExistsError

    monkeypatch.setattr(os, "link", link)
    assert start_demo(monkeypatch, tmp_path)["SECRET_KEY"] == "the-other-one-" * 3
