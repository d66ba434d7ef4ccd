"""What somebody has done lately for a person she helps: her own acts, without anybody's answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from applications.event_kinds import AccessKind, GrantEventKind
from applications.models import AccessLog, Answer, AnswerRevision, Document, Grant, GrantEvent
from applications.questions.answers import Answers
from applications.questions.catalogue import FLOW
from applications.questions.privacy import is_hers_alone
from applications.questions.progress import facts_about
from eservice.people.models import User

MOST_SHOWN = 10
# So many rows of each kind are looked at: pages that follow one another are told as one.
LOOKED_AT = 50


@dataclass(frozen=True, kw_only=True)
class Deed:
    """One thing, in words, and when."""

    at: datetime
    text: str


def deeds_of(user: User, grant: Grant) -> list[Deed]:
    """Return the reader's own last acts under a grant, the newest first, with six queries."""
    kinds = (_answered, _changed, _removed, _filed, _read, _told)
    rows = [deed for kind in kinds for deed in kind(user, grant)]
    rows.sort(key=lambda deed: deed.at, reverse=True)
    # The same thing time after time is told once, with its last moment.
    told = [next(same) for _text, same in groupby(rows, key=lambda deed: deed.text)]
    return told[:MOST_SHOWN]


def _title(step: str, grant: Grant) -> str | None:
    """Return the question without anybody's name, or None for one that isn't asked any more."""
    if step.partition(".")[0] not in FLOW.by_key:
        return None
    found = FLOW.of_key(step)
    nothing = Answers(lambda _step: None, facts_about(grant.grantor)).without_names()
    return None if is_hers_alone(found) else str(found.title_for(nothing))


def _worded(rows: QuerySet, time: str, text: str, grant: Grant) -> Iterator[Deed]:
    for row in rows.order_by(f"-{time}").only("step", time)[:LOOKED_AT]:
        title = _title(row.step, grant)
        if title:
            yield Deed(at=getattr(row, time), text=text.format(question=title))


def _answered(user: User, grant: Grant) -> Iterator[Deed]:
    rows = Answer.objects.filter(grant=grant, by=user)
    return _worded(rows, "at", _("Du svarade på ”{question}”"), grant)


def _changed(user: User, grant: Grant) -> Iterator[Deed]:
    """What she wrote and somebody has changed since."""
    rows = AnswerRevision.objects.filter(grant=grant, by=user, rev__isnull=False)
    return _worded(rows, "at", _("Du svarade på ”{question}”"), grant)


def _removed(user: User, grant: Grant) -> Iterator[Deed]:
    """What she took away and nobody has answered again."""
    there = Answer.objects.filter(draft=OuterRef("draft"), step=OuterRef("step"))
    rows = AnswerRevision.objects.filter(~Exists(there), ended_grant=grant, ended_by=user)
    return _worded(rows, "ended_at", _("Du tog bort svaret på ”{question}”"), grant)


def _filed(user: User, grant: Grant) -> Iterator[Deed]:
    rows = Document.objects.filter(grant=grant, uploaded_by=user)
    for at in rows.order_by("-at").values_list("at", flat=True)[:LOOKED_AT]:
        yield Deed(at=at, text=_("Du lade till ett papper"))


def _read(user: User, grant: Grant) -> Iterator[Deed]:
    words = {
        AccessKind.DRAFT: _("Du öppnade en ansökan som inte är skickad"),
        AccessKind.CASE: _("Du tittade på hur det går"),
        AccessKind.ANSWERS: _("Du läste svaren"),
        AccessKind.DOCUMENT: _("Du öppnade ett papper"),
        AccessKind.RECEIPT: _("Du öppnade kvittot"),
    }
    rows = AccessLog.objects.filter(grant=grant, by=user, kind__in=list(words))
    for at, kind in rows.order_by("-at").values_list("at", "kind")[:LOOKED_AT]:
        yield Deed(at=at, text=words[AccessKind(kind)])


def _told(user: User, grant: Grant) -> Iterator[Deed]:
    words = {
        GrantEventKind.HANDED: _("Du sa att ansökan är klar"),
        GrantEventKind.SUBMITTED: _("Du skickade ansökan"),
        GrantEventKind.ACCEPTED: _("Du sa ja till att hjälpa"),
    }
    rows = GrantEvent.objects.filter(grant=grant, by=user, kind__in=list(words))
    for at, kind in rows.order_by("-at").values_list("at", "kind")[:LOOKED_AT]:
        yield Deed(at=at, text=words[GrantEventKind(kind)])
