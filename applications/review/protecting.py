"""Protecting a person's identity, and who may see her: the pages of those who see the case."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from applications.access import Actor, Verb, can, require
from applications.actions import protecting
from applications.errors import NotPossible
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from applications.review.moves import done
from eservice.people.models import User
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm

# What an address may say has just been done, and the words for it.
DONE = {
    "skyddat": _("Uppgifterna är skyddade nu."),
    "utsedd": _("Kollegan ser ärendet nu."),
    "borta": _("Kollegan ser inte ärendet längre."),
}
STOPPED = {
    "har-arende": _("Kollegan är handläggare i ett ärende. Ärendet måste lämnas över först."),
    "kan-inte": _("Välj en kollega i listan."),
}
WORDS = {protecting.HAS_CASE: "har-arende", protecting.NOT_ABLE: "kan-inte"}


class ReasonForm(QuestionForm):
    """Why it begins, or why it ends."""

    reason = LongText(
        label=_("Varför?"),
        help_text=_("Bara ni som får se ärendet kan läsa det."),
        missing=_("Skriv varför, några ord räcker"),
        rows=3,
    )
    has_own_heading = True


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def protection(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Protect the person; when she is, who sees her, and how one works with her case."""
    form = ReasonForm(typed_before_login(request))
    if request.method == "POST":
        visible_case(actor, case_id)
        form = ReasonForm(request.POST)
        if form.is_valid():
            protecting.protect_person(actor, case_id=case_id, reason=form.cleaned_data["reason"])
            response = HttpResponseRedirect(f"{_address(case_id)}?klart=skyddat")
            forget(request, response)
            return response
    else:
        form.keep_quiet()
    return _page(request, actor, case_id, form)


def _address(case_id: UUID) -> str:
    return reverse("protection", args=[case_id])


def _page(request: HttpRequest, actor: Actor, case_id: UUID, form: QuestionForm) -> HttpResponse:
    case = opened_case(actor, case_id, AccessKind.CASE)
    person = case.person
    seen_by = _who_sees(case)
    able = protecting.who_can_be_named(actor, person) if person.is_protected else []
    context = {
        **frame(request, case),
        "form": form,
        "error_links": form.error_links(),
        "done": DONE.get(request.GET.get("klart", "")),
        "stopped": STOPPED.get(request.GET.get("stopp", "")),
        "seen_by": seen_by,
        "able": [user for user in able if user not in seen_by],
        "can_name": can(actor, Verb.NAME_CASEWORKER, person),
        "can_end": person.is_protected and can(actor, Verb.END_PROTECTION, case),
        "latest": person.protections.filter(is_end=False).order_by("-at").first(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "review/protection.html", context, status=status)


def _who_sees(case: Case) -> list[User]:
    """Return those who see the person, by name."""
    named = Q(named_for__person=case.person_id, named_for__ended_at__isnull=True)
    handles = Q(pk__in=Case.objects.filter(person=case.person_id).values("caseworker"))
    users = User.objects.filter(named | handles).select_related("person").distinct()
    return list(users.order_by("person__given_name", "person__family_name", "pk"))


@require_http_methods(["POST"])
@for_caseworkers
def end(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """End the protection, with a reason."""
    require(actor, Verb.END_PROTECTION, visible_case(actor, case_id))
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, case_id, form)
    protecting.end_protection(actor, case_id=case_id, reason=form.cleaned_data["reason"])
    return done(case_id, "oskyddat")


@require_POST
@for_caseworkers
def name(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Let a colleague see the person."""
    case = visible_case(actor, case_id)
    return _changed(case, protecting.name_caseworker, request, actor, "utsedd")


@require_POST
@for_caseworkers
def unname(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Let a colleague see the person no more."""
    case = visible_case(actor, case_id)
    return _changed(case, protecting.unname_caseworker, request, actor, "borta")


def _changed(case: Case, act, request: HttpRequest, actor: Actor, flag: str) -> HttpResponse:
    try:
        act(actor, person_id=case.person_id, user_id=chosen(request))
    except NotPossible as error:
        return HttpResponseRedirect(f"{_address(case.pk)}?stopp={WORDS[error.reason]}")
    if request.POST.get("colleague") == str(actor.user.pk) and flag == "borta":
        return HttpResponseRedirect(reverse("worklist"))
    return HttpResponseRedirect(f"{_address(case.pk)}?klart={flag}")


def chosen(request: HttpRequest) -> int:
    """Return the colleague who was chosen, or a number that nobody has."""
    given = request.POST.get("colleague", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
