"""Makes two adults in one application, through the same doors that people use."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from applications.access import Actor
from applications.actions.joining import confirm_partner, invite_partner, join
from applications.models import Answer, CoApplicant, Draft
from eservice.people.models import User
from tests.conftest import logged_in
from tests.factories import Given, make_applicant, make_draft, whole_answers
from tests.wizard.test_filling_in import step_url

# What Anna answers of an application that she makes with Kim; Kim's part is Kim's.
HERS: Given = {
    "household_type": {"household_type": "partner"},
    "partner": {"name": "Kim Nyman", "number": ""},
    "others_any": {"others_any": "no"},
}
KIMS: Given = {
    "partner_occupation": {"occupation": "retired"},
    "partner_income_kinds": {"income_kinds": "none"},
}
SECRET = "Kanariefågel sjunger för ingen"


def make_kim(**values: Any) -> User:
    return make_applicant(**{"given_name": "Kim", "family_name": "Nyman"} | values)


def couple_draft(anna: User, *, number: str = "", **changes: dict[str, Any]) -> Draft:
    """Anna's whole part of a draft with a partner, whose number she may have given."""
    partner = {"partner": {"name": "Kim Nyman", "number": number}}
    return make_draft(anna, whole_answers() | HERS | partner | changes)


def code_for(anna: User, draft: Draft) -> str:
    return invite_partner(Actor(anna), draft_id=draft.pk)[1].text


def joined(anna: User, kim: User, draft: Draft) -> CoApplicant:
    """Kim is in: invited, has said yes, and Anna has said that it is Kim."""
    part = join(Actor(kim), code=code_for(anna, draft))
    confirm_partner(Actor(anna), draft_id=draft.pk, partner_id=part.pk)
    return CoApplicant.objects.get(pk=part.pk)


def saves(client: Client, draft: Draft, step: str, **values: Any):
    """Save a step as its page would, with the version that is there."""
    stored = Answer.objects.filter(draft=draft, step=step).first()
    rev = {"_rev": str(stored.rev)} if stored else {}
    return client.post(step_url(draft, step), values | rev)


def answers_part(kim: User, draft: Draft, given: Given | None = None) -> None:
    client = logged_in(kim)
    for step, values in (KIMS if given is None else given).items():
        assert saves(client, draft, step, **values).status_code == 302


def whole_couple(anna: User, kim: User, **changes: dict[str, Any]) -> Draft:
    """A draft in which both have answered everything and nobody has signed."""
    draft = couple_draft(anna, **changes)
    joined(anna, kim, draft)
    answers_part(kim, draft)
    return draft


def url(name: str, draft: Draft) -> str:
    return reverse(name, args=[draft.pk])


def page_of(client: Client, name: str, draft: Draft) -> str:
    response = client.get(url(name, draft))
    assert response.status_code == 200, (name, response.status_code, response.headers)
    return " ".join(response.content.decode().split())


def seen_on(page: str) -> str:
    """Return what a page to sign says that it shows."""
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', page)
    return found[1] if found else ""


def signs(client: Client, draft: Draft):
    """Read the page and sign it."""
    seen = seen_on(page_of(client, "sign_together", draft))
    return client.post(url("sign_together", draft), {"declare": "yes", "seen": seen})
