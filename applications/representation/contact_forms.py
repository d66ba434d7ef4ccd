"""The forms of Så når vi dig: what a person may choose there depends on what can be sent to her."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eservice import sms
from eservice.people.models import Person
from eservice.ui.choices import Choice, OneOf, SeveralOf
from eservice.ui.fields import Email, Phone, ShortText, Tick
from eservice.ui.forms import QuestionForm

EMAIL = Choice("email", gettext_lazy("Skicka e-post"))
SMS = Choice("sms", gettext_lazy("Skicka sms"))
LETTER = Choice("letter", gettext_lazy("Skicka brev"), gettext_lazy("Brev skriver vi på svenska."))
SELF = Choice("self", gettext_lazy("Jag tittar själv"), gettext_lazy("Vi skickar ingenting."))
SENT = {EMAIL.value, SMS.value, LETTER.value}
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
    field_order = ("ways", "email", "mobile", *ADDRESS, "safe", "is_daily")

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
    is_daily = Tick(
        label=gettext_lazy("Samla ihop det som har hänt"),
        said=gettext_lazy("Samla ihop det som har hänt"),
        help_text=gettext_lazy(
            "Vill du få högst ett meddelande om dagen? Det kommer klockan 9."
            " Är det bråttom skriver vi genast."
        ),
        depends=True,
    )

    def clean(self):
        cleaned = super().clean()
        ways = cleaned.get("ways") or ()
        if EMAIL.value in ways:
            self._need("email", _("Skriv din e-postadress, eller välj ett annat sätt"))
        if SENT & set(ways):
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


class MobileForm(QuestionForm):
    """What is asked besides, where there is a gateway for text messages."""

    mobile = Phone(
        label=gettext_lazy("Mobilnummer"),
        help_text=gettext_lazy("Fyll i om vi ska skicka sms."),
        depends=True,
    )

    def clean(self):
        cleaned = super().clean()
        number = cleaned.get("mobile")
        if SMS.value in (cleaned.get("ways") or ()) and "mobile" not in self.errors:
            if not number:
                self.add_error("mobile", _("Skriv ditt mobilnummer, eller välj ett annat sätt"))
            elif not sms.mobile_number(number):
                self.add_error("mobile", _("Skriv ett svenskt mobilnummer, eller välj något annat"))
        return cleaned


class EmailOrSmsForm(MobileForm, EmailChoiceForm):
    """The page for somebody who gets no letters, with text messages."""

    ways = _ways(EMAIL, SMS, hint=gettext_lazy("Väljer du både e-post och sms skickar vi e-post."))


class ContactOrSmsForm(MobileForm, ContactChoiceForm):
    """The page for everybody else, with text messages."""

    ways = _ways(
        EMAIL,
        SMS,
        LETTER,
        hint=gettext_lazy(
            "Väljer du flera använder vi bara ett av dem: helst e-post, annars sms, annars brev."
        ),
    )


def form_for(person: Person) -> type[EmailChoiceForm]:
    """Return the form with the ways that are open to the person."""
    if sms.is_offered():
        return EmailOrSmsForm if person.is_protected else ContactOrSmsForm
    return EmailChoiceForm if person.is_protected else ContactChoiceForm
