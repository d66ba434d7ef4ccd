"""Skicka det viktigaste nu: what somebody needs who can't face the whole application today.

It asks these, what is urgent, and how to reach her. All else is asked when it is sent.
"""

from django.utils.translation import gettext_lazy

from applications.questions.flow import Again, Step
from applications.questions.sections import START
from applications.statuses import ApplicationKind
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm


class NeedNowForm(QuestionForm):
    """What the money is for, and when it is needed."""

    need = LongText(
        label=gettext_lazy("Vad behöver du pengar till?"),
        help_text=gettext_lazy("Till exempel mat, hyra, el eller medicin."),
        missing=gettext_lazy("Skriv vad du behöver pengar till, några ord räcker"),
        rows=4,
    )
    when = OneOf(
        label=gettext_lazy("När behöver du pengarna?"),
        choices=(
            Choice("now", gettext_lazy("I dag eller i morgon")),
            Choice("week", gettext_lazy("Inom en vecka")),
            Choice("month", gettext_lazy("Senare i månaden")),
        ),
        missing=gettext_lazy("Välj när du behöver pengarna"),
    )


STEPS = (
    Step(
        key="need_now",
        path="vad-du-behover-nu",
        section=START,
        title=gettext_lazy("Vad behöver du, och när?"),
        form=NeedNowForm,
        kinds=frozenset({ApplicationKind.ESSENTIALS}),
        again=Again.ASK,
    ),
)
