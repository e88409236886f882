"""Settings. None is needed to start; every option is described in `whoelse.options`."""

import environ
from csp.constants import NONE, SELF

from whoelse.config.checks import stop_at_wrong_options
from whoelse.local.folder import data_folder
from whoelse.local.headers import MEDIA_TYPES, add_headers
from whoelse.local.keys import cookie_name, secret_key
from whoelse.local.time_zone import machine_time_zone

stop_at_wrong_options()
env = environ.Env()

_folder = data_folder()
DATA_FOLDER = str(_folder.path)

# The server names its port; where there is none, nothing is served but to tests.
LOCAL_PORT = env.int("WHOELSE_PORT", default=None)
_served = LOCAL_PORT is not None

DEBUG = False
SECRET_KEY = secret_key(_folder)
ALLOWED_HOSTS = ["127.0.0.1"]

INSTALLED_APPS = [
    "whoelse.accounts",
    "whoelse.searches",
    "whoelse.people",
    "whoelse.playbooks",
    "whoelse.journal",
    "whoelse.conversations",
    "whoelse.introductions",
    "whoelse.local",
    "whoelse.web",
    "csp",
    "django_htmx",
    "template_partials",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whoelse.local.guard.AskedHere",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "whoelse.local.guard.CameIn",
    "django_htmx.middleware.HtmxMiddleware",
    "whoelse.local.unwritable.SaysWhatCannotBeWritten",
]

ROOT_URLCONF = "whoelse.config.urls"
WSGI_APPLICATION = "whoelse.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ],
        },
    }
]

# One file; a commit is on disk before the page says so; a writer takes its turn at the beginning, not in the middle.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(_folder.database),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = str(_folder.static) if _served else None
WHITENOISE_USE_FINDERS = not _served
WHITENOISE_AUTOREFRESH = not _served  # looked for when they are asked for, instead of all at every start
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MIMETYPES = MEDIA_TYPES
WHITENOISE_ADD_HEADERS_FUNCTION = add_headers
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _served
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("WHOELSE_TIME_ZONE", default="") or machine_time_zone()

SESSION_COOKIE_NAME = cookie_name(_folder, SECRET_KEY)
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_USE_SESSIONS = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# An import is a file of many megabytes; everything else is short.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# Somebody may take all files of an unpacked export, articles and pictures among them, and bring them at once.
DATA_UPLOAD_MAX_NUMBER_FILES = 2_000
# Each file up to so many bytes waits in memory: one on the disk is open for as long, and there may be only so many.
FILE_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
FILE_UPLOAD_HANDLERS = ["whoelse.web.uploads.Waiting"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
