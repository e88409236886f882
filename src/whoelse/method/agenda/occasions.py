"""What calls for a step: happenings read out of the histories, whatever any playbook makes of them.

An occasion says who the step would be to, about whom, which entry triggers it, and from which day waits count. Keys
hang on occasions, so that what was done under one playbook is done under every other.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.history import History
from whoelse.method.agenda.pairs import Pair
from whoelse.method.agenda.talks import Conversation
from whoelse.method.facts import Fact


@dataclass(frozen=True, slots=True)
class Occasion:
    """One happening that may call for a step.

    ``start`` is the day from which waits count, ``named`` the day that the entry names itself. ``answered_by`` lists
    kinds of facts about ``person`` that answer it from ``start`` on, by step; ``silence`` marks a wait that rests on
    the person's silence, during which days out of the office do not count.
    """

    person: str | None
    trigger: Fact | None
    start: date
    about: str | None = None
    named: date | None = None
    count: int = 1
    answer: str | None = None
    rapport: int | None = None
    silence: bool = False
    conversation: Conversation | None = None
    pair: Pair | None = None
    ask: str | None = None
    target: str | None = None  # the organisation spoken of, where it is not simply where the person works
    silent: str | None = None  # whose silence it rests on, where that is somebody else
    anchor: str | None = None  # what the step's key hangs on, where that is not the trigger

    @property
    def waits_for(self) -> str | None:
        """Whose days out of the office move the wait."""
        return (self.silent or self.person) if self.silence else None

    @property
    def happened_on(self) -> date | None:
        """The day of the conversation that it is about, where it is about one; else the day of its entry."""
        if self.conversation is not None:
            return self.conversation.day
        return self.trigger.on if self.trigger is not None else None

    @property
    def noted(self) -> date:
        """The day on which the entry was written down."""
        return self.trigger.noted if self.trigger is not None else self.start


def _every_day(chronicle: Chronicle) -> Iterator[Occasion]:
    turns = {"person chosen", "invitation sent", "person closed"}
    last = next((fact for fact in reversed(chronicle.facts) if fact.kind in turns), None)
    yield Occasion(None, last, chronicle.today)


def every_week(chronicle: Chronicle, weekday: int) -> Iterator[Occasion]:
    """The last such weekday after the day of the first fact; it counts as its week, so that each week has one."""
    if not chronicle.facts:
        return
    day = chronicle.today - timedelta(days=(chronicle.today.weekday() - weekday) % 7)
    if day > chronicle.facts[0].on:
        yield Occasion(None, None, day, count=(day.toordinal() - day.weekday()) // 7)


def _person_chosen(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    chosen = chronicle.choice(history)
    if chosen is None or history.active() or history.open_agreement is not None:
        return
    if to_be_written_to(chronicle, history.person) is not None:
        return
    yield Occasion(history.person, chosen, chosen.on)


def _invitation_sent(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    invitation = history.unanswered_invitation()
    if invitation is not None and not history.is_closed:
        count = len(history.follow_ups()) + 1
        yield Occasion(history.person, invitation, invitation.on, count=count, silence=True)


def _follow_up_sent(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    follow_ups = history.follow_ups() if history.unanswered_invitation() is not None else []
    if follow_ups and not history.is_closed:
        yield Occasion(history.person, follow_ups[-1], follow_ups[-1].on, count=len(follow_ups), silence=True)


def _reply_received(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    waiting = history.to_agree()
    agreed = history.open_agreement is not None and history.open_agreement.day >= chronicle.today
    if waiting is not None and waiting.kind == "reply received" and not agreed:
        yield Occasion(history.person, waiting, waiting.on, named=waiting.until, answer=waiting.answer)
    for reply in history.of("reply received"):
        if reply.answer == "no" and not history.any_since(reply.on, "thank-you sent"):
            yield Occasion(history.person, reply, reply.on, answer="no")


def _agreed(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    agreement = history.open_agreement
    if agreement is not None and not agreement.begun and chronicle.today <= agreement.day:
        yield Occasion(
            history.person, agreement.trigger, agreement.settled.on, named=agreement.day, conversation=agreement
        )


def _day_passed(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    agreement = history.open_agreement
    if agreement is not None and agreement.day < chronicle.today:
        yield Occasion(history.person, agreement.trigger, agreement.day, conversation=agreement)


def _fell_through(kind: str) -> Callable[[Chronicle, History], Iterator[Occasion]]:
    def find(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
        waiting = history.to_agree()
        if waiting is not None and waiting.kind == kind:
            yield Occasion(history.person, waiting, waiting.on)

    return find


def _started(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    current = history.open_agreement
    if current is not None and current.started is not None and current.day == chronicle.today:
        yield Occasion(history.person, current.started, current.day, conversation=current)


def _going_on(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    current = history.open_agreement
    if current is not None and current.begun and current.day == chronicle.today:
        yield Occasion(history.person, current.trigger, current.day, rapport=current.rapport, conversation=current)


def _near_end(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    current = history.open_agreement
    if current is not None and current.near_end is not None and current.day == chronicle.today:
        rapport = current.near_end.rapport
        yield Occasion(history.person, current.near_end, current.day, rapport=rapport, conversation=current)


def _held(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    for one in history.held:
        if one.held is not None:
            yield Occasion(history.person, one.held, one.held.on, rapport=one.rapport, conversation=one)


def _advice_followed(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    for fact in history.of("advice followed"):
        yield Occasion(history.person, fact, fact.on)


def _ask_later(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    ask = history.postponed_ask()
    if ask is not None:
        rapport = history.held[-1].rapport if history.held else None
        current = history.open_agreement
        if current is not None and current.day == chronicle.today and current.rapport is not None:
            rapport = current.rapport  # what is felt now goes before how it went last time
        yield Occasion(history.person, ask.fact, ask.on, ask=ask.kind, rapport=rapport)


def _introduction(state: str) -> Callable[[Chronicle, History], Iterator[Occasion]]:
    """Introductions by this person that are in a state now."""

    def find(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
        for pair in chronicle.by_introducer.get(history.person, ()):
            if pair.state == state:
                silence = state in {"offered", "checking"}
                since = pair.since
                yield Occasion(history.person, since, since.on, about=pair.person, silence=silence, pair=pair)

    return find


def _introduction_made(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    for pair in chronicle.by_introducer.get(history.person, ()):
        for made in pair.all("made"):
            yield Occasion(history.person, made, made.on, about=pair.person, pair=pair)


def _introduced_talked_to(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    for introduced, since in _introduced_by(chronicle, history.person):
        held = (one.held for one in chronicle.history(introduced).held)
        talked = next((fact for fact in held if fact is not None and fact.on >= since), None)
        if talked is not None:
            yield Occasion(history.person, talked, talked.on, about=introduced)


def _introduced_by(chronicle: Chronicle, introducer: str) -> Iterator[tuple[str, date]]:
    """Whom somebody led to, by an introduction made or an invitation through them, and since when."""
    since: dict[str, date] = {}
    for pair in chronicle.by_introducer.get(introducer, ()):
        made = pair.all("made")
        if made and pair.person is not None:
            since[pair.person] = made[0].on
    for invitation in chronicle.invitations_through.get(introducer, ()):
        if invitation.person is not None:
            since[invitation.person] = min(since.get(invitation.person, invitation.on), invitation.on)
    yield from since.items()


def _last_contact(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    contact = history.last_contact() if history.talked else None
    if contact is None or history.open_agreement is not None or history.is_closed:
        return
    yield Occasion(history.person, contact, contact.on, count=history.unanswered_notes())


def _promise_made(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    mine = [fact for fact in history.facts if fact.by == "me"]
    named = {fact.answers for fact in mine if fact.kind == "promise kept"} - {None}
    open_promises: list[Fact] = []
    for fact in mine:
        if fact.kind == "promise made" and not named & {fact.id, fact.anchor}:
            open_promises.append(fact)
        elif fact.kind == "promise kept" and fact.answers is None and open_promises:
            open_promises.pop(0)
    for promise in open_promises:
        yield Occasion(history.person, promise, promise.on, named=promise.until)


def _search_won(chronicle: Chronicle, history: History) -> Iterator[Occasion]:
    if chronicle.won is not None and history.talked and not history.is_closed:
        yield Occasion(history.person, chronicle.won, chronicle.won.on)


_OF_A_PERSON: Mapping[str, Callable[[Chronicle, History], Iterator[Occasion]]] = {
    "person chosen": _person_chosen,
    "invitation sent": _invitation_sent,
    "follow-up sent": _follow_up_sent,
    "reply received": _reply_received,
    "conversation agreed": _agreed,
    "conversation day passed": _day_passed,
    "conversation missed": _fell_through("conversation missed"),
    "conversation cancelled": _fell_through("conversation cancelled"),
    "conversation started": _started,
    "conversation going on": _going_on,
    "conversation near its end": _near_end,
    "conversation held": _held,
    "advice followed": _advice_followed,
    "asked to ask later": _ask_later,
    "introduction offered": _introduction("offered"),
    "introduction checking": _introduction("checking"),
    "introduction made": _introduction_made,
    "introduction declined": _introduction("declined"),
    "introduction silent": _introduction("silent"),
    "introduced person talked to": _introduced_talked_to,
    "last contact": _last_contact,
    "promise made": _promise_made,
    "search won": _search_won,
}


def to_be_written_to(chronicle: Chronicle, person: str) -> Pair | None:
    """The introduction after which somebody waits to be written to.

    It was made, and since then they were neither talked to nor written to, nor was that left out; nor are they active
    by another way.
    """
    history = chronicle.history(person)
    if history.active() or history.is_closed:
        return None
    made = [pair for pair in chronicle.by_person.get(person, ()) if pair.made() is not None]
    made.sort(key=lambda pair: pair.facts[0].on)
    for pair in made:
        fact = pair.made()
        over = pair.state in {"declined", "silent"} or history.talked
        if fact is None or over or history.any_since(fact.on, "invitation sent"):
            continue
        if fact.on <= chronicle.letters_left_out.get(person, date.min):
            continue
        return pair
    return None


def occasions(chronicle: Chronicle, when: str) -> Iterator[Occasion]:
    """All occasions of one kind, in the order in which people first appear in the facts."""
    if when == "every day":
        yield from _every_day(chronicle)
        return
    find = _OF_A_PERSON.get(when)
    if find is None:
        return
    for history in chronicle.people:
        yield from find(chronicle, history)


def occasions_of(chronicle: Chronicle, when: str, person: str) -> Iterator[Occasion]:
    """The occasions of one kind that one person gives."""
    if when in _OF_A_PERSON:
        yield from _OF_A_PERSON[when](chronicle, chronicle.history(person))
