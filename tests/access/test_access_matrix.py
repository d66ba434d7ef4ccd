"""Every URL × role × ownership × method. A URL that is not in the table fails.

Roles: ``anonymous``; ``owner`` of the draft and the case; ``other`` applicant; ``nobody``, a
login without person or role; ``handler``, the caseworker who has the case; ``colleague`` in
the same unit; ``elsewhere``, a caseworker of another unit; ``party``, a caseworker of the
unit whose own case it is; ``stopped``, a login that was closed.

Long because every address of the service has its row here.
"""

import re
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from applications.access import Actor
from applications.actions.cases import take_case
from applications.event_kinds import AccessKind
from applications.models import AccessLog, Draft
from applications.questions.months import month_after
from eservice import clock
from eservice.people.models import User
from eservice.people.roles import Role
from tests.conftest import logged_in
from tests.documents.making import make_document
from tests.factories import (
    make_applicant,
    make_case,
    make_caseworker,
    make_draft,
    number_for,
    whole_answers,
)
from tests.helping import make_grant, make_helper
from tests.organisations.making import make_member, make_organisation, organisation_number
from tests.registering import make_proof
from tests.review.task_making import ask

# The statements behind it are run on both by the tests that tell a story.
pytestmark = pytest.mark.one_database

ROLES = (
    "anonymous",
    "owner",
    "other",
    "nobody",
    "handler",
    "colleague",
    "elsewhere",
    "party",
    "stopped",
)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
LOGIN = "login"


def everybody(status, **other):
    """The same answer for all roles, but for those named."""
    return dict.fromkeys(ROLES, status) | other


def only(**allowed):
    """404 for everyone else, and the login page for those without a login."""
    return everybody(404, anonymous=LOGIN, stopped=LOGIN) | allowed


def owner(status):
    return only(owner=status)


def unit(status):
    return only(handler=status, colleague=status)


LOGGED_IN = {"anonymous": LOGIN, "stopped": LOGIN}
CASEWORKERS = {"handler": 200, "colleague": 200, "elsewhere": 200, "party": 200}

TABLE = {
    # Public pages. The login page leads on those who are logged in already.
    "start": {"GET": everybody(200)},
    "login": {"GET": everybody(302, anonymous=200, stopped=200)},
    "demo_login": {"POST": everybody(404)},
    # Without a provider in the settings there is no way to one.
    "e_id_login": {"POST": everybody(404)},
    "e_id_callback": {"GET": everybody(404), "HEAD": everybody(405)},
    "staff_login": {"POST": everybody(404)},
    "staff_callback": {"GET": everybody(404), "HEAD": everybody(405)},
    "extend_login": {"POST": everybody(204, anonymous=LOGIN, stopped=LOGIN)},
    "logout": {"POST": everybody(302)},
    "logged_out": {"GET": everybody(200)},
    "quick_exit": {"GET": everybody(302)},
    "guides": {"GET": everybody(200)},
    "guide": {"GET": everybody(200)},
    # The applicant's own pages.
    "home": {"GET": everybody(302, owner=200, other=200, nobody=200, **LOGGED_IN)},
    "start_draft": {"POST": only(owner=302, other=302)},
    "draft": {"GET": owner(200)},
    # Without a login the page shows what was typed, so that it can be copied.
    "step": {"GET": owner(200), "POST": only(owner=302, anonymous=403, stopped=403)},
    "section": {"GET": owner(200)},
    "check": {"GET": owner(200)},
    "send": {"GET": owner(200), "POST": owner(302)},
    "delete_draft": {"GET": owner(200), "POST": owner(302)},
    "draft_changes": {"GET": owner(200), "POST": owner(302)},
    # She sends herself: there is nobody to say it to.
    "say_ready": {"POST": only()},
    "beside": {"GET": only(owner=200, other=200), "POST": only(owner=302, other=302)},
    "beside_ends": {"POST": only(owner=302, other=302)},
    "show_less": {"POST": only(owner=302, other=302)},
    "contact_choice": {
        "GET": only(owner=200, other=200),
        "POST": only(owner=422, other=422),
    },
    # She applies alone: the pages for two lead back, or say that there is nobody to ask.
    "partner": {"GET": owner(200)},
    "invite_partner": {"POST": owner(409)},
    "right_partner": {"POST": owner(409)},
    "wrong_partner": {"POST": owner(409)},
    "end_partner": {"GET": owner(302), "POST": owner(302)},
    "sign_together": {"GET": owner(302), "POST": owner(302)},
    "send_alone": {"GET": owner(302), "POST": owner(302)},
    "own_part": {"GET": only()},
    "leave_part": {"GET": only(), "POST": only()},
    # Nothing is chosen to be sent. The paper of a case is open to those who handle it.
    "add_papers": {"GET": owner(200), "POST": owner(422)},
    "remove_paper": {"POST": owner(302)},
    "document": {"GET": only(owner=200, handler=200, colleague=200)},
    "document_preview": {"GET": only(owner=200, handler=200, colleague=200)},
    "case": {"GET": owner(200)},
    "case_answers": {"GET": owner(200)},
    "receipt": {"GET": owner(200)},
    "receipt_pdf": {"GET": owner(404)},
    "case_log": {"GET": owner(200)},
    "withdraw": {"GET": owner(200), "POST": owner(302)},
    # Help that she gives, and help that she is offered. The grant has been answered already.
    "my_helpers": {"GET": only(owner=200, other=200)},
    "give_help": {
        "GET": only(owner=200, other=200),
        "POST": only(owner=302, other=302, anonymous=403, stopped=403),
    },
    "agree_to_help": {"GET": only(owner=302, other=302), "POST": only(owner=302, other=302)},
    "grant": {"GET": owner(200)},
    "grant_proof": {"GET": owner(200)},
    "new_help_code": {"POST": owner(302)},
    "right_helper": {"POST": owner(302)},
    "wrong_helper": {"POST": owner(302)},
    "take_back": {"GET": owner(200), "POST": owner(302)},
    "renew_help": {"GET": owner(200), "POST": only(owner=200, anonymous=403, stopped=403)},
    "people_helped": {"GET": only(owner=200, other=200)},
    "help_code": {
        "GET": only(owner=200, other=200),
        "POST": only(owner=422, other=422, anonymous=403, stopped=403),
    },
    # Nobody here is the helper.
    "help_offer": {"GET": only(), "POST": only()},
    "person_helped": {"GET": only()},
    "start_for": {"POST": only()},
    "stop_helping": {"GET": only(), "POST": only()},
    "prepare_meeting": {"GET": owner(200)},
    "ask_for_contact": {"GET": only(owner=200, other=200), "POST": only(owner=302, other=302)},
    # An organisation's pages: the owner is its manager. What is typed is never lost.
    "ask_for_organisation": {
        "GET": only(owner=200, other=200),
        "POST": only(owner=302, other=302, anonymous=403, stopped=403),
    },
    "left_organisation": {"GET": only(owner=200, other=200)},
    "organisation": {"GET": owner(200)},
    "add_member": {"GET": owner(200), "POST": only(owner=302, anonymous=403, stopped=403)},
    "end_membership": {"GET": owner(200), "POST": owner(302)},
    "make_manager": {"GET": owner(200), "POST": owner(302)},
    # The caseworker's pages: own unit's cases, and only with the case in hand for some.
    "worklist": {"GET": only(**CASEWORKERS)},
    "review_case": {"GET": unit(200)},
    "take_case": {"POST": only(handler=302, colleague=409)},
    "start_investigation": {"POST": only(handler=302, colleague=409)},
    "hand_over": {
        "GET": only(handler=200, colleague=409),
        "POST": only(handler=302, colleague=409),
    },
    "journal": {"GET": unit(200), "POST": unit(302)},
    # Who helps. The grant was given in the service and answered: there is nothing to check.
    "case_helpers": {"GET": unit(200), "POST": unit(200)},
    "note_help": {"GET": unit(200), "POST": unit(200)},
    "end_all_help": {"GET": unit(200), "POST": unit(302)},
    "verify_grant": {"GET": unit(200), "POST": unit(409)},
    "refuse_grant": {
        "GET": unit(200),
        "POST": only(handler=409, colleague=409, anonymous=403, stopped=403),
    },
    "end_help": {"GET": unit(200), "POST": unit(302)},
    "new_code_letter": {"POST": unit(409)},
    "drop_grant_check": {"POST": unit(302)},
    "add_grant_proofs": {"POST": unit(409)},
    "scanned_proof": {"GET": unit(200)},
    # What the unit has to do. The receiving unit decides about organisations, but nobody about
    # her own; this one was let in before, so it can't be refused.
    "tasks": {"GET": only(**CASEWORKERS)},
    "finish_task": {"POST": unit(302)},
    "organisations": {"GET": only(handler=200, colleague=200, party=200)},
    "review_organisation": {"GET": unit(200)},
    "verify_organisation": {"POST": unit(302)},
    "refuse_organisation": {"GET": unit(200), "POST": unit(409)},
    "close_organisation": {"GET": unit(200), "POST": unit(302)},
}

# What each POST sends when it is not empty.
BODIES = {
    "step": {"acute": "none", "_rev": "1"},
    "send": {"declare": "yes"},
    "journal": {"text": "Ringde upp."},
    "beside": {"name": "Lo"},
    "end_all_help": {"reason": "died"},
    "refuse_grant": {"reason": "Fel underskrift."},
    "end_help": {"reason": "asked"},
    "give_help": {"who": "person"},
    "take_back": {"tell": "yes"},
    "renew_help": {"powers": "read_answers", "length": "1"},
    "help_code": {"code": "ABCD-EFGH-2345"},
    "help_offer": {"answer": "yes"},
    "refuse_organisation": {"reason": "Ingen svarar."},
    "ask_for_organisation": {
        "name": "Nya vänner",
        "number": organisation_number(900_000),
        "phone": "070-174 06 05",
    },
    "add_member": {
        "given_name": "Kim",
        "family_name": "Nyman",
        "number": number_for(9_000),
        "role": "member",
    },
}


def url_names(patterns, prefix=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from url_names(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield pattern.name, prefix + str(pattern.pattern)


ROUTES = dict(url_names(get_resolver().url_patterns))


class World:
    """Two applicants, a draft, a case and everyone who might knock."""

    def __init__(self) -> None:
        applicant, self.colleague = make_applicant(), make_caseworker()
        handler = make_caseworker()
        next_month = {"month": f"{month_after(clock.today()):%Y-%m}"}
        self.draft = make_draft(applicant, whole_answers() | {"month": next_month})
        self.case = make_case(applicant)
        take_case(Actor(handler), case_id=self.case.pk)
        self.document = make_document(applicant, Draft.objects.get(pk=self.case.pk))
        self.organisation = make_organisation(applicant)
        self.membership = make_member(self.organisation)
        self.task = ask(person=applicant.person)
        self.give_help(applicant, handler)
        self.users = {
            "owner": applicant,
            "other": make_applicant(),
            "nobody": User.objects.create(issuer="test", subject="nobody"),
            "handler": handler,
            "colleague": self.colleague,
            "elsewhere": make_caseworker(unit="vuxen"),
            "party": User.objects.create(
                issuer="test-staff",
                subject="party",
                person=applicant.person,
                unit="mottagning",
                roles=[Role.CASEWORKER.value],
            ),
            "stopped": User.objects.create(
                issuer="test", subject="stopped", person=applicant.person, is_active=False
            ),
        }

    def give_help(self, applicant: User, handler: User) -> None:
        self.grant = make_grant(applicant, make_helper())
        self.proof = make_proof(self.grant, handler)

    def client(self, role: str) -> Client:
        return logged_in(self.users[role]) if role in self.users else Client()

    def url(self, name: str, *, missing: bool = False) -> str:
        given = {
            "draft_id": uuid4() if missing else self.draft.pk,
            "case_id": uuid4() if missing else self.case.pk,
            "document_id": uuid4() if missing else self.document.pk,
            "organisation_id": uuid4() if missing else self.organisation.pk,
            "membership_id": uuid4() if missing else self.membership.pk,
            "task_id": uuid4() if missing else self.task.pk,
            "grant_id": uuid4() if missing else self.grant.pk,
            "proof_id": uuid4() if missing else self.proof.pk,
            "part": "vem",
            "paper": "hyreskontrakt",
            "step": "bradskande",
            "section": "start",
            "slug": "infor-forsta-motet",
        }
        wanted = re.findall(r"<\w+:(\w+)>", ROUTES[name])
        return reverse(name, kwargs={key: given[key] for key in wanted})

    def body(self, name: str) -> dict:
        return BODIES.get(name, {}) | ({"to": self.colleague.pk} if name == "hand_over" else {})


def test_every_url_is_in_the_table():
    assert set(ROUTES) == set(TABLE)


def expected(name: str, method: str, role: str):
    row = TABLE[name]
    if "GET" in row:
        row = {"HEAD": row["GET"], **row}
    if method in row:
        return row[method][role]
    is_public = all(answer[role] != LOGIN for answer in row.values())
    return 405 if is_public else LOGIN


def answer_to(client: Client, method: str, url: str, body: dict):
    """Return the status, or LOGIN for the way to the login page; the database is put back."""
    with transaction.atomic():
        send = {"POST": client.post}.get(method)
        response = send(url, body) if send else client.generic(method, url)
        transaction.set_rollback(True)
    is_login = response.status_code == 302 and response["Location"].startswith("/logga-in/")
    return LOGIN if is_login else response.status_code


@pytest.mark.parametrize("name", sorted(TABLE))
def test_only_those_who_may_get_in(world, name):
    url, body = world.url(name), world.body(name)
    answers = {
        (role, method): answer_to(world.client(role), method, url, body)
        for role in ROLES
        for method in METHODS
    }
    wanted = {(role, method): expected(name, method, role) for role, method in answers}
    assert answers == wanted


@pytest.mark.parametrize("name", sorted(name for name, route in ROUTES.items() if "uuid" in route))
def test_what_is_not_yours_looks_like_what_does_not_exist(world, name):
    client = world.client("other")
    method = client.get if "GET" in TABLE[name] else client.post
    foreign, missing = method(world.url(name)), method(world.url(name, missing=True))
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert without_nonce(foreign) == without_nonce(missing)


def without_nonce(response) -> str:
    text = re.sub(r'nonce="[^"]+"', "", response.content.decode())
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)


REFUSED_READINGS = ["case", "case_log", "review_case", "journal", "document"]
REFUSED_READINGS += ["case_helpers", "verify_grant", "scanned_proof"]


@pytest.mark.parametrize("name", REFUSED_READINGS)
def test_a_refused_reading_is_logged_and_names_the_case(world, name):
    world.client("other").get(world.url(name))
    row = AccessLog.objects.get()
    assert (row.kind, row.case_id, row.by) == (
        AccessKind.REFUSED,
        world.case.pk,
        world.users["other"],
    )
