"""What was written and said, as pages and acts read it. A merged person's words are read with those of the one kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models
from django.db.models import QuerySet

from whoelse.conversations.models import (
    EVERYTHING,
    Advice,
    Conversation,
    Debrief,
    Draft,
    Give,
    Lead,
    Message,
    Note,
    Promise,
    Question,
    Resource,
)
from whoelse.people.queries import aliases, target_key
from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.carried import Tables, rows_of

_Row = TypeVar("_Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What stands in a form and is not yet saved."""

    form: str
    person: str | None
    fields: dict[str, Any]
    revision: int
    at: datetime


@dataclass(frozen=True, slots=True)
class MessageSeen:
    """A message, marked as sent or received."""

    id: str
    act: str
    person: str
    about: str | None
    kind: str
    direction: str
    channel: str
    day: date
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class ConversationSeen:
    """A conversation, in the user's words. How far it has come is read from the facts."""

    id: str
    act: str
    person: str
    day: date | None
    time: str
    minutes: int | None
    how: str
    place: str
    planned: bool
    about_me: str
    worth_knowing: str
    notes: str


@dataclass(frozen=True, slots=True)
class QuestionSeen:
    """A question for a person: open, asked, kept for later or set aside."""

    id: str
    person: str
    conversation: str | None
    words: str
    position: int
    state: str


@dataclass(frozen=True, slots=True)
class DebriefSeen:
    """The words of a debrief."""

    id: str
    act: str
    person: str
    conversation: str | None
    day: date
    learned: str
    surprised: str
    felt: str
    answer_words: str


@dataclass(frozen=True, slots=True)
class PromiseSeen:
    """What was promised. ``entry`` is the fact that it was."""

    id: str
    act: str
    entry: str
    person: str
    by: str
    words: str
    day: date
    until: date | None


@dataclass(frozen=True, slots=True)
class WordsSeen:
    """Words about a person on a day: advice, a resource, a give, a lead or a note."""

    id: str
    act: str
    entry: str
    person: str
    words: str
    day: date


def kept(viewer: Viewer, form: str) -> KeptDraft | None:
    """What stands in a form and is not yet saved."""
    row = Draft.objects.filter(search=viewer.search, form=form).first()
    return None if row is None else _draft(row, aliases(viewer))


def drafts(viewer: Viewer, person: str = "") -> tuple[KeptDraft, ...]:
    """Everything that is typed and not yet saved, the latest first; of one person, where one is named."""
    alias = aliases(viewer)
    rows = _of(Draft, viewer, person, alias).order_by("-kept_at", "-id")
    return tuple(_draft(row, alias) for row in rows)


def conversation(viewer: Viewer, conversation: str) -> ConversationSeen:
    """One conversation. Raises NotFound where there is none of that id."""
    row = Conversation.objects.filter(search=viewer.search, pk=conversation).first()
    if row is None:
        raise NotFound("There is no such conversation.")
    return _conversation(row, aliases(viewer))


def conversations(
    viewer: Viewer, person: str = "", *, since: date | None = None, until: date | None = None
) -> tuple[ConversationSeen, ...]:
    """Conversations by day, the latest first; of one person, or within days, where these are named."""
    alias = aliases(viewer)
    rows = _of(Conversation, viewer, person, alias)
    if since is not None:
        rows = rows.filter(day__gte=since)
    if until is not None:
        rows = rows.filter(day__lte=until)
    return tuple(_conversation(row, alias) for row in rows.order_by("-day", "-id"))


def latest(viewer: Viewer, person: str) -> ConversationSeen | None:
    """The record that was opened last of a conversation with a person."""
    alias = aliases(viewer)
    row = _of(Conversation, viewer, person, alias).order_by("-id").first()
    return None if row is None else _conversation(row, alias)


def upcoming(viewer: Viewer, person: str, *, today: date) -> ConversationSeen | None:
    """The conversation agreed with a person for today or later."""
    alias = aliases(viewer)
    row = _of(Conversation, viewer, person, alias).filter(day__gte=today).order_by("day", "id").first()
    return None if row is None else _conversation(row, alias)


def questions(
    viewer: Viewer, person: str, *, states: tuple[str, ...] = (), conversation: str | None = None
) -> tuple[QuestionSeen, ...]:
    """The questions for a person in their order; of some states, or of one conversation, where these are named."""
    alias = aliases(viewer)
    rows = _of(Question, viewer, person, alias)
    if states:
        rows = rows.filter(state__in=states)
    if conversation is not None:
        rows = rows.filter(conversation=conversation)
    return tuple(
        QuestionSeen(
            row.id, alias.get(row.person_id, row.person_id), row.conversation_id, row.words, row.position, row.state
        )
        for row in rows.order_by("position", "id")
    )


def messages(viewer: Viewer, person: str = "") -> tuple[MessageSeen, ...]:
    """Messages sent and received, the latest first."""
    alias = aliases(viewer)
    return tuple(
        MessageSeen(
            id=row.id,
            act=row.act,
            person=alias.get(row.person_id, row.person_id),
            about=alias.get(row.about_id, row.about_id) if row.about_id else None,
            kind=row.kind,
            direction=row.direction,
            channel=row.channel,
            day=row.day,
            subject=row.subject,
            body=row.body,
        )
        for row in _of(Message, viewer, person, alias).order_by("-day", "-id")
    )


def debriefs(viewer: Viewer, person: str = "") -> tuple[DebriefSeen, ...]:
    """The words of debriefs, the latest first."""
    alias = aliases(viewer)
    return tuple(
        DebriefSeen(
            id=row.id,
            act=row.act,
            person=alias.get(row.person_id, row.person_id),
            conversation=row.conversation_id,
            day=row.day,
            learned=row.learned,
            surprised=row.surprised,
            felt=row.felt,
            answer_words=row.answer_words,
        )
        for row in _of(Debrief, viewer, person, alias).order_by("-day", "-id")
    )


def promises(viewer: Viewer, person: str = "") -> tuple[PromiseSeen, ...]:
    """What was promised, by me and by them, the latest first."""
    alias = aliases(viewer)
    return tuple(_promise(row, alias) for row in _of(Promise, viewer, person, alias).order_by("-day", "-id"))


def promised(viewer: Viewer, entries: Iterable[str]) -> dict[str, str]:
    """What was promised, by the entry that it was; entries of nothing promised are left out."""
    rows = Promise.objects.filter(search=viewer.search, entry__in=list(entries))
    return dict(rows.values_list("entry", "words"))


def promise(viewer: Viewer, promise: str) -> PromiseSeen:
    """One promise. Raises NotFound where there is none of that id."""
    row = Promise.objects.filter(search=viewer.search, pk=promise).first()
    if row is None:
        raise NotFound("There is no such promise.")
    return _promise(row, aliases(viewer))


def advice(viewer: Viewer, person: str = "") -> tuple[WordsSeen, ...]:
    """What was advised, the latest first."""
    alias = aliases(viewer)
    return tuple(_words(row, alias) for row in _of(Advice, viewer, person, alias).order_by("-day", "-id"))


def one_advice(viewer: Viewer, advice: str) -> WordsSeen:
    """One piece of advice. Raises NotFound where there is none of that id."""
    row = Advice.objects.filter(search=viewer.search, pk=advice).first()
    if row is None:
        raise NotFound("There is no such advice.")
    return _words(row, aliases(viewer))


def resources(viewer: Viewer, person: str = "") -> tuple[WordsSeen, ...]:
    """What was recommended, the latest first."""
    alias = aliases(viewer)
    return tuple(_words(row, alias) for row in _of(Resource, viewer, person, alias).order_by("-day", "-id"))


def gives(viewer: Viewer, person: str = "") -> tuple[WordsSeen, ...]:
    """What was done for people, the latest first."""
    alias = aliases(viewer)
    return tuple(_words(row, alias) for row in _of(Give, viewer, person, alias).order_by("-day", "-id"))


def leads(viewer: Viewer, person: str = "") -> tuple[WordsSeen, ...]:
    """Openings heard of from people, the latest first."""
    alias = aliases(viewer)
    rows = _of(Lead, viewer, person, alias).filter(person__isnull=False)
    return tuple(_words(row, alias) for row in rows.order_by("-day", "-id"))


def leads_at(viewer: Viewer, organisation: str) -> tuple[str, ...]:
    """Openings at a target that the user found, in words, the latest first.

    Raises NotFound where the organisation is no target.
    """
    rows = Lead.objects.filter(search=viewer.search, place=target_key(viewer, organisation), person__isnull=True)
    return tuple(rows.order_by("-day", "-id").values_list("words", flat=True))


def notes(viewer: Viewer, person: str = "") -> tuple[WordsSeen, ...]:
    """Notes about people, the latest first."""
    alias = aliases(viewer)
    return tuple(_words(row, alias) for row in _of(Note, viewer, person, alias).order_by("-day", "-id"))


def everything(viewer: Viewer) -> Tables:
    """Every row, by table, for an export."""
    return rows_of(EVERYTHING, viewer.search)


def _of(model: type[_Row], viewer: Viewer, person: str, alias: dict[str, str]) -> QuerySet[_Row]:
    rows = model._default_manager.filter(search_id=viewer.search)
    if not person:
        return rows
    stands = alias.get(person, person)
    return rows.filter(person__in=[stands, *(merged for merged, kept in alias.items() if kept == stands)])


def _draft(row: Draft, alias: dict[str, str]) -> KeptDraft:
    person = alias.get(row.person_id, row.person_id) if row.person_id else None
    return KeptDraft(row.form, person, dict(row.fields), row.revision, row.kept_at)


def _conversation(row: Conversation, alias: dict[str, str]) -> ConversationSeen:
    return ConversationSeen(
        id=row.id,
        act=row.act,
        person=alias.get(row.person_id, row.person_id),
        day=row.day,
        time=row.time,
        minutes=row.minutes,
        how=row.how,
        place=row.place,
        planned=row.planned,
        about_me=row.about_me,
        worth_knowing=row.worth_knowing,
        notes=row.notes,
    )


def _promise(row: Promise, alias: dict[str, str]) -> PromiseSeen:
    person = alias.get(row.person_id, row.person_id)
    return PromiseSeen(row.id, row.act, row.entry, person, row.by, row.words, row.day, row.until)


def _words(row: Advice | Resource | Give | Lead | Note, alias: dict[str, str]) -> WordsSeen:
    entry = "" if isinstance(row, Resource | Note) else row.entry
    person = row.person_id or ""
    return WordsSeen(row.id, row.act, entry, alias.get(person, person), row.words, row.day)
