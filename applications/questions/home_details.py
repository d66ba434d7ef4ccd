"""Section 4: what matters for each way of living."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eservice.ui.choices import Choice, OneOf, SeveralOf
from eservice.ui.fields import Amount, LongText, ShortText, Tick
from eservice.ui.forms import QuestionForm
from eservice.ui.pairs import need_one


def _rooms() -> ShortText:
    return ShortText(
        label=gettext_lazy("Hur många rum har bostaden?"),
        help_text=gettext_lazy("Räkna inte köket och badrummet."),
        missing=gettext_lazy("Skriv hur många rum bostaden har"),
        max_length=20,
        attrs={"inputmode": "numeric", "class": "govuk-input--width-4"},
    )


def _people() -> ShortText:
    return ShortText(
        label=gettext_lazy("Hur många bor där? Räkna med dig själv."),
        missing=gettext_lazy("Skriv hur många som bor där"),
        max_length=20,
        attrs={"inputmode": "numeric", "class": "govuk-input--width-4"},
    )


def _rent() -> Amount:
    return Amount(
        label=gettext_lazy("Hur mycket betalar du i hyra varje månad?"),
        missing=gettext_lazy("Skriv hur mycket du betalar i hyra"),
    )


class MayBeFree(QuestionForm):
    """A home that may cost nothing: a sum, or a tick that there is none."""

    def clean(self):
        missing = _("Skriv hur mycket du betalar, eller kryssa i att du inte betalar något")
        return need_one(self, super().clean(), "rent", "free", missing)


def _cost(**kwargs: Any) -> Amount:
    label = gettext_lazy("Hur mycket betalar du varje månad?")
    return Amount(label=label, depends=True, **kwargs)


def _free(**kwargs: Any) -> Tick:
    label = gettext_lazy("Jag betalar inget")
    return Tick(label=label, said=label, depends=True, **kwargs)


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
        help_text=gettext_lazy("Hyresvärden är den som äger huset."),
        choices=(
            Choice("yes", gettext_lazy("Ja")),
            Choice("no", gettext_lazy("Nej")),
            Choice("unsure", gettext_lazy("Jag vet inte")),
        ),
        missing=gettext_lazy("Välj om hyresvärden har sagt ja"),
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


class LodgerForm(MayBeFree):
    """A room in somebody's home."""

    rent = _cost()
    free = _free()
    included = _included()
    approval = _approval()
    people = _people()


class WithParentsForm(MayBeFree):
    """Living with parents: whether anything is paid."""

    rent = Amount(
        label=gettext_lazy("Hur mycket betalar du till dina föräldrar varje månad?"), depends=True
    )
    free = _free()
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
        label=gettext_lazy("Hur mycket betalar du för bostaden varje månad?"),
        help_text=gettext_lazy("Avgiften till föreningen. Har du hus? Skriv vatten och sopor."),
        missing=gettext_lazy("Skriv hur mycket du betalar för bostaden"),
    )
    interest = Amount(
        label=gettext_lazy("Hur mycket ränta betalar du på bostadslånet varje månad?"),
        help_text=gettext_lazy("Skriv bara räntan, inte det du betalar av på lånet."),
        depends=True,
    )
    no_loan = Tick(
        label=gettext_lazy("Jag har inget bostadslån"),
        said=gettext_lazy("Jag har inget bostadslån"),
        depends=True,
    )
    rooms = _rooms()
    people = _people()

    def clean(self):
        missing = _("Skriv hur mycket ränta du betalar, eller kryssa i att du inte har något lån")
        return need_one(self, super().clean(), "interest", "no_loan", missing)


class SupportedForm(MayBeFree):
    """Supported housing, shelter, institution or prison: nothing that others should read."""

    place = ShortText(
        label=gettext_lazy("Vad heter boendet?"),
        help_text=gettext_lazy("Bor du på skyddat boende? Skriv inte namnet."),
        required=False,
        is_safety=True,
    )
    rent = _cost(private=True)
    free = _free(private=True)


class HomelessForm(QuestionForm):
    """No home: since when, and where the person sleeps."""

    since = ShortText(
        label=gettext_lazy("Hur länge har du varit utan bostad?"),
        help_text=gettext_lazy("Skriv ungefär, till exempel två månader."),
        missing=gettext_lazy("Skriv ungefär hur länge du har varit utan bostad"),
        private=True,
    )
    sleeps = LongText(
        label=gettext_lazy("Var sover du?"),
        missing=gettext_lazy("Skriv var du sover. Du kan skriva att det är olika."),
        rows=3,
    )


class OtherHomeForm(MayBeFree):
    """Something else, in the person's own words."""

    describe = LongText(
        label=gettext_lazy("Hur bor du?"),
        missing=gettext_lazy("Skriv med egna ord hur du bor"),
        rows=3,
    )
    rent = _cost()
    free = _free()
