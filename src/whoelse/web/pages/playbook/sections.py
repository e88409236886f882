"""The parts of a playbook of the user's own as its page shows them: sentences, and what can be done to each."""

from dataclasses import dataclass

from django.urls import reverse

from whoelse.method.playbook.document import Attributed, Measure, Pace, Playbook, Rule
from whoelse.method.playbook.in_words import limit_in_words, never_in_words, pace_in_words, rule_in_words
from whoelse.method.words import count_in_words
from whoelse.playbooks import queries
from whoelse.web import playbook_in_words as words
from whoelse.web.pages.playbook.working import Working


@dataclass(frozen=True, slots=True)
class Part:
    """One entry: its sentence, whose it is, a note, where it is changed, and how it stands (on, off, forbidden)."""

    section: str
    name: str
    words: str
    whose: str
    note: str = ""
    change: str = ""
    off: bool = False
    forbidden: bool = False
    first: bool = False
    last: bool = False
    can_go: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one kind under a heading, with the words of the button that adds one."""

    heading: str
    parts: tuple[Part, ...]
    empty: str = ""
    add: str = ""
    add_words: str = ""


def sections(now: Working) -> tuple[tuple[Part, ...], tuple[Part, ...], tuple[Section, ...], tuple[Section, ...]]:
    """The rules, the rules that all playbooks share, nevers and limits, and what is said and counted."""
    playbook = now.shown
    forbidden = {never.rule for never in playbook.never if never.rule}
    rules = tuple(
        _rule(now, rule, forbidden, first=at == 0, last=at == len(playbook.rules) - 1)
        for at, rule in enumerate(playbook.rules)
    )
    own = {rule.id for rule in playbook.rules}
    common = (
        tuple(_rule(now, rule, forbidden, shared=True) for rule in queries.common().rules if rule.id not in own)
        if playbook.common
        else ()
    )
    rest = tuple(_rest(now, playbook))
    return rules, common, rest[:2], rest[2:]


def _rule(
    now: Working, rule: Rule, forbidden: set[str], *, first: bool = False, last: bool = False, shared: bool = False
) -> Part:
    return Part(
        "rules",
        rule.id,
        rule_in_words(rule),
        words.whose(rule),
        rule.note,
        "" if shared else _to(now, "rules", rule.id),
        off=rule.off,
        forbidden=rule.id in forbidden,
        first=first,
        last=last,
        can_go=rule.own,
    )


def _rest(now: Working, playbook: Playbook) -> list[Section]:
    def part(section: str, name: str, said: str, of: Attributed, *, can_go: bool = True) -> Part:
        return Part(section, name, said, words.whose(of), of.note, _to(now, section, name), can_go=can_go)

    nevers = tuple(part("never", never.id, never_in_words(never), never) for never in playbook.never)
    limits = tuple(part("limits", limit.id, limit_in_words(limit), limit) for limit in playbook.limits)
    asks = tuple(part("asks", ask.id, " ".join((ask.words, ask.out)).strip(), ask) for ask in playbook.asks)
    messages = tuple(
        part("messages", one.kind, f"{one.kind.capitalize()}: {one.subject or one.body[:60]}", one, can_go=False)
        for one in playbook.messages
    )
    measures = tuple(part("measures", one.id, measure_in_words(one), one) for one in playbook.measures)
    pace = pace_in_words(playbook.pace)
    pace_said = f"At most {pace} active at a time." if pace else "No bound on how many are active at a time."
    most = count_in_words(playbook.questions.most)
    offered = len(playbook.questions.offer)
    questions = f"At most {most} questions; {count_in_words(offered)} to start from."
    return [
        Section("Never", nevers, "This playbook forbids nothing of its own.", _add(now, "never"), "Add a never"),
        Section(
            "Limits",
            (part("pace", "pace", pace_said, playbook.pace or Pace(), can_go=False), *limits),
            add=_add(now, "limits"),
            add_words="Add a limit",
        ),
        Section("Questions", (part("questions", "questions", questions, playbook.questions, can_go=False),)),
        Section("How it asks", asks, "No wording of its own.", _add(now, "asks"), "Add a wording"),
        Section("First wordings of messages", messages, "None of its own."),
        Section("What is counted", measures, "Nothing is counted.", _add(now, "measures"), "Add a measure"),
    ]


def measure_in_words(measure: Measure) -> str:
    """A measure as one sentence: "People who are new to you, each week; held against 10."."""
    aim = f", held against {measure.aim}" if measure.aim else ""
    per = {"search": "over the search", "decision maker": "for each decision maker"}.get(
        measure.per, f"each {measure.per}"
    )
    return f"{measure.words}, {per}{aim}."


def _to(now: Working, section: str, name: str) -> str:
    return reverse("playbook part", args=[now.own.id, section, name])


def _add(now: Working, section: str) -> str:
    return reverse("add a part", args=[now.own.id, section])
