"""The one who listens beside the journeys hears what she should."""

import logging
from pathlib import Path

from django.conf import settings
from django.core import mail

from tests.journeys.http_visitor import HttpVisitor


def test_a_leak_is_heard_wherever_it_is(overheard, monkeypatch):
    monkeypatch.setattr(HttpVisitor, "_field", lambda *_asked: type("Field", (), {})())
    HttpVisitor().types("Berätta", "Jag har ont i ryggen")
    assert overheard.leaks() == []
    overheard.addresses.add("/sok/?q=jag har ont i ryggen")
    logging.getLogger("eservice").info("saved %s", "Jag har ont i ryggen")
    mail.outbox.append(type("Mail", (), {"subject": "", "body": "Jag har ont i ryggen"})())
    name = Path(settings.DOCUMENTS_DIR) / "Jag har ont i ryggen.pdf"
    name.parent.mkdir(parents=True, exist_ok=True)
    name.touch()
    assert len(overheard.leaks()) == 4
    name.unlink()
    mail.outbox.clear()
    overheard.typed.clear()
