"""Section 10: the papers this person's answers call for, each with its five answers.

No paper stops an application from being sent.
"""

from dataclasses import replace
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.flow import WITH_EXTRA, Again, Raw, Step
from applications.questions.given_fields import BEFORE, OTHER, WhichPaper
from applications.questions.listing import PapersForm
from applications.questions.paper_kinds import PAPERS as KINDS
from applications.questions.paper_kinds import Paper
from applications.questions.sections import PAPERS
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm

LISTING = "papers"
UPLOADED = "uploaded"
GIVEN = "given"
PREFIX = "paper_"
QUESTION = gettext_lazy("Kan du skicka {name}?")
NEEDS_WHY = {"cannot", "not_mine"}

UPLOADED_CHOICE = Choice(UPLOADED, gettext_lazy("Jag har laddat upp papperet här"))
CHOICES = (
    Choice("later", gettext_lazy("Jag skickar det senare")),
    Choice(GIVEN, gettext_lazy("Jag har redan lämnat det")),
    Choice("cannot", gettext_lazy("Jag har det inte, eller kan inte få tag på det")),
    Choice("not_mine", gettext_lazy("Det gäller inte mig")),
)


class PaperForm(QuestionForm):
    """What becomes of one paper. That it is uploaded is said by uploading it, and by that only."""

    step = ""
    paper = OneOf(
        label=gettext_lazy("Skickar du det inte nu? Välj det som stämmer."),
        choices=(UPLOADED_CHOICE, *CHOICES),
        missing=gettext_lazy("Ladda upp papperet, eller välj ett svar"),
    )
    which = WhichPaper(
        label=gettext_lazy("Har du redan lämnat papperet? Välj vilket."),
    )
    how = LongText(
        label=gettext_lazy("Lämnade du det på ett annat sätt? Skriv till vem och när."),
        depends=True,
        rows=2,
    )
    why = LongText(
        label=gettext_lazy("Har du det inte, eller gäller det inte dig? Skriv varför."),
        depends=True,
        rows=3,
    )

    def adapt(self) -> None:
        is_uploaded = self.answers and self.answers.get(self.step, "paper") == UPLOADED
        self.fields["paper"].offer((UPLOADED_CHOICE, *CHOICES) if is_uploaded else CHOICES)
        if self.answers:
            given = [paper.as_json() for paper in self.answers.facts.given_papers]
            self.fields["which"].offer_papers(given, self.answers.get(self.step, "which"))

    def clean(self):
        cleaned = super().clean()
        if (
            cleaned.get("paper") in NEEDS_WHY
            and not cleaned.get("why")
            and "why" not in self.errors
        ):
            self.add_error("why", _("Skriv varför, några ord räcker"))
        if cleaned.get("paper") != GIVEN:
            return cleaned | {"which": "", "how": ""}
        self._ask_which(cleaned)
        return cleaned

    def _ask_which(self, cleaned: dict[str, Any]) -> None:
        """What was answered before we asked which one still stands."""
        stored = self.answers and self.answers.step(self.step)
        was_given = bool(stored) and stored.get("paper") == GIVEN and "which" not in stored
        if "which" in self.errors or "how" in self.errors:
            return
        if not cleaned.get("which") and not was_given:
            self.add_error("which", _("Välj vilket papper det är"))
        elif cleaned.get("which") == OTHER and not cleaned.get("how"):
            self.add_error("how", _("Skriv till vem och när du lämnade papperet"))

    @classmethod
    def shown(cls, stored, heading):
        for row in super().shown(stored, heading):
            is_paper = row.label == cls.base_fields["paper"].label
            yield replace(row, label=heading) if is_paper else row


def paper_key(kind: str) -> str:
    """Return the key of the step about a paper."""
    return f"{PREFIX}{kind}"


BY_KEY = {paper_key(kind.key): kind for kind in KINDS}


def _given_before(raw: Raw) -> Raw | None:
    """A paper that we got the month before is given already; what became of others is asked."""
    is_given = raw.get("paper") in ([UPLOADED], [GIVEN])
    return {"paper": [GIVEN], "which": [BEFORE], "how": [""], "why": [""]} if is_given else None


def _step(paper: Paper) -> Step:
    key = paper_key(paper.key)
    form = type(f"{paper.key.title()}PaperForm", (PaperForm,), {"step": key})
    return Step(
        key=key,
        path=f"papper-{paper.path}",
        section=PAPERS,
        title=format_lazy(QUESTION, name=paper.name),
        intro=paper.intro,
        form=form,
        when=paper.when,
        kinds=paper.kinds,
        may_wait=True,
        goes_to=LISTING,
        again=Again.KEEP if paper.lasts else Again.ASK,
        from_before=_given_before,
        help_key=paper.help_key,
    )


STEPS = (
    *(_step(paper) for paper in KINDS),
    Step(
        key=LISTING,
        path="papper",
        section=PAPERS,
        title=gettext_lazy("Vilka papper kan du skicka?"),
        intro=gettext_lazy("Du kan skicka ansökan också om papper saknas."),
        form=PapersForm,
        kinds=WITH_EXTRA,
        again=Again.ASK,
    ),
)
