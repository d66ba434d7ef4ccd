"""Somebody who applied last month and got a decision, and what she answers about this month."""

from datetime import date, time, timedelta
from typing import Any

from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import start_investigation, take_case
from applications.demo import lives
from applications.demo.casework import decide
from applications.demo.history import days_ago, send
from applications.demo.raw import last_month, rows, typed
from applications.questions.catalogue import FLOW
from applications.questions.months import month_before
from applications.questions.ways import ways_in
from applications.statuses import ApplicationKind
from eservice import clock
from eservice.people.models import User

DAYS_BEFORE_THE_MONTH = 5


def make_decided(user: User, caseworker: Actor) -> None:
    """Let her have applied for last month, and the caseworker have said yes."""
    days = (clock.today() - month_before(clock.today())).days + DAYS_BEFORE_THE_MONTH
    sent_at = days_ago(days, time(16, 40))
    case_id = send(user, lives.ines, sent_at).pk
    with clock.at(sent_at + timedelta(days=1)):
        take_case(caseworker, case_id=case_id)
        start_investigation(caseworker, case_id=case_id)
        decide(caseworker, case_id)


def renewal_of(user: User) -> dict[str, Any]:
    """Return the addresses and what she posts: which renewal, and what is new, by address."""
    way = ways_in(user.person_id).suggested
    if way.kind is not ApplicationKind.RENEWAL or way.month is None:
        raise SystemExit("no renewal is open to who got a decision for last month")
    return {
        "start": reverse("start_draft"),
        "way": {"kind": way.kind.value, "month": f"{way.month:%Y-%m}"},
        "given": {FLOW.of_key(key).path: raw for key, raw in _of(way.month).items()},
    }


def _of(month: date) -> dict[str, Any]:
    """The questions that an unchanged renewal still asks, as the life of the demo answers them."""
    pay = {**last_month(month, 25), "amount": "5 480", "note": "Exempelbutiken"}
    return {
        "acute": typed(acute="none"),
        "income_pay": rows(pay),
        "accounts": rows({"bank": "Exempelbanken", "kind": "lönekonto", "balance": "87"}),
        "papers": {},
    }
