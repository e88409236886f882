"""How long a rehearsal of a year takes over 300 facts, under each playbook: seconds, and looks in them."""

import time
from datetime import date, timedelta

from bench.planner import STORY, story

from whoelse.method.agenda.rehearsing import rehearsed
from whoelse.method.situation import PersonSeen, Situation
from whoelse.playbooks.built_in import completed, library

FACTS = 300
FIRST_DAY = date(2026, 1, 5)
DAYS = 365


def main() -> None:
    """Print the figures."""
    count = FACTS // len(STORY)
    facts = sorted((fact for number in range(0, 8 * count, 8) for fact in story(number)), key=lambda fact: fact.on)
    people = {f"p{number}": PersonSeen(f"p{number}", f"Person {number}") for number in range(8 * count + 1)}
    situation = Situation(people, country="US")
    print(f"rehearsing a year of {len(facts)} facts: seconds, steps it would have proposed")
    for name, text in library().items():
        began = time.perf_counter()
        made = rehearsed(completed(text), situation, facts, FIRST_DAY, FIRST_DAY + timedelta(days=DAYS - 1))
        print(f"  {name:<14}  {time.perf_counter() - began:6.2f} s  {len(made.proposals):4}")


if __name__ == "__main__":
    main()
