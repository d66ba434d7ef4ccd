"""What editors and owners do to texts: the only code that writes wordings.

Every refusal is a :class:`NotPossible` with a sentence that says what to do.
"""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eservice import clock
from eservice.people.models import User
from guides import editions, library
from guides.editing.reading import faults, readability
from guides.editors import owns_texts
from guides.models import Edition, Rewording, RewordingComment, RewordingState
from guides.shipped import is_shipped, shipped


class NotPossible(Exception):
    """What was asked for can't be done; the argument is the sentence that says so."""


NOT_OWNER = _("Bara en textägare kan svara på ett förslag.")
ANSWERED = _("Förslaget har redan fått svar. Läs svaret här.")
CHANGED = _("Texten har ändrats sedan du läste den. Läs den igen och välj sedan.")
NOT_YOURS = _("Bara den som skrev förslaget kan dra tillbaka det.")
HAS_FAULTS = _("Texten går inte att använda än. Den som skrev den behöver rätta den först.")
NOT_EDITED = _("Texten är redan den som följer med.")


@transaction.atomic
def propose(user: User, *, key: str, language: str, source: str, why: str, seen: str) -> Rewording:
    """Propose a wording of a text, seen as the edition ``seen``."""
    return Rewording.objects.create(
        key=key, language=language, source=source, why=why, based_on=seen, proposed_by=user
    )


@transaction.atomic
def comment(user: User, *, rewording_id: int, words: str) -> None:
    """Say something of a proposal that has no answer yet."""
    rewording = _open(rewording_id)
    RewordingComment.objects.create(rewording=rewording, by=user, words=words)


@transaction.atomic
def withdraw(user: User, *, rewording_id: int) -> None:
    """Take one's own proposal back."""
    rewording = _open(rewording_id)
    if rewording.proposed_by_id != user.pk:
        raise NotPossible(NOT_YOURS)
    _answer(rewording, user, RewordingState.WITHDRAWN, "")


def accept(user: User, *, rewording_id: int, reason: str, seen: str) -> Edition:
    """Put a proposal live. ``seen`` is the edition that the owner compared it with."""
    _must_own(user)
    try:
        with transaction.atomic():
            rewording = _open(rewording_id)
            if _stops(rewording):
                raise NotPossible(HAS_FAULTS)
            edition = _publish(user, rewording, rewording.source, reason, seen)
            rewording.edition = edition
            _answer(rewording, user, RewordingState.ACCEPTED, reason)
            transaction.on_commit(editions.forget)
    except IntegrityError as error:
        raise NotPossible(CHANGED) from error
    return edition


@transaction.atomic
def decline(user: User, *, rewording_id: int, reason: str) -> None:
    """Say no to a proposal, with the reason."""
    _must_own(user)
    _answer(_open(rewording_id), user, RewordingState.DECLINED, reason)


def follow_release(user: User, *, key: str, language: str, keeps_ours: bool, seen: str) -> None:
    """Answer a release that has changed a text that was edited here: keep ours, or take theirs."""
    _must_own(user)
    # What this process knew may be older than the page that was pressed.
    editions.forget()
    live = editions.live(key, language)
    if live is None or not live.source:
        raise NotPossible(NOT_EDITED)
    reason = _("Behöll vår text.") if keeps_ours else _("Tog texten som följer med.")
    text = Rewording(key=key, language=language)
    try:
        with transaction.atomic():
            _publish(user, text, live.source if keeps_ours else "", str(reason), seen)
            transaction.on_commit(editions.forget)
    except IntegrityError as error:
        raise NotPossible(CHANGED) from error


def _must_own(user: User) -> None:
    if not owns_texts(user):
        raise NotPossible(NOT_OWNER)


def _open(rewording_id: int) -> Rewording:
    """Return the proposal, locked. Raises NotPossible when it has its answer."""
    rewording = Rewording.objects.select_for_update(of=["self"]).get(pk=rewording_id)
    if rewording.state != RewordingState.OPEN:
        raise NotPossible(ANSWERED)
    return rewording


def _stops(rewording: Rewording) -> bool:
    found = readability(rewording.source, rewording.key, rewording.language)
    return bool(faults(rewording.source, rewording.key, rewording.language)) or bool(
        found and found.errors
    )


def _publish(user: User, text: Rewording, source: str, reason: str, seen: str) -> Edition:
    """Make the next edition of a text and let it hold; the database lets only one be next."""
    key, language = text.key, text.language
    editions.forget()
    if current(key, language) != seen:
        raise NotPossible(CHANGED)
    number = _next_number(key, language)
    Edition.objects.filter(key=key, language=language, is_live=True).update(is_live=False)
    return Edition.objects.create(
        key=key,
        language=language,
        number=number,
        source=source,
        shipped_hash=shipped(key, language).hash if is_shipped(key, language) else "",
        reason=reason,
        made_by=user,
    )


def _next_number(key: str, language: str) -> int:
    latest = Edition.objects.filter(key=key, language=language).aggregate(Max("number"))
    return (latest["number__max"] or 0) + 1


def current(key: str, language: str) -> str:
    """Return the edition that is shown now; "" when there is no text in that language."""
    try:
        return library.text(key, language).edition
    except library.TextMissing:
        return ""


def _answer(rewording: Rewording, user: User, state: str, answer: str | Promise) -> None:
    rewording.state, rewording.answer = state, answer
    rewording.answered_by, rewording.answered_at = user, clock.now()
    rewording.save()
