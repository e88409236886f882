"""How somebody answers: fast, slowly, or not yet. Nothing more is said, and nothing else is kept about it."""

from collections.abc import Iterable
from datetime import date

from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.calendar import Calendar
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Playbook
from whoelse.method.situation import Situation

WORDS = ("fast", "slowly", "not yet")


def answering(situation: Situation, facts: Iterable[Fact], person: str, today: date) -> str:
    """How a person answers: by the user's own word where there is one, else as the facts tell.

    Fast is within three business days of the invitation, days out of the office left out; slowly is later, or after a
    follow-up. "" where nothing is known, as of somebody who was talked to without an invitation.
    """
    seen = situation.people.get(person)
    if seen is not None and seen.answers:
        return seen.answers
    chronicle = Chronicle(facts, today)
    calendar = Calendar(situation.country, situation.working_days, chronicle.pauses)
    return chronicle.history(person).answering(calendar)


def is_gone_by(playbook: Playbook) -> bool:
    """Whether a playbook goes by how somebody answers: any rule that is followed, limit or never asks for it."""
    guards = [rule.guards for rule in playbook.rules if not rule.off]
    guards += [limit.guards for limit in playbook.limits] + [never.guards for never in playbook.never]
    return any(one.answers is not None for one in guards)
