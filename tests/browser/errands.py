"""Pages that have to be brought about: with errors, in conflict, too late, broken, or with lists
that go on.

Each errand leaves its page in the walker's tab.

Long because every unusual page has its errand named here.
"""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.test import override_settings

from applications.access import Actor
from applications.actions.sending import send_application
from applications.models import Draft
from applications.questions.catalogue import FLOW
from eservice.people.models import User
from tests.browser.asking_errands import OF_ASKING
from tests.browser.auditing_errands import OF_AUDITING
from tests.browser.editing_errands import OF_EDITING
from tests.browser.giving_errands import GIVING_PAGES, GIVING_TOO_LATE, GIVING_WITH_ERRORS
from tests.browser.help_errands import HELP_ANSWERS, HELP_WITH_ERRORS
from tests.browser.outreach_errands import OF_OUTREACH
from tests.browser.partner_errands import OF_COUPLES
from tests.browser.suggesting_errands import OF_SUGGESTING
from tests.browser.walker import Walker
from tests.browser.worklisting_errands import OF_WORKLIST
from tests.factories import answer, make_applicant, make_draft

SAVE = "Spara och fortsätt"


Errand = Callable[[Walker], None]


def empty_step(key: str) -> Errand:
    """Save a step on which nothing is answered."""

    def errand(walker: Walker) -> None:
        walker.opens_step(walker.world.draft_with(FLOW.by_key[key]), key)
        walker.presses(SAVE)

    return errand


def nothing_ticked(walker: Walker) -> None:
    walker.opens_step(walker.world.new_draft, "acute")
    walker.presses(SAVE)


def wrong_rows(walker: Walker) -> None:
    """Two payments, one with a day that doesn't exist."""
    walker.opens_step(walker.world.draft_with(FLOW.by_key["income_pay"]), "income_pay")
    walker.page.get_by_label("Dag", exact=True).fill("31")
    walker.page.get_by_label("Månad", exact=True).fill("februari")
    walker.page.get_by_label("År", exact=True).fill("2026")
    walker.presses("Lägg till en summa")
    walker.presses(SAVE)


def contact_without_number(walker: Walker) -> None:
    walker.opens_step(walker.world.new_draft, "contact")
    walker.page.get_by_label("Ring mig", exact=True).check()
    walker.page.get_by_label("Skicka e-post", exact=True).check()
    walker.presses(SAVE)


def unsigned(walker: Walker) -> None:
    walker.become(walker.world.anna)
    walker.opens("send", walker.world.whole_draft.pk)
    walker.presses("Skicka ansökan")


def empty_note(walker: Walker) -> None:
    walker.become(walker.world.maja)
    walker.opens("journal", walker.world.case("taken").pk)
    walker.presses("Spara anteckning")


def conflict(walker: Walker) -> None:
    """The same question answered in two windows."""
    draft = make_draft(walker.world.anna)
    walker.opens_step(draft, "anything_else")
    answer(walker.world.anna, draft, "anything_else", {"anything_else": "Det första."})
    walker.page.get_by_role("textbox").fill("Det andra.")
    walker.presses(SAVE)


def month_taken(walker: Walker) -> None:
    user = make_applicant()
    send_application(Actor(user), draft_id=make_draft(user).pk)
    draft = make_draft(user)
    walker.become(user)
    walker.opens("send", draft.pk)
    walker.page.get_by_role("checkbox").check()
    walker.presses("Skicka ansökan")


def already_sent(walker: Walker) -> None:
    user = make_applicant()
    draft = make_draft(user)
    walker.opens_step(draft, "anything_else")
    walker.page.get_by_role("textbox").fill("Det här kom för sent.")
    send_application(Actor(user), draft_id=draft.pk)
    walker.presses(SAVE)


def stopped(walker: Walker) -> None:
    """Maja tries to take a case that Nils got a moment ago."""
    case = walker.world.case("received")
    walker.become(walker.world.maja)
    walker.opens("review_case", case.pk)
    case.caseworker, case.caseworker_since = walker.world.nils, case.received_at
    case.save(update_fields=["caseworker", "caseworker_since"])
    walker.presses("Ta ärendet")


def full(module: str, url_name: str, state: str, *, more: str) -> Errand:
    """The second page of a list that goes on."""

    def errand(walker: Walker) -> None:
        case = walker.world.case(state)
        walker.become(walker.world.owner(case) if url_name == "case_log" else walker.world.maja)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(f"applications.{module}.PAGE_SIZE", 1)
            walker.opens(url_name, case.pk)
            walker.follows(more)

    return errand


def full_worklist(walker: Walker) -> None:
    """The second of three pages, all with cases in different states."""
    for state in ("late", "received", "handed over"):
        walker.world.case(state)
    walker.become(walker.world.maja)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("applications.worklists.PAGE_SIZE", 1)
        walker.opens("worklist", query="?vy=alla")
        walker.follows("Visa fler")


def home_full(walker: Walker) -> None:
    draft, case = walker.world.started_draft, walker.world.case("received")
    assert draft.person_id != case.person_id
    Draft.objects.filter(pk=draft.pk).update(person=case.person)
    walker.become(walker.world.owner(case))
    walker.opens("home")


def hand_over_alone(walker: Walker) -> None:
    """Nobody else in the unit can take the case."""
    User.objects.filter(pk=walker.world.nils.pk).update(is_active=False)
    walker.become(walker.world.maja)
    walker.opens("hand_over", walker.world.case("taken").pk)


def login_without_demo(walker: Walker) -> None:
    walker.become(None)
    with override_settings(DEMO_LOGIN=False):
        walker.opens("login")


def too_old_a_page(walker: Walker) -> None:
    walker.opens_step(walker.world.new_draft, "acute")
    walker.page.evaluate(
        "document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach((field) => field.remove())"
    )
    walker.presses(SAVE)


def too_much(walker: Walker) -> None:
    draft = walker.world.draft_with(FLOW.by_key["anything_else"])
    walker.opens_step(draft, "anything_else")
    walker.page.evaluate("document.querySelector('textarea').value = 'a'.repeat(1_200_000)")
    walker.presses(SAVE)


def broken(error: type[Exception]) -> Errand:
    """The login page while something in it fails."""

    def fail(**_options: object) -> None:
        raise error

    def errand(walker: Walker) -> None:
        walker.become(None)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("eservice.people.views.DeviceForm", fail)
            walker.opens("login")

    return errand


def unlogged_reading(walker: Walker) -> None:
    """The log of readings can't be written, so nothing is shown."""

    def fail(*_written: object) -> None:
        raise DatabaseError

    case = walker.world.case("received")
    walker.become(walker.world.owner(case))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("applications.actions.reading.log_access", fail)
        walker.opens("case", case.pk)


WITH_ERRORS: dict[str, Errand] = {
    "choices": nothing_ticked,
    "one choice": empty_step("housing_form"),
    "heading field and more": empty_step("month_other"),
    "many kinds of fields": empty_step("home_rented"),
    "unknown sum": empty_step("income_forsakringskassan"),
    "account": empty_step("payout_account"),
    "rows": wrong_rows,
    "contact": contact_without_number,
    "declaration": unsigned,
    "note": empty_note,
    **HELP_WITH_ERRORS,
    **OF_WORKLIST["with errors"],
    **OF_EDITING["with errors"],
    **OF_AUDITING["with errors"],
    **OF_SUGGESTING["with errors"],
    **OF_ASKING["with errors"],
    **OF_OUTREACH["with errors"],
    **GIVING_WITH_ERRORS,
    **OF_COUPLES["with errors"],
}
TOO_LATE: dict[str, Errand] = {
    "conflict": conflict,
    "month taken": month_taken,
    "already sent": already_sent,
    "stopped": stopped,
    **OF_WORKLIST["too late"],
    **OF_EDITING["too late"],
    **GIVING_TOO_LATE,
    **OF_COUPLES["too late"],
}
OTHER_STATES: dict[str, Errand] = {
    "home": home_full,
    "hand over alone": hand_over_alone,
    "login without demo": login_without_demo,
    "worklist": full_worklist,
    "log": full("tracking.log", "case_log", "handed over", more="Visa fler"),
    "journal": full("review.history", "journal", "investigated", more="Visa äldre händelser"),
    **HELP_ANSWERS,
    **OF_WORKLIST["other states"],
    **OF_EDITING["other states"],
    **OF_AUDITING["other states"],
    **OF_SUGGESTING["other states"],
    **OF_ASKING["other states"],
    **OF_OUTREACH["other states"],
    **GIVING_PAGES,
    **OF_COUPLES["other states"],
}
BROKEN: dict[str, Errand] = {
    "400": too_much,
    "403": broken(PermissionDenied),
    "403 csrf": too_old_a_page,
    "500": broken(RuntimeError),
    "503": unlogged_reading,
}
