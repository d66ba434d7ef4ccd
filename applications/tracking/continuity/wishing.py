"""Så vill jag bli bemött: in one's own words, to be read by every caseworker one gets."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Verb, can
from applications.acting import actor_of, hides_earlier
from applications.actions.wishing import rev_of, say_wish, wish_of
from applications.errors import EditConflict
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm

SAVED = {
    "sparat": _("Nu är det sparat. Din handläggare kan läsa det."),
    "borta": _("Nu är texten borttagen."),
}


class WishForm(QuestionForm):
    """How she wants to be met. An empty text takes it away."""

    text = LongText(
        label=_("Hur vill du bli bemött?"),
        help_text=_(
            "Till exempel: ”Ring inte före klockan 10”, ”Jag läser långsamt” eller ”Ta en sak i"
            " taget”."
        ),
        required=False,
    )
    has_own_heading = True

    def adapt(self) -> None:
        self.fields["text"].optional = False


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@hides_earlier
def wish(request: HttpRequest) -> HttpResponse:
    """Show what she has said, and save what she changes."""
    actor = actor_of(request)
    if not can(actor, Verb.SAY_WISH, actor.person):
        raise Http404
    if request.method != "POST":
        stored = wish_of(actor.person)
        typed = typed_before_login(request)
        form = WishForm(typed, initial={"text": stored.text if stored else ""})
        form.keep_quiet()
        rev = typed.get("rev", "") if typed else rev_of(stored)
        return _page(request, form, rev=rev)
    form = WishForm(request.POST)
    if not form.is_valid():
        return _page(request, form, rev=request.POST.get("rev", ""), status=422)
    try:
        text = form.cleaned_data["text"]
        say_wish(actor, text=text, seen=request.POST.get("rev", ""))
    except EditConflict as conflict:
        now = conflict.answer
        values = {"is_beaten": True, "stored": now.text if now else ""}
        return _page(request, form, rev=rev_of(now), status=409, **values)
    response = HttpResponseRedirect(f"{reverse('wish')}?klart={'sparat' if text else 'borta'}")
    forget(request, response)
    return response


def _page(
    request: HttpRequest, form: WishForm, *, rev: str, status: int = 200, **values: Any
) -> HttpResponse:
    context = {
        "form": form,
        "rev": rev,
        "done": SAVED.get(request.GET.get("klart", "")),
        "error_links": form.error_links() if status == 422 else [],
        **values,
    }
    return render(request, "tracking/continuity/wish.html", context, status=status)
