"""Production refuses to start half-configured."""

import os
import runpy

import pytest
from django.core.exceptions import ImproperlyConfigured

from eservice.settings.env import BASE_DIR

LONG = "a-secret-only-for-this-test-" * 3
WHOLE = {
    "SECRET_KEY": LONG,
    "INDEX_KEY": LONG,
    "FIELD_KEYS": f"f2:{LONG},f1:{LONG}",
    "LEDGER_KEYS": f"l1:{LONG}",
    "ALLOWED_HOSTS": "ansokan.example.se",
    "DATABASE_URL": "postgres://service:word@db.example.se/service",
    "MUNICIPALITY_FILE": str(BASE_DIR / "eservice" / "exempelkommun.toml"),
}


def start(monkeypatch, **changes):
    """Run the production settings with these variables and no others of ours."""
    for name in (*WHOLE, "DEMO_LOGIN"):
        monkeypatch.delenv(name, raising=False)
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
