"""Section 2, second half: citizenship, permit, and where the person has been."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.answers import Answers
from applications.questions.conditions import is_answer
from applications.questions.flow import Step
from applications.questions.months import MONTH_STEPS, applied_month, month_before
from applications.questions.sections import ABOUT
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import DateField, LongText
from eservice.ui.forms import QuestionForm
from eservice.ui.swedish import format_month


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

    leads = "permit"
    permit = OneOf(
        choices=(
            Choice(
                "permanent",
                gettext_lazy("Permanent uppehållstillstånd"),
                gettext_lazy("Det gäller utan slutdag."),
            ),
            Choice("temporary", gettext_lazy("Uppehållstillstånd som gäller en viss tid")),
            Choice("right", gettext_lazy("Uppehållsrätt, jag är medborgare i EU")),
            Choice("applied", gettext_lazy("Jag har sökt och väntar på svar")),
            Choice("none", gettext_lazy("Jag har inget tillstånd")),
            Choice("unsure", gettext_lazy("Jag vet inte")),
        ),
        missing=gettext_lazy("Välj vilket tillstånd du har"),
    )
    valid_to = DateField(
        label=gettext_lazy("Vilken är den sista dagen det gäller?"),
        help_text=gettext_lazy("Den står på ditt kort eller i ditt beslut."),
        required=False,
    )


class ResidenceForm(QuestionForm):
    """Whether the person has stayed in the municipality the whole period."""

    leads = "stayed"
    stayed = OneOf(
        choices=(
            Choice("yes", gettext_lazy("Ja, jag har varit här hela tiden")),
            Choice("no", gettext_lazy("Nej, jag har varit på en annan plats")),
        ),
        missing=gettext_lazy("Välj om du har varit i kommunen"),
    )
    away = LongText(
        label=gettext_lazy("Har du varit borta? Skriv var, när och varför."), depends=True, rows=3
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("stayed") == "no" and not cleaned.get("away") and "away" not in self.errors:
            self.add_error("away", _("Skriv var du har varit, när och varför"))
        return cleaned


def _residence_intro(answers: Answers):
    month = applied_month(answers)
    if month is None:
        return gettext_lazy("Vi frågar om månaden du söker för och månaden före.")
    return _("Vi frågar om %(before)s och %(month)s.") % {
        "before": format_month(month_before(month), with_year=False),
        "month": format_month(month),
    }


STEPS = (
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
        title=gettext_lazy("Vilket tillstånd har du att bo i Sverige?"),
        form=PermitForm,
        when=is_answer("citizenship", "eu", "other", "stateless"),
    ),
    Step(
        key="residence",
        path="vistelse",
        section=ABOUT,
        title=gettext_lazy("Har du varit i kommunen hela tiden?"),
        intro=_residence_intro,
        follows=MONTH_STEPS,
        form=ResidenceForm,
    ),
)
