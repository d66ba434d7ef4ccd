"""What is measured: a person with drafts and a case, caseworkers, and a long worklist."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from applications.access import Actor
from applications.actions.cases import start_investigation, take_case, write_note
from applications.actions.drafts import locked_draft, start_draft
from applications.actions.reading import read_case
from applications.actions.saving_answers import save_answer
from applications.actions.sending import send_application
from applications.event_kinds import AccessKind
from applications.models import Case, Draft
from applications.queries import reviewed_cases
from applications.questions.catalogue import FLOW
from applications.review.worklisting.places import Place
from applications.wizard.opening import progress_of
from applications.worklists import VIEWS, place_of, worklist_cases
from bench.answers import whole_application
from bench.bulk import add_cases
from bench.numbers import personal_number
from bench.pages import LISTS, STOCK_STEP
from bench.renewals import make_decided, renewal_of
from eservice import clock
from eservice.municipality import municipality
from eservice.people.login import log_in
from eservice.people.models import Person, User
from eservice.people.roles import Role
from eservice.people.sessions import Device, SessionStore

EVENTS = 50
READINGS = 50
FROM_THE_END = 30
CASEWORKERS_IN_A_UNIT = 8
# Of the numbers that are made up: no applicant's, whatever the size.
LAST_NUMBER = 399_999
# Test numbers.
ANNA, INES = "199001019802", "199406159849"


def make_user(name: str, **values: Any) -> User:
    person = Person.objects.create(
        given_name=name, family_name="Exempel", number=values.pop("number", None)
    )
    return User.objects.create(issuer="bench", subject=name, person=person, **values)


def make_caseworkers() -> list[User]:
    """Make some in each unit, in the receiving one first. We know their own numbers: none of them
    may see a case that she is party to."""
    receiving = municipality().receiving_unit
    units = sorted(municipality().units, key=lambda unit: unit.code != receiving)
    made = []
    for unit in units:
        for _number in range(CASEWORKERS_IN_A_UNIT):
            serial = LAST_NUMBER - len(made)
            known = {"number": personal_number(serial), "roles": [Role.CASEWORKER.value]}
            made.append(make_user(f"Maja {serial}", unit=unit.code, **known))
    return made


def answer(actor: Actor, draft: Draft, step: str, values: dict[str, Any]) -> None:
    """Answer one step as its page would."""
    with locked_draft(actor, draft_id=draft.pk) as (_acting, locked):
        found = FLOW.of_key(step)
        progress = progress_of(locked, found)
        listed = {key: text if isinstance(text, list) else [text] for key, text in values.items()}
        raw = found.form.raw_from(MultiValueDict(listed))
        form = found.form(data=MultiValueDict(raw), **progress.form_words(found))
        cleaned = form.stored() if form.is_valid() else None
        saved = {"raw": raw, "cleaned": cleaned, "seen_rev": None}
        save_answer(actor, draft=locked, step=step, stored=progress.rows.get(step), **saved)


def make_draft(actor: Actor) -> Draft:
    """Make a draft with every step on the path answered."""
    draft = start_draft(actor)
    for step, values in whole_application(clock.today()).items():
        answer(actor, draft, step, values)
    missing = [step.key for step in progress_of(draft).missing()]
    if missing:
        raise SystemExit(f"bench/answers.py has no whole answer for: {', '.join(missing)}")
    return draft


def make_case(applicant: Actor, caseworker: Actor) -> Case:
    """Make a case that has been taken, and in which much has happened and been read."""
    case = send_application(applicant, draft_id=make_draft(applicant).pk)
    take_case(caseworker, case_id=case.pk)
    start_investigation(caseworker, case_id=case.pk)
    for number in range(Case.objects.get(pk=case.pk).event_count, EVENTS):
        write_note(caseworker, case_id=case.pk, text=f"Anteckning {number}, påhittad.")
    for _number in range(READINGS):
        cases = reviewed_cases(caseworker)
        read_case(caseworker, cases=cases, case_id=case.pk, kind=AccessKind.ANSWERS)
    return case


def open_session(user: User) -> str:
    """Log the user in and return the cookies of that login."""
    request = HttpRequest()
    request.session, request.user = SessionStore(), AnonymousUser()
    log_in(request, user, Device.OWN)
    request.session.save()
    session = f"{settings.SESSION_COOKIE_NAME}={request.session.session_key}"
    return f"{session}; {settings.CSRF_COOKIE_NAME}={request.META['CSRF_COOKIE']}"


def addresses(draft: Draft, new_draft: Draft, case: Case, caseworker: Actor) -> dict[str, str]:
    """Return the address of everything that is measured."""
    first, last = (
        FLOW.steps[0].path,
        list(progress_of(draft).path.values())[-1].path,
    )
    return {
        "one_template": reverse("one_template"),
        "stock_wizard": reverse("stock_wizard", args=[STOCK_STEP]),
        "start": reverse("start"),
        "first_step": reverse("step", args=[draft.pk, first]),
        "last_step": reverse("step", args=[draft.pk, last]),
        "new_draft": reverse("step", args=[new_draft.pk, first]),
        "paper": reverse("add_papers", args=[draft.pk, "hyreskontrakt"]),
        "task_list": reverse("draft", args=[draft.pk]),
        "check": reverse("check", args=[draft.pk]),
        **_lists(caseworker),
        "search": reverse("search_cases"),
        "case": reverse("case", args=[case.pk]),
        "review_case": reverse("review_case", args=[case.pk]),
    }


def _lists(actor: Actor) -> dict[str, str]:
    """Return the addresses of the first and of the last whole page of each list."""
    found = {}
    for key, (_label, query) in LISTS.items():
        place = Place.asked_for(QueryDict(urlencode(query, doseq=True)))
        view = VIEWS[place.tab.view]
        cases = worklist_cases(actor, place.tab.view, place.narrowing)
        # The first row of all, where there are few.
        *_later, row = cases.reverse().values("id", view.order)[: FROM_THE_END + 1]
        found[f"list_{key}"], found[f"list_{key}_end"] = (
            place.url(),
            place.url(place_of(view, row)),
        )
    return found


def seed(rows: int) -> dict[str, Any]:
    """Fill the database; return addresses, cookies and the number of steps on the path."""
    user, caseworkers = make_user("Anna", number=ANNA), make_caseworkers()
    maja = caseworkers[0]
    applicant, caseworker = Actor(user), Actor(maja)
    add_cases(rows, user, caseworkers)
    draft, new_draft = make_draft(applicant), start_draft(applicant)
    case = make_case(applicant, caseworker)
    ines = make_user("Ines", number=INES)
    make_decided(ines, caseworker)
    if connection.vendor == "postgresql":
        # A server that has run for a while has done this by itself; here it would disturb.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    return {
        "addresses": addresses(draft, new_draft, case, caseworker),
        "cookies": {
            "applicant": open_session(user),
            "caseworker": open_session(maja),
            "renewer": open_session(ines),
        },
        "renewal": renewal_of(ines),
        "steps": len(progress_of(draft).path),
    }
