"""Beginning an application with somebody who has no e-ID, and handing it on to her (ADR 25)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.actions.reaching_out import CODE_LASTS, MOST_OPEN, begin_outreach, hand_on
from applications.errors import AlreadySent, NotAllowed, TooManyDrafts
from applications.models import Draft
from applications.representation.helped import Helped
from applications.representation.people import helping_actor, logs_reading, shows_person
from eservice import clock
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.fields import ShortText, Tick
from eservice.ui.forms import QuestionForm


class BeginForm(QuestionForm):
    """What the person is called, and that she has said yes. No number: nobody is looked up."""

    given_name = ShortText(
        label=gettext_lazy("Vad heter personen i förnamn?"),
        missing=gettext_lazy("Skriv förnamnet"),
        max_length=100,
    )
    family_name = ShortText(
        label=gettext_lazy("Vad heter personen i efternamn?"),
        missing=gettext_lazy("Skriv efternamnet"),
        max_length=100,
    )
    said_yes = Tick(
        label=gettext_lazy("Personen är med mig och vill att jag fyller i."),
        said=gettext_lazy("Ja"),
        missing=gettext_lazy("Fråga personen och kryssa i rutan. Du kan inte börja utan ett ja."),
    )


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
def begin_for_somebody(request: HttpRequest) -> HttpResponse:
    """Say what it means, ask for the name, and open the parts of an empty application."""
    actor = helping_actor(request)
    if request.method != "POST":
        typed = typed_before_login(request)
        form = BeginForm(typed) if typed is not None else BeginForm()
        form.keep_quiet()
        return _ask(request, form)
    form = BeginForm(request.POST)
    if not form.is_valid():
        return _ask(request, form, status=422)
    names = {name: form.cleaned_data[name] for name in ("given_name", "family_name")}
    try:
        draft = begin_outreach(actor, **names)
    except TooManyDrafts:
        form.add_error("given_name", _("Du har redan börjat med %d personer.") % MOST_OPEN)
        return _ask(request, form, status=409)
    response = redirect("draft", draft.pk)
    forget(request, response)
    return response


def _ask(request: HttpRequest, form: BeginForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "error_links": form.error_links() if form.is_bound else []}
    return render(request, "representation/begin_for_somebody.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@logs_reading
@shows_person
def hand_on_draft(request: HttpRequest, actor: Actor, helped: Helped) -> HttpResponse:
    """How the person takes the application over; a press shows the code, this once."""
    if not helped.is_outreach or not helped.drafts:
        raise Http404
    context = {"helped": helped, "draft": helped.drafts[0]}
    if request.method != "POST":
        return render(request, "representation/hand_on.html", context)
    try:
        code = hand_on(actor, draft_id=helped.drafts[0].id)
    except (Draft.DoesNotExist, NotAllowed, AlreadySent) as error:
        raise Http404 from error
    context |= {"groups": code.groups, "last_day": clock.now() + CODE_LASTS}
    return render(request, "representation/hand_on_code.html", context)
