"""The application as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """See ``models.py`` for what it keeps."""

    name = "whoelse.accounts"
    label = "accounts"
