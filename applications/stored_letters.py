"""A stored letter as a file to fetch, the same bytes each time."""

from django.http import Http404, HttpResponse

from applications.models import Letter


def stored_letter(letter: Letter | None, name: str) -> HttpResponse:
    """Return the letter's PDF as ``<name>.pdf``; raises Http404 until there is one.

    The name says what it is and nothing about the person: it stays on the device.
    """
    if letter is None or not letter.rendered_at:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(letter.pdf, content_type="application/pdf", headers=headers)
