"""One grant: the facts, the text that was agreed to, the papers, and what can be done now."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.access import Actor
from applications.actions.reading_grants import read_grant
from applications.actions.verifying import why_not_yet
from applications.event_kinds import GrantEventKind
from applications.grant_checks import EndReason, Seen, needed_checks
from applications.grant_states import OVER, GrantState, state_of
from applications.models import Case, Grant, GrantEvent, UnitTask
from applications.notice_kinds import TaskKind
from applications.powers import WAYS_WITH_PROOF, GivenWay, Power
from applications.review.help_rows import STATES
from applications.review.history import Happening
from eservice.people.models import Membership
from eservice.people.roles import Role
from eservice.ui.fields import Tick
from eservice.ui.forms import QuestionForm

# What an address may say has just been done, and the words for it.
DONE = {
    "noterat": _("Hjälpen är noterad. Den sökande får veta det."),
    "kontrollerat": _("Underlaget är kontrollerat."),
    "nekat": _("Du har sagt nej. Den sökande får veta det."),
    "avslutat": _("Hjälpen är avslutad."),
    "skannat": _("Papperet är sparat."),
    "brev": _("En ny kod går i ett brev till den sökande."),
    "klart": _("Uppgiften är klar."),
}
# Why a step could not be taken.
STOPPED: dict[str, str | Promise] = {
    "answered": _("Hjälpen har redan fått sitt svar. Vi sparade inte det du gjorde."),
    "over": _("Hjälpen är redan slut. Vi sparade inte det du gjorde."),
    "no_paper": _("Skanna papperet först. Säg sedan att du har sett originalet."),
    "nobody": _("Ingen hjälpare har svarat än. Vänta med kontrollen tills du vet vem det är."),
    "full": _("Det finns redan tio filer. Vi sparade inte de nya."),
    "waits": _("Hjälpen väntar fortfarande på kontroll."),
    "no_address": _("Vi har ingen adress dit ett brev är tryggt. Fråga den sökande."),
    "reason": _("Det skälet passar inte. Hjälpen gäller som förut."),
}
LATEST = 50
LETTERS = (GrantEventKind.REGISTERED, GrantEventKind.CODE_ORDERED, GrantEventKind.CODE_PRINTED)


class SeenForm(QuestionForm):
    """One box for each thing that must have been done: all are ticked, or it isn't checked."""

    has_own_heading = True

    def __init__(self, data: Any = None, *, needed: tuple[Seen, ...]) -> None:
        self.needed = needed
        super().__init__(data)

    def adapt(self) -> None:
        missing = _("Kryssa när du har gjort det")
        for seen in self.needed:
            self.fields[seen.value] = Tick(label=seen.label, said=seen.label, missing=missing)

    @property
    def seen(self) -> frozenset[Seen]:
        return frozenset(self.needed)


def show_grant(
    request: HttpRequest,
    actor: Actor,
    grant_id: UUID,
    *,
    form: SeenForm | None = None,
    stopped: str = "",
) -> HttpResponse:
    """Show a grant, after logging the reading; with ``stopped`` as why nothing was done (409)."""
    grant, case = read_grant(actor, grant_id=grant_id)
    form = form or SeenForm(needed=needed_checks(grant))
    events = list(grant.events.select_related("by__person").order_by("-seq")[:LATEST])
    context = {
        **_facts(grant, case),
        **_next_step(grant, events),
        "form": form,
        "error_links": form.error_links() if form.is_bound else [],
        "happenings": [_happening(event, grant) for event in events],
        "proofs": grant.proofs.defer("data").order_by("number"),
        "done": "" if stopped else DONE.get(request.GET.get("klart", "")),
        "stopped": STOPPED[stopped] if stopped else "",
        "typed": request.POST.get("reason", "") if stopped else "",
    }
    return render(request, "review/grant.html", context, status=409 if stopped else 200)


def _facts(grant: Grant, case: Case | None) -> dict[str, Any]:
    rows = list(grant.powers.all())
    active = {row.power for row in rows if row.revoked_at is None}
    given = active or {row.power for row in rows}
    state = state_of(grant, has_powers=bool(active))
    reasons = {row.revoke_reason for row in rows} & set(EndReason.values)
    current = Membership.objects.filter(organisation=grant.organisation_id, ended_at=None)
    is_noted = grant.way != GivenWay.E_ID
    return {
        "grant": grant,
        "case": case,
        "state": STATES[state],
        "is_live": state == GrantState.LIVE,
        "is_over": state in OVER,
        "powers": [power.label for power in Power if power in given],
        "matter": grant.consent.get("matter", ""),
        "helper": grant.grantee if grant.accepted_at else None,
        "number": _grouped(grant.grantee.number) if is_noted and grant.grantee else "",
        "members": list(current.select_related("person")) if grant.organisation else [],
        "ended_because": [EndReason(reason).label for reason in reasons],
    }


def _grouped(number: str | None) -> str:
    return f"{number[:8]}-{number[8:]}" if number else ""


def _next_step(grant: Grant, events: list[GrantEvent]) -> dict[str, Any]:
    """Return what can be done now: ``step`` is verify, scan, wait, drop or nothing."""
    reason = why_not_yet(grant)
    steps = {None: "verify", "no_paper": "scan", "nobody": "wait"}
    step = steps.get(reason, "")
    if not step and reason == "over" and _has_task(grant):
        step = "drop"
    letters = [event for event in events if event.kind in LETTERS]
    is_by_code = grant.way == GivenWay.LETTER_CODE
    return {
        "step": step,
        "can_refuse": step in {"verify", "scan", "wait"},
        "can_scan": step in {"verify", "scan"} and grant.way in WAYS_WITH_PROOF,
        "letter": letters[0] if is_by_code and letters else None,
        "can_have_new_code": is_by_code and not grant.accepted_at,
    }


def _has_task(grant: Grant) -> bool:
    tasks = UnitTask.objects.filter(grant=grant, kind=TaskKind.GRANT_TO_VERIFY, done_at=None)
    return tasks.exists()


def _happening(event: GrantEvent, grant: Grant) -> Happening:
    """Return an event in words. Its reasons stay out: what was ended quietly looks as the rest."""
    return Happening(
        what=GrantEventKind(event.kind).label,
        about="",
        who=event.by.name if event.by else _("E-tjänsten"),
        role=_role(event, grant),
        at=event.at,
        seq=event.seq,
    )


def _role(event: GrantEvent, grant: Grant) -> str | Promise:
    if event.by is None:
        return ""
    if event.role in Role.values:
        return Role(event.role).label
    return _("sökande") if event.by.person_id == grant.grantor_id else _("hjälpare")
