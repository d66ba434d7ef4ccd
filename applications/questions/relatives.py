"""Forms about the adults in the home, and whether there are children."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.about import PersonalNumber
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import Amount, LongText, Phone, ShortText, Tick
from eservice.ui.forms import QuestionForm
from eservice.ui.pairs import need_one


class HouseholdForm(QuestionForm):
    """How the adults of the home belong together; only a couple shares its economy."""

    household_type = OneOf(
        choices=(
            Choice(
                "alone",
                gettext_lazy("Jag bor ensam"),
                gettext_lazy("Eller ensam med barn. Ingen annan vuxen bor här."),
            ),
            Choice("partner", gettext_lazy("Jag bor med min man, fru eller sambo")),
            Choice("parents", gettext_lazy("Jag bor med mina föräldrar")),
            Choice(
                "others",
                gettext_lazy("Jag bor med andra"),
                gettext_lazy("Till exempel vänner, syskon eller en hyresvärd."),
            ),
            Choice("separated", gettext_lazy("Jag är gift, men vi bor inte ihop")),
        ),
        missing=gettext_lazy("Välj vem du bor med"),
        private=True,
    )


class SeparatedForm(QuestionForm):
    """Why a married couple lives apart; they may still have to support each other."""

    separated = LongText(missing=gettext_lazy("Skriv varför ni inte bor ihop"), rows=3)


class PartnerForm(QuestionForm):
    """Husband, wife or partner (sambo): one household with the applicant (SoL 12 kap.)."""

    name = ShortText(
        label=gettext_lazy("Vad heter din partner?"),
        help_text=gettext_lazy("Skriv förnamn och efternamn."),
        missing=gettext_lazy("Skriv vad din partner heter"),
        private=True,
    )
    number = PersonalNumber(
        label=gettext_lazy("Vilket personnummer eller samordningsnummer har din partner?"),
        help_text=gettext_lazy("Skriv tolv siffror. Finns det inget nummer? Lämna rutan tom."),
        required=False,
        private=True,
        attrs={"inputmode": "text"},
    )
    phone = Phone(
        label=gettext_lazy("Vilket telefonnummer har din partner?"),
        required=False,
        private=True,
        autocomplete="off",
    )


class ChildrenForm(QuestionForm):
    """Children at home, always or sometimes: the norm counts them by days."""

    children_any = OneOf(
        choices=(
            Choice("yes", gettext_lazy("Ja, det bor barn hos mig")),
            Choice("no", gettext_lazy("Nej, inga barn bor hos mig")),
        ),
        missing=gettext_lazy("Välj om det bor barn hos dig"),
    )


class OthersForm(QuestionForm):
    """Adults beside the couple."""

    others_any = OneOf(
        choices=(
            Choice("yes", gettext_lazy("Ja, det bor fler vuxna här")),
            Choice("no", gettext_lazy("Nej, inga fler vuxna")),
        ),
        missing=gettext_lazy("Välj om det bor fler vuxna i ditt hem"),
    )


class OtherAdultForm(QuestionForm):
    """Another adult in the home, and what she pays of the rent."""

    leads = "name"
    name = ShortText(missing=gettext_lazy("Skriv vad personen heter"), private=True)
    relation = ShortText(
        label=gettext_lazy("Vem är personen för dig?"),
        help_text=gettext_lazy("Skriv till exempel mamma, bror, vän eller hyresvärd."),
        missing=gettext_lazy("Skriv vem personen är för dig, till exempel vän"),
        private=True,
    )
    share = Amount(
        label=gettext_lazy("Hur mycket betalar personen av hyran varje månad?"), depends=True
    )
    pays_nothing = Tick(
        label=gettext_lazy("Personen betalar inget av hyran"),
        said=gettext_lazy("Personen betalar inget av hyran"),
        depends=True,
    )

    def clean(self):
        return need_one(
            self,
            super().clean(),
            "share",
            "pays_nothing",
            _("Skriv hur mycket personen betalar, eller kryssa i att personen inte betalar"),
        )
