"""How the demo's story is told: each scene an act of its own, on its own day before today."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from whoelse.conversations.actions import set_question
from whoelse.conversations.queries import advice, promises, questions
from whoelse.introductions.queries import introductions
from whoelse.loop import (
    agreeing,
    choosing,
    comforting,
    debriefing,
    importing,
    introducing,
    keeping,
    preparing,
    replying,
    steps,
    talking,
    targets,
    writing,
)
from whoelse.loop import people as acts
from whoelse.loop.people import NewPerson
from whoelse.method.calendar import Calendar
from whoelse.method.people.reading import Reading
from whoelse.people import queries
from whoelse.searches.access import Viewer
from whoelse.today.queries import agenda


@dataclass
class Telling:
    """The story as far as it is told. ``day`` is the day of the scene; people are spoken of by their names."""

    viewer: Viewer
    today: date
    calendar: Calendar
    day: date = date.min
    ids: dict[str, str] = field(default_factory=dict)

    def before(self, business_days: int) -> date:
        """So many business days before today; none is today itself, whatever day it is."""
        return self.calendar.before(self.today, business_days)

    def after(self, business_days: int) -> date:
        """So many business days after today."""
        return self.calendar.add_business_days(self.today, business_days)

    def brings_in(self, reading: Reading) -> None:
        """People from a file."""
        importing.bring_in(self.viewer, reading, today=self.day)
        self.ids |= {person.name: person.id for person in queries.everybody(self.viewer)}

    def knows(self, name: str, closeness: str, how: str = "") -> None:
        """How well the seeker knows somebody, and from where."""
        acts.set_closeness(self.viewer, self.ids[name], closeness, today=self.day)
        if how:
            acts.edit_person(
                self.viewer, self.ids[name], today=self.day, called=name.split(maxsplit=1)[0], how_we_know=how
            )

    def wants(self, *names: str) -> None:
        """The places the seeker would like to work at."""
        targets.add_targets(self.viewer, names, today=self.day)

    def rules_out(self, name: str) -> None:
        """One of them no more."""
        place = next(card.id for card in queries.targets(self.viewer) if card.name == name)
        choosing.rule_out_target(self.viewer, place, today=self.day)

    def invites(self, name: str, body: str, *, channel: str = "linkedin message") -> None:
        """A first letter to somebody chosen."""
        choosing.choose_person(self.viewer, self.ids[name], today=self.day)
        self.sends("invitation", name, body, channel=channel)

    def sends(
        self, kind: str, name: str, body: str = "", *, about: str = "", through: str = "", channel: str = "e-mail"
    ) -> None:
        """A letter that went."""
        writing.mark_sent(
            self.viewer,
            kind=kind,
            person=self.ids[name],
            about=self.ids[about] if about else None,
            through=self.ids[through] if through else None,
            body=body,
            channel=channel,
            today=self.day,
        )

    def answers(self, name: str, answer: str, body: str = "", *, until: date | None = None) -> None:
        """An answer that came: yes, no or later."""
        replying.note_reply(self.viewer, person=self.ids[name], answer=answer, body=body, until=until, today=self.day)

    def away(self, name: str, until: date) -> None:
        """An answer by machine: out of the office."""
        replying.note_out_of_office(self.viewer, person=self.ids[name], until=until, today=self.day)

    def agrees(self, name: str, on: date, *, time: str, how: str, place: str = "", minutes: int = 30) -> None:
        """A day for the conversation."""
        agreeing.agree(
            self.viewer,
            person=self.ids[name],
            day=on,
            time=time,
            minutes=minutes,
            how=how,
            place=place,
            today=self.day,
        )

    def prepares(self, name: str, *asked: str, ready: bool = True) -> None:
        """The brief list; ``ready``: nothing more is to be done for it."""
        preparing.save_list(self.viewer, person=self.ids[name], questions=asked, done=ready, today=self.day)

    def talks(self, name: str, *, rapport: int, comfort: str = "easy") -> None:
        """The conversation itself, up to its end; of the questions prepared, all but the last are asked."""
        person = self.ids[name]
        talking.start_talk(self.viewer, person=person, today=self.day)
        for question in questions(self.viewer, person, states=("open",))[:-1]:
            set_question(self.viewer, question.id, "asked")
        talking.near_its_end(self.viewer, person=person, rapport=rapport, comfort=comfort, today=self.day)

    def debriefs(
        self,
        name: str,
        *,
        rapport: int,
        learned: str,
        comfort: str = "easy",
        asked: str = "none",
        answer: str = "",
        scope: str = "",
        surprised: str = "",
        felt: str = "",
        named: Sequence[debriefing.Named] = (),
        promised: Sequence[debriefing.Promised] = (),
        advised: Sequence[str] = (),
        resources: Sequence[str] = (),
        leads: Sequence[str] = (),
    ) -> None:
        """What was written down the same day."""
        debriefing.write_debrief(
            self.viewer,
            person=self.ids[name],
            rapport=rapport,
            learned=learned,
            comfort=comfort,
            asked=asked,
            answer=answer,
            scope=scope,
            surprised=surprised,
            felt=felt,
            named=named,
            promises=promised,
            advice=advised,
            resources=resources,
            leads=leads,
            today=self.day,
        )
        self._meet(named)

    def introduces(
        self,
        introducer: str,
        state: str,
        person: str | NewPerson,
        *,
        quote: str = "",
        through: str = "",
        known: str = "",
    ) -> None:
        """How far an introduction has come; whoever is new is met by it."""
        new = person if isinstance(person, NewPerson) else None
        done = introducing.note_introduction(
            self.viewer,
            introducer=self.ids[introducer],
            state=state,
            person="" if isinstance(person, NewPerson) else self.ids[person],
            new=new,
            quote=quote,
            known_through=through,
            known_words=known,
            today=self.day,
        )
        if new is not None and done.person:
            self.ids[new.name] = done.person

    def rests(self, name: str) -> None:
        """Somebody is let be: the step that says so is done."""
        step = next(
            (
                step
                for step in agenda(self.viewer, self.day).steps
                if step.do == "let rest" and step.person == self.ids[name]
            ),
            None,
        )
        if step is not None:
            steps.step_done(self.viewer, step.key, today=self.day)

    def hesitates(self, name: str) -> None:
        """Somebody is not comfortable, and is let be."""
        comforting.note_comfort(self.viewer, person=self.ids[name], comfort="hesitant", today=self.day)

    def keeps_promises_to(self, name: str) -> None:
        """Whatever the seeker promised somebody is done."""
        for promise in promises(self.viewer, self.ids[name]):
            keeping.promise_kept(self.viewer, promise.id, today=self.day)

    def follows_advice_of(self, name: str) -> None:
        """The advice somebody gave is followed."""
        for each in advice(self.viewer, self.ids[name]):
            keeping.advice_followed(self.viewer, each.id, today=self.day)

    def gives(self, name: str, words: str) -> None:
        """Something the seeker did for somebody."""
        keeping.give(self.viewer, person=self.ids[name], words=words, today=self.day)

    def notes(self, name: str, words: str) -> None:
        """Something worth keeping about somebody."""
        keeping.note_something(self.viewer, person=self.ids[name], words=words, today=self.day)

    def _meet(self, named: Sequence[debriefing.Named]) -> None:
        if any(each.new is not None for each in named):
            met = queries.cards(self.viewer, {seen.person for seen in introductions(self.viewer) if seen.person})
            self.ids |= {card.name: card.id for card in met.values()}
