"""The application as Django knows it."""

from django.apps import AppConfig


class SearchesConfig(AppConfig):
    """See ``models.py`` for what it keeps."""

    name = "whoelse.searches"
    label = "searches"
