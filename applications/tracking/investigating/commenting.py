"""Saying something of one line, or of the whole: it is right, it is wrong, or there is more."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb
from applications.acting import actor_of, hides_earlier
from applications.actions import commenting
from applications.errors import EditConflict, NotAllowed, NotPossible
from applications.event_kinds import AccessKind
from applications.models import Case, InvestigationLine, LineComment
from applications.questions.hearing import standing
from applications.questions.investigating import calculated_words, sheet_of
from applications.statuses import OPEN_STAGES
from applications.tracking.handling import contact
from applications.tracking.investigating.reading import WHY_NOT, back, page
from applications.tracking.own_case import read_own_case, shows_case
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm
from eservice.ui.sent import sent_id

ANY = ["GET", "HEAD", "POST"]
Kind = LineComment.Kind
READING = (AccessKind.INVESTIGATION, Verb.COMMENT_INVESTIGATION)


class CommentForm(QuestionForm):
    """Whether it is right, and in her own words what is wrong or missing."""

    kind = OneOf(
        label=gettext_lazy("Vad vill du säga?"),
        choices=[
            Choice(Kind.AGREES, gettext_lazy("Det stämmer")),
            Choice(Kind.CORRECTS, gettext_lazy("Det stämmer inte")),
            Choice(Kind.COMMENTS, gettext_lazy("Jag vill tillägga något")),
        ],
        missing=gettext_lazy("Välj vad du vill säga"),
    )
    text = LongText(
        label=gettext_lazy("Skriv med egna ord"),
        help_text=gettext_lazy("Vad är fel? Hur är det i stället? Vad saknas?"),
        required=False,
    )
    has_own_heading = True

    def adapt(self) -> None:
        self.fields["text"].optional = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        needs_text = cleaned.get("kind") in {Kind.CORRECTS, Kind.COMMENTS}
        if needs_text and not cleaned.get("text") and "text" not in self.errors:
            is_wrong = cleaned["kind"] == Kind.CORRECTS
            self.add_error(
                "text", _("Skriv vad som är fel") if is_wrong else _("Skriv vad du vill tillägga")
            )
        return cleaned

    @property
    def said(self) -> dict[str, str]:
        """Return what a valid form says. Words beside "det stämmer" are an addition."""
        kind, text = self.cleaned_data["kind"], self.cleaned_data["text"]
        text = text.replace("\r\n", "\n")
        return {"kind": Kind.COMMENTS if kind == Kind.AGREES and text else kind, "text": text}


@dataclass(frozen=True, kw_only=True)
class Place:
    """What a comment is about: a line, a line of the calculation by its number, or the whole.

    ``seen`` is the words that the page showed of the calculation, empty before it was shown.
    """

    case_id: UUID
    line_id: UUID | None = None
    number: int | None = None
    seen: str = ""

    @property
    def anchor(self) -> str:
        place = self.line_id or self.number
        return f"#rad-{place}" if place else "#helheten"


@keeps_typed
@require_http_methods(ANY)
@hides_earlier
@shows_case
def comment_line(request: HttpRequest, case_id: UUID, line_id: UUID) -> HttpResponse:
    """Say something of one line."""
    return _comment(request, Place(case_id=case_id, line_id=line_id))


@keeps_typed
@require_http_methods(ANY)
@hides_earlier
@shows_case
def comment_calculation(request: HttpRequest, case_id: UUID, number: int) -> HttpResponse:
    """Say something of a line of the calculation, counted from 1."""
    return _comment(request, Place(case_id=case_id, number=number, seen=request.POST.get("om", "")))


@keeps_typed
@require_http_methods(ANY)
@hides_earlier
@shows_case
def comment_whole(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say something of the whole."""
    return _comment(request, Place(case_id=case_id))


def _comment(request: HttpRequest, place: Place) -> HttpResponse:
    if request.method != "POST":
        typed = typed_before_login(request)
        kind = request.GET.get("sag", "")
        form = CommentForm(typed, initial={"kind": kind if kind in Kind.values else ""})
        form.keep_quiet()
        return _page(request, place, form)
    form = CommentForm(request.POST)
    if not form.is_valid() or (place.number is not None and not place.seen):
        return _page(request, place, form, status=422)
    try:
        _say(request, place, form)
    except EditConflict as conflict:
        return _page(request, place, form, status=409, newer=conflict)
    except InvestigationLine.DoesNotExist as error:
        raise Case.DoesNotExist from error
    except NotAllowed:
        # The page answers 404 and logs the refusal.
        return _page(request, place, form, status=409)
    except NotPossible as error:
        return _page(request, place, form, status=409, stopped=WHY_NOT[error.reason])
    response = back(place.case_id, "sagt", place.anchor)
    forget(request, response)
    return response


def _say(request: HttpRequest, place: Place, form: CommentForm) -> None:
    commenting.comment(
        actor_of(request),
        case_id=place.case_id,
        line_id=place.line_id,
        about=place.seen,
        page_id=sent_id(request.POST.get("page_id", "")) or uuid4(),
        **form.said,
    )


def _page(
    request: HttpRequest,
    place: Place,
    form: CommentForm,
    *,
    status: int = 200,
    newer: EditConflict | None = None,
    stopped: Any = "",
) -> HttpResponse:
    """Show the line with the form below it; when it has new words, those too."""
    actor, case = read_own_case(request, place.case_id, *READING)
    if not standing(case).is_readable:
        return page(request, actor, case, status=status)
    line = _line(actor, case, place.line_id) if place.line_id else None
    if line is not None and line.ended_at and newer is None:
        newer = EditConflict(commenting.current(line))
    context = {
        "actor": actor,
        "case": case,
        "contact": contact(case),
        "line": line,
        "number": place.number,
        "words": line.text["text"] if line else _calculated(actor, case, place),
        "is_old": newer is not None,
        "newer": newer.answer if newer else None,
        "stopped": stopped or _too_late(case),
        "form": form,
        "page_id": sent_id(request.POST.get("page_id", "")) or uuid4(),
        "error_links": form.error_links(),
    }
    return render(request, "tracking/investigating/comment.html", context, status=status)


def _calculated(actor: Actor, case: Case, place: Place) -> str:
    """Return the words of a line of the calculation: those that were shown, or that stand now."""
    if place.number is None or place.seen:
        return place.seen
    words = calculated_words(sheet_of(case, actor))
    if not 0 < place.number <= len(words):
        raise Case.DoesNotExist
    return words[place.number - 1]


def _too_late(case: Case) -> Any:
    if case.stage in OPEN_STAGES:
        return ""
    return WHY_NOT["withdrawn" if case.withdrawn_at else "decided"]


def _line(actor: Actor, case: Case, line_id: UUID) -> InvestigationLine:
    """Return a line that the reader may see; otherwise it is as if it didn't exist."""
    line = InvestigationLine.objects.filter(pk=line_id, investigation__case=case).first()
    now = commenting.current(line) if line else None
    shown = (line, now) if now else (line,)
    if line is None or (actor.grant and any(each.text["hers_alone"] for each in shown)):
        raise Case.DoesNotExist
    return line
