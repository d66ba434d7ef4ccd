"""Every environment variable the service reads, in one place.

A variable is read through one of the functions below, so that a wrong or missing value
stops the start with a sentence that names the variable and what it should hold.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from eservice.settings.variables import DECLARED

BASE_DIR = Path(__file__).resolve().parent.parent.parent


def given(name: str) -> str:
    """Return what a variable holds, or nothing; one that is not declared raises KeyError."""
    return os.environ.get(DECLARED[name].name, "").strip()


def unknown(prefix: str) -> list[str]:
    """Return the variables that begin so and are none of ours: most likely misspelt."""
    return sorted(name for name in os.environ if name.startswith(prefix) and name not in DECLARED)


def text(name: str, default: str | None = None) -> str:
    """Return the value of ``name``; without a default the variable must be set."""
    value = given(name) or default
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set. See docs/environment.md.")
    return value


def words(name: str, default: str | None = None) -> list[str]:
    """Return a comma-separated variable as a list without empty items, of at least one."""
    found = [word.strip() for word in text(name, default).split(",") if word.strip()]
    if not found:
        raise ImproperlyConfigured(f"{name} has only commas.")
    return found


def flag(name: str) -> bool:
    """Return True only for the value ``1``; anything but ``1``, ``0`` or empty is an error."""
    value = given(name)
    if value not in {"", "0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}.")
    return value == "1"


def whole_number(name: str, default: int) -> int:
    """Return a non-negative whole number."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def directory(name: str, default: Path) -> Path:
    """Return a path as an absolute directory; it is created by whoever writes in it."""
    return Path(text(name, str(default))).expanduser().resolve()


def secret(name: str) -> str:
    """Return an optional secret, "" when it is not set; one that can be guessed is an error."""
    value = given(name)
    if value and len(value) < 32:
        raise ImproperlyConfigured(f"{name} must have at least 32 characters.")
    return value


def key_ring(name: str) -> dict[str, str]:
    """Return ``id:secret,id:secret`` as a dict; the first key is the one that seals.

    Every id is unique and every secret at least 32 characters.
    """
    ring: dict[str, str] = {}
    for pair in words(name):
        key_id, _, secret = pair.partition(":")
        is_id = key_id.isascii() and key_id.isalnum() and len(key_id) <= 16
        if not is_id or len(secret) < 32 or key_id in ring:
            raise ImproperlyConfigured(
                f"{name} must look like id:secret,id:secret with different ids of letters and"
                " digits (at most 16) and secrets of at least 32 characters."
            )
        ring[key_id] = secret
    return ring
