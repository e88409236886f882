"""Short histories for hypothesis: acts in a row, each noted only where it makes sense, so that they shrink well."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st
from tests.method.histories.telling import History, Teller, people, situation

ASK_ANSWERS = ("offered", "named", "will check", "later", "resource", "nobody", "hesitated", "no", None)
COMFORTS = ("easy", "hesitant", "not now", None)
START = date(2026, 1, 1)


@dataclass(frozen=True)
class Act:
    """One act to try: so many days after the one before, by or about a person, with a number for what is open."""

    what: str
    days: int
    person: int
    other: int
    number: int
    late: int


class Stage:
    """Where acts are tried. An act that makes no sense there notes nothing."""

    def __init__(self, count: int, style: str | None) -> None:
        self.teller = Teller()
        self.situation = situation(people(count, (style,)))
        self.ids = list(self.situation.people)
        self.today = START

    def perform(self, act: Act) -> None:
        """Try one act on its day."""
        self.today += timedelta(days=act.days)
        person = self.ids[act.person % len(self.ids)]
        other = self.ids[act.other % len(self.ids)]
        ACTS[act.what](self, act, person, other)

    def tell(self, act: Act, kind: str, person: str | None, **fields: object) -> None:
        """Note a fact of the day, perhaps later."""
        self.teller.tell(kind, self.today, person, late=act.late, **fields)

    def soon(self, act: Act) -> date | None:
        """A day to come, or none."""
        return self.today + timedelta(days=act.number) if act.number % 4 else None


def _invite(stage: Stage, act: Act, person: str, other: str) -> None:
    if not stage.teller.written_to(person):
        through = other if stage.teller.introduction(other, person) is not None else None
        stage.tell(act, "invitation sent", person, through=through)


def _follow_up(stage: Stage, act: Act, person: str, _: str) -> None:
    if stage.teller.written_to(person):
        stage.tell(act, "follow-up sent", person)


def _reply(stage: Stage, act: Act, person: str, _: str) -> None:
    if stage.teller.written_to(person):
        answer = ("yes", "no", "later", None)[act.number % 4]
        stage.tell(act, "reply received", person, answer=answer, until=stage.soon(act) if answer == "later" else None)


def _away(stage: Stage, act: Act, person: str, _: str) -> None:
    stage.tell(act, "out of office", person, until=stage.today + timedelta(days=act.number))


def _agree(stage: Stage, act: Act, person: str, _: str) -> None:
    if stage.teller.agreed(person) is None:
        stage.tell(act, "conversation agreed", person, for_day=stage.today + timedelta(days=act.number))


def _change(stage: Stage, act: Act, person: str, _: str) -> None:
    if stage.teller.agreed(person) is not None:
        kind = ("moved", "missed", "cancelled")[act.number % 3]
        fields = {"for_day": stage.today + timedelta(days=act.number)} if kind == "moved" else {}
        stage.tell(act, f"conversation {kind}", person, **fields)


def _start(stage: Stage, act: Act, person: str, _: str) -> None:
    stage.tell(act, "conversation started", person)


def _near_end(stage: Stage, act: Act, person: str, _: str) -> None:
    rapport = (None, 1, 2, 3, 4, 5)[act.number % 6]
    stage.tell(act, "conversation near its end", person, rapport=rapport, comfort=COMFORTS[act.other % 4])


def _ask(stage: Stage, act: Act, person: str, _: str) -> None:
    if stage.teller.talked_to(person) or stage.teller.last(person, "conversation near its end"):
        ask = ("indirect", "direct")[act.other % 2]
        stage.tell(act, "ask made", person, ask=ask, answer=ASK_ANSWERS[act.number % 9])


def _hold(stage: Stage, act: Act, person: str, _: str) -> None:
    stage.tell(act, "conversation held", person)


def _debrief(stage: Stage, act: Act, person: str, _: str) -> None:
    if stage.teller.talked_to(person):
        asked = ("none", "indirect", "direct")[act.other % 3]
        answer = None if asked == "none" else ASK_ANSWERS[act.number % 9]
        rapport = (None, 1, 2, 3, 4, 5)[act.number % 6]
        comfort = COMFORTS[act.days % 4]
        stage.tell(act, "debrief written", person, rapport=rapport, comfort=comfort, asked=asked, answer=answer)


def _write(stage: Stage, act: Act, person: str, other: str) -> None:
    kind = (
        "thank-you sent",
        "update sent",
        "check-in sent",
        "soft touch sent",
        "introducer thanked",
        "introducer told",
    )
    about = other if act.number % 6 > 2 and other != person else None
    if stage.teller.talked_to(person):
        stage.tell(act, kind[act.number % 6], person, about=about)


def _introduce(stage: Stage, act: Act, person: str, other: str) -> None:
    if person != other and stage.teller.talked_to(other):
        state = ("named", "offered", "checking", "made", "declined", "silent")[act.number % 6]
        before = stage.teller.introduction(other, person)
        if state not in {"declined", "silent"} or before is not None:
            stage.tell(act, f"introduction {state}", person, by=other)


def _comfort(stage: Stage, act: Act, person: str, _: str) -> None:
    if act.number % 3:
        stage.tell(act, "comfort noted", person, comfort=COMFORTS[1 + act.other % 2], until=stage.soon(act))
    else:
        stage.tell(act, "comfort lifted", person)


def _promise(stage: Stage, act: Act, person: str, _: str) -> None:
    kind = ("promise made", "promise kept")[act.number % 2]
    stage.tell(act, kind, person, by="me", until=stage.soon(act) if kind == "promise made" else None)


def _choose(stage: Stage, act: Act, person: str, _: str) -> None:
    stage.tell(act, "person chosen", person)


def _close(stage: Stage, act: Act, person: str, _: str) -> None:
    stage.tell(act, "person closed", person, reason="put aside")


def _search(stage: Stage, act: Act, _: str, __: str) -> None:
    kinds = ("search paused", "search resumed", "search paused", "search resumed", "search won", "search ended")
    stage.tell(act, kinds[act.number % 6], None)


def _wait(_: Stage, __: Act, ___: str, ____: str) -> None:
    """Nothing but days pass."""


ACTS: dict[str, Callable[[Stage, Act, str, str], None]] = {
    "choose": _choose,
    "invite": _invite,
    "wait": _wait,
    "reply": _reply,
    "agree": _agree,
    "hold": _hold,
    "near end": _near_end,
    "ask": _ask,
    "debrief": _debrief,
    "introduce": _introduce,
    "write": _write,
    "follow up": _follow_up,
    "away": _away,
    "change": _change,
    "start": _start,
    "comfort": _comfort,
    "promise": _promise,
    "close": _close,
    "search": _search,
}

acts = st.builds(
    Act,
    what=st.sampled_from(tuple(ACTS)),
    days=st.sampled_from((0, 0, 0, 1, 1, 2, 5, 7, 14, 30)),
    person=st.integers(0, 4),
    other=st.integers(0, 5),
    number=st.integers(0, 11),
    late=st.sampled_from((0, 0, 0, 0, 3)),
)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """A short history, looked at on its last day or some days after."""
    stage = Stage(draw(st.integers(1, 5)), draw(st.sampled_from((None, "planned", "open"))))
    for act in draw(st.lists(acts, min_size=1, max_size=25)):
        stage.perform(act)
    today = stage.today + timedelta(days=draw(st.sampled_from((0, 0, 1, 3, 7, 14, 42))))
    return History(stage.situation, stage.teller.noted(today), today)
