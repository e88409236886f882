"""The parts of a playbook of the user's own as its page shows them: sentences, and what can be done to each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from whoelse.method.playbook.document import (
    Attributed,
    ChannelLimit,
    Column,
    Guidance,
    Measure,
    MessageChecks,
    Playbook,
    Question,
    Ranking,
    Rule,
)
from whoelse.method.playbook.in_words import (
    circles_in_words,
    limit_in_words,
    never_in_words,
    pace_in_words,
    rule_in_words,
)
from whoelse.method.playbook.ranking import columns_in_order
from whoelse.method.words import count_in_words, list_in_words
from whoelse.playbooks import queries
from whoelse.web import playbook_in_words as words
from whoelse.web.components import Link
from whoelse.web.pages.playbook.part import EVERY
from whoelse.web.pages.playbook.part_words import words_of
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
    """Entries of one kind under a heading, with where one more is added."""

    heading: str
    parts: tuple[Part, ...]
    empty: str = ""
    add: tuple[Link, ...] = ()


def sections(now: Working) -> tuple[tuple[Part, ...], tuple[Part, ...], tuple[Section, ...], tuple[Section, ...]]:
    """The rules, the rules that all playbooks share, nevers and limits, and what is said and counted."""
    playbook = now.shown
    forbidden = {never.rule for never in playbook.never if never.rule}
    rules = tuple(
        _rule(now, rule, forbidden, first=at == 0, last=at == len(playbook.rules) - 1, written=True)
        for at, rule in enumerate(playbook.rules)
    )
    own = {rule.id for rule in playbook.rules}
    common = (
        tuple(_rule(now, rule, forbidden) for rule in queries.common().rules if rule.id not in own)
        if playbook.common
        else ()
    )
    rest = tuple(_rest(now, playbook))
    return rules, common, rest[:2], rest[2:]


def _rule(
    now: Working, rule: Rule, forbidden: set[str], *, first: bool = True, last: bool = True, written: bool = False
) -> Part:
    return Part(
        "rules",
        rule.id,
        rule_in_words(rule),
        words.whose(rule),
        rule.note,
        _to(now, "rules", rule.id),
        off=rule.off,
        forbidden=rule.id in forbidden,
        first=first,
        last=last,
        can_go=rule.own or (written and not now.shown.based_on),
    )


def _rest(now: Working, playbook: Playbook) -> list[Section]:
    say = _Saying(now)
    pace = pace_in_words(playbook.pace)
    pace_said = f"At most {pace} active at a time." if pace else "No bound on how many are active at a time."
    pace_part = say.alone("pace", pace_said, playbook.pace)
    circles = circles_in_words(playbook.circles) if playbook.circles else "Nobody waits for those closer to you."
    rules = (*playbook.rules, *queries.common().rules)
    limits = say.each("limits", [(one.id, limit_in_words(one), one) for one in playbook.limits])
    asks = [(one.id, " ".join((one.words, one.out)).strip(), one) for one in playbook.asks]
    messages = [
        (one.kind, f"{one.kind.capitalize()}: {one.subject or one.body[:60]}", one) for one in playbook.messages
    ]
    said = f"{playbook.about or 'Nothing is said about it.'}{_tone(playbook)}"
    return [
        Section(
            "Never",
            say.each("never", [(one.id, never_in_words(one, rules), one) for one in playbook.never]),
            "This playbook forbids nothing of its own.",
            say.to_add("never", "Add a never"),
        ),
        Section("Limits", (pace_part, *limits), add=say.to_add("limits", "Add a limit")),
        _questions(say, playbook),
        Section(
            "How it asks",
            say.each("asks", asks, moves=True),
            "No wording of its own.",
            say.to_add("asks", "Add a wording"),
        ),
        Section(
            "First wordings of messages",
            say.each("messages", messages),
            "None of its own.",
            say.to_add("messages", "Add a first wording"),
        ),
        Section(
            "What is looked at in a message",
            (
                *say.each("checks", [(one.of or EVERY, check_in_words(one), one) for one in playbook.checks]),
                *say.each("channels", [(one.channel, channel_in_words(one), None) for one in playbook.channels]),
            ),
            "Nothing of its own.",
            (*say.to_add("checks", "Look at one more kind of message"), *say.to_add("channels", "Add a channel")),
        ),
        _ranking(say, playbook),
        Section("Whom to begin with", (say.alone("circles", circles, playbook.circles),)),
        Section(
            "What is counted",
            say.each("measures", [(one.id, measure_in_words(one), one) for one in playbook.measures]),
            "Nothing is counted.",
            say.to_add("measures", "Add a measure"),
        ),
        Section(
            "Sentences to go by",
            say.each("guidance", [(one.id, guidance_in_words(one), one) for one in playbook.guidance]),
            "None of its own.",
            say.to_add("guidance", "Add a sentence"),
        ),
        Section("What it is about", (say.always("about", said, playbook),)),
    ]


def _questions(say: "_Saying", playbook: Playbook) -> Section:
    most, offered = playbook.questions.most, playbook.questions.offer
    said = f"At most {count_in_words(most)} questions; {count_in_words(len(offered))} to start from."
    each = [(str(at), question_in_words(one), None) for at, one in enumerate(offered, 1)]
    return Section(
        "Questions",
        (
            say.always("questions", said, playbook.questions),
            *say.each("offer", each, moves=True),
        ),
        add=say.to_add("offer", "Add a question"),
    )


def _ranking(say: "_Saying", playbook: Playbook) -> Section:
    ranking = playbook.ranking
    said = ranking_in_words(ranking) if ranking else "Targets keep the order in which you noted them."
    columns = [(one.id, column_in_words(one), one) for one in ranking.columns] if ranking else []
    return Section(
        "How targets are ranked",
        (say.alone("ranking", said, ranking), *say.each("columns", columns, moves=True)),
        add=say.to_add("columns", "Add a column"),
    )


def _tone(playbook: Playbook) -> str:
    return f" Its tone is {playbook.formality}." if playbook.formality else ""


class _Saying:
    """Parts and where each is changed."""

    def __init__(self, now: Working) -> None:
        self._own = now.own.id

    def to(self, section: str, name: str) -> str:
        """Where a part is changed."""
        return reverse("playbook part", args=[self._own, section, name])

    def to_add(self, section: str, said: str) -> tuple[Link, ...]:
        """Where another one is added."""
        return (Link(said, reverse("add a part", args=[self._own, section])),)

    def always(self, section: str, said: str, part: Attributed) -> Part:
        """A part that every playbook has."""
        return Part(section, section, said, words.whose(part), part.note, self.to(section, section))

    def alone(self, section: str, said: str, part: Attributed | None) -> Part:
        """A part of which there is one, or none."""
        whose = words.whose(part) if part is not None else ""
        note = part.note if part is not None else ""
        to = self.to(section, section)
        return Part(section, section, said, whose, note, to, first=True, last=True, can_go=part is not None)

    def each(
        self, section: str, told: Sequence[tuple[str, str, Attributed | None]], *, moves: bool = False
    ) -> tuple[Part, ...]:
        """The entries of a list, each with its name and its sentence; ``moves`` where their order says something."""
        return tuple(
            Part(
                section,
                name,
                said,
                words.whose(of) if of is not None else "",
                of.note if of is not None else "",
                self.to(section, name),
                first=not moves or at == 0,
                last=not moves or at == len(told) - 1,
                can_go=True,
            )
            for at, (name, said, of) in enumerate(told)
        )


def measure_in_words(measure: Measure) -> str:
    """A measure as one sentence: "People who are new to you, each week; held against 10."."""
    aim = f", held against {measure.aim}" if measure.aim else ""
    per = {"search": "over the search", "decision maker": "for each decision maker"}.get(
        measure.per, f"each {measure.per}"
    )
    return f"{measure.words}, {per}{aim}."


def guidance_in_words(part: Guidance) -> str:
    """A sentence to go by, with the page on which it is shown."""
    return f"{part.words} On the page of {words_of('guidance', 'on').get(part.on, part.on)}."


def question_in_words(question: Question) -> str:
    """A question with what it is for."""
    kind = "" if question.kind == "plain" else f" It {words_of('offer', 'kind')[question.kind]}."
    return f"“{question.words}”{kind}"


def ranking_in_words(ranking: Ranking) -> str:
    """How targets are ranked, as a sentence or two."""
    order = [column.id for column in columns_in_order(ranking)]
    begins = f"A list begins with {ranking.targets_at_least} targets. " if ranking.targets_at_least else ""
    return (
        f"{begins}The best come first by {', then by '.join(order)}." if order else f"{begins}Nothing ranks them yet."
    )


def column_in_words(column: Column) -> str:
    """A column of the ranking as one sentence."""
    kind = {"yes or no": "yes or no", "figure": "a figure"}.get(column.type, f"{column.from_} to {column.to}")
    return f"{column.words}: {kind}, filled in by {column.filled_in_by}."


def check_in_words(check: MessageChecks) -> str:
    """What is looked at in a message, as one sentence."""
    said = [f"{check.most_words} words at most"] if check.most_words else []
    said += [f"{check.about_them} % or more of its words about the person"] if check.about_them else []
    said += ["a question in it"] if check.asks_a_question else []
    said += ["what connects you first"] if check.connection_first else []
    said += ["an easy way out"] if check.way_out else []
    return f"{(check.of or 'every message').capitalize()}: {list_in_words(said) or 'nothing yet'}."


def channel_in_words(channel: ChannelLimit) -> str:
    """How much a channel takes, as one sentence."""
    named = channel.channel.replace("linkedin", "LinkedIn")
    return f"{named[:1].upper()}{named[1:]}: {channel.most_characters} characters at most."


def _to(now: Working, section: str, name: str) -> str:
    return reverse("playbook part", args=[now.own.id, section, name])
