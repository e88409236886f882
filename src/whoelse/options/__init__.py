"""Every option once: its name, kind, default, one sentence and the values allowed."""

from whoelse.options.errors import PlainError
from whoelse.options.every import OPTIONS, check_options, wrong_options
from whoelse.options.option import Option

__all__ = ["OPTIONS", "Option", "PlainError", "check_options", "wrong_options"]
