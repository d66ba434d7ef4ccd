"""Limits for what anyone may send without a login: so many from one connection, so many in all.

There is no riddle to solve, and no trail: the address is kept nowhere (see ``Tally``).
"""

from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from eservice import clock, crypto
from guides.models import Tally

# The part of an IPv6 address that is one household's or one telephone's.
IPV6_PREFIX = 64


class TooMuch(Exception):
    """So much has come today that no more is taken before tomorrow."""


@dataclass(frozen=True)
class Limit:
    """How much of one thing is taken in a day: from one connection, and from all together."""

    name: str
    of_one: int
    of_all: int


def connection_of(request: HttpRequest) -> str:
    """Return the address that the request came from, as our own proxy saw it.

    Only the last of ``X-Forwarded-For`` is our proxy's; what stands before it anyone can write.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if found.version == 4 or found.ipv4_mapped:
        return str(getattr(found, "ipv4_mapped", None) or found)
    return str(ip_network((found, IPV6_PREFIX), strict=False))


def count_one(limit: Limit, connection: str) -> None:
    """Count one more, inside the transaction of what it is about; raises TooMuch.

    The first of a day deletes what was counted before it.
    """
    today = clock.today()
    for source, most in (("", limit.of_all), (f"/{connection}", limit.of_one)):
        index = crypto.blind_index(f"tally/{today}/{limit.name}{source}")
        with transaction.atomic():
            tally, is_new = Tally.objects.get_or_create(source=index, defaults={"day": today})
            if not Tally.objects.filter(pk=tally.pk, count__lt=most).update(count=F("count") + 1):
                raise TooMuch
        if is_new:
            Tally.objects.filter(day__lt=today).delete()
