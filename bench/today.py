"""*Today* at 30,000 people and 2,000 facts against the list of people, and that list at 30,000 against 300 people.

Pages are asked for in-process, templates and all. The goals: *Today* at most 3 times the list page, the list at 30,000
people at most 1.3 times the same page at 300.
"""

import os
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from bench.importing import connections
from bench.planner import STORY

MANY, FEW = 30_000, 300
FACTS = 2_000
ROUNDS = 9


def measured(count: int) -> tuple[float, float]:
    """The median seconds of *Today* and of the list of people, in a data folder of its own."""
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from whoelse.accounts.models import User
    from whoelse.ids import new_id
    from whoelse.interchange.importing import read_files
    from whoelse.journal import actions as journal
    from whoelse.loop import importing
    from whoelse.method.facts import Fact
    from whoelse.people.queries import everybody
    from whoelse.searches.access import begin_search, viewer_for

    today = timezone.localdate()
    user = User.objects.create(username=f"bench-{count}")
    viewer = begin_search(user.pk, today=today)
    importing.bring_in(viewer, read_files([("Connections.csv", connections(count))]), today=today)
    people = [card.id for _, card in zip(range(FACTS // len(STORY) + 2), everybody(viewer), strict=False)]
    facts = [
        Fact(new_id(), kind, on, on, person, **_fields(fields, on, people[at + 1]))
        for at, person in enumerate(people[:-1])
        for kind, days, fields in STORY
        for on in [today - timedelta(days=100 + at % 60 - days)]
        if not fields.get("by")
    ][:FACTS]
    journal.note(viewer_for(user.pk), new_id(), kind="told", today=today, facts=facts)
    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    client.force_login(user)
    return _median(client, "/"), _median(client, "/people/")


def _fields(fields: dict[str, object], on: date, following: str) -> dict[str, object]:
    values = dict(fields)
    if "for_day" in values:
        values["for_day"] = on + timedelta(days=5)
    if values.pop("about", None):
        values["about"] = following
    return values


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
        _, few = measured(FEW)
        today, many = measured(MANY)
    print(f"today: {1000 * today:.1f} ms at {MANY:,} people and {FACTS:,} facts, {today / many:.2f}x the list of 50")
    print(f"list of 50: {1000 * many:.1f} ms at {MANY:,} people, {many / few:.2f}x the same at {FEW}")


if __name__ == "__main__":
    main()
