"""For the test suite: fixed keys, a file database where races must be real."""

import atexit
import shutil
import tempfile
from pathlib import Path

from eservice.settings import env, mail
from eservice.settings.base import *
from eservice.settings.databases import database

# Each process has its own, so that several runs at once don't meet in one database.
TEST_DIR = Path(tempfile.mkdtemp(prefix="eservice-test-"))
atexit.register(shutil.rmtree, TEST_DIR, ignore_errors=True)

SECRET_KEY = "only-for-tests-" * 4
FIELD_KEYS = {"t2": "second-key-only-for-tests-" * 2, "t1": "first-key-only-for-tests-" * 2}
LEDGER_KEYS = {"l1": "ledger-key-only-for-tests-" * 2}
INDEX_KEY = "index-key-only-for-tests-" * 2
ALLOWED_HOSTS = ["*"]
DEMO_LOGIN = True
E_ID_PROVIDER = None
STAFF_PROVIDER = None
DATABASES = {"default": database(env.text("DATABASE_URL", f"sqlite:///{TEST_DIR}/x.sqlite3"))}
DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": TEST_DIR / "test.sqlite3"}
    # PostgreSQL may answer in any order where none is asked for; here it is always the wrong one.
    DATABASES["default"]["OPTIONS"]["init_command"] += "; PRAGMA reverse_unordered_selects=ON"
DATA_DIR = TEST_DIR
STATIC_ROOT = TEST_DIR / "static"
STATIC_ROOT.mkdir()
ANCHOR_FILE = TEST_DIR / "anchors.jsonl"
DOCUMENTS_DIR = TEST_DIR / "documents"
SCANNER = None
AUDIO_DIR = TEST_DIR / "audio"
TTS_COMMAND = ""
PRINT_DIR = TEST_DIR / "print"
# The test runner puts its own mailer here, which keeps messages in memory.
MAILERS = mail.in_folder(TEST_DIR / "mail")
SMS_GATEWAY = None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
