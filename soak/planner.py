"""Random lives for as long as it is given: each day planned, judged by the checker, and what was seen counted."""

import time
from collections import Counter

from tests.method.checker import judge
from tests.method.checker.table import TABLES
from tests.method.histories import History, moments
from tests.method.lives import PLAYBOOKS, planner

from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.steps import Agenda
from whoelse.method.calendar import Calendar

LOOKS = 120  # days on which the user looks: most business days, some left out
AHEAD = 20  # business days


def main(minutes: float = 1.0, seed: int = 1, lives: int = 0) -> None:
    """Prints a table of what was seen, of so many lives or, where none are named, of so many minutes.

    Raises AssertionError when the checker found something, naming the seed.
    """
    plans = {name: planner(name) for name in PLAYBOOKS}
    end = time.monotonic() + minutes * 60
    words: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    found: Counter[str] = Counter()
    stuck: Counter[str] = Counter()
    first_seed = seed
    planned = facts = named = 0
    example = left = ""
    while seed - first_seed < lives if lives else time.monotonic() < end or seed == first_seed:
        name = PLAYBOOKS[seed % len(PLAYBOOKS)]
        for moment in moments(seed, plans[name], LOOKS):
            history, agenda = moment.history, moment.agenda
            planned += 1
            words.update({step.do for step in agenda.steps})
            holders.update({held.by for held in agenda.held_back})
            named += any(step.person for step in agenda.steps)
            if nothing_ahead(history, agenda):
                stuck[name] += 1
                left = left or f"seed {seed} under {name}:\n{history}"
            wrong = judge(name, history.situation, history.facts, history.today, agenda)
            found.update(violation.check for violation in wrong)
            if wrong and not example:
                example = f"seed {seed} under {name}: {wrong[0]}\n{history}"
        facts += len(history.facts)
        seed += 1
    histories = seed - first_seed
    rows = [
        ("histories", str(histories)),
        ("seeds", f"{first_seed} to {seed - 1}"),
        ("facts in a history, on average", f"{facts / histories:.0f}"),
        ("days planned and judged", str(planned)),
        ("days with a step to a named person", f"{named / planned:.1%}"),
        *((f"step: {word}", f"{words[word] / planned:.2%}") for word in _printed()),
        ("days with somebody chosen and nothing ahead", str(stuck.total())),
        *((f"nothing ahead under {name}", str(count)) for name, count in stuck.most_common()),
        *((f"held back by {holder}", f"{count / planned:.2%}") for holder, count in holders.most_common()),
        ("violations", str(found.total())),
        *((f"violation: {check}", str(count)) for check, count in found.most_common()),
    ]
    print("| random lives under six playbooks | |\n| --- | ---: |")
    for what, figure in rows:
        print(f"| {what} | {figure} |")
    assert not found, example
    assert not stuck, left


def nothing_ahead(history: History, agenda: Agenda) -> bool:
    """Whether somebody is chosen and uninvited, and no step is open, held back, or to come within 20 business days."""
    chronicle = Chronicle(history.facts, history.today)
    if chronicle.over or agenda.steps or agenda.held_back:
        return False
    if not any(chronicle.choice(one) is not None and not one.is_closed for one in chronicle.people):
        return False
    calendar = Calendar(history.situation.country, history.situation.working_days, chronicle.pauses)
    until = calendar.add_business_days(history.today, AHEAD)
    return not any(step.due <= until for step in agenda.coming)


def _printed() -> list[str]:
    """Every word that one of the playbooks can print."""
    return sorted(frozenset[str]().union(*(table.steps for table in TABLES.values())))
