"""Drafts of one thing more, of the most important, and of the rest that was left for later."""

from applications.access import Actor
from applications.actions.calling_for_rest import start_rest_call
from applications.actions.cases import take_case
from applications.actions.drafts import start_draft
from applications.actions.sending import send_application
from applications.actions.sending_rest import send_section
from applications.models import Case, Draft
from applications.questions.catalogue import FLOW
from applications.questions.flow import Section
from applications.questions.sections import INCOME, LAST
from applications.questions.ways import ways_in
from applications.statuses import ApplicationKind
from eservice.people.models import User
from tests.factories import answer_all, make_applicant, make_case, make_caseworker, whole_answers

NEED = {
    "acute": {"acute": "none"},
    "extra_need": {"extra_need": "glasses"},
    "cost_glasses": {"amount": "1800", "period": "den här månaden"},
    "extra_why": {"extra_why": "Jag ser dåligt och kan inte läsa på datorn i skolan."},
    "papers": {},
}
NOW = {"need_now": {"need": "Jag har inga pengar till mat.", "when": "week"}}


def begun(user: User, kind: ApplicationKind) -> Draft:
    ways = ways_in(user.person_id)
    way = next(way for way in (ways.suggested, *ways.others) if way.kind == kind)
    return start_draft(Actor(user), kind=kind, month=way.month)


def extra() -> Draft:
    user = make_case(make_applicant(given_name="Ture")).person.users.get()
    draft = begun(user, ApplicationKind.EXTRA)
    answer_all(user, draft, NEED)
    return draft


def essentials() -> Draft:
    user = make_applicant(given_name="Hedda")
    draft = begun(user, ApplicationKind.ESSENTIALS)
    known = {key: whole_answers()[key] for key in ("acute", "contact", "safe_contact")}
    answer_all(user, draft, known | NOW)
    return draft


def of(section: Section) -> dict:
    keys = {step.key for step in FLOW.steps if step.section is section}
    return {key: given for key, given in whole_answers().items() if key in keys}


def rest() -> Draft:
    """One part is sent, one can be."""
    draft = essentials()
    actor = Actor(draft.person.users.get())
    send_application(actor, draft_id=draft.pk)
    draft.refresh_from_db()
    answer_all(actor.user, draft, of(INCOME) | of(LAST))
    send_section(actor, draft_id=draft.pk, section=INCOME)
    return draft


def taken_rest() -> Draft:
    """One that a caseworker has taken."""
    draft = rest()
    unit = Case.objects.get(pk=draft.pk).unit
    take_case(Actor(make_caseworker(unit=unit)), case_id=draft.pk)
    return draft


def called_rest() -> Draft:
    """One that a caseworker fills in right now."""
    draft = taken_rest()
    start_rest_call(Actor(taken_by(draft)), case_id=draft.pk)
    return draft


def taken_by(draft: Draft) -> User:
    return Case.objects.select_related("caseworker").get(pk=draft.pk).caseworker
