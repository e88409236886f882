"""Messages of an import taken as something that happened in this search: only where the user says so.

By itself an import notes nothing. Many are taken at once, in one act, so that one undo takes all of them back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.facts import REPLY_ANSWERS
from whoelse.people import queries as people
from whoelse.searches.access import Viewer

#: What a message can be taken for, and the fact that it then is.
TAKEN_AS: Mapping[str, str] = MappingProxyType(
    {"invitation": "invitation sent", "reply": "reply received", "check-in": "check-in sent"}
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A message with a person on a day, as the user takes it. ``answer`` goes with a reply: yes, no or later."""

    person: str
    taken_as: str
    on: date
    answer: str = ""


def take_messages(viewer: Viewer, taken: Sequence[Taken], *, today: date, token: str = "") -> Done:
    """Note messages as what the user takes them for, all in one act, in the order of their days.

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
        return act.done()

    return in_one_act(viewer, "messages taken", write, today=today, token=token)
