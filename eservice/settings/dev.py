"""For trying the service on one's own machine: SQLite, demo login, keys made on first start."""

import os
import secrets
from contextlib import suppress
from tempfile import NamedTemporaryFile

from django.core.exceptions import ImproperlyConfigured

from eservice.settings import env, mail, scanner
from eservice.settings.base import *
from eservice.settings.base import BASE_DIR
from eservice.settings.databases import database

DATA_DIR = env.directory("DATA_DIR", BASE_DIR / "var" / "demo")
DATA_DIR.mkdir(parents=True, exist_ok=True)


def _kept_secret(name: str) -> str:
    """Return a secret that is drawn once and then kept beside the demo's database.

    It gets its name when it is whole, and only the first of two starts at once gives it.
    """
    path = DATA_DIR / f"{name}.secret"
    if not path.exists():
        with NamedTemporaryFile("w", dir=DATA_DIR) as drawn, suppress(FileExistsError):
            drawn.write(secrets.token_urlsafe(48))
            drawn.flush()
            os.link(drawn.name, path)
    secret = path.read_text()
    if len(secret) < 32:
        raise ImproperlyConfigured(
            f"{path} must hold a secret of at least 32 characters. Delete {DATA_DIR} to begin anew."
        )
    return secret


DEBUG = env.flag("DEBUG")
DEMO_LOGIN = True
SECRET_KEY = _kept_secret("secret-key")
FIELD_KEYS = {"demo": _kept_secret("field-key")}
LEDGER_KEYS = {"demo": _kept_secret("ledger-key")}
INDEX_KEY = _kept_secret("index-key")
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": database(env.text("DATABASE_URL", f"sqlite:///{DATA_DIR}/demo.sqlite3"))}
STATIC_ROOT = DATA_DIR / "static"
ANCHOR_FILE = DATA_DIR / "anchors.jsonl"
DOCUMENTS_DIR = DATA_DIR / "documents"
SCANNER = scanner.optional()
AUDIO_DIR = env.directory("AUDIO_DIR", DATA_DIR / "audio")
PRINT_DIR = DATA_DIR / "print"
MAILERS = mail.in_folder(DATA_DIR / "mail")
SERVICE_URL = f"http://127.0.0.1:{env.whole_number('PORT', 8000)}/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = None  # it is refused, with a warning, on plain http
