"""Section 4: how the person lives and what it costs."""

from django.utils.translation import gettext_lazy

from applications.questions.flow import Step, is_answer
from applications.questions.sections import HOME
from eservice.ui.choices import Choice, OneOf, SeveralOf
from eservice.ui.fields import Amount, LongText, ShortText
from eservice.ui.forms import QuestionForm


def _rooms() -> ShortText:
    return ShortText(
        label=gettext_lazy("Hur många rum har bostaden, utom kök?"),
        missing=gettext_lazy("Skriv hur många rum bostaden har"),
        max_length=20,
        attrs={"inputmode": "numeric", "class": "govuk-input--width-4"},
    )


def _people() -> ShortText:
    return ShortText(
        label=gettext_lazy("Hur många bor där, med dig själv?"),
        missing=gettext_lazy("Skriv hur många som bor där"),
        max_length=20,
        attrs={"inputmode": "numeric", "class": "govuk-input--width-4"},
    )


def _rent() -> Amount:
    return Amount(
        label=gettext_lazy("Hur mycket betalar du i hyra varje månad?"),
        missing=gettext_lazy("Skriv hur mycket du betalar i hyra. Betalar du inget skriver du 0."),
    )


def _included() -> SeveralOf:
    return SeveralOf(
        label=gettext_lazy("Vad ingår i hyran?"),
        choices=(
            Choice("heating", gettext_lazy("Värme")),
            Choice("electricity", gettext_lazy("El")),
            Choice("broadband", gettext_lazy("Internet")),
            Choice("furniture", gettext_lazy("Möbler")),
        ),
        none=Choice("none", gettext_lazy("Inget av det här")),
        missing=gettext_lazy("Välj vad som ingår i hyran, eller ”Inget av det här”"),
    )


def _approval() -> OneOf:
    return OneOf(
        label=gettext_lazy("Har hyresvärden sagt ja till att du bor där?"),
        choices=(
            Choice("yes", gettext_lazy("Ja")),
            Choice("no", gettext_lazy("Nej")),
            Choice("unsure", gettext_lazy("Jag vet inte")),
        ),
        missing=gettext_lazy("Välj om hyresvärden har sagt ja"),
    )


class HousingForm(QuestionForm):
    """The form of housing; each has a page of its own with what matters for it."""

    housing_form = OneOf(
        choices=(
            Choice(
                "rented", gettext_lazy("Jag hyr en lägenhet"), gettext_lazy("Du har ett eget kontrakt.")
            ),
            Choice(
                "secondhand",
                gettext_lazy("Jag hyr i andra hand"),
                gettext_lazy("Du hyr av en person som har kontraktet."),
            ),
            Choice(
                "lodger", gettext_lazy("Jag är inneboende"), gettext_lazy("Du hyr ett rum i någons hem.")
            ),
            Choice("with_parents", gettext_lazy("Jag bor hos mina föräldrar")),
            Choice(
                "owned", gettext_lazy("Jag äger min bostad"), gettext_lazy("En bostadsrätt eller ett hus.")
            ),
            Choice(
                "supported",
                gettext_lazy("Jag bor på ett boende"),
                gettext_lazy("Till exempel stödboende, skyddat boende, sjukhus eller fängelse."),
            ),
            Choice(
                "homeless",
                gettext_lazy("Jag har ingenstans att bo"),
                gettext_lazy("Till exempel om du sover hos olika personer."),
            ),
            Choice("other", gettext_lazy("Jag bor på ett annat sätt")),
        ),
        missing=gettext_lazy("Välj ett av svaren om hur du bor"),
    )


class RentedForm(QuestionForm):
    """A contract of one's own."""

    rent = _rent()
    included = _included()
    rooms = _rooms()
    people = _people()


class SecondhandForm(QuestionForm):
    """Renting from someone who has the contract; the landlord's approval matters."""

    rent = _rent()
    included = _included()
    approval = _approval()
    rooms = _rooms()
    people = _people()


class LodgerForm(QuestionForm):
    """A room in somebody's home."""

    rent = _rent()
    included = _included()
    approval = _approval()
    people = _people()


class WithParentsForm(QuestionForm):
    """Living with parents: whether anything is paid."""

    rent = Amount(
        label=gettext_lazy("Hur mycket betalar du till dina föräldrar varje månad?"),
        missing=gettext_lazy("Skriv hur mycket du betalar. Betalar du inget skriver du 0."),
    )
    people = _people()


class OwnedForm(QuestionForm):
    """A flat or a house of one's own."""

    kind = OneOf(
        label=gettext_lazy("Vad äger du?"),
        choices=(
            Choice("flat", gettext_lazy("En bostadsrätt")),
            Choice("house", gettext_lazy("Ett hus")),
        ),
        missing=gettext_lazy("Välj vad du äger"),
    )
    fee = Amount(
        label=gettext_lazy("Hur mycket betalar du i avgift eller drift varje månad?"),
        missing=gettext_lazy("Skriv hur mycket du betalar. Betalar du inget skriver du 0."),
    )
    interest = Amount(
        label=gettext_lazy("Hur mycket ränta betalar du på bostadslånet varje månad?"),
        help_text=gettext_lazy("Bara räntan, inte det du betalar tillbaka på lånet."),
        missing=gettext_lazy("Skriv hur mycket ränta du betalar. Har du inget lån skriver du 0."),
    )
    rooms = _rooms()
    people = _people()


class SupportedForm(QuestionForm):
    """Supported housing, shelter, institution or prison."""

    place = ShortText(
        label=gettext_lazy("Vad heter boendet?"),
        help_text=gettext_lazy("Bor du på skyddat boende? Då ska du inte skriva namnet."),
        required=False,
        private=True,
    )
    rent = Amount(
        label=gettext_lazy("Hur mycket betalar du varje månad?"),
        missing=gettext_lazy("Skriv hur mycket du betalar. Betalar du inget skriver du 0."),
    )


class HomelessForm(QuestionForm):
    """No home: since when, and where the person sleeps."""

    since = ShortText(
        label=gettext_lazy("Hur länge har du varit utan bostad?"),
        help_text=gettext_lazy("Skriv ungefär, till exempel två månader."),
        missing=gettext_lazy("Skriv ungefär hur länge du har varit utan bostad"),
    )
    sleeps = LongText(
        label=gettext_lazy("Var sover du?"),
        missing=gettext_lazy("Skriv var du sover. Du kan skriva att det är olika."),
        rows=3,
    )


class OtherHomeForm(QuestionForm):
    """Something else, in the person's own words."""

    describe = LongText(
        label=gettext_lazy("Hur bor du?"),
        missing=gettext_lazy("Skriv med egna ord hur du bor"),
        rows=3,
    )
    rent = Amount(
        label=gettext_lazy("Hur mycket betalar du varje månad?"),
        missing=gettext_lazy("Skriv hur mycket du betalar. Betalar du inget skriver du 0."),
    )


class HousingDebtsForm(QuestionForm):
    """Debts that can cost the person her home. A yes makes the case urgent."""

    housing_debts = SeveralOf(
        label=gettext_lazy("Har du något av det här?"),
        choices=(
            Choice("rent", gettext_lazy("Jag har hyra som jag inte har betalat")),
            Choice("electricity", gettext_lazy("Jag har el som jag inte har betalat")),
            Choice(
                "eviction",
                gettext_lazy("Jag har fått brev om att jag måste flytta"),
                gettext_lazy("Till exempel en uppsägning från hyresvärden."),
            ),
            Choice("enforcement", gettext_lazy("Jag har fått brev från Kronofogden om hemmet")),
        ),
        none=Choice("none", gettext_lazy("Nej, inget av det här")),
        missing=gettext_lazy("Välj det som stämmer, eller ”Nej, inget av det här”"),
    )
    debt = Amount(
        label=gettext_lazy("Hur stor är skulden?"),
        help_text=gettext_lazy("Skriv ungefär om du inte vet säkert."),
        required=False,
    )
    more = LongText(
        label=gettext_lazy("Vill du berätta mer om skulden eller brevet?"), required=False, rows=3
    )


def _details(form_key: str, path: str, form: type[QuestionForm]) -> Step:
    return Step(
        key=f"home_{form_key}",
        path=path,
        section=HOME,
        title=TITLES[form_key],
        form=form,
        when=is_answer("housing_form", form_key),
    )


TITLES = {
    "rented": gettext_lazy("Din lägenhet"),
    "secondhand": gettext_lazy("Bostaden du hyr i andra hand"),
    "lodger": gettext_lazy("Rummet du hyr"),
    "with_parents": gettext_lazy("Hos dina föräldrar"),
    "owned": gettext_lazy("Bostaden du äger"),
    "supported": gettext_lazy("Boendet"),
    "homeless": gettext_lazy("När du inte har någonstans att bo"),
    "other": gettext_lazy("Så bor du"),
}

STEPS = (
    Step(
        key="housing_form",
        path="hur-du-bor",
        section=HOME,
        title=gettext_lazy("Hur bor du?"),
        intro=gettext_lazy("Välj det som stämmer bäst just nu. Du kan ändra svaret senare."),
        form=HousingForm,
    ),
    _details("rented", "din-lagenhet", RentedForm),
    _details("secondhand", "andra-hand", SecondhandForm),
    _details("lodger", "inneboende", LodgerForm),
    _details("with_parents", "hos-foraldrar", WithParentsForm),
    _details("owned", "egen-bostad", OwnedForm),
    _details("supported", "boende", SupportedForm),
    _details("homeless", "utan-bostad", HomelessForm),
    _details("other", "annat-satt-att-bo", OtherHomeForm),
    Step(
        key="housing_debts",
        path="skulder-pa-hemmet",
        section=HOME,
        title=gettext_lazy("Har du skulder på hyra eller el?"),
        intro=gettext_lazy("Säg till oss tidigt. Då kan vi hjälpa dig att behålla hemmet."),
        form=HousingDebtsForm,
    ),
)
