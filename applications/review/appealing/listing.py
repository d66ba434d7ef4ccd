"""The appeals of a case: what is written, where each is, and what to do next."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from applications.access import Actor
from applications.event_kinds import AccessKind
from applications.questions.refusing import roles_that_refuse
from applications.review.appealing.rows import appeal_rows
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers
from applications.stored_letters import stored_letter

# What an address may say has just been done, and the words for it.
DONE = {
    "i-tid": _("Du har noterat att överklagandet kom i tid."),
    "for-sent": _("Överklagandet är avvisat. Den sökande får veta det."),
    "foreslaget": _("Ditt förslag att avvisa är sparat. Någon som får avvisa gör klart det."),
    "mottaget": _("Du har noterat när personen fick avvisningen."),
    "omprovat": _("Du har noterat det nya beslutet. Den sökande får veta det."),
    "skickat": _("Vi gör i ordning allt i en pdf. Hämta den här och skicka den till domstolen."),
    "dom": _("Du har noterat vad domstolen kom fram till. Den sökande får veta det."),
}


@require_safe
@for_caseworkers
def case_appeals(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show all appeals, the newest first."""
    case = opened_case(actor, case_id, AccessKind.APPEAL)
    done = DONE.get(request.GET.get("klart", ""))
    context = {
        **frame(request, case),
        **({"done": done} if done else {}),
        "roles_that_refuse": roles_that_refuse(),
        "rows": appeal_rows(case),
        "is_mine": case.caseworker_id == actor.user.pk,
    }
    return render(request, "review/appealing/list.html", context)


@require_safe
@for_caseworkers
def case_appeal_pdf(
    request: HttpRequest, actor: Actor, case_id: UUID, appeal_id: UUID
) -> HttpResponse:
    """What goes to the court, byte for byte; the file's name says nothing about the person."""
    case = opened_case(actor, case_id, AccessKind.APPEAL)
    found = case.appeals.select_related("package").filter(pk=appeal_id).first()
    return stored_letter(found and found.package, "overklagande")
