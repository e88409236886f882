"""Every public function of actions, queries and acts, found by looking; and a search with something of each kind."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from types import ModuleType
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model

import whoelse.loop
from tests.cast import TODAY, Cast
from whoelse.conversations import actions as words
from whoelse.conversations import queries as said
from whoelse.journal.queries import Told as Happened
from whoelse.loop import agreeing, choosing, debriefing, keeping, planning, playbooks, preparing, weeks, writing
from whoelse.loop.catching_up import Whom
from whoelse.loop.importing import Reading
from whoelse.loop.naming import Named
from whoelse.loop.people import NewPerson
from whoelse.loop.taking import Taken
from whoelse.method.people.asked import Asked
from whoelse.method.people.plan import Changed, Incoming, Plan
from whoelse.method.people.told import Told
from whoelse.people import actions as people_actions
from whoelse.people import queries as people
from whoelse.playbooks.queries import own_playbooks
from whoelse.searches.changes import Changes

RECORDS = ("searches", "people", "playbooks", "journal", "conversations", "introductions")
LATER = TODAY + timedelta(days=40)
#: Where a parameter of the same name means something else: a new id, not one that is there.
NEEDED: dict[str, dict[str, Any]] = {
    "journal.actions.note": {"act": "0" * 26},
    "playbooks.actions.keep_original": {"name": "Plain"},
    "loop.importing.answered": {"chosen": ["whole name"]},
    "loop.importing.hold_asked": {"asked": Asked("table", (), "people.csv", 0, "", ",", 0, 1, "", ())},
    "people.actions.imports.add_people": {"new": []},
    "people.actions.imports.add_told": {"told": Told()},
    "people.actions.imports.bring_up_to_date": {"changed": Changed("0" * 26, Incoming(0, 1, "Somebody"))},
}


@dataclass(frozen=True)
class PublicFunction:
    """One of them, with where it is from."""

    module: str
    name: str
    call: Callable[..., Any]

    def __str__(self) -> str:
        return f"{self.module.removeprefix('whoelse.')}.{self.name}"


def loop_modules() -> Iterator[ModuleType]:
    """The modules of the acts."""
    for module in pkgutil.iter_modules(whoelse.loop.__path__, "whoelse.loop."):
        yield importlib.import_module(module.name)


def record_modules() -> Iterator[ModuleType]:
    """The actions and queries of every record app, and the queries above them."""
    for app in RECORDS:
        for part in ("actions", "queries"):
            module = importlib.import_module(f"whoelse.{app}.{part}")
            yield module
            for inner in pkgutil.iter_modules(getattr(module, "__path__", ()), f"{module.__name__}."):
                yield importlib.import_module(inner.name)
    yield importlib.import_module("whoelse.today.queries")
    yield importlib.import_module("whoelse.today.story")


def public_functions(module: ModuleType) -> Iterator[PublicFunction]:
    """The functions that a module itself makes and that do not begin with an underscore."""
    for name, value in vars(module).items():
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_"):
            yield PublicFunction(module.__name__, name, value)


def acts_actions_and_queries() -> list[PublicFunction]:
    """All that take a viewer."""
    found = [each for module in record_modules() for each in public_functions(module)]
    found += [
        each
        for module in loop_modules()
        for each in public_functions(module)
        if next(iter(inspect.signature(each.call).parameters)) == "viewer"
    ]
    return found


@dataclass(frozen=True)
class Full:
    """A search with something of each kind, and its ids by the names that parameters have."""

    cast: Cast
    arguments: dict[str, Any]


def fill(cast: Cast) -> Full:
    """Nadia's search with something of each kind in it."""
    nadia = cast.nadia
    choosing.add_target(nadia, "Halden Ferries", today=TODAY)
    writing.mark_sent(nadia, kind="invitation", person=cast.maria, body="Dear Maria", today=TODAY)
    agreed = agreeing.agree(nadia, person=cast.maria, day=TODAY, today=TODAY)
    preparing.save_list(nadia, person=cast.maria, questions=["What is a bad day like?"], today=TODAY)
    done = debriefing.write_debrief(
        nadia,
        person=cast.maria,
        learned="Planners visit.",
        asked="indirect",
        answer="named",
        named=[debriefing.Named(person=cast.tom)],
        promises=[debriefing.Promised("me", "The paper")],
        advice=["Visit the crews."],
        leads=["A planner is wanted."],
        resources=["The report of 2024"],
        today=TODAY,
    )
    keeping.give(nadia, person=cast.maria, words="Two names", today=TODAY)
    keeping.note_something(nadia, person=cast.tom, words="Likes concrete cases.", today=TODAY)
    words.keep(nadia, f"message:follow-up:{cast.maria}", {"body": "Dear Maria"}, revision=0, person=cast.maria)
    batch = people_actions.hold_batch(nadia, source="linkedin", files=[], plan={}, counts={})
    place = people.targets(nadia)[0].id
    playbooks.copy_playbook(nadia, "Kelley", called="Nadia’s own", today=TODAY)
    weeks.note_hours(nadia, day=TODAY, minutes=390, today=TODAY)
    step = planning.agenda(nadia, TODAY).steps[0]
    arguments = {
        "person": cast.maria,
        "introducer": cast.maria,
        "kept": cast.maria,
        "merged": cast.tom,
        "organisation": place,
        "conversation": agreed.conversation,
        "question": said.questions(nadia, cast.maria)[0].id,
        "promise": said.promises(nadia)[0].id,
        "entries": [said.promises(nadia)[0].entry],
        "advice": said.advice(nadia)[0].id,
        "batch": batch,
        "act": done.act,
        "key": step.key,
        "form": f"message:follow-up:{cast.maria}",
        "playbook": own_playbooks(nadia)[0].id,
    }
    return Full(cast, arguments)


def harmless(full: Full) -> dict[str, Any]:
    """Values for every other parameter without a default."""
    return {
        "today": LATER,
        "day": LATER,
        "until": LATER + timedelta(days=1),
        "facts": [],
        "changes": Changes(),
        "agenda": planning.Agenda(LATER),
        "there": planning.situation(full.cast.nadia, []),
        "fields": {"body": "Other words"},
        "revision": 1,
        "text": "format: 1\nname: Mine\n",
        "name": "Somewhere",
        "named": [Named("Ana Ruiz", "boss")],
        "based_on": "Plain@1",
        "called": "Another one",
        "names": ["Somewhere"],
        "new": NewPerson("Somebody"),
        "kind": "invitation",
        "answer": "yes",
        "state": "asked",
        "reason": "silent",
        "comfort": "easy",
        "closeness": "close",
        "ask": "direct",
        "do": "thank",
        "what": "talked",
        "whom": [Whom(full.cast.maria)],
        "on": TODAY,
        "targets": [],
        "by": "me",
        "words": "A few words",
        "notes": "A few notes",
        "questions": ["Why?"],
        "scores": {},
        "minutes": 90,
        "at": "Somewhere",
        "keys": [],
        "found": {full.cast.maria: people.Projected()},
        "settled": people.settled(full.cast.nadia, LATER),
        "also": [full.cast.maria],
        "happened": Happened(()),
        "before": LATER,
        "close": True,
        "entry": "",
        "source": "linkedin",
        "files": [],
        "plan": {},
        "counts": {},
        "reading": Reading("linkedin", (), ()),
        "planned": Plan(),
        "organisations": {},
        "told": [],
        "taken": [Taken(full.cast.maria, "check-in", TODAY)],
        "own": False,
        "since": LATER,
        "token": "token",
        "tables": {},
        "retraction": "retraction",
        "write": lambda act: act.done(),
        "changed": [],
        "touched": [full.cast.maria],
        "ids": [full.cast.maria, full.arguments["organisation"], full.arguments["act"]],
        "acts": [full.arguments["act"]],
        "table": "people.person",
        "people": [full.cast.maria],
        "profile_url": "https://www.linkedin.com/in/maria-lindqvist",
    }


def rows(search: str) -> dict[str, dict[str, Any]]:
    """Every row of a search, by table and id, as it stands in the database."""
    found: dict[str, dict[str, Any]] = {}
    with connection.cursor() as cursor:
        for model in _of_a_search():
            cursor.execute(f"SELECT * FROM {model._meta.db_table} WHERE search_id = %s", [search])
            columns = [column[0] for column in cursor.description]
            listed = (dict(zip(columns, row, strict=True)) for row in cursor.fetchall())
            found[model._meta.label] = {str(row["id"]): row for row in listed}
    return found


@cache
def _of_a_search() -> tuple[type[Model], ...]:
    models = (model for app in RECORDS for model in apps.get_app_config(app).get_models())
    return tuple(model for model in models if any(field.name == "search" for field in model._meta.fields))


def given(function: PublicFunction, full: Full) -> dict[str, Any]:
    """Arguments for a call: the ids of Nadia's things wherever a parameter asks for one."""
    values = {**harmless(full), **full.arguments, **NEEDED.get(str(function), {})}
    found = {}
    for name, parameter in list(inspect.signature(function.call).parameters.items())[1:]:
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            continue
        if name in full.arguments or parameter.default is inspect.Parameter.empty:
            assert name in values, f"{function} asks for “{name}”: say which value a test may hand in"
            found[name] = values[name]
    return found
