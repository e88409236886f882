"""Where one lands after bringing people in: where would you like to work? Three names are enough to go on."""

import re
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop import targets
from whoelse.loop.outcome import Refusal
from whoelse.method.words import count_in_words, counted, list_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import KnownThere, SuggestedTarget
from whoelse.web.pages.letters import letters_lately
from whoelse.web.visit import Visit, page

_SHOWN = 12
_MOST_AT_ONCE = 200
_NAMED = 3
_SEVERAL = re.compile(r"[\n;]+")  # not a comma: it stands in names, as in "Trinity College, Dublin"


class WhereForm(forms.Form):
    """Places picked from those offered, and others by name."""

    place = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    others = forms.CharField(
        label="Somewhere else",
        required=False,
        max_length=2_000,
        help_text="One a line. A name is enough.",
        widget=forms.Textarea({"rows": 2, "autocomplete": "off"}),
    )

    def __init__(self, *args: object, places: tuple[str, ...], **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        field = self.fields["place"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(place, place) for place in places]
        if not places:
            self.fields["others"].label = "Places"


@dataclass(frozen=True, slots=True)
class Place:
    """A place offered: its name, and why."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class WherePage:
    """What is asked, and the places offered; ``told`` says whom one knows where, where that is known."""

    told: str
    places: tuple[Place, ...]
    more: tuple[Place, ...]
    chosen: str
    letters: str = ""


@page
def view(visit: Visit) -> HttpResponse:
    """The question; a post takes the places among the targets and goes on to whom to write to."""
    shown, names = _page(visit)
    form = WhereForm(visit.request.POST, places=names) if visit.posted else WhereForm(places=names)
    if not visit.posted or not form.is_valid():
        return visit.show("first/where.html", shown, form=form)
    others = [name for name in _SEVERAL.split(form.cleaned_data["others"]) if name.strip()]
    chosen = [*form.cleaned_data["place"], *others][:_MOST_AT_ONCE]
    if not chosen:
        return visit.go(reverse("whom first"))
    try:
        done = targets.add_targets(visit.viewer, chosen, today=visit.today, token=visit.token)
    except Refusal as refusal:
        return visit.show("first/where.html", shown, form=form, refused=refusal)
    verb = "is" if len(chosen) == 1 else "are"
    said = list_in_words([" ".join(name.split()) for name in chosen], _NAMED)
    return visit.did(done, f"{said} {verb} among your targets.", reverse("whom first"))


def _page(visit: Visit) -> tuple[WherePage, tuple[str, ...]]:
    suggested = [one for one in people.suggested_targets(visit.viewer) if not one.is_target]
    known = people.known_there(visit.viewer, [one.organisation_id for one in suggested if one.organisation_id])
    there = {one.key: known.get(one.organisation_id or "", KnownThere()) for one in suggested}
    suggested.sort(key=lambda one: (-there[one.key].now, one.name.casefold()))
    named = {one.organisation_id for one in suggested}
    employers = [one for one in people.employers(visit.viewer, most=_SHOWN) if one.id not in named]
    places = [Place(one.name, _why(one, there[one.key])) for one in suggested]
    places += [Place(one.name, f"You know {counted(one.people, 'person', 'people')} there.") for one in employers]
    followed = [one for one in suggested if one.followed]
    chosen = [target.name for target in targets.wanted(visit.viewer)]
    page = WherePage(
        told=_told([there[one.key].now for one in followed]),
        places=tuple(places[:_SHOWN]),
        more=tuple(places[_SHOWN:]),
        chosen=list_in_words(chosen, _NAMED),
        letters=letters_lately(visit),
    )
    return page, tuple(place.name for place in places)


def _told(known: list[int]) -> str:
    """How many people one knows at how many of the places one follows."""
    with_somebody = [people for people in known if people]
    if not with_somebody:
        return ""
    places = count_in_words(len(with_somebody))
    some = f"all {places} places" if len(with_somebody) == len(known) else f"{places} of the places"
    of = "the one place" if len(known) == 1 else some
    return f"You know {counted(sum(with_somebody), 'person', 'people')} at {of} you follow."


def _why(one: SuggestedTarget, known: KnownThere) -> str:
    said = [f"you know {counted(known.now, 'person', 'people')} there"] if known.now else []
    if one.followed:
        said.append("you follow it")
    if one.saved_jobs:
        said.append(f"you saved {counted(len(one.saved_jobs), 'job')} there")
    if one.applications:
        said.append(f"you applied there{'' if len(one.applications) == 1 else ' more than once'}")
    return f"{sentence_start(list_in_words(said))}." if said else ""
