"""The application as Django knows it."""

from django.apps import AppConfig


class IntroductionsConfig(AppConfig):
    """See ``models.py`` for what it keeps."""

    name = "whoelse.introductions"
    label = "introductions"
