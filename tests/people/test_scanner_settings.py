"""Where papers are scanned for viruses: production does not start without a scanner."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from eservice.settings.scanner import Scanner
from tests.people.test_production_settings import a_municipality_of_its_own, start, start_demo

__all__ = ["a_municipality_of_its_own"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("unix:///run/clamav/clamd.ctl", {"path": "/run/clamav/clamd.ctl"}),
        ("tcp://127.0.0.1:3310", {"host": "127.0.0.1", "port": 3310}),
        ("tcp://Scanner.example.se:3310", {"host": "scanner.example.se", "port": 3310}),
        ("tcp://[::1]:3310", {"host": "::1", "port": 3310}),
    ],
)
def test_papers_are_scanned_where_it_says(monkeypatch, text, place):
    found = start(monkeypatch, SCANNER=text)["SCANNER"]
    assert found == Scanner(**place)


@pytest.mark.parametrize(
    "text",
    [
        "none",
        "clamd",
        "unix:",
        "unix:///",
        "unix://run/clamd.ctl",
        "unix:///run/clamd.ctl?x",
        "tcp://127.0.0.1",
        "tcp://:3310",
        "tcp://127.0.0.1:clamd",
        "tcp://127.0.0.1:0",
        "tcp://127.0.0.1:3310/",
        "tcp://x:word@127.0.0.1:3310",
        "tcp://[127.0.0.1:3310",
        "http://127.0.0.1:3310",
    ],
)
def test_production_starts_with_no_other_scanner(monkeypatch, text):
    with pytest.raises(ImproperlyConfigured, match="SCANNER") as stop:
        start(monkeypatch, SCANNER=text)
    assert "word" not in str(stop.value)


@pytest.mark.parametrize("text", [None, "none", "tcp://127.0.0.1:3310"])
def test_the_demo_scans_papers_when_it_has_a_scanner(monkeypatch, tmp_path, text):
    monkeypatch.delenv("SCANNER", raising=False)
    if text:
        monkeypatch.setenv("SCANNER", text)
    is_named = text not in (None, "none")
    found = start_demo(monkeypatch, tmp_path)["SCANNER"]
    assert found == (Scanner(host="127.0.0.1", port=3310) if is_named else None)
