"""A case that Maja investigates, Kim who helps Anna, and ways to write as each of them."""

import pytest

from applications.documents import intake
from applications.documents.intake import Converted
from applications.documents.outcomes import Reason, Refused
from applications.models import Case
from eservice.people.models import User
from tests.casework.investigating.making import investigated
from tests.conftest import logged_in
from tests.documents.making import jpeg
from tests.factories import make_case
from tests.helping import make_grant, make_helper


@pytest.fixture(autouse=True)
def documents_dir(settings, tmp_path):
    """A vault of the test's own."""
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    return settings.DOCUMENTS_DIR


@pytest.fixture
def case(anna, maja) -> Case:
    return investigated(make_case(anna), maja)


@pytest.fixture
def kim(anna) -> User:
    """Somebody who helps Anna, messages included."""
    kim = make_helper()
    make_grant(anna, kim, "help")
    return kim


@pytest.fixture
def kim_client(kim):
    return logged_in(kim)


@pytest.fixture
def quick(monkeypatch) -> None:
    """Take every file as it is, for tests that are not about converting. ``bad`` is broken."""

    def convert(raw: bytes, seconds: float) -> Converted:
        if raw == b"bad":
            raise Refused(Reason.BROKEN)
        return Converted(media_type="application/pdf", pages=2, data=raw, preview=jpeg())

    monkeypatch.setattr(intake, "convert", convert)
