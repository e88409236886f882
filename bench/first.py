"""Whom to write to first, and the closeness pass, at 30,000 people against a list page of the same size.

Pages are asked for in-process, templates and all. Five places are wanted, at each of which more than a thousand of the
people work; of four hundred people the user has said how close they are. The goal: at most 3 times the list page.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path

from bench.importing import connections

MANY = 30_000
PLACED, WANTED = 400, 5
ROUNDS = 9
PAGES = ("/people/", "/first/", "/first/?more=1", "/closeness/", "/targets/", "/first/where/")


def measured(count: int) -> dict[str, float]:
    """The median seconds of each page, in a data folder of its own."""
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from whoelse.accounts.models import User
    from whoelse.interchange.importing import read_files
    from whoelse.loop import importing, targets
    from whoelse.loop.placing import place_person
    from whoelse.people import queries
    from whoelse.searches.access import begin_search

    today = timezone.localdate()
    user = User.objects.create(username="bench")
    viewer = begin_search(user.pk, today=today)
    importing.bring_in(viewer, read_files([("Connections.csv", connections(count))]), today=today)
    targets.add_targets(viewer, [place.name for place in queries.employers(viewer, most=WANTED)], today=today)
    for at, card in zip(range(PLACED), queries.everybody(viewer), strict=False):
        place_person(viewer, card.id, ("close", "known", "slightly", "cannot place")[at % 4], today=today)
    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    client.force_login(user)
    return {page: _median(client, page) for page in PAGES}


def _median(client: object, address: str) -> float:
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        answer = client.get(address)  # type: ignore[attr-defined]
        taken.append(time.perf_counter() - began)
        assert answer.status_code == 200, (address, answer.status_code)
    return statistics.median(taken[1:])


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WHOELSE_DATA"] = folder
        from whoelse.local.start import open_data

        open_data(Path(folder))
        seconds = measured(MANY)
    listed = seconds.pop("/people/")
    print(f"list of 50: {1000 * listed:.1f} ms at {MANY:,} people")
    for page, taken in seconds.items():
        print(f"{page}: {1000 * taken:.1f} ms, {taken / listed:.2f}x the list of 50")


if __name__ == "__main__":
    main()
