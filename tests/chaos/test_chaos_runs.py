"""``./run chaos``, the short way: some kills, one stop of PostgreSQL, and all that was said stands.

It also finds what it should: a promise that was broken is said, in words.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from socket import create_connection
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread
from types import SimpleNamespace

import pytest

from applications.statuses import ScanState
from chaos import gates, invariants
from chaos.gates import HOST, Gate, Neighbours, State
from checks.files import ROOT
from eservice import clock
from tests.documents.making import make_document
from tests.factories import make_draft
from tests.notices.making import tell

# It makes its own PostgreSQL, so that the suite's database says nothing of it.
pytestmark = pytest.mark.one_database
SHORT = ["--kills", "12", "--stops", "1", "--seed", "8", "--json"]


def test_what_people_were_told_stands_whatever_dies():
    done = subprocess.run(
        [sys.executable, "-m", "chaos", *SHORT],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.stdout, done.stderr
    report = json.loads(done.stdout)
    assert report["faults"] == []
    assert (done.returncode, report["killed"], report["stopped"]) == (0, 12, 1)
    assert report["troubled"] == 4
    assert (report["counted"]["email"], report["counted"]["sms"]) == (2, 2)
    assert report["acknowledged"] >= 20


@pytest.mark.django_db
def test_a_broken_promise_is_found(anna):
    draft = str(make_draft(anna, {"anything_else": {"anything_else": "Svar 3"}}).pk)
    said = {"draft": draft, "tried": 5, "done": 4, "last": 4}
    told = {
        "writers": [said],
        "uploaders": [said],
        "senders": [said],
        "visitors": [said],
        "decided": {"nothing"},
    }
    tell(anna)
    assert list(invariants._answers(told)) == [
        "an answer is lost: told 4, stored 3",
        "versions are lost: told 4, stored 1",
    ]
    assert "papers: told 4, tried 5, stored 0" in list(invariants._papers(told))
    assert list(invariants._sent(told)) == ["an application that was received is no case"]
    assert list(invariants._visitors(told)) == ["0 logins and 0 people for one visitor"]
    assert list(invariants._waiting()) == ["1 notices have next_try_at"]
    assert list(invariants._decided(told)) == ["a decision that was made is not there: nothing"]


@pytest.mark.django_db
def test_a_paper_that_nobody_scanned_is_found(anna):
    waiting = {"scan_state": ScanState.WAITING, "next_scan_at": clock.now()}
    make_document(anna, make_draft(anna), **waiting)
    assert list(invariants._scanned()) == ["1 papers are not scanned, or refused"]


@pytest.fixture
def echo() -> Iterator[int]:
    """A neighbour that says what is said to it."""

    class Echo(BaseRequestHandler):
        def handle(self) -> None:
            self.request.sendall(self.request.recv(10))

    with ThreadingTCPServer((HOST, 0), Echo) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def said_through(gate: Gate) -> bytes:
    with create_connection((HOST, gate.port), timeout=10) as call:
        try:
            call.sendall(b"hej")
            return call.recv(10)
        except ConnectionError:
            return b""


def test_a_gate_lets_through_keeps_waiting_and_hangs_up(echo, monkeypatch):
    monkeypatch.setattr(gates, "SLOW", 0.2)
    gate, took = Gate(echo), {}
    for state in State:
        gate.state, began = state, time.monotonic()
        assert said_through(gate) == (b"" if state is State.DEAD else b"hej")
        took[state] = time.monotonic() - began
    assert took[State.SLOW] >= 0.2
    gate.close()


def test_a_notice_that_never_came_is_found():
    neighbours = object.__new__(Neighbours)
    came = json.dumps({"email": ["one"], "sms": []})
    neighbours._process = SimpleNamespace(communicate=lambda _line: (came, None))
    expected = {"email": ["one", "two"], "sms": []}
    assert neighbours.missing(expected) == ["1 notices by email never came"]
