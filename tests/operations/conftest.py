from datetime import timedelta
from random import Random

import pytest

from applications.access import Actor
from applications.actions.cases import hand_over_case, start_investigation, take_case, write_note
from applications.actions.reading import read_case, read_worklist
from applications.event_kinds import AccessKind
from applications.queries import reviewed_cases
from eservice import clock
from tests.factories import make_case, make_caseworker


@pytest.fixture(autouse=True)
def anchor_file(settings, tmp_path):
    """An anchor file of the test's own, not there yet."""
    settings.ANCHOR_FILE = tmp_path / "anchors.jsonl"
    return settings.ANCHOR_FILE


@pytest.fixture
def handled_cases(db):
    """Three cases with events and readings from two days ago."""
    with clock.at(clock.now() - timedelta(days=2)):
        maja, nils = (Actor(make_caseworker(given_name=name)) for name in ("Maja", "Nils"))
        cases = [make_case() for _number in range(3)]
        for case in cases:
            read_worklist(maja)
            read_case(maja, cases=reviewed_cases(maja), case_id=case.pk, kind=AccessKind.ANSWERS)
            take_case(maja, case_id=case.pk)
        start_investigation(maja, case_id=cases[1].pk)
        write_note(maja, case_id=cases[1].pk, text="Pratade i telefon.")
        hand_over_case(maja, case_id=cases[2].pk, to=nils.user)
    return cases


@pytest.fixture
def random():
    return Random(20261122)
