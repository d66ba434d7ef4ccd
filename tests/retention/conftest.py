"""A file whose last note is five years old, and a vault of each test's own."""

from datetime import UTC, datetime

import pytest
import time_machine

from applications.models import Case, Draft
from applications.statuses import CaseStage
from eservice.people.models import User
from tests.casework.making import make_everything
from tests.documents.making import make_document
from tests.factories import make_applicant, make_case, make_caseworker
from tests.helping import make_grant, make_helper

THEN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TOO_SOON = datetime(2031, 3, 1, 9, 0, tzinfo=UTC)
LATER = datetime(2031, 3, 3, 9, 0, tzinfo=UTC)


def closed(user: User) -> Case:
    """A case with everything in it, sent and closed then."""
    case = make_case(user)
    make_document(user, Draft.objects.get(pk=case.pk))
    make_everything(case, make_caseworker())
    Case.objects.filter(pk=case.pk).update(stage=CaseStage.CLOSED)
    case.appeals.update(status="ruled")
    return Case.objects.get(pk=case.pk)


@pytest.fixture
def anna(db) -> User:
    """Somebody who is not born on a day of the sample that is kept for research."""
    return make_applicant(given_name="Anna", family_name="Exempel", number="199001019802")


@pytest.fixture
def old_case(anna, documents_dir):
    with time_machine.travel(THEN, tick=False):
        make_grant(anna, make_helper(), "help")
        return closed(anna)


@pytest.fixture
def later():
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def documents_dir(settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    return settings.DOCUMENTS_DIR
