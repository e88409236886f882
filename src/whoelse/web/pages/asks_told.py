"""The asks of a playbook as a page tells them before the talk: in words, with their condition, and whose they are."""

from collections.abc import Mapping
from dataclasses import dataclass

from whoelse.method.asking import SCOPES
from whoelse.method.drafting.templates import fill_whole
from whoelse.method.playbook.document import AskWords, Playbook, Rule
from whoelse.method.words import list_in_words
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.searches import queries as searches
from whoelse.searches.access import Viewer
from whoelse.web.playbook_in_words import whose

_NEAR_THE_END = "conversation near its end"
_TARGETS_NAMED = 3


@dataclass(frozen=True, slots=True)
class AskTold:
    """One ask. ``rapport`` is how well it must be going for it (1-5), None where that does not matter."""

    kind: str
    scope: str
    words: str
    out: str
    whose: str
    rule_whose: str
    rapport: int | None = None


def spoken_asks(viewer: Viewer, playbook: Playbook, card: PersonCard | None) -> tuple[AskTold, ...]:
    """What the playbook asks near the end of a talk, with this person or with anybody.

    The open question comes first, then the direct ones from narrow to wide.
    """
    values = _values(viewer, card)
    told = []
    for kind in ("indirect", "direct"):
        rule = next((one for one in playbook.rules if one.when == _NEAR_THE_END and one.do == f"{kind} ask"), None)
        if rule is None:
            continue
        wordings = [ask for ask in playbook.asks if ask.kind == kind and ask.channel == "spoken"]
        for ask in sorted(wordings, key=lambda one: SCOPES.index(one.scope)):
            words = fill_whole(ask.words, values)
            if words:
                told.append(_told(ask, rule, words, values))
    return tuple(told)


def _told(ask: AskWords, rule: Rule, words: str, values: Mapping[str, str]) -> AskTold:
    out = fill_whole(ask.out, values) or ""
    return AskTold(ask.kind, ask.scope, words, out, whose(ask), whose(rule), rule.guards.rapport_at_least)


def _values(viewer: Viewer, card: PersonCard | None) -> dict[str, str]:
    search = searches.search(viewer)
    return {
        "called": card.addressed if card is not None else "",
        "company": card.organisation if card is not None else "",
        "target": card.organisation if card is not None else "",
        "targets": list_in_words([target.name for target in people.targets(viewer)], _TARGETS_NAMED),
        "industry": search.industry,
        "job_title": next((title for title in search.job_titles if title.strip()), ""),
    }
