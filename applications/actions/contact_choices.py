"""How a person wants to be reached: what she chooses herself, on a page or in what she sends."""

from typing import Any

from django.db import transaction

from applications.access import Actor, Verb, require
from applications.models import ContactChoice
from applications.notifications import address_lines
from applications.questions.answers import Answers
from eservice import clock
from eservice.languages import SWEDISH
from eservice.people.models import Person

# Ways that an application asks about. A caseworker calls; text messages are for notices too,
# where there is a gateway for them.
CALL, SMS = "phone", "sms"
SELF = "self"


@transaction.atomic
def choose_contact(
    actor: Actor,
    *,
    ways: list[str],
    email: str,
    address: list[str],
    safe: str,
    mobile: str | None = None,
    is_daily: bool = False,
    language: str = SWEDISH,
) -> None:
    """Keep how the actor herself wants her notices. How a caseworker calls her stays as it was.

    ``ways`` are of email, sms, letter and self, ``address`` the lines of an envelope. ``mobile``
    is None when text messages were not offered: then what she said of them before holds, as it
    does about ``safe`` without a word.
    """
    require(actor, Verb.CHOOSE_CONTACT, actor.person)
    before = _locked_choice(actor.person)
    others = (CALL, SMS) if mobile is None else (CALL,)
    kept = [way for way in before.get("ways", ()) if way in others]
    chosen = [*kept, *(way for way in ways if way != SELF)]
    _keep_choice(
        actor.person,
        ways=chosen or [SELF],
        email=email,
        phone=before.get("phone", ""),
        mobile=before.get("mobile", "") if mobile is None else mobile,
        safe=safe or before.get("safe", ""),
        address=address,
        language=language,
        is_daily=is_daily,
    )


@transaction.atomic
def copy_contact(person: Person, answers: Answers) -> None:
    """Let what a person has just sent about how to reach her hold for her notices too.

    Call it only when she sends herself. What the application did not ask, such as how often,
    stays as it was.
    """
    contact, where = answers.step("contact"), answers.step("address")
    if not contact:
        return
    before = _locked_choice(person)
    parts = {name: where.get(name) or "" for name in ("street", "postcode", "city", "care_of")}
    _keep_choice(
        person,
        ways=list(contact["ways"]),
        email=contact.get("email") or "",
        phone=contact.get("phone") or "",
        mobile="",
        safe=answers.get("safe_contact", default=""),
        address=address_lines(**parts) if where.get("where") == "address" else [],
        language=before.get("language", SWEDISH),
        is_daily=before.get("is_daily", False),
    )


def silence(person: Person) -> None:
    """Send her nothing until she chooses it again; the language that she has chosen stays."""
    before = _locked_choice(person)
    if before:
        _keep_choice(person, **{**before, "ways": [SELF], "is_daily": False})


def _locked_choice(person: Person) -> dict[str, Any]:
    stored = ContactChoice.objects.select_for_update().filter(person=person).first()
    return stored.choice if stored else {}


def _keep_choice(person: Person, **choice: Any) -> None:
    values = {"choice": choice, "changed_at": clock.now()}
    ContactChoice.objects.update_or_create(person=person, defaults=values)
