"""The questions that a caseworker answers about an appeal, a page each."""

from django.utils.translation import gettext_lazy as _

from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import DateField, LongText
from eservice.ui.forms import QuestionForm


class TimeForm(QuestionForm):
    """Whether it came in time (FL 45 §)."""

    in_time = OneOf(
        label=_("Kom överklagandet i tid?"),
        choices=[
            Choice("yes", _("Ja, det kom i tid")),
            Choice("no", _("Nej, det kom för sent"), _("Du avvisar överklagandet.")),
        ],
        missing=_("Välj om överklagandet kom i tid"),
    )
    reason = LongText(
        label=_("Varför?"),
        help_text=_("Bara om det kom efter sista dagen. Den sökande och domstolen läser det."),
        depends=True,
        rows=4,
    )


class ChangeForm(QuestionForm):
    """Whether the new decision gives all that was asked for (FL 46 §)."""

    is_all = OneOf(
        label=_("Fick personen allt?"),
        choices=[
            Choice("yes", _("Ja, allt"), _("Då går överklagandet inte till domstolen.")),
            Choice("no", _("Nej, en del"), _("Då skickar du det vidare, med det nya beslutet.")),
        ],
        missing=_("Välj om personen fick allt"),
    )
    has_own_heading = True


class ForwardForm(QuestionForm):
    """Whether papers that came in messages go with it."""

    papers = OneOf(
        label=_("Ska papperen från meddelandena vara med?"),
        choices=[Choice("yes", _("Ja")), Choice("no", _("Nej"))],
        missing=_("Välj om papperen ska vara med"),
    )
    has_own_heading = True


class RulingForm(QuestionForm):
    """What the court said."""

    outcome = OneOf(
        label=_("Vad kom domstolen fram till?"),
        choices=[
            Choice("same", _("Domstolen ändrar inte beslutet")),
            Choice("changed", _("Domstolen har ändrat beslutet")),
            Choice("sent_back", _("Domstolen har skickat tillbaka det till oss")),
        ],
        missing=_("Välj vad domstolen kom fram till"),
    )
    ruled_on = DateField(label=_("Vilken dag kom domen?"))
    text = LongText(
        label=_("Vad står det i domen?"),
        help_text=_("Skriv kort, så att den sökande förstår."),
        missing=_("Skriv kort vad som står i domen"),
        rows=4,
    )
