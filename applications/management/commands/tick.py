"""``manage tick``: everything periodic. Run it every few minutes, on one machine or on all."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand, CommandError
from django_tasks_db.models import DBTaskResult

from applications.actions.code_letters import order_missing_letters
from applications.actions.completion_days import expire_completions, remind_of_completions
from applications.actions.copying_documents import queue_copies
from applications.actions.counting_completions import count_completions
from applications.actions.counting_figures import count_figures
from applications.actions.documents import forget_upload_days
from applications.actions.ending_drafts import delete_ended_drafts, warn_of_endings
from applications.actions.letters import order_again
from applications.actions.notices import send_due_notices
from applications.actions.own_data import (
    delete_old_copies_of_own_data,
    queue_copies_of_own_data,
)
from applications.actions.paper_forms import queue_paper_forms
from applications.actions.recusing import release_partial_cases
from applications.actions.reminders import remind_of_endings
from applications.actions.reminding_of_renewals import remind_of_renewals
from applications.actions.scanning_documents import queue_scans
from applications.documents import vault
from applications.errors import LedgerBroken
from applications.management.turns import turn
from applications.models import Beat, Recurring
from applications.seals import anchor_events, seal_access_log
from eservice import clock
from eservice.people.stash import KEPT, drop_old
from eservice.tasks import reap_lost_tasks

KEEP_RESULTS = timedelta(days=30)
LATE_LETTER = timedelta(minutes=15)


def clear_expired_logins() -> int:
    """Delete the sessions that ended long enough ago that no text can come from them."""
    return Session.objects.filter(expire_date__lt=clock.now() - KEPT).delete()[0]


def prune_task_results() -> int:
    """Delete the results of tasks that ended long ago; returns how many."""
    finished = DBTaskResult.objects.finished().filter(finished_at__lt=clock.now() - KEEP_RESULTS)
    return finished.delete()[0]


class Command(BaseCommand):
    """Seals, anchors, reminds and tidies. Two at once are safe: the second does nothing."""

    help = "Seal the access log, anchor the events, remind, requeue what was lost and tidy up."

    def handle(self, **options) -> None:
        with turn("tick") as is_ours:
            self.stdout.write(self._tick() if is_ours else "Another tick is running.")

    def _tick(self) -> str:
        requeued = reap_lost_tasks() + order_again(older_than=LATE_LETTER)
        requeued += order_missing_letters(older_than=LATE_LETTER)
        logins, results = clear_expired_logins() + drop_old(), prune_task_results()
        swept, reminded = vault.sweep(), remind_of_endings()
        asked, expired = remind_of_completions(), expire_completions()
        released, renewals = release_partial_cases(), remind_of_renewals()
        warned, ended = warn_of_endings(), delete_ended_drafts()
        notices, figures = send_due_notices(), count_figures()
        counted, scans, copies = count_completions(), queue_scans(), queue_copies()
        forms, days = queue_paper_forms(), forget_upload_days()
        asked_for, old = queue_copies_of_own_data(), delete_old_copies_of_own_data()
        try:
            sealed, anchored = seal_access_log(), int(anchor_events())
        except LedgerBroken as error:
            raise CommandError(str(error)) from error
        Beat.mark(Recurring.TICK)
        return (
            f"readings sealed: {sealed}, anchors written: {anchored}, tasks requeued: {requeued},"
            f" logins ended: {logins}, task results pruned: {results}, lost files removed: {swept},"
            f" endings reminded of: {reminded}, completions reminded of: {asked},"
            f" completions expired: {expired}, cases released: {released},"
            f" renewals reminded of: {renewals}, drafts warned of: {warned},"
            f" drafts deleted: {ended},"
            f" notices queued: {notices}, completions counted anew: {counted},"
            f" figures set: {figures},"
            f" scans queued: {scans}, copies queued: {copies}, paper forms queued: {forms},"
            f" days of uploads forgotten: {days}, copies of own data queued: {asked_for},"
            f" and deleted: {old}"
        )
