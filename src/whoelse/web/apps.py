"""The pages, as a Django app: templates, static files and template tags; no tables."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The door that a browser comes in by."""

    name = "whoelse.web"
    label = "web"
