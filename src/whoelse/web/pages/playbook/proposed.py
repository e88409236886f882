"""What a playbook would have proposed, in the words of a step."""

from whoelse.method.agenda.rehearsing import Proposal
from whoelse.method.agenda.steps import Step
from whoelse.web.pages.steps import Around, heading


def proposed(one: Proposal, around: Around) -> str:
    """What to do, with whom: a verb and a name."""
    return heading(Step(one.do, one.key, one.due, one.reasons, one.person, one.about, one.target), around)
