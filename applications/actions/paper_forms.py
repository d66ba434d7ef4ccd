"""Making the blank forms to print: beforehand and by the task worker, never while one waits."""

import hashlib
import io

from django.tasks import task
from django.template.loader import render_to_string
from django_tasks_db.models import DBTaskResult

from applications.models import PaperForm
from applications.questions.answers import Answers, Facts
from applications.questions.blank import blank
from applications.questions.blank_kinds import BLANK_KINDS
from applications.questions.catalogue import FLOW
from applications.questions.freezing import DECLARATION, PARTNER_DECLARATION
from applications.statuses import FOR_A_MONTH, ApplicationKind
from eservice import clock
from eservice.languages import in_swedish
from eservice.municipality import municipality
from eservice.pdf import render_pdf

TEMPLATE = "letters/blank/form.html"


@in_swedish()
def form_html(kind: ApplicationKind) -> str:
    """Return what the form of a kind of application is made of: it says nothing of the day."""
    nobody = Facts(has_number=False, is_protected=False, today=clock.today(), kind=kind)
    context = {
        "about": BLANK_KINDS[kind],
        "blank": blank(FLOW, kind, Answers(lambda _step: None, nobody)),
        "municipality": municipality(),
        "declaration": DECLARATION,
        "partner_declaration": () if kind in FOR_A_MONTH else PARTNER_DECLARATION,
    }
    return render_to_string(TEMPLATE, context)


def make_form(kind: ApplicationKind) -> bool:
    """Make the form of a kind of application; False when the one that is there says the same."""
    html = form_html(kind)
    wording = _wording(html)
    if PaperForm.objects.filter(kind=kind, wording=wording).exists():
        return False
    pdf = render_pdf(html)
    made = {"wording": wording, "pdf": pdf, "size": len(pdf), "pages": _pages(pdf)}
    PaperForm.objects.update_or_create(kind=kind, defaults={**made, "made_at": clock.now()})
    return True


@task()
def make_paper_form(kind: str) -> None:
    """Make a form anew. Running it again changes nothing."""
    make_form(ApplicationKind(kind))


def queue_paper_forms() -> int:
    """Queue the forms that say something else than the questions do now; returns how many.

    The first ones are made when the service starts.
    """
    waiting = DBTaskResult.objects.filter(
        task_path=make_paper_form.module_path, status__in=["READY", "RUNNING"]
    )
    if waiting.exists():
        return 0
    made = PaperForm.objects.values_list("kind", "wording")
    old = [kind for kind, said in made if said != _wording(form_html(ApplicationKind(kind)))]
    for kind in old:
        make_paper_form.enqueue(kind)
    return len(old)


def _wording(html: str) -> str:
    return hashlib.sha256(html.encode()).hexdigest()


def _pages(pdf: bytes) -> int:
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as found:
        return len(found.pages)
