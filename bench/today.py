"""*Today* at 30,000 people and 2,000 facts against the list of people, that list at 30,000 against 300 people, and both
at 100,000 facts.

Pages are asked for in-process, templates and all. The goals: *Today* at most 3 times the list page, the list at 30,000
people at most 1.3 times the same page at 300, *Today* at 100,000 facts at most 10 times that at 2,000.

Of the 100,000 facts, 98,000 are about people with whom it came to a close, as they are after years: with the others the
same is open as with 2,000 facts. What it takes with every one of 8,000 people still open is printed as well. "After an
act" is the page as it is first asked for once something was noted: then the facts are read anew.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.importing import connections
from bench.planner import STORY

MANY, FEW = 30_000, 300
FACTS, MANY_FACTS = 2_000, 100_000
ROUNDS = 9
#: With whom it came to a close.
CLOSED = (*STORY, ("person closed", 61, {}))


@dataclass(frozen=True)
class Client:
    """A browser in-process, whose search it is, and somebody in it."""

    browser: Any
    viewer: Any
    person: str

    def seconds(self, address: str) -> float:
        """How long a page takes."""
        began = time.perf_counter()
        answer = self.browser.get(address)
        taken = time.perf_counter() - began
        assert answer.status_code == 200, (address, answer.status_code)
        return taken

    def act(self) -> None:
        """Note something."""
        from whoelse.loop.keeping import give
        from whoelse.searches.queries import today

        give(self.viewer, person=self.person, words="An article", today=today(self.viewer))


def visitor(count: int, *, open_facts: int = FACTS, closed_facts: int = 0) -> Client:
    """Somebody signed in, with so many people, and facts about those with whom something is open, and with whom not."""
    from django.conf import settings
    from django.test import Client as Browser
    from django.utils import timezone

    from whoelse.accounts.models import User
    from whoelse.ids import new_id
    from whoelse.interchange.importing import read_files
    from whoelse.loop import importing
    from whoelse.loop.noting import ActInProgress, in_one_act
    from whoelse.loop.outcome import Done
    from whoelse.method.facts import Fact
    from whoelse.people.queries import everybody
    from whoelse.searches.access import begin_search, viewer_for

    today = timezone.localdate()
    user = User.objects.create(username=f"bench-{User.objects.count()}")
    viewer = begin_search(user.pk, today=today)
    importing.bring_in(viewer, read_files([("Connections.csv", connections(count))]), today=today)
    people = [card.id for card in everybody(viewer)]
    facts = [
        Fact(new_id(), kind, on, on, person, **_fields(fields, on, people[at + 1]))
        for at, person, story in _stories(people, open_facts, closed_facts)
        for kind, days, fields in story
        for on in [today - timedelta(days=100 + at % 60 - days)]
        if not fields.get("by")
    ]

    def write(act: ActInProgress) -> Done:
        act.facts.extend(facts)
        return act.done()

    in_one_act(viewer_for(user.pk), "told", write, today=today)
    settings.ALLOWED_HOSTS = ["*"]
    browser = Browser()
    browser.force_login(user)
    return Client(browser, viewer_for(user.pk), people[0])


def _stories(people: list[str], open_facts: int, closed_facts: int) -> Iterator[tuple[int, str, Any]]:
    """Whose story is told how: with the first it is open, with the next it came to a close."""
    still = open_facts // (len(STORY) - 1)
    for at, person in enumerate(people[: still + closed_facts // (len(CLOSED) - 1)]):
        yield at, person, (STORY if at < still else CLOSED)


def _fields(fields: dict[str, object], on: date, following: str) -> dict[str, object]:
    values = dict(fields)
    if "for_day" in values:
        values["for_day"] = on + timedelta(days=5)
    if values.pop("about", None):
        values["about"] = following
    return values


def _medians(*asked: tuple[Client, str], acting: bool = False, rounds: int = ROUNDS) -> list[float]:
    """The median seconds of each page, asked for in turns, so that what else the machine does falls on all alike."""
    taken: list[list[float]] = [[] for _ in asked]
    for _ in range(rounds):
        for times, (client, address) in zip(taken, asked, strict=True):
            if acting:
                client.act()
            times.append(client.seconds(address))
    return [statistics.median(times[1:]) for times in taken]


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WHOELSE_DATA"] = folder
        from whoelse.local.start import open_data

        open_data(Path(folder))
        some, crowd = visitor(FEW), visitor(MANY)
        few, many, today = _medians((some, "/people/"), (crowd, "/people/"), (crowd, "/"))
        print(
            f"today: {1000 * today:.1f} ms at {MANY:,} people and {FACTS:,} facts, {today / many:.2f}x the list of 50"
        )
        print(f"list of 50: {1000 * many:.1f} ms at {MANY:,} people, {many / few:.2f}x the same at {FEW}")
        years = visitor(MANY, closed_facts=MANY_FACTS - FACTS)
        _print("most of them closed", crowd, years)
        _print("with all of them open", crowd, visitor(MANY, open_facts=MANY_FACTS), rounds=3)


def _print(which: str, crowd: Client, years: Client, rounds: int = ROUNDS) -> None:
    print(f"{MANY_FACTS:,} facts, {which}:")
    for acting in (False, True):
        pages = _medians(
            (crowd, "/"), (years, "/"), (crowd, "/people/"), (years, "/people/"), acting=acting, rounds=rounds
        )
        for name, (before, after) in zip(("today", "list of 50"), (pages[:2], pages[2:]), strict=True):
            words = ", after an act" if acting else ""
            print(f"  {name}{words}: {1000 * after:.1f} ms, {after / before:.2f}x that at {FACTS:,} facts")


if __name__ == "__main__":
    main()
