"""Sends a sound, whole or the part that a player asks for. Safari plays nothing without parts."""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import NotARegularFileError, StaticFile

# The address is another as soon as the sound is. Private: the answer may carry a login's cookie.
KEPT_FOR_A_YEAR = "private, max-age=31536000, immutable"


def sound_response(request: HttpRequest, path: Path, media_type: str) -> HttpResponse:
    """Return the file at an address that always gives the same. Raises Http404."""
    headers = [
        ("Content-Type", media_type),
        ("Cache-Control", KEPT_FOR_A_YEAR),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("Accept-Ranges", "bytes"),
    ]
    try:
        file = StaticFile(str(path), headers)
        response = WhiteNoiseMiddleware.serve(file, request)
    except (NotARegularFileError, OSError) as error:
        raise Http404 from error
    # Packed once more it would lose its length, and then no part of it could be asked for.
    response.headers["Content-Encoding"] = "identity"
    return response
