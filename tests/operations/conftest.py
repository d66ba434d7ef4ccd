from datetime import timedelta
from random import Random

import pytest

from applications.access import Actor
from applications.actions.beside import start_beside
from applications.actions.cases import hand_over_case, start_investigation, take_case, write_note
from applications.actions.joining import invite_partner
from applications.actions.proofs import add_proofs
from applications.actions.reading import read_case, read_worklist
from applications.actions.verifying import refuse_grant
from applications.event_kinds import AccessKind
from applications.queries import reviewed_cases
from eservice import clock
from tests.conftest import logged_in
from tests.desk.making import make_served
from tests.documents.making import jpeg, sent
from tests.factories import make_applicant, make_case, make_caseworker, make_draft
from tests.helping import make_grant, make_helper
from tests.registering import noted, reachable


@pytest.fixture
def handled_cases(db):
    return make_handled_cases()


def make_handled_cases():
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
def helped_person(db):
    return make_helped_person()


def make_helped_person():
    """Two days ago somebody gave a helper access, chose how to be reached, and had somebody
    beside her; a caseworker noted help on paper, scanned it and said no to it. Somebody else was
    registered at the desk."""
    with clock.at(clock.now() - timedelta(days=2)):
        grantor, helper = reachable(make_applicant()), make_helper()
        make_grant(grantor, helper)
        start_beside(Actor(grantor), name="Lo", relation="granne")
        couple = {"household_type": {"household_type": "partner"}}
        couple["partner"] = {"name": "Robin Exempel", "number": ""}
        invite_partner(Actor(grantor), draft_id=make_draft(grantor, couple).pk)
        _refused_paper(grantor, helper)
        make_served()
    return grantor


def _refused_paper(grantor, helper):
    maja = make_caseworker()
    client = logged_in(maja)
    grant = noted(client, make_case(grantor), make_helper(), ground="paper")
    add_proofs(Actor(maja), grant_id=grant.pk, files=[sent(jpeg(), "samtycke.jpg")])
    refuse_grant(Actor(maja), grant_id=grant.pk, reason="Underskrift saknas.")


@pytest.fixture
def random():
    return Random(20261122)
