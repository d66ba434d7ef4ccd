"""Ordering a letter, and rendering it in the task worker."""

import hashlib
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.tasks import task
from django.template.loader import render_to_string
from django_tasks_db.models import DBTaskResult

from applications.actions.code_letters import letter_address
from applications.copies import COPY_TEMPLATE, copy_context
from applications.documents.binding import with_papers_of
from applications.documents.vault import NotClean
from applications.event_kinds import EventKind
from applications.ledger import append_event
from applications.letters import RECEIPT_TEMPLATE, receipt_context
from applications.models import Application, Case, Letter
from eservice import clock
from eservice.files import write_whole
from eservice.languages import in_swedish
from eservice.pdf import render_pdf

AT_ONCE = 100


def order_receipt(case: Case, application: Application) -> Letter:
    """Freeze a receipt and queue it, in the transaction that sends the application."""
    context = receipt_context(case, application)
    return order_letter(case, Letter.Kind.RECEIPT, RECEIPT_TEMPLATE, context)


def order_copy(case: Case, application: Application) -> Letter:
    """Freeze a copy of what staff have written down, and queue it, in the same transaction.

    It goes by post to the address that the person has given, if a letter is safe there.
    """
    context = copy_context(case, application, letter_address(case.person))
    return order_letter(case, Letter.Kind.COPY, COPY_TEMPLATE, context)


def order_letter(case: Case, kind: str, template: str, context: dict[str, Any]) -> Letter:
    """Freeze a letter and queue it, in the transaction of what it tells of."""
    letter = Letter.objects.create(case=case, kind=kind, template=template, context=context)
    render_letter.enqueue(str(letter.pk))
    return letter


def order_again(*, older_than: timedelta) -> int:
    """Queue letters whose rendering failed, when the queue is empty; returns how many."""
    if DBTaskResult.objects.filter(status__in=["READY", "RUNNING"]).exists():
        return 0
    late = Letter.objects.filter(rendered_at=None, ordered_at__lt=clock.now() - older_than)
    letters = list(late.values_list("pk", flat=True)[:AT_ONCE])
    for pk in letters:
        render_letter.enqueue(str(pk))
    return len(letters)


@task()
@in_swedish()
def render_letter(letter_id: str) -> None:
    """Render a letter, with the papers that go with it, and store it with its hash.

    Running it again changes nothing.
    """
    letter = Letter.objects.get(pk=letter_id)
    if letter.rendered_at:
        return
    pdf = render_pdf(render_to_string(letter.template, letter.context))
    try:
        pdf = with_papers_of(pdf, letter.context)
    except NotClean:
        # A paper is not scanned yet: ``order_again`` comes back.
        return
    if letter.kind == Letter.Kind.COPY and letter.context["address"]:
        # The same file if it is made again.
        write_whole(settings.PRINT_DIR / f"{letter.pk}.pdf", pdf)
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=letter.case_id)
        letter = Letter.objects.select_for_update().get(pk=letter_id)
        if letter.rendered_at:
            return
        letter.pdf = pdf
        letter.pdf_sha256 = hashlib.sha256(pdf).hexdigest()
        letter.rendered_at = clock.now()
        letter.save(update_fields=["pdf", "pdf_sha256", "rendered_at"])
        is_receipt = letter.kind == Letter.Kind.RECEIPT
        kind = EventKind.RECEIPT_READY if is_receipt else EventKind.LETTER_READY
        append_event(case, kind, None, sha256=letter.pdf_sha256)
