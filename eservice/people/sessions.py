"""Sessions that know whose device they live on.

Both kinds are rows in the database, so that logging out ends them at once. On a borrowed
computer the cookie is gone when the browser closes and the login ends after a short time
without activity; on a phone of one's own it lasts for weeks.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from eservice import clock
from eservice.municipality import municipality

RENEW_AFTER_PART = 10
WARN_BEFORE = timedelta(minutes=5)
# A page may be long on its way over a slow network: the warning counts with a shorter time.
HELD_BACK = timedelta(seconds=15)


class Device(StrEnum):
    """Whose device the person says she uses. An unknown value counts as borrowed."""

    OWN = "egen"
    BORROWED = "lanad"

    @classmethod
    def _missing_(cls, value: object) -> "Device":
        return cls.BORROWED


class SessionStore(DatabaseStore):
    """The database session, closed with the browser on a borrowed device.

    A cookie that can't be a key of ours is never looked up.
    """

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key and re.fullmatch(r"[a-z0-9]{8,40}", key))

    def get_expire_at_browser_close(self) -> bool:
        return self.get("device") != Device.OWN

    @classmethod
    def get_model_class(cls):
        # The parent finds its model through its own class; ours has the same table.
        return DatabaseStore.get_model_class()


def lifetime(device: Device) -> timedelta:
    """Return how long a login on this device lasts without activity."""
    times = municipality().login
    if device is Device.OWN:
        return timedelta(days=times.own_device_days)
    return timedelta(minutes=times.borrowed_device_minutes)


def start(session: SessionBase, device: Device) -> None:
    """Set how long this login lasts."""
    session["device"] = device.value
    renew(session)


def renew(session: SessionBase) -> None:
    """Let the login last its whole time from now."""
    session.set_expiry(int(lifetime(Device(session["device"])).total_seconds()))
    session["renewed_at"] = clock.now().timestamp()


def is_due_for_renewal(session: SessionBase) -> bool:
    """True when a tenth of the login's time has gone since it was last renewed."""
    if "device" not in session:
        return False
    idle = clock.now().timestamp() - session.get("renewed_at", 0)
    return idle > lifetime(Device(session["device"])).total_seconds() / RENEW_AFTER_PART


@dataclass(frozen=True, kw_only=True)
class TimeLimit:
    """The time limit of a login on a borrowed device. ``minutes`` is what the person reads; the
    warning counts in seconds: those left now, those left once renewed, and how early it comes."""

    minutes: int
    left: int
    renewed: int
    warn_before: int


def time_limit(request: HttpRequest) -> TimeLimit | None:
    """Return how long the login lasts from this response on; None for one that lasts for days.

    A login that is due is renewed once the response is made, so it has its whole time left.
    """
    session = getattr(request, "session", {})
    if Device(session.get("device", Device.OWN)) is Device.OWN:
        return None
    whole = int(lifetime(Device.BORROWED).total_seconds())
    gone = 0
    if not is_due_for_renewal(session):
        gone = int(clock.now().timestamp() - session["renewed_at"])
    renewed = whole - int(HELD_BACK.total_seconds())
    return TimeLimit(
        minutes=whole // 60,
        left=renewed - gone,
        renewed=renewed,
        warn_before=min(int(WARN_BEFORE.total_seconds()), whole // 2),
    )


def context(request: HttpRequest) -> dict[str, Any]:
    """Template context processor: ``time_limit``, looked up only where a page asks for it."""
    return {"time_limit": SimpleLazyObject(lambda: time_limit(request))}
