"""Section 2: who the person is, how to reach her, where she is and has been."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.flow import Answers, Step, is_answer
from applications.questions.months import applied_month, month_before
from applications.questions.sections import ABOUT
from eservice.people.numbers import NotAPersonalNumber, normalized
from eservice.ui.choices import Choice, OneOf, SeveralOf
from eservice.ui.fields import DateField, Email, LongText, Phone, ShortText
from eservice.ui.forms import QuestionForm
from eservice.ui.swedish import format_month


class PersonalNumber(ShortText):
    """A personnummer or samordningsnummer; municipal T-numbers are kept as text."""

    def clean(self, value):
        text = super().clean(value)
        if not text or "T" in text.upper():
            return text
        try:
            return normalized(text)
        except NotAPersonalNumber as error:
            raise forms.ValidationError(
                _("Numret stämmer inte. Kontrollera det. Det ska ha tolv siffror.")
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
        autocomplete="name",
    )
    number = PersonalNumber(
        label=gettext_lazy("Har du ett personnummer eller samordningsnummer?"),
        help_text=gettext_lazy("Tolv siffror. Lämna tomt om du inte har något nummer."),
        required=False,
        private=True,
        attrs={"inputmode": "text"},
    )


class ContactForm(QuestionForm):
    """How to reach the person. At least one way must work."""

    ways = SeveralOf(
        label=gettext_lazy("Hur vill du att vi når dig?"),
        choices=(
            Choice("phone", gettext_lazy("Ring mig")),
            Choice("sms", gettext_lazy("Skicka sms")),
            Choice("email", gettext_lazy("Skicka e-post")),
            Choice("letter", gettext_lazy("Skicka brev")),
        ),
        none=Choice("self", gettext_lazy("Jag hör av mig själv")),
        missing=gettext_lazy("Välj hur vi ska nå dig"),
    )
    phone = Phone(label=gettext_lazy("Telefonnummer"), required=False)
    email = Email(label=gettext_lazy("E-post"), required=False)

    def clean(self):
        cleaned = super().clean()
        ways = cleaned.get("ways") or ()
        if {"phone", "sms"} & set(ways) and "phone" not in self.errors and not cleaned["phone"]:
            self.add_error("phone", _("Skriv ditt telefonnummer, så att vi kan nå dig"))
        if "email" in ways and "email" not in self.errors and not cleaned["email"]:
            self.add_error("email", _("Skriv din e-postadress, så att vi kan nå dig"))
        return cleaned


class SafeContactForm(QuestionForm):
    """Whether someone else can read what we send. A safety answer."""

    safe_contact = OneOf(
        choices=(
            Choice("safe", gettext_lazy("Ja, bara jag läser det")),
            Choice(
                "unsafe",
                gettext_lazy("Nej, någon annan kan läsa eller höra"),
                gettext_lazy("Då ringer eller skriver vi inte förrän vi har kommit överens."),
            ),
            Choice("unsure", gettext_lazy("Jag vet inte")),
        ),
        missing=gettext_lazy("Välj ett av svaren"),
        private=True,
    )


class AddressForm(QuestionForm):
    """Where the person lives now. Having no fixed address is an answer."""

    where = OneOf(
        label=gettext_lazy("Vilken adress har du?"),
        choices=(
            Choice("address", gettext_lazy("Jag bor på den här adressen")),
            Choice("none", gettext_lazy("Jag har ingen fast adress")),
        ),
        missing=gettext_lazy("Välj om du har en adress"),
    )
    street = ShortText(
        label=gettext_lazy("Gata och nummer"),
        required=False,
        autocomplete="street-address",
    )
    postcode = ShortText(
        label=gettext_lazy("Postnummer"),
        required=False,
        autocomplete="postal-code",
        max_length=20,
        attrs={"inputmode": "numeric"},
    )
    city = ShortText(
        label=gettext_lazy("Ort"), required=False, autocomplete="address-level2"
    )
    care_of = ShortText(
        label=gettext_lazy("Vems namn står på dörren, om det inte är ditt?"), required=False
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


class CitizenshipForm(QuestionForm):
    """Swedish, Nordic, another EU country, or another country."""

    citizenship = OneOf(
        choices=(
            Choice("swedish", gettext_lazy("Jag är svensk medborgare")),
            Choice("nordic", gettext_lazy("Jag är medborgare i ett annat nordiskt land")),
            Choice("eu", gettext_lazy("Jag är medborgare i ett annat land i EU")),
            Choice("other", gettext_lazy("Jag är medborgare i ett land utanför EU")),
            Choice("stateless", gettext_lazy("Jag är inte medborgare i något land")),
        ),
        missing=gettext_lazy("Välj det som stämmer om ditt medborgarskap"),
    )


class PermitForm(QuestionForm):
    """The permit to stay: kind and last day."""

    permit = OneOf(
        label=gettext_lazy("Vilket tillstånd har du?"),
        choices=(
            Choice("permanent", gettext_lazy("Permanent uppehållstillstånd")),
            Choice("temporary", gettext_lazy("Uppehållstillstånd som gäller en viss tid")),
            Choice("right", gettext_lazy("Uppehållsrätt, jag är medborgare i EU")),
            Choice("applied", gettext_lazy("Jag har sökt och väntar på svar")),
            Choice("none", gettext_lazy("Jag har inget tillstånd")),
            Choice("unsure", gettext_lazy("Jag vet inte")),
        ),
        missing=gettext_lazy("Välj vilket tillstånd du har"),
    )
    valid_to = DateField(
        label=gettext_lazy("Sista dagen det gäller, om du har en sådan"), required=False
    )


class ResidenceForm(QuestionForm):
    """Whether the person has stayed in the municipality the whole period."""

    stayed = OneOf(
        label=gettext_lazy("Har du varit i kommunen?"),
        choices=(
            Choice("yes", gettext_lazy("Ja, jag har varit här hela tiden")),
            Choice("no", gettext_lazy("Nej, jag har varit på en annan plats")),
        ),
        missing=gettext_lazy("Välj om du har varit i kommunen"),
    )
    away = LongText(
        label=gettext_lazy("Om nej: var har du varit, när och varför?"), required=False, rows=3
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("stayed") == "no" and not cleaned.get("away") and "away" not in self.errors:
            self.add_error("away", _("Skriv var du har varit, när och varför"))
        return cleaned


def _residence_intro(answers: Answers):
    month = applied_month(answers)
    if month is None:
        return gettext_lazy("Det gäller den månad du söker för och månaden före.")
    return _("Det gäller %(before)s och %(month)s.") % {
        "before": format_month(month_before(month), with_year=False),
        "month": format_month(month),
    }


STEPS = (
    Step(
        key="person",
        path="vem-du-ar",
        section=ABOUT,
        title=gettext_lazy("Vem är du?"),
        form=PersonForm,
        when=lambda answers: not answers.facts.has_number,
    ),
    Step(
        key="contact",
        path="kontakt",
        section=ABOUT,
        title=gettext_lazy("Hur når vi dig?"),
        form=ContactForm,
    ),
    Step(
        key="safe_contact",
        path="trygg-kontakt",
        section=ABOUT,
        title=gettext_lazy("Är det bara du som läser det vi skickar?"),
        intro=gettext_lazy("Bara du och socialtjänsten ser det här svaret."),
        form=SafeContactForm,
    ),
    Step(
        key="address",
        path="adress",
        section=ABOUT,
        title=gettext_lazy("Var bor du nu?"),
        form=AddressForm,
        when=lambda answers: not answers.facts.is_protected,
    ),
    Step(
        key="citizenship",
        path="medborgarskap",
        section=ABOUT,
        title=gettext_lazy("Vilket medborgarskap har du?"),
        form=CitizenshipForm,
    ),
    Step(
        key="permit",
        path="tillstand",
        section=ABOUT,
        title=gettext_lazy("Ditt tillstånd att bo i Sverige"),
        form=PermitForm,
        when=is_answer("citizenship", "eu", "other", "stateless"),
    ),
    Step(
        key="residence",
        path="vistelse",
        section=ABOUT,
        title=gettext_lazy("Har du varit i kommunen hela tiden?"),
        intro=_residence_intro,
        form=ResidenceForm,
    ),
)
