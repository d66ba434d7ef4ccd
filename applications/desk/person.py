"""A person at the desk: who it is, and what can be done for her."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from applications.access import Actor
from applications.actions.desk import read_person
from applications.desk.deeds import DEEDS
from applications.desk.guard import for_desk
from eservice.people.number_words import number_words

# What an address may say has just been done.
DONE = {
    "brev": _("Brevet ligger på skrivaren och går med posten."),
    "stopp": _("Koderna fungerar inte längre."),
    "nummer": _("Numret är sparat."),
}


@require_safe
@for_desk
def desk_person(request: HttpRequest, actor: Actor, person_id: UUID) -> HttpResponse:
    """Show who it is, and the ways on. Nothing of what she has applied for."""
    person = read_person(actor, person_id=person_id).person
    context = {
        "person": person,
        "number": number_words(person),
        "deeds": [deed for deed in DEEDS if deed.is_for(person)],
        "done": DONE.get(request.GET.get("klart", "")),
    }
    return render(request, "desk/person.html", context)
