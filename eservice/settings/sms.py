"""Who carries text messages, and who they come from.

The variables are read here: some of them without the others stop the start.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from eservice.settings import env

NEEDED = ("SMS_GATEWAY_URL", "SMS_GATEWAY_TOKEN", "SMS_SENDER")
# What a telephone can show as the sender: a word of eleven characters, or a number.
SENDER = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}|\+?[0-9]{3,15}")
# One text message has 160 characters, and our own words need the rest.
LONGEST_SERVICE_URL = 90


@dataclass(frozen=True, kw_only=True)
class Gateway:
    """The HTTP gateway that text messages go through."""

    url: str
    token: str = field(repr=False)
    sender: str


def gateway() -> Gateway | None:
    """Return the gateway that the variables describe, or None when none of them is set."""
    given = {name: env.given(name) for name in NEEDED}
    if not any(given.values()):
        return None
    missing = [name for name, value in given.items() if not value]
    if missing:
        raise ImproperlyConfigured(
            f"{', '.join(missing)} must be set too: a gateway for text messages needs"
            f" {', '.join(NEEDED)}. See docs/environment.md."
        )
    url, token, sender = given.values()
    _check(url, token, sender)
    return Gateway(url=url, token=token, sender=sender)


def require_production(found: Gateway | None, service_url: str) -> None:
    """Raise ImproperlyConfigured for what would be sent in the clear, or not fit in a message."""
    if found is None:
        return
    if not found.url.startswith("https://"):
        raise ImproperlyConfigured("SMS_GATEWAY_URL must be https://.")
    if len(service_url) > LONGEST_SERVICE_URL:
        raise ImproperlyConfigured(
            f"SERVICE_URL must have at most {LONGEST_SERVICE_URL} characters, since it stands in"
            " every text message (SMS_GATEWAY_URL is set)."
        )


def _check(url: str, token: str, sender: str) -> None:
    try:
        parts = urlsplit(url)
        is_address = bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise ImproperlyConfigured("SMS_GATEWAY_URL is not an address.") from error
    is_plain = url.isascii() and url.isprintable() and not set(" @#") & set(url)
    if parts.scheme not in {"http", "https"} or not is_address or not is_plain:
        raise ImproperlyConfigured("SMS_GATEWAY_URL must be https:// and an address.")
    if not token.isascii() or not token.isprintable() or " " in token:
        raise ImproperlyConfigured("SMS_GATEWAY_TOKEN must be ASCII without spaces.")
    if not SENDER.fullmatch(sender):
        raise ImproperlyConfigured(
            "SMS_SENDER must be at most eleven letters, digits and spaces, or a telephone number."
        )
