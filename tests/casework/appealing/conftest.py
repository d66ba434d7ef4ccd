"""A decision that Anna has got, and who may do what with it."""

import dataclasses
from datetime import date

import pytest
import time_machine

from applications.actions.letters import render_letter
from applications.models import Appeal, Case, Decision
from eservice.municipality import municipality
from eservice.municipality.casework import CaseworkRules
from eservice.people.models import User
from tests.casework.appealing.making import NOW, appeal_of, got
from tests.casework.completing.conftest import quick
from tests.casework.deciding.making import (
    COSTS,
    decided_content,
    draft_of,
    investigated,
    issue,
    make_chief,
)
from tests.conftest import logged_in
from tests.factories import make_case, make_caseworker
from tests.helping import make_grant, make_helper

__all__ = ["quick"]


@pytest.fixture(autouse=True)
def documents_dir(settings, tmp_path):
    """A vault of the test's own."""
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    return settings.DOCUMENTS_DIR


@pytest.fixture
def traveller():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def case(traveller, anna, maja) -> Case:
    return investigated(make_case(anna, **COSTS), maja)


@pytest.fixture
def decision(case, maja) -> Decision:
    """A yes to all of it, made on Monday 9 February 2026."""
    decision = issue(draft_of(case, maja, decided_content(case)), maja)
    render_letter.call(str(decision.letter_id))
    return Decision.objects.get(pk=decision.pk)


@pytest.fixture
def kim(traveller, anna) -> User:
    """Anna's ombud."""
    kim = make_helper()
    make_grant(anna, kim, "all")
    return kim


@pytest.fixture
def kim_client(kim):
    return logged_in(kim)


@pytest.fixture
def chief(traveller) -> User:
    """Who may also decide that an appeal came too late."""
    return make_chief(make_caseworker())


@pytest.fixture
def late(traveller, anna, decision) -> Appeal:
    """An appeal that came the day after the last one."""
    got(decision, date(2026, 2, 9))
    traveller.move_to("2026-03-03 12:00+01:00")
    return appeal_of(decision, anna)


@pytest.fixture
def rules(monkeypatch):
    """Change what the municipality has decided about handling."""
    city = municipality()

    def change(**values) -> CaseworkRules:
        changed = dataclasses.replace(city.casework, **values)
        monkeypatch.setattr(
            "applications.questions.refusing.municipality",
            lambda: dataclasses.replace(city, casework=changed),
        )
        monkeypatch.setattr(
            "applications.actions.refusing_appeals.municipality",
            lambda: dataclasses.replace(city, casework=changed),
        )
        return changed

    return change
