"""Codes to log in with, given at the desk to somebody without an e-ID (ADR 24).

The codes and the login number are made here and stand in clear in the letter alone: the
database holds their fingerprints. The letter is made before anything is held, and is given
back once; a page that is sent again gets none.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from applications.access import Actor, Verb, require
from applications.actions.desk import desk_records
from applications.actions.notices import notify
from applications.errors import NotPossible
from applications.event_kinds import PersonEventKind
from applications.ledger import append_event
from applications.models import CodeSheet, CodeWay, DeskRecord, IdentityCheck, LoginCode
from applications.notice_kinds import NoticeKind
from eservice import clock
from eservice.codes import DigitCode
from eservice.crypto import blind_index
from eservice.files import write_whole
from eservice.languages import in_swedish
from eservice.municipality import municipality
from eservice.pdf import render_pdf
from eservice.people.models import Person, User
from eservice.ui.swedish import format_date

TEMPLATE = "letters/login_codes/2026-11-23.html"
CODES = 10
ISSUER = "codes"


@dataclass(frozen=True, kw_only=True)
class Given:
    """How staff knew who the person is, and how the letter reaches her. ``address`` is for a
    letter by post: it stands in the letter and is kept nowhere."""

    check: IdentityCheck
    words: str = ""
    way: CodeWay = CodeWay.DESK
    address: tuple[str, ...] = ()


def login_index(number: DigitCode) -> str:
    return blind_index(f"login/{number.text}")


def code_index(sheet_id: UUID, code: DigitCode) -> str:
    return blind_index(f"login-code/{sheet_id}/{code.text}")


def last_day(sheet: CodeSheet) -> date:
    """Return the last day that the codes work: sooner while none has been used."""
    rules = municipality().desk
    days = rules.code_days if sheet.first_used_at else rules.first_code_days
    return timezone.localdate(sheet.given_at) + timedelta(days=days)


def is_over(sheet: CodeSheet) -> bool:
    """True once its last day has passed."""
    return last_day(sheet) < clock.today()


def give_codes(actor: Actor, *, person_id: UUID, sheet_id: UUID, given: Given) -> bytes:
    """Make a sheet of codes, end the one before, and return the letter as a PDF.

    ``sheet_id`` is what the page made up. Raises DeskRecord.DoesNotExist, NotAllowed, and
    NotPossible: "shown" for a page that has been sent before, "protected" for a letter by post
    to somebody with protected identity.
    """
    record = desk_records(actor).get(person=person_id)
    require(actor, Verb.SERVE_PERSON, record.person)
    if given.way == CodeWay.POST and record.person.is_protected:
        raise NotPossible("protected")
    number, codes = _unused_number(), _codes()
    letter = _letter(record.person, given, number, codes)
    with _held(actor, person_id) as held:
        if CodeSheet.objects.filter(pk=sheet_id).exists():
            raise NotPossible("shown")
        _end(held, PersonEventKind.CODES_VOIDED, actor)
        sheet = _sheet(actor, held.person, sheet_id, given)
        sheet.login_index = login_index(number)
        sheet.save(force_insert=True)
        _keep(sheet, codes)
        is_posted = given.way == CodeWay.POST
        kind = PersonEventKind.CODES_POSTED if is_posted else PersonEventKind.CODES_GIVEN
        append_event(held, kind, actor, sheet=str(sheet.pk), check=given.check.value)
        notify(held.person, NoticeKind.CODES_GIVEN, once=f"codes:{sheet.pk}")
        if is_posted:
            write_whole(settings.PRINT_DIR / f"{sheet.pk}.pdf", letter)
    return letter


def void_codes(actor: Actor, *, person_id: UUID) -> None:
    """Stop the codes, and every login that they opened. Twice changes nothing.

    Raises DeskRecord.DoesNotExist and NotAllowed.
    """
    with _held(actor, person_id) as record:
        _end(record, PersonEventKind.CODES_VOIDED, actor)


def open_sheet(person: Person) -> CodeSheet | None:
    """Return the sheet that works, or could if its days had not passed."""
    return CodeSheet.objects.filter(person=person, ended_at=None).first()


@contextmanager
def _held(actor: Actor, person_id: UUID) -> Iterator[DeskRecord]:
    with transaction.atomic():
        rows = desk_records(actor).select_for_update(of=("self",), no_key=True)
        record = rows.get(person=person_id)
        require(actor, Verb.SERVE_PERSON, record.person)
        yield record


def _end(record: DeskRecord, kind: PersonEventKind, actor: Actor | None) -> None:
    sheet = open_sheet(record.person)
    if sheet is not None:
        end_sheet(sheet, record, kind, actor)


def end_sheet(
    sheet: CodeSheet, record: DeskRecord, kind: PersonEventKind, actor: Actor | None
) -> None:
    """End a sheet and the logins that it opened; the caller holds the record."""
    sheet.ended_at = clock.now()
    sheet.save(update_fields=["ended_at"])
    User.objects.filter(pk=sheet.user_id).update(is_active=False)
    append_event(record, kind, actor, sheet=str(sheet.pk))


def _unused_number() -> DigitCode:
    while True:
        number = DigitCode.by_chance()
        if not CodeSheet.objects.filter(login_index=login_index(number)).exists():
            return number


def _codes() -> list[DigitCode]:
    """Return codes that all differ."""
    found: dict[str, DigitCode] = {}
    while len(found) < CODES:
        code = DigitCode.by_chance()
        found[code.text] = code
    return list(found.values())


def _sheet(actor: Actor, person: Person, sheet_id: UUID, given: Given) -> CodeSheet:
    """Return the new sheet with its login. A login's identity is new with each sheet, so that
    what was open under the one before is closed."""
    user = User.objects.filter(issuer=ISSUER, person=person, is_from_work=False).first()
    user = user or User(issuer=ISSUER, person=person)
    user.subject, user.is_active = str(sheet_id), True
    user.save()
    return CodeSheet(
        id=sheet_id,
        person=person,
        user=user,
        check_kind=given.check,
        words=given.words or None,
        way=given.way,
        given_by=actor.user,
        given_at=clock.now(),
    )


def _keep(sheet: CodeSheet, codes: list[DigitCode]) -> None:
    LoginCode.objects.bulk_create(
        LoginCode(sheet=sheet, place=place, index=code_index(sheet.pk, code))
        for place, code in enumerate(codes, start=1)
    )


@in_swedish()
def _letter(person: Person, given: Given, number: DigitCode, codes: list[DigitCode]) -> bytes:
    city, today = municipality(), timezone.localdate(clock.now())
    context: dict[str, Any] = {
        "municipality": city.name,
        "phone": city.phone_display,
        "phone_hours": city.phone_hours,
        "name": person.name,
        "address": given.address,
        "date": format_date(today),
        "number": number.shown,
        "codes": [code.shown for code in codes],
        "first_until": format_date(today + timedelta(days=city.desk.first_code_days)),
        "until": format_date(today + timedelta(days=city.desk.code_days)),
        "login_address": settings.SERVICE_URL.partition("://")[2].rstrip("/") + "/logga-in/kod/",
    }
    return render_pdf(render_to_string(TEMPLATE, context))
