"""The playbooks that come with the program: texts beside this file, read once."""

from functools import cache
from importlib.resources import files

from whoelse.method.playbook import Playbook, complete, read

#: By name, in the order in which they are shown.
_FILES = {"Plain": "plain.yaml", "Kelley": "kelley.yaml"}
NAMES = tuple(_FILES)

#: The playbook everybody starts on.
FIRST = "Plain"


def text(name: str) -> str:
    """The text of a playbook that comes with the program. Raises KeyError for a name that none has."""
    return _text(_FILES[name])


@cache
def own(name: str) -> Playbook:
    """A playbook as its text says, without the rules that all share. Raises KeyError for a name that none has."""
    return read(text(name))


@cache
def common() -> Playbook:
    """What holds under every playbook."""
    return read(_text("common.yaml"))


@cache
def playbook(name: str) -> Playbook:
    """A whole playbook, ready to plan by. Raises KeyError for a name that none has."""
    return complete(own(name), common())


def _text(file: str) -> str:
    return files(__name__).joinpath(file).read_text("utf-8")
