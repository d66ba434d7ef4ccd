from pathlib import Path

import pytest

from applications.documents import intake
from applications.documents.intake import Converted
from applications.documents.outcomes import Reason, Refused
from applications.models import Draft
from tests.documents.making import jpeg
from tests.factories import make_draft


@pytest.fixture(autouse=True)
def documents_dir(settings, tmp_path) -> Path:
    """A vault of the test's own, not there yet."""
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    return settings.DOCUMENTS_DIR


@pytest.fixture
def draft(anna) -> Draft:
    """Anna's application, whole but not sent."""
    return make_draft(anna)


@pytest.fixture
def quick(monkeypatch) -> None:
    """Take every file as it is, for tests that are not about converting. ``bad`` is broken."""

    def convert(raw: bytes, seconds: float) -> Converted:
        if raw == b"bad":
            raise Refused(Reason.BROKEN)
        return Converted(media_type="application/pdf", pages=2, data=raw, preview=jpeg())

    monkeypatch.setattr(intake, "convert", convert)
