"""What a caseworker fills in when she notes that somebody helps."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.actions.registering import Noted
from applications.powers import (
    APPOINTED_KINDS,
    BUNDLE_BY_KEY,
    BUNDLES,
    Bundle,
    GivenWay,
    GrantKind,
    Power,
)
from applications.review.noting_words import WORDS
from eservice.people.models import Organisation
from eservice.people.number_field import NumberToFind
from eservice.ui.choices import AnswerField, Checkboxes, Choice, OneOf
from eservice.ui.fields import DateField, ShortText, Tick
from eservice.ui.forms import QuestionForm

PERSON, ORGANISATION = "person", "organisation"
ALL_CASES, THIS_CASE = "all", "case"
SINGLY = "singly"
# More names than this no list in a browser helps with.
MOST_NAMES = 200

GROUNDS = (
    Choice(GivenWay.DESK, gettext_lazy("Den sökande säger det på plats hos oss")),
    Choice(GivenWay.PHONE, gettext_lazy("Den sökande säger det i telefon")),
    Choice(
        GivenWay.PAPER,
        gettext_lazy("På papper"),
        gettext_lazy("Du skannar papperet sedan. Hjälpen gäller när du har sett originalet."),
    ),
    Choice(
        GivenWay.LETTER_CODE,
        gettext_lazy("Med en kod i ett brev"),
        gettext_lazy("Brevet går hem till den sökande. Hen ger koden till hjälparen."),
    ),
    Choice(GrantKind.GOD_MAN, gettext_lazy("God man")),
    Choice(
        GrantKind.FORVALTARE,
        gettext_lazy("Förvaltare"),
        gettext_lazy("Förvaltaren bestämmer i stället för den sökande."),
    ),
    Choice(
        GrantKind.VARDNADSHAVARE,
        gettext_lazy("Vårdnadshavare"),
        gettext_lazy("Gäller som längst till dagen före 18-årsdagen."),
    ),
    Choice(GrantKind.FRAMTIDSFULLMAKT, gettext_lazy("Framtidsfullmakt")),
)


class OrganisationName(ShortText):
    """The name or number of an organisation that may be named; the clean value is the row."""

    def clean(self, value: Any) -> Organisation | None:
        text = super().clean(value)
        if not text:
            return None
        digits = "".join(character for character in text if character.isdigit())
        named = Organisation.objects.filter(verified_at__isnull=False, closed_at=None)
        by_number = named.filter(number=digits) if len(digits) == 10 else named.none()
        found = list(by_number or named.filter(name__iexact=text)[:2])
        if len(found) != 1:
            raise forms.ValidationError(
                _("Vi hittar ingen sådan förening. Skriv hela namnet eller numret.")
            )
        return found[0]


class PowersField(AnswerField, forms.MultipleChoiceField):
    """Powers, one by one."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {"invalid_choice": gettext_lazy("Välj bland det som står här")}
        super().__init__(
            widget=Checkboxes, choices=Power.choices, error_messages=messages, **kwargs
        )


def _in_words(bundle: Bundle) -> Choice:
    """Return a bundle with the powers in it."""
    listed = ", ".join(["{}"] * len(bundle.powers))
    return Choice(bundle.key, bundle.label, format_lazy(listed, *(p.label for p in bundle.powers)))


class NotingForm(QuestionForm):
    """Who helps, how we know it, what she may do and until when."""

    ground = OneOf(
        label=gettext_lazy("Hur vet vi att hjälparen får hjälpa?"),
        choices=GROUNDS,
        missing=gettext_lazy("Välj hur vi vet det"),
    )
    who = OneOf(
        label=gettext_lazy("Vem är det?"),
        choices=(
            Choice(PERSON, gettext_lazy("En person")),
            Choice(ORGANISATION, gettext_lazy("En förening")),
        ),
        missing=gettext_lazy("Välj om det är en person eller en förening"),
    )
    given_name = ShortText(label=gettext_lazy("Förnamn"), depends=True, max_length=100)
    family_name = ShortText(label=gettext_lazy("Efternamn"), depends=True, max_length=100)
    number = NumberToFind(
        label=gettext_lazy("Personnummer eller samordningsnummer"),
        help_text=gettext_lazy("Skriv tolv siffror. Bara den som loggar in med numret kan hjälpa."),
        depends=True,
        attrs={"inputmode": "numeric"},
    )
    organisation = OrganisationName(
        label=gettext_lazy("Föreningens namn eller nummer"),
        depends=True,
        attrs={"list": "organisations"},
    )
    bundle = OneOf(
        label=gettext_lazy("Vad får hjälparen göra?"),
        choices=(
            *map(_in_words, BUNDLES),
            Choice(SINGLY, gettext_lazy("Jag väljer en sak i taget")),
        ),
        missing=gettext_lazy("Välj vad hjälparen får göra"),
    )
    powers = PowersField(
        label=gettext_lazy("En sak i taget"),
        help_text=gettext_lazy("Fyll bara i om du valde det ovanför."),
        depends=True,
    )
    scope = OneOf(
        label=gettext_lazy("Vad gäller hjälpen?"),
        choices=(
            Choice(THIS_CASE, gettext_lazy("Bara det här ärendet")),
            Choice(ALL_CASES, gettext_lazy("Alla ansökningar och ärenden")),
        ),
        missing=gettext_lazy("Välj vad hjälpen gäller"),
    )
    valid_to = DateField(
        label=gettext_lazy("Till och med vilken dag?"),
        help_text=gettext_lazy(
            "Högst tolv månader. Lämna tomt om ett uppdrag gäller tills det ändras."
        ),
        depends=True,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        wanted = {
            PERSON: {
                "given_name": _("Skriv förnamnet"),
                "family_name": _("Skriv efternamnet"),
                "number": _("Skriv personnumret"),
            },
            ORGANISATION: {"organisation": _("Skriv vilken förening det är")},
        }
        for name, message in wanted.get(cleaned.get("who", ""), {}).items():
            if name not in self.errors and not cleaned.get(name):
                self.add_error(name, message)
        return cleaned

    def noted(self) -> Noted:
        """Return what a valid form says."""
        said = self.cleaned_data
        is_person, ground = said["who"] == PERSON, said["ground"]
        kind = GrantKind(ground) if ground in APPOINTED_KINDS else None
        bundle = BUNDLE_BY_KEY.get(said["bundle"])
        chosen = bundle.powers if bundle else map(Power, said["powers"])
        return Noted(
            way=GivenWay.APPOINTED if kind else GivenWay(ground),
            kind=kind,
            powers=frozenset(chosen),
            given_name=said["given_name"] if is_person else "",
            family_name=said["family_name"] if is_person else "",
            number=said["number"] if is_person else "",
            organisation=None if is_person else said["organisation"],
            valid_to=said["valid_to"],
            only_case=said["scope"] == THIS_CASE,
        )

    def say(self, reason: str) -> None:
        """Put the words for a reason at the field that it is about."""
        self.add_error(*WORDS[reason])


class SaidYesForm(QuestionForm):
    """What the caseworker declares when the person says it to her (FL 15 §: it may be oral)."""

    said_yes = Tick(
        label=gettext_lazy("Jag pratar med den sökande. Hen har hört texten och säger ja."),
        said=gettext_lazy("Ja"),
        missing=gettext_lazy("Läs upp texten. Kryssa när den sökande har sagt ja."),
    )
    has_own_heading = True
