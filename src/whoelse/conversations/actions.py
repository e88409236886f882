"""What is written about messages and conversations: words. Facts are noted by ``loop`` alone.

An action that takes ``changes`` is part of an act: what it writes goes back when the act is undone. The others keep
what is typed and not yet saved, and note nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypedDict, TypeVar, Unpack

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone

from whoelse.conversations.models import (
    EVERYTHING,
    PROMISED_BY,
    QUESTION_STATES,
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
from whoelse.people.queries import person as person_card
from whoelse.people.queries import target_key
from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.carried import restore_rows
from whoelse.searches.changes import Changes, Row, Unfit

LONGEST_TEXT = 100_000

_Row = TypeVar("_Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was typed is on disk: when, and the revision to name when keeping the next time."""

    at: datetime
    revision: int


class KeptElsewhere(Exception):
    """Another page has kept the same form since: what it kept is here, and nothing was overwritten."""

    def __init__(self, fields: dict[str, Any], revision: int, at: datetime) -> None:
        super().__init__("This was changed on another page since.")
        self.fields = fields
        self.revision = revision
        self.at = at


class ConversationFields(TypedDict, total=False):
    """What can be said of a conversation, in the user's words."""

    day: date | None
    time: str
    minutes: int | None
    how: str
    place: str
    about_me: str
    worth_knowing: str
    notes: str


def keep(viewer: Viewer, form: str, fields: Mapping[str, Any], *, revision: int, person: str = "") -> Kept:
    """Keep what stands in a form and is not yet saved.

    ``revision`` is the last one this page knows, 0 for none. Raises KeptElsewhere where another page has kept
    something else since, Unfit where it is too long, NotFound for another user's person.
    """
    if not form or len(form) > 160:
        raise Unfit("A form needs a name of at most 160 characters.", "form")
    if sum(len(str(value)) for value in fields.values()) > LONGEST_TEXT:
        raise Unfit(f"At most {LONGEST_TEXT:,} characters.")
    with transaction.atomic():
        subject = person_card(viewer, person).id if person else None
        row = Draft.objects.filter(search=viewer.search, form=form).first()
        now = timezone.now()
        if row is None:
            row = Draft(search_id=viewer.search, form=form, person_id=subject, revision=revision, kept_at=now)
        elif row.fields == dict(fields):
            return Kept(row.kept_at, row.revision)
        elif row.revision != revision:
            raise KeptElsewhere(dict(row.fields), row.revision, row.kept_at)
        row.fields = dict(fields)
        row.revision += 1
        row.kept_at = now
        row.save()
    return Kept(row.kept_at, row.revision)


def discard(viewer: Viewer, form: str) -> None:
    """Let go of what was typed in a form; there may be nothing."""
    Draft.objects.filter(search=viewer.search, form=form).delete()


def settle_draft(viewer: Viewer, changes: Changes, form: str) -> None:
    """Take a draft away because its words have been saved elsewhere; undoing the act brings it back."""
    row = Draft.objects.filter(search=viewer.search, form=form).first() if form else None
    if row is not None:
        changes.take_away(row)


def add_message(
    viewer: Viewer,
    changes: Changes,
    *,
    act: str,
    person: str,
    kind: str,
    day: date,
    direction: str = "by me",
    channel: str = "",
    subject: str = "",
    body: str = "",
    about: str | None = None,
) -> None:
    """Write down a message that was sent or received. Without words there is nothing to keep."""
    if not body.strip() and not subject.strip():
        return
    changes.make(
        Message(
            search_id=viewer.search,
            act=act,
            person_id=person_card(viewer, person).id,
            about_id=person_card(viewer, about).id if about else None,
            kind=kind,
            day=day,
            direction=direction,
            channel=channel.strip()[:40],
            subject=subject.strip()[:300],
            body=body.strip(),
        )
    )


def open_conversation(
    viewer: Viewer,
    changes: Changes,
    *,
    act: str,
    person: str,
    planned: bool = True,
    **fields: Unpack[ConversationFields],
) -> str:
    """Open the record of a conversation. Returns its id."""
    row = Conversation(
        search_id=viewer.search, act=act, person_id=person_card(viewer, person).id, planned=planned, **_fit(fields)
    )
    changes.make(row)
    return row.id


def change_conversation(
    viewer: Viewer, changes: Changes, conversation: str, **fields: Unpack[ConversationFields]
) -> None:
    """Change what is said of a conversation."""
    changes.change(_one(Conversation, viewer, conversation), **_fit(fields))


def keep_notes(viewer: Viewer, conversation: str, notes: str) -> None:
    """Keep the notes taken during a conversation."""
    with transaction.atomic():
        row = _one(Conversation, viewer, conversation)
        row.notes = notes
        row.save(update_fields=["notes"])


def add_question(
    viewer: Viewer, person: str, words: str, *, conversation: str | None = None, state: str = "open"
) -> str:
    """Add a question for a person, to the list of a conversation or for later. Returns its id."""
    with transaction.atomic():
        return _new_question(viewer, Changes(), person, words, conversation=conversation, state=state)


def set_question(viewer: Viewer, question: str, state: str) -> None:
    """Say of a question whether it is open, asked, kept for later or set aside."""
    if state not in QUESTION_STATES:
        raise Unfit("Open, asked, kept for later or set aside.", "state")
    with transaction.atomic():
        row = _one(Question, viewer, question)
        row.state = state
        row.save(update_fields=["state"])


def make_list(
    viewer: Viewer, changes: Changes, person: str, questions: Sequence[str], *, conversation: str | None = None
) -> None:
    """Make the brief list for a person's next conversation: these questions, in this order, and no other open ones.

    A question that was kept for later and is taken onto the list keeps its row.
    """
    stands = person_card(viewer, person).id
    rows = Question.objects.filter(search=viewer.search, person=stands, state__in=["open", "kept for later"])
    there = {row.words: row for row in rows.order_by("position")}
    wanted = list(dict.fromkeys(words for words in (" ".join(each.split()) for each in questions) if words))
    for row in there.values():
        if row.state == "open" and row.words not in wanted:
            changes.take_away(row)
    first = _last_position(viewer, stands) + 1
    for index, words in enumerate(wanted):
        known = there.get(words)
        if known is None:
            _new_question(viewer, changes, stands, words, conversation=conversation, position=first + index)
        else:
            changes.change(known, state="open", conversation_id=conversation, position=first + index)


def keep_for_later(viewer: Viewer, changes: Changes, person: str, words: str) -> None:
    """Keep a question for the next conversation with a person."""
    _new_question(viewer, changes, person, words, state="kept for later")


def set_open_questions(viewer: Viewer, changes: Changes, person: str, state: str) -> None:
    """Give all open questions for a person another state: set aside, or kept for later."""
    for row in Question.objects.filter(search=viewer.search, person=person, state="open").order_by("position"):
        changes.change(row, state=state)


def add_debrief(
    viewer: Viewer,
    changes: Changes,
    *,
    act: str,
    person: str,
    day: date,
    conversation: str | None = None,
    learned: str = "",
    surprised: str = "",
    felt: str = "",
    answer_words: str = "",
) -> None:
    """Write down the words of a debrief. Without words there is nothing to keep."""
    words = {
        "learned": learned.strip(),
        "surprised": surprised.strip(),
        "felt": felt.strip(),
        "answer_words": answer_words.strip(),
    }
    if any(words.values()):
        changes.make(
            Debrief(
                search_id=viewer.search,
                act=act,
                person_id=person_card(viewer, person).id,
                conversation=_one(Conversation, viewer, conversation) if conversation else None,
                day=day,
                **words,
            )
        )


def add_promise(
    viewer: Viewer,
    changes: Changes,
    *,
    act: str,
    entry: str,
    person: str,
    by: str,
    words: str,
    day: date,
    until: date | None = None,
) -> None:
    """Write down what was promised, by me or by them."""
    if by not in PROMISED_BY:
        raise Unfit(f"“{by}” is none of: {', '.join(PROMISED_BY)}.", "by")
    changes.make(
        Promise(
            search_id=viewer.search,
            act=act,
            entry=entry,
            person_id=person_card(viewer, person).id,
            by=by,
            words=_short(words),
            day=day,
            until=until,
        )
    )


def add_advice(viewer: Viewer, changes: Changes, *, act: str, entry: str, person: str, words: str, day: date) -> None:
    """Write down what a person advised."""
    changes.make(Advice(entry=entry, **_said(viewer, act, person, words, day, 2_000)))


def add_resource(viewer: Viewer, changes: Changes, *, act: str, person: str, words: str, day: date) -> None:
    """Write down a book, site, group, event or person that was recommended."""
    changes.make(Resource(**_said(viewer, act, person, words, day)))


def add_give(viewer: Viewer, changes: Changes, *, act: str, entry: str, person: str, words: str, day: date) -> None:
    """Write down what was done for a person."""
    changes.make(Give(entry=entry, **_said(viewer, act, person, words, day)))


def add_lead(viewer: Viewer, changes: Changes, *, act: str, entry: str, person: str, words: str, day: date) -> None:
    """Write down an opening heard of."""
    changes.make(Lead(entry=entry, **_said(viewer, act, person, words, day)))


def add_lead_at(viewer: Viewer, changes: Changes, *, act: str, organisation: str, words: str, day: date) -> None:
    """Write down an opening at a target that the user found, and nobody told them of. No fact goes with it."""
    place = target_key(viewer, organisation)
    changes.make(Lead(search_id=viewer.search, act=act, place=place, words=_short(words), day=day))


def add_note(viewer: Viewer, changes: Changes, *, act: str, person: str, words: str, day: date) -> None:
    """Write down something worth keeping about a person."""
    changes.make(Note(**_said(viewer, act, person, words, day, LONGEST_TEXT)))


def restore(viewer: Viewer, tables: Mapping[str, Sequence[Row]]) -> None:
    """Write the rows of an export back, with their ids and days. Raises Unfit where a row is not one of ours."""
    restore_rows(EVERYTHING, viewer.search, tables)


def _said(viewer: Viewer, act: str, person: str, words: str, day: date, most: int = 1_000) -> dict[str, Any]:
    of = person_card(viewer, person).id
    return {"search_id": viewer.search, "act": act, "person_id": of, "words": _short(words, most), "day": day}


def _new_question(
    viewer: Viewer,
    changes: Changes,
    person: str,
    words: str,
    *,
    conversation: str | None = None,
    state: str = "open",
    position: int | None = None,
) -> str:
    if state not in QUESTION_STATES:
        raise Unfit("Open, asked, kept for later or set aside.", "state")
    stands = person_card(viewer, person).id
    row = Question(
        search_id=viewer.search,
        person_id=stands,
        conversation=_one(Conversation, viewer, conversation) if conversation else None,
        words=_short(words),
        position=_last_position(viewer, stands) + 1 if position is None else position,
        state=state,
    )
    changes.make(row)
    return row.id


def _last_position(viewer: Viewer, person: str) -> int:
    last = Question.objects.filter(search=viewer.search, person=person).aggregate(last=Max("position"))["last"]
    return last or 0


def _one(model: type[_Row], viewer: Viewer, row: str) -> _Row:
    found = model._default_manager.filter(search_id=viewer.search, pk=row).first()
    if found is None:
        raise NotFound(f"There is no such {model._meta.verbose_name}.")
    return found


def _fit(fields: ConversationFields) -> dict[str, Any]:
    values: dict[str, Any] = dict(fields)
    minutes = values.get("minutes")
    if minutes is not None and not 1 <= minutes <= 24 * 60:
        raise Unfit("Minutes, more than none and less than a day.", "minutes")
    for name, most in (("time", 40), ("how", 40), ("place", 300)):
        if len(values.get(name, "")) > most:
            raise Unfit(f"At most {most} characters.", name)
    return values


def _short(words: str, most: int = 1_000) -> str:
    plain = words.strip()
    if not plain:
        raise Unfit("A few words are needed.", "words")
    if len(plain) > most:
        raise Unfit(f"At most {most:,} characters.", "words")
    return plain
