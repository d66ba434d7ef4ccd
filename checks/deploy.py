"""Django's deployment check of the production settings, with example values.

The keys are drawn for this one run and never kept, and the database is an empty one in memory.
The municipality is the example, which says for this run that it is a real one.
"""

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

from checks.files import ROOT


def main() -> int:
    """Run ``manage.py check --deploy``; a warning is a failure."""
    manage = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    # What the caller has set must not decide the answer.
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    with tempfile.TemporaryDirectory() as folder:
        environment = kept | example(Path(folder))
        return subprocess.run([sys.executable, *manage], cwd=ROOT, env=environment).returncode


def example(folder: Path) -> dict[str, str]:
    """Return every variable that production needs; the municipality's file lies in ``folder``."""
    facts = (ROOT / "eservice" / "exempelkommun.toml").read_text(encoding="utf-8")
    municipality = folder / "kommun.toml"
    municipality.write_text(facts.replace("is_example = true", "is_example = false"))
    return {
        "DJANGO_SETTINGS_MODULE": "eservice.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "INDEX_KEY": secrets.token_urlsafe(64),
        "FIELD_KEYS": f"example:{secrets.token_urlsafe(48)}",
        "LEDGER_KEYS": f"example:{secrets.token_urlsafe(48)}",
        "ALLOWED_HOSTS": "ansokan.example.se",
        # A field of the task queue connects when checked: this one is always there.
        "DATABASE_URL": "sqlite://:memory:",
        "MUNICIPALITY_FILE": str(municipality),
        "EMAIL_HOST": "smtp.example.se",
        "DEFAULT_FROM_EMAIL": "svara-inte@example.se",
        "SERVICE_URL": "https://ansokan.example.se/",
        "SCANNER": "unix:///run/clamav/clamd.ctl",
        "E_ID_ISSUER": "https://e-id.example.se",
        "E_ID_CLIENT_ID": "example",
        "E_ID_CLIENT_SECRET": secrets.token_urlsafe(32),
        "E_ID_ACR": "http://id.elegnamnden.se/loa/1.0/loa3",
    }


if __name__ == "__main__":
    sys.exit(main())
