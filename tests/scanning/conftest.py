from collections.abc import Iterator
from pathlib import Path

import pytest

from applications.documents import intake, scanning
from applications.documents.intake import Converted
from applications.models import Case, Draft
from tests.casework.investigating.making import investigated
from tests.documents.making import jpeg
from tests.factories import make_case, make_draft
from tests.scanning.fake_clamd import FakeClamd


@pytest.fixture(autouse=True)
def documents_dir(settings, tmp_path) -> Path:
    """A vault of the test's own, not there yet."""
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    return settings.DOCUMENTS_DIR


@pytest.fixture
def clamd(settings) -> Iterator[FakeClamd]:
    """A scanner that the service asks."""
    server = FakeClamd()
    settings.SCANNER = server.address
    yield server
    if not server.ended.is_set():
        server.stop()


@pytest.fixture
def impatient(monkeypatch) -> None:
    """Let the scanner be silent for a blink only."""
    monkeypatch.setattr(scanning, "SECONDS_OF_SILENCE", 0.1)


@pytest.fixture
def quick(monkeypatch) -> None:
    """Take every file as it is, for tests that are not about converting."""

    def convert(raw: bytes, seconds: float) -> Converted:
        made = b"made of " + raw[:4]
        return Converted(media_type="application/pdf", pages=2, data=made, preview=jpeg())

    monkeypatch.setattr(intake, "convert", convert)


@pytest.fixture
def draft(anna) -> Draft:
    """Anna's application, whole but not sent."""
    return make_draft(anna)


@pytest.fixture
def case(anna, maja) -> Case:
    """Anna's case, which Maja investigates."""
    return investigated(make_case(anna), maja)
