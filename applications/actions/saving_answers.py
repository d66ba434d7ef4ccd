"""What is typed on a draft's questions: kept, never lost, and by whose hand (``locked_draft``)."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from applications.access import Actor, Verb, require
from applications.errors import EditConflict, NotAllowed
from applications.models import Answer, AnswerRevision, Draft
from applications.partners import partner_in
from applications.questions.adults import PARTNER
from applications.questions.catalogue import FLOW
from applications.questions.editions import edition_shown
from applications.questions.privacy import is_about_partner, is_partners_own, own_words
from applications.rest import require_unsent
from eservice import clock

Raw = dict[str, list[str]]
# No person comes too late so often; a robot shall not fill the database.
MOST_LOST_TEXTS = 200


def save_answer(
    actor: Actor,
    *,
    draft: Draft,
    step: str,
    stored: Answer | None,
    raw: Raw,
    cleaned: dict[str, Any] | None,
    seen_rev: int | None,
    confirms: bool = False,
    verb: Verb = Verb.EDIT_DRAFT,
) -> Answer:
    """Keep what was typed on a step of a locked draft, and the version before as a revision.

    ``stored`` is the answer that is there now, ``seen_rev`` the version that the page showed.
    ``cleaned`` is None when the text is incomplete; ``confirms``: the question has changed since,
    and the same answer is given to it now; ``verb``: an upload answers about the paper too.
    Raises EditConflict (``keep_losing_text``); NotAllowed also for the other adult's part;
    AlreadySent."""
    _require_own_part(actor, verb, draft, step)
    values = {
        "raw": raw,
        "cleaned": cleaned,
        "is_valid": cleaned is not None,
        "edition": edition_shown(step),
        "by": actor.user,
        "grant": actor.grant,
        "companion_id": actor.companion_id,
        "words_by_id": _writer(actor, step, stored, raw),
    }
    if stored is None:
        return Answer.objects.create(draft=draft, step=step, at=clock.now(), **values)
    if (stored.raw, stored.is_valid) != (raw, cleaned is not None):
        _replace(actor, stored, values, seen_rev)
    elif confirms or stored.is_carried:
        _confirm(actor, stored)
    return stored


def _confirm(actor: Actor, stored: Answer) -> None:
    """Give the same answer again. One from the month before is hers who says it now; when that is
    a helper, what the person said herself is kept as a version: she reads that it is the same."""
    values = {"at": clock.now(), "edition": edition_shown(stored.step)}
    if stored.is_carried:
        values |= {"is_carried": False, "by": actor.user, "grant": actor.grant}
        values["companion_id"] = actor.companion_id
        if actor.grant:
            _keep(stored, actor)
            values["rev"] = stored.rev + 1
    for name, value in values.items():
        setattr(stored, name, value)
    stored.save(update_fields=[*values])


def confirm_answers(actor: Actor, *, draft: Draft, answers: Iterable[Answer]) -> None:
    """Say of answers from the month before, in a locked draft, that they are still right.

    Raises NotAllowed, also for the other adult's part.
    """
    for answer in answers:
        _require_own_part(actor, Verb.EDIT_DRAFT, draft, answer.step)
        _confirm(actor, answer)


def _replace(actor: Actor, stored: Answer, values: dict[str, Any], seen_rev: int | None) -> None:
    if seen_rev != stored.rev:
        raise EditConflict(stored)
    _keep(stored, actor)
    values |= {"at": clock.now(), "rev": stored.rev + 1, "is_carried": False}
    for name, value in values.items():
        setattr(stored, name, value)
    stored.save(update_fields=[*values])


def _require_own_part(actor: Actor, verb: Verb, draft: Draft, step: str) -> None:
    """Raise NotAllowed also for a page of the other adult: each answers her own part, and nobody
    else touches what is about a partner who is in. What was sent stands."""
    if not connection.in_atomic_block:
        raise RuntimeError("answers are changed inside locked_draft")
    require(actor, verb, draft)
    require_unsent(draft, step)
    found = FLOW.of_key(step)
    is_others = not is_partners_own(found) if actor.co_applicant else is_about_partner(found)
    if is_others and (actor.co_applicant or partner_in(draft.pk)):
        raise NotAllowed(f"{actor.role} does not answer {step}")


def _writer(actor: Actor, step: str, stored: Answer | None, raw: Raw) -> int | None:
    """Return who wrote the own words that stand on the step from now on. While any of the
    words from before stand, a helper's are not hers to read, in whichever row."""
    found = FLOW.of_key(step)
    words = own_words(found, raw)
    before = own_words(found, stored.raw) if stored is not None else {}
    is_kept = actor.grant and any(texts in before.values() for texts in words.values())
    if words and (words == before or is_kept):
        return stored.words_by_id
    return actor.user.pk if words else None


def keep_losing_text(actor: Actor, *, draft: Draft, step: str, raw: Raw) -> None:
    """Keep the text of a page that came too late, so that nothing typed is ever lost.

    Also the applicant's about a partner who answers herself by now.
    """
    require(actor, Verb.EDIT_DRAFT, draft)
    if draft.revisions.filter(rev__isnull=True).count() >= MOST_LOST_TEXTS:
        return
    AnswerRevision.objects.create(
        draft=draft,
        step=step,
        raw=raw,
        rev=None,
        by=actor.user,
        at=clock.now(),
        grant=actor.grant,
    )


def _keep(stored: Answer, actor: Actor) -> None:
    AnswerRevision.objects.create(
        draft_id=stored.draft_id,
        step=stored.step,
        raw=stored.raw,
        rev=stored.rev,
        edition=stored.edition,
        by_id=stored.by_id,
        at=stored.at,
        grant_id=stored.grant_id,
        ended_at=clock.now(),
        ended_by=actor.user,
        ended_grant=actor.grant,
    )


def remove_answers(
    actor: Actor, *, draft: Draft, answers: Iterable[Answer], verb: Verb = Verb.EDIT_DRAFT
) -> None:
    """Take answers away, such as all about one child; each is kept as a revision."""
    require(actor, verb, draft)
    for answer in answers:
        _require_own_part(actor, verb, draft, answer.step)
        take_away(actor, answer)


def take_away(actor: Actor, answer: Answer) -> None:
    """Take an answer away and keep it as a revision. Whoever calls holds the draft, and has asked
    for the right or is the task worker."""
    _keep(answer, actor)
    answer.delete()


def clear_part(actor: Actor, draft: Draft) -> None:
    """Take away what is answered in the partner's part, when she comes or goes.

    Each adult's words are her own: neither goes on from the other's. All is kept as revisions.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a part is cleared while the draft is held")
    for answer in draft.answers.filter(step__startswith=PARTNER.key):
        take_away(actor, answer)
