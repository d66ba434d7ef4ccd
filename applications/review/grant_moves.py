"""What a caseworker does with a grant: yes or no to its ground, a new code by letter, the end."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from applications.access import Actor
from applications.actions import ending, verifying
from applications.actions.code_letters import order_new_code
from applications.event_kinds import AccessKind
from applications.grant_checks import ENDS_ALL, EndReason, fitting_reasons, needed_checks
from applications.models import Case, Grant
from applications.review.case_page import frame, opened_case
from applications.review.grant_guard import of_grant
from applications.review.grant_page import SeenForm, show_grant
from applications.review.guard import for_caseworkers, visible_case
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import LongText, Tick
from eservice.ui.forms import QuestionForm

ANY = ["GET", "HEAD", "POST"]


class RefuseForm(QuestionForm):
    """Why the ground is not good enough."""

    reason = LongText(
        label=_("Varför säger du nej?"),
        help_text=_("Den sökande läser det du skriver. Du kan inte ändra det sedan."),
        missing=_("Skriv varför du säger nej"),
    )


class EndForm(QuestionForm):
    """Why help ends, and whether the helper is told."""

    reason = OneOf(
        label=_("Varför avslutar du hjälpen?"), choices=(), missing=_("Välj varför du avslutar")
    )
    is_quiet = Tick(
        label=_("Säg inget till hjälparen"),
        said=_("Säg inget till hjälparen"),
        help_text=_(
            "Bara om den sökande vill det. Hjälparen märker det om hen försöker öppna ärendet."
        ),
        required=False,
    )
    has_own_heading = True

    def __init__(self, data: Any = None, *, grant: Grant) -> None:
        self.reasons = fitting_reasons(grant.kind)
        super().__init__(data)

    def adapt(self) -> None:
        self.fields["reason"].offer([Choice(one.value, one.label) for one in self.reasons])
        self.fields["is_quiet"].optional = False
        if EndReason.ASKED not in self.reasons:
            del self.fields["is_quiet"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("is_quiet") and cleaned.get("reason", "asked") != EndReason.ASKED:
            self.add_error("is_quiet", _("Det går bara när den sökande vill det själv"))
        return cleaned


class EndAllForm(QuestionForm):
    """Why all of it ends."""

    reason = OneOf(
        choices=[Choice(one.value, one.label) for one in ENDS_ALL],
        missing=_("Välj varför du avslutar"),
    )

    def __init__(self, data: Any = None) -> None:
        intro = _(
            "Alla samtycken och fullmakter slutar gälla. Har personen dött slutar också alla "
            "uppdrag."
        )
        super().__init__(data, heading=_("Varför avslutar du all hjälp?"), intro=intro)


@require_http_methods(ANY)
@of_grant
def verify_grant(
    request: HttpRequest, actor: Actor, grant: Grant, _case: Case | None
) -> HttpResponse:
    """Show the grant; say that its ground has been seen."""
    if request.method != "POST":
        return show_grant(request, actor, grant.pk)
    form = SeenForm(request.POST, needed=needed_checks(grant))
    if not form.is_valid():
        return show_grant(request, actor, grant.pk, form=form)
    verifying.verify_grant(actor, grant_id=grant.pk, seen=form.seen)
    return done(grant, "kontrollerat")


@keeps_typed
@require_http_methods(ANY)
@of_grant
def refuse_grant(
    request: HttpRequest, actor: Actor, grant: Grant, case: Case | None
) -> HttpResponse:
    """Say no, with a reason that the person reads."""
    if request.method != "POST":
        form = RefuseForm(typed_before_login(request))
        form.keep_quiet()
        return _ask(request, "refuse_grant", grant, case, form)
    form = RefuseForm(request.POST)
    if not form.is_valid():
        return _ask(request, "refuse_grant", grant, case, form)
    verifying.refuse_grant(actor, grant_id=grant.pk, reason=form.cleaned_data["reason"])
    response = done(grant, "nekat")
    forget(request, response)
    return response


@require_http_methods(ANY)
@of_grant
def end_help(request: HttpRequest, actor: Actor, grant: Grant, case: Case | None) -> HttpResponse:
    """End the help now, with a reason."""
    form = EndForm(request.POST if request.method == "POST" else None, grant=grant)
    if request.method == "POST" and form.is_valid():
        reason = EndReason(form.cleaned_data["reason"])
        is_quiet = bool(form.cleaned_data.get("is_quiet"))
        ending.end_help(actor, grant_id=grant.pk, reason=reason, is_quiet=is_quiet)
        return done(grant, "avslutat")
    return _ask(request, "end_help", grant, case, form)


@require_POST
@of_grant
def new_code_letter(
    request: HttpRequest, actor: Actor, grant: Grant, _case: Case | None
) -> HttpResponse:
    """Order a letter with a new code; the old code is dead."""
    order_new_code(actor, grant_id=grant.pk)
    return done(grant, "brev")


@require_POST
@of_grant
def drop_check(
    request: HttpRequest, actor: Actor, grant: Grant, _case: Case | None
) -> HttpResponse:
    """End the task of a grant that is over already."""
    verifying.drop_check(actor, grant_id=grant.pk)
    return done(grant, "klart")


@require_http_methods(ANY)
@for_caseworkers
def end_all_help(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """End all help of the case's person at once: she has died, or can't decide any longer."""
    form = EndAllForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        visible_case(actor, case_id)
        if form.is_valid():
            reason = EndReason(form.cleaned_data["reason"])
            ending.end_all_help(actor, case_id=case_id, reason=reason)
            return HttpResponseRedirect(f"{reverse('case_helpers', args=[case_id])}?klart=alla")
    case = opened_case(actor, case_id, AccessKind.CASE)
    context = {**frame(request, case), "form": form, "error_links": form.error_links()}
    return render(request, "review/end_all_help.html", context)


def done(grant: Grant, flag: str) -> HttpResponseRedirect:
    """Go back to the grant, which says what was done."""
    return HttpResponseRedirect(f"{reverse('verify_grant', args=[grant.pk])}?klart={flag}")


def _ask(
    request: HttpRequest, template: str, grant: Grant, case: Case | None, form: QuestionForm
) -> HttpResponse:
    context = {"grant": grant, "case": case, "form": form, "error_links": form.error_links()}
    return render(request, f"review/{template}.html", context)
