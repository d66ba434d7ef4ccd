"""``./run chaos``, the short way: some kills, one stop of PostgreSQL, and all that was said stands.

It also finds what it should: a promise that was broken is said, in words.
"""

import json
import subprocess
import sys

import pytest

from chaos import invariants
from checks.files import ROOT
from tests.factories import make_draft

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
    assert report["acknowledged"] >= 20


@pytest.mark.django_db
def test_a_broken_promise_is_found(anna):
    draft = str(make_draft(anna, {"anything_else": {"anything_else": "Svar 3"}}).pk)
    said = {"draft": draft, "tried": 5, "done": 4, "last": 4}
    told = {"writers": [said], "uploaders": [said], "senders": [said], "decided": {"nothing"}}
    assert list(invariants._answers(told)) == [
        "an answer is lost: told 4, stored 3",
        "versions are lost: told 4, stored 1",
    ]
    assert "papers: told 4, tried 5, stored 0" in list(invariants._papers(told))
    assert list(invariants._sent(told)) == ["an application that was received is no case"]
    assert list(invariants._decided(told)) == ["a decision that was made is not there: nothing"]
