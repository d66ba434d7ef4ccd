"""Sections 9 and 11: where the money goes, and anything else."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.conditions import is_answer
from applications.questions.flow import Again, Raw, Step
from applications.questions.sections import LAST
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import LongText, ShortText
from eservice.ui.forms import QuestionForm

ACCOUNT_DIGITS = range(5, 13)


class PayoutForm(QuestionForm):
    """How the person wants the money."""

    payout = OneOf(
        choices=(
            Choice("account", gettext_lazy("Till mitt konto")),
            Choice(
                "no_account",
                gettext_lazy("Jag har inget konto"),
                gettext_lazy("Vi hjälper dig att få pengarna på ett annat sätt."),
            ),
            Choice("guardian", gettext_lazy("Till min gode man eller förvaltare")),
        ),
        missing=gettext_lazy("Välj vart vi ska skicka pengarna"),
    )


class Digits(ShortText):
    """Digits with or without spaces, hyphens and points between them."""

    def __init__(self, *, wrong: str, at_least: int, at_most: int, **kwargs) -> None:
        self.wrong, self.at_least, self.at_most = wrong, at_least, at_most
        kwargs.setdefault("attrs", {"inputmode": "numeric"})
        super().__init__(max_length=40, **kwargs)

    def clean(self, value):
        digits = re.sub(r"[\s.,\-\u2010-\u2015]", "", super().clean(value))
        if not re.fullmatch(r"[0-9]+", digits) or not self.at_least <= len(digits) <= self.at_most:
            raise forms.ValidationError(self.wrong)
        return digits


class AccountForm(QuestionForm):
    """Clearing and account number. An unusual number is pointed out, never blocked."""

    clearing = Digits(
        label=gettext_lazy("Clearingnummer"),
        help_text=gettext_lazy("Fyra siffror. Hos Swedbank kan det vara fem."),
        missing=gettext_lazy("Skriv clearingnumret, fyra eller fem siffror"),
        wrong=gettext_lazy("Clearingnumret ska ha fyra eller fem siffror"),
        at_least=4,
        at_most=5,
        private=True,
    )
    account = Digits(
        label=gettext_lazy("Kontonummer"),
        missing=gettext_lazy("Skriv kontonumret med siffror"),
        wrong=gettext_lazy("Skriv kontonumret med siffror, till exempel 1234567"),
        at_least=1,
        at_most=20,
        private=True,
    )
    holder = OneOf(
        label=gettext_lazy("Vems konto är det?"),
        choices=(
            Choice("mine", gettext_lazy("Det är mitt konto")),
            Choice("other", gettext_lazy("Det är någon annans konto")),
        ),
        missing=gettext_lazy("Välj vems konto det är"),
    )

    @classmethod
    def understood(cls, stored):
        said = [f"{stored['clearing']}, {stored['account']}"]
        if len(stored["account"]) not in ACCOUNT_DIGITS:
            said.append(_("Kontonumret ser ovanligt ut. Titta på det en gång till."))
        return said


class AnythingElseForm(QuestionForm):
    """What we should know, also about how the person wants to be met."""

    anything_else = LongText(required=False, rows=6)


def _no_words(_raw: Raw) -> Raw:
    """What she wanted to say last month she has said. She may say more where she checks all."""
    return {"anything_else": [""]}


STEPS = (
    Step(
        key="payout",
        path="vart-pengarna-ska",
        section=LAST,
        title=gettext_lazy("Vart ska vi skicka pengarna om du får ja?"),
        form=PayoutForm,
        again=Again.KEEP,
    ),
    Step(
        key="payout_account",
        path="konto",
        section=LAST,
        title=gettext_lazy("Vilket konto ska vi skicka pengarna till?"),
        form=AccountForm,
        when=is_answer("payout", "account"),
        again=Again.KEEP,
    ),
    Step(
        key="anything_else",
        path="nagot-mer",
        section=LAST,
        title=gettext_lazy("Är det något mer du vill berätta?"),
        intro=gettext_lazy("Skriv med egna ord. Du kan också skriva hur du vill att vi möter dig."),
        form=AnythingElseForm,
        again=Again.KEEP,
        from_before=_no_words,
    ),
)
