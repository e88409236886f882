"""Random lives for as long as it is given: each day planned, judged by the checker, and what was seen counted."""

import time
from collections import Counter

from tests.method.checker import judge
from tests.method.checker.table import TABLES
from tests.method.histories import moments
from tests.method.lives import PLAYBOOKS, planner

LOOKS = 80


def main(minutes: float = 1.0, seed: int = 1) -> None:
    """Prints a table of what was seen. Raises AssertionError when the checker found something, naming the seed."""
    plans = {name: planner(name) for name in PLAYBOOKS}
    end = time.monotonic() + minutes * 60
    words: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    found: Counter[str] = Counter()
    first_seed = seed
    planned = facts = named = 0
    example = ""
    while time.monotonic() < end or seed == first_seed:
        name = PLAYBOOKS[seed % len(PLAYBOOKS)]
        for moment in moments(seed, plans[name], LOOKS):
            history, agenda = moment.history, moment.agenda
            planned += 1
            words.update({step.do for step in agenda.steps})
            holders.update({held.by for held in agenda.held_back})
            named += any(step.person for step in agenda.steps)
            wrong = judge(name, history.situation, history.facts, history.today, agenda)
            found.update(violation.check for violation in wrong)
            if wrong and not example:
                example = f"seed {seed} under {name}: {wrong[0]}\n{history}"
        facts += len(history.facts)
        seed += 1
    histories = seed - first_seed
    rows = [
        ("histories", str(histories)),
        ("facts in a history, on average", f"{facts / histories:.0f}"),
        ("days planned and judged", str(planned)),
        ("days with a step to a named person", f"{named / planned:.1%}"),
        *((f"step: {word}", f"{words[word] / planned:.2%}") for word in _printed()),
        *((f"held back by {holder}", f"{count / planned:.2%}") for holder, count in holders.most_common()),
        ("violations", str(found.total())),
        *((f"violation: {check}", str(count)) for check, count in found.most_common()),
    ]
    print("| random lives under Plain and Kelley | |\n| --- | ---: |")
    for what, figure in rows:
        print(f"| {what} | {figure} |")
    assert not found, example


def _printed() -> list[str]:
    """Every word that one of the playbooks can print."""
    return sorted(frozenset[str]().union(*(table.steps for table in TABLES.values())))
