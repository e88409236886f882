"""Settings. None is needed to start."""

import os
from pathlib import Path

import whoelse

PACKAGE = Path(whoelse.__file__).parent

SECRET_KEY = os.environ.get("WHOELSE_SECRET_KEY", "only-for-tests-and-checks")
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]

INSTALLED_APPS = [
    "whoelse.accounts",
    "whoelse.searches",
    "whoelse.people",
    "whoelse.playbooks",
    "whoelse.journal",
    "whoelse.conversations",
    "whoelse.introductions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("WHOELSE_DATABASE", "whoelse.sqlite3"),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;",
        },
    }
}

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
