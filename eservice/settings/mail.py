"""How e-mail leaves the service, who it comes from, and where those who get it log in.

The variables are read here: half a mail server stops the start.
"""

from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from django.http.request import validate_host

from eservice.settings import env

FILES = "django.core.mail.backends.filebased.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
# A worker never waits longer than this for each answer of the mail server.
TIMEOUT_SECONDS = 20
STARTTLS, TLS, NONE = "starttls", "tls", "none"


def in_folder(folder: Path) -> dict[str, Any]:
    """Return mailers that put every message in a file: nothing leaves the machine."""
    return {"default": {"BACKEND": FILES, "OPTIONS": {"file_path": str(folder)}}}


def from_server() -> dict[str, Any]:
    """Return mailers for the SMTP server that ``EMAIL_HOST`` names."""
    security = env.text("EMAIL_SECURITY", STARTTLS)
    if security not in {STARTTLS, TLS, NONE}:
        raise ImproperlyConfigured(f"EMAIL_SECURITY must be {STARTTLS}, {TLS} or {NONE}.")
    user, password = env.given("EMAIL_USER"), env.given("EMAIL_PASSWORD")
    if bool(user) != bool(password):
        raise ImproperlyConfigured("EMAIL_USER and EMAIL_PASSWORD go together: set both or none.")
    if password and security == NONE:
        raise ImproperlyConfigured(
            f"EMAIL_PASSWORD must not be sent in the clear: EMAIL_SECURITY can't be {NONE}."
        )
    options = {
        "host": env.text("EMAIL_HOST"),
        "port": env.whole_number("EMAIL_PORT", 465 if security == TLS else 587),
        "use_tls": security == STARTTLS,
        "use_ssl": security == TLS,
        "timeout": TIMEOUT_SECONDS,
    }
    if user:
        options |= {"username": user, "password": password}
    return {"default": {"BACKEND": SMTP, "OPTIONS": options}}


def sender() -> str:
    """Return who e-mail comes from: an address, or ``Name <address>``."""
    text = env.text("DEFAULT_FROM_EMAIL")
    try:
        validate_email(parseaddr(text)[1])
    except ValidationError as error:
        raise ImproperlyConfigured(
            f"DEFAULT_FROM_EMAIL must be an address or Name <address>, not {text!r}."
        ) from error
    if not text.isprintable():
        raise ImproperlyConfigured("DEFAULT_FROM_EMAIL must be one line.")
    return text


def service_url(allowed_hosts: list[str]) -> str:
    """Return the address of the start page, ``https://host/``, on one of our own hosts."""
    text = env.text("SERVICE_URL").rstrip("/")
    try:
        parts = urlsplit(text)
        is_ours = validate_host(parts.hostname or "", allowed_hosts)
    except ValueError as error:
        raise ImproperlyConfigured("SERVICE_URL is not an address.") from error
    if text != f"https://{parts.netloc}" or "@" in parts.netloc or not is_ours:
        raise ImproperlyConfigured("SERVICE_URL must be https:// and a host in ALLOWED_HOSTS.")
    return f"{text}/"
