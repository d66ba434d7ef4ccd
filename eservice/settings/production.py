"""For a municipality. Refuses to start half-configured: what has no default must be set."""

from django.core.exceptions import ImproperlyConfigured

from eservice import logs
from eservice.municipality import load
from eservice.settings import env, logins, mail, scanner, sms
from eservice.settings.base import *
from eservice.settings.databases import database

if env.flag("DEMO_LOGIN"):
    raise ImproperlyConfigured(
        "DEMO_LOGIN lets anyone log in as anyone. It can't be on in production."
    )
DEMO_LOGIN = False
DEBUG = False
SECRET_KEY = env.text("SECRET_KEY")
FIELD_KEYS = env.key_ring("FIELD_KEYS")
LEDGER_KEYS = env.key_ring("LEDGER_KEYS")
INDEX_KEY = env.text("INDEX_KEY")
if min(len(SECRET_KEY), len(INDEX_KEY)) < 50:
    raise ImproperlyConfigured("SECRET_KEY and INDEX_KEY must have at least 50 characters each.")
secrets = [SECRET_KEY, INDEX_KEY, *FIELD_KEYS.values(), *LEDGER_KEYS.values()]
if len(set(secrets)) < len(secrets):
    raise ImproperlyConfigured(
        "SECRET_KEY, INDEX_KEY and every secret in FIELD_KEYS and LEDGER_KEYS must differ."
    )
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the service's own host names.")
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]
if E_ID_PROVIDER is None and STAFF_PROVIDER is None:
    raise ImproperlyConfigured(
        "Nobody could log in: E_ID_ISSUER or STAFF_ISSUER and what goes with it must be set. See"
        " docs/environment.md."
    )
logins.require_https(E_ID_PROVIDER, STAFF_PROVIDER)
DATABASES = {"default": database(env.text("DATABASE_URL"))}
MAILERS = mail.from_server()
DEFAULT_FROM_EMAIL = mail.sender()
SERVICE_URL = mail.service_url(ALLOWED_HOSTS)
sms.require_production(SMS_GATEWAY, SERVICE_URL)
SCANNER = scanner.required()
MUNICIPALITY_FILE = env.text("MUNICIPALITY_FILE")
if load(MUNICIPALITY_FILE).is_example:
    raise ImproperlyConfigured(
        "MUNICIPALITY_FILE describes a made-up municipality. Copy it, fill in your own facts and"
        " set is_example = false."
    )

LOGGING = logs.as_json(LOGGING)
SECURE_SSL_REDIRECT = True
# Asked on the machine itself, without the proxy.
SECURE_REDIRECT_EXEMPT = [r"^halsa/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_SECURE = True
LANGUAGE_COOKIE_NAME = "__Host-sprak"
