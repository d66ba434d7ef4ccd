"""What the writer and the editors do to suggestions: the only code that writes them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from eservice import clock, crypto
from eservice.codes import Code
from eservice.people.models import User
from guides.floods import Limit, count_one
from guides.masking import Kind, mask, mask_words
from guides.models import Suggestion, SuggestionAnswer, SuggestionState

SENDING = Limit("suggestion", of_one=20, of_all=500)
TRYING_CODES = Limit("suggestion-code", of_one=50, of_all=5_000)
# What we write ourselves may say where to call or write, and never whose case it is.
FROM_US = (Kind.PERSONAL, Kind.CASE)


class NotAnEditor(Exception):
    """Only editors and owners of texts read, publish and answer suggestions."""


class NoSuchCode(Exception):
    """The code opens nothing: it is mistyped, or never was."""


class AnsweredSince(Exception):
    """Somebody has answered since the page was opened."""


class NotInText(Exception):
    """These words, in ``args[0]``, don't stand in the suggestion."""


@dataclass(frozen=True)
class Sent:
    """What the receipt shows. The code is kept nowhere else."""

    suggestion: Suggestion
    code: Code


def _index(code: Code) -> str:
    return crypto.blind_index(f"suggestion/{code.text}")


def _code_of(*parts: str) -> Code:
    """The same page sent twice with the same words gives the same code, and one suggestion."""
    fingerprint = crypto.blind_index("\n".join(("suggestion-page", *parts)))
    return Code.out_of(int(fingerprint.rpartition(":")[2], 16))


@transaction.atomic
def send_suggestion(*, about: str, words: str, page: UUID, connection: str) -> Sent:
    """Take in what anyone proposes. ``page`` is the page it was written on, by chance.

    Personal data is taken out before anything is stored. Raises TooMuch.
    """
    masked = mask(words)
    code = _code_of(str(page), about, masked.text)
    before = Suggestion.objects.filter(code_index=_index(code)).first()
    if before is not None:
        return Sent(before, code)
    count_one(SENDING, connection)
    values = {"about": about, "words": masked.text, "masked": masked.found}
    sent, _is_new = Suggestion.objects.get_or_create(code_index=_index(code), defaults=values)
    return Sent(sent, code)


def follow(*, typed: str, connection: str) -> Suggestion:
    """Return the suggestion of a code with its answers; raises NoSuchCode and TooMuch.

    Every code that opens nothing is counted.
    """
    code = Code.typed(typed)
    found = Suggestion.objects.filter(code_index=_index(code)) if code else None
    suggestion = found.prefetch_related("answers").first() if found else None
    if suggestion is None:
        with transaction.atomic():
            count_one(TRYING_CODES, connection)
        raise NoSuchCode
    return suggestion


def _locked(user: User, suggestion_id: UUID) -> Suggestion:
    if not user.is_editor:
        raise NotAnEditor
    return Suggestion.objects.select_for_update().get(pk=suggestion_id)


def _moderate(suggestion: Suggestion, user: User, state: SuggestionState, now: datetime) -> None:
    suggestion.state, suggestion.moderated_at, suggestion.moderated_by = state, now, user


@transaction.atomic
def publish(user: User, *, suggestion_id: UUID) -> None:
    """Let everyone read it; twice is the same."""
    suggestion = _locked(user, suggestion_id)
    if suggestion.state == SuggestionState.PUBLISHED:
        return
    now = clock.now()
    _moderate(suggestion, user, SuggestionState.PUBLISHED, now)
    suggestion.listed_at, suggestion.hidden_reason = now, ""
    suggestion.save()


@transaction.atomic
def hide(user: User, *, suggestion_id: UUID, reason: str) -> None:
    """Let only the writer read it, and tell her why."""
    suggestion = _locked(user, suggestion_id)
    _moderate(suggestion, user, SuggestionState.HIDDEN, clock.now())
    suggestion.hidden_reason = mask(reason, FROM_US).text
    suggestion.save()


@transaction.atomic
def take_out_words(user: User, *, suggestion_id: UUID, words: list[str]) -> None:
    """Take words out of a suggestion for ever, such as a name. The writer is told.

    Raises NotInText, and then nothing is taken out.
    """
    suggestion = _locked(user, suggestion_id)
    masked = mask_words(suggestion.words, words)
    if missing := [word for word, times in masked.found.items() if not times]:
        raise NotInText(missing)
    suggestion.words, suggestion.has_lost_words = masked.text, True
    suggestion.save()


@transaction.atomic
def answer(user: User, *, suggestion_id: UUID, outcome: str, words: str, seen: int) -> None:
    """Answer, or answer anew: what was answered before stays. ``seen`` is the newest number that
    the page showed, 0 for none.

    The first answer puts a published suggestion at the top of the public page. Raises
    AnsweredSince; the same answer once more is no new one.
    """
    suggestion = _locked(user, suggestion_id)
    newest = suggestion.answers.last()
    text = mask(words, FROM_US).text
    if newest and (newest.outcome, newest.words) == (outcome, text):
        return
    number = newest.number if newest else 0
    if number != seen:
        raise AnsweredSince
    now = clock.now()
    SuggestionAnswer.objects.create(
        suggestion=suggestion, number=number + 1, outcome=outcome, words=text, at=now, by=user
    )
    if newest is None:
        suggestion.answered_at = now
        suggestion.listed_at = now if suggestion.listed_at else None
        suggestion.save()
