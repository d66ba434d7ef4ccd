"""What an adult may be doing: one declaration that gives the tick boxes and a page for each."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from applications.questions.answers import Words
from eservice.ui.fields import DateField, LongText, ShortText
from eservice.ui.forms import QuestionForm


def _extent(missing: Words) -> ShortText:
    return ShortText(
        label=gettext_lazy("Hur mycket?"),
        help_text=gettext_lazy("Skriv till exempel heltid, halvtid eller 10 timmar i veckan."),
        missing=missing,
        private=True,
    )


def _until() -> DateField:
    return DateField(
        label=gettext_lazy("Till vilken dag?"),
        help_text=gettext_lazy("Är dagen inte bestämd? Lämna rutorna tomma."),
        required=False,
    )


class WorkForm(QuestionForm):
    """Employer and extent."""

    employer = ShortText(
        label=gettext_lazy("Hos vilken arbetsgivare?"),
        missing=gettext_lazy("Skriv vad arbetsgivaren heter"),
        private=True,
    )
    extent = _extent(gettext_lazy("Skriv hur mycket, till exempel heltid"))


class StudiesForm(QuestionForm):
    """Which studies, where and how much; also SFI."""

    school = ShortText(
        label=gettext_lazy("Vilken skola och vilken kurs?"),
        missing=gettext_lazy("Skriv vilken skola och kurs det är, till exempel SFI"),
        private=True,
    )
    extent = _extent(gettext_lazy("Skriv hur mycket, till exempel heltid"))
    until = _until()


class SickForm(QuestionForm):
    """How much and until when; the reason is never asked."""

    extent = ShortText(
        label=gettext_lazy("Hur mycket är sjukskrivningen på?"),
        help_text=gettext_lazy("Skriv till exempel helt, halva tiden eller 75 procent."),
        missing=gettext_lazy("Skriv hur mycket, till exempel helt eller halva tiden"),
        private=True,
    )
    until = _until()


class ParentalForm(QuestionForm):
    """Parental leave, and its last day when it is known."""

    has_own_heading = True
    until = _until()


class ActivityForm(QuestionForm):
    """An activity that the municipality arranges (SoL 12 kap.)."""

    leads = "activity"
    activity = ShortText(missing=gettext_lazy("Skriv vad aktiviteten heter"), private=True)
    extent = _extent(gettext_lazy("Skriv hur mycket, till exempel heltid"))


class NothingForm(QuestionForm):
    """None of the above, in own words."""

    days = LongText(missing=gettext_lazy("Skriv några ord om hur dagarna ser ut"), rows=4)


@dataclass(frozen=True, kw_only=True)
class Occupation:
    """One thing that an adult may be doing; ``form`` asks more about it, if there is more.

    ``title`` is the question on its page, with {who} for the adult.
    """

    key: str
    path: str
    label: Words
    title: Words = ""
    form: type[QuestionForm] | None = None
    hint: Words = ""


LOOKING = "looking"
NO_OCCUPATION = Occupation(
    key="none",
    path="annat",
    label=gettext_lazy("Inget av det här"),
    title=gettext_lazy("Hur har {who} det om dagarna?"),
    form=NothingForm,
)
OCCUPATIONS = (
    Occupation(
        key="work",
        path="arbete",
        label=gettext_lazy("Arbetar"),
        title=gettext_lazy("Var arbetar {who}?"),
        form=WorkForm,
        hint=gettext_lazy("Också om det bara är några timmar."),
    ),
    Occupation(key=LOOKING, path="soker-arbete", label=gettext_lazy("Söker arbete")),
    Occupation(
        key="studies",
        path="studier",
        label=gettext_lazy("Studerar"),
        title=gettext_lazy("Vad studerar {who}?"),
        form=StudiesForm,
        hint=gettext_lazy("Till exempel SFI, Komvux eller högskola."),
    ),
    Occupation(
        key="sick",
        path="sjuk",
        label=gettext_lazy("Är sjuk och kan inte arbeta"),
        title=gettext_lazy("Hur länge kan {who} inte arbeta?"),
        form=SickForm,
    ),
    Occupation(
        key="parental",
        path="foraldraledig",
        label=gettext_lazy("Är hemma med barn"),
        title=gettext_lazy("Hur länge är {who} hemma med barn?"),
        form=ParentalForm,
        hint=gettext_lazy("Med eller utan föräldrapenning."),
    ),
    Occupation(
        key="activity",
        path="aktivitet",
        label=gettext_lazy("Är med i en aktivitet som kommunen ordnar"),
        title=gettext_lazy("Vilken aktivitet är {who} med i?"),
        form=ActivityForm,
        hint=gettext_lazy("Till exempel praktik eller en kurs."),
    ),
    Occupation(key="retired", path="pensionar", label=gettext_lazy("Är pensionär")),
)
