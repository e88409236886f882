"""What is known when a message is written: the person, what happened between the two, and the slots of its template."""

from dataclasses import dataclass
from datetime import date

from whoelse.conversations import queries as conversations
from whoelse.introductions import queries as introductions
from whoelse.journal.queries import facts as all_facts
from whoelse.loop import planning
from whoelse.loop.noting import why_gone
from whoelse.method.agenda import plan
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.steps import HELD_BY_COMFORT, Agenda, HeldBack, Step
from whoelse.method.asking import AskNow, fitting, may_ask
from whoelse.method.comfort import comfort
from whoelse.method.drafting import Addressee, DraftText, Permission, has_place, make_draft, permissions
from whoelse.method.drafting.from_notes import GAPS
from whoelse.method.drafting.purpose import purpose_phrase
from whoelse.method.drafting.short_note import short_note
from whoelse.method.facts import Fact
from whoelse.method.people.shared_past import SharedPast
from whoelse.method.playbook import Playbook
from whoelse.method.situation import Situation
from whoelse.method.verdict import Refused
from whoelse.method.words import day_in_words, list_in_words, near_day_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.people.queries.between import Between, between
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches import queries as searches
from whoelse.searches.queries import SearchSeen
from whoelse.web.pages import five_names
from whoelse.web.pages.message.kinds import FIRST, Kind
from whoelse.web.pages.message.ways import profile_address
from whoelse.web.visit import Visit

_TARGETS_NAMED = 3
_SHORT = 200


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that a message to one person is written from, read once."""

    kind: Kind
    card: PersonCard
    about: PersonCard | None
    search: SearchSeen
    playbook: Playbook
    situation: Situation
    facts: list[Fact]
    agenda: Agenda
    permissions: tuple[Permission, ...]
    today: date
    shared: SharedPast | None = None
    export_tells: bool = False
    named_at: str = ""

    @property
    def unconnected(self) -> str:
        """How far it is known that a first message has to ask to connect: "known", "perhaps" or ""."""
        card = self.card
        on_linkedin = "linkedin" in profile_address(card.profile_url).casefold()
        if not on_linkedin or card.connected_on is not None or self.kind.word not in FIRST:
            return ""
        return "known" if self.export_tells else "perhaps"

    @property
    def introducer(self) -> Permission | None:
        """Whose name an introduced invitation goes through: the first who agreed to it."""
        if self.kind.word != "introduced invitation":
            return None
        return next((each for each in self.permissions if each.since is not None), None)

    @property
    def introducers(self) -> tuple[Permission, ...]:
        """All whose names may be used."""
        return tuple(each for each in self.permissions if each.since is not None)

    @property
    def step(self) -> Step | None:
        """The open step that this message answers, if there is one."""
        return next((step for step in self.agenda.steps if self._answers(step)), None)

    @property
    def held(self) -> HeldBack | None:
        """What holds such a message back now."""
        return next((back for back in self.agenda.held_back if self._answers(back.step)), None)

    def _answers(self, step: Step) -> bool:
        of = self.about is None or step.about is None or step.about == self.about.id
        return step.person == self.card.id and step.do in self.kind.does and of

    def gone(self, key: str) -> str:
        """What changed, where the step that led here is open no more; "" where it still is."""
        if not key or self.agenda.step(key) is not None:
            return ""
        return why_gone(self.agenda, self.facts, key, self.card.id, self.today)


def known(visit: Visit, kind: Kind, person: str, about: str) -> Known:
    """Reads it. Raises NotFound for another user's person, or one that does not exist."""
    viewer = visit.viewer
    card = people.person(viewer, person)
    other = people.person(viewer, about) if about else None
    facts = all_facts(viewer)
    situation = planning.situation(viewer, facts)
    playbook = playbook_followed(viewer)
    return Known(
        kind=kind,
        card=card,
        about=other,
        search=searches.search(viewer),
        playbook=playbook,
        situation=situation,
        facts=facts,
        agenda=plan(playbook, situation, facts, visit.today),
        permissions=permissions(facts, card.id, situation),
        today=visit.today,
        shared=between(viewer, {card.id: card.connected_on}).get(card.id, Between()).shared,
        export_tells=people.tells_connections(viewer),
        named_at=five_names.connection(viewer, card.id) if kind.word in FIRST else "",
    )


def draft(visit: Visit, known: Known) -> DraftText:
    """The first wording, with everything that is known and no hole."""
    return make_draft(known.playbook, known.kind.word, _slots(visit, known))


def wants(known: Known, slot: str) -> bool:
    """Whether the first wording of such a message has a place for that."""
    return has_place(known.playbook, known.kind.word, slot)


def note_to_connect(visit: Visit, known: Known) -> str:
    """The first wording of the few lines that go with a request to connect."""
    return short_note(_slots(visit, known))


def addressee(known: Known) -> Addressee:
    """Whom the draft is checked against."""
    connections = [connection(known), *(each.name for each in known.introducers)]
    return Addressee(
        called=known.card.called,
        name=known.card.name,
        company=known.card.organisation,
        connections=tuple(words for words in connections if words),
        permissions=known.permissions,
    )


def ask_now(known: Known) -> AskNow:
    """The written asks that fit now, or why none does."""
    return fitting(
        known.agenda,
        known.playbook,
        known.situation,
        known.card.id,
        company=known.card.organisation,
        industry=known.search.industry,
        job_titles=known.search.job_titles,
        moment="written",
    )


def refused(known: Known) -> Refused | None:
    """What forbids such a message now, whatever is open: comfort, or a *never*. Then no draft is offered."""
    if known.held is not None and known.held.by in {"comfort", "never"}:
        return Refused(known.held.reason, known.held.by, known.held.rule)
    if known.kind.word == "ask":
        answers = [
            may_ask(known.playbook, known.situation, known.facts, known.card.id, ask, known.today)
            for ask in ("indirect", "direct")
        ]
        kept_back = [answer for answer in answers if isinstance(answer, Refused)]
        return kept_back[0] if len(kept_back) == len(answers) else None
    about_them = (fact for fact in known.facts if fact.person == known.card.id)
    if known.kind.does <= HELD_BY_COMFORT and comfort(about_them, known.today).held:
        called = known.card.addressed
        return Refused(
            f"You noted that now is not the time for {called}, so this waits until you lift that.", "comfort"
        )
    return None


def last_written(facts: list[Fact], person: str, today: date) -> str:
    """What there was last between the two, so that nobody is written to twice by mistake; "" where nothing was."""
    last = Chronicle(facts, today).history(person).last_contact()
    return f"Last noted: {last.kind}, {near_day_in_words(last.on, today)}." if last is not None else ""


def _slots(visit: Visit, known: Known) -> dict[str, str]:
    card, search = known.card, known.search
    targets = [target.name for target in known.situation.targets.values()]
    slots = {
        "called": card.addressed,
        "name": card.name,
        "my_name": search.signed,
        "company": card.organisation,
        "role": card.role,
        "industry": search.industry,
        "job_title": next((title for title in search.job_titles if title), ""),
        "target": next(iter(targets), ""),
        "targets": list_in_words(targets, _TARGETS_NAMED),
        "purpose": purpose_phrase(search.purpose),
        "connection": connection(known),
        **_days(known),
        **_introduced(visit, known),
        **_words(visit, known),
    }
    if known.kind.word == "ask" and (first := ask_now(known).first) is not None:
        slots |= {"ask": first.words, "out": first.out}
    return slots


def connection(known: Known) -> str:
    """What connects the two, as a sentence without its stop: what the user said of it before what follows from it."""
    said = sentence_start(known.card.how_we_know).rstrip(".")
    return said or known.named_at or _past(known.shared)


def _past(shared: SharedPast | None) -> str:
    """A past that is shared, as a sentence without its stop, where nothing else is said to connect the two."""
    return f"We have both worked at {shared.organisation}" if shared is not None else ""


def _days(known: Known) -> dict[str, str]:
    last: dict[str, date] = {}
    for fact in known.facts:
        if fact.person == known.card.id:
            slot = {"invitation sent": "sent_day", "follow-up sent": "sent_day", "conversation held": "day"}.get(
                fact.kind
            )
            if slot:
                last[slot] = max(fact.on, last.get(slot, fact.on))
    return {slot: day_in_words(day, known.today) for slot, day in last.items()}


def _introduced(visit: Visit, known: Known) -> dict[str, str]:
    slots: dict[str, str] = {}
    if known.introducer is not None:
        slots |= {"introducer": known.introducer.name, "introducer_called": known.introducer.addressed}
    if known.about is not None:
        slots |= {"introduced": known.about.name, "introduced_called": known.about.addressed}
        record = next(
            (
                each
                for each in introductions.introductions(visit.viewer)
                if each.introducer == known.card.id and each.person == known.about.id
            ),
            None,
        )
        if record is not None:
            slots["how_they_know"] = record.known_words or record.known_through
    return slots


def _words(visit: Visit, known: Known) -> dict[str, str]:
    """What was talked about. Of the user's own notes only the place: they are put in by a press alone."""
    kept = conversations.questions(visit.viewer, known.card.id, states=("kept for later",))
    noted = from_notes(visit, known)
    return {"question": kept[0].words if kept else "", **{slot: GAPS[slot] for slot, words in noted.items() if words}}


def from_notes(visit: Visit, known: Known) -> dict[str, str]:
    """What the user noted, by slot: of the introduced person's talk, where it is a report; "" where nothing is."""
    whose = known.about if known.kind.word == "introducer report" and known.about is not None else known.card
    debriefs = conversations.debriefs(visit.viewer, whose.id)
    advice = conversations.advice(visit.viewer, known.card.id)
    resources = conversations.resources(visit.viewer, known.card.id)
    return {
        "helped": _first_sentence(debriefs[0].learned) if debriefs else "",
        "advice": _first_sentence(advice[0].words) if advice else "",
        "resource": _first_sentence(resources[0].words) if resources else "",
    }


def _first_sentence(text: str) -> str:
    """So much of a note as fits into a letter: all of it where it is short, else its first sentence."""
    plain = " ".join(text.split())
    if len(plain) <= _SHORT:
        return plain
    first, stop, _ = plain.partition(". ")
    return first if stop and len(first) <= _SHORT else ""
