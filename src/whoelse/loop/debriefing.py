"""The debrief: what was learned, how it felt, who was named, what was promised. Nothing in it is required."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from whoelse.conversations import actions as words
from whoelse.introductions.actions import add_ask
from whoelse.loop import introducing
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.loop.people import NewPerson, make
from whoelse.loop.talking import note_held
from whoelse.searches.access import Viewer


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who was named in the conversation: a person already there, a new one, or someone ``at`` a place."""

    person: str = ""
    new: NewPerson | None = None
    state: str = "named"
    at: str = ""
    known_through: str = ""
    known_words: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Promised:
    """Something promised, by "me" or by "them", perhaps until a day."""

    by: str
    words: str
    until: date | None = None


def write_debrief(
    viewer: Viewer,
    *,
    person: str = "",
    new: NewPerson | None = None,
    today: date,
    on: date | None = None,
    learned: str = "",
    surprised: str = "",
    felt: str = "",
    rapport: int | None = None,
    comfort: str = "",
    comfort_until: date | None = None,
    asked: str = "",
    answer: str = "",
    scope: str = "",
    ask_words: str = "",
    answer_words: str = "",
    named: Sequence[Named] = (),
    promises: Sequence[Promised] = (),
    advice: Sequence[str] = (),
    resources: Sequence[str] = (),
    leads: Sequence[str] = (),
    kept_questions: Sequence[str] = (),
    notes: str | None = None,
    form: str = "",
    talk_form: str = "",
    step: str = "",
    token: str = "",
) -> Done:
    """Write a debrief of the conversation of the day ``on``.

    What is not given is unknown, never "easy". A talk that nobody planned starts here: ``new`` makes its person on
    the way. That the conversation was held is noted too, where it is not yet; so are the introductions, promises,
    advice and leads that came out of it. Questions still open are kept for later. ``form`` and ``talk_form`` name the
    drafts of the debrief and of the talk before it, whose words it took.
    """

    def write(act: ActInProgress) -> Done:
        if new is not None and not act.person:
            act.person = make(act, new)
        if not act.person:
            raise Refusal("With whom did you talk?")
        conversation = note_held(act, notes)
        _write_words(act, conversation)
        entry = act.tell("debrief written", act.person, rapport=rapport, comfort=comfort, asked=asked, answer=answer)
        _write_ask(act, entry)
        if comfort_until is not None:
            _note_until(act)
        made = tuple(filter(None, [_introduce(act, each) for each in named]))
        words.set_open_questions(viewer, act.changes, act.person, "kept for later")
        _write_what_follows(act)
        words.settle_draft(viewer, act.changes, form)
        words.settle_draft(viewer, act.changes, talk_form)
        return act.done(conversation=conversation, new_people=made)

    def _write_words(act: ActInProgress, conversation: str) -> None:
        words.add_debrief(
            viewer,
            act.changes,
            act=act.id,
            person=act.person,
            day=act.on,
            conversation=conversation,
            learned=learned,
            surprised=surprised,
            felt=felt,
            answer_words=answer_words,
        )

    def _write_ask(act: ActInProgress, entry: str) -> None:
        if answer and asked not in {"indirect", "direct"}:
            raise Refusal("Which ask was that the answer to?")
        if asked in {"indirect", "direct"}:
            add_ask(
                viewer,
                act.changes,
                act=act.id,
                entry=entry,
                person=act.person,
                kind=asked,
                scope=scope,
                channel="spoken",
                words=ask_words,
                day=act.on,
            )

    def _note_until(act: ActInProgress) -> None:
        if comfort != "not now":
            raise Refusal("A day goes with “not now”.")
        act.tell("comfort noted", act.person, comfort=comfort, until=comfort_until)

    def _write_what_follows(act: ActInProgress) -> None:
        for promised in promises:
            promise(act, promised)
        for each in advice:
            entry = act.tell("advice given", act.person)
            words.add_advice(viewer, act.changes, act=act.id, entry=entry, person=act.person, words=each, day=act.on)
        for each in leads:
            entry = act.tell("lead heard", act.person)
            words.add_lead(viewer, act.changes, act=act.id, entry=entry, person=act.person, words=each, day=act.on)
        for each in resources:
            words.add_resource(viewer, act.changes, act=act.id, person=act.person, words=each, day=act.on)
        for each in kept_questions:
            words.keep_for_later(viewer, act.changes, act.person, each)

    return in_one_act(
        viewer,
        "debrief written",
        write,
        today=today,
        on=on,
        person=person,
        step=step,
        does=frozenset({"debrief"}),
        token=token,
    )


def promise(act: ActInProgress, promised: Promised) -> None:
    """As part of an act: write down a promise, and tell that it was made."""
    if promised.until is not None and promised.until < act.on:
        raise Refusal("A promise is kept after it was made.")
    entry = act.tell("promise made", act.person, by=promised.by, until=promised.until)
    words.add_promise(
        act.viewer,
        act.changes,
        act=act.id,
        entry=entry,
        person=act.person,
        by=promised.by,
        words=promised.words,
        day=act.on,
        until=promised.until,
    )


def _introduce(act: ActInProgress, named: Named) -> str | None:
    introduced = introducing.tell(
        act,
        introducer=act.person,
        state=named.state,
        person=named.person,
        new=named.new,
        at=named.at,
        known_through=named.known_through,
        known_words=named.known_words,
        quote=named.quote,
    )
    return introduced if named.new is not None else None
