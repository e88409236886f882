"""What an answer to an ask means for the next days: said at once, where the answer is noted."""

from dataclasses import dataclass

from whoelse.method.playbook.document import Playbook, Rule
from whoelse.method.words import count_in_words
from whoelse.web.playbook_in_words import whose

#: Every answer to an ask, as it is said on a button.
ANSWERS = (
    ("offered", "Offered to introduce me"),
    ("named", "Named somebody"),
    ("will check", "Will check with them first"),
    ("later", "Ask me later"),
    ("resource", "Pointed to a resource"),
    ("nobody", "Knows nobody there"),
    ("hesitated", "Hesitated"),
    ("no", "No"),
)


@dataclass(frozen=True, slots=True)
class Follows:
    """What follows from one answer. ``care`` is true where comfort holds something back."""

    answer: str
    strong: str
    words: str
    whose: str = ""
    care: bool = False

    @property
    def slug(self) -> str:
        """The answer as part of a class."""
        return self.answer.replace(" ", "-")


def what_follows(playbook: Playbook, called: str) -> tuple[Follows, ...]:
    """For each answer what follows from it, under this playbook, with a person called so."""
    checking = _rule(playbook, "introduction checking", "soft touch")
    offered = _rule(playbook, "introduction offered", "soft touch")
    later = _rule(playbook, "asked to ask later", "the same ask")
    made = _rule(playbook, "introduction made", "write to introduced")
    return (
        Follows(
            "offered",
            "That is kind.",
            f"Nothing is due until {called} makes the introduction{_after(offered)}. "
            f"Then the next message is yours{_within(made)}.",
            _whose(offered),
        ),
        Follows(
            "named",
            "A name is not yet a permission.",
            f"Write the name down. No message uses {called}’s name until you note that {called} agreed.",
        ),
        Follows(
            "will check",
            f"Then there is nothing to do{_for(checking)}.",
            f"{called} checks with them first. You thank {called}, and you let it be.",
            _whose(checking),
            care=True,
        ),
        Follows(
            "later",
            "Then it waits.",
            f"The same question comes back in your next conversation{_or_after(later)}. "
            "Until then nothing else is asked.",
            _whose(later),
            care=True,
        ),
        Follows("resource", "That is an answer too.", "Write it down, and tell what became of it."),
        Follows("nobody", "That is quite all right.", f"{called} knows nobody there. It says nothing about your talk."),
        Follows(
            "hesitated",
            f"Then nothing more is asked of {called}.",
            f"No ask, no reminder, no invitation, until you note that {called} is at ease again. Thanking goes on.",
            care=True,
        ),
        Follows(
            "no",
            "Then that is the answer.",
            f"This is not asked of {called} again. Staying in touch goes on.",
            care=True,
        ),
    )


def _rule(playbook: Playbook, when: str, do: str) -> Rule | None:
    return next((rule for rule in playbook.rules if rule.when == when and rule.do == do), None)


def _span(rule: Rule | None) -> str:
    wait = rule.wait or rule.within if rule is not None else None
    if wait is None:
        return ""
    number, _, unit = str(wait).partition(" ")
    return f"{count_in_words(int(number))} {unit}" if number.isdecimal() and unit else str(wait)


def _for(rule: Rule | None) -> str:
    return f" for {_span(rule)}" if _span(rule) else " for now"


def _after(rule: Rule | None) -> str:
    return f"; after {_span(rule)} a word of thanks is enough" if _span(rule) else ""


def _within(rule: Rule | None) -> str:
    return f", within {_span(rule)}" if _span(rule) else ""


def _or_after(rule: Rule | None) -> str:
    return f", or after {_span(rule).split(', else ')[-1]}" if _span(rule) else ""


def _whose(rule: Rule | None) -> str:
    if rule is None:
        return ""
    said = "ours" if rule.whose == "ours" else whose(rule)
    return f"The number of days is {said}." if _span(rule) else ""
