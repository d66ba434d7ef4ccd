"""Section 7: what the household owns, in Sweden and abroad."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.adults import has_partner
from applications.questions.answers import Answers, Words
from applications.questions.asset_kinds import ASSET_KINDS, AssetKind
from applications.questions.conditions import is_answer, is_ticked
from applications.questions.flow import Raw, Step
from applications.questions.sections import ASSETS
from eservice.ui.choices import Choice, OneOf, SeveralOf
from eservice.ui.fields import Amount, LongText, ShortText, Tick
from eservice.ui.forms import QuestionForm
from eservice.ui.pairs import need_one
from eservice.ui.rows import row_set
from eservice.ui.swedish import format_amount


class HasAccountsForm(QuestionForm):
    """Whether there is any bank account at all."""

    has_accounts = OneOf(
        choices=(
            Choice("yes", gettext_lazy("Ja, ett eller flera konton")),
            Choice("no", gettext_lazy("Nej, inget konto")),
        ),
        missing=gettext_lazy("Välj om du har bankkonto"),
    )


class AccountRow(QuestionForm):
    """One bank account: bank, kind and what is on it today."""

    bank = ShortText(
        label=gettext_lazy("Vilken bank?"),
        missing=gettext_lazy("Skriv vilken bank det är"),
        private=True,
    )
    kind = ShortText(
        label=gettext_lazy("Vad är det för konto?"),
        help_text=gettext_lazy("Skriv till exempel lönekonto, sparkonto eller barnens konto."),
        missing=gettext_lazy("Skriv vad det är för konto, till exempel sparkonto"),
        private=True,
    )
    balance = Amount(label=gettext_lazy("Hur mycket finns på kontot i dag?"), depends=True)
    empty = Tick(
        label=gettext_lazy("Kontot är tomt"), said=gettext_lazy("Kontot är tomt"), depends=True
    )

    def clean(self):
        missing = _("Skriv hur mycket som finns på kontot, eller kryssa i att det är tomt")
        return need_one(self, super().clean(), "balance", "empty", missing)

    @classmethod
    def row_shown(cls, row: dict) -> tuple[str, str]:
        """Return the row in words, and without what was typed as text."""
        balance = format_amount(row["balance"]) if row.get("balance") else _("tomt")
        return f"{row['bank']}, {row['kind']}: {balance}", balance


class AssetRow(QuestionForm):
    """One thing, and what it is worth when that is known."""

    value = Amount(
        label=gettext_lazy("Hur mycket är det värt?"),
        help_text=gettext_lazy("Skriv ungefär. Dra av det du är skyldig på det."),
        depends=True,
    )
    unknown = Tick(
        label=gettext_lazy("Jag vet inte vad det är värt"),
        said=gettext_lazy("Jag vet inte"),
        depends=True,
    )
    needed = LongText(
        label=gettext_lazy("Vill du förklara något om det?"),
        help_text=gettext_lazy("Skriv till exempel att du behöver bilen till arbetet."),
        required=False,
        rows=2,
    )

    def clean(self):
        missing = _("Skriv vad det är värt, ungefär, eller kryssa i att du inte vet")
        return need_one(self, super().clean(), "value", "unknown", missing)

    @classmethod
    def row_shown(cls, row: dict) -> tuple[str, str]:
        """Return the row in words, and without what was typed as text."""
        value = format_amount(row["value"]) if row.get("value") else _("vet inte värdet")
        return f"{row['what']}: {value}", value


class AssetsForm(QuestionForm):
    """What the household owns beside its home; "nothing" stands alone."""

    assets = SeveralOf(
        choices=[Choice(kind.key, kind.label, kind.hint) for kind in ASSET_KINDS],
        none=Choice("none", gettext_lazy("Inget av det här")),
        missing=gettext_lazy("Välj det du äger, eller ”Inget av det här”"),
    )


def _rows(kind: AssetKind):
    what = ShortText(
        label=kind.what, missing=gettext_lazy("Skriv några ord om vad det är"), private=True
    )
    form = type(f"{kind.key.title()}Row", (AssetRow,), {"what": what, "field_order": ["what"]})
    return row_set(form, one=kind.one, add=kind.add)


def _together(answers: Answers) -> Words:
    if has_partner(answers):
        return gettext_lazy("Ta med det ni båda har, också i andra länder.")
    return gettext_lazy("Ta med det du har i andra länder också.")


def _without_balances(raw: Raw) -> Raw:
    """The accounts are the same as last month; what is on them today is not."""
    return {
        name: [""] if name.endswith(("-balance", "-empty")) else texts
        for name, texts in raw.items()
    }


STEPS = (
    Step(
        key="has_accounts",
        path="bankkonto",
        section=ASSETS,
        title=gettext_lazy("Har du något bankkonto?"),
        intro=_together,
        form=HasAccountsForm,
    ),
    Step(
        key="accounts",
        path="dina-konton",
        section=ASSETS,
        title=gettext_lazy("Vilka konton har du?"),
        intro=_together,
        form=row_set(
            AccountRow, one=gettext_lazy("konto"), add=gettext_lazy("Lägg till ett konto")
        ),
        when=is_answer("has_accounts", "yes"),
        from_before=_without_balances,
    ),
    Step(
        key="assets",
        path="vad-du-ager",
        section=ASSETS,
        title=gettext_lazy("Äger du något av det här?"),
        intro=_together,
        form=AssetsForm,
    ),
    *(
        Step(
            key=f"asset_{kind.key}",
            path=f"ager-{kind.path}",
            section=ASSETS,
            title=kind.title,
            form=_rows(kind),
            when=is_ticked("assets", kind.key),
        )
        for kind in ASSET_KINDS
    ),
)
