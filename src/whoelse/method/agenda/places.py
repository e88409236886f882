"""What the facts say about targets: who was invited there, who agreed, who is closed, and whose turn is next."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.history import History, closes
from whoelse.method.agenda.keys import parse
from whoelse.method.agenda.occasions import Occasion, to_be_written_to
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Playbook
from whoelse.method.playbook.ranking import ranked
from whoelse.method.situation import Situation, TargetSeen

#: What says that somebody agreed to talk.
_AGREED = frozenset(
    {
        "conversation agreed",
        "conversation started",
        "conversation near its end",
        "conversation held",
        "debrief written",
    }
)


@dataclass(slots=True)
class Place:
    """One target with what happened there. ``events`` are (what, who, entry) in order: invited, agreed, closed."""

    target: TargetSeen
    people: list[str] = field(default_factory=list)  # who work there, in the user's order
    events: list[tuple[str, str, Fact]] = field(default_factory=list)
    invited: list[str] = field(default_factory=list)  # each once, in the order of their first invitations
    first: Fact | None = None  # the first invitation there
    agreed: list[str] = field(default_factory=list)  # since then
    waiting: list[str] = field(default_factory=list)  # invited, and neither answered nor closed
    chosen: list[str] = field(default_factory=list)  # and uninvited
    has_starter: bool = False  # somebody there was chosen, and is not closed
    ruled_out: bool = False
    active: bool = False
    worked_through: bool = False
    welcome: bool = False  # somebody there agreed since the first invitation, and is not closed

    def read(self, chronicle: Chronicle, most: int | None, turns: Mapping[str, int]) -> None:
        """Read all that follows from the events.

        ``most`` is how many people are invited at one target, at most; ``turns`` says at which place each choice of a
        person stands among all that happened.
        """
        for what, who, fact in self.events:
            if what == "invited":
                self.first = self.first or fact
                if who not in self.invited:
                    self.invited.append(who)
            elif what == "agreed" and self.first is not None:
                self.agreed.append(who)
        self.ruled_out = self.target.id in chronicle.ruled_out
        closed = {who for who in {*self.invited, *self.agreed} if chronicle.history(who).is_closed}
        self.welcome = any(who not in closed for who in self.agreed)
        self.worked_through = most is not None and len(self.invited) >= most and self.invited[most - 1] in closed
        self.active = bool(self.invited) and not (self.agreed or self.ruled_out or self.worked_through)
        self.waiting = [who for who in self.invited if who not in closed and chronicle.history(who).active()]
        self.chosen = [who for who in self.people if _chosen(chronicle, who)]
        self.has_starter = any(_starts(chronicle, who) for who in self.people)
        self.chosen.sort(key=lambda who: _turn(chronicle.history(who), turns))

    def clocks(self, chronicle: Chronicle) -> Iterator[Fact]:
        """Invitations there that wait for an answer, and after which nobody else there was invited."""
        for who in self.invited:
            invitation = chronicle.history(who).unanswered_invitation()
            if invitation is None or chronicle.history(who).is_closed:
                continue
            if not self._somebody_else_since(who, invitation):
                yield invitation

    def closings(self, chronicle: Chronicle) -> Iterator[Fact]:
        """What closed somebody invited there, where nobody else there was invited since."""
        for who in self.invited:
            if not chronicle.history(who).is_closed:
                continue
            last = next((fact for what, one, fact in reversed(self.events) if what == "closed" and one == who), None)
            if last is not None and not self._somebody_else_since(who, last):
                yield last

    def _somebody_else_since(self, who: str, fact: Fact) -> bool:
        at = next(at for at, event in enumerate(self.events) if event[2] is fact)
        return any(what == "invited" and one != who for what, one, _ in self.events[at + 1 :])


class Places:
    """All targets in the order of the playbook's ranking."""

    def __init__(self, playbook: Playbook, situation: Situation, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        self.most = next((limit.at_most for limit in playbook.limits if limit.of == "people at a target"), None)
        order = ranked(situation.targets.values(), playbook.ranking)
        self.places = [Place(target) for target in order]
        self._by_target = {place.target.id: place for place in self.places}
        self._by_person: dict[str, Place] = {}
        if not self.places:
            return
        for person, seen in situation.people.items():
            place = self._by_target.get(seen.at or "")
            if place is not None:
                place.people.append(person)
                self._by_person[person] = place
        self._tell(chronicle.facts)
        turns = {fact.id: at for at, fact in enumerate(chronicle.facts) if fact.kind == "person chosen"}
        for place in self.places:
            place.read(chronicle, self.most, turns)

    def of(self, person: str | None) -> Place | None:
        """The target where somebody works, if it is one."""
        return self._by_person.get(person or "")

    def at(self, target: str | None) -> Place | None:
        """The place of a target."""
        return self._by_target.get(target or "")

    @property
    def active(self) -> int:
        """How many targets are active."""
        return sum(place.active for place in self.places)

    def wanting(self, pace: int | None) -> Place | None:
        """The best ranked target for which somebody is to be chosen; None where there is none, or no room.

        Nobody is invited or chosen there; or all who were are closed, and nobody else there is known. Targets with
        somebody chosen and uninvited count as active.
        """
        proposed = sum(1 for place in self.places if place.first is None and place.chosen and not place.ruled_out)
        room = pace is None or self.active + proposed < pace
        for place in self.places:
            if place.ruled_out or place.chosen:
                continue
            if place.first is None:
                if room and not place.has_starter:
                    return place
            elif place.active and self._exhausted(place):
                return place
        return None

    def _exhausted(self, place: Place) -> bool:
        if any(not self._chronicle.history(who).is_closed for who in place.invited):
            return False
        return self.next_person(place) is None

    def calls(self, when: str) -> Iterator[Occasion]:
        """What calls for the invitation of somebody else at the same target: silence, or that somebody is closed."""
        for place in self.places:
            if place.first is None or place.ruled_out or place.welcome:
                continue
            if self.most is not None and len(place.invited) >= self.most:
                continue
            found = place.clocks(self._chronicle) if when == "invitation sent" else place.closings(self._chronicle)
            for fact in found:
                person = self.next_person(place)
                if person is not None:
                    yield self._next(place, person, fact, when == "invitation sent")

    def running(self, place: Place) -> Iterator[Occasion]:
        """The clocks there, whoever is next."""
        for fact in place.clocks(self._chronicle):
            yield Occasion(fact.person, fact, fact.on, silence=True, silent=fact.person, target=place.target.id)

    def _next(self, place: Place, person: str, fact: Fact, silence: bool) -> Occasion:
        chosen = self._chronicle.history(person).chosen()
        anchor = chosen or place.first or fact
        target = place.target.id
        silent = _whom(fact)
        return Occasion(person, fact, fact.on, silence=silence, silent=silent, anchor=anchor.anchor, target=target)

    def next_person(self, place: Place) -> str | None:
        """Who is next at a target: whoever was chosen first, else the first known there who may be written to."""
        return next((who for who in (*place.chosen, *place.people) if self._may_be_next(place, who)), None)

    def _may_be_next(self, place: Place, person: str) -> bool:
        if person in place.invited:
            return False
        history = self._chronicle.history(person)
        if history.is_closed or history.comfort.held or history.talked or history.conversations:
            return False
        if history.of("reply received") or to_be_written_to(self._chronicle, person) is not None:
            return False
        if person not in place.chosen and self._chronicle.was_left_out(person):
            return False
        pairs = self._chronicle.by_person.get(person, ())
        return not pairs or any(pair.permitted for pair in pairs)

    def _tell(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            person = _whom(fact)
            place = self._by_person.get(person or "")
            if place is None or person is None:
                continue
            if fact.kind == "invitation sent":
                place.events.append(("invited", person, fact))
            elif closes(fact):
                place.events.append(("closed", person, fact))
            elif fact.kind in _AGREED or (fact.kind == "reply received" and fact.answer == "yes"):
                place.events.append(("agreed", person, fact))


def _whom(fact: Fact) -> str | None:
    """Who an entry is about: as it says, or as the key of the step says that was done."""
    if fact.person is not None or not fact.key:
        return fact.person
    key = parse(fact.key)
    return key.person if key is not None and key.person else None


def _chosen(chronicle: Chronicle, person: str) -> bool:
    history = chronicle.histories.get(person)
    if history is None or history.is_closed or chronicle.choice(history) is None:
        return False
    return not history.active() and history.open_agreement is None


def _starts(chronicle: Chronicle, person: str) -> bool:
    history = chronicle.histories.get(person)
    if history is None or history.is_closed or not history.of("person chosen"):
        return False
    return history.chosen() is None or chronicle.choice(history) is not None


def _turn(history: History, turns: Mapping[str, int]) -> int:
    chosen = history.chosen()
    return turns[chosen.id] if chosen is not None else -1
