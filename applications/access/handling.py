"""What caseworkers may do: with their own unit's cases, and never with what is partly theirs."""

from typing import Any

from django.db.models import Exists

from applications import belonging, partners
from applications.access.owning import reads_draft
from applications.actors import Actor
from applications.models import (
    Case,
    CoApplicant,
    Document,
    Grant,
    HouseholdMember,
    UnitTask,
)
from applications.protection import is_hidden, tasks_hidden_from
from applications.statuses import ApplicationKind
from eservice import clock
from eservice.municipality import municipality
from eservice.people.models import Membership, Person
from eservice.people.roles import Role


def is_caseworker(actor: Actor, obj: Any) -> bool:
    return actor.user.has_role(Role.CASEWORKER) and bool(actor.user.unit)


def handles(actor: Actor, obj: Any) -> bool:
    """Own unit's cases only, never one that is partly her own (FL 16 §, jäv), and of somebody with
    protected identity only by who is named for her (ADR 22)."""
    return (
        isinstance(obj, Case)
        and is_caseworker(actor, obj)
        and obj.unit == actor.user.unit
        and not is_hidden(actor.user, obj.person)
        and not is_partial(actor, obj)
    )


def is_partial(actor: Actor, case: Case) -> bool:
    """True when the actor applies in the case, lives with the one who does, helps or has
    helped her, has joined her as a partner, or has said so herself (jäv, FL 16 and 18 §§).

    Without a number nobody is known in another household, so that question is not asked.
    """
    person, recused = actor.person, belonging.recusals_of(actor.user).filter(case=case.pk)
    if person is None:
        return recused.exists()
    is_named = person.has_number and case.household.filter(person=person).exists()
    if case.person_id == person.pk or is_named:
        return True
    helped = Grant.objects.filter(grantor=case.person_id).ever_helped_by(person.pk)
    joined = partners.ever_joined(person.pk, case.pk)
    is_close = Exists(helped) | Exists(joined) | Exists(recused)
    return Person.objects.filter(is_close, pk=person.pk).exists()


def has_taken(actor: Actor, obj: Any) -> bool:
    return handles(actor, obj) and obj.caseworker_id == actor.user.pk


def calculates(actor: Actor, obj: Any) -> bool:
    """An extra application is decided by its need: the month is calculated where it is applied
    for."""
    return has_taken(actor, obj) and obj.kind != ApplicationKind.EXTRA


def decides(actor: Actor, obj: Any) -> bool:
    """Who may handle the case and holds a point of the delegation order today. Which outcomes
    and sums the point covers is asked when the decision is made."""
    held = municipality().casework.delegations_of(actor.user.roles, clock.today())
    return bool(held) and handles(actor, obj)


def checks_logs(actor: Actor, _obj: Any) -> bool:
    """The auditor: the logs of the whole municipality, and no content of any case. Never somebody
    who also handles cases."""
    return actor.user.is_auditor


def runs_service(actor: Actor, _obj: Any) -> bool:
    """The operator: queues and errors of the whole service, and no content of anything."""
    return actor.user.runs_service


def reads_statistics(actor: Actor, _obj: Any) -> bool:
    """Editors and team leads: numbers of the whole municipality, and nothing of any case."""
    return actor.user.reads_statistics


def works_at_desk(actor: Actor, _obj: Any) -> bool:
    """The service centre, and caseworkers: they meet people, and open no case there."""
    return actor.user.works_at_desk and bool(actor.user.unit)


def serves(actor: Actor, obj: Any) -> bool:
    """Whoever works at the desk, and never herself."""
    is_other = isinstance(obj, Person) and obj.pk != actor.user.person_id
    return is_other and works_at_desk(actor, obj)


def may_finish(actor: Actor, obj: Any) -> bool:
    """A caseworker of the unit, unless the task is partly her own (FL 16 §, jäv)."""
    if not isinstance(obj, UnitTask) or not is_caseworker(actor, obj):
        return False
    closed = belonging.partly_about(actor.person) | tasks_hidden_from(actor.user)
    is_closed = UnitTask.objects.filter(closed, pk=obj.pk).exists()
    is_of_unit = obj.unit == actor.user.unit and not is_closed
    return is_of_unit and (obj.case is None or not is_partial(actor, obj.case))


def may_read_document(actor: Actor, obj: Any) -> bool:
    """Whoever reads the answers; once it is sent, and so is a case, also those who handle that."""
    if not isinstance(obj, Document) or not obj.draft_id:
        return False
    if not is_caseworker(actor, obj):
        return reads_draft(actor, obj.draft)
    case = Case.objects.select_related("person").filter(pk=obj.draft_id).first()
    return obj.is_sent and handles(actor, case)


def checks_grants(actor: Actor, obj: Any) -> bool:
    """A caseworker who is neither the person nor her helper, nor has belonged to who would help,
    at the unit that has a case of hers, or at the receiving unit for those who have none."""
    if not isinstance(obj, Grant) or not obj.grantor_id or not is_caseworker(actor, obj):
        return False
    people = {obj.grantor_id, obj.grantee_id}
    if actor.user.person_id in people or _is_close_to(actor, obj):
        return False
    if is_hidden(actor.user, obj.grantor):
        return False
    cases = Case.objects.filter(person=obj.grantor_id)
    has_case_here = cases.filter(unit=actor.user.unit).exists()
    return has_case_here or (
        actor.user.unit == municipality().receiving_unit and not cases.exists()
    )


def _is_close_to(actor: Actor, grant: Grant) -> bool:
    """True when the actor helps or has helped the person, lives with her by an application of
    hers, has joined one as her partner, has belonged to the organisation that would help, or has
    left a case of hers (jäv)."""
    hers = actor.user.person_id
    helped = Grant.objects.filter(grantor=grant.grantor_id).ever_helped_by(hers)
    named = HouseholdMember.objects.filter(
        case__person=grant.grantor_id, person=hers, person__number_index__isnull=False
    )
    joined = CoApplicant.objects.filter(
        draft__person=grant.grantor_id, person=hers, accepted_at__isnull=False
    )
    belonged = Membership.objects.filter(organisation=grant.organisation_id, person=hers)
    recused = belonging.recusals_of(actor.user).filter(case__person=grant.grantor_id)
    close = Exists(helped) | Exists(named) | Exists(joined) | Exists(belonged) | Exists(recused)
    return Person.objects.filter(close, pk=hers).exists()
