"""All that the facts of one search say on one day: the people, the introductions between them, the search itself."""

from collections.abc import Collection, Iterable
from datetime import date
from operator import attrgetter

from whoelse.method.agenda.history import History
from whoelse.method.agenda.keys import StepKey, parse
from whoelse.method.agenda.pairs import Pair
from whoelse.method.agenda.steps import ASKING
from whoelse.method.calendar import paused_spans
from whoelse.method.facts import Fact

_UNDER_WAY = frozenset({"introduction checking", "introduction offered"})
_STEP_FACTS = frozenset({"step done", "step snoozed", "step declined"})


class Chronicle:
    """All histories of one search on one day, the introductions between people, and the state of the search.

    ``settled`` are people who are closed and owed nothing, of whom not all facts are given: they stay closed, and are
    not among the ``people``.
    """

    def __init__(self, facts: Iterable[Fact], today: date, settled: Collection[str] = ()) -> None:
        self.today = today
        self._left_out = frozenset(settled)
        known = [fact for fact in facts if fact.on <= today and fact.noted <= today]
        known.sort(key=attrgetter("noted"))
        known.sort(key=attrgetter("on"))
        self.facts = known
        self.histories: dict[str, History] = {}
        self.pairs: dict[tuple[str, str | None, str | None], Pair] = {}  # by, person, else the target
        self._of_nobody: dict[str, dict[str | None, Pair]] = {}  # those of nobody named, by introducer and target
        self.snoozed: dict[str, date] = {}
        self.settled: set[str] = set()  # keys done or declined
        self.asks_left_out: set[str] = (
            set()
        )  # what such asks hung on: an ask that was to come back is no longer waited for
        self.invitations_left_out: set[str] = set()  # who was not to be invited when it was proposed
        self.letters_left_out: dict[str, date] = {}  # who was introduced and is not to be written to, and since when
        self.ruled_out: set[str] = set()  # targets
        self.won: Fact | None = None
        self.over = False
        self.paused_since: Fact | None = None
        for fact in known:
            if fact.kind in _STEP_FACTS:
                self._note_step(fact)
            if fact.kind.startswith("introduction ") and fact.by is not None:
                self._note_introduction(fact)
            elif fact.person is not None:
                self._note(fact.person, fact)
            elif fact.kind == "target ruled out" and fact.target is not None:
                self.ruled_out.add(fact.target)
            elif fact.kind.startswith("search "):
                self._note_search(fact)
        self.pauses = paused_spans(known, today)
        self.people = [history for history in self.histories.values() if history.person not in self._left_out]
        self.invitations_through: dict[str, list[Fact]] = {}
        for fact in known:
            if fact.kind == "invitation sent" and fact.through is not None:
                self.invitations_through.setdefault(fact.through, []).append(fact)
        for history in self.people:
            history.fold(today)
        self._note_unnamed()
        self.by_introducer: dict[str, list[Pair]] = {}
        self.by_person: dict[str, list[Pair]] = {}
        for pair in self.pairs.values():
            self.by_introducer.setdefault(pair.introducer, []).append(pair)
            if pair.person is not None:
                self.by_person.setdefault(pair.person, []).append(pair)

    def history(self, person: str) -> History:
        """The history of a person, empty where nothing is noted."""
        found = self.histories.get(person)
        if found is None:
            found = self.histories[person] = History(person)
            found.is_closed = person in self._left_out
        return found

    def choice(self, history: History) -> Fact | None:
        """The choice of somebody who is not invited yet, unless writing to them was done or left out since."""
        chosen = history.choice()
        if chosen is None or str(StepKey("invite", history.person, "", chosen.anchor)) in self.settled:
            return None
        return chosen

    def was_left_out(self, person: str) -> bool:
        """Whether writing to somebody was done or left out when it was proposed."""
        return person in self.invitations_left_out or person in self.letters_left_out

    def _note(self, person: str, fact: Fact) -> None:
        history = self.history(person)
        history.facts.append(fact)
        history.events.append(fact)

    def _note_step(self, fact: Fact) -> None:
        if not fact.key:
            return
        if fact.kind == "step snoozed" and fact.until is not None:
            self.snoozed[fact.key] = fact.until
        elif fact.kind != "step snoozed":
            self.settled.add(fact.key)
            key = parse(fact.key)
            if key is None:
                return
            if key.do in ASKING:
                self.asks_left_out.add(key.trigger)
            if key.do == "invite":
                self.invitations_left_out.add(key.person)
            if key.do == "write to introduced":
                self.letters_left_out[key.person] = fact.on
            if key.person and fact.person is None:
                self._note(key.person, fact)

    def _note_introduction(self, fact: Fact) -> None:
        by = fact.by or ""
        self.history(by).named_in.append(fact)
        if fact.person is not None:
            events = self.history(fact.person).events
            if fact.kind == "introduction made":
                events.append(fact)
        key = (by, fact.person, None if fact.person is not None else fact.target)
        if key not in self.pairs:
            unnamed = self._unnamed(fact)
            if unnamed is not None:
                # Somebody nobody had named yet now has a name, or a place: it is the same introduction.
                del self.pairs[by, None, unnamed.target]
                del self._of_nobody[by][unnamed.target]
                if fact.person is None and fact.target is None:
                    key = (by, None, unnamed.target)
            facts = unnamed.facts if unnamed is not None else []
            self.pairs[key] = Pair(by, fact.person, facts, target=key[2])
            if fact.person is None:
                self._of_nobody.setdefault(by, {})[key[2]] = self.pairs[key]
        self.pairs[key].facts.append(fact)

    def _unnamed(self, fact: Fact) -> Pair | None:
        """The introduction of somebody not named, under way, that an entry goes on with; the last where there are more.

        People at two targets are two. A name begins one of its own, and so does a word that says of nobody and of no
        target that it is under way.
        """
        anew = fact.person is None and fact.target is None and fact.kind in _UNDER_WAY
        if anew or fact.kind == "introduction named":
            return None
        fitting = [
            pair
            for pair in self._of_nobody.get(fact.by or "", {}).values()
            if pair.under_way
            if None in {pair.target, fact.target} or pair.target == fact.target
        ]
        return max(fitting, key=lambda pair: (pair.target == fact.target, pair.facts[-1].on), default=None)

    def _note_search(self, fact: Fact) -> None:
        match fact.kind:
            case "search won":
                self.won, self.over = fact, True
            case "search ended":
                self.over = True
            case "search paused":
                self.paused_since = self.paused_since or fact
            case "search resumed":
                self.paused_since = None

    def _note_unnamed(self) -> None:
        """An ask answered "will check" or "offered" is an introduction of somebody not named, where none follows."""
        for person, history in list(self.histories.items()):
            for ask in history.asks:
                if ask.answer not in {"will check", "offered"}:
                    continue
                if any(fact.on >= ask.on and _goes_on(fact) for fact in history.named_in):
                    continue
                state = "checking" if ask.answer == "will check" else "offered"
                pair = self.pairs.setdefault((person, None, None), Pair(person, None))
                pair.facts.append(
                    Fact(
                        ask.fact.id,
                        f"introduction {state}",
                        ask.on,
                        ask.fact.noted,
                        by=person,
                        corrects=ask.fact.corrects,
                    )
                )


def _goes_on(fact: Fact) -> bool:
    """Whether an entry about an introduction may be what became of "let me check"."""
    if fact.kind == "introduction named":
        return False
    return fact.person is None or fact.kind not in {"introduction declined", "introduction silent"}
