"""Forms about one child: who, where it lives, school, money of its own."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.about import PersonalNumber
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import Amount, DateField, LongText, ShortText, WholeNumber
from eservice.ui.forms import QuestionForm


class ChildForm(QuestionForm):
    """Name and number of a child or a youth under 21 whom the parents support."""

    leads = "name"
    name = ShortText(missing=gettext_lazy("Skriv vad barnet heter"), private=True)
    number = PersonalNumber(
        label=gettext_lazy("Vilket personnummer har barnet?"),
        help_text=gettext_lazy("Skriv tolv siffror. Finns det inget nummer? Lämna rutan tom."),
        depends=True,
        private=True,
        attrs={"inputmode": "text"},
    )
    born = DateField(
        label=gettext_lazy("Vilken dag är barnet fött?"),
        help_text=gettext_lazy("Fyll i om barnet inte har något personnummer."),
        depends=True,
    )

    def clean(self):
        cleaned = super().clean()
        is_typed_wrong = {"number", "born"} & self.errors.keys()
        if not is_typed_wrong and not cleaned.get("number") and not cleaned.get("born"):
            self.add_error("number", _("Skriv barnets personnummer, eller dagen barnet är fött"))
        return cleaned


class ChildHomeForm(QuestionForm):
    """Where the child lives: the norm is counted by days."""

    leads = "lives"
    lives = OneOf(
        choices=(
            Choice("always", gettext_lazy("Ja, hela tiden")),
            Choice("half", gettext_lazy("Ja, halva tiden")),
            Choice(
                "some",
                gettext_lazy("Ja, vissa dagar"),
                gettext_lazy("Till exempel varannan helg."),
            ),
        ),
        missing=gettext_lazy("Välj hur ofta barnet bor hos dig"),
    )
    days = WholeNumber(
        label=gettext_lazy("Hur många dagar i månaden?"),
        help_text=gettext_lazy("Fyll i om barnet bor hos dig vissa dagar."),
        wrong=gettext_lazy("Skriv hur många dagar det är, från 1 till 31"),
        lowest=1,
        highest=31,
        depends=True,
    )
    moved = LongText(
        label=gettext_lazy("Har det nyss ändrats var barnet bor? Skriv hur och när."),
        required=False,
        rows=3,
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("lives") == "some" and not cleaned.get("days") and "days" not in self.errors:
            self.add_error("days", _("Skriv hur många dagar i månaden barnet bor hos dig"))
        return cleaned


class ChildSchoolForm(QuestionForm):
    """School or preschool, and lunch there: a child who eats at home has a higher norm."""

    leads = "school"
    school = OneOf(
        choices=(
            Choice("preschool", gettext_lazy("Ja, i förskola")),
            Choice("school", gettext_lazy("Ja, i grundskola")),
            Choice("upper", gettext_lazy("Ja, i gymnasiet")),
            Choice("no", gettext_lazy("Nej")),
        ),
        missing=gettext_lazy("Välj om barnet går i förskola eller skola"),
    )
    lunch = OneOf(
        label=gettext_lazy("Äter barnet lunch där fem dagar i veckan?"),
        choices=(Choice("yes", gettext_lazy("Ja")), Choice("no", gettext_lazy("Nej"))),
        missing=gettext_lazy("Välj om barnet äter lunch där"),
        depends=True,
    )

    def clean(self):
        cleaned = super().clean()
        goes = cleaned.get("school") not in {None, "no"}
        if goes and not cleaned.get("lunch") and "lunch" not in self.errors:
            self.add_error("lunch", _("Välj om barnet äter lunch där"))
        return cleaned


class ChildIncomeForm(QuestionForm):
    """Money of the child's own; work income is not counted up to a limit (SoL 12 kap. 9 §)."""

    leads = "has_money"
    has_money = OneOf(
        choices=(
            Choice("no", gettext_lazy("Nej, inga egna pengar")),
            Choice(
                "yes",
                gettext_lazy("Ja, egna pengar"),
                gettext_lazy("Till exempel lön eller barnpension."),
            ),
        ),
        missing=gettext_lazy("Välj om barnet får egna pengar"),
    )
    what = LongText(
        label=gettext_lazy("Vad är det för pengar?"),
        help_text=gettext_lazy("Fyll i om barnet får egna pengar."),
        depends=True,
        rows=2,
    )
    amount = Amount(
        label=gettext_lazy("Hur mycket är det i månaden, efter skatt?"),
        help_text=gettext_lazy("Skriv ungefär om du inte vet säkert."),
        depends=True,
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("has_money") == "yes":
            if not cleaned.get("what") and "what" not in self.errors:
                self.add_error("what", _("Skriv vad det är för pengar"))
            if cleaned.get("amount") is None and "amount" not in self.errors:
                self.add_error("amount", _("Skriv hur mycket det är i månaden, ungefär"))
        return cleaned
