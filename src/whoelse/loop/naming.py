"""Naming several people at once, each as the answer to a question, all of them chosen to be talked to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from whoelse.conversations import actions as words
from whoelse.conversations import queries as conversations
from whoelse.journal.queries import facts_about
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done
from whoelse.loop.people import NewPerson, make
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.people.names import fold
from whoelse.people import actions, queries
from whoelse.people.queries import PersonCard
from whoelse.searches.access import Viewer


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as they were named. ``question`` is the word of the question they answer."""

    name: str
    question: str
    called: str = ""
    at: str = ""


def name_people(viewer: Viewer, named: Sequence[Named], *, today: date, token: str = "") -> Done:
    """Add who was named and choose each, in one act. ``Done.person`` is the first of them.

    One name is one person: named twice, or there already, nobody is made anew, and of several namesakes the first is
    taken. Raises Refusal for a name that cannot be.
    """

    def write(act: ActInProgress) -> Done:
        there = {fold(name): cards[0] for name, cards in _bearers(viewer, named).items() if cards}
        made: dict[str, str] = {}
        for one in named:
            key = fold(one.name)
            if key in made:
                continue
            made[key] = _take_up(act, one, there[key]) if key in there else _add(act, one)
            _keep_question(viewer, made[key], one.question)
        act.person = next(iter(made.values()), "")
        return act.done(new_people=tuple(made[key] for key in made if key not in there))

    return in_one_act(viewer, "person added", write, today=today, token=token)


def question_answered(viewer: Viewer, person: str) -> str:
    """The word of the question at which a person was named last; "" where they were not named like this."""
    kept = conversations.kept(viewer, _form(person))
    return str(kept.fields.get("question", "")) if kept is not None else ""


def _bearers(viewer: Viewer, named: Sequence[Named]) -> dict[str, tuple[PersonCard, ...]]:
    return queries.named(viewer, [one.name for one in named])


def _add(act: ActInProgress, one: Named) -> str:
    person = make(act, NewPerson(name=one.name, called=one.called, at=one.at))
    act.tell("person chosen", person)
    return person


def _take_up(act: ActInProgress, one: Named, card: PersonCard) -> str:
    """Choose somebody who is there, unless that is so already; what is known of them stays as it is."""
    called = card.called or one.called
    actions.edit_person(act.viewer, act.changes, card.id, called=called, put_aside=False, aside_until=None)
    history = Chronicle(facts_about(act.viewer, [card.id]), act.today).history(card.id)
    if history.choice() is None and not history.active():
        act.tell("person chosen", card.id)
    return card.id


def _keep_question(viewer: Viewer, person: str, question: str) -> None:
    """Beside the person, not of them: how two people know each other is for the user to say."""
    words.discard(viewer, _form(person))
    words.keep(viewer, _form(person), {"question": question}, revision=0)


def _form(person: str) -> str:
    return f"named at:{person}"
