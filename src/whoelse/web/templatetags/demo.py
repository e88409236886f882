"""What marks the demo on every page."""

from pathlib import Path

from django import template
from django.conf import settings

from whoelse.local.demo.folders import is_demo

register = template.Library()


@register.simple_tag
def in_demo() -> bool:
    """Whether what the page shows is made up."""
    return is_demo(Path(settings.DATA_FOLDER))
