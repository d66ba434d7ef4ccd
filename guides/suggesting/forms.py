"""What people write on the pages about suggestions."""

from uuid import UUID, uuid4

from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import LongText, ShortText
from eservice.ui.forms import QuestionForm
from guides.models import About, Outcome

# With hyphens that keep it on one line.
EXAMPLE = "AB2C‑DE3F‑GH4J"


class SuggestForm(QuestionForm):
    """What it is about, and what she proposes."""

    has_own_heading = True

    about = OneOf(
        label=_("Vad handlar det om?"),
        choices=(
            Choice(About.TEXTS, About.TEXTS.label, _("Något är svårt att förstå eller fel.")),
            Choice(About.SERVICE, About.SERVICE.label, _("Något är krångligt eller saknas.")),
            Choice(
                About.ACCESSIBILITY,
                About.ACCESSIBILITY.label,
                _("Något går inte att se, höra, läsa eller använda för dig."),
            ),
            Choice(About.MEETING, About.MEETING.label, _("Vid ett möte, i telefon eller i brev.")),
            Choice(
                About.BETWEEN,
                About.BETWEEN.label,
                _("Till exempel när två myndigheter skickade dig mellan sig."),
            ),
            Choice(About.OTHER, About.OTHER.label),
        ),
        missing=_("Välj vad det handlar om"),
    )
    words = LongText(
        label=_("Vad vill du säga till oss?"),
        help_text=_("Skriv inte namn eller personnummer. Andra kan läsa det du skriver."),
        missing=_("Skriv vad du vill säga till oss"),
        rows=8,
    )


class FollowForm(QuestionForm):
    """The code, however it is grouped."""

    code = ShortText(
        label=_("Skriv koden som du fick"),
        help_text=format_lazy(_("Den har tolv tecken, till exempel {code}."), code=EXAMPLE),
        missing=_("Skriv koden"),
        attrs={"autocapitalize": "characters", "spellcheck": "false"},
    )


class HideForm(QuestionForm):
    """Why only the writer may read it."""

    reason = LongText(
        label=_("Varför visar vi inte förslaget?"),
        help_text=_("Den som skrev läser det här på sidan med sin kod. Skriv till ”du”."),
        missing=_("Skriv varför vi inte visar förslaget"),
    )


class WordsOutForm(QuestionForm):
    """The words to take out, one on each line."""

    words = LongText(
        label=_("Vilka ord ska bort?"),
        help_text=_("Skriv ett namn eller ett uttryck på varje rad. Du kan inte ångra dig sedan."),
        missing=_("Skriv orden som ska bort"),
    )

    def lines(self) -> list[str]:
        """Return the words, each once."""
        lines = (line.strip() for line in self.cleaned_data["words"].splitlines())
        return list(dict.fromkeys(line for line in lines if line))


class AnswerForm(QuestionForm):
    """What came of it, and why."""

    has_own_heading = True

    outcome = OneOf(
        label=_("Vad blev det av förslaget?"),
        choices=[Choice(value, label) for value, label in Outcome.choices],
        missing=_("Välj vad det blev av förslaget"),
    )
    words = LongText(
        label=_("Svaret"),
        help_text=_("Alla kan läsa svaret. Är det ett nej? Skriv varför först."),
        missing=_("Skriv ett svar"),
        rows=8,
    )


def page_of(data: QueryDict | None) -> UUID:
    """Return the mark of the page that was sent, or of a new one."""
    try:
        return UUID((data or {}).get("page", ""))
    except ValueError:
        return uuid4()
