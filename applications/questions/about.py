"""Section 2, first half: who the person is, how to reach her, where she lives."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.conditions import Worded
from applications.questions.flow import WITH_ESSENTIALS, Step
from applications.questions.sections import ABOUT
from eservice.people.numbers import NotAPersonalNumber, normalized
from eservice.ui.choices import Choice, OneOf, SeveralOf
from eservice.ui.fields import Email, Phone, ShortText
from eservice.ui.forms import QuestionForm


class PersonalNumber(ShortText):
    """A personnummer or samordningsnummer; municipal T-numbers are kept as text."""

    identifies = True

    def clean(self, value):
        text = super().clean(value)
        if not text or "T" in text.upper():
            return text
        try:
            return normalized(text)
        except NotAPersonalNumber as error:
            raise forms.ValidationError(
                _("Numret stämmer inte. Skriv tolv siffror, eller lämna rutan tom.")
            ) from error

    def display(self, value):
        return [f"{value[:8]}-{value[8:]}" if value.isdigit() else value]

    def understood(self, value):
        return self.display(value)[0]


class PersonForm(QuestionForm):
    """Name and number, for those whose login did not bring a number with it."""

    name = ShortText(
        label=gettext_lazy("Vad heter du?"),
        help_text=gettext_lazy("Skriv förnamn och efternamn."),
        missing=gettext_lazy("Skriv vad du heter"),
        private=True,
        autocomplete="name",
    )
    number = PersonalNumber(
        label=gettext_lazy("Vilket personnummer eller samordningsnummer har du?"),
        help_text=gettext_lazy("Skriv tolv siffror. Har du inget nummer? Lämna rutan tom."),
        required=False,
        private=True,
        attrs={"inputmode": "text"},
    )


class ContactForm(QuestionForm):
    """How to reach the person. At least one way must work."""

    leads = "ways"
    ways = SeveralOf(
        choices=(
            Choice("phone", gettext_lazy("Ring mig")),
            Choice("sms", gettext_lazy("Skicka sms")),
            Choice("email", gettext_lazy("Skicka e-post")),
            Choice("letter", gettext_lazy("Skicka brev")),
        ),
        none=Choice("self", gettext_lazy("Jag hör av mig själv")),
        missing=gettext_lazy("Välj hur vi ska nå dig"),
    )
    phone = Phone(
        label=gettext_lazy("Telefonnummer"),
        help_text=gettext_lazy("Fyll i om vi ska ringa eller skicka sms."),
        depends=True,
        private=True,
    )
    email = Email(
        label=gettext_lazy("E-postadress"),
        help_text=gettext_lazy("Fyll i om vi ska skicka e-post."),
        depends=True,
        private=True,
    )

    def clean(self):
        cleaned = super().clean()
        ways = cleaned.get("ways") or ()
        if {"phone", "sms"} & set(ways) and "phone" not in self.errors and not cleaned["phone"]:
            self.add_error("phone", _("Skriv ditt telefonnummer, eller välj ett annat sätt"))
        if "email" in ways and "email" not in self.errors and not cleaned["email"]:
            self.add_error("email", _("Skriv din e-postadress, eller välj ett annat sätt"))
        return cleaned


class SafeContactForm(QuestionForm):
    """Whether someone else can read what we send. A safety answer."""

    safe_contact = OneOf(
        choices=(
            Choice("safe", gettext_lazy("Ja, bara jag läser det")),
            Choice(
                "unsafe",
                gettext_lazy("Nej, någon annan kan läsa eller höra"),
                gettext_lazy(
                    "Ring oss när det är tryggt. Då bestämmer vi tillsammans hur vi når dig."
                ),
            ),
            Choice("unsure", gettext_lazy("Jag vet inte")),
        ),
        missing=gettext_lazy("Välj ett av svaren"),
        is_safety=True,
    )


class AddressForm(QuestionForm):
    """Where the person lives now. Having no fixed address is an answer."""

    leads = "where"
    where = OneOf(
        choices=(
            Choice("address", gettext_lazy("Jag har en adress")),
            Choice("none", gettext_lazy("Jag har ingen fast adress")),
        ),
        missing=gettext_lazy("Välj om du har en adress"),
    )
    street = ShortText(
        label=gettext_lazy("Gata och nummer"),
        depends=True,
        private=True,
        autocomplete="address-line1",
    )
    postcode = ShortText(
        label=gettext_lazy("Postnummer"),
        depends=True,
        private=True,
        autocomplete="postal-code",
        max_length=20,
        attrs={"inputmode": "numeric"},
    )
    city = ShortText(
        label=gettext_lazy("Ort"),
        depends=True,
        private=True,
        autocomplete="address-level2",
    )
    care_of = ShortText(
        label=gettext_lazy("Vems namn står på dörren, om det inte är ditt?"),
        required=False,
        private=True,
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("where") == "address":
            words = {
                "street": _("Skriv gata och nummer"),
                "postcode": _("Skriv postnumret, fem siffror"),
                "city": _("Skriv orten"),
            }
            for name, message in words.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, message)
        return cleaned


STEPS = (
    Step(
        key="person",
        path="vem-du-ar",
        section=ABOUT,
        title=gettext_lazy("Vem är du?"),
        form=PersonForm,
        when=Worded(lambda answers: not answers.facts.is_known),
    ),
    Step(
        key="contact",
        path="kontakt",
        section=ABOUT,
        title=gettext_lazy("Hur vill du att vi når dig?"),
        intro=gettext_lazy("Du kan välja flera."),
        form=ContactForm,
        kinds=WITH_ESSENTIALS,
    ),
    Step(
        key="safe_contact",
        path="trygg-kontakt",
        section=ABOUT,
        title=gettext_lazy("Är det bara du som läser det vi skickar?"),
        intro=gettext_lazy("Bara du och våra handläggare ser det här svaret."),
        form=SafeContactForm,
        kinds=WITH_ESSENTIALS,
    ),
    Step(
        key="address",
        path="adress",
        section=ABOUT,
        title=gettext_lazy("Var bor du nu?"),
        form=AddressForm,
        when=Worded(
            lambda answers: not answers.facts.is_protected,
            gettext_lazy("Har du skyddade personuppgifter? Hoppa över frågan."),
        ),
    ),
)
