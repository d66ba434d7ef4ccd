"""The variables of the gateway for text messages: all of what is needed, or nothing at all."""

from functools import partial

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.people.test_production_settings import EXAMPLE, WHOLE
from tests.people.test_production_settings import start as start_production

SMS = {
    "SMS_GATEWAY_URL": "https://sms.example.se/send",
    "SMS_GATEWAY_TOKEN": "en-hemlig-nyckel",
    "SMS_SENDER": "Kommunen",
}


@pytest.fixture
def start(tmp_path, monkeypatch):
    """Start production with a municipality of the test's own, and with these variables."""
    path = tmp_path / "kommun.toml"
    path.write_text(EXAMPLE.read_text().replace("is_example = true", "is_example = false"))
    monkeypatch.setitem(WHOLE, "MUNICIPALITY_FILE", str(path))
    return partial(start_production, monkeypatch)


def test_without_a_gateway_there_are_no_text_messages(start):
    assert start()["SMS_GATEWAY"] is None
    assert start(**dict.fromkeys(SMS, " "))["SMS_GATEWAY"] is None


@pytest.mark.parametrize("sender", ["Kommunen", "Min kommun", "+46701740605", "71000"])
def test_text_messages_go_through_the_gateway_that_is_named(start, sender):
    found = start(**SMS | {"SMS_SENDER": sender})["SMS_GATEWAY"]
    assert (found.url, found.token) == (SMS["SMS_GATEWAY_URL"], SMS["SMS_GATEWAY_TOKEN"])
    assert found.sender == sender


@pytest.mark.parametrize("missing", SMS)
def test_half_a_gateway_stops_the_start(start, missing):
    with pytest.raises(ImproperlyConfigured, match=f"^{missing} must be set") as stop:
        start(**SMS | {missing: None})
    assert SMS["SMS_GATEWAY_TOKEN"] not in str(stop.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SMS_GATEWAY_URL", "http://sms.example.se/send"),
        ("SMS_GATEWAY_URL", "http://127.0.0.1:9000/"),
        ("SMS_GATEWAY_URL", "ftp://sms.example.se"),
        ("SMS_GATEWAY_URL", "sms.example.se"),
        ("SMS_GATEWAY_URL", "https:///send"),
        ("SMS_GATEWAY_URL", "https://user:word@sms.example.se"),
        ("SMS_GATEWAY_URL", "https://[sms.example.se"),
        ("SMS_GATEWAY_URL", "https://sms.example.se:port/"),
        ("SMS_GATEWAY_URL", "https://sms.example.se/a b"),
        ("SMS_GATEWAY_URL", "https://sms.example.se/#there"),
        ("SMS_GATEWAY_URL", "https://påhitt.example.se/"),
        ("SMS_GATEWAY_TOKEN", "en hemlighet"),
        ("SMS_GATEWAY_TOKEN", "en\r\nX-Words: hemlighet"),
        ("SMS_GATEWAY_TOKEN", "hemligheté"),
        ("SMS_SENDER", "Exempelkommun"),
        ("SMS_SENDER", "Kommun!"),
        ("SMS_SENDER", "12"),
        ("SERVICE_URL", f"https://{'a' * 60}.{'b' * 20}.example.se/"),
    ],
)
def test_a_gateway_that_can_not_be_right_stops_the_start(start, name, value):
    hosts = "ansokan.example.se,.example.se"
    with pytest.raises(ImproperlyConfigured, match=name) as stop:
        start(**{"ALLOWED_HOSTS": hosts} | SMS | {name: value})
    assert "hemlig" not in str(stop.value)
    assert "word" not in str(stop.value)
