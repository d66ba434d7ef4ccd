"""Så når vi dig: how a person herself wants to hear that something has happened."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb, can
from applications.actions.contact_choices import choose_contact
from applications.models import ContactChoice
from applications.notice_kinds import Channel
from applications.notifications import address_lines, address_parts, way_to
from applications.representation.contact_forms import ADDRESS, SELF, SENT, form_for
from eservice import languages
from eservice.people import stash
from eservice.people.models import Person
from eservice.ui.forms import QuestionForm

# What the page says when it has been saved.
SAVED = {
    Channel.EMAIL: gettext_lazy("Vi skickar e-post när något händer."),
    Channel.SMS: gettext_lazy("Vi skickar sms när något händer."),
    Channel.LETTER: gettext_lazy("Vi skickar brev när något händer."),
    Channel.NONE: gettext_lazy("Vi skickar ingenting. Logga in då och då och titta."),
}


@stash.keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
def contact_choice(request: HttpRequest) -> HttpResponse:
    """Show what the person has chosen, and save what she chooses now."""
    actor = Actor(request.user)
    if not can(actor, Verb.CHOOSE_CONTACT, actor.person):
        raise Http404
    person = actor.person
    kind = form_for(person)
    if request.method == "POST":
        form = kind(request.POST)
        if form.is_valid():
            return _saved(request, actor, form.cleaned_data)
        return _page(request, form, status=422)
    typed = stash.typed_before_login(request)
    if typed is not None:
        form = kind(MultiValueDict(kind.raw_from(typed)))
        form.keep_quiet()
        return _page(request, form, is_kept=True)
    stored = ContactChoice.objects.filter(person=person).first()
    if stored is None:
        return _page(request, kind())
    saved = _what_it_means(person, stored.choice) if "klart" in request.GET else ""
    return _page(request, kind(initial=_initial(stored.choice, kind)), saved=saved)


def _saved(request: HttpRequest, actor: Actor, cleaned: Mapping[str, Any]) -> HttpResponse:
    address = address_lines(**{name: cleaned.get(name, "") for name in ADDRESS})
    chosen = {name: cleaned[name] for name in ("ways", "email", "safe", "is_daily")}
    language = languages.current().code
    mobile = cleaned.get("mobile")
    choose_contact(actor, address=address, mobile=mobile, language=language, **chosen)
    response = HttpResponseRedirect(f"{reverse('contact_choice')}?klart=sparat")
    stash.forget(request, response)
    return response


def _what_it_means(person: Person, choice: Mapping[str, Any]) -> str:
    """Return what she gets from now on, in a sentence or two."""
    way = way_to(person, choice)
    if way == Channel.NONE or not choice.get("is_daily"):
        return str(SAVED[way])
    return f"{SAVED[way]} {_('Du får högst ett om dagen, om det inte är bråttom.')}"


def _initial(choice: Mapping[str, Any], kind: type[QuestionForm]) -> dict[str, Any]:
    offered = kind.base_fields["ways"].options
    ways = [way for way in choice["ways"] if way in SENT and way in offered]
    kept = {"ways": ways or [SELF.value], "email": choice["email"], "safe": choice["safe"]}
    kept |= {"mobile": choice.get("mobile") or choice.get("phone", "")}
    kept |= {"is_daily": choice.get("is_daily", False)}
    return kept | address_parts(choice["address"])


def _page(
    request: HttpRequest, form: QuestionForm, *, status: int = 200, **words: Any
) -> HttpResponse:
    context = {"form": form, "error_links": form.error_links(), **words}
    return render(request, "representation/contact.html", context, status=status)
