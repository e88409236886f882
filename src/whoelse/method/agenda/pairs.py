"""Introductions as the facts tell them: from an introducer to a person, in one state at a time."""

from dataclasses import dataclass, field

from whoelse.method.facts import Fact


@dataclass(slots=True)
class Pair:
    """One introduction: from an introducer to a person, or to somebody not named yet (None), perhaps at a target."""

    introducer: str
    person: str | None
    facts: list[Fact] = field(default_factory=list)
    target: str | None = None

    @property
    def state(self) -> str:
        """named, offered, checking, made, declined or silent."""
        return self.facts[-1].kind.removeprefix("introduction ")

    @property
    def under_way(self) -> bool:
        """Whether it is being checked or offered: the introducer has it in hand."""
        return self.state in {"checking", "offered"}

    @property
    def since(self) -> Fact:
        """The entry with which the present state began.

        A new "let me check" or a new offer begins its grace anew; a decline noted twice is one.
        """
        last = self.facts[-1]
        if self.under_way:
            return last
        first = last
        for fact in reversed(self.facts):
            if fact.kind != last.kind:
                break
            first = fact
        return first

    def all(self, state: str) -> list[Fact]:
        """The entries that say this state, in order."""
        return [fact for fact in self.facts if fact.kind == f"introduction {state}"]

    def made(self) -> Fact | None:
        """The last entry that says it was made; None where none does."""
        return next((fact for fact in reversed(self.facts) if fact.kind == "introduction made"), None)

    @property
    def permitted(self) -> bool:
        """Whether the introducer's name may be used: offered or made, and not declined since.

        An offer of somebody not named is no permission yet to write to the one who is named later.
        """
        permitted = False
        for fact in self.facts:
            if fact.kind in {"introduction offered", "introduction made"} and fact.person == self.person:
                permitted = True
            elif fact.kind == "introduction declined":
                permitted = False
        return permitted
