"""Django's deployment check of the production settings, with example values.

The keys are drawn for this one run and never kept, and the database is an empty one in memory.
"""

import os
import secrets
import sys

from checks.files import ROOT


def main() -> None:
    """Run ``manage.py check --deploy``; a warning is a failure."""
    example = {
        "DJANGO_SETTINGS_MODULE": "eservice.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "INDEX_KEY": secrets.token_urlsafe(64),
        "FIELD_KEYS": f"example:{secrets.token_urlsafe(48)}",
        "LEDGER_KEYS": f"example:{secrets.token_urlsafe(48)}",
        "ALLOWED_HOSTS": "ansokan.example.se",
        # A field of the task queue connects when checked: this one is always there.
        "DATABASE_URL": "sqlite://:memory:",
        "MUNICIPALITY_FILE": str(ROOT / "eservice" / "exempelkommun.toml"),
    }
    manage = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    # What the caller has set must not decide the answer.
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    os.chdir(ROOT)
    os.execve(sys.executable, [sys.executable, *manage], kept | example)


if __name__ == "__main__":
    main()
