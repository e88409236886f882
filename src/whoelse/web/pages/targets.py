"""Targets: where the user would like to work, in order, and whom they know there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from whoelse.loop import targets
from whoelse.loop.choosing import rule_out_target
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.playbook.document import Ranking
from whoelse.method.playbook.ranking import columns_in_order
from whoelse.method.words import count_in_words, counted, list_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import KnownThere, SuggestedTarget, TargetCard
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches import queries as searches
from whoelse.today.list_of_places import list_of_places
from whoelse.today.whom_first import targets_in_order
from whoelse.web import telling
from whoelse.web.components import RuleTold
from whoelse.web.guidance import said_on
from whoelse.web.list_wanted import list_wanted
from whoelse.web.pages.targets_scores import Cell, ColumnShown, Filled, cells, filled, heads, how_ranked, known_column
from whoelse.web.visit import UNFIT, Visit, page

_OFFERED = 8
_MOST_AT_ONCE = 200
_SEVERAL = re.compile(r"[\n;]+")


class AddForm(forms.Form):
    """Places by name, one a line."""

    names = forms.CharField(
        label="Add places",
        help_text="One a line. A name is enough.",
        max_length=20_000,
        widget=forms.Textarea({"rows": 2, "autocomplete": "off"}),
        error_messages={"required": "A name is needed; several can stand one a line."},
    )


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target in the list. ``up`` and ``down``: whether it can be moved there."""

    id: str
    place: int
    name: str
    to: str
    known: str
    up: bool
    down: bool
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A place that may be one to want, and why it is offered."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class OutRow:
    """A target that is ruled out or out of sight, and where it is taken back."""

    name: str
    to: str
    words: str


@dataclass(frozen=True, slots=True)
class TargetsPage:
    """What the list shows. ``how`` says what the order follows."""

    lede: str
    rows: tuple[TargetRow, ...]
    offers: tuple[Offer, ...]
    out: tuple[OutRow, ...]
    how: str
    columns: tuple[ColumnShown, ...] = ()
    take_known: str = ""
    in_mind: tuple[RuleTold, ...] = ()
    list_wanted: str = ""
    list_enough: bool = False
    lenses: tuple[str, ...] = ()


@page
def view(visit: Visit) -> HttpResponse:
    """The list; a post adds places to it."""
    form = AddForm(visit.request.POST) if visit.posted else AddForm()
    if visit.posted and form.is_valid():
        names = [name for name in _SEVERAL.split(form.cleaned_data["names"]) if name.strip()][:_MOST_AT_ONCE]
        try:
            done = targets.add_targets(visit.viewer, names, today=visit.today, token=visit.token)
        except Refusal as refusal:
            return visit.show("targets/targets.html", _page(visit), form=form, refused=refusal)
        said = [" ".join(name.split()) for name in names]
        verb = "is" if len(said) == 1 else "are"
        return visit.did(done, f"{list_in_words(said, 3)} {verb} among your targets.", reverse("targets"))
    return visit.show("targets/targets.html", _page(visit), form=form)


@require_POST
@page
def move(visit: Visit) -> HttpResponse:
    """One target a place up or down; the scores typed beside it are kept by the same act."""
    sent, said = _sent(visit)
    shown = [target.id for target in targets_in_order(visit.viewer)]
    up, down = visit.request.POST.get("up", ""), visit.request.POST.get("down", "")
    place, by = up or down, -1 if up else 1
    at = shown.index(place) if place in shown else -1
    if at < 0 or not 0 <= at + by < len(shown):
        return _keep(visit, sent, said)
    shown[at], shown[at + by] = shown[at + by], shown[at]
    done = targets.order_targets(visit.viewer, shown, scores=said.scores, today=visit.today, token=visit.token)
    now = next((at for at, each in enumerate(targets_in_order(visit.viewer), 1) if each.id == place), at + by + 1)
    words = f"{people.target(visit.viewer, place).name} is number {now} now."
    return _kept(visit, sent, said, done, words, at=f"#target-{place}")


@require_POST
@page
def score(visit: Visit) -> HttpResponse:
    """The scores of all targets, as they were typed down; one that cannot be stands again, the others are kept."""
    return _keep(visit, *_sent(visit))


@require_POST
@page
def take_known(visit: Visit) -> HttpResponse:
    """Take over what the records answer: yes, where the user knows somebody and has not said anything. The scores typed
    beside it are kept by the same act, and say more than the records."""
    sent, said = _sent(visit)
    ranking = playbook_followed(visit.viewer).ranking
    column, places = known_column(ranking), _known_unsaid(visit, ranking)
    if column is None or not places:
        return _keep(visit, sent, said)
    scores = {**said.scores, **{place: {column.id: True, **said.scores.get(place, {})} for place in places}}
    done = targets.score_targets(visit.viewer, scores, today=visit.today, token=visit.token)
    return _kept(visit, sent, said, done, "Noted where you know somebody.")


def _sent(visit: Visit) -> tuple[Mapping[str, str], Filled]:
    """The cells as they were sent, whichever button of the table sent them, and what they say."""
    sent = {name: str(value) for name, value in visit.request.POST.items()}
    return sent, filled(targets_in_order(visit.viewer), playbook_followed(visit.viewer).ranking, sent)


def _keep(visit: Visit, sent: Mapping[str, str], said: Filled) -> HttpResponse:
    """Keep the scores that can be kept, where nothing else is to be done."""
    if not said.scores:
        return _kept(visit, sent, said)
    done = targets.score_targets(visit.viewer, said.scores, today=visit.today, token=visit.token)
    words = "Your other scores are kept." if said.errors else "Your scores are kept."
    return _kept(visit, sent, said, done, words)


def _kept(
    visit: Visit, sent: Mapping[str, str], said: Filled, done: Done | None = None, words: str = "", *, at: str = ""
) -> HttpResponse:
    """The list again; a cell that cannot be stands in it as it was typed, with the sentence why."""
    if not said.errors:
        to = f"{reverse('targets')}{at}"
        return visit.did(done, words, to) if done is not None else visit.go(to)
    if done is not None:
        telling.say(visit.request, words, act=done.act, back=reverse("targets"))
    typed = {name: sent[name] for name in said.errors}
    answer = visit.show("targets/targets.html", _page(visit, typed, said.errors), form=AddForm())
    answer.status_code = UNFIT
    return answer


@require_POST
@page
def rule_out(visit: Visit, organisation: str) -> HttpResponse:
    """The user no longer wants to work there."""
    name = people.target(visit.viewer, organisation).name
    done = rule_out_target(visit.viewer, organisation, today=visit.today, token=visit.token)
    return _gone(visit, done, f"{name} is ruled out. It can be taken back.")


@require_POST
@page
def archive(visit: Visit, organisation: str) -> HttpResponse:
    """Out of sight, without saying anything about it."""
    name = people.target(visit.viewer, organisation).name
    done = targets.archive_target(visit.viewer, organisation, today=visit.today, token=visit.token)
    return _gone(visit, done, f"{name} is out of sight. It can be taken back.")


@require_POST
@page
def take_back(visit: Visit, organisation: str) -> HttpResponse:
    """Among the targets again: whatever put it away is taken back."""
    card = people.target(visit.viewer, organisation)
    if organisation in targets.ruled_out(visit.viewer):
        targets.take_back_target(visit.viewer, organisation, today=visit.today)
        if not card.archived:
            return visit.saved(f"{card.name} is among your targets again.", reverse("targets"))
    done = targets.restore_target(visit.viewer, organisation, today=visit.today, token=visit.token)
    return visit.did(done, f"{card.name} is among your targets again.", reverse("targets"))


def _gone(visit: Visit, done: Done, words: str) -> HttpResponse:
    telling.say(visit.request, words, act=done.act, back=reverse("targets"))
    return visit.go(reverse("targets"))


def known_words(known: KnownThere) -> str:
    """Whom the user knows at a place, counted: there now, how many of these they are close to, there before."""
    said = []
    if known.now:
        near = f", {count_in_words(known.near)} of them close or known" if known.near else ""
        said.append(f"{counted(known.now, 'person', 'people')} there now{near}")
    if known.before:
        said.append(f"{count_in_words(known.before)} before")
    return sentence_start("; ".join(said)) if said else "Nobody yet"


def _known_unsaid(visit: Visit, ranking: Ranking | None) -> list[str]:
    """The targets where the user knows somebody now and has not said so."""
    column = known_column(ranking)
    if column is None:
        return []
    unsaid = [target.id for target in targets_in_order(visit.viewer) if target.scores.get(column.id) is None]
    known = people.known_there(visit.viewer, unsaid)
    return [place for place in unsaid if place in known and known[place].now]


def _page(
    visit: Visit, typed: Mapping[str, str] = MappingProxyType({}), errors: Mapping[str, str] = MappingProxyType({})
) -> TargetsPage:
    playbook = playbook_followed(visit.viewer)
    ranking = playbook.ranking
    every = people.targets(visit.viewer, archived=None)
    out = targets.ruled_out(visit.viewer)
    shown = targets_in_order(visit.viewer)
    known = people.known_there(visit.viewer, [target.id for target in shown])
    columns = heads(ranking)
    unsaid = len(_known_unsaid(visit, ranking))
    return TargetsPage(
        lede=_lede(shown, ranking if columns else None),
        rows=tuple(
            TargetRow(
                id=target.id,
                place=at + 1,
                name=target.name,
                to=reverse("target", args=[target.id]),
                known=known_words(known.get(target.id, KnownThere())),
                up=at > 0 and _equal(shown[at - 1], target, ranking),
                down=at + 1 < len(shown) and _equal(target, shown[at + 1], ranking),
                cells=cells(target, ranking, typed, errors),
            )
            for at, target in enumerate(shown)
        ),
        offers=_offers(visit),
        out=tuple(
            OutRow(
                target.name,
                reverse("take back a target", args=[target.id]),
                "ruled out" if target.id in out else "out of sight",
            )
            for target in every
            if target.id in out or target.archived
        ),
        how=how_ranked(ranking),
        columns=columns,
        take_known=f"You know somebody at {counted(unsaid, 'of them', 'of them')}: note it" if unsaid else "",
        in_mind=said_on(playbook, "targets"),
        list_wanted=list_wanted(playbook, list_of_places(visit.viewer)),
        list_enough=searches.search(visit.viewer).list_enough,
        lenses=ranking.lenses if ranking is not None else (),
    )


def _offers(visit: Visit) -> tuple[Offer, ...]:
    """Places out of an export first; else where people work whom the user knows."""
    suggested = [one for one in people.suggested_targets(visit.viewer) if not one.is_target]
    known = people.known_there(visit.viewer, [one.organisation_id for one in suggested if one.organisation_id])
    told = [(known.get(one.organisation_id or "", KnownThere()).now, one) for one in suggested]
    told.sort(key=lambda each: (-each[0], each[1].name.casefold()))
    offers = [Offer(one.name, _why(one, now)) for now, one in told]
    named = {offer.name for offer in offers}
    offers += [
        Offer(place.name, _know(place.people)) for place in people.employers(visit.viewer) if place.name not in named
    ]
    return tuple(offers[:_OFFERED])


def _why(one: SuggestedTarget, now: int) -> str:
    said = ["You follow it."] if one.followed else []
    if one.saved_jobs:
        said.append(f"You saved {counted(len(one.saved_jobs), 'job')} there.")
    if one.applications:
        said.append("You applied there.")
    return " ".join([*said, *([_know(now)] if now else [])])


def _know(number: int) -> str:
    return f"You know {counted(number, 'person', 'people')} there."


def _equal(one: TargetCard, other: TargetCard, ranking: Ranking | None) -> bool:
    """Whether two stand in the user's own order: the ranking, where there is one, tells no difference."""
    return ranking is None or all(
        one.scores.get(column.id) == other.scores.get(column.id) for column in columns_in_order(ranking)
    )


def _lede(shown: Sequence[TargetCard], ranking: Ranking | None) -> str:
    if not shown:
        return "Three names are enough to go on. More can come when they come."
    many = sentence_start(counted(len(shown), "target"))
    if ranking is None:
        return f"{many}, the one you want most first."
    alone = [column.id.replace("-", " ") for column in ranking.columns if column.filled_in_by == "you alone"]
    yours = f"; {list_in_words(alone)} {'is' if len(alone) == 1 else 'are'} yours alone" if alone else ""
    return f"{many}. Type down a column{yours}."
