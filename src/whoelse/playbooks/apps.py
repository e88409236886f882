"""The application as Django knows it."""

from django.apps import AppConfig


class PlaybooksConfig(AppConfig):
    """See ``models.py`` for what it keeps."""

    name = "whoelse.playbooks"
    label = "playbooks"
