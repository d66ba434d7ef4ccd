"""What a person may see of her own codes, and stopping them."""

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from applications.access import Actor, Verb, require
from applications.actions.giving_codes import end_sheet, is_over
from applications.event_kinds import PersonEventKind
from applications.models import AccessLog, CodeSheet, DeskRecord, PersonEvent

MOST_EVENTS = 50


def own_sheet(actor: Actor) -> CodeSheet | None:
    """Return her sheet that works, with how many codes are left; None when none does."""
    require(actor, Verb.SEE_OWN_CODES, actor.person)
    unused = Count("codes", filter=Q(codes__used_at=None))
    sheet = _open(actor).annotate(left=unused).first()
    return None if sheet is None or is_over(sheet) else sheet


def own_events(actor: Actor) -> QuerySet[PersonEvent]:
    """Return what was done for her at the desk, and with her codes, the newest first."""
    require(actor, Verb.SEE_OWN_CODES, actor.person)
    events = PersonEvent.objects.filter(record__person=actor.person)
    return events.select_related("by__person").order_by("-at", "-pk")[:MOST_EVENTS]


def own_readings(actor: Actor) -> QuerySet[AccessLog]:
    """Return who has searched for her or opened her page at the desk, the newest first."""
    require(actor, Verb.SEE_OWN_CODES, actor.person)
    readings = AccessLog.objects.filter(record__person=actor.person)
    return readings.select_related("by__person").order_by("-at", "-pk")[:MOST_EVENTS]


def stop_own_codes(actor: Actor) -> None:
    """Stop them, and every login that they opened. Twice changes nothing."""
    require(actor, Verb.SEE_OWN_CODES, actor.person)
    with transaction.atomic():
        records = DeskRecord.objects.select_for_update(no_key=True)
        record = records.filter(person=actor.person).first()
        sheet = _open(actor).first()
        if record and sheet:
            end_sheet(sheet, record, PersonEventKind.CODES_VOIDED, actor)


def _open(actor: Actor) -> QuerySet[CodeSheet]:
    return CodeSheet.objects.filter(person=actor.person, ended_at=None)
