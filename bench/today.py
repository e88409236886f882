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


def visitor(count: int) -> object:
    """Somebody signed in, with so many people and the facts."""
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
    return client


def _fields(fields: dict[str, object], on: date, following: str) -> dict[str, object]:
    values = dict(fields)
    if "for_day" in values:
        values["for_day"] = on + timedelta(days=5)
    if values.pop("about", None):
        values["about"] = following
    return values


def _medians(*asked: tuple[object, str]) -> list[float]:
    """The median seconds of each page, asked for in turns, so that what else the machine does falls on all alike."""
    taken: list[list[float]] = [[] for _ in asked]
    for _ in range(ROUNDS):
        for times, (client, address) in zip(taken, asked, strict=True):
            began = time.perf_counter()
            answer = client.get(address)  # type: ignore[attr-defined]
            times.append(time.perf_counter() - began)
            assert answer.status_code == 200, (address, answer.status_code)
    return [statistics.median(times[1:]) for times in taken]


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WHOELSE_DATA"] = folder
        from whoelse.local.start import open_data

        open_data(Path(folder))
        some, crowd = visitor(FEW), visitor(MANY)
        few, many, today = _medians((some, "/people/"), (crowd, "/people/"), (crowd, "/"))
    print(f"today: {1000 * today:.1f} ms at {MANY:,} people and {FACTS:,} facts, {today / many:.2f}x the list of 50")
    print(f"list of 50: {1000 * many:.1f} ms at {MANY:,} people, {many / few:.2f}x the same at {FEW}")


if __name__ == "__main__":
    main()
