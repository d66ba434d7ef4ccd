"""A case that Maja investigates, and ways to ask Anna for more."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from applications.access import Actor
from applications.actions.cases import start_investigation, take_case
from applications.actions.completions import Asked, ask_completion
from applications.documents import intake
from applications.documents.intake import Converted
from applications.documents.outcomes import Reason, Refused
from applications.models import Case, CompletionItem, CompletionRequest
from eservice import clock
from tests.documents.making import jpeg
from tests.factories import make_case


@pytest.fixture(autouse=True)
def documents_dir(settings, tmp_path):
    """A vault of the test's own."""
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    return settings.DOCUMENTS_DIR


@pytest.fixture
def quick(monkeypatch) -> None:
    """Take every file as it is, for tests that are not about converting. ``bad`` is broken."""

    def convert(raw: bytes, seconds: float) -> Converted:
        if raw == b"bad":
            raise Refused(Reason.BROKEN)
        return Converted(media_type="application/pdf", pages=2, data=raw, preview=jpeg())

    monkeypatch.setattr(intake, "convert", convert)


@pytest.fixture
def case(anna, maja) -> Case:
    """Anna's case, which Maja investigates."""
    return investigated(make_case(anna), maja)


def investigated(case: Case, maja) -> Case:
    take_case(Actor(maja), case_id=case.pk)
    return start_investigation(Actor(maja), case_id=case.pk)


def in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def asked(**values: Any) -> Asked:
    words = {"what": "Skicka din hyresavi", "why": "Vi räknar med hyran.", "how": "Ett foto."}
    about = {"about": "paper_rent_bill", "section": "papers", "due_on": in_days(14)}
    return Asked(**(words | about | values))


@pytest.fixture
def ask(case, maja) -> Callable[..., CompletionRequest]:
    """Let Maja ask for these things, or for the bill of the rent."""

    def asks(*items: Asked, **values: Any) -> CompletionRequest:
        words = {"intro": "Vi läser.", "consequence": "Ring oss om du behöver mer tid."}
        chosen = items or (asked(),)
        return ask_completion(Actor(maja), case_id=case.pk, items=chosen, **(words | values))

    return asks


@pytest.fixture
def item(ask) -> CompletionItem:
    return ask().items.get()
