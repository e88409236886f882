"""The project's own told stories, read once."""

from functools import cache
from pathlib import Path

from whoelse.method.playbook import Playbook
from whoelse.method.playbook.story import Story, read_story
from whoelse.playbooks.built_in import completed, library

FILES = tuple(sorted(Path(__file__).parent.glob("*.yaml")))


@cache
def story(file: Path) -> Story:
    """The story of a file."""
    return read_story(file.read_text("utf-8"))


def playbook(told: Story) -> Playbook:
    """The playbook that a story names."""
    return completed(library()[told.playbook or ""])
