"""What an operator looks at first: each thing in words, whether it is well, and what to do."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applications.models import Recurring
from applications.operating import state
from eservice import clock

SLOW_QUEUE = timedelta(minutes=10)
SLOW_MESSAGES = timedelta(hours=2)
SLOW_SCAN = timedelta(minutes=30)
TITLES: dict[Recurring, str | Promise] = {
    Recurring.TICK: gettext_lazy("Det som körs hela tiden (tick)"),
    Recurring.VERIFICATION: gettext_lazy("Kontroll av loggarna (verify_events)"),
    Recurring.BACKUP: gettext_lazy("Säkerhetskopia (backup)"),
    Recurring.STATISTICS: gettext_lazy("Räkning till Uppföljning, en gång om dagen"),
}


@dataclass(frozen=True, kw_only=True)
class Check:
    """One line of the page: ``advice`` says what to do when it is not well."""

    title: str | Promise
    what: str
    is_well: bool
    advice: str = ""


def all_checks(*, failed: int, undelivered: int) -> list[Check]:
    """Return every check, with how many tasks and messages nobody has seen to."""
    return [
        *_queues(),
        _failures(
            _("Uppgifter som misslyckats"),
            failed,
            _("Se vad som hände nedanför. Rätta felet och försök igen."),
        ),
        _failures(
            _("Meddelanden som inte gick fram på 30 dagar"),
            undelivered,
            _("En handläggare får veta det och når personen på annat sätt."),
        ),
        *(_beat(name, at) for name, at in state.beats().items()),
    ]


def _queues() -> list[Check]:
    tasks = _("Titta om db_worker är igång. Starta en till om kön växer.")
    messages = _("Titta om servern för e-post och den för sms svarar.")
    papers = _("Titta om clamd svarar. Ingen kan öppna filerna innan.")
    again, scanned = _("Meddelanden som ska försöka igen"), _("Filer som väntar på viruskontroll")
    return [
        _waiting(_("Arbetskön"), state.tasks_waiting(), SLOW_QUEUE, tasks),
        _waiting(again, state.messages_waiting(), SLOW_MESSAGES, messages),
        _waiting(scanned, state.papers_waiting(), SLOW_SCAN, papers),
    ]


def _waiting(title: str, queue: state.Queue, slow: timedelta, advice: str) -> Check:
    return Check(title=title, what=_waits(queue), is_well=queue.age < slow, advice=advice)


def _failures(title: str, count: int, advice: str) -> Check:
    what = str(count) if count else _("Inga.")
    return Check(title=title, what=what, is_well=not count, advice=advice)


def _beat(name: Recurring, at: datetime | None) -> Check:
    what = _("För {time} sedan.").format(time=_ago(at)) if at else _("Aldrig.")
    return Check(
        title=TITLES[name],
        what=what,
        is_well=not state.is_late(name, at),
        advice=_("Titta om den körs när den ska."),
    )


def _waits(queue: state.Queue) -> str:
    if not queue.count:
        return _("Inget väntar.")
    what = ngettext(
        "{n} väntar. Den äldsta har väntat i {time}.",
        "{n} väntar. Den äldsta har väntat i {time}.",
        queue.count,
    )
    return what.format(n=queue.count, time=_ago(queue.oldest))


def _ago(at: datetime) -> str:
    """Return how long ago it was, in the largest unit that says enough."""
    minutes = max(0, int((clock.now() - at).total_seconds() // 60))
    if minutes < 120:
        return ngettext("{n} minut", "{n} minuter", minutes).format(n=minutes)
    hours = minutes // 60
    if hours < 48:
        return _("{n} timmar").format(n=hours)
    return _("{n} dagar").format(n=hours // 24)
