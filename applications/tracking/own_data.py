"""All that we have stored about her, as a file to read and one for machines."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.access import Actor
from applications.acting import actor_of, hides_earlier
from applications.actions import own_data
from applications.errors import NotAllowed
from applications.models import OwnDataCopy

SHAPES = {"pdf": ("pdf", "application/pdf"), "json": ("data", "application/json")}


def _copy_of(actor: Actor) -> OwnDataCopy | None:
    try:
        return own_data.own_copy(actor)
    except NotAllowed as error:
        raise Http404 from error


@require_http_methods(["GET", "HEAD", "POST"])
@hides_earlier
def own_copy(request: HttpRequest) -> HttpResponse:
    """Say what the copy is, and where it is on its way; a press orders one."""
    actor = actor_of(request)
    copy = _copy_of(actor)
    if request.method == "POST":
        own_data.order_copy(actor)
        return redirect("own_data")
    until = copy and copy.ordered_at + own_data.KEPT
    return render(request, "tracking/own_data.html", {"copy": copy, "until": until})


@require_safe
@hides_earlier
def own_file(request: HttpRequest, shape: str) -> HttpResponse:
    """The copy as a file. Its name says nothing of her: it stays on the device."""
    if shape not in SHAPES:
        raise Http404
    copy = _copy_of(actor_of(request))
    if copy is None or copy.made_at is None:
        raise Http404
    column, media_type = SHAPES[shape]
    headers = {"Content-Disposition": f'attachment; filename="mina-uppgifter.{shape}"'}
    return HttpResponse(bytes(getattr(copy, column)), content_type=media_type, headers=headers)


@require_POST
@hides_earlier
def delete_own_copy(request: HttpRequest) -> HttpResponse:
    """Take the copy away now, and not only when the week is over."""
    _copy_of(actor_of(request))
    own_data.delete_copy(actor_of(request))
    return redirect("own_data")
