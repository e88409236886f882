"""Messages that the user has sent. Nothing is ever sent from here: they say that they did, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from whoelse.conversations.actions import add_message, settle_draft
from whoelse.conversations.queries import messages
from whoelse.introductions.actions import add_ask
from whoelse.journal.queries import facts
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.occasions import to_be_written_to
from whoelse.method.agenda.steps import ASKING
from whoelse.people import queries as people
from whoelse.searches.access import Viewer


@dataclass(frozen=True, slots=True)
class MessageKind:
    """What sending a message of one kind notes, and which steps it answers. ``about``: it speaks of somebody else."""

    fact: str
    does: frozenset[str] = frozenset()
    about: bool = False


KINDS: Mapping[str, MessageKind] = MappingProxyType(
    {
        "invitation": MessageKind("invitation sent", frozenset({"invite"})),
        "introduced invitation": MessageKind("invitation sent", frozenset({"write to introduced"})),
        "follow-up": MessageKind("follow-up sent", frozenset({"follow up"})),
        "thank-you": MessageKind("thank-you sent", frozenset({"thank"})),
        "thanks for a no": MessageKind("thank-you sent", frozenset({"thank"})),
        "introducer thanks": MessageKind("introducer thanked", frozenset({"thank introducer"}), about=True),
        "introducer report": MessageKind("introducer told", frozenset({"report to introducer"}), about=True),
        "update": MessageKind("update sent", frozenset({"send update"}), about=True),
        "check-in": MessageKind("check-in sent", frozenset({"keep in touch"})),
        "soft touch": MessageKind("soft touch sent", frozenset({"soft touch"}), about=True),
        "blurb": MessageKind("blurb given", about=True),
        "ask": MessageKind("ask made", ASKING),
        "agree": MessageKind("", frozenset({"agree"})),  # times proposed: nothing has happened until one is agreed
    }
)


def mark_sent(
    viewer: Viewer,
    *,
    kind: str,
    person: str,
    today: date,
    on: date | None = None,
    channel: str = "",
    subject: str = "",
    body: str = "",
    about: str | None = None,
    through: str | None = None,
    ask: str = "",
    scope: str = "",
    form: str = "",
    step: str = "",
    token: str = "",
    sure: bool = True,
) -> Done:
    """Note that the user sent a message, or said as much in person: then there need be no words.

    ``kind`` is one of KINDS. ``about`` is the introduced person of thanks, reports and touches; ``through`` the
    introducer whose name the invitation used; ``ask`` (indirect, direct) and ``scope`` belong to a written ask.
    ``form`` is the draft it came from, which goes away. Refused: an introducer's name without their permission (G10);
    the same letter once more, which the back button brings; where it is not ``sure``, thanks before what they are for.
    """
    if kind not in KINDS:
        raise Refusal(f"“{kind}” is not a kind of message.")
    sort = KINDS[kind]

    def write(act: ActInProgress) -> Done:
        of = people.person(viewer, about).id if about else None
        if of is None and sort.about and act.step is not None:
            of = act.step.about
        if body.strip() and any(
            (sent.kind, sent.day, sent.about, sent.body.split()) == (kind, act.on, of, body.split())
            for sent in messages(viewer, act.person)
        ):
            raise Refusal("This letter is noted already, word for word, on that day. Another one has other words.")
        add_message(
            viewer,
            act.changes,
            act=act.id,
            person=act.person,
            kind=kind,
            day=act.on,
            channel=channel,
            subject=subject,
            body=body,
            about=of,
        )
        settle_draft(viewer, act.changes, form)
        if sort.fact == "invitation sent":
            act.tell(sort.fact, act.person, through=_through(act, kind, through))
        elif sort.fact == "ask made":
            entry = act.tell(sort.fact, act.person, ask=ask or _asked(act), channel="written")
            add_ask(
                viewer,
                act.changes,
                act=act.id,
                entry=entry,
                person=act.person,
                kind=ask or _asked(act),
                scope=scope,
                channel="written",
                words=body,
                day=act.on,
            )
        elif sort.fact:
            act.tell(sort.fact, act.person, about=of if sort.about else None)
        return act.done()

    named = f"{kind} sent" if sort.fact else "times proposed"
    return in_one_act(
        viewer,
        named,
        write,
        today=today,
        on=on,
        person=person,
        step=step,
        does=sort.does,
        token=token,
        sure=sure,
    )


def _asked(act: ActInProgress) -> str:
    if act.step is not None and act.step.do in {"indirect ask", "direct ask"}:
        return act.step.do.removesuffix(" ask")
    raise Refusal("Indirect or direct?")


def _through(act: ActInProgress, kind: str, through: str | None) -> str | None:
    chronicle = Chronicle(facts(act.viewer), act.today)
    if through is None:
        pair = to_be_written_to(chronicle, act.person) if kind == "introduced invitation" else None
        return pair.introducer if pair is not None else None
    introducer = people.person(act.viewer, through)
    pairs = [pair for pair in chronicle.by_person.get(act.person, ()) if pair.introducer == introducer.id]
    if not any(pair.permitted for pair in pairs):
        raise Refusal(
            f"No permission by {introducer.addressed} is noted. Note the offer first, or leave the name out.",
            by="permission",
            rule="G10",
        )
    return introducer.id
