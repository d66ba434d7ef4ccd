"""Logging in with a code from a letter, without an e-ID."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from applications.actions.entering_codes import codes_left, enter_code
from eservice.municipality import municipality
from eservice.people.forms import DeviceForm
from eservice.people.login import first_page, log_in, safe_next
from eservice.people.sessions import Device
from eservice.ui.fields import ShortText
from eservice.ui.forms import QuestionForm
from guides.floods import TooMuch, connection_of

FEW = 2
# One sentence whatever was wrong: nobody learns whether a number exists.
REFUSED = _(
    "Det gick inte. Titta på numret, och ta en kod som du inte har använt. "
    "Efter fem fel slutar koderna att fungera."
)


class CodeLoginForm(QuestionForm):
    """The login number, and the next code of the paper."""

    number = ShortText(
        label=_("Numret i brevet"),
        help_text=_("Åtta siffror. Det står på första sidan."),
        missing=_("Skriv numret som står i brevet"),
        attrs={"inputmode": "numeric"},
    )
    code = ShortText(
        label=_("Nästa kod"),
        help_text=_("Den första koden som du inte har strukit över."),
        missing=_("Skriv nästa kod"),
        attrs={"inputmode": "numeric"},
    )


@login_not_required
@sensitive_post_parameters("number", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def code_login(request: HttpRequest) -> HttpResponse:
    """Ask for the number and the next code, and log in."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(safe_next(request) or first_page(request.user))
    if request.method != "POST":
        return _page(request, CodeLoginForm())
    form = CodeLoginForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        user = enter_code(**form.cleaned_data, connection=connection_of(request))
    except TooMuch:
        return _page(request, CodeLoginForm(), is_too_much=True, status=429)
    if user is None:
        form.add_error("code", REFUSED)
        return _page(request, form, status=422)
    log_in(request, user, Device(request.POST.get("device", "")))
    if codes_left(user) <= FEW:
        return HttpResponseRedirect(reverse("own_codes"))
    return HttpResponseRedirect(safe_next(request) or first_page(user))


def _page(request: HttpRequest, form: CodeLoginForm, status: int = 200, **more: Any):
    chosen = request.POST.get("device")
    context = {
        "form": form,
        "device_form": DeviceForm(times=municipality().login, initial={"device": chosen}),
        "next": safe_next(request),
        "error_links": form.error_links(),
        **more,
    }
    return render(request, "login_codes/enter.html", context, status=status)
