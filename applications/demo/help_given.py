"""Help among the demo people: Lo helps Anna, and Lo's association may be named by all."""

from datetime import timedelta

from applications.access import Actor
from applications.actions.accepting import accept_by_code
from applications.actions.drafts import locked_draft
from applications.actions.grants import Offer, confirm_grant, give_grant
from applications.actions.organisations import ask_for_organisation, verify_organisation
from applications.actions.saving_answers import save_answer
from applications.models import Draft
from applications.powers import BUNDLE_BY_KEY
from applications.queries import answers_of
from eservice import clock
from eservice.people.models import User

MONTHS = 3


def lo_helps_anna(anna: User, lo: User, draft: Draft) -> None:
    """Anna gives Lo access to fill in and answer; Lo says yes, Anna confirms, Lo changes a word."""
    offer = Offer(
        name="Lo",
        powers=frozenset(BUNDLE_BY_KEY["help"].powers),
        valid_to=clock.months_later(clock.today(), MONTHS),
    )
    grant, code = give_grant(Actor(anna), offer=offer)
    accept_by_code(Actor(lo), code=code.text)
    confirm_grant(Actor(anna), grant_id=grant.pk, accepted_by=lo.pk)
    with clock.at(clock.now() + timedelta(minutes=20)):
        _answer_language(lo, draft)


def _answer_language(lo: User, draft: Draft) -> None:
    with locked_draft(Actor(lo), draft_id=draft.pk) as (acting, held):
        stored = answers_of(held)["language"]
        save_answer(
            acting,
            draft=held,
            step="language",
            stored=stored,
            raw={"language": ["svenska och finska"], "interpreter": ["no"]},
            cleaned={"language": "svenska och finska", "interpreter": "no"},
            seen_rev=stored.rev,
        )


def an_association_is_verified(lo: User, maja: User) -> None:
    """Lo's association asks to be on the list, and a caseworker says yes."""
    organisation = ask_for_organisation(
        Actor(lo), name="Föreningen Exempelstöd", number="8020020007", phone="08-465 004 30"
    )
    verify_organisation(Actor(maja), organisation_id=organisation.pk)
