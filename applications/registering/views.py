"""Starting to write down an application, and the page when it is done."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.access import Actor, Verb, can
from applications.actions.documents import add_documents
from applications.actions.registering_applications import start_registration
from applications.document_kinds import SCAN_KIND
from applications.documents import limits
from applications.documents.refusals import ADVICE
from applications.errors import CodeRefused, NotPossible, TooManyDrafts
from applications.models import Case, DeskRecord, Letter, Registration
from applications.queries import registered_drafts
from applications.questions.catalogue import FLOW
from applications.registering.forms import StartForm
from eservice.middleware import takes_files
from eservice.people.models import Person


def too_large(request: HttpRequest, status: int, person_id: UUID) -> HttpResponse:
    """The page for a request that is too large, or that can't be read: how to send less."""
    context = {
        "back": reverse("start_registration", args=[person_id]),
        "megabytes": limits.LARGEST_REQUEST // limits.MEGABYTE,
        "files": limits.FILES_AT_ONCE,
    }
    return render(request, "registering/too_much.html", context, status=status)


@takes_files(most_bytes=limits.LARGEST_REQUEST, refuse=too_large)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Ask how the application came, and open its first question."""
    actor = Actor(request.user)
    person = _person(actor, person_id)
    form = StartForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _page(request, actor, person, form)
    if not form.is_valid():
        return _page(request, actor, person, form, status=422)
    try:
        begun = start_registration(actor, person_id=person_id, **form.told())
    except CodeRefused:
        form.add_error("code", _("Koden går inte att använda. Titta på papperet en gång till."))
        return _page(request, actor, person, form, status=409)
    except NotPossible as error:
        if error.reason == "your_outreach":
            form.add_error("code", _("Du har själv hjälpt personen. Be en kollega."))
            return _page(request, actor, person, form, status=409)
        form.add_error("month", _("Det går inte för den månaden. Titta på månaden och ansökan."))
        return _page(request, actor, person, form, status=409)
    except TooManyDrafts:
        form.add_error("kind", _("Det finns för många ansökningar som inte är klara."))
        return _page(request, actor, person, form, status=409)
    return _with_scan(request, actor, begun)


def _person(actor: Actor, person_id: UUID) -> Person:
    """Return somebody who was found at the desk, for who may write for her. Raises Http404."""
    if not can(actor, Verb.WORK_AT_DESK):
        raise Http404
    found = DeskRecord.objects.select_related("person").filter(person=person_id).first()
    if found is None or not can(actor, Verb.REGISTER_APPLICATION, found.person):
        raise Http404
    return found.person


def _with_scan(request: HttpRequest, actor: Actor, begun: Registration) -> HttpResponse:
    """Keep the scanned paper, if there is one, and go on to the questions."""
    files = request.FILES.getlist("files")
    if files:
        added = add_documents(actor, draft_id=begun.pk, kind=SCAN_KIND, files=files)
        if added.refused:
            told = [{"name": each.name, "advice": ADVICE[each.reason]} for each in added.refused]
            context = {"draft_id": begun.pk, "refused": told}
            return render(request, "registering/refused.html", context, status=422)
    first = next(step for step in FLOW.steps if begun.draft.kind in step.kinds)
    return redirect("step", begun.pk, first.path)


def _page(
    request: HttpRequest, actor: Actor, person: Person, form: StartForm, *, status: int = 200
) -> HttpResponse:
    begun = registered_drafts(actor).filter(person=person).select_related("registration")
    context = {
        "person": person,
        "form": form,
        "error_links": form.error_links() if form.is_bound else [],
        "begun": list(begun.order_by("started_at")),
    }
    return render(request, "registering/start.html", context, status=status)


@require_safe
def registered(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Say that it is done, to who wrote it down: the number, and what happens now. No answers."""
    rows = Registration.objects.filter(by=request.user, draft__sent_at__isnull=False)
    found = get_object_or_404(rows.select_related("draft__person"), pk=draft_id)
    if not can(Actor(request.user), Verb.REGISTER_APPLICATION, found.draft.person):
        raise Http404
    letter = Letter.objects.filter(case=draft_id, kind=Letter.Kind.COPY).first()
    context = {
        "person": found.draft.person,
        "reference": Case.objects.values_list("reference", flat=True).get(pk=draft_id),
        "is_posted": letter is not None and bool(letter.context["address"]),
    }
    return render(request, "registering/registered.html", context)
