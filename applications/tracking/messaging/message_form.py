"""The form of a message, and what was sent from its page."""

from dataclasses import dataclass, field
from uuid import UUID

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.actions.documents import Added
from applications.actions.messages import Words
from eservice.ui.fields import Tick
from eservice.ui.forms import QuestionForm
from eservice.ui.message_text import MessageText


class MessageForm(QuestionForm):
    """What she writes. Files stand beside it."""

    text = MessageText(
        label=_("Ditt meddelande"),
        help_text=_("Skriv som du vill. Korta meningar går bra."),
        missing=_("Skriv något. Några ord räcker."),
    )
    hers_alone = Tick(
        label=_("Visa det bara för handläggaren"),
        said=_("Bara för handläggaren"),
        help_text=_("Sätt ett kryss om den som hjälper dig inte ska läsa det."),
        required=False,
    )
    has_own_heading = True

    def adapt(self) -> None:
        self.fields["hers_alone"].optional = False


@dataclass(kw_only=True)
class Typed:
    """What was sent from the page, and what became of it."""

    form: MessageForm
    added: Added | None = None
    # Nothing was chosen; why it could not be sent; whether it was sent without the files.
    is_empty: bool = False
    stopped: str | Promise = ""
    is_beaten: bool = False
    # How many she had written when she opened the page; None is now.
    seen: int | None = field(default=None)

    @property
    def status(self) -> int:
        if self.stopped or self.is_beaten:
            return 409
        has_errors = self.form.is_bound and bool(self.form.errors)
        is_refused = self.added is not None and bool(self.added.refused)
        return 422 if has_errors or is_refused or self.is_empty else 200


def words_of(form: MessageForm, data: QueryDict) -> Words:
    """Return what a valid form says, about what, and how far she had read."""
    return Words(
        text=form.cleaned_data["text"],
        about=data.get("om", ""),
        hers_alone=form.cleaned_data["hers_alone"],
        read_until=id_of(data.get("until", "")),
    )


def number_of(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def id_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
