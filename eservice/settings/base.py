"""What holds in every environment. Nothing secret and nothing optional stands here."""

from django.utils.csp import CSP

from eservice import languages
from eservice.settings import env, logins, mail, sms

BASE_DIR = env.BASE_DIR
DATA_DIR = env.directory("DATA_DIR", BASE_DIR / "var" / "data")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_tasks_db",
    "formtools",
    "eservice.people",
    "eservice.ui",
    "guides",
    "applications",
]

MIDDLEWARE = [
    "eservice.logs.RequestLog",
    # These three also see what the rest never lets in: a redirect to https, a wrong host.
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "eservice.middleware.PrivatePages",
    "eservice.middleware.ReadableRequests",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "eservice.middleware.WholePages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "eservice.middleware.ChosenLanguage",
    "eservice.people.middleware.RequireLogin",
    "eservice.people.middleware.RenewLogin",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "eservice.urls"
WSGI_APPLICATION = "eservice.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "eservice.languages.context",
                "eservice.municipality.context",
                "eservice.people.sessions.context",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "eservice.ui.templatetags.ui",
                "eservice.ui.templatetags.swedish",
            ],
        },
    }
]
# Seconds until every process shows a wording that was just put live (guides/editions.py).
TEXTS_MAX_AGE = 30
FORM_RENDERER = "eservice.ui.forms.Renderer"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["eservice.people.login.LoginBackend"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "logged_out"
PASSWORD_HASHERS: list[str] = []

SESSION_ENGINE = "eservice.people.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "eservice.errors.csrf_failure"
DEMO_LOGIN = False
E_ID_PROVIDER = logins.e_id()
STAFF_PROVIDER = logins.staff()

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# A step's longest answer is a few thousand characters; more than this is never a person typing.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
# A file that is sent to us stays in memory until it is sealed: none is ever written in the clear.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 40_000_000

LANGUAGE_CODE = "sv"
LANGUAGES = [(each.code, each.name) for each in languages.LANGUAGES]
LANGUAGE_COOKIE_NAME = "sprak"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
ANCHOR_FILE = DATA_DIR / "anchors.jsonl"
DOCUMENTS_DIR = env.directory("DOCUMENTS_DIR", DATA_DIR / "documents")
# Read aloud: what was made beforehand and what people recorded; another voice than espeak-ng.
AUDIO_DIR = env.directory("AUDIO_DIR", DATA_DIR / "audio")
TTS_COMMAND = env.text("TTS_COMMAND", "")
# Notices: letters wait here for the printer, and what e-mail there is stays in a folder.
PRINT_DIR = env.directory("PRINT_DIR", DATA_DIR / "print")
MAILERS = mail.in_folder(DATA_DIR / "mail")
DEFAULT_FROM_EMAIL = "svara-inte@example.se"
SERVICE_URL = "http://127.0.0.1:8000/"
SMS_GATEWAY = sms.gateway()
METRICS_TOKEN = env.secret("METRICS_TOKEN")
MUNICIPALITY_FILE = env.text("MUNICIPALITY_FILE", str(BASE_DIR / "eservice/exempelkommun.toml"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "faults": {"class": "logging.StreamHandler", "formatter": "plain", "level": "WARNING"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django's own request log prints paths; ours never carry personal data.
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        # The worker tells of every task, and sets its level itself; only faults are kept.
        "django.tasks": {"handlers": ["faults"], "propagate": False},
        "django_tasks_db": {"handlers": ["faults"], "propagate": False},
    },
}
