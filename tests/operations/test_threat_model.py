"""The threat model names tests that exist, and every chapter of tests about security is in it."""

import re

from checks.files import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and "ASVS" not in line]
NAMED = re.findall(r"`(tests/[\w/]+\.py)`", PAGE)
# What any reader expects to find.
EXPECTED = {"tests/access/test_access_matrix.py", "tests/people/test_headers.py"}


def test_every_test_that_is_named_is_there():
    assert EXPECTED <= set(NAMED)
    missing = [
        name
        for name in NAMED
        if not (ROOT / name).is_file() or "def test_" not in (ROOT / name).read_text()
    ]
    assert missing == []


def test_every_threat_has_somebody_a_test_and_a_chapter():
    assert len(ROWS) > 15
    for row in ROWS:
        _empty, threat, who, how, tests, chapters, _end = (cell.strip() for cell in row.split("|"))
        assert set(who.split()) <= set("12345"), threat
        assert who, threat
        assert how, threat
        assert "`tests/" in tests, threat
        assert re.fullmatch(r"V\d+( V\d+)*", chapters), threat
