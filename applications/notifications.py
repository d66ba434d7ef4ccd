"""Notices: which way to a person is open, and the few words she gets. Nothing is written here.

A notice says that something has happened and never what, in whose case or who did it: anyone
may stand beside the one who reads it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from applications.models import CompletionItem, Grant, GrantPower, Notice
from applications.notice_kinds import ABOUT_LIVE_HELP, TO_DO, Channel, NoticeKind
from applications.statuses import UNANSWERED
from eservice import clock, sms
from eservice.languages import in_swedish
from eservice.municipality import municipality
from eservice.people.models import Person
from eservice.ui.swedish import format_date

LETTER_TEMPLATE = "letters/notice/2026-11-22.html"
SAFE = "safe"
CARE_OF = "c/o "
NO_BREAK = "\u00a0"


def way_to(person: Person, choice: Mapping[str, Any] | None) -> Channel:
    """Return how a notice may go: only in a way she chose, and only if nobody else reads it.

    ``choice`` has the shape in ``ContactChoice``, and is None when she has chosen nothing. A
    person with protected identity never gets a letter. Of several ways e-mail has room for most,
    and a text message is there sooner than a letter.
    """
    if choice is None or choice.get("safe") != SAFE:
        return Channel.NONE
    ways = choice.get("ways", ())
    if "email" in ways and choice.get("email"):
        return Channel.EMAIL
    if "sms" in ways and sms.is_offered() and sms_number(choice):
        return Channel.SMS
    if "letter" in ways and choice.get("address") and not person.is_protected:
        return Channel.LETTER
    return Channel.NONE


def sms_number(choice: Mapping[str, Any]) -> str:
    """Return the mobile number for text messages, as E.164; empty when she has given none."""
    return sms.mobile_number(choice.get("mobile") or choice.get("phone") or "")


def holds(notice: Notice) -> bool:
    """False for what is over by now: help that has ended, or what is answered."""
    if notice.kind == NoticeKind.DIGEST:
        return any(holds(each) for each in notice.gathered.select_related("grant"))
    if notice.kind == NoticeKind.COMPLETION_REMINDER:
        return CompletionItem.objects.filter(case=notice.draft_id, status__in=UNANSWERED).exists()
    if notice.grant_id is None or notice.kind not in ABOUT_LIVE_HELP:
        return True
    if notice.grant.grantor_id == notice.person_id:
        held = GrantPower.objects.active().filter(grant__in=Grant.objects.in_force())
    else:
        held = GrantPower.objects.held_by(notice.person_id)
    return held.filter(grant=notice.grant_id).exists()


def sms_text(notice: Notice) -> str:
    """Return one text message, in the language that is spoken: 160 characters of GSM 03.38.

    The words are at most 70 of them, and ``settings.SERVICE_URL`` in production at most 90.
    """
    words = {"happened": _happened(notice), "url": settings.SERVICE_URL}
    return _("%(happened)s Logga in för att läsa: %(url)s") % words


def email_text(notice: Notice) -> tuple[str, str]:
    """Return subject and body, in plain text and in the language that is spoken."""
    city = municipality()
    body = _(
        "Hej!\n\n"
        "%(happened)s Logga in för att läsa.\n\n"
        "Här loggar du in:\n%(url)s\n\n"
        "Kan du inte logga in? Ring oss på %(phone)s. %(hours)s\n\n"
        "Ingen läser svar på det här meddelandet.\n\n"
        "Hälsningar\n%(municipality)s\n"
    ) % {
        "happened": _happened(notice),
        "url": settings.SERVICE_URL,
        "phone": city.phone_display,
        "hours": city.phone_hours,
        "municipality": city.name,
    }
    return _happened(notice).removesuffix("."), body


@in_swedish()
def letter_context(notice: Notice, address: Sequence[str]) -> dict[str, Any]:
    """Return everything that the letter shows; ``address`` is the lines below her name."""
    city = municipality()
    return {
        "municipality": city.name,
        "phone": city.phone_display,
        "phone_hours": city.phone_hours,
        "name": notice.person.name,
        "address": list(address),
        "date": format_date(clock.today()),
        "happened": _happened(notice),
        "login_address": settings.SERVICE_URL.partition("://")[2].rstrip("/"),
    }


def _happened(notice: Notice) -> str:
    if notice.kind in TO_DO or notice.kind == NoticeKind.DIGEST:
        return _("Det finns något nytt på dina sidor.")
    if _is_about_herself(notice):
        return _("Det har hänt något i ditt ärende.")
    return _("Det har hänt något i ett ärende.")


def _is_about_herself(notice: Notice) -> bool:
    owners = {
        notice.draft and notice.draft.person_id,
        notice.grant and notice.grant.grantor_id,
    }
    return owners <= {None, notice.person_id}


def address_lines(*, street: str, postcode: str, city: str, care_of: str = "") -> list[str]:
    """Return an address as it stands on an envelope; empty without a street.

    The postcode holds together in its line, so that ``address_parts`` can find it again.
    """
    if not street:
        return []
    lines = [street, f"{NO_BREAK.join(postcode.split())} {city}"]
    return [f"{CARE_OF}{care_of}", *lines] if care_of else lines


def address_parts(lines: Sequence[str]) -> dict[str, str]:
    """Return the fields that ``address_lines`` made the lines from."""
    if len(lines) < 2:
        return {}
    *names, street, place = lines
    postcode, _space, city = place.partition(" ")
    care_of = names[0].removeprefix(CARE_OF) if names else ""
    found = {"street": street, "postcode": postcode.replace(NO_BREAK, " "), "city": city}
    return found | {"care_of": care_of}
