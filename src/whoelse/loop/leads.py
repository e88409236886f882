"""Openings that the user found at a target, as files tell of jobs saved and applied for: offered, never assumed."""

from datetime import date

from whoelse.conversations.actions import add_lead_at
from whoelse.conversations.queries import leads_at
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.people.told import Suggestion
from whoelse.people import queries
from whoelse.searches.access import NotFound, Viewer


def note_lead_at(viewer: Viewer, organisation: str, words: str, *, today: date, token: str = "") -> Done:
    """Note a job that was saved or applied for at a target as a lead; ``words`` is its title.

    Only the lead is written, and no fact: that a lead was heard is a fact about whoever told of it, and here nobody
    did. Raises NotFound where no file tells of such a job there, Refusal where it is noted already.
    """

    def write(act: ActInProgress) -> Done:
        if words not in {one.title for one in queries.openings(viewer, organisation)}:
            raise NotFound("There is no such job.")
        if words in leads_at(viewer, organisation):
            raise Refusal("This is noted as a lead already.")
        add_lead_at(viewer, act.changes, act=act.id, organisation=organisation, words=words, day=act.on)
        return act.done(organisation=organisation)

    return in_one_act(viewer, "lead noted", write, today=today, token=token)


def offered_leads(viewer: Viewer, organisation: str) -> tuple[Suggestion, ...]:
    """The jobs saved or applied for at a target that are not noted as leads, the latest first."""
    noted = leads_at(viewer, organisation)
    return tuple(one for one in queries.openings(viewer, organisation) if one.title not in noted)
