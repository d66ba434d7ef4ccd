"""What "Jag förstår inte" stands beside: a code for the place, and the words that stand there.

The address has the code alone, never a word. Whoever asks must be able to read the words: the same
is asked here as on the page where they stand. To add a place, add a row to ``PLACES``.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.access import Actor, Verb, can
from applications.models import (
    Case,
    CompletionItem,
    Decision,
    Grant,
    InvestigationLine,
    Letter,
)
from applications.questions.hearing import standing
from applications.questions.investigating import calculated_words, sheet_of
from applications.questions.open_papers import is_open_item
from eservice.ui.sent import sent_id, sent_number
from eservice.ui.swedish import format_date

# As long as an id is in a code.
ID_LENGTH = 36
LONGEST_CODE = 80


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Words that stand somewhere, and the code of where. ``is_hers_alone``: no helper sees them."""

    about: str
    words: str
    is_hers_alone: bool = False


def quote_of(actor: Actor, case: Case, about: str) -> Quote | None:
    """Return the words at a place, or None: the code says nothing, the place is gone or of another
    case, or the actor (as she stands to the case) may not read what stands there."""
    name, _sep, rest = about.partition("-")
    found = PLACES.get(name)
    place = sent_id(rest[:ID_LENGTH])
    if found is None or place is None or len(about) > LONGEST_CODE:
        return None
    return found.words(actor, case, about, place) if can(actor, found.verb, case) else None


def place_of(about: str) -> str | Promise:
    """Return where a quote stood, in words; "" for a code that we don't know."""
    found = PLACES.get(about.partition("-")[0])
    return found.label if found else ""


def _of_item(actor: Actor, case: Case, about: str, place: UUID) -> Quote | None:
    item = CompletionItem.objects.filter(case=case, pk=place).first()
    if item is None or not is_open_item(actor, case, item):
        return None
    content = item.content
    parts = [content.get(name, "") for name in ("what", "why", "how")] + [item.reason]
    words = "\n".join(part for part in parts if part)
    # Asked as for anybody who helps.
    is_open = is_open_item(replace(actor, grant=Grant()), case, item)
    return Quote(about=about, words=words, is_hers_alone=not is_open)


def _of_line(actor: Actor, case: Case, about: str, place: UUID) -> Quote | None:
    opened = {"investigation__case": case, "investigation__opened_at__isnull": False}
    line = InvestigationLine.objects.filter(pk=place, **opened).first()
    if line is None:
        return None
    is_hers = line.text["hers_alone"] or _is_hers_now(line)
    if is_hers and actor.grant:
        return None
    return Quote(about=about, words=line.text["text"], is_hers_alone=is_hers)


def _is_hers_now(line: InvestigationLine) -> bool:
    """True when a later wording of the line is for the applicant alone."""
    while line.ended_at is not None:
        later = InvestigationLine.objects.filter(replaces=line).first()
        if later is None:
            return False
        line = later
    return bool(line.text["hers_alone"])


def _of_calculation(actor: Actor, case: Case, about: str, place: UUID) -> Quote | None:
    """``calculation-<case>-<n>``: line n of the calculation as the investigation shows it."""
    number = _number(about)
    if place != case.pk or not number or not standing(case).is_readable:
        return None
    words = calculated_words(sheet_of(case, actor))
    if number > len(words):
        return None
    # Asked as for anybody who helps.
    is_open = calculated_words(sheet_of(case, replace(actor, grant=Grant())))
    return Quote(about=about, words=words[number - 1], is_hers_alone=not is_open)


def _number(about: str) -> int | None:
    """Return the number after the id in a code; None when there is no such number."""
    return sent_number(about.partition("-")[2][ID_LENGTH + 1 :])


def _of_decision(_actor: Actor, case: Case, about: str, place: UUID) -> Quote | None:
    """``decision-<id>-<n>``: thing n of the decision, from 1; 0 is the decision as a whole."""
    number = _number(about)
    decision = Decision.objects.filter(case=case, pk=place).first()
    if decision is None or number is None:
        return None
    items = decision.content.get("items", [])
    if number > len(items):
        return None
    return Quote(about=about, words=_words_of(decision, items, number))


def _words_of(decision: Decision, items: list[dict[str, Any]], number: int) -> str:
    if number:
        item = items[number - 1]
        parts = [item["what"], item["facts"], item["reasons"]]
    else:
        day = {"day": format_date(timezone.localdate(decision.issued_at))}
        parts = [_("Beslutet från %(day)s") % day, decision.content.get("why", "")]
    return "\n".join(str(part) for part in parts if part)


def _of_letter(actor: Actor, case: Case, about: str, place: UUID) -> Quote | None:
    """A letter as a whole, by its name. Letters are the applicant's own: no helper is shown one."""
    rows = Letter.objects.filter(case=case, pk=place, rendered_at__isnull=False)
    letter = rows.defer("pdf", "context").first()
    if letter is None or actor.grant:
        return None
    facts = {
        "what": letter.get_kind_display(),
        "day": format_date(timezone.localdate(letter.ordered_at)),
    }
    words = _("Brevet ”%(what)s” från %(day)s") % facts
    return Quote(about=about, words=words)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A sort of place: who may read there, what it is called and how its words are found."""

    verb: Verb
    label: str | Promise
    words: Callable[[Actor, Case, str, UUID], Quote | None]


PLACES = {
    "completion": Place(
        verb=Verb.READ_COMPLETION, label=gettext_lazy("Det vi har bett om"), words=_of_item
    ),
    "line": Place(
        verb=Verb.READ_INVESTIGATION, label=gettext_lazy("En rad i utredningen"), words=_of_line
    ),
    "calculation": Place(
        verb=Verb.READ_INVESTIGATION,
        label=gettext_lazy("En rad i beräkningen"),
        words=_of_calculation,
    ),
    "decision": Place(verb=Verb.READ_DECISION, label=gettext_lazy("Beslutet"), words=_of_decision),
    "letter": Place(verb=Verb.READ_MESSAGES, label=gettext_lazy("Ett brev"), words=_of_letter),
}
