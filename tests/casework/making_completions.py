"""Makes what was asked for in a case, as it stands in the tables."""

from datetime import timedelta

from applications.models import Case, CompletionItem, CompletionRequest
from eservice import clock
from eservice.people.models import User


def asked_for(case: Case, by: User, **values) -> CompletionItem:
    """One thing that was asked for in a case, whatever its stage."""
    content = {"intro": "Vi läser.", "consequence": "Ring oss."}
    request = CompletionRequest.objects.create(case=case, content=content, by=by)
    words = {"what": "Skicka din hyresavi", "why": "Vi räknar med hyran.", "how": "Ett foto."}
    due_on = clock.today() + timedelta(days=14)
    values = {"number": 1, "about": "paper_rent_bill", "due_on": due_on, "content": words} | values
    return CompletionItem.objects.create(request=request, case=case, **values)
