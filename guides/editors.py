"""Editors and owners of texts: the door to their pages, and who says yes or no."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse

from eservice.people.models import User
from eservice.people.roles import Role
from guides.texts import TextMissing

View = Callable[..., HttpResponse]


def for_editors(view: View) -> View:
    """Let in editors and owners of texts. For everybody else, and for what isn't there, a 404."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not (request.user.is_authenticated and request.user.is_editor):
            raise Http404
        try:
            return view(request, **kwargs)
        except (TextMissing, ObjectDoesNotExist) as error:
            raise Http404 from error

    return guarded


def owns_texts(user: User) -> bool:
    """True for who may say yes or no to a wording."""
    return user.has_role(Role.TEXT_OWNER)
