"""What an actor may see, as querysets. What is not in them does not exist for her: 404."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from applications import partners
from applications.access import Actor, Verb, can
from applications.belonging import recusals_of
from applications.document_kinds import LATER_KINDS
from applications.models import (
    Answer,
    Case,
    Document,
    Draft,
    Grant,
    GrantPower,
    HouseholdMember,
    Registration,
    RestCall,
)
from applications.powers import Power
from applications.protection import hidden_from
from applications.rest import rest_case
from applications.statuses import BASE_KINDS, ApplicationKind
from eservice.people.models import Membership
from eservice.people.roles import Role

BEING_REGISTERED = Registration.objects.filter(draft=OuterRef("pk"), draft__sent_at__isnull=True)


def own_drafts(actor: Actor) -> QuerySet[Draft]:
    """The actor's own drafts, also those that have been sent. What staff write down for her is
    hers when it is sent."""
    if not actor.user.is_applicant:
        return Draft.objects.none()
    return Draft.objects.filter(~Exists(BEING_REGISTERED), person_id=actor.user.person_id)


def registered_drafts(actor: Actor) -> QuerySet[Draft]:
    """The drafts that the actor writes down for others right now."""
    if not actor.user.works_at_desk:
        return Draft.objects.none()
    hers = Registration.objects.filter(draft=OuterRef("pk"), by=actor.user)
    return Draft.objects.filter(Exists(hers), sent_at__isnull=True)


def called_drafts(actor: Actor) -> QuerySet[Draft]:
    """The drafts whose rest the actor fills in with the person in a call right now."""
    if not actor.user.has_role(Role.CASEWORKER):
        return Draft.objects.none()
    calls = RestCall.going_on().filter(draft=OuterRef("pk"), by=actor.user)
    return Draft.objects.filter(Exists(calls))


def own_cases(actor: Actor) -> QuerySet[Case]:
    """The cases in which the actor is the applicant."""
    if not actor.user.is_applicant:
        return Case.objects.none()
    return Case.objects.filter(person_id=actor.user.person_id)


def _helped(matters: QuerySet, actor: Actor, power: Power) -> QuerySet:
    """Those of the drafts or cases over which the actor holds a power right now."""
    if not actor.user.is_applicant:
        return matters.none()
    held = GrantPower.objects.held_by(actor.user.person_id).filter(
        Q(draft__isnull=True) | Q(draft=OuterRef("pk")),
        power=power,
        grant__grantor=OuterRef("person"),
    )
    return matters.filter(Exists(held))


def helped_drafts(actor: Actor) -> QuerySet[Draft]:
    """Other people's drafts whose answers the actor may read right now."""
    drafts = Draft.objects.filter(~Exists(BEING_REGISTERED))
    return _helped(drafts, actor, Power.READ_ANSWERS)


def drafts_of_others(actor: Actor) -> QuerySet[Draft]:
    """Other people's drafts in which the actor has a part, whose answers she may read, or that she
    writes down for them."""
    if actor.user.works_at_desk:
        return registered_drafts(actor) | called_drafts(actor)
    return partners.joined_by(actor.user) | helped_drafts(actor)


def helped_cases(actor: Actor, power: Power = Power.SEE_STATUS) -> QuerySet[Case]:
    """Other people's cases over which the actor holds the power right now."""
    return _helped(Case.objects.all(), actor, power)


def acting_on(actor: Actor, matter: Draft | Case, *, is_held: bool = False) -> Actor:
    """Return the actor as she stands to a draft or case: her own, another's under a grant, or
    one in which she has a part as the partner. Who has a part acts in that, and as nobody else.

    It is asked anew in every request and every write. ``is_held`` keeps the powers as they are
    until the transaction ends: who takes one back waits for it, or is waited for (a part ends
    only while the draft is held). Of several grants the one with most powers over this draft
    counts.
    """
    if not actor.user.is_applicant:
        return _registering(actor, matter)
    if matter.person_id == actor.user.person_id:
        return actor
    part = partners.own_part(actor.user, matter.pk)
    if part is not None:
        return Actor(actor.user, co_applicant=part)
    held = GrantPower.objects.held_by(actor.user.person_id).over([matter.pk])
    held = held.filter(grant__grantor=matter.person_id).order_by("pk")
    if is_held:
        held = _held_until_the_end(held, actor.user.person_id)
    found: dict[Grant, set[Power]] = defaultdict(set)
    for row in held.select_related("grant__grantor", "grant__organisation"):
        found[row.grant].add(Power(row.power))
    if not found:
        return actor
    grant = max(found, key=lambda grant: (len(found[grant]), grant.created_at))
    powers = frozenset(found[grant])
    return Actor(actor.user, grant=grant, powers=powers, matter_id=matter.pk)


def _registering(actor: Actor, matter: Draft | Case) -> Actor:
    """Return staff as they stand to a draft, or its rest, that they write down for the person."""
    may_write = isinstance(matter, Draft) and actor.user.works_at_desk
    if not may_write or (matter.sent_at and matter.kind != ApplicationKind.ESSENTIALS):
        return actor
    if matter.sent_at is None:
        found = Registration.objects.filter(draft=matter.pk, by=actor.user).first()
        may = found is not None and can(actor, Verb.REGISTER_APPLICATION, matter.person)
    else:
        found = RestCall.going_on().filter(draft=matter.pk, by=actor.user).first()
        may = found is not None and can(actor, Verb.CALL_FOR_REST, rest_case(matter))
    if found is None or not may:
        return actor
    found.draft = matter
    return Actor(actor.user, registration=found)


def _held_until_the_end(held: QuerySet[GrantPower], person_id: UUID) -> QuerySet[GrantPower]:
    """Lock the grants, their powers, and the memberships they rest on, in that order.

    Whoever changes one of them locks in the same order.
    """
    grants = Grant.objects.in_force().filter(powers__in=held.order_by())
    grants = Grant.objects.filter(pk__in=grants.values("pk")).order_by("pk")
    locked = list(grants.select_for_update(no_key=True).values_list("pk", flat=True))
    powers = GrantPower.objects.active().filter(grant__in=locked).order_by("pk")
    list(powers.select_for_update(no_key=True).values_list("pk"))
    memberships = Membership.objects.filter(person=person_id, organisation__grants__in=locked)
    list(memberships.select_for_update(of=("self",), no_key=True).values_list("pk"))
    # Asked once more, now that nobody can change the answer.
    return held


def reviewed_cases(actor: Actor) -> QuerySet[Case]:
    """The cases of the caseworker's own unit, without those that are partly hers (FL 16 §), that
    she has said that she may have nothing to do with (FL 18 §), or whose person is protected and
    shown to others alone (ADR 22)."""
    if not actor.user.has_role(Role.CASEWORKER) or not actor.user.unit:
        return Case.objects.none()
    cases = Case.objects.filter(unit=actor.user.unit).exclude(person_id=actor.user.person_id)
    cases = cases.exclude(pk__in=recusals_of(actor.user).values("case"))
    cases = cases.exclude(person__in=hidden_from(actor.user).values("pk"))
    if actor.person is not None:
        grants = Grant.objects.filter(grantor=OuterRef("person"))
        herself, as_member = map(grants.filter, grants.ways_to_help(actor.person.pk))
        joined = partners.ever_joined(actor.person.pk, OuterRef("pk"))
        cases = cases.exclude(Exists(herself) | Exists(as_member) | Exists(joined))
    if actor.person is not None and actor.person.has_number:
        named = HouseholdMember.objects.filter(person=actor.person, case=OuterRef("pk"))
        cases = cases.exclude(Exists(named))
    return cases


def live_case(person_id: UUID, month: date | None) -> Case | None:
    """Return the person's live base case for a month, if there is one."""
    live = Case.objects.filter(person_id=person_id, month=month, withdrawn_at__isnull=True)
    return live.filter(kind__in=BASE_KINDS).first()


def answers_of(draft: Draft) -> dict[str, Answer]:
    """Return the draft's answers by step, in one query and without opening any of them."""
    return {answer.step: answer for answer in Answer.objects.filter(draft=draft)}


def visible_documents(actor: Actor) -> QuerySet[Document]:
    """The actor's own documents and those she may read as a helper, but for what the partner has
    sent; for a caseworker those of the cases she may handle."""
    if actor.user.is_applicant:
        own = Q(draft__person_id=actor.user.person_id)
        helped = Q(draft__in=helped_drafts(actor)) & ~Q(Exists(partners.SENT_BY_PARTNER))
        return Document.objects.filter(own | helped)
    handled = Q(is_sent=True, draft_id__in=reviewed_cases(actor).values("pk"))
    writes = registered_drafts(actor) | called_drafts(actor)
    registered = Q(draft_id__in=writes.values("pk"))
    return Document.objects.filter(handled | registered)


def documents_of(
    draft_id: UUID, *, only_sent: bool = False, reader: Actor | None = None
) -> dict[str, list[Document]]:
    """Return the documents of a draft, or those of its case, by kind, in order, in one query.

    A ``reader`` who helps gets none that the partner has sent. What came later, to answer what
    we had asked for, with a message or with an appeal, is not among them.
    """
    found: dict[str, list[Document]] = {}
    documents = Document.objects.filter(draft=draft_id)
    for kind in LATER_KINDS:
        documents = documents.exclude(kind__startswith=kind)
    if reader is not None and reader.grant:
        documents = documents.exclude(Exists(partners.SENT_BY_PARTNER))
    if only_sent:
        documents = documents.filter(is_sent=True)
    for document in documents.in_order():
        found.setdefault(document.kind, []).append(document)
    return found


def whole_paper(document: Document) -> QuerySet[Document]:
    """The files of the paper that a document is one of, in order, as it was sent or not yet."""
    whole = {"draft": document.draft_id, "kind": document.kind, "is_sent": document.is_sent}
    return Document.objects.filter(**whole).in_order()
