"""Listens beside a journey: what was typed, and all that others than those in it could see."""

import logging
import re
from pathlib import Path

from django.conf import settings
from django.core import mail

from eservice.people.demo import DEMO_PEOPLE
from tests.journeys.http_visitor import HttpVisitor

# What could tell of somebody: words of some length, and numbers that are hers.
TELLS = re.compile(r"[^\W\d_]{3,}.{3,}|[\d -]{8,}", re.DOTALL)
OURS = ("DOCUMENTS_DIR", "PRINT_DIR", "DATA_DIR")


class Overheard:
    """``typed`` is each text somebody wrote in a field, ``places`` all that others could see."""

    def __init__(self, monkeypatch, caplog) -> None:
        self.typed: set[str] = {person.number for person in DEMO_PEOPLE if person.number}
        self.typed |= {person.family_name for person in DEMO_PEOPLE}
        self.addresses: set[str] = set()
        self.notes = caplog
        # Also what no setting would write today: somebody may turn it on to look for a fault.
        caplog.set_level(logging.DEBUG)
        monkeypatch.setattr(HttpVisitor, "types", self._typing(HttpVisitor.types))
        monkeypatch.setattr(HttpVisitor, "_show", self._showing(HttpVisitor._show))

    def _typing(self, types):
        def heard(visitor, label, text, within=""):
            if TELLS.fullmatch(text.strip()):
                self.typed.add(text.strip())
            types(visitor, label, text, within)

        return heard

    def _showing(self, show):
        def heard(visitor, response):
            self.addresses |= {response.request["PATH_INFO"], response.request["QUERY_STRING"]}
            self.addresses |= {
                address for address, _status in getattr(response, "redirect_chain", ())
            }
            show(visitor, response)

        return heard

    def places(self) -> dict[str, str]:
        """Return what others than those in the case can see."""
        sent = [f"{each.subject}\n{each.body}" for each in getattr(mail, "outbox", ())]
        return {
            "addresses": "\n".join(self.addresses),
            "logs": "\n".join(self._noted()),
            "mail": "\n".join(sent),
            "file names": "\n".join(map(str, _files())),
        }

    def _noted(self) -> list[str]:
        return [
            f"{record.getMessage()} {record.exc_text or ''} {vars(record)}"
            for record in (*self.notes.get_records("call"), *self.notes.get_records("setup"))
            if not record.name.startswith("asyncio")
        ]

    def leaks(self) -> list[str]:
        """Return each text that somebody typed and others can see, and where."""
        places = {name: text.casefold() for name, text in self.places().items()}
        return [
            f"{text!r} in {name}"
            for name, seen in places.items()
            for text in sorted(self.typed)
            if text.casefold() in seen
        ]


def _files() -> list[Path]:
    return [path for name in OURS for path in Path(getattr(settings, name)).rglob("*")]
