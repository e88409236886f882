"""A step that a rule would make of an occasion, before anything holds it back."""

from dataclasses import dataclass

from whoelse.method.agenda.occasions import Occasion
from whoelse.method.agenda.steps import Step
from whoelse.method.playbook.document import Rule


@dataclass(frozen=True, slots=True)
class Candidate:
    """A step with the rule and the occasion it comes from; ``order`` is the rule's place in the playbook."""

    step: Step
    rule: Rule
    occasion: Occasion
    order: int
