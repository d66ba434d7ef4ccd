"""The buttons that save a question and lead away from it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from applications.models import Draft
from applications.questions.flow import Step
from guides.asking.views import pressed

LATER, PUZZLED = "_later", "_puzzled"


def is_leaving(request: HttpRequest) -> bool:
    """True when she pressed a button that goes elsewhere than to the next question."""
    return LATER in request.POST or PUZZLED in request.POST


def leave(request: HttpRequest, draft: Draft, step: Step) -> HttpResponse:
    """Lead to the draft's parts; or write down that she doesn't understand the question. What she
    typed is saved by now."""
    if PUZZLED not in request.POST:
        return redirect("draft", draft.pk)
    return pressed(request, key=step.guide, ways={"next": request.get_full_path()})
