"""Så når vi dig: how a person herself wants to hear that something has happened."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb, can
from applications.actions.notices import choose_contact
from applications.models import ContactChoice
from applications.notice_kinds import Channel
from applications.notifications import address_lines, address_parts, way_to
from eservice.people import stash
from eservice.ui.choices import Choice, OneOf, SeveralOf
from eservice.ui.fields import Email, ShortText
from eservice.ui.forms import QuestionForm

# What the page says when it has been saved.
SAVED = {
    Channel.EMAIL: gettext_lazy("Vi skickar e-post när något händer."),
    Channel.LETTER: gettext_lazy("Vi skickar brev när något händer."),
    Channel.NONE: gettext_lazy("Vi skickar ingenting. Logga in då och då och titta."),
}
EMAIL = Choice("email", gettext_lazy("Skicka e-post"))
LETTER = Choice("letter", gettext_lazy("Skicka brev"))
SELF = Choice("self", gettext_lazy("Jag tittar själv"), gettext_lazy("Vi skickar ingenting."))
ADDRESS = ("street", "postcode", "city", "care_of")


def _ways(*choices: Choice, hint: str | Promise = "") -> SeveralOf:
    return SeveralOf(
        label=gettext_lazy("Hur vill du få veta att något har hänt?"),
        help_text=hint,
        choices=choices,
        none=SELF,
        missing=gettext_lazy("Välj hur du vill få veta"),
    )


class EmailChoiceForm(QuestionForm):
    """The page for somebody who gets no letters: nothing on it tells why."""

    template_name = "wizard/fields.html"
    field_order = ("ways", "email", *ADDRESS, "safe")

    ways = _ways(EMAIL)
    email = Email(
        label=gettext_lazy("E-postadress"),
        help_text=gettext_lazy("Fyll i om vi ska skicka e-post."),
        depends=True,
    )
    safe = OneOf(
        label=gettext_lazy("Är det bara du som läser det vi skickar?"),
        choices=(
            Choice("safe", gettext_lazy("Ja, bara jag läser det")),
            Choice(
                "unsafe",
                gettext_lazy("Nej, någon annan kan läsa eller höra"),
                gettext_lazy("Då skickar vi ingenting. Du kan alltid logga in eller ringa oss."),
            ),
            Choice(
                "unsure", gettext_lazy("Jag vet inte"), gettext_lazy("Då skickar vi ingenting.")
            ),
        ),
        missing=gettext_lazy("Välj ett av svaren"),
        is_safety=True,
        depends=True,
    )

    def clean(self):
        cleaned = super().clean()
        ways = cleaned.get("ways") or ()
        if EMAIL.value in ways:
            self._need("email", _("Skriv din e-postadress, eller välj ett annat sätt"))
        if {EMAIL.value, LETTER.value} & set(ways):
            self._need("safe", _("Svara om det bara är du som läser det vi skickar"))
        return cleaned

    def _need(self, name: str, message: str) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, message)


class ContactChoiceForm(EmailChoiceForm):
    """The page for everybody else: also letters."""

    ways = _ways(
        EMAIL, LETTER, hint=gettext_lazy("Väljer du både e-post och brev skickar vi e-post.")
    )
    street = ShortText(
        label=gettext_lazy("Gata och nummer"),
        help_text=gettext_lazy("Fyll i adressen om vi ska skicka brev."),
        depends=True,
        autocomplete="address-line1",
    )
    postcode = ShortText(
        label=gettext_lazy("Postnummer"),
        depends=True,
        autocomplete="postal-code",
        max_length=20,
        attrs={"inputmode": "numeric"},
    )
    city = ShortText(label=gettext_lazy("Ort"), depends=True, autocomplete="address-level2")
    care_of = ShortText(
        label=gettext_lazy("Vems namn står på dörren, om det inte är ditt?"), required=False
    )

    def clean(self):
        cleaned = super().clean()
        if LETTER.value in (cleaned.get("ways") or ()):
            self._need("street", _("Skriv gata och nummer, eller välj ett annat sätt"))
            self._need("postcode", _("Skriv postnumret, fem siffror"))
            self._need("city", _("Skriv orten"))
        return cleaned


@stash.keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
def contact_choice(request: HttpRequest) -> HttpResponse:
    """Show what the person has chosen, and save what she chooses now."""
    actor = Actor(request.user)
    if not can(actor, Verb.CHOOSE_CONTACT, actor.person):
        raise Http404
    person = actor.person
    kind = EmailChoiceForm if person.is_protected else ContactChoiceForm
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
    saved = SAVED[way_to(person, stored.choice)] if "klart" in request.GET else ""
    return _page(request, kind(initial=_initial(stored.choice)), saved=saved)


def _saved(request: HttpRequest, actor: Actor, cleaned: Mapping[str, Any]) -> HttpResponse:
    address = address_lines(**{name: cleaned.get(name, "") for name in ADDRESS})
    chosen = {name: cleaned[name] for name in ("ways", "email", "safe")}
    choose_contact(actor, address=address, **chosen)
    response = HttpResponseRedirect(f"{reverse('contact_choice')}?klart=sparat")
    stash.forget(request, response)
    return response


def _initial(choice: Mapping[str, Any]) -> dict[str, Any]:
    ways = [way for way in choice["ways"] if way in {EMAIL.value, LETTER.value}]
    kept = {"ways": ways or [SELF.value], "email": choice["email"], "safe": choice["safe"]}
    return kept | address_parts(choice["address"])


def _page(
    request: HttpRequest, form: QuestionForm, *, status: int = 200, **words: Any
) -> HttpResponse:
    context = {"form": form, "error_links": form.error_links(), **words}
    return render(request, "representation/contact.html", context, status=status)
