"""The application as Django knows it."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """See ``models.py`` for what it keeps."""

    name = "whoelse.conversations"
    label = "conversations"
