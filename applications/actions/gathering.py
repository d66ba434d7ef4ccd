"""The digest: at most one message a day, for whoever has chosen that.

What has happened waits until nine o'clock. Then the first of a person's notices that comes to be
delivered gathers the others in a notice of its own, and that one is delivered: with one id
for ever, as any other. Whoever gathers holds the lock on the person's choice.
"""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from applications.models import Notice
from applications.notice_kinds import WITH_LAST_DAY, NoticeKind
from applications.notifications import holds
from eservice import clock

NINE = time(9)
ALONE = WITH_LAST_DAY | {NoticeKind.DIGEST}


def is_for_digest(notice: Notice, choice: Mapping[str, Any]) -> bool:
    """True for what goes in the digest: she has chosen it, and no day may be lost by it.

    A notice that has been tried by itself stays by itself: it may have arrived.
    """
    return choice.get("is_daily") is True and notice.kind not in ALONE and not notice.attempts


def gather(notice: Notice) -> Notice | None:
    """Return today's digest with everything that waits in it; None when ``notice`` must wait.

    It waits until the next nine o'clock, also when today's digest has gone already.
    """
    now, nine = clock.now(), _nine_on(clock.now())
    once = f"digest:{notice.person_id}:{clock.today()}"
    is_due = notice.at < nine <= now
    if not is_due or Notice.objects.filter(once=once).exists():
        notice.next_try_at = nine if now < nine else _nine_on(now + timedelta(days=1))
        notice.save(update_fields=["next_try_at"])
        return None
    values = {"person": notice.person, "kind": NoticeKind.DIGEST, "channel": notice.channel}
    digest = Notice.objects.create(once=once, **values)
    rows = Notice.objects.filter(person=notice.person, next_try_at__isnull=False, attempts=0)
    waiting = rows.exclude(kind__in=ALONE).select_related("grant")
    going = Notice.objects.filter(pk__in=[each.pk for each in waiting if holds(each)])
    going.update(gathered_in=digest, channel=digest.channel, next_try_at=None)
    return digest


def _nine_on(moment: datetime) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate(moment), NINE))
