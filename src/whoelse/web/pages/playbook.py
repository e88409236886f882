"""Which playbook the search follows, in sentences; how the built-in ones differ; and changing over."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop import searching
from whoelse.loop.outcome import Refusal
from whoelse.method.playbook import Playbook
from whoelse.method.playbook.in_words import pace_in_words
from whoelse.method.words import day_in_words
from whoelse.playbooks import queries
from whoelse.web import playbook_in_words as words
from whoelse.web.components import Choice, RuleTold
from whoelse.web.visit import Visit, page


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: what is compared, and the sentences of each playbook."""

    words: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PlaybookPage:
    """The playbook in force, told; and those one could change to."""

    name: str
    about: str
    since: str
    after: str
    rules: tuple[RuleTold, ...]
    common: tuple[RuleTold, ...]
    limits: tuple[RuleTold, ...]
    nevers: tuple[RuleTold, ...]
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    others: tuple[Choice, ...]


@page
def view(visit: Visit) -> HttpResponse:
    """The playbook's page; a post follows another one from today on."""
    if visit.posted:
        name = str(visit.request.POST.get("name", ""))
        try:
            done = searching.follow_playbook(visit.viewer, name, today=visit.today, token=visit.token)
        except Refusal as refusal:
            return visit.show("playbook/playbook.html", _page(visit), refused=refusal)
        return visit.did(done, f"You follow {name} from today on.", reverse("playbook"))
    return visit.show("playbook/playbook.html", _page(visit))


def _page(visit: Visit) -> PlaybookPage:
    following = queries.following(visit.viewer)
    followed = queries.playbook_followed(visit.viewer)
    common = {rule.id for rule in queries.common().rules}
    built_in = {name: queries.completed(text) for name, text in queries.library().items()}
    return PlaybookPage(
        name=following.name,
        about=followed.about,
        since=day_in_words(following.since, visit.today) if following.since else "",
        after=followed.after,
        rules=tuple(words.rule_told(rule) for rule in followed.rules if rule.id not in common),
        common=tuple(words.rule_told(rule) for rule in followed.rules if rule.id in common),
        limits=_limits(followed),
        nevers=tuple(words.never_told(never) for never in followed.never),
        names=tuple(built_in),
        rows=_rows(tuple(built_in.values())),
        others=tuple(
            Choice(name, f"Follow {name}", playbook.about)
            for name, playbook in built_in.items()
            if following.own or name != following.name
        ),
    )


def _limits(playbook: Playbook) -> tuple[RuleTold, ...]:
    limits = tuple(words.limit_told(limit) for limit in playbook.limits)
    if playbook.pace is None:
        return limits
    pace = RuleTold(f"At most {pace_in_words(playbook.pace)} active at a time.", words.whose(playbook.pace))
    return (pace, *limits)


def _rows(playbooks: tuple[Playbook, ...]) -> tuple[Row, ...]:
    told = [words.side_by_side(playbook) for playbook in playbooks]
    return tuple(Row(name, tuple(each[name] for each in told)) for name in told[0])
