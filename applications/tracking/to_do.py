"""What the reader can do in a case now, the nearest date first, and the parts it has.

The reader is the applicant or who helps her: each gets what her verbs allow. A case comes from
``signs.with_signs``, so that the applicant's page asks nothing more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.access import Actor, Verb, can
from applications.models import Case
from applications.questions.messaging import unread_messages
from applications.questions.rest import due_on
from applications.statuses import OPEN_STAGES, CaseStage
from applications.tracking.appealing.to_do import appeal_choice, has_refusal_to_read
from applications.tracking.completing.to_do import ToDo, completions_to_do, has_been_asked
from applications.tracking.meeting.to_do import MeetingToDo, meetings_to_do


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing to do. ``by`` is its last day; ``when`` is when to be there, in words."""

    text: str | Promise
    url: str
    icon: str
    by: date | None = None
    when: str = ""


@dataclass(frozen=True)
class Part:
    """One part of the case in which there is something to read."""

    text: str | Promise
    url: str
    icon: str


def choices_of(actor: Actor, case: Case) -> list[Task]:
    """Return what she may do if she wants to, with its last day: we ask for none of it."""
    choice = appeal_choice(actor, case)
    if choice is None:
        return []
    text = _("Överklaga avvisningen") if choice.is_about_refusal else _("Överklaga beslutet")
    url = _url("appeal_decision", case, case.decision_id)
    return [Task(text=text, url=url, icon="pencil", by=choice.last_day)]


def tasks_of(actor: Actor, case: Case) -> list[Task]:
    """Return what there is to do, what has a last day first."""
    return sorted(_tasks(actor, case), key=lambda task: task.by or date.max)


def _rest(actor: Actor, case: Case) -> Iterator[Task]:
    """Yield the rest after the most important, while it can be answered."""
    may_answer = case.asks_rest and can(actor, Verb.ANSWER_COMPLETION, case)
    if may_answer and case.stage in OPEN_STAGES:
        words, url = _("Svara på frågorna som är kvar"), _url("draft", case)
        yield Task(text=words, url=url, icon="pencil", by=due_on(case))


def _tasks(actor: Actor, case: Case) -> Iterator[Task]:
    yield from _rest(actor, case)
    asked = _asked(actor, case)
    if asked is not None:
        text = ngettext(
            "Svara på en sak som vi har bett om",
            "Svara på %(count)d saker som vi har bett om",
            asked.count,
        )
        words, url = text % {"count": asked.count}, _url("completions", case)
        yield Task(text=words, url=url, icon="list-checks", by=asked.first_due)
    is_hers_to_answer = case.stage == CaseStage.COMMUNICATED and case.commented_at is None
    if is_hers_to_answer and can(actor, Verb.COMMENT_INVESTIGATION, case):
        text, url = _("Läs utredningen och säg vad du tycker"), _url("investigation", case)
        yield Task(text=text, url=url, icon="file-text", by=case.comment_by)
    yield from (_meeting(case, row) for row in _meetings(actor, case))
    if case.decision_id and case.decision_received_on is None and actor.grant is None:
        url = _url("decision", case, case.decision_id)
        yield Task(text=_("Läs ditt beslut"), url=url, icon="file-text")
    if has_refusal_to_read(actor, case):
        words, url = _("Läs beslutet om ditt överklagande"), _url("appeal", case, case.appeal_id)
        yield Task(text=words, url=url, icon="file-text")
    if actor.grant is None and case.has_refused_paper and case.stage != CaseStage.CLOSED:
        text = _("Skicka en fil igen. Det fanns något skadligt i den.")
        yield Task(text=text, url=_url("messages", case), icon="file-text")
    unread = _unread(actor, case)
    if unread:
        text = ngettext("Läs ett nytt meddelande", "Läs %(count)d nya meddelanden", unread)
        words, url = text % {"count": unread}, _url("messages", case)
        yield Task(text=words, url=url, icon="message-square")


def _asked(actor: Actor, case: Case) -> ToDo | None:
    if actor.grant:
        return completions_to_do(actor, case)
    is_asked = case.waits_for_applicant and case.open_count
    return ToDo(count=case.open_count, first_due=case.first_due_on) if is_asked else None


def _meetings(actor: Actor, case: Case) -> list[MeetingToDo]:
    has_any = case.meeting_id or case.booked_id
    found = meetings_to_do(actor, case) if has_any else []
    may_choose = can(actor, Verb.CHOOSE_MEETING, case)
    return [row for row in found if row.when or (row.must_choose and may_choose)]


def _meeting(case: Case, row: MeetingToDo) -> Task:
    url = _url("meeting", case, row.meeting.pk)
    if not row.when:
        return Task(text=_("Välj en tid för ett möte"), url=url, icon="calendar")
    day = timezone.localdate(row.meeting.chosen_at_time)
    return Task(text=_("Kom till mötet"), url=url, icon="calendar", by=day, when=row.when)


def _unread(actor: Actor, case: Case) -> int:
    if not actor.grant:
        return case.unread_messages
    return unread_messages(actor, case) if can(actor, Verb.READ_MESSAGES, case) else 0


def parts_of(actor: Actor, case: Case) -> list[Part]:
    """Return the parts in which there is something for the reader, and the messages always."""
    return [part for verb, part in _parts(actor, case) if can(actor, verb, case)]


def _parts(actor: Actor, case: Case) -> Iterator[tuple[Verb, Part]]:
    yield Verb.READ_MESSAGES, Part(_("Meddelanden"), _url("messages", case), "message-square")
    if case.hand_over_id:
        words, url = _("Din nya handläggare"), _url("hand_over_read", case)
        yield Verb.ADD_TO_HAND_OVER, Part(words, url, "user")
    if has_been_asked(actor, case):
        words, url = _("Det vi har bett om"), _url("completions", case)
        yield Verb.READ_COMPLETION, Part(words, url, "list-checks")
    if case.shared_at or case.reads_along_since:
        words, url = _("Utredningen"), _url("investigation", case)
        yield Verb.READ_INVESTIGATION, Part(words, url, "eye")
    if case.decision_id:
        words, url = _("Beslutet"), _url("decision", case, case.decision_id)
        yield Verb.READ_DECISION, Part(words, url, "file-text")
        words, url = _("Pengarna"), _url("payments_of_case", case)
        yield Verb.READ_DECISION, Part(words, url, "wallet")
    if case.appeal_id:
        words, url = _("Överklagandet"), _url("appeal", case, case.appeal_id)
        yield Verb.READ_APPEAL, Part(words, url, "landmark")


def _url(name: str, case: Case, *more: Any) -> str:
    return reverse(name, args=[case.pk, *more])
