"""Giving somebody codes to log in with, and stopping them. The codes are shown once: in the PDF."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from applications.access import Actor
from applications.actions.desk import read_person
from applications.actions.giving_codes import give_codes, is_over, open_sheet, void_codes
from applications.desk.code_form import CodesForm
from applications.desk.guard import for_desk
from applications.desk.registering import made_up
from applications.errors import NotPossible
from applications.models import CodeWay, DeskRecord
from eservice.people.number_words import number_words

STOPPED: dict[str, str | Promise] = {
    "shown": _("Du har redan fått det här brevet. Hann du inte skriva ut det? Börja om."),
    "protected": _("Personen har skyddade personuppgifter. Lämna brevet i handen."),
}


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@for_desk
def desk_codes(request: HttpRequest, actor: Actor, person_id: UUID) -> HttpResponse:
    """Ask how staff know who it is, and make the letter."""
    record = read_person(actor, person_id=person_id)
    typed = request.POST if request.method == "POST" else None
    form = CodesForm(typed, is_protected=record.person.is_protected)
    if not form.is_valid():
        return _page(request, record, form, status=422 if form.is_bound else 200)
    sheet_id, given = made_up(request.POST.get("sheet_id", "")), form.given()
    try:
        letter = give_codes(actor, person_id=person_id, sheet_id=sheet_id, given=given)
    except NotPossible as error:
        return _page(request, record, form, stopped=error.reason, status=409)
    if given.way == CodeWay.POST:
        return HttpResponseRedirect(reverse("desk_person", args=[person_id]) + "?klart=brev")
    headers = {"Content-Disposition": 'inline; filename="koder.pdf"'}
    return HttpResponse(letter, content_type="application/pdf", headers=headers)


@require_POST
@for_desk
def void_desk_codes(request: HttpRequest, actor: Actor, person_id: UUID) -> HttpResponse:
    """Stop the codes, for somebody who has lost the paper or fears that another has seen it."""
    void_codes(actor, person_id=person_id)
    return HttpResponseRedirect(reverse("desk_person", args=[person_id]) + "?klart=stopp")


def _page(
    request: HttpRequest, record: DeskRecord, form: CodesForm, *, status: int, stopped: str = ""
) -> HttpResponse:
    sheet = open_sheet(record.person)
    context = {
        "person": record.person,
        "number": number_words(record.person),
        "form": form,
        "sheet_id": uuid4(),
        "sheet": sheet,
        "is_over": sheet is not None and is_over(sheet),
        "stopped": STOPPED.get(stopped, ""),
        "error_links": form.error_links(),
    }
    return render(request, "desk/codes.html", context, status=status)
