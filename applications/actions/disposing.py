"""Disposing of whole files (gallring): first a plan that somebody reads, then what it says.

An operator does it with ``manage dispose``; nobody does it over the web. What stays are the logs
and what they belong to, without content, so that the chain of every case still can be verified.
"""

from collections import Counter
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q

from applications.documents import vault
from applications.errors import NotPossible
from applications.event_kinds import EventKind
from applications.ledger import append_event
from applications.models import (
    Application,
    Case,
    CoApplicant,
    Disposal,
    DisposalPermit,
    DisposalPlan,
    Document,
    Finding,
    Grant,
    HouseholdMember,
    LegalHold,
    Notice,
)
from applications.retention.contents import DELETED, DISPOSED
from applications.retention.files import due_files
from eservice import clock
from eservice.municipality import municipality
from eservice.people.models import Membership, Person, User

NOTHING_AGREED = {"title": "", "lines": []}
# Who she is, and what is left of it; where she may stand in the files of others.
IDENTITY = (
    *("given_name", "family_name", "number", "reserve_number", "birth_date"),
    "is_protected",
)
NOBODY = {
    **dict.fromkeys(("given_name", "family_name"), ""),
    **dict.fromkeys(("number", "number_index", "reserve_number", "reserve_index")),
    **dict.fromkeys(("birth_date", "birth_index")),
}
ELSEWHERE = (
    (Grant, "grantee"),
    (Membership, "person"),
    (CoApplicant, "person"),
    (HouseholdMember, "person"),
)
OLD_PLAN_DAYS = 30
NO_PLAN, OLD_PLAN, CARRIED_OUT, NOT_HELD = "no_plan", "old_plan", "carried_out", "not_held"


def plan_disposal() -> DisposalPlan:
    """Write down every file that is due today and what the rule says of it. Nothing is deleted."""
    rules = municipality().retention
    files = [told for _person, told in due_files(rules)]
    return DisposalPlan.objects.create(rules=asdict(rules), files=files)


def carry_out(plan_id: UUID) -> int:
    """Dispose of the files that a plan says; returns how many.

    Each is looked at once more: one that is no longer due, is held, or has changed stays. One file
    is one transaction: a run that breaks off is begun again where it stopped. Raises NotPossible.
    """
    plan = DisposalPlan.objects.filter(pk=plan_id).first()
    if plan is None:
        raise NotPossible(NO_PLAN)
    if plan.carried_out_at:
        raise NotPossible(CARRIED_OUT)
    if (clock.now() - plan.at).days > OLD_PLAN_DAYS:
        raise NotPossible(OLD_PLAN)
    planned = {told["person"]: told for told in plan.files if told["finding"] == Finding.DISPOSE}
    due = {str(person.pk): told for person, told in due_files(municipality().retention)}
    chosen = [key for key, told in planned.items() if due.get(key) == told]
    for key in chosen:
        _dispose(plan, UUID(key), due[key])
    plan.carried_out_at = clock.now()
    plan.save(update_fields=["carried_out_at"])
    return len(chosen)


def hold(*, reference: str, why: str) -> LegalHold:
    """Keep the whole file of whose case this is, until ``release``. Raises Case.DoesNotExist."""
    case = Case.objects.get(reference=reference)
    held, _is_new = LegalHold.objects.get_or_create(case=case, ended_at=None, defaults={"why": why})
    return held


def release(*, reference: str) -> None:
    """Let the rule decide again. Raises NotPossible for a case that is not held."""
    held = LegalHold.objects.filter(case__reference=reference, ended_at=None)
    if not held.update(ended_at=clock.now()):
        raise NotPossible(NOT_HELD)


@transaction.atomic
def _dispose(plan: DisposalPlan, person_id: UUID, told: dict[str, Any]) -> None:
    person = Person.objects.select_for_update().get(pk=person_id)
    names = list(
        Document.objects.filter(draft__person=person).values_list("stored_name", flat=True)
    )
    cases = list(Case.objects.select_for_update().filter(person=person).order_by("pk"))
    permit = DisposalPermit.objects.create()
    Notice.objects.filter(draft__person=person).update(draft=None)
    rows = _delete(person)
    permit.delete()
    done = Disposal.objects.create(
        person=person,
        plan=plan,
        last_note_on=date.fromisoformat(told["last_note_on"]),
        rows=rows,
        files=len(names),
    )
    for case in cases:
        append_event(case, EventKind.DISPOSED, None, disposal=str(done.pk))
    _empty(person)
    transaction.on_commit(partial(_forget, names))


def _delete(person: Person) -> dict[str, int]:
    """Delete every table of the file; returns how many rows of each."""
    found: Counter[str] = Counter()
    for model, ways in DELETED:
        hers = Q(*((way, person) for way in ways), _connector=Q.OR)
        rows = model.objects.filter(pk__in=list(_keys(model, hers)))
        # The database's own constraints are checked when the transaction ends: rows that point at
        # each other go together, which Django's own delete would refuse.
        found[model._meta.label] = rows._raw_delete(rows.db)
    return {label: count for label, count in found.items() if count}


def _keys(model: type[models.Model], hers: Q) -> models.QuerySet:
    return model.objects.filter(hers).order_by().values_list("pk", flat=True)


def _empty(person: Person) -> None:
    """Take the content out of what stays. The cases belong to no unit and to nobody with a login,
    so that no page leads to them."""
    for application in Application.objects.filter(person=person):
        application.content = DISPOSED
        application.save(update_fields=["content"])
    for grant in Grant.objects.filter(grantor=person):
        grant.name, grant.consent, grant.refusal_reason = "", NOTHING_AGREED, ""
        grant.save(update_fields=["name", "consent", "refusal_reason"])
    Case.objects.filter(person=person).update(unit="", caseworker=None, caseworker_since=None)
    who = {name: getattr(person, name) for name in IDENTITY}
    Person.objects.filter(pk=person.pk).update(**NOBODY)
    users = User.objects.filter(person=person)
    if _is_in_other_files(person) or users.filter(is_from_work=True).exists():
        _goes_on(person, Person.objects.create(**who))
        return
    for user in users:
        user.subject, user.is_active = f"disposed-{user.pk}", False
        user.save(update_fields=["subject", "is_active"])


def _is_in_other_files(person: Person) -> bool:
    return any(model.objects.filter(**{way: person}).exists() for model, way in ELSEWHERE)


def _goes_on(before: Person, now: Person) -> None:
    """Let who helps others, is in their files or works here go on as herself."""
    for model, way in (*ELSEWHERE, (User, "person")):
        model.objects.filter(**{way: before}).update(**{way: now})


def _forget(names: list[str]) -> None:
    for name in names:
        vault.forget(name)
