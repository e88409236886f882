"""The list of places that a playbook begins with, in words."""

from whoelse.method.playbook.document import Playbook
from whoelse.method.words import counted
from whoelse.today.list_of_places import ListOfPlaces


def list_wanted(playbook: Playbook, found: ListOfPlaces | None) -> str:
    """How many places the playbook begins with, and how many there are; empty where that is enough."""
    if found is None:
        return ""
    have = f"You have {counted(found.there, 'place')}" if found.there else "You have none yet"
    begins = f"{playbook.name} begins with a list of {found.wanted} places where you would like to work."
    return f"{begins} {have}; go on whenever you like."
