"""The journal of a case: notes that are written once and never changed, and the whole history."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.actions import cases
from applications.event_kinds import AccessKind
from applications.models import Case, CaseNote
from applications.paging import PAGE_SIZE, Cursor
from applications.review import history
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from eservice.ui.choices import AnswerField
from eservice.ui.fields import Textarea
from eservice.ui.forms import QuestionForm

LONGEST_NOTE = 10_000


class NoteText(AnswerField, forms.CharField):
    """The text of a note. A line break counts as one character, however it was sent."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {
            "required": _("Skriv något i anteckningen"),
            "null_characters_not_allowed": _(
                "Texten har ett tecken som inte går att läsa. Skriv den igen."
            ),
        }
        widget = Textarea(attrs={"rows": 6})
        super().__init__(widget=widget, error_messages=messages, **kwargs)
        too_long = _(
            "Anteckningen är för lång. Skriv högst %(limit_value)d tecken."
            " Nu är det %(show_value)d. Du kan dela den i två."
        )
        self.validators.append(MaxLengthValidator(LONGEST_NOTE, too_long))

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n")


class NoteForm(QuestionForm):
    """A new note."""

    text = NoteText(
        label=_("Ny anteckning"),
        help_text=_("Den sökande har rätt att läsa den. Du kan inte ändra den sedan."),
    )

    def __init__(self, data=None) -> None:
        super().__init__(data)
        self.heading_field = None


@dataclass(frozen=True)
class NotesPage:
    """One page of notes, newest first; ``next`` is None on the last page."""

    notes: list[CaseNote]
    next: Cursor | None


def notes_of(case: Case, after: Cursor | None) -> NotesPage:
    """Return the notes that come after a place, by walking an index."""
    notes = case.notes.select_related("by__person").order_by("-at", "-id")
    if after:
        notes = notes.filter(Q(at__lt=after.at) | Q(at=after.at, id__lt=after.id))
    found = list(notes[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    following = Cursor(shown[-1].at, shown[-1].pk) if len(found) > PAGE_SIZE else None
    return NotesPage(shown, following)


@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def journal(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the notes and the history, and write a new note."""
    form = NoteForm()
    if request.method == "POST":
        visible_case(actor, case_id)
        form = NoteForm(request.POST)
        if form.is_valid():
            note = {"text": form.cleaned_data["text"], "note_id": _note_id(request)}
            cases.write_note(actor, case_id=case_id, **note)
            return HttpResponseRedirect(f"{reverse('journal', args=[case_id])}?klart=antecknat")
    case = opened_case(actor, case_id, AccessKind.JOURNAL)
    context = {
        **frame(request, case),
        **_pages(request, case),
        "form": form,
        "note_id": _note_id(request) or uuid4(),
        "error_links": form.error_links(),
    }
    return render(request, "review/journal.html", context)


def _note_id(request: HttpRequest) -> UUID | None:
    """Return the id that the page gave the note, so that a page sent twice is one note."""
    try:
        return UUID(request.POST.get("note_id", ""))
    except ValueError:
        return None


def _pages(request: HttpRequest, case: Case) -> dict[str, Any]:
    start = reverse("journal", args=[case.pk])
    after = Cursor.parse(request.GET.get("efter", ""))
    seq = history.parse_place(request.GET.get("fore", ""))
    page, (happenings, older) = notes_of(case, after), history.before(case, seq)
    return {
        "notes": page.notes,
        "is_later_page": after is not None,
        "next_url": f"{start}?{urlencode({'efter': page.next})}#notes" if page.next else "",
        "first_url": f"{start}#notes" if after else "",
        "happenings": happenings,
        "older_url": f"{start}?fore={older}#history" if older else "",
        "newest_url": f"{start}#history" if seq is not None else "",
    }
