"""What a page says about the act before it: told once, on the next page that is shown."""

from dataclasses import asdict, dataclass

from django.http import HttpRequest

_KEPT_AS = "told"
_MOST = 3


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was done: in words, the act to undo (empty = none), where undoing leads, the key of the typed
    words that the browser may forget now, and where there is more about it. ``draft`` is the revision of the draft of a
    playbook whose last change can be taken back at ``back``: it is no act, and nothing has happened yet."""

    words: str
    act: str = ""
    back: str = "/"
    forget: str = ""
    more: str = ""
    draft: str = ""


def say(
    request: HttpRequest,
    words: str,
    *,
    act: str = "",
    back: str = "/",
    forget: str = "",
    more: str = "",
    draft: str = "",
) -> None:
    """Have the next page say it."""
    waiting = [*request.session.get(_KEPT_AS, []), asdict(Told(words, act, back, forget, more, draft))]
    request.session[_KEPT_AS] = waiting[-_MOST:]


def told(request: HttpRequest) -> tuple[Told, ...]:
    """What is to be said on this page; it is said once."""
    if not hasattr(request, "session") or _KEPT_AS not in request.session:
        return ()
    return tuple(Told(**each) for each in request.session.pop(_KEPT_AS))
