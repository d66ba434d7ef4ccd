"""The one door to text messages: one short text to one mobile telephone, through a gateway.

The gateway is any service that takes a POST of JSON over HTTP. Its answer is its status alone:
what it says more is never read, and no redirect is followed. Errors say what to do next and
never who it was to: a number must not come into a log.
"""

import json
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from urllib.parse import urlsplit

from django.conf import settings

from eservice.settings.sms import Gateway
from eservice.ui.swedish import NotUnderstood, parse_phone

# For the connection and each part of an answer, and for the whole answer.
STEP_SECONDS = 10
WHOLE_SECONDS = 30
# 070, 072, 073, 076 and 079 are mobile telephones in the Swedish numbering plan.
MOBILE = re.compile(r"07[02369][0-9]{7}")
# Client errors that pass: a time-out, too early, too many.
PASSING = frozenset({408, 425, 429})


class Refused(Exception):
    """The gateway will never take this message. Trying again is no use."""


class NotSent(Exception):
    """It did not go this time: the gateway is away, busy or not as it should be."""


def is_offered() -> bool:
    """Return whether there is a gateway to send through."""
    return settings.SMS_GATEWAY is not None


def mobile_number(phone: str) -> str:
    """Return a Swedish mobile number as E.164 (+46701740605); empty when it is no such number."""
    try:
        number = parse_phone(phone)
    except NotUnderstood:
        return ""
    return f"+46{number[1:]}" if MOBILE.fullmatch(number) else ""


def send(*, to: str, text: str, name: str) -> None:
    """Send a text to a number as ``mobile_number`` gives it; raises Refused or NotSent.

    ``name`` is the same at every try, in the text's ``id`` and in the header Idempotency-Key, so
    that a gateway that has it already doesn't send it again.
    """
    gateway = settings.SMS_GATEWAY
    if gateway is None:
        raise NotSent("no gateway")
    try:
        status = _post(gateway, {"to": to, "from": gateway.sender, "text": text, "id": name})
    except (OSError, HTTPException) as error:
        raise NotSent(type(error).__name__) from None
    if 200 <= status < 300:
        return
    if 400 <= status < 500 and status not in PASSING:
        raise Refused(f"status {status}")
    raise NotSent(f"status {status}")


def _post(gateway: Gateway, message: dict[str, str]) -> int:
    """Return the status that the gateway answers with, and read nothing more."""
    parts = urlsplit(gateway.url)
    headers = {
        "Authorization": f"Bearer {gateway.token}",
        "Content-Type": "application/json",
        "Idempotency-Key": message["id"],
        "Connection": "close",
    }
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    with closing(_connection(gateway.url)) as connection:
        connection.connect()
        with _hung_up_late(connection.sock):
            connection.request("POST", target, json.dumps(message).encode(), headers)
            return connection.getresponse().status


def _connection(url: str) -> HTTPConnection:
    parts = urlsplit(url)
    where = {"host": parts.hostname, "port": parts.port, "timeout": STEP_SECONDS}
    if parts.scheme == "https":
        return HTTPSConnection(**where, context=ssl.create_default_context())
    return HTTPConnection(**where)


@contextmanager
def _hung_up_late(line: socket.socket) -> Iterator[None]:
    """Hang up when the whole answer takes too long: each part of it may be in time."""
    timer = Timer(WHOLE_SECONDS, _hang_up, [line])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _hang_up(line: socket.socket) -> None:
    # Shut down as a plain socket: an encrypted one is still being read in the other thread.
    with suppress(OSError):
        socket.socket.shutdown(line, socket.SHUT_RDWR)
