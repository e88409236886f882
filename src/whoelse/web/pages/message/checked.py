"""What the playbook sees in a draft, as the page shows it: problems first, each with its place and whose rule it is."""

from dataclasses import dataclass

from whoelse.method.drafting import Finding, check_draft, summary
from whoelse.method.playbook.document import Attributed
from whoelse.web.components import Check, RuleTold
from whoelse.web.pages.message.known import Known, addressee
from whoelse.web.playbook_in_words import whose


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
    rules = (RuleTold(one.sentence, whose(_attributed(one)), "") for one in found)
    return ChecksShown(summary(found), tuple(_shown(one) for one in found), tuple(dict.fromkeys(rules)))


def _shown(one: Finding) -> CheckShown:
    more = " ".join(part for part in (one.why, one.remedy) if part)
    check = Check(one.level, one.sentence, more, one.count if one.most else None, one.most)
    if one.level == "ok" or one.start is None or one.end is None:
        return CheckShown(check)
    return CheckShown(check, f"id_{one.where}", one.start, one.end)


def _attributed(one: Finding) -> Attributed:
    return Attributed.model_validate({"whose": one.whose, "basis": one.basis, "source": one.source})
