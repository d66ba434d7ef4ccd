"""Logging in with a code from a letter (ADR 24).

A login number that nobody has, a wrong code, one that is used and one that is too old are the
same answer, after the same questions to the database.
"""

from datetime import datetime
from hmac import compare_digest
from uuid import UUID

from django.db import transaction
from django.db.models import F

from applications.access import Actor
from applications.actions.giving_codes import CODES, code_index, end_sheet, is_over, login_index
from applications.event_kinds import PersonEventKind
from applications.ledger import append_event
from applications.models import CodeSheet, DeskRecord, LoginCode
from eservice import clock
from eservice.codes import DigitCode
from eservice.people.models import User
from guides.floods import Limit, count_one

MOST_TRIES = 5
# A library is one connection, and a code has five tries however many connections there are.
LIMIT = Limit("login codes", of_one=200, of_all=20_000)
NOBODY = UUID(int=0)
NOTHING = DigitCode("")


def enter_code(*, number: str, code: str, connection: str) -> User | None:
    """Use up a code and return whose login it opens; None when it opens nothing.

    Five wrong codes in a row end the sheet. Raises TooMuch.
    """
    count_one(LIMIT, connection)
    typed_number, typed_code = DigitCode.typed(number), DigitCode.typed(code)
    with transaction.atomic():
        sheet = _held(typed_number or NOTHING)
        sheet_id = sheet.pk if sheet else NOBODY
        found = _matching(sheet_id, typed_code or NOTHING)
        if sheet and found and not found.used_at and not is_over(sheet):
            return _used(sheet, found)
        _failed(sheet, sheet_id, is_used=found is not None)
    return None


def _held(number: DigitCode) -> CodeSheet | None:
    """Hold the record before the sheet, as the desk does, and return the open sheet."""
    index = login_index(number)
    whose = CodeSheet.objects.filter(login_index=index).values("person")
    records = DeskRecord.objects.filter(person__in=whose)
    list(records.select_for_update(no_key=True).values_list("pk"))
    sheets = CodeSheet.objects.filter(login_index=index, ended_at=None, user__is_active=True)
    return sheets.select_related("user__person").first()


def _matching(sheet_id: UUID, code: DigitCode) -> LoginCode | None:
    """Compare with every code of a whole sheet, also when there is none."""
    wanted, found = code_index(sheet_id, code), None
    codes = list(LoginCode.objects.filter(sheet=sheet_id).order_by("place"))
    for each in codes + [None] * (CODES - len(codes)):
        is_same = compare_digest(each.index if each else "x" * len(wanted), wanted)
        found = each if is_same else found
    return found


def _used(sheet: CodeSheet, code: LoginCode) -> User:
    now: datetime = clock.now()
    code.used_at = now
    code.save(update_fields=["used_at"])
    sheet.first_used_at, sheet.tries = sheet.first_used_at or now, 0
    sheet.save(update_fields=["first_used_at", "tries"])
    record = DeskRecord.objects.get(person=sheet.person_id)
    actor = Actor(sheet.user)
    append_event(record, PersonEventKind.LOGGED_IN, actor, sheet=str(sheet.pk), place=code.place)
    return sheet.user


def _failed(sheet: CodeSheet | None, sheet_id: UUID, *, is_used: bool) -> None:
    """Count a wrong code. One that she has used before tells nobody anything."""
    tried = 0 if is_used else 1
    CodeSheet.objects.filter(pk=sheet_id).update(tries=F("tries") + tried)
    if sheet and sheet.tries + tried >= MOST_TRIES:
        record = DeskRecord.objects.get(person=sheet.person_id)
        end_sheet(sheet, record, PersonEventKind.CODES_LOCKED, None)


def codes_left(user: User) -> int:
    """Return how many codes are left of the sheet that this login belongs to."""
    return LoginCode.objects.filter(sheet__user=user, sheet__ended_at=None, used_at=None).count()
