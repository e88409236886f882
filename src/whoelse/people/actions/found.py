"""The rows that an action is about, looked up through their search."""

from whoelse.people.models import ImportBatch, Organisation, Person
from whoelse.searches.access import NotFound, Viewer


def person_row(viewer: Viewer, person: str) -> Person:
    """The row of this person. Raises NotFound where the search has none of that id."""
    row = Person.objects.filter(search=viewer.search, pk=person).first()
    if row is None:
        raise NotFound("There is no such person.")
    return row


def organisation_row(viewer: Viewer, organisation: str) -> Organisation:
    """The row of this organisation. Raises NotFound where the search has none of that id."""
    row = Organisation.objects.filter(search=viewer.search, pk=organisation).first()
    if row is None:
        raise NotFound("There is no such organisation.")
    return row


def batch_row(viewer: Viewer, batch: str) -> ImportBatch:
    """The row of this import. Raises NotFound where the search has none of that id."""
    row = ImportBatch.objects.filter(search=viewer.search, pk=batch).first()
    if row is None:
        raise NotFound("There is no such import.")
    return row
