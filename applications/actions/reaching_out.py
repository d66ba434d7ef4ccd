"""Beginning an application with somebody who has no e-ID, and her taking it over (ADR 25).

The helper fills in under consent that the person has given her by word of mouth, as any helper
does, and never sends. The person is only a name until she has shown who she is: with a login of
her own, or to staff, in person or on signed paper. Then the draft is hers, and the help has ended.
"""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from applications.access import Actor, Verb, require
from applications.actions.drafts import check_room, locked_draft
from applications.actions.grants import USUAL_MONTHS, Offer, write_grant
from applications.actions.invitations import invite, open_invitation, use_invitation
from applications.actions.revoking import end_powers
from applications.errors import CodeRefused, NotPossible, TooManyDrafts
from applications.event_kinds import GrantEventKind
from applications.ledger import append_event
from applications.models import Draft, Grant, GrantPower, Invitation, Outreach
from applications.powers import OUTREACH_POWERS, GivenWay
from applications.questions.catalogue import FLOW
from eservice import clock
from eservice.codes import Code
from eservice.people.models import Person, User

# Who helps many at once does so for an organisation, and still one kitchen table at a time.
MOST_OPEN = 10
# A letter takes its days, and so does getting to the desk.
JOINED = "joined"
CODE_LASTS = timedelta(days=30)


def begin_outreach(actor: Actor, *, given_name: str, family_name: str) -> Draft:
    """Begin an application with somebody who sits there and has said yes.

    Nobody is looked up: the name tells nothing of who is here. Pressing twice begins one. Raises
    NotAllowed, and TooManyDrafts when ``MOST_OPEN`` wait already.
    """
    require(actor, Verb.REACH_OUT, actor.person)
    with transaction.atomic():
        helper = Person.objects.select_for_update(no_key=True).get(pk=actor.person.pk)
        before = _empty_one(helper, given_name, family_name)
        if before:
            return before
        waiting = GrantPower.objects.held_by(helper.pk).filter(grant__way=GivenWay.OUTREACH)
        if waiting.values("grant").distinct().count() >= MOST_OPEN:
            raise TooManyDrafts
        person = Person.objects.create(given_name=given_name, family_name=family_name)
        draft = Draft.objects.create(person=person, flow_version=FLOW.version)
        grant = _consent(actor, draft, helper=actor.user)
        Outreach.objects.create(draft=draft, grant=grant)
        return draft


def _empty_one(helper: Person, given_name: str, family_name: str) -> Draft | None:
    """Return what she has begun with this name and not put anything in."""
    names = {"person__given_name": given_name, "person__family_name": family_name}
    hers = Draft.objects.filter(outreach__grant__grantee=helper, outreach__joined_at=None, **names)
    return hers.filter(answers=None, documents=None, powers__revoked_at=None).first()


def _consent(actor: Actor, draft: Draft, *, helper: User, before: Grant | None = None) -> Grant:
    """Write what the draft's person has said yes to; ``before``: when she was only a name."""
    offer = Offer(
        name=helper.name,
        powers=OUTREACH_POWERS,
        valid_to=clock.months_later(clock.today(), USUAL_MONTHS),
        draft=draft,
        matter=_("ansökan som ni börjar på nu"),
    )
    now = clock.now()
    said_yes = {"accepted_at": now, "accepted_by": helper, "confirmed_at": now}
    grant = write_grant(
        actor,
        grantor=draft.person,
        offer=offer,
        way=GivenWay.OUTREACH,
        grantee=helper.person,
        supersedes=before,
        **said_yes,
    )
    append_event(grant, GrantEventKind.GIVEN, actor)
    return grant


def hand_on(actor: Actor, *, draft_id: UUID) -> Code:
    """Make the code with which the person takes the draft over; the one before is dead.

    Raises Draft.DoesNotExist, AlreadySent and NotAllowed.
    """
    with locked_draft(actor, draft_id=draft_id, verb=Verb.HAND_ON) as (_acting, draft):
        return invite(outreach=draft.outreach, lasts=CODE_LASTS)


def offered_draft(actor: Actor, *, code: str) -> tuple[Outreach, Invitation]:
    """Return what the code gives, and its invitation. Nothing is changed by looking.

    Raises CodeRefused, the same for everything that is wrong, and NotPossible ("your_outreach")
    for who filled it in herself.
    """
    invitation = open_invitation(code)
    if invitation.outreach_id is None:
        raise CodeRefused
    rows = Outreach.objects.select_related("draft__person", "grant__grantee")
    found = rows.filter(pk=invitation.outreach_id).first()
    if found is None or found.joined_at or found.draft.sent_at:
        raise CodeRefused
    if found.grant.grantee_id == actor.user.person_id:
        raise NotPossible("your_outreach")
    return found, invitation


def take_over_draft(actor: Actor, *, code: str) -> Draft:
    """Let who is logged in have the draft. Raises as ``offered_draft``, NotAllowed, and
    TooManyDrafts."""
    require(actor, Verb.START_DRAFT, actor.person)
    invitation = offered_draft(actor, code=code)[1]
    with transaction.atomic():
        Person.objects.select_for_update(no_key=True).get(pk=actor.person.pk)
        return joined(actor, actor.person, invitation)


def joined(actor: Actor, person: Person, invitation: Invitation) -> Draft:
    """Make the draft the held person's, inside the caller's transaction; who helped is out.

    Raises CodeRefused when somebody was faster, or it was deleted, and TooManyDrafts.
    """
    draft_id = invitation.outreach_id
    draft = Draft.objects.select_for_update(no_key=True).filter(pk=draft_id).first()
    if draft is None:
        raise CodeRefused
    outreach = Outreach.objects.select_for_update(of=("self",)).get(pk=draft_id)
    use_invitation(actor, invitation)
    check_room(person)
    draft.person = person
    draft.save(update_fields=["person"])
    _end_help(actor, outreach, draft)
    outreach.joined_at, outreach.joined_by = clock.now(), actor.user
    outreach.save(update_fields=["joined_at", "joined_by"])
    return draft


def _end_help(actor: Actor, outreach: Outreach, draft: Draft) -> None:
    """Take the help back, and write it down with the person herself: a grant keeps its grantor,
    and whoever has helped her never handles her case (FL 16 §)."""
    grants = Grant.objects.select_for_update(of=("self",), no_key=True)
    grant = grants.select_related("accepted_by__person").get(pk=outreach.grant_id)
    end_powers(actor, grant, reason=JOINED)
    hers = _consent(actor, draft, helper=grant.accepted_by, before=grant)
    end_powers(actor, hers, reason=JOINED)
