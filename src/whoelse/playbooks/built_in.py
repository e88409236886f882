"""The playbooks that come along: files, the same for everybody who looks, read once."""

from functools import cache
from importlib.resources import files

from whoelse.method.playbook import Playbook, complete, read

COMMON = "common"
FIRST = "Plain"


@cache
def library() -> dict[str, str]:
    """The texts of the playbooks that come along, by their names."""
    paths = sorted(files("whoelse.playbooks").joinpath("library").iterdir(), key=lambda path: path.name)
    texts = (
        path.read_text(encoding="utf-8")
        for path in paths
        if path.name.endswith(".yaml") and path.name != f"{COMMON}.yaml"
    )
    return {document(text).name: text for text in texts}


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
