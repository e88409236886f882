"""Where one can go on where nobody is left to suggest: no step and no sentence leads to an empty page."""

from collections.abc import Iterable

from django.urls import reverse

from whoelse.method.agenda.steps import Step
from whoelse.people.queries.placing import count_unplaced
from whoelse.today.whom_first import anybody_first
from whoelse.web.components import Link
from whoelse.web.visit import Visit


def ways_on(visit: Visit) -> tuple[Link, ...]:
    """The ways to somebody to write to, the shortest first; none where there is somebody to suggest."""
    return () if anybody_first(visit.viewer, visit.today) else ways_to_people(visit)


def ways_on_for(visit: Visit, steps: Iterable[Step]) -> tuple[Link, ...]:
    """The same where one of the steps has the user choose somebody, wherever they work; nothing is looked up else."""
    chooses = any(step.do == "choose person" and step.target is None for step in steps)
    return ways_on(visit) if chooses else ()


def ways_to_people(visit: Visit) -> tuple[Link, ...]:
    """Add somebody; name a few; say how well one knows those who are here; bring some in."""
    ways = [Link("Add a person", reverse("add a person")), Link("Name five who come to mind", reverse("five names"))]
    if count_unplaced(visit.viewer, today=visit.today):
        ways.append(Link("Say how well you know those who are here", reverse("closeness")))
    return (*ways, Link("Bring in your LinkedIn export", reverse("bring in")))
