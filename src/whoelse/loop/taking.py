"""Messages of an import taken as something that happened in this search: only where the user says so.

By itself an import notes nothing. Many are taken at once, in one act, so that one undo takes all of them back.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from whoelse.journal.queries import facts as all_facts
from whoelse.loop.catching_up import let_rest
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.facts import REPLY_ANSWERS
from whoelse.method.people.beside import ME, THEM
from whoelse.method.people.evidence import Evidence
from whoelse.people import queries as people
from whoelse.people.queries.told import written_since
from whoelse.searches.access import Viewer

#: What a message can be taken for, and the fact that it then is.
TAKEN_AS: Mapping[str, str] = MappingProxyType(
    {"invitation": "invitation sent", "reply": "reply received", "check-in": "check-in sent"}
)

#: Letters older than so many days have hardly to do with this search; half a year, ours.
LATELY = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Letter:
    """The last message that an export knows of, by ME or THEM, to the other alone."""

    person: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Taken:
    """A message with a person on a day, as the user takes it. ``answer`` goes with a reply: yes, no or later."""

    person: str
    taken_as: str
    on: date
    answer: str = ""


def letters(viewer: Viewer, *, today: date, person: str = "") -> tuple[Letter, ...]:
    """The last message each way with each person, the latest first, as far as nothing is noted of that day yet.

    Those of LATELY, or all with ``person``. Raises NotFound for a person who is not there.
    """
    if person:
        who = people.person(viewer, person).id
        told, since = people.evidence(viewer, [who]), date.min
    else:
        since = today - LATELY
        told = written_since(viewer, since)
    noted = {(fact.person, ME if fact.kind.endswith(" sent") else THEM, fact.on) for fact in all_facts(viewer)}
    found = [
        letter
        for who, said in told.items()
        for letter in _both_ways(who, said)
        if since <= letter.on <= today and (letter.person, letter.by, letter.on) not in noted
    ]
    return tuple(sorted(found, key=lambda letter: (-letter.on.toordinal(), letter.person, letter.by)))


def _both_ways(person: str, said: Evidence) -> Iterator[Letter]:
    for by, on in ((ME, said.last_mine_on), (THEM, said.last_theirs_on)):
        if on is not None:
            yield Letter(person, by, on)


def take_messages(viewer: Viewer, taken: Sequence[Taken], *, today: date, token: str = "") -> Done:
    """Note messages as what the user takes them for, all in one act, in the order of their days.

    What would have been due long ago rests at once, as it does for whatever was under way before.
    Raises NotFound for a person who is not there, Refusal for a day to come, or for what no message can be.
    """
    for one in taken:
        if one.taken_as not in TAKEN_AS:
            raise Refusal("An invitation, a reply or a check-in.")
        if one.answer and (one.taken_as != "reply" or one.answer not in REPLY_ANSWERS):
            raise Refusal("Yes, no or later goes with a reply.")
        if one.on > today:
            raise Refusal("That day has not come yet.")
    if not taken:
        raise Refusal("Nobody was chosen.")

    def write(act: ActInProgress) -> Done:
        for one in sorted(taken, key=lambda one: one.on):
            who = people.person(viewer, one.person).id
            act.tell(TAKEN_AS[one.taken_as], who, on=one.on, answer=one.answer)
        let_rest(act)
        return act.done()

    return in_one_act(viewer, "messages taken", write, today=today, token=token)
