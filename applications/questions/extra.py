"""What an extra application (tilläggsansökan) asks: one need, what it costs, and why."""

from django.utils.translation import gettext_lazy

from applications.questions.answers import Answers
from applications.questions.conditions import AnyOf, Worded, any_of, is_answer, is_ticked
from applications.questions.cost_kinds import COST_KINDS, EXTRA_NEEDS
from applications.questions.flow import Step
from applications.questions.sections import COSTS
from applications.statuses import ApplicationKind
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm

EXTRA = frozenset({ApplicationKind.EXTRA})
NEED = "extra_need"
SAYS_WHY = frozenset(kind.key for kind in COST_KINDS if kind.describe)


class NeedForm(QuestionForm):
    """The one thing that an extra application is about."""

    extra_need = OneOf(
        choices=tuple(
            Choice(kind.key, kind.need or kind.label, kind.need_hint)
            for kind in COST_KINDS
            if kind.key in EXTRA_NEEDS
        ),
        missing=gettext_lazy("Välj vad du behöver pengar till"),
    )


class WhyForm(QuestionForm):
    """Why it is needed, in own words."""

    extra_why = LongText(missing=gettext_lazy("Skriv varför, några ord räcker"), rows=4)


def _needs_a_reason(answers: Answers) -> bool:
    """True for what says nothing of itself; the other kinds ask why beside the sum."""
    need = answers.get(NEED)
    return need is not None and need not in SAYS_WHY


def is_asked_about(kind: str) -> AnyOf:
    """Return the condition that a kind of cost is ticked, or the one thing that is needed."""
    return any_of(is_ticked("cost_kinds", kind), is_answer(NEED, kind))


NEED_STEP = Step(
    key=NEED,
    path="vad-du-behover",
    section=COSTS,
    title=gettext_lazy("Vad behöver du pengar till?"),
    intro=gettext_lazy("Välj en sak. Behöver du mer? Gör en till ansökan efteråt."),
    form=NeedForm,
    kinds=EXTRA,
)
WHY_STEP = Step(
    key="extra_why",
    path="varfor-du-behover-det",
    section=COSTS,
    title=gettext_lazy("Varför behöver du det?"),
    intro=gettext_lazy("Kort räcker. Skriv med egna ord."),
    form=WhyForm,
    when=Worded(_needs_a_reason, gettext_lazy("Hoppa över frågan om du redan har skrivit varför.")),
    kinds=EXTRA,
)
