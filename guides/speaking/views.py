"""The sounds of texts, open to all as the texts are."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guides.speaking import made, recordings
from guides.speaking.serving import sound_response


@login_not_required
@require_safe
def made_audio(request: HttpRequest, language: str, file_name: str) -> HttpResponse:
    """Send a sound that was made beforehand; 404 when there is none by that name."""
    return sound_response(request, made.path_of(language, file_name), made.MEDIA_TYPE)


@login_not_required
@require_safe
def recorded_audio(request: HttpRequest, recorded_name: str) -> HttpResponse:
    """Send a recording; 404 when it has been replaced or removed. Its name can't be guessed."""
    path = recordings.path_of(recorded_name)
    return sound_response(request, path, recordings.media_type_of(recorded_name))
