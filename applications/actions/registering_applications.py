"""Writing down an application that came on paper, in a call or at the desk (ADR 21).

Only for a person who was found at the desk, and never for oneself or somebody one is close to.
``sending.py`` sends it. What is done stands in the person's record at the desk, without content.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from applications.access import Actor, Verb, require
from applications.actions.drafts import check_room
from applications.actions.reaching_out import joined, offered_draft
from applications.errors import NotPossible
from applications.event_kinds import EventKind, PersonEventKind
from applications.ledger import append_event
from applications.models import Case, DeskRecord, Draft, Registration
from applications.queries import live_case
from applications.questions.catalogue import FLOW
from applications.statuses import FOR_A_MONTH, ApplicationKind, ConfirmedHow, RegisteredWay
from eservice import clock
from eservice.people.models import Person


def start_registration(
    actor: Actor,
    *,
    person_id: UUID,
    kind: ApplicationKind,
    way: RegisteredWay,
    received_on: date,
    month: date | None = None,
    code: str = "",
) -> Registration:
    """Start an empty application for the person. Nothing she has answered before is in it.

    ``month`` is for the kinds that are begun for one. ``code`` is on a paper that she has signed or
    brings: then it is the application that a helper began with her, whatever ``kind`` says. Raises
    DeskRecord.DoesNotExist, NotAllowed, NotPossible for a day to come, a month that doesn't fit or
    a helper's own code, CodeRefused, and TooManyDrafts.
    """
    invitation = offered_draft(actor, code=code)[1] if code else None
    with transaction.atomic():
        records = DeskRecord.objects.select_related("person")
        record = records.select_for_update(of=("self",)).get(person=person_id)
        require(actor, Verb.REGISTER_APPLICATION, record.person)
        if received_on > clock.today():
            raise NotPossible("not_yet")
        if invitation:
            draft = joined(actor, record.person, invitation)
        else:
            draft = _empty(record.person, kind, month)
        facts = {"way": way, "received_on": received_on, "by": actor.user}
        registration = Registration.objects.create(draft=draft, **facts)
        append_event(record, PersonEventKind.REGISTRATION_STARTED, actor, way=way)
        return registration


def _empty(person: Person, kind: ApplicationKind, month: date | None) -> Draft:
    month = month if kind in FOR_A_MONTH else None
    _check_month(person.pk, kind, month)
    check_room(person)
    return Draft.objects.create(person=person, kind=kind, month=month, flow_version=FLOW.version)


def _check_month(person_id: UUID, kind: ApplicationKind, month: date | None) -> None:
    """Raise NotPossible when something for the month is there already, or nothing to add to."""
    if kind not in FOR_A_MONTH:
        return
    is_taken = month is not None and live_case(person_id, month) is not None
    if month is None or is_taken is not (kind == ApplicationKind.EXTRA):
        raise NotPossible("not_open")


REGISTERED = {
    RegisteredWay.PAPER: EventKind.REGISTERED_PAPER,
    RegisteredWay.PHONE: EventKind.REGISTERED_PHONE,
    RegisteredWay.DESK: EventKind.REGISTERED_DESK,
}


def tell_of_registering(actor: Actor, case: Case, registration: Registration) -> None:
    """Write in the case, and in the person's record, who wrote it down and how it came."""
    way, day = RegisteredWay(registration.way), registration.received_on
    append_event(case, REGISTERED[way], actor, received_on=day.isoformat())
    record = DeskRecord.objects.select_for_update().get(person=case.person_id)
    append_event(record, PersonEventKind.REGISTRATION_SENT, actor, way=registration.way)


def confirm_registered(actor: Actor, *, case_id: UUID) -> None:
    """The person says on her own page that what we have written is right. Twice changes nothing.

    Raises Case.DoesNotExist and NotAllowed.
    """
    _confirm(actor, case_id, Verb.CONFIRM_REGISTERED, ConfirmedHow.LOGIN)


def note_confirmed(actor: Actor, *, case_id: UUID, how: ConfirmedHow) -> None:
    """A caseworker notes that the person has said so, or signed the copy. Raises as above."""
    if how == ConfirmedHow.LOGIN:
        raise NotPossible("hers")
    _confirm(actor, case_id, Verb.NOTE_CONFIRMED, how)


def _confirm(actor: Actor, case_id: UUID, verb: Verb, how: ConfirmedHow) -> None:
    with transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).select_related("person").get(pk=case_id)
        require(actor, verb, case)
        registration = Registration.objects.select_for_update().filter(draft=case_id).first()
        if registration is None:
            raise Case.DoesNotExist
        if registration.confirmed_at:
            return
        registration.confirmed_at, registration.confirmed_by = clock.now(), actor.user
        registration.confirmed_how = how
        registration.save(update_fields=["confirmed_at", "confirmed_by", "confirmed_how"])
        append_event(case, EventKind.REGISTRATION_CONFIRMED, actor, how=how)
