"""Running on one machine, as a Django app: two templates, no tables."""

from django.apps import AppConfig


class LocalConfig(AppConfig):
    """The closed page and the page that lets in."""

    name = "whoelse.local"
    label = "local"
