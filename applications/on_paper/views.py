"""The forms to print, open to all. They are made beforehand: nothing is made here."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from applications.models import PaperForm
from applications.questions.blank_kinds import BLANK_KINDS

KINDS = {about.path: kind for kind, about in BLANK_KINDS.items()}


@login_not_required
@require_safe
def paper_forms(request: HttpRequest) -> HttpResponse:
    """List the forms, each with its size; one that is not made yet says so."""
    made = {each.kind: each for each in PaperForm.objects.defer("pdf")}
    rows = [{"about": about, "made": made.get(kind)} for kind, about in BLANK_KINDS.items()]
    return render(request, "paper/list.html", {"rows": rows})


@login_not_required
@require_safe
def paper_form(request: HttpRequest, form: str) -> HttpResponse:
    """Give a form; 404 when there is none by that name, or it is not made yet."""
    if form not in KINDS:
        raise Http404
    found = get_object_or_404(PaperForm, kind=KINDS[form])
    headers = {"Content-Disposition": f'inline; filename="{form}.pdf"'}
    return HttpResponse(bytes(found.pdf), content_type="application/pdf", headers=headers)
