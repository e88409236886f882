"""The playbooks that come along: files, the same for everybody who looks, read once."""

import re
from functools import cache
from importlib.resources import files

from whoelse.method.playbook import Playbook, complete, read

COMMON = "common"
FIRST = "Plain"
_NAME = re.compile(r"^name: (.+)$", re.MULTILINE)


@cache
def library() -> dict[str, str]:
    """The texts of the playbooks that come along, by their names.

    Only the lines with the names are looked at: to read a text whole takes a while, and most starts need one of them.
    """
    paths = sorted(files("whoelse.playbooks").joinpath("library").iterdir(), key=lambda path: path.name)
    texts = (
        path.read_text(encoding="utf-8")
        for path in paths
        if path.name.endswith(".yaml") and path.name != f"{COMMON}.yaml"
    )
    return {name[1]: text for text in texts if (name := _NAME.search(text))}


@cache
def common() -> Playbook:
    """The rules that hold under every playbook."""
    return document(files("whoelse.playbooks").joinpath("library", f"{COMMON}.yaml").read_text(encoding="utf-8"))


@cache
def completed(text: str) -> Playbook:
    """The playbook that a text holds, with the rules that all share."""
    return complete(document(text), common())


@cache
def document(text: str) -> Playbook:
    """The playbook that a text holds, by itself."""
    return read(text)
