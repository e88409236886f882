"""What must hold before anything starts."""

import os

from whoelse.options import check_options


def stop_at_wrong_options() -> None:
    """Raises PlainError, naming option, value and allowed values, when the environment holds a wrong one."""
    check_options(os.environ)
