"""The application as Django knows it."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """See ``models.py`` for what it keeps."""

    name = "whoelse.journal"
    label = "journal"
