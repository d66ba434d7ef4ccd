"""Section 5: what each adult does, the jobs looked for, and how one has managed until now."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.adults import ADULTS, Adult, has_partner
from applications.questions.answers import Answers, Words
from applications.questions.conditions import is_answer
from applications.questions.flow import FIRST_TIME, Again, Step
from applications.questions.months import MONTH_STEPS
from applications.questions.occupation_kinds import (
    LOOKING,
    NO_OCCUPATION,
    OCCUPATIONS,
    Occupation,
)
from applications.questions.sections import WORK
from eservice.ui.choices import Choice, OneOf, SeveralOf
from eservice.ui.fields import DateField, LongText, ShortText
from eservice.ui.forms import QuestionForm
from eservice.ui.rows import row_set
from eservice.ui.swedish import format_date

Condition = Callable[[Answers], bool]


class OccupationForm(QuestionForm):
    """Several may be true at once; "nothing of this" stands alone and is described."""

    occupation = SeveralOf(
        choices=[Choice(kind.key, kind.label, kind.hint) for kind in OCCUPATIONS],
        none=Choice(NO_OCCUPATION.key, NO_OCCUPATION.label),
        missing=gettext_lazy("Välj det som stämmer, eller ”Inget av det här”"),
    )


class JobSearchForm(QuestionForm):
    """Jobs looked for: here, on a list of one's own, or a reason why not (SoL 12 kap. 3 §)."""

    leads = "job_search"
    job_search = OneOf(
        choices=(
            Choice("here", gettext_lazy("Ja. Jobben skriver jag här.")),
            Choice(
                "list",
                gettext_lazy("Ja. Jobben står i en lista som jag skickar."),
                gettext_lazy("Du skickar listan med dina papper."),
            ),
            Choice("no", gettext_lazy("Nej, inga jobb")),
        ),
        missing=gettext_lazy("Välj ett av svaren om jobb"),
    )
    why = LongText(label=gettext_lazy("Inga jobb? Skriv varför."), depends=True, rows=3)

    def clean(self):
        cleaned = super().clean()
        if (
            cleaned.get("job_search") == "no"
            and not cleaned.get("why")
            and "why" not in self.errors
        ):
            self.add_error("why", _("Skriv varför det inte blev några jobb"))
        return cleaned


class JobRow(QuestionForm):
    """One job that was applied for."""

    on = DateField(label=gettext_lazy("Vilken dag?"))
    job = ShortText(
        label=gettext_lazy("Vilket jobb?"),
        help_text=gettext_lazy("Skriv till exempel städare eller kock."),
        missing=gettext_lazy("Skriv vilket jobb det är"),
        private=True,
    )
    employer = ShortText(
        label=gettext_lazy("Hos vilken arbetsgivare?"),
        missing=gettext_lazy("Skriv vad arbetsgivaren heter"),
        private=True,
    )

    @classmethod
    def row_shown(cls, row: dict) -> tuple[str, str]:
        """Return the row in words, and without what was typed as text."""
        day = format_date(date.fromisoformat(row["on"]))
        return f"{day}: {row['job']}, {row['employer']}", day


JOB_ROWS = row_set(JobRow, one=gettext_lazy("jobb"), add=gettext_lazy("Lägg till ett jobb"))


class LivelihoodForm(QuestionForm):
    """How the person has managed until now; only asked the first time."""

    leads = "livelihood"
    livelihood = LongText(missing=gettext_lazy("Skriv några ord om hur det har gått"), rows=4)
    worked = OneOf(
        label=gettext_lazy("Har du arbetat de senaste tolv månaderna?"),
        choices=(
            Choice("yes", gettext_lazy("Ja")),
            Choice("no", gettext_lazy("Nej")),
        ),
        missing=gettext_lazy("Välj om du har arbetat"),
    )


def _details(adult: Adult, kind: Occupation) -> Step:
    return Step(
        key=f"{adult.key}occupation_{kind.key}",
        path=f"{adult.path}{kind.path}",
        section=WORK,
        title=adult.asks(kind.title),
        form=kind.form,
        when=adult.is_ticked("occupation", kind.key),
        help_key=f"occupation_{kind.key}",
    )


def _job_step(adult: Adult, key: str, path: str, title: Words, form: Any, when: Condition) -> Step:
    return Step(
        key=f"{adult.key}{key}",
        path=f"{adult.path}{path}",
        section=WORK,
        title=adult.asks(title),
        form=form,
        when=when,
        follows=MONTH_STEPS,
        help_key=key,
        again=Again.ASK,
    )


def _steps(adult: Adult) -> tuple[Step, ...]:
    """What one adult does: the tick boxes, a page for each with more to tell, and the jobs."""
    return (
        Step(
            key=f"{adult.key}occupation",
            path=f"{adult.path}sysselsattning",
            section=WORK,
            title=adult.asks(gettext_lazy("Vad gör {who} just nu?")),
            intro=gettext_lazy("Du kan välja flera."),
            form=OccupationForm,
            when=adult.when,
            help_key="occupation",
        ),
        *(_details(adult, kind) for kind in (*OCCUPATIONS, NO_OCCUPATION) if kind.form),
        _job_step(
            adult,
            "job_search",
            "jobbsokning",
            gettext_lazy("Har {who} sökt jobb den senaste månaden?"),
            JobSearchForm,
            adult.is_ticked("occupation", LOOKING),
        ),
        _job_step(
            adult,
            "jobs",
            "sokta-jobb",
            gettext_lazy("Vilka jobb har {who} sökt?"),
            JOB_ROWS,
            is_answer(f"{adult.key}job_search", "here", name="job_search"),
        ),
    )


def _managed(answers: Answers):
    if has_partner(answers):
        return gettext_lazy("Hur har ni klarat er till nu?")
    return gettext_lazy("Hur har du klarat dig till nu?")


STEPS = (
    *(step for adult in ADULTS for step in _steps(adult)),
    Step(
        key="livelihood",
        path="hur-du-klarat-dig",
        section=WORK,
        title=_managed,
        intro=gettext_lazy("Till exempel med lön, sparade pengar eller hjälp av någon."),
        form=LivelihoodForm,
        kinds=FIRST_TIME,
    ),
)
