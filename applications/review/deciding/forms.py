"""The fields of a decision: one form for the whole, and one for each thing applied for."""

from django.utils.translation import gettext_lazy as _

from applications.questions.deciding import OF_ITEM, WHOLE
from applications.statuses import Ending, Outcome
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import Amount, LongText, ShortText, Tick
from eservice.ui.forms import QuestionForm

EACH = "each"
_VERBS = {
    Outcome.GRANTED: _("Bifall"),
    Outcome.PARTLY_GRANTED: _("Delvis bifall"),
    Outcome.REJECTED: _("Avslag"),
    Outcome.DISMISSED: _("Avvisa hela ansökan"),
    Outcome.DISCONTINUED: _("Skriv av hela ärendet"),
}
_HINTS = {
    Ending.OTHER: _("Till exempel att den sökande inte svarar. Då skickar du utredningen först."),
}


class WholeForm(QuestionForm):
    """Whether each thing is tried, or nothing at all."""

    whole = OneOf(
        label=_("Vad beslutar du om?"),
        choices=[
            Choice(EACH, _("Varje sak för sig")),
            *(Choice(outcome.value, _VERBS[outcome]) for outcome in WHOLE),
        ],
        missing=_("Välj om du prövar varje sak, eller avslutar allt"),
    )
    ending = OneOf(
        label=_("Varför skriver du av ärendet?"),
        help_text=_("Bara om du skriver av."),
        choices=[Choice(ending.value, ending.label, _HINTS.get(ending, "")) for ending in Ending],
        missing=_("Välj varför du skriver av ärendet"),
        depends=True,
    )
    why = LongText(
        label=_("Så här förklarar du det"),
        help_text=_("Bara om du avvisar eller skriver av. Den sökande läser det."),
        depends=True,
        rows=4,
    )


class ItemForm(QuestionForm):
    """One thing that was applied for. Everything may wait: the preview says what is missing."""

    outcome = OneOf(
        label=_("Beslut"),
        choices=[Choice(outcome.value, _VERBS[outcome]) for outcome in OF_ITEM],
        missing=_("Välj bifall, delvis bifall eller avslag"),
        depends=True,
    )
    granted = Amount(
        label=_("Hur mycket får den sökande?"),
        help_text=_("Lämna tomt vid avslag."),
        depends=True,
    )
    is_counted = Tick(
        label=_("Summan är redan med i beräkningen"),
        said=_("Summan är redan med i beräkningen"),
        depends=True,
    )
    law = ShortText(label=_("Regel"), depends=True)
    facts = LongText(
        label=_("Det här vet vi"),
        help_text=_("Det som avgör. Hoppa över om skälen räcker."),
        depends=True,
        rows=3,
    )
    reasons = LongText(label=_("Därför"), depends=True, rows=4)


class AddedForm(ItemForm):
    """A thing that the caseworker has added herself."""

    field_order = ("what", "asked")
    what = ShortText(label=_("Vad gäller det?"), depends=True)
    asked = Amount(label=_("Hur mycket sökte personen?"), depends=True)
