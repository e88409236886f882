"""The list of places that a playbook begins with, where it begins with one. More is never a gate."""

from whoelse.method.playbook.document import Playbook
from whoelse.method.words import counted


def list_wanted(playbook: Playbook, targets: int) -> str:
    """How many places the playbook begins with, and how many there are; empty where that is enough."""
    wanted = playbook.ranking.targets_at_least if playbook.ranking is not None else None
    if wanted is None or targets >= wanted:
        return ""
    have = f"You have {counted(targets, 'place')}" if targets else "You have none yet"
    begins = f"{playbook.name} begins with a list of {wanted} places where you would like to work."
    return f"{begins} {have}; go on whenever you like."
