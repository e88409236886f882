"""The application as Django knows it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """See ``models.py`` for what it keeps."""

    name = "whoelse.people"
    label = "people"
