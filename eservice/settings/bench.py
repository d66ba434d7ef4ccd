"""For ``./run bench``: as production, but on plain http, with keys drawn for the one run.

It adds a page of one template to compare with, and a header that says how many queries a
response took.
"""

from eservice.settings import env
from eservice.settings.base import *
from eservice.settings.base import BASE_DIR, INSTALLED_APPS, MIDDLEWARE, TEMPLATES
from eservice.settings.databases import database

DEBUG = False
SECRET_KEY = env.text("SECRET_KEY")
FIELD_KEYS = env.key_ring("FIELD_KEYS")
LEDGER_KEYS = env.key_ring("LEDGER_KEYS")
INDEX_KEY = env.text("INDEX_KEY")
ALLOWED_HOSTS = ["127.0.0.1"]
DATABASES = {"default": database(env.text("DATABASE_URL"))}
SCANNER = None
# The tables are made as the models say, in a second: what changed them over the years is not
# what is measured.
MIGRATION_MODULES = {name.rpartition(".")[2]: None for name in INSTALLED_APPS}

ROOT_URLCONF = "bench.urls"
MIDDLEWARE = ["bench.counting.CountQueries", *MIDDLEWARE]
TEMPLATES[0]["DIRS"].append(BASE_DIR / "bench" / "templates")
