"""Writing what was worked out from the facts. No act changed it, so no undo takes it back: it is worked out anew."""

from collections.abc import Mapping

from django.db import transaction

from whoelse.people.models import Person
from whoelse.people.queries.projected import Projected
from whoelse.searches.access import Viewer


def keep_projections(viewer: Viewer, found: Mapping[str, Projected]) -> None:
    """Write what was worked out from the facts about each of these people."""
    with transaction.atomic():
        rows = list(Person.objects.filter(search=viewer.search, pk__in=list(found)))
        for row in rows:
            row.last_contact_on, row.settled_on = found[row.id].last_contact_on, found[row.id].settled_on
        Person.objects.bulk_update(rows, ["last_contact_on", "settled_on"], batch_size=200)
