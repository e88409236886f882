"""The text of a playbook of the user's own as it stands: the latest version, or the draft of the next one.

A draft is kept like whatever else is typed, with a revision, so that two tabs never write over each other. The text
before the last change by form is kept beside it, so that the change can be taken back.
"""

from dataclasses import dataclass

from whoelse.conversations import queries as conversations
from whoelse.conversations.actions import KeptElsewhere, discard, keep
from whoelse.loop.outcome import Refusal
from whoelse.method.playbook import Finding, NotSound, Playbook, read
from whoelse.playbooks import queries
from whoelse.playbooks.queries import OwnPlaybookSeen
from whoelse.searches.access import Viewer
from whoelse.searches.changes import Unfit
from whoelse.web import keeping
from whoelse.web.components import Kept
from whoelse.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Working:
    """A playbook of the user's own as one works on it.

    ``document`` is None where the text cannot be followed; ``findings`` then say why. ``followed`` is true where the
    search follows this playbook, ``in_force`` the version that it follows.
    """

    own: OwnPlaybookSeen
    text: str
    kept: Kept
    is_draft: bool
    document: Playbook | None
    findings: tuple[Finding, ...]
    followed: bool
    in_force: int
    can_take_back: bool

    @property
    def shown(self) -> Playbook:
        """The document to show: that of the draft, else of the version before; an empty one where neither is sound."""
        latest, _ = read_or_say(self.own.text)
        return self.document or latest or Playbook(format=1, name=self.own.name, common=False)

    @property
    def next_version(self) -> int:
        """The number that the draft gets when it is kept."""
        return self.own.version + 1


def form_key(name: str) -> str:
    """Under which a playbook's draft is kept."""
    return f"playbook:{name}"


def working(visit: Visit, playbook: str) -> Working:
    """A playbook of the user's own as it stands now. Raises NotFound."""
    own = queries.own_playbook(visit.viewer, playbook)
    key = form_key(own.name)
    kept, fields = keeping.kept(visit.viewer, key, visit.zone)
    typed = as_kept(_first(fields.get("text", "")), own.text) if fields else own.text
    document, findings = read_or_say(typed)
    following = queries.following(visit.viewer)
    followed = following.own and following.name == own.name
    return Working(
        own,
        typed,
        kept,
        typed != own.text,
        document,
        findings,
        followed,
        following.version if followed else 0,
        conversations.kept(visit.viewer, _before(own.name)) is not None,
    )


def read_or_say(text: str) -> tuple[Playbook | None, tuple[Finding, ...]]:
    """The document of a text, or what is wrong with it."""
    try:
        return read(text), ()
    except NotSound as error:
        return None, error.findings


def as_kept(typed: str, before: str) -> str:
    """A text as it came out of a field of a form, with the line ends that it had before."""
    plain = typed.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\n", "\r\n") if "\r\n" in before else plain


def change(viewer: Viewer, now: Working, text: str, revision: int) -> None:
    """Keep a changed text as the draft, and the one before it beside it. Raises Refusal where a tab was faster."""
    _write(viewer, now.own.name, now.own.text, text, revision)
    discard(viewer, _before(now.own.name))
    if text != now.text:
        keep(viewer, _before(now.own.name), {"text": [now.text]}, revision=0)


def take_back(viewer: Viewer, now: Working, revision: int) -> None:
    """Put back the text before the last change by form; doing it twice changes it again."""
    before = conversations.kept(viewer, _before(now.own.name))
    if before is None:
        raise Refusal("There is nothing to take back.")
    change(viewer, now, str(_first(before.fields.get("text", ""))), revision)


def _write(viewer: Viewer, name: str, latest: str, text: str, revision: int) -> None:
    try:
        keep(viewer, form_key(name), {"text": [text]}, revision=revision)
    except KeptElsewhere as other:
        raise Refusal(
            "This playbook was changed on another page meanwhile. Here is how it stands now; nothing was overwritten."
        ) from other
    except Unfit as unfit:
        raise Refusal(str(unfit)) from unfit
    if text == latest:
        discard(viewer, form_key(name))


def _before(name: str) -> str:
    return f"playbook before:{name}"


def _first(value: object) -> str:
    return str(value[0]) if isinstance(value, list) and value else str(value or "")
