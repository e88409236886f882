"""Whom to write to first: who may be, from records and facts, in the order of the method."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from whoelse.journal import queries as journal
from whoelse.loop.targets import wanted
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.history import History
from whoelse.method.facts import Fact
from whoelse.method.people.suggesting import Suggestion, suggest
from whoelse.method.playbook.ranking import ranked
from whoelse.method.situation import TargetSeen
from whoelse.people.queries import TargetCard
from whoelse.people.queries.suggesting import candidates, candidates_at, in_sight
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches.access import Viewer


@dataclass(frozen=True, slots=True)
class WhomFirst:
    """The targets in order, and everybody who may be written to, whom to write to first at the top."""

    targets: tuple[TargetCard, ...]
    suggestions: tuple[Suggestion, ...]


def targets_in_order(viewer: Viewer) -> tuple[TargetCard, ...]:
    """The targets wanted, in the order of the playbook's ranking; where it has none, in the user's own."""
    cards = {target.id: target for target in wanted(viewer)}
    seen = [TargetSeen(target.id, target.name, target.scores) for target in cards.values()]
    return tuple(cards[target.id] for target in ranked(seen, playbook_followed(viewer).ranking))


def whom_first(viewer: Viewer, today: date) -> WhomFirst:
    """Everybody who may be written to first, in order, each with the reason.

    Nobody with whom something is going on or was: whoever was chosen, invited, talked to, introduced or closed has
    steps of their own; and nobody whom comfort protects or who was put aside.
    """
    targets = targets_in_order(viewer)
    facts = journal.facts(viewer)
    found = candidates(
        viewer,
        targets,
        today=today,
        leave_out=_with_a_story(facts, today),
        knowing={
            fact.person: fact.target
            for fact in facts
            if fact.kind == "knows about target" and fact.person and fact.target
        },
    )
    inside = playbook_followed(viewer).circles is not None
    return WhomFirst(targets, tuple(suggest(found, today=today, closest_first=inside)))


def anybody_first(viewer: Viewer, today: date) -> bool:
    """Whether there is anybody who may be written to first. Looked for until somebody is found."""
    return any(
        ids - _with_a_story(journal.facts_about(viewer, ids), today)
        for ids in in_sight(viewer, wanted(viewer), today=today)
        if ids
    )


def whom_first_at(viewer: Viewer, organisation: str, today: date) -> tuple[Suggestion, ...]:
    """Whom to write to first of those who work at one target: whoever may be, in the order in which a plan proposes
    them."""
    there = candidates_at(viewer, targets_in_order(viewer), {organisation}, today=today)
    with_a_story = _with_a_story(journal.facts(viewer), today)
    inside = playbook_followed(viewer).circles is not None
    free = [one for one in there if one.id not in with_a_story]
    return tuple(suggest(free, today=today, closest_first=inside))


def _with_a_story(facts: Collection[Fact], today: date) -> frozenset[str]:
    chronicle = Chronicle(facts, today)
    going_on = {history.person for history in chronicle.people if _has_a_story(history)}
    return frozenset(going_on | {pair.person for pair in chronicle.pairs.values() if pair.person})


def _has_a_story(history: History) -> bool:
    return bool(
        history.active()
        or history.chosen()
        or history.talked
        or history.is_closed
        or history.open_agreement
        or history.to_agree()
        or history.comfort.held
    )
