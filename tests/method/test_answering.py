"""How somebody answers, from the facts or by the user's own word."""

from dataclasses import replace
from datetime import date

import pytest

from whoelse.method.answering import answering, is_gone_by
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Playbook, Rule
from whoelse.method.situation import PersonSeen, Situation
from whoelse.playbooks.built_in import completed, library

MONDAY = date(2026, 1, 5)
CAST = Situation({"tom": PersonSeen("tom", "Tom Okafor")}, country="US")


def told(*facts: tuple[str, int], **fields: date) -> list[Fact]:
    """Facts about Tom on days of January 2026."""
    return [
        Fact(f"f{at}", kind, date(2026, 1, day), date(2026, 1, day), "tom", until=fields.get(kind.split()[0]))
        for at, (kind, day) in enumerate(facts)
    ]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ((), ""),
        ((("conversation held", 5),), ""),
        ((("invitation sent", 5),), "not yet"),
        ((("invitation sent", 5), ("reply received", 8)), "fast"),
        ((("invitation sent", 5), ("reply received", 9)), "slowly"),
        ((("invitation sent", 5), ("follow-up sent", 6), ("reply received", 7)), "slowly"),
        (
            (("invitation sent", 5), ("conversation agreed", 6), ("invitation sent", 12), ("reply received", 20)),
            "slowly",
        ),
        ((("invitation sent", 5), ("invitation sent", 12), ("reply received", 13)), "slowly"),
        ((("invitation sent", 16), ("reply received", 22)), "fast"),
    ],
)
def test_how_somebody_answers(facts: tuple[tuple[str, int], ...], words: str) -> None:
    assert answering(CAST, told(*facts), "tom", date(2026, 2, 27)) == words


def test_days_out_of_the_office_do_not_count() -> None:
    facts = told(("invitation sent", 5), ("out of office", 6), ("reply received", 16), out=date(2026, 1, 13))

    assert answering(CAST, facts, "tom", date(2026, 2, 27)) == "fast"


def test_the_users_own_word_goes_first() -> None:
    own = replace(CAST, people={"tom": PersonSeen("tom", "Tom Okafor", answers="slowly")})

    assert answering(own, told(("invitation sent", 5), ("reply received", 6)), "tom", MONDAY) == "slowly"


@pytest.mark.parametrize(("name", "goes_by_it"), [("Dalton", True), ("Plain", False), ("Kelley", False)])
def test_only_a_playbook_that_asks_for_it_goes_by_it(name: str, goes_by_it: bool) -> None:
    assert is_gone_by(playbook(name)) is goes_by_it


def test_a_rule_that_is_off_does_not_count() -> None:
    dalton = playbook("Dalton")
    rules = tuple(replace_off(rule) for rule in dalton.rules)
    assert is_gone_by(dalton.model_copy(update={"rules": rules}))
    assert not is_gone_by(dalton.model_copy(update={"rules": rules, "limits": ()}))


def playbook(name: str) -> Playbook:
    """A playbook of the library, with the rules that all share."""
    return completed(library()[name])


def replace_off(rule: Rule) -> Rule:
    """The rule, kept and not followed."""
    return rule.model_copy(update={"off": True})
