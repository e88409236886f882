"""What the user does and what the others answer, as chance has it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.method.histories.telling import ORGANISATIONS

from whoelse.method.agenda.steps import CLOSING, Agenda, Step

if TYPE_CHECKING:
    from tests.method.histories.generator import Life

ANSWERS = ("offered", "named", "will check", "later", "resource", "nobody", "hesitated", "no", None)
LIKELY = (20, 10, 18, 24, 10, 6, 4, 4, 4)


class Acting:
    """The acts of one life. Each notes facts and lets others follow."""

    def __init__(self, life: "Life") -> None:
        self.life = life
        self.random = life.random
        self.teller = life.teller

    def begin(self) -> None:
        """How a search starts: somebody chosen, and now and then somebody talked to before."""
        if self.life.chance(0.6):
            first, second = self.random.sample(tuple(self.life.situation.people), 2)
            self._talked_before(first, second)
            if self.life.chance(0.3):
                self._noted_twice(first)
        for person in self._some(self.random.choice((1, 2, 4, 12))):
            self.life.tell("person chosen", person)

    def _noted_twice(self, person: str) -> None:
        """Two notes to keep in touch, some weeks apart, that nothing came of; and some more weeks."""
        for kind in ("update sent", "check-in sent", "check-in sent", None):
            self.life.today += timedelta(days=self.random.randint(20, 40))
            self.teller.today = self.life.today
            if kind is not None:
                self.life.tell(kind, person)

    def _talked_before(self, person: str, other: str) -> None:
        """A conversation, and either an introduction that came of it or an ask to be asked later."""
        life = self.life
        life.tell("conversation held", person)
        rapport = self.random.choice((1, 2, 3, 4, 5))
        answer = self.random.choice(("later", "later", "offered", "offered", "will check", "named"))
        life.tell("debrief written", person, rapport=rapport, comfort="easy", asked="direct", answer=answer)
        life.tell("thank-you sent", person)
        if answer == "named":
            life.tell("introduction named", other, by=person)
            life.later(self.random.randint(1, 12), self._telling("person chosen", other))
        if answer == "will check":
            life.tell("introduction checking", other, by=person)
            life.later(self.random.randint(4, 12), lambda: self.conversation(person))
        if answer == "offered":
            life.tell("introduction offered", other, by=person)
            life.tell("introduction made", other, by=person)
            life.tell("introducer thanked", person, about=other)
            if life.chance(0.7):
                life.tell("invitation sent", other, through=person)
                life.later(self.random.randint(1, 2), lambda: self._answer(other, "yes"))
                life.later(self.random.randint(2, 4), lambda: self.conversation(other))

    def of_own_accord(self) -> None:
        """What the user does without being told to, on this day."""
        life = self.life
        for person in life.situation.people:
            if life.chance(life.eager * 0.15) and not self.teller.last(person, "person chosen", "invitation sent"):
                life.tell("person chosen", person)
            if life.chance(life.eager * 0.05) and not self.teller.written_to(person) and not self._agreed(person):
                self.invite(person, None)
            if life.chance(0.004):
                self.note_comfort(person)
            if life.chance(0.002):
                life.tell("person closed", person, reason=self.random.choice(("silent", "declined", "put aside")))
            if life.chance(0.008) and not self._agreed(person):
                life.later(1, lambda person=person: self.conversation(person))
            if life.chance(0.004):
                life.tell("promise made", person, by=self.random.choice(("me", "me", "them")), until=self._some_day())
            if life.chance(0.002):
                life.tell("blurb given", person)
            if life.chance(0.002):
                life.tell(self.random.choice(("given", "advice given", "advice followed", "lead heard")), person)
        if life.chance(0.009):
            self.pause()
        if life.chance(0.002) and not self.teller.over():
            life.tell(self.random.choice(("search won", "search won", "search ended")))
        if life.chance(0.004):
            life.tell("playbook changed", from_playbook="Plain", to_playbook="Kelley")
        if life.chance(0.003):
            life.tell("target ruled out", target="halden")

    def pause(self) -> None:
        """The search rests for a while, or for ever."""
        self.life.tell("search paused")
        if self.life.chance(0.8):
            self.life.later(self.random.randint(1, 20), self._telling("search resumed"))

    def note_comfort(self, person: str) -> None:
        """Somebody seems hesitant; mostly it passes."""
        comfort = self.random.choice(("hesitant", "not now"))
        self.life.tell("comfort noted", person, comfort=comfort, until=self.random.choice((None, self._some_day())))
        if self.life.chance(0.6):
            self.life.later(self.random.randint(2, 30), self._telling("comfort lifted", person))

    def follow(self, agenda: Agenda) -> None:
        """Do, put off or leave out some of the steps that the agenda shows."""
        for step in agenda.steps:
            if not self.life.chance(self.life.diligence):
                continue
            if self.life.chance(0.05):
                self._about_step(
                    "step snoozed", step, until=self.life.today + timedelta(days=self.random.randint(1, 9))
                )
            elif self.life.chance(0.05):
                self._about_step("step declined", step)
            else:
                self.act(step)

    def act(self, step: Step) -> None:
        """Do what a step says."""
        person = step.person
        if step.do in {"weekly review", "score targets"}:
            self._about_step("step done", step)
            return
        if step.do == "choose person" or person is None:
            for chosen in self._some(1):
                self.life.tell("person chosen", chosen)
            return
        match step.do:
            case "invite":
                self.invite(person, None)
            case "write to introduced":
                made = self.teller.last(person, "introduction made")
                self.invite(person, made.by if made else None)
            case "follow up":
                self.life.tell("follow-up sent", person)
                self._expect_reply(person)
            case "agree":
                self.agree(person)
            case "indirect ask" | "direct ask":
                self.ask(person, step.do.removesuffix(" ask"))
            case "ask what they know":
                if self.life.chance(0.6) and self.life.situation.targets:
                    target = self.random.choice(tuple(self.life.situation.targets))
                    self.life.tell("knows about target", person, target=target)
                self._about_step("step done", step)
            case "soft touch":
                self.life.tell("soft touch sent", person, about=step.about)
            case "debrief":
                self._debrief_or_not(person)
            case "thank":
                self.life.tell("thank-you sent", person)
            case "thank introducer":
                self.life.tell("introducer thanked", person, about=step.about)
            case "report to introducer":
                self.life.tell("introducer told", person, about=step.about)
            case "send update":
                self.life.tell("update sent", person, about=step.about)
            case "keep in touch":
                self.life.tell("check-in sent", person)
                if self.life.chance(0.3):
                    self.life.later(self.random.randint(0, 9), self._telling("reply received", person))
            case "keep promise":
                self.life.tell("promise kept", person, by="me", answers=step.trigger)
            case _:
                self._about_step("step done", step)

    def invite(self, person: str, through: str | None) -> None:
        """Write to somebody for the first time, or again."""
        self.life.tell("invitation sent", person, through=through)
        if through is None or self.life.chance(0.3):
            self._expect_reply(person)
        else:
            self.life.later(self.random.randint(0, 4), lambda: self._answer(person, "yes"))

    def agree(self, person: str) -> None:
        """A day for a conversation, which may be today."""
        if self._agreed(person):
            return
        days = self.random.choice((0, 1, 2, 4, 7, 15))
        self.life.tell("conversation agreed", person, for_day=self.life.today + timedelta(days=days))
        self.life.later(days, lambda: self.conversation(person))

    def ask(self, person: str, kind: str) -> None:
        """Ask, hear the answer, and let follow what follows from it."""
        answer = self.random.choices(ANSWERS, LIKELY)[0]
        self.life.tell(
            "ask made", person, ask=kind, channel=self.random.choice(("spoken", "written", None)), answer=answer
        )
        self._introduce(person, answer)

    def conversation(self, person: str) -> Iterator[None]:
        """The day has come: it takes place, or is moved, missed, cancelled, or forgotten to be noted."""
        life = self.life
        held = self.teller.last(person, "conversation held")
        if held is not None and held.on == life.today:
            return
        outcome = self.random.choices(("held", "moved", "missed", "cancelled", "nothing"), (80, 6, 5, 4, 5))[0]
        if outcome == "nothing":
            return
        if not self._agreed(person):
            outcome = "held"
        if outcome in {"missed", "cancelled"}:
            life.tell(f"conversation {outcome}", person)
            return
        if outcome == "moved":
            days = self.random.choice((1, 3, 8))
            life.tell("conversation moved", person, for_day=life.today + timedelta(days=days))
            life.later(days, lambda: self.conversation(person))
            return
        rapport = self.random.choice((1, 2, 3, 4, 4, 5, 5, None))
        comfort = self.random.choices(("easy", "hesitant", "not now", None), (60, 6, 4, 30))[0]
        if life.chance(0.7):
            life.tell("conversation started", person)
            yield
        if life.chance(0.7):
            life.tell("conversation near its end", person, rapport=rapport, comfort=comfort)
            yield
            yield
        life.tell("conversation held", person)
        yield
        if life.chance(0.5) and not self._debriefed_today(person):
            self._debrief(person, rapport, comfort)
            yield

    def _debrief_or_not(self, person: str) -> None:
        held = self.teller.last(person, "conversation held")
        agreed = self._agreed(person)
        debrief = self.teller.last(person, "debrief written")
        if held is None or agreed or (debrief is not None and debrief.on >= held.on):
            outcome = self.random.choice(("missed", "cancelled", "held", "held"))
            self.life.tell(f"conversation {outcome}", person)
            if outcome != "held":
                return
        self._debrief(person, self.random.choice((1, 2, 3, 4, 5, None)), self.random.choice(("easy", None)))

    def _debrief(self, person: str, rapport: int | None, comfort: str | None) -> None:
        asked, answer = "none", None
        ask = self.teller.last(person, "ask made")
        if ask is not None and ask.on == self.life.today:
            asked, answer = ask.ask or "none", ask.answer
        elif self.life.chance(0.35):
            asked, answer = self.random.choice(("indirect", "direct")), self.random.choices(ANSWERS, LIKELY)[0]
        self.life.tell("debrief written", person, rapport=rapport, comfort=comfort, asked=asked, answer=answer)
        if ask is None or ask.on != self.life.today:
            self._introduce(person, answer)
        if self.life.chance(0.3):
            self.life.tell("promise made", person, by="me", until=self.random.choice((None, self._some_day())))

    def _expect_reply(self, person: str) -> None:
        answer = self.random.choices(("yes", "no", "later", "away", "never", None), (42, 7, 10, 10, 26, 5))[0]
        if answer == "away":
            self.life.later(
                self.random.randint(0, 2),
                lambda: self._note("out of office", person, until=self.life.today + timedelta(days=self._few())),
            )
            self.life.later(self.random.randint(3, 25), lambda: self._answer(person, "yes"))
        elif answer != "never":
            self.life.later(self.random.choice((0, 1, 2, 4, 6, 9, 14)), lambda: self._answer(person, answer))

    def _answer(self, person: str, answer: str | None) -> Iterator[None]:
        if not self.teller.written_to(person):
            return
        until = self._some_day() if answer == "later" and self.life.chance(0.6) else None
        self.life.tell("reply received", person, answer=answer, until=until)
        yield
        if answer == "yes" and self.life.chance(0.5):
            self.agree(person)

    def _introduce(self, by: str, answer: str | None) -> None:
        """What an answer leads to: a name, an offer, a check; and in time an introduction, a no, or silence."""
        state = {"named": "named", "offered": "offered", "will check": "checking"}.get(answer or "")
        if state is None or self.life.chance(0.2):
            return
        person = self._somebody_new(by)
        target = self.random.choice((None, *ORGANISATIONS)) if person is None else None
        self.life.tell(f"introduction {state}", person, by=by, target=target)
        if person and self.life.chance(0.6 if state == "named" else 0.2):
            self.life.later(self.random.randint(0, 12), self._telling("person chosen", person))
        if state == "named" and self.life.chance(0.6):
            return
        end = self.random.choices(("made", "declined", "silent", None), (62, 8, 6, 24))[0]
        if end is not None:
            days = self.random.choice((0, 2, 5, 12, 25))
            self.life.later(days, lambda: self._end_introduction(end, by, person, target))

    def _end_introduction(self, end: str, by: str, person: str | None, target: str | None) -> Iterator[None]:
        last = self.teller.introduction(by, person)
        if last is None or last.kind in {"introduction named", "introduction offered", "introduction checking"}:
            self.life.tell(f"introduction {end}", person, by=by, target=target)
            yield

    def _somebody_new(self, by: str) -> str | None:
        new = [
            person
            for person in self.life.situation.people
            if person != by and not self.teller.last(person, "invitation sent", "conversation held")
        ]
        return self.random.choice(new) if new and self.life.chance(0.85) else None

    def _about_step(self, kind: str, step: Step, **fields: object) -> None:
        self.life.tell(kind, step.person, key=step.key, step=step.do, about=step.about, **fields)
        if kind == "step done" and step.do in CLOSING and self.life.chance(0.2):
            self.life.later(self.random.randint(10, 60), self._telling("person chosen", step.person))

    def _telling(self, kind: str, person: str | None = None, **fields: object) -> Callable[[], Iterator[None]]:
        return lambda: self._note(kind, person, **fields)

    def _note(self, kind: str, person: str | None, **fields: object) -> Iterator[None]:
        self.life.tell(kind, person, **fields)
        yield

    def _agreed(self, person: str) -> object:
        return self.teller.agreed(person)

    def _debriefed_today(self, person: str) -> bool:
        debrief = self.teller.last(person, "debrief written")
        return debrief is not None and debrief.on == self.life.today

    def _some(self, most: int) -> list[str]:
        free = [person for person in self.life.situation.people if not self.teller.last(person, "person chosen")]
        return self.random.sample(free, min(most, len(free)))

    def _few(self) -> int:
        return self.random.choice((1, 3, 8, 15))

    def _some_day(self) -> object:
        return self.life.today + timedelta(days=self.random.randint(1, 40))
