"""What the playbook sees in a draft, as the page shows it: problems first, each with its place and whose rule it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from whoelse.method.drafting import Finding, check_draft, summary
from whoelse.method.playbook.document import Attributed
from whoelse.method.words import list_in_words, sentence_start
from whoelse.web.components import Check, RuleTold
from whoelse.web.pages.message.known import Known, addressee
from whoelse.web.playbook_in_words import whose

#: What each check looks at, as the fold "Whose rules are these?" says it.
_LOOKS_AT: Mapping[str, str] = {
    "unfilled": "no hole left in it",
    "never": "what is never said",
    "introducer": "names only with permission",
    "channel": "what the way takes",
    "greeting": "the greeting",
    "most words": "the number of words",
    "connection": "what connects you first",
    "about them": "more of them than of you",
    "question": "a question",
    "way out": "an easy way out",
    "subject": "the subject",
    "attachment": "nothing attached",
}


@dataclass(frozen=True, slots=True)
class CheckShown:
    """One check; ``field``, ``start`` and ``end`` are the place it speaks of, where it speaks of one."""

    check: Check
    field: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class ChecksShown:
    """The line that is announced, the checks, and whose rules they are."""

    summary: str
    checks: tuple[CheckShown, ...]
    rules: tuple[RuleTold, ...]

    @property
    def clear(self) -> bool:
        """Whether there is nothing to look at."""
        return all(each.check.level == "ok" for each in self.checks)


def checked(known: Known, subject: str, body: str, channel: str) -> ChecksShown:
    """What there is to see in the words as they stand."""
    found = check_draft(known.playbook, known.kind.word, subject, body, addressee(known), channel=channel)
    told = tuple(_shown(one) for one in found if not _far_from_full(one))
    return ChecksShown(summary(found), told, _rules(found))


def _far_from_full(one: Finding) -> bool:
    """Whether it speaks of a room that is more than half empty: then it is not worth a line."""
    return one.check == "channel" and one.level == "ok" and 2 * (one.count or 0) < (one.most or 0)


def _rules(found: tuple[Finding, ...]) -> tuple[RuleTold, ...]:
    """What was looked at, by whose rule it is."""
    looked: dict[str, list[str]] = {}
    for one in found:
        words = looked.setdefault(whose(_attributed(one)), [])
        if (says := _LOOKS_AT.get(one.check)) and says not in words:
            words.append(says)
    return tuple(RuleTold(f"{sentence_start(list_in_words(words))}.", by) for by, words in looked.items() if words)


def _shown(one: Finding) -> CheckShown:
    more = " ".join(part for part in (one.why, one.remedy) if part)
    check = Check(one.level, one.sentence, more, one.count if one.most else None, one.most)
    if one.level == "ok" or one.start is None or one.end is None:
        return CheckShown(check)
    return CheckShown(check, f"id_{one.where}", one.start, one.end)


def _attributed(one: Finding) -> Attributed:
    return Attributed.model_validate({"whose": one.whose, "basis": one.basis, "source": one.source})
