"""Where the virus scanner (clamd) listens. Half an address stops the start."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from eservice.settings import env

NONE = "none"
SHAPES = "SCANNER must look like unix:///run/clamav/clamd.ctl or tcp://127.0.0.1:3310."


@dataclass(frozen=True, kw_only=True)
class Scanner:
    """A unix socket (``path``), or a ``host`` and a ``port``. Files go there in the clear."""

    path: str = ""
    host: str = ""
    port: int = 0


def required() -> Scanner:
    """Return the scanner; raises ImproperlyConfigured when there is none."""
    found = optional(default=None)
    if found is None:
        raise ImproperlyConfigured(
            "SCANNER can't be none in production: papers would be shown without being scanned. "
            + SHAPES
        )
    return found


def optional(default: str | None = NONE) -> Scanner | None:
    """Return the scanner, or None for ``none``: then files are not scanned."""
    text = env.text("SCANNER", default)
    return None if text == NONE else _parsed(text)


def _parsed(text: str) -> Scanner:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(SHAPES) from error
    if parts.scheme == "unix" and text == f"unix://{parts.path}" and len(parts.path) > 1:
        return Scanner(path=parts.path)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    if port and host and text.lower() == f"tcp://{host}:{port}":
        return Scanner(host=parts.hostname, port=port)
    raise ImproperlyConfigured(SHAPES)
