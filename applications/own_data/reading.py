"""What has happened in a case, and everybody who has read it."""

from html import unescape

from django.db.models import Exists, OuterRef
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from applications.log_texts import access_text, event_text
from applications.models import Case, Decision
from applications.own_data.telling import Record, moment, record
from eservice.people.models import User


def log(case: Case) -> list[Record]:
    """Return the log as she reads it in the service, the oldest line first."""
    her = User(person_id=case.person_id)
    events = case.events.select_related("by__person", "about__person").defer("data", "code")
    before = Decision.objects.filter(case=OuterRef("case"), issued_at__lte=OuterRef("at"))
    readings = case.readings.select_related("by__person").annotate(was_decided=Exists(before))
    happened = [(moment(row.at), _plain(event_text(row, her))) for row in events.order_by("seq")]
    read = [
        (moment(row.at), _plain(access_text(row, her))) for row in readings.order_by("at", "pk")
    ]
    return [record("Det här har hänt", *happened), record("De här har läst", *read)]


def _plain(text: SafeString) -> str:
    return unescape(strip_tags(text))
