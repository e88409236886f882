"""What is done by the process that is killed, stage by stage. Imported once Django is set up."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.test import Client
from django.urls import reverse

from tests.cast import MARIA, TODAY, TOM, Cast
from whoelse.accounts.models import User
from whoelse.conversations import actions as words
from whoelse.interchange.importing import read_files
from whoelse.loop import importing, preparing, talking
from whoelse.loop.debriefing import Named, Promised, write_debrief
from whoelse.loop.people import NewPerson

ROWS, MANY_ROWS = 50, 2_000
LEARNED = "Charging windows come before everything else."
TYPED = ("Charging windows", "Charging windows come before", LEARNED)


@dataclass(frozen=True)
class Stage:
    """Something done whole or not at all; once it has returned, the page at ``address`` shows ``words``."""

    do: Callable[[], object]
    address: str
    words: str


Stages = Sequence[Stage]


def browser(cast: Cast) -> Client:
    """Nadia's browser, signed in."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(pk=cast.nadia.user))
    return client


def a_debrief(cast: Cast, client: Client) -> Stages:
    """A rich one, kept while it was typed: people named, promises, advice, questions for another time."""
    form = f"debrief:{cast.tom}"
    talking.held(cast.nadia, person=cast.tom, today=TODAY)
    words.keep(cast.nadia, form, {"learned": [LEARNED]}, revision=0, person=cast.tom)

    def write() -> None:
        write_debrief(
            cast.nadia,
            person=cast.tom,
            today=TODAY,
            learned=LEARNED,
            surprised="The crews write the timetable.",
            felt="Easy.",
            rapport=4,
            comfort="not now",
            comfort_until=TODAY + timedelta(days=20),
            asked="direct",
            scope="company",
            answer="will check",
            answer_words="Let me ask them.",
            named=[
                Named(new=NewPerson(name="Ingrid Solberg", at="Halden Ferries"), state="checking", quote="She knows."),
                Named(new=NewPerson(name="Rui Santos", at="Fjord Lines"), known_through="coworker"),
                Named(person=cast.maria, state="offered"),
                Named(at="Sogn Harbour"),
            ],
            promises=[Promised("me", "The paper", TODAY + timedelta(days=6)), Promised("them", "Two names")],
            advice=["Read the timetable.", "Visit the crews."],
            resources=["The report on the Sogn line"],
            leads=["A planner is wanted in spring."],
            kept_questions=["What is a night shift like?", "Who decides about the timetable?"],
            notes="Charging, crews, spring.",
            form=form,
            token="one-debrief",
        )

    return [Stage(write, reverse("debrief", args=[cast.tom]), LEARNED)]


def an_import(cast: Cast, client: Client) -> Stages:
    """Fifty rows of a LinkedIn export, two of them of people who are there already and have moved on."""
    return _import_of(ROWS, cast)


def a_large_import(cast: Cast, client: Client) -> Stages:
    """The same with two thousand rows."""
    return _import_of(MANY_ROWS, cast)


def _import_of(rows: int, cast: Cast) -> Stages:
    names = [(f"Person{number}", f"Example{number}") for number in range(rows - 2)]
    lines = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On"]
    lines += [
        f"{first},{last},https://www.linkedin.com/in/{first}-{last},,Company {number % 17},Planner,04 May 2024"
        for number, (first, last) in enumerate(names)
    ]
    lines += [
        f"Maria,Lindqvist,{MARIA.profile_url},,Kestrel Heat,Procurement director,01 May 2019",
        f"Tom,Okafor,{TOM.profile_url},,Fjord Lines,Fleet director,01 May 2020",
    ]
    reading = read_files([("Connections.csv", "\n".join(lines).encode())])
    assert len(reading.people) == rows

    def bring_in() -> None:
        brought = importing.bring_in(cast.nadia, reading, today=TODAY, token="one-import")
        assert (len(brought.plan.new), len(brought.plan.changed)) == (rows - 2, 2)

    return [Stage(bring_in, reverse("person", args=[cast.tom]), "Fleet director")]


def typing(cast: Cast, client: Client) -> Stages:
    """A debrief typed on its page: kept three times on the way, then saved."""
    talking.held(cast.nadia, person=cast.tom, today=TODAY)
    address, form = reverse("debrief", args=[cast.tom]), f"debrief:{cast.tom}"

    def keep(revision: int) -> None:
        fields = {"learned": [TYPED[revision]]}
        sent = {"keep": form, "person": cast.tom, "revision": revision, "fields": fields}
        answer = client.post(reverse("keep"), json.dumps(sent), content_type="application/json")
        assert answer.json()["revision"] == revision + 1

    def save() -> None:
        sent = {"learned": LEARNED, "keep": form, "revision": str(len(TYPED)), "token": "one-form"}
        assert client.post(address, sent).status_code == 302

    kept = [Stage(partial(keep, place), address, typed) for place, typed in enumerate(TYPED)]
    return [*kept, Stage(save, address, LEARNED)]


def left_unasked(cast: Cast, client: Client) -> Stages:
    """The same, after a talk in which a question of the list was not asked."""
    preparing.save_list(cast.nadia, person=cast.tom, questions=["What is a bad day like?"], today=TODAY)
    return typing(cast, client)


ACTS: Mapping[str, Callable[[Cast, Client], Stages]] = {
    "a debrief": a_debrief,
    "an import of 50 rows": an_import,
    "an import of 2,000 rows": a_large_import,
    "a debrief typed on its page": typing,
    "a debrief with a question unasked": left_unasked,
}
