"""What staff have written down for the person: how it came, what she left open, and whether she
has confirmed it. Nothing of it stops the handling."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.actions.completions import MOST_ITEMS
from applications.document_kinds import SCAN_KIND
from applications.models import Case, Document, Letter, Registration
from applications.questions.registered import not_answered_in
from applications.review.completing.asking_forms import PICK
from applications.statuses import ConfirmedHow

BY_US = {
    ConfirmedHow.TOLD: _("Personen har sagt att det är rätt"),
    ConfirmedHow.SIGNED: _("Personen har skrivit under kopian"),
}


def registered(case: Case) -> dict[str, Any]:
    """Return what the case's page says; nothing for what the person has sent herself."""
    content = case.application.content
    if not content.get("registered"):
        return {}
    left_open = not_answered_in(content)
    picked = [(PICK, step["key"]) for step in left_open[:MOST_ITEMS]]
    letter = Letter.objects.filter(case=case, kind=Letter.Kind.COPY).first()
    return {
        "registration": Registration.objects.select_related("by__person").get(draft=case.pk),
        "left_open": left_open,
        "ask_all_url": f"{reverse('ask_completion', args=[case.pk])}?{urlencode(picked)}",
        "scans": list(Document.objects.filter(draft=case.pk, kind=SCAN_KIND).order_by("number")),
        "is_posted": letter is not None and bool(letter.context["address"]),
        "ways_to_confirm": BY_US.items(),
    }
