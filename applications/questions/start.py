"""Section 1: acute need, month, language and help."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.answers import Answers
from applications.questions.conditions import Worded, is_answer
from applications.questions.flow import EVERY, Again, Raw, Step
from applications.questions.months import month_after, month_choice, month_text, months_back
from applications.questions.sections import START
from eservice import clock
from eservice.ui.choices import Choice, OneOf, SeveralOf
from eservice.ui.fields import LongText, ShortText
from eservice.ui.forms import QuestionForm, Shown

NOTHING_ACUTE = "none"


class AcuteForm(QuestionForm):
    """Needs that can't wait.

    Violence and threat are safety answers. The whole question is one, since an answer that is
    missing in a copy would tell as much as the answer.
    """

    acute = SeveralOf(
        choices=(
            Choice("food", gettext_lazy("Jag har ingen mat i dag")),
            Choice("sleep", gettext_lazy("Jag har ingenstans att sova i natt")),
            Choice(
                "electricity",
                gettext_lazy("Jag har ingen el, eller blir utan el i dag eller i morgon"),
            ),
            Choice("medicine", gettext_lazy("Jag behöver medicin nu och kan inte betala")),
            Choice("violence", gettext_lazy("Någon slår mig, hotar mig eller skrämmer mig")),
        ),
        none=Choice(NOTHING_ACUTE, gettext_lazy("Nej, inget av det här")),
        missing=gettext_lazy("Välj det som stämmer, eller ”Nej, inget av det här”"),
        is_safety=True,
    )


def is_acute(answers: Answers) -> bool:
    """True when at least one acute need is ticked."""
    return any(value != NOTHING_ACUTE for value in answers.get("acute", default=()))


class AcuteAdviceForm(QuestionForm):
    """Shown with the number to call; a few own words are welcome and never required."""

    has_own_heading = True
    acute_advice = LongText(
        label=gettext_lazy("Vill du skriva något om det som är bråttom?"), required=False
    )


class MonthForm(QuestionForm):
    """This month, the next one, or another one that is asked for on the next page."""

    month = OneOf(choices=(), missing=gettext_lazy("Välj vilken månad du söker pengar för"))

    def adapt(self) -> None:
        today = clock.today()
        self.fields["month"].offer(
            (
                month_choice(today, gettext_lazy("Den här månaden")),
                month_choice(month_after(today), gettext_lazy("Nästa månad")),
                Choice("other", gettext_lazy("En annan månad")),
            )
        )

    @classmethod
    def shown(cls, stored, heading):
        for row in super().shown(stored, heading):
            is_month = re.fullmatch(r"\d{4}-\d{2}", stored["month"])
            text = month_text(stored["month"]) if is_month else _("En annan månad")
            yield Shown(label=row.label, lines=[text], public=[text])


class OtherMonthForm(QuestionForm):
    """A month that has passed, and why the application comes now."""

    other_month = OneOf(
        choices=(),
        label=gettext_lazy("Vilken månad?"),
        missing=gettext_lazy("Välj vilken månad du söker pengar för"),
    )
    why = LongText(
        label=gettext_lazy("Varför söker du för den månaden?"),
        missing=gettext_lazy("Skriv några ord om varför du söker för den månaden"),
        rows=3,
    )

    def adapt(self) -> None:
        self.fields["other_month"].offer(
            [month_choice(month) for month in months_back(clock.today(), 3)]
        )

    @classmethod
    def shown(cls, stored, heading):
        for row in super().shown(stored, heading):
            if row.own_words:
                yield row
            else:
                text = month_text(stored["other_month"])
                yield Shown(label=row.label, lines=[text], public=[text])


class LanguageForm(QuestionForm):
    """The language to talk in, and whether an interpreter is needed (FL 13 §)."""

    leads = "language"
    language = ShortText(
        missing=gettext_lazy("Skriv vilket språk du vill prata, till exempel svenska"),
        max_length=60,
    )
    interpreter = OneOf(
        label=gettext_lazy("Vill du ha tolk när vi pratar med dig?"),
        choices=(
            Choice("no", gettext_lazy("Nej, jag behöver ingen tolk")),
            Choice("yes", gettext_lazy("Ja, jag vill ha tolk")),
        ),
        missing=gettext_lazy("Välj om du vill ha tolk"),
    )


class HelpForm(QuestionForm):
    """Whether someone helps: beside the applicant, appointed by a court, or nobody yet."""

    help = OneOf(
        choices=(
            Choice("no", gettext_lazy("Nej, jag fyller i själv")),
            Choice("beside", gettext_lazy("Ja, någon sitter bredvid mig och hjälper")),
            Choice("appointed", gettext_lazy("Jag har god man eller förvaltare")),
            Choice(
                "wanted",
                gettext_lazy("Jag vill ha hjälp men har ingen"),
                gettext_lazy("Din handläggare ser det och kan höra av sig."),
            ),
        ),
        missing=gettext_lazy("Välj ett av svaren om hjälp"),
    )


class HelperForm(QuestionForm):
    """Who sits beside (biträde, FL 14 §) or is appointed. A name is enough."""

    leads = "helper"
    helper = ShortText(
        missing=gettext_lazy("Skriv vad personen heter. Förnamnet räcker."),
        private=True,
    )
    relation = ShortText(
        label=gettext_lazy("Hur känner ni varandra?"),
        help_text=gettext_lazy("Till exempel vänner, syskon eller från en förening."),
        required=False,
        private=True,
    )


def _whose_name(answers: Answers) -> str | Promise:
    if answers.get("help") == "appointed":
        return gettext_lazy("Vem är din gode man eller förvaltare?")
    return gettext_lazy("Vem hjälper dig?")


def _lasting_help(raw: Raw) -> Raw | None:
    """Who sat beside her last month, or whether she lacked help, says nothing of this month."""
    return raw if raw.get("help") in (["no"], ["appointed"]) else None


IS_PAST = Worded(
    is_answer("month", "other"),
    gettext_lazy("Svara bara om du söker för en månad som har varit."),
)
STEPS = (
    Step(
        key="acute",
        path="bradskande",
        section=START,
        title=gettext_lazy("Är något av det här bråttom?"),
        intro=gettext_lazy("Du kan välja flera. Du kan söka pengar vad du än svarar."),
        form=AcuteForm,
        kinds=EVERY,
        again=Again.ASK,
    ),
    Step(
        key="acute_advice",
        path="ring-nu",
        section=START,
        title=gettext_lazy("Ring oss nu"),
        form=AcuteAdviceForm,
        kinds=EVERY,
        when=Worded(is_acute, gettext_lazy("Svara bara om något är bråttom.")),
        is_secret=True,
        again=Again.ASK,
    ),
    Step(
        key="month",
        path="manad",
        section=START,
        title=gettext_lazy("Vilken månad söker du pengar för?"),
        form=MonthForm,
        when=Worded(lambda answers: answers.facts.month is None),
        again=Again.ASK,
    ),
    Step(
        key="month_other",
        path="annan-manad",
        section=START,
        title=gettext_lazy("Du söker för en annan månad"),
        form=OtherMonthForm,
        when=IS_PAST,
        again=Again.ASK,
    ),
    Step(
        key="language",
        path="sprak",
        section=START,
        title=gettext_lazy("Vilket språk vill du prata med oss?"),
        intro=gettext_lazy("Skriv till exempel svenska, arabiska eller finska."),
        form=LanguageForm,
        again=Again.KEEP,
    ),
    Step(
        key="help",
        path="hjalp",
        section=START,
        title=gettext_lazy("Har du någon som hjälper dig?"),
        intro=gettext_lazy("Du får ta med någon som stöd. Det är helt okej."),
        form=HelpForm,
        again=Again.KEEP,
        from_before=_lasting_help,
    ),
    Step(
        key="helper",
        path="vem-hjalper",
        section=START,
        title=_whose_name,
        intro=gettext_lazy("Skriv vad personen heter. Förnamnet räcker."),
        form=HelperForm,
        when=is_answer("help", "beside", "appointed"),
        again=Again.KEEP,
    ),
)
