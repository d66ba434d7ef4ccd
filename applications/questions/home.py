"""Section 4: how the person lives and what it costs."""

from django.utils.translation import gettext_lazy

from applications.questions.conditions import is_answer
from applications.questions.flow import Step
from applications.questions.home_details import (
    HomelessForm,
    LodgerForm,
    OtherHomeForm,
    OwnedForm,
    RentedForm,
    SecondhandForm,
    SupportedForm,
    WithParentsForm,
)
from applications.questions.sections import HOME
from eservice.ui.choices import Choice, OneOf, SeveralOf
from eservice.ui.fields import Amount, LongText
from eservice.ui.forms import QuestionForm


class HousingForm(QuestionForm):
    """The form of housing; each has a page of its own with what matters for it."""

    housing_form = OneOf(
        choices=(
            Choice(
                "rented",
                gettext_lazy("Jag hyr en lägenhet"),
                gettext_lazy("Du har ett eget kontrakt."),
            ),
            Choice(
                "secondhand",
                gettext_lazy("Jag hyr i andra hand"),
                gettext_lazy("Du hyr av en person som har kontraktet."),
            ),
            Choice(
                "lodger",
                gettext_lazy("Jag är inneboende"),
                gettext_lazy("Du hyr ett rum i någons hem."),
            ),
            Choice("with_parents", gettext_lazy("Jag bor hos mina föräldrar")),
            Choice(
                "owned",
                gettext_lazy("Jag äger min bostad"),
                gettext_lazy("En bostadsrätt eller ett hus."),
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
        private=True,
    )


class HousingDebtsForm(QuestionForm):
    """Debts that can cost the person her home. A yes makes the case urgent."""

    leads = "housing_debts"
    housing_debts = SeveralOf(
        choices=(
            Choice("rent", gettext_lazy("Jag har hyra som jag inte har betalat")),
            Choice("electricity", gettext_lazy("Jag har el som jag inte har betalat")),
            Choice(
                "eviction",
                gettext_lazy("Jag har fått brev om att jag måste flytta"),
                gettext_lazy("Till exempel en uppsägning från hyresvärden."),
            ),
            Choice("enforcement", gettext_lazy("Jag har fått brev från Kronofogden om min bostad")),
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
    "rented": gettext_lazy("Berätta om din lägenhet"),
    "secondhand": gettext_lazy("Berätta om bostaden du hyr i andra hand"),
    "lodger": gettext_lazy("Berätta om rummet du hyr"),
    "with_parents": gettext_lazy("Berätta hur det är hos dina föräldrar"),
    "owned": gettext_lazy("Berätta om bostaden du äger"),
    "supported": gettext_lazy("Berätta om ditt boende"),
    "homeless": gettext_lazy("Berätta hur du har det just nu"),
    "other": gettext_lazy("Berätta hur du bor"),
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
        intro=gettext_lazy("Berätta det tidigt. Då kan vi hjälpa dig bättre."),
        form=HousingDebtsForm,
    ),
)
