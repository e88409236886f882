"""What a playbook would have said in the past weeks, beside what was done; and following it from there."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop import playbooks, searching
from whoelse.loop.outcome import Refusal
from whoelse.method.playbook import NotSound, Playbook
from whoelse.playbooks import queries
from whoelse.searches.access import NotFound
from whoelse.searches.queries import week_of
from whoelse.today import rehearsal as rehearsals
from whoelse.web import rehearsing
from whoelse.web.components import Choice
from whoelse.web.pages.playbook.rehearse_told import Telling, Week
from whoelse.web.pages.playbook.tabs import Tab, tabs
from whoelse.web.pages.playbook.working import form_key, working
from whoelse.web.visit import Visit, page

#: What begins while two people talk.
INSIDE = frozenset({"conversation near its end", "conversation going on"})
INSIDE_ALONE = (
    "This rule speaks within a conversation. That is rehearsed only where you had its page open while you talked; a "
    "talk written down afterwards shows nothing of it."
)
INSIDE_TOO = (
    "What comes up within a conversation, such as when to ask, is rehearsed only where you had its page open while you "
    "talked; a talk written down afterwards shows nothing of it."
)
WEEKS = (6, 12, 26, 52)


@dataclass(frozen=True, slots=True)
class RehearsePage:
    """A playbook over the past. While it is under way, ``words`` say how far it is. ``rule`` is the one rule asked
    about, and ``whole`` then leads to all of it; ``inside`` says what is gone over only in part."""

    tabs: tuple[Tab, ...]
    choices: tuple[Choice, ...]
    of: str
    name: str
    weeks: int
    weeks_offered: tuple[int, ...]
    again: str
    nothing: bool = False
    unsound: str = ""
    done: int = 0
    most: int = 0
    words: str = ""
    failed: bool = False
    rule: str = ""
    whole: str = ""
    summary: str = ""
    inside: str = ""
    weeks_told: tuple[Week, ...] = ()
    follow: str = ""
    follow_words: str = ""


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The playbook that is rehearsed: its name and text, and, where it is the user's own, its id."""

    of: str
    name: str
    text: str
    own: str = ""
    draft: bool = False


@page
def view(visit: Visit) -> HttpResponse:
    """The rehearsal; a post follows the playbook that was rehearsed."""
    chosen, weeks = _chosen(visit), _weeks(visit)
    if not visit.posted:
        return visit.show(_template(visit), _page(visit, chosen, weeks))
    try:
        if chosen.draft:
            done = playbooks.keep_version(
                visit.viewer,
                chosen.own,
                chosen.text,
                follow=True,
                form=form_key(chosen.name),
                today=visit.today,
                token=visit.token,
            )
        else:
            done = searching.follow_playbook(
                visit.viewer, chosen.name, own=bool(chosen.own), today=visit.today, token=visit.token
            )
    except Refusal as refusal:
        return visit.show("playbook/rehearse.html", _page(visit, chosen, weeks), refused=refusal)
    return visit.did(done, f"You follow {chosen.name} from today on.", reverse("playbook"))


def _template(visit: Visit) -> str:
    return "playbook/rehearsed.html" if getattr(visit.request, "htmx", False) else "playbook/rehearse.html"


def _chosen(visit: Visit) -> _Chosen:
    given = visit.request.POST if visit.posted else visit.request.GET
    of = str(given.get("of", ""))
    kind, _, name = of.partition(":")
    match kind:
        case "":
            now = queries.following(visit.viewer)
            own = next((one for one in queries.own_playbooks(visit.viewer) if now.own and one.name == now.name), None)
            if own is not None:
                return _Chosen(f"own:{own.id}", own.name, own.text, own.id)
            return _Chosen(f"built-in:{now.name}", now.name, queries.text(visit.viewer, now.name))
        case "built-in":
            return _Chosen(of, name, queries.text(visit.viewer, name))
        case "own":
            own = queries.own_playbook(visit.viewer, name)
            return _Chosen(of, own.name, own.text, own.id)
        case "draft":
            now_working = working(visit, name)
            of = of if now_working.is_draft else f"own:{name}"
            return _Chosen(of, now_working.own.name, now_working.text, now_working.own.id, now_working.is_draft)
    raise NotFound("There is no such playbook.")


def _weeks(visit: Visit) -> int:
    given = visit.request.POST if visit.posted else visit.request.GET
    sent = str(given.get("weeks", ""))
    return int(sent) if sent in {str(weeks) for weeks in WEEKS} else WEEKS[0]


def _page(visit: Visit, chosen: _Chosen, weeks: int) -> RehearsePage:
    again = f"{reverse('rehearse')}?{urlencode({'of': chosen.of, 'weeks': weeks})}"
    said = RehearsePage(
        tabs=tabs("Rehearse", chosen.own),
        choices=_choices(visit, chosen),
        of=chosen.of,
        name=f"{chosen.name}, the draft" if chosen.draft else chosen.name,
        weeks=weeks,
        weeks_offered=WEEKS,
        again=again,
    )
    try:
        playbook = queries.completed(chosen.text)
    except NotSound as error:
        return replace(said, unsound=str(error.findings[0].message))
    past = rehearsals.past(visit.viewer, visit.today, weeks)
    if past is None:
        return replace(said, nothing=True)
    run = rehearsing.rehearsal(visit.viewer, playbook, chosen.text, past)
    if run.rehearsal is None:
        words = f"{run.done} of {run.of} days gone through"
        return replace(said, done=run.done, most=run.of, words=words, failed=run.failed)
    telling = Telling(past.situation.people, playbook, visit.today, week_of(visit.viewer, visit.today))
    follow, follow_words = _follow(visit, chosen)
    rule = str(visit.request.GET.get("rule", ""))
    return replace(
        said,
        rule=rule,
        whole=again if rule else "",
        summary=telling.of_rule(run.rehearsal, rule) if rule else telling.summary(run.rehearsal),
        inside=_inside(playbook, rule),
        weeks_told=telling.weeks(run.rehearsal, rule),
        follow=follow,
        follow_words=follow_words,
    )


def _inside(playbook: Playbook, rule: str) -> str:
    """How far steps within a conversation are gone over, where the playbook, or the one rule, has any: a rehearsal
    looks in the morning and after each entry, and only the page of a talk notes that it began and that it nears its
    end."""
    within = [one for one in playbook.rules if one.when in INSIDE and not one.off and rule in {"", one.id}]
    if not within:
        return ""
    return INSIDE_ALONE if rule else INSIDE_TOO


def _follow(visit: Visit, chosen: _Chosen) -> tuple[str, str]:
    """What is sent to follow it, and the words of the button; nothing where it is followed already."""
    now = queries.following(visit.viewer)
    same = (now.name, now.own) == (chosen.name, bool(chosen.own))
    if chosen.draft:
        return chosen.of, "Keep the draft and follow it"
    if same and (not now.own or now.version == queries.own_playbook(visit.viewer, chosen.own).version):
        return "", ""
    return chosen.of, f"Follow {chosen.name}"


def _choices(visit: Visit, chosen: _Chosen) -> tuple[Choice, ...]:
    found = [Choice(f"built-in:{name}", name) for name in queries.library()]
    for own in queries.own_playbooks(visit.viewer):
        found.append(Choice(f"own:{own.id}", f"{own.name}, version {own.version}"))
        if chosen.draft and own.id == chosen.own:
            found.append(Choice(f"draft:{own.id}", f"{own.name}, the draft"))
    return tuple(found)
