"""Drafts that nobody changes any more: their owners are warned twice, and then they are deleted."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from applications.actions.notices import notify
from applications.documents import vault
from applications.models import Draft, Notice, Outreach, Registration
from applications.notice_kinds import NoticeKind
from applications.partners import partner_in
from applications.questions.keeping import WARNED_BEFORE, kept_until
from eservice import clock
from eservice.municipality import municipality
from eservice.people.models import Person

AT_ONCE = 500


def warn_of_endings() -> int:
    """Warn of every draft that ends within 14 and within 3 days, once each; returns how many.

    One that is found late is warned of all the same: it isn't deleted before that.
    """
    first, last = WARNED_BEFORE
    found = list(_unchanged(first)[:AT_ONCE])
    left = {draft.pk: (kept_until(draft.changed_at) - clock.today()).days for draft in found}
    return sum(_warn(draft, first if left[draft.pk] > last else last) for draft in found)


def delete_ended_drafts() -> int:
    """Delete the drafts whose time is over, with everything in them; returns how many.

    The last warning is at least three days old: nothing goes without one.
    """
    return sum(_delete(draft.pk) for draft in list(_unchanged(-1)[:AT_ONCE]))


def _unchanged(days: int) -> QuerySet[Draft]:
    """Return the drafts that end in at most so many days, with ``changed_at``: the last answer."""
    keep = municipality().drafts.keep_days
    day = clock.today() - timedelta(days=keep - days)
    until = datetime.combine(day, time.max, tzinfo=timezone.get_current_timezone())
    # The first condition is cheap: most drafts are not that old.
    drafts = unsent_drafts().filter(started_at__lte=until, changed_at__lte=until)
    return drafts.select_related("person").order_by("started_at")


def unsent_drafts() -> QuerySet[Draft]:
    """Return what people have not sent, with ``changed_at``: the last answer. What somebody has
    handed in on paper is not theirs to send, and never thrown away because nobody has written it
    down."""
    registered = Registration.objects.filter(draft=OuterRef("pk"))
    drafts = Draft.objects.filter(~Exists(registered), sent_at__isnull=True)
    return drafts.annotate(changed_at=Coalesce(Max("answers__at"), "started_at"))


@transaction.atomic
def _warn(draft: Draft, days: int) -> bool:
    partner = partner_in(draft.pk)
    people = [_told_of(draft), *([partner.person] if partner else [])]
    ends = kept_until(draft.changed_at)
    told = False
    for person in people:
        once = f"draft-ends:{draft.pk}:{ends}:{days}:{person.pk}"
        if not Notice.objects.filter(once=once).exists():
            notify(person, NoticeKind.DRAFT_ENDS, once=once, draft=draft)
            told = True
    return told


def _told_of(draft: Draft) -> Person:
    """Return whose it is; of one that nobody has taken over yet, who began it."""
    outreach = Outreach.objects.filter(draft=draft, joined_at__isnull=True).first()
    return outreach.grant.grantee if outreach else draft.person


@transaction.atomic
def _delete(draft_id: UUID) -> bool:
    """Delete one draft, unless it was changed or sent a moment ago or nobody has been warned."""
    Draft.objects.select_for_update(no_key=True).get(pk=draft_id)
    draft = _unchanged(-1).filter(pk=draft_id).first()
    if draft is None or not _is_warned(draft):
        return False
    names = list(draft.documents.values_list("stored_name", flat=True))
    draft.delete()
    transaction.on_commit(lambda: [vault.forget(name) for name in names])
    return True


def _is_warned(draft: Draft) -> bool:
    enough = clock.now() - timedelta(days=WARNED_BEFORE[-1])
    warnings = Notice.objects.filter(draft=draft, kind=NoticeKind.DRAFT_ENDS, at__lte=enough)
    return warnings.filter(at__gt=draft.changed_at).exists()
